"""Urges: the twenty-minute wave with its ratings, what became of urges, and when they come.

Riding an urge follows urge surfing (Bowen & Marlatt 2009): one watches it rise and fall without acting on
it. The length of the wave and the times of the ratings are choices of ours, not findings.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from msgspec import Struct

from nc_tui.practice.history import History
from nc_tui.practice.kinds import Slip, Urge
from nc_tui.practice.kinds.vocabulary import SetOff
from nc_tui.practice.records import Record, moment_of

WAVE_SECONDS = 20 * 60
RATING_SECONDS = (0, 5 * 60, 12 * 60, WAVE_SECONDS)
"""How far into the wave each rating is asked for: at the start, at 5, 12 and 20 minutes."""
OPEN_FOR = timedelta(hours=3)
"""How long an urge without an outcome can be taken up again."""
FEWEST = 5
"""Urges from which it is said when most of them came."""


class Tally(Struct, frozen=True):
    """What became of urges: how many were ridden to the end, acted on, left early, and not told."""

    ridden: int = 0
    acted: int = 0
    left: int = 0
    untold: int = 0

    @property
    def told(self) -> int:
        """How many urges have an outcome."""
        return self.ridden + self.acted + self.left


class Trend(Struct, frozen=True):
    """When urges come: how many at each of 24 hours on the wall (0 is midnight to one), and on each of 7
    weekdays of the practice day (0 is Monday)."""

    hours: tuple[int, ...]
    weekdays: tuple[int, ...]


def open_urge(records: Iterable[Record], now: datetime) -> Record | None:
    """The latest urge among the standing ``records`` that can be taken up again: no outcome yet, and begun
    no more than OPEN_FOR ago. One that begins after ``now`` (a clock set back) isn't open."""
    waiting = [
        record
        for record in records
        if isinstance(record.data, Urge)
        and record.data.outcome is None
        and timedelta(0) <= now - moment_of(record) <= OPEN_FOR
    ]
    return max(waiting, key=lambda r: (moment_of(r), r.id), default=None)


def tally(history: History, today: date, days: int) -> Tally:
    """What became of the urges of the ``days`` days that end today; an open one is untold."""
    found = [urge for _, urge in _urges(history, today, days)]
    outcomes = [urge.outcome for urge in found]
    return Tally(
        outcomes.count("ridden"), outcomes.count("acted"), outcomes.count("left"), outcomes.count(None)
    )


def trend(history: History, today: date, days: int) -> Trend:
    """When the urges of the ``days`` days that end today came, by the clock of the place where they were."""
    hours, weekdays = [0] * 24, [0] * 7
    for record, _ in _urges(history, today, days):
        hours[moment_of(record).hour] += 1
        weekdays[record.day.weekday()] += 1
    return Trend(tuple(hours), tuple(weekdays))


def busiest(counts: Trend) -> tuple[int, int, int] | None:
    """The four hours in which most urges came: the first of them, how many of how many. None where there
    are fewer than FEWEST."""
    hours = counts.hours
    if sum(hours) < FEWEST:
        return None
    number, hour = max((sum((hours + hours)[hour : hour + 4]), -hour) for hour in range(24))
    return -hour, number, sum(hours)


def set_offs(history: History, today: date, days: int) -> dict[SetOff, int]:
    """How often each thing set off an urge or a slip in the ``days`` days that end today, the most
    frequent first (then by name). What set off neither isn't there."""
    counts: dict[SetOff, int] = {}
    for record in _within(history, today, days):
        if isinstance(record.data, Urge | Slip) and record.data.set_off is not None:
            counts[record.data.set_off] = counts.get(record.data.set_off, 0) + 1
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _within(history: History, today: date, days: int) -> Iterator[Record]:
    first = today - timedelta(days - 1)
    return (record for record in history.recent if first <= record.day <= today)


def _urges(history: History, today: date, days: int) -> Iterator[tuple[Record, Urge]]:
    for record in _within(history, today, days):
        if isinstance(record.data, Urge):
            yield record, record.data
