"""What a day was, in one word, as the week and the last four weeks show it."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Literal

from nc_tui.practice.history import History
from nc_tui.practice.kinds import Practice
from nc_tui.practice.records import Record

DayMark = Literal["practised", "partly", "open", "to-come", "none"]
"""A day: practised, only partly, today while it is open, one to come, one without practice."""

WEEK = 7


def day_mark(records: Iterable[Record], day: date, today: date) -> DayMark:
    """A day by its records. One on which something was done is practised, whatever else was left."""
    if day > today:
        return "to-come"
    practised = [r.data for r in records if r.data is not None and r.data.is_practice()]
    if any(not (isinstance(data, Practice) and data.outcome == "partly") for data in practised):
        return "practised"
    if practised:
        return "partly"
    return "open" if day == today else "none"


def monday_of(day: date) -> date:
    """The first day of its week."""
    return day - timedelta(days=day.weekday())


def week_of(history: History, monday: date, today: date) -> tuple[DayMark, ...]:
    """The seven days from a Monday on."""
    days = (monday + timedelta(days=n) for n in range(WEEK))
    return tuple(day_mark(history.on(day), day, today) for day in days)


def counted(weeks: Sequence[Sequence[DayMark]], first: date, begun: date | None) -> tuple[int, int]:
    """How many days were practised, at least partly, of those that are over: the weeks begin on ``first``,
    and days before the journal ``begun`` don't count. Today counts once it was practised."""
    marks = [mark for week in weeks for mark in week]
    days = [
        mark
        for number, mark in enumerate(marks)
        if mark not in ("open", "to-come") and begun is not None and first + timedelta(days=number) >= begun
    ]
    return sum(mark != "none" for mark in days), len(days)
