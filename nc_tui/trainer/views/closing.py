"""What the end of the day shows: the week, what the day was, what comes tomorrow."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from nc_tui.practice.closing import is_closed
from nc_tui.practice.day_marks import DayMark, monday_of, week_of
from nc_tui.practice.kinds import Practice
from nc_tui.practice.kinds.practice import Outcome
from nc_tui.practice.wording import streak_line
from nc_tui.trainer.views.lines import ExerciseLine, exercise_line

if TYPE_CHECKING:
    from nc_tui.trainer.trainer import Trainer


class ToldLine(Struct, frozen=True):
    """An exercise of the day as it was told: the tension expected and felt, None where it wasn't rated."""

    skill: str
    skill_title: str
    outcome: Outcome
    expected: int | None
    felt: int | None


class ClosingView(Struct, frozen=True):
    """``is_closed`` says whether all of the day's plan was told. ``in_a_row`` is empty where numbers are
    hidden, and in a pause."""

    day: date
    marks: tuple[DayMark, ...]
    is_closed: bool
    told: tuple[ToldLine, ...]
    tomorrow: tuple[ExerciseLine, ...]
    in_a_row: str


def closing_view(trainer: "Trainer") -> ClosingView:
    """The day so far, and what the plan would offer tomorrow as things stand."""
    today, history = trainer.today, trainer.history
    tomorrow = trainer.plan.of_day(today + timedelta(days=1))
    streak = trainer.practice.numbers().streak
    shows_row = trainer.settings.numbers != "hidden" and not streak.is_pause and streak.days > 1
    return ClosingView(
        today,
        week_of(history, monday_of(today), today),
        is_closed(trainer.plan.of_day()),
        tuple(
            _told(trainer, record.data) for record in history.on(today) if isinstance(record.data, Practice)
        ),
        tuple(
            exercise_line(trainer, trainer.exercises[item.exercise])
            for item in tomorrow.items
            if item.exercise in trainer.exercises
        ),
        streak_line(streak) if shows_row else "",
    )


def _told(trainer: "Trainer", data: Practice) -> ToldLine:
    skill = trainer.library.skills.get(data.skill)
    title = data.skill if skill is None else skill.title
    return ToldLine(data.skill, title, data.outcome, data.predicted, data.after)
