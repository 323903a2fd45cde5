"""What Today and ``nc-tui today`` show."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from nc_tui.practice.care import NO_PERSON
from nc_tui.practice.clock import milestone
from nc_tui.practice.day_marks import WEEK, DayMark, monday_of, week_of
from nc_tui.practice.exercise import Exercise, Go
from nc_tui.practice.history import History
from nc_tui.practice.kinds import Checkin, Practice, Profile, Swap
from nc_tui.practice.kinds.practice import Outcome
from nc_tui.practice.weekly import weekly_words
from nc_tui.practice.wording import beside_line, count, part_of_day, streak_line
from nc_tui.trainer.health import remains_line
from nc_tui.trainer.views.lines import (
    ExerciseLine,
    NumbersLine,
    exercise_line,
    gentle_line,
    numbers_line,
    ready_line,
    shown_clock,
)
from nc_tui.trainer.views.welcome_back import WelcomeBack, welcome_back

if TYPE_CHECKING:
    from nc_tui.practice.key_dates import DateKind, Upcoming
    from nc_tui.practice.plan import Item
    from nc_tui.practice.readiness import Readiness
    from nc_tui.practice.streak import Streak
    from nc_tui.trainer.trainer import Trainer
    from nc_tui.trainer.views.distances import HowFar

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
ASKS_FROM = 17
"""The hour from which Today asks how it went with what was taken into the day."""


class ComingDate(Struct, frozen=True):
    """A date of the coming week: ``when`` is today, tomorrow or in so many days. ``guides`` are for it;
    ``exercise`` is offered on its day."""

    title: str
    when: str
    guides: tuple[str, ...]
    exercise: ExerciseLine | None


class DayLine(ExerciseLine, frozen=True):
    """An exercise of a day. ``quote`` is the line to take with you, ``plan`` one's own if-then sentence;
    ``expected`` and ``felt`` are the tension before and after."""

    quote: str = ""
    plan: str = ""
    expected: int | None = None
    felt: int | None = None
    asks: bool = False
    """Whether it is late enough to ask how it went with one that was taken into the day."""


class InARow(Struct, frozen=True):
    """The streak. After a break ``sentence`` says it, and the rest is empty. ``rested`` of ``rests`` days
    have been days of rest in the present seven."""

    days: int = 0
    sentence: str = ""
    rested: int = 0
    rests: int = 0


class TodayView(Struct, frozen=True):
    """What Today shows, from top to bottom. A line that isn't to be shown is empty."""

    day: date
    part: Literal["morning", "afternoon", "evening"]
    practice_day: int | None
    """Which practice day it is, today included; None where numbers are hidden or there are none yet."""
    back: WelcomeBack | None
    """What is said on the day someone comes back; None on all others."""
    may_have_two: bool
    """Whether the plan has one exercise after a pause, and a second one can be had."""
    marks: tuple[DayMark, ...]
    """The seven days of this week; none on the first day."""
    is_demo: bool
    faults: tuple[str, ...]
    """What is wrong with journal, library or settings, a line each."""
    coming: tuple[ComingDate, ...]
    has_open_urge: bool
    notice: str
    """The quiet notice of a passive week. On coming back none says what wasn't done."""
    waiting: tuple[DayLine, ...]
    """Yesterday's exercises that wait for "how did it go?"."""
    answered: tuple[DayLine, ...]
    """Those of which it was said today."""
    checkin: Checkin | None
    looks_back: bool
    """Whether it is Sunday, and there is a week to look back on."""
    week: str
    """Mood and pull of this week beside those of the week before."""
    is_heavy: bool
    """Whether the plan is one gentle thing."""
    planned: tuple[DayLine, ...]
    beside: tuple[tuple[str, DayLine], ...]
    """What stands beside the plan, to be done or left, each under the words that say so."""
    course: str
    """The course under way, and how far it has come."""
    first_day: bool
    """Whether nothing has ever been recorded but what was said at the beginning."""
    numbers_line: NumbersLine
    in_a_row: InARow | None
    """None where numbers are hidden, and before the first practice day."""
    contact: tuple[str, int, str] | None
    """What the days of the clock are called, how many they are, and how many overall; None where they are
    hidden, where nobody knows them, and where ``clock`` says that they ended by choice."""
    clock: str
    milestone: str
    """What the days without contact come to on this very day (``a week``)."""
    ready_line: str
    nearest: "HowFar | None"
    """Of what the ready list still asks for, the nearest; None while it is closed or not answered yet, and
    where all of it is there."""
    list_opened: bool
    """Whether today says that the ready list has opened. Whoever says so tells it to ``trainer.ready.told``,
    so that it is said on one day only."""


def today_view(trainer: "Trainer") -> TodayView:
    """Everything that Today shows, of one moment."""
    session, history, today = trainer.session, trainer.history, trainer.today
    plan = trainer.plan.of_day()
    notice, clock = trainer.moments.notice(), shown_clock(trainer)
    ready = trainer.ready.state()
    first_day = _is_first_day(history)
    yesterday = today - timedelta(days=1)
    hidden = trainer.settings.numbers == "hidden"
    back = welcome_back(trainer)
    practised, numbers = len(history.practised_days), trainer.practice.numbers()
    return TodayView(
        day=today,
        part=part_of_day(trainer.now()),
        practice_day=None if hidden or practised == 0 else practised + (today not in history.practised_days),
        back=back,
        may_have_two=not plan.heavy and trainer.returning.has_one(),
        marks=() if first_day else week_of(history, monday_of(today), today),
        is_demo=session.is_demo,
        faults=tuple(_faults(trainer)),
        coming=tuple(_coming(trainer, one) for one in trainer.calendar.upcoming()),
        has_open_urge=trainer.moments.open_urge() is not None,
        notice="" if notice is None or (notice is NO_PERSON and back is not None) else notice.line,
        waiting=tuple(_day_line(trainer, one, yesterday) for one in trainer.plan.pending()),
        answered=tuple(_answered(trainer, yesterday)),
        checkin=trainer.checkins.of_today(),
        looks_back=_looks_back(history, today),
        week=weekly_words(history, today),
        is_heavy=plan.heavy,
        planned=tuple(_planned_line(trainer, item) for item in plan.items),
        beside=tuple(
            (beside_line(item.slot, trainer.exercises[item.exercise].any_day), _planned_line(trainer, item))
            for item in plan.beside
        ),
        course=_course(trainer),
        first_day=first_day,
        numbers_line=numbers_line(trainer, numbers),
        in_a_row=None if hidden or back is not None else _in_a_row(trainer, numbers.streak),
        contact=_contact(trainer),
        clock=clock,
        milestone=(milestone(trainer.situation.clock().run or 0) or "") if clock else "",
        ready_line=ready_line(ready),
        nearest=_nearest(trainer, ready),
        list_opened=trainer.ready.is_news(ready),
    )


def _planned_line(trainer: "Trainer", item: "Item") -> DayLine:
    exercise = trainer.exercises[item.exercise]
    return _day_line(trainer, exercise, trainer.today, item.outcome, carried=item.carried)


def _day_line(
    trainer: "Trainer",
    exercise: Exercise,
    day: date,
    outcome: Outcome | None = None,
    *,
    carried: bool = False,
) -> DayLine:
    line = exercise_line(trainer, exercise, outcome, carried)
    record = trainer.practice.record_of(exercise.id, day) if outcome is not None else None
    data = record.data if record is not None else None
    told = data if isinstance(data, Practice) else None
    carry = trainer.practice.carried(exercise.id, day) if carried else None
    return DayLine(
        exercise=exercise,
        lead=line.lead,
        outcome=outcome,
        carried=carried,
        quote=next((step.carry for step in exercise.steps if isinstance(step, Go)), "") if carried else "",
        plan="" if carry is None else carry.plan or "",
        expected=None if told is None else told.predicted,
        felt=None if told is None else told.after,
        asks=carried and outcome is None and trainer.now().hour >= ASKS_FROM,
    )


def _answered(trainer: "Trainer", yesterday: date) -> Iterator[DayLine]:
    """Yesterday's exercises of which it was said today how they went."""
    for record in trainer.history.on(yesterday):
        data = record.data
        if not isinstance(data, Practice) or data.exercise not in trainer.exercises:
            continue
        if trainer.session.practice_day(record.at) == trainer.today:
            yield _day_line(trainer, trainer.exercises[data.exercise], yesterday, data.outcome)


def _in_a_row(trainer: "Trainer", streak: "Streak") -> InARow | None:
    rests = trainer.settings.rest_days
    words = streak_line(streak)
    if not words:
        return None
    if streak.is_pause or (streak.days == 1 and streak.behind > 0):
        return InARow(sentence=f"{words[0].upper()}{words[1:]}.")
    return InARow(streak.days, rested=max(0, rests - streak.rest_left), rests=rests)


def _is_first_day(history: History) -> bool:
    said = (Profile, Swap)
    return not history.digests and all(isinstance(record.data, said) for record in history.recent)


def _looks_back(history: History, today: date) -> bool:
    """A week is looked back on where something was recorded in it before today."""
    days = (today - timedelta(days=back) for back in range(1, WEEK))
    return today.weekday() == WEEK - 1 and any(history.on(day) for day in days)


def _nearest(trainer: "Trainer", ready: "Readiness") -> "HowFar | None":
    if not ready.is_open or ready.evidence_met or ready.stage != "evidence":
        return None
    from nc_tui.trainer.views.distances import nearest

    return nearest(trainer, ready)


def _course(trainer: "Trainer") -> str:
    running = trainer.courses.running()
    if running is None:
        return ""
    from nc_tui.trainer.views.courses import course_words

    return f"Course “{running.run.course.title}”: {course_words(running)}"


def _contact(trainer: "Trainer") -> tuple[str, int, str] | None:
    clock, mode = trainer.situation.clock(), trainer.situation.profile.mode
    if trainer.settings.days == "hidden" or clock.run is None:
        return None
    if clock.by_choice is not None and trainer.situation.in_contact():
        return None
    overall = ""
    if clock.total is not None and clock.of is not None and clock.total != clock.run:
        overall = f"{clock.total:,} of {count(clock.of, 'day')} overall"
    return "on topic" if mode == "limited" else "no contact", clock.run, overall


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
