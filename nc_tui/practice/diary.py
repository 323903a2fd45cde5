"""The diary: what happened, day by day, the newest first, and what is left out of it.

Not shown are letters that were burned, and sealed ones before their day. Days without an entry aren't listed:
a day names how many lie between it and the next one, and whether all of them were rest days.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from itertools import groupby

from msgspec import Struct

from nc_tui.practice.days import practice_day
from nc_tui.practice.exercise import WITH_A_PERSON
from nc_tui.practice.kinds import Carry, Practice, RehearsalRun
from nc_tui.practice.kinds.facts import Listed, TitleOf
from nc_tui.practice.people import person_named
from nc_tui.practice.records import Record, moment_of
from nc_tui.practice.streak import WINDOW


class Entry(Struct, frozen=True):
    """A record in the diary. ``time`` is when it was, by the clock of the place; empty where only the day
    is known. ``exercise`` is the id of what was practised, ``person`` who with, the same however typed."""

    record: Record
    listed: Listed
    time: str = ""
    exercise: str = ""
    person: str = ""


class Day(Struct, frozen=True):
    """A day with its entries, the latest first. ``empty`` days without an entry lie between it and the next
    later one that has some; ``rested`` says that these were rest days."""

    day: date
    entries: tuple[Entry, ...]
    empty: int = 0
    rested: bool = False


def entry(record: Record, title_of: TitleOf, today: date, rollover_hour: int = 4) -> Entry | None:
    """A standing record as an entry; None where it isn't shown."""
    data = record.data
    if data is None or not data.shown_on(today):
        return None
    moment = moment_of(record)
    told = getattr(data, "at_moment", None) is not None
    was_then = told or practice_day(moment, rollover_hour) == record.day
    exercise = person = ""
    match data:
        case Practice():
            exercise = data.exercise
            person = person_named(data.with_) if data.stakes in WITH_A_PERSON else ""
        case Carry():
            exercise, person = data.exercise, person_named(data.with_)
        case RehearsalRun():
            exercise = data.rehearsal
        case _:
            pass
    time = f"{moment:%H:%M}" if was_then else ""
    return Entry(record, data.listed(title_of), time, exercise, person)


def newest_first(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Entries as a diary has them: the latest day first, and on a day the latest moment."""
    return tuple(sorted(entries, key=_place, reverse=True))


def days(entries: Sequence[Entry], practised: Collection[date] = (), rest_days: int = 0) -> tuple[Day, ...]:
    """The days of entries that are ``newest_first``."""
    numbers = frozenset(day.toordinal() for day in practised)
    bounds = range(min(numbers, default=0), max(numbers, default=0) + 1)
    found: list[Day] = []
    for day, of_day in groupby(entries, key=lambda one: one.record.day):
        between = range(day.toordinal() + 1, found[-1].day.toordinal()) if found else range(0)
        rested = 0 < len(between) <= rest_days and _unbroken(between, numbers, bounds, rest_days)
        found.append(Day(day, tuple(of_day), len(between), rested))
    return tuple(found)


def _place(one: Entry) -> tuple[date, float, str]:
    return one.record.day, moment_of(one.record).timestamp(), one.record.id


def _unbroken(between: range, practised: frozenset[int], bounds: range, rest_days: int) -> bool:
    """Whether the days between two others break no streak: no seven days in a row around them hold more than
    the rest days without practice."""
    around = range(max(between.start - WINDOW + 1, bounds.start), min(between.stop + WINDOW - 1, bounds.stop))
    missed = [n for n in around if n not in practised]
    starts = range(between.start - WINDOW + 1, between.stop)
    return all(sum(start <= n < start + WINDOW for n in missed) <= rest_days for start in starts)
