"""What Today and ``nc-tui today`` show."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from nc_tui.practice.clock import milestone
from nc_tui.practice.kinds import Checkin
from nc_tui.practice.weekly import weekly_words
from nc_tui.practice.wording import BESIDE
from nc_tui.trainer.health import remains_line
from nc_tui.trainer.views.courses import course_line
from nc_tui.trainer.views.lines import (
    ExerciseLine,
    NumbersLine,
    exercise_line,
    gentle_line,
    numbers_line,
    ready_line,
    shown_clock,
)

if TYPE_CHECKING:
    from nc_tui.practice.key_dates import DateKind, Upcoming
    from nc_tui.practice.plan import Item
    from nc_tui.trainer.trainer import Trainer

GUIDES: Mapping["DateKind", str] = {
    "birthday": "birthday",
    "anniversary": "anniversary",
    "holiday": "holiday",
    "court": "court-day",
    "hand-over": "children",
    "other": "damage-control",
}
"""The guide for each kind of date, or the word that finds it."""
TEMPTING = ("birthday", "anniversary", "holiday", "other")
"""Kinds of date on which a word to them comes to mind, so that the hidden-agenda check comes first."""
AGENDA = "hidden-agenda"
MOST_DAMAGE, MOST_FAULTS = 3, 2


class ComingDate(Struct, frozen=True):
    """A date of the coming week: ``when`` is today, tomorrow or in so many days. ``guides`` are for it;
    ``exercise`` is offered on its day."""

    title: str
    when: str
    guides: tuple[str, ...]
    exercise: ExerciseLine | None


class TodayView(Struct, frozen=True):
    """What Today shows, from top to bottom. A line that isn't to be shown is empty."""

    day: date
    is_demo: bool
    faults: tuple[str, ...]
    """What is wrong with journal, library or settings, a line each."""
    coming: tuple[ComingDate, ...]
    has_open_urge: bool
    notice: str
    """The quiet notice of a passive week."""
    waiting: tuple[ExerciseLine, ...]
    """Yesterday's exercises that wait for "how did it go?"."""
    checkin: Checkin | None
    week: str
    """Mood and pull of this week beside those of the week before."""
    is_heavy: bool
    """Whether the plan is one gentle thing."""
    planned: tuple[ExerciseLine, ...]
    beside: tuple[tuple[str, ExerciseLine], ...]
    """What stands beside the plan, to be done or left, each under the words that say so."""
    course: str
    """The course under way, and how far it has come."""
    first_day: bool
    """Whether nothing has ever been recorded."""
    numbers_line: NumbersLine
    clock: str
    milestone: str
    """What the days without contact come to on this very day (``a week``)."""
    ready_line: str
    list_opened: bool
    """Whether today says that the ready list has opened. Whoever says so tells it to ``trainer.ready.told``,
    so that it is said on one day only."""


def today_view(trainer: "Trainer") -> TodayView:
    """Everything that Today shows, of one moment."""
    session, history = trainer.session, trainer.history
    plan = trainer.plan.of_day()
    notice, clock = trainer.moments.notice(), shown_clock(trainer)
    ready = trainer.ready.state()
    return TodayView(
        day=trainer.today,
        is_demo=session.is_demo,
        faults=tuple(_faults(trainer)),
        coming=tuple(_coming(trainer, one) for one in trainer.calendar.upcoming()),
        has_open_urge=trainer.moments.open_urge() is not None,
        notice="" if notice is None else notice.line,
        waiting=tuple(exercise_line(trainer, one) for one in trainer.plan.pending()),
        checkin=trainer.checkins.of_today(),
        week=weekly_words(history, trainer.today),
        is_heavy=plan.heavy,
        planned=tuple(_planned_line(trainer, item) for item in plan.items),
        beside=tuple((BESIDE[item.slot], _planned_line(trainer, item)) for item in plan.beside),
        course=course_line(trainer),
        first_day=not history.recent and not history.digests,
        numbers_line=numbers_line(trainer, trainer.practice.numbers()),
        clock=clock,
        milestone=(milestone(trainer.situation.clock().run or 0) or "") if clock else "",
        ready_line=ready_line(ready),
        list_opened=trainer.ready.is_news(ready),
    )


def _planned_line(trainer: "Trainer", item: "Item") -> ExerciseLine:
    return exercise_line(trainer, trainer.exercises[item.exercise], item.outcome, item.carried)


def _faults(trainer: "Trainer") -> Iterator[str]:
    session = trainer.session
    yield from (str(damage) for damage in session.journal.damage()[:MOST_DAMAGE])
    if remains := remains_line(session):
        yield remains
    yield from (str(fault) for fault in session.library_faults[:MOST_FAULTS])
    if session.settings_fault:
        yield session.settings_fault


def _coming(trainer: "Trainer", upcoming: "Upcoming") -> ComingDate:
    kind = upcoming.entry.kind
    asks_agenda = kind in TEMPTING and not trainer.situation.way_closed()
    return ComingDate(
        upcoming.entry.title,
        {0: "today", 1: "tomorrow"}.get(upcoming.until, f"in {upcoming.until} days"),
        (GUIDES[kind], AGENDA) if asks_agenda else (GUIDES[kind],),
        gentle_line(trainer) if upcoming.until == 0 else None,
    )
