"""Lines that several views have: an exercise, the numbers, the clock, the ready list."""

from typing import TYPE_CHECKING

from msgspec import Struct

from nc_tui.practice.exercise import Exercise
from nc_tui.practice.kinds.practice import Outcome
from nc_tui.practice.readiness import Readiness
from nc_tui.practice.wording import clock_line, count, ended_by_choice, streak_line, strength_after

if TYPE_CHECKING:
    from nc_tui.trainer.practising import Numbers
    from nc_tui.trainer.trainer import Trainer


class ExerciseLine(Struct, frozen=True):
    """An exercise in a list. ``lead`` stands first: the title of its skill, or where all are of one skill the
    stakes. ``carried`` says that it was taken into the day."""

    exercise: Exercise
    lead: str
    outcome: Outcome | None = None
    carried: bool = False

    @property
    def is_done(self) -> bool:
        """Whether it was practised, at least in part."""
        return self.outcome in ("done", "partly")


class NumbersLine(Struct, frozen=True):
    """Streak, strength and free days in words that follow each other; all empty where they are hidden, and
    before the first practice day."""

    streak: str = ""
    strength: str = ""
    free: str = ""


def exercise_line(
    trainer: "Trainer", exercise: Exercise, outcome: Outcome | None = None, carried: bool = False
) -> ExerciseLine:
    """The line of an exercise under the title of its skill."""
    skill = trainer.library.skills.get(exercise.skill)
    return ExerciseLine(exercise, skill.title if skill else exercise.skill, outcome, carried)


def gentle_line(trainer: "Trainer") -> ExerciseLine | None:
    """The one exercise for a heavy moment."""
    found = trainer.plan.gentle_exercise()
    return None if found is None else exercise_line(trainer, trainer.exercises[found])


def numbers_line(trainer: "Trainer", numbers: "Numbers") -> NumbersLine:
    """The numbers, where they aren't hidden. In a pause no free day is promised."""
    streak = numbers.streak
    words = streak_line(streak)
    if trainer.settings.numbers == "hidden" or not words:
        return NumbersLine()
    free = streak.rest_left > 0 and not streak.is_pause
    return NumbersLine(
        words,
        strength_after(streak, numbers.strength),
        f" · {count(streak.rest_left, 'rest day')} free" if free else "",
    )


def shown_clock(trainer: "Trainer") -> str:
    """The days without contact; empty where they are hidden or nobody knows them."""
    if trainer.settings.days == "hidden":
        return ""
    clock = trainer.situation.clock()
    if clock.by_choice is not None and trainer.situation.in_contact():
        return ended_by_choice(clock.by_choice)
    return clock_line(clock, trainer.situation.profile.mode)


def ready_line(ready: Readiness) -> str:
    """How the ready list stands, in a line: no score before it is open."""
    match ready.standing:
        case "open":
            return f"Ready list  {ready.met} of {ready.of}"
        case "closed":
            return "Ready list closed. Practice goes on."
        case "in-doubt":
            return "Ready list closed until a question is answered again."
        case "unanswered":
            return ""
