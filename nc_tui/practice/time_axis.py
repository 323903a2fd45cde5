"""The days on one axis of time: exercises, mood, pull and urges of each, slips, and breaks between them."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise

from msgspec import Struct

from nc_tui.practice.day_state import day_state
from nc_tui.practice.kinds import Practice, Slip, Urge
from nc_tui.practice.records import Record

WEEK = 7
SMOOTH = 7
"""Days around a day of which a curve shows the mean."""
BREAK = 14
"""Days without practice that are marked as a break."""


class DayFacts(Struct, frozen=True):
    """A day: how many exercises were done or partly done, the last mood and pull, None where none was told,
    how many urges, and whether there was a slip."""

    exercises: int = 0
    mood: int | None = None
    pull: int | None = None
    urges: int = 0
    slip: bool = False


NOTHING = DayFacts()


def facts_of(records: Iterable[Record]) -> dict[date, DayFacts]:
    """The days of which something was recorded."""
    days: dict[date, list[Record]] = {}
    for record in records:
        days.setdefault(record.day, []).append(record)
    return {day: _facts(of_day) for day, of_day in days.items()}


def _facts(records: Sequence[Record]) -> DayFacts:
    how = day_state(records)
    data = [record.data for record in records]
    return DayFacts(
        sum(isinstance(one, Practice) and one.is_practice() for one in data),
        how.mood,
        how.pull,
        sum(isinstance(one, Urge) for one in data),
        any(isinstance(one, Slip) for one in data),
    )


def monday_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def days_of(monday: date, weeks: int) -> tuple[date, ...]:
    """The days of so many weeks from a Monday on."""
    return tuple(monday + timedelta(days=number) for number in range(weeks * WEEK))


def means(values: Sequence[int | None]) -> list[float | None]:
    """The mean of each day's SMOOTH days; None where the day has no value of its own."""
    half = SMOOTH // 2
    found: list[float | None] = []
    for place, value in enumerate(values):
        near = [one for one in values[max(0, place - half) : place + half + 1] if one is not None]
        found.append(None if value is None else sum(near) / len(near))
    return found


def breaks(practised: Collection[date], days: Sequence[date], today: date) -> Iterator[tuple[date, date]]:
    """The first and the last day of each break among ``days``, between two practised days. One that goes on
    isn't called a break yet."""
    known = sorted(day for day in practised if day <= today)
    for before, after in pairwise(known):
        if (after - before).days > BREAK and after > days[0] and before < days[-1]:
            yield max(before + timedelta(days=1), days[0]), min(after - timedelta(days=1), days[-1])


def edges(values: Sequence[float | None], days: Sequence[date]) -> tuple[tuple[date, float], ...]:
    """The first and the last value that there is, with their days; none where there is none."""
    given = [(day, value) for day, value in zip(days, values, strict=True) if value is not None]
    return (given[0], given[-1]) if given else ()


def at(facts: Mapping[date, DayFacts], day: date) -> DayFacts:
    """The facts of a day."""
    return facts.get(day, NOTHING)
