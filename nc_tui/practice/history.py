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

from nc_tui.practice.days import practice_day
from nc_tui.practice.kinds import Practice
from nc_tui.practice.kinds.facts import MonthSums
from nc_tui.practice.records import Record, order_made
from nc_tui.practice.way import Doubt, Way, way

RECENT_DAYS = 400
"""How far back single records are read at a start: a year's heat map and every rule's window fit in."""


def recent_since(today: date) -> date:
    """The first day of the month in which the recent records begin."""
    return (today - timedelta(days=RECENT_DAYS)).replace(day=1)


class Digest(Struct, frozen=True):
    """One older month: its sums (``MonthSums``), and the records that last."""

    month: date
    practised: int
    times: dict[str, int]
    skills: dict[str, int]
    counts: dict[str, int]
    lasting: tuple[Record, ...]

    def count(self, name: str) -> int:
        """How often something happened, by the name under which its kind counts it."""
        return self.counts.get(name, 0)

    def days(self) -> Iterator[date]:
        """The practised days of the month, in order."""
        first = self.month.toordinal()
        for day in range(self.practised.bit_length()):
            if self.practised >> day & 1:
                yield date.fromordinal(first + day)


def digest(month: date, records: Iterable[Record]) -> Digest:
    """What remains of a month once it is old. ``records`` are the month's, as they stand (``current``)."""
    sums = MonthSums()
    lasting = []
    for record in records:
        if record.data is None:
            continue
        record.data.add_to(sums, record.day)
        if record.data.lasts():
            lasting.append(replace(record, data=record.data.once_old()))
    return Digest(month, sums.practised, sums.times, sums.skills, sums.counts, tuple(lasting))


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
    def begun(self) -> date | None:
        """The first day that has a record, or of old months the first day of the month."""
        if self.digests:
            return self.digests[0].month
        return min((record.day for record in self.recent), default=None)

    @cached_property
    def practised_days(self) -> frozenset[date]:
        """Every day of all years with an exercise done or partly done, or a rehearsal gone through."""
        old = (day for month in self.digests for day in month.days())
        recent = (one.day for one in self.recent if one.data is not None and one.data.is_practice())
        return frozenset((*old, *recent))

    @cached_property
    def lasting(self) -> tuple[Record, ...]:
        """The records that count however old they are, in the order made."""
        records = [record for month in self.digests for record in month.lasting]
        records += [record for record in self.recent if record.data is not None and record.data.lasts()]
        return tuple(sorted(records, key=order_made))

    @cached_property
    def way(self) -> Way:
        """The way to the other person: what closes it, and what is in doubt."""
        return way(self.lasting, self.doubts)

    def standing(self, first: str) -> Record | None:
        """A recent record, or one that lasts, as it stands now, by the id under which it was first made; None
        where it was withdrawn."""
        found = (one for one in (*self.recent, *self.lasting) if order_made(one) == first)
        return next(found, None)

    @cached_property
    def signs(self) -> tuple[date, ...]:
        """The days on which something recent was recorded, whatever days it was for, in order. An evening
        belongs to its day until four, wherever the day's own beginning is set."""
        return tuple(sorted({_made_on(record) for record in self.recent}))

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


def _made_on(record: Record) -> date:
    if record.at.date() == record.day:
        return record.day
    return max(record.day, practice_day(record.at))
