"""History: all that the rules may look at, in a form that stays small over the years.

The last thirteen months or so are there record by record. Older months are there as digests: which days
were practised, how often each exercise, and the few records that count for ever. A digest follows from
the month's records alone, so it may be cached and thrown away at any time.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from nc_tui.practice.records import (
    Checkin,
    Data,
    Monitoring,
    Practice,
    Profile,
    Record,
    Review,
    Slip,
    Urge,
    ends_run,
    without_text,
)
from nc_tui.practice.way import Doubt, Way, way

RECENT_DAYS = 400
"""How far back single records are read at a start: a year's heat map and every rule's window fit in."""

LASTING = (Profile, Review, Slip)
"""Kinds of data that count however old they are."""


def lasts(data: Data | None) -> bool:
    """Whether a record with this data counts however old it is; off-topic contact does, as a slip does."""
    return isinstance(data, LASTING) or ends_run(data)


def recent_since(today: date) -> date:
    """The first day of the month in which the recent records begin."""
    return (today - timedelta(days=RECENT_DAYS)).replace(day=1)


class Digest(Struct, frozen=True):
    """One older month. ``practised`` is a bit mask: bit 0 is the first of the month."""

    month: date
    practised: int
    checked_in: int
    times: dict[str, int]
    """How often each exercise was done or partly done."""
    skills: dict[str, int]
    """How often each skill was practised."""
    lasting: tuple[Record, ...]
    urges: int = 0
    urges_ridden: int = 0
    monitored: int = 0
    """How often monitoring was noted."""

    def days(self) -> Iterator[date]:
        """The practised days of the month, in order."""
        first = self.month.toordinal()
        for day in range(self.practised.bit_length()):
            if self.practised >> day & 1:
                yield date.fromordinal(first + day)


def digest(month: date, records: Iterable[Record]) -> Digest:
    """What remains of a month once it is old. ``records`` are the month's, as they stand (``current``)."""
    practised = checked_in = urges = ridden = monitored = 0
    times: dict[str, int] = {}
    skills: dict[str, int] = {}
    lasting = []
    for record in records:
        data = record.data
        if isinstance(data, Practice):
            if data.outcome != "not":
                practised |= 1 << (record.day.day - 1)
                times[data.exercise] = times.get(data.exercise, 0) + 1
                skills[data.skill] = skills.get(data.skill, 0) + 1
        elif isinstance(data, Checkin):
            checked_in += 1
        elif isinstance(data, Urge):
            urges += 1
            ridden += data.outcome == "ridden"
        elif isinstance(data, Monitoring):
            monitored += 1
        elif data is not None and lasts(data):
            # An old slip counts without its words: they stay in the month's file, the one place to erase.
            lasting.append(replace(record, data=without_text(data)) if ends_run(data) else record)
    return Digest(month, practised, checked_in, times, skills, tuple(lasting), urges, ridden, monitored)


class History(Struct, frozen=True, dict=True):
    """The journal as the rules see it. ``recent`` holds every record of the months from ``since`` on, as
    they stand; ``digests`` the months before it, in order. ``doubts`` is what may have been a care answer
    and can't be read or is gone."""

    since: date
    recent: tuple[Record, ...] = ()
    digests: tuple[Digest, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @cached_property
    def practices(self) -> tuple[tuple[date, Practice], ...]:
        """The recent practices with their days, in order."""
        return tuple((r.day, r.data) for r in self.recent if isinstance(r.data, Practice))

    @cached_property
    def practised_days(self) -> frozenset[date]:
        """Every day with at least one exercise done or partly done, in all years."""
        old = (day for month in self.digests for day in month.days())
        return frozenset(old) | {day for day, data in self.practices if data.outcome != "not"}

    @cached_property
    def lasting(self) -> tuple[Record, ...]:
        """The records that count however old they are, in order of the time they were made."""
        records = [record for month in self.digests for record in month.lasting]
        records += [record for record in self.recent if lasts(record.data)]
        return tuple(sorted(records, key=lambda r: (r.at, r.id)))

    @cached_property
    def way(self) -> Way:
        """The way to the other person: what closes it, and what is in doubt."""
        return way(self.lasting, self.doubts)

    def on(self, day: date) -> tuple[Record, ...]:
        """The records of one recent day, in the order in which they were made."""
        return self.by_day.get(day, ())

    @cached_property
    def by_day(self) -> dict[date, tuple[Record, ...]]:
        """The recent records by day."""
        days: dict[date, list[Record]] = {}
        for record in self.recent:
            days.setdefault(record.day, []).append(record)
        return {day: tuple(records) for day, records in days.items()}
