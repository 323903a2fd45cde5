"""The days of a year by how much was done on each, and the totals of all years."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import Struct

from nc_tui.practice.history import History
from nc_tui.practice.kinds import Checkin, Practice
from nc_tui.practice.people import person_of
from nc_tui.practice.records import Record

MOST = 4
"""The highest level of the heat map: this many exercises or more on a day."""


def heat(records: Iterable[Record], until: date, weeks: int = 53) -> tuple[tuple[int | None, ...], ...]:
    """``weeks`` columns, the oldest first, each with the seven days of a week from Monday on.

    A day is the number of exercises done or partly done on it, at most MOST; None after ``until``.
    """
    times = Counter(r.day for r in records if isinstance(r.data, Practice) and r.data.outcome != "not")
    monday = until - timedelta(days=until.weekday())
    columns = []
    for back in range(weeks - 1, -1, -1):
        start = monday - timedelta(weeks=back)
        days = [start + timedelta(days=n) for n in range(7)]
        columns.append(tuple(min(MOST, times[day]) if day <= until else None for day in days))
    return tuple(columns)


class Totals(Struct, frozen=True):
    """All years in numbers; people and settings of the recent ones only. Who is only made up (in a
    rehearsal) is no person."""

    days: int
    exercises: int
    checkins: int
    people: int
    settings: int
    first_day: date | None
    favourite: str | None
    """The skill practised most."""


def totals(history: History) -> Totals:
    """The totals of a journal."""
    recent = [practice for _, practice in history.practices if practice.outcome != "not"]
    skills: Counter[str] = Counter(practice.skill for practice in recent)
    for month in history.digests:
        skills.update(month.skills)
    days = history.practised_days
    return Totals(
        days=len(days),
        exercises=len(recent) + sum(sum(month.times.values()) for month in history.digests),
        checkins=sum(month.count(Checkin.COUNTED) for month in history.digests)
        + sum(isinstance(record.data, Checkin) for record in history.recent),
        people=len({person_of(practice) for practice in recent} - {None}),
        settings=len({practice.setting for practice in recent}),
        first_day=min(days, default=None),
        favourite=min(skills, key=lambda skill: (-skills[skill], skill), default=None),
    )
