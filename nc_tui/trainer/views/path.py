"""What Path shows: the ladders, and the exercises of each rung with what is known of them."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from nc_tui.practice.exercise import Exercise
from nc_tui.practice.exercise_history import NEVER, Told, told
from nc_tui.practice.focus import FOCUSES
from nc_tui.practice.kinds import Practice
from nc_tui.practice.kinds.liking import Like
from nc_tui.practice.kinds.practice import Outcome
from nc_tui.practice.ladder import Rung, Standing, rungs
from nc_tui.practice.wording import near_day
from nc_tui.trainer.content import Skill
from nc_tui.trainer.views.courses import course_words

if TYPE_CHECKING:
    from nc_tui.trainer.trainer import Trainer

DAYS_BACK = timedelta(days=60)
"""How far back days can be filled in."""
SHORT = 5
"""Minutes that are short."""
Filter = Literal["rung", "here", "out", "short", "never", "mine"]
FILTERS: Mapping[Filter, str] = {
    "rung": "this rung",
    "here": "here",
    "out": "out",
    "short": "short",
    "never": "never done",
    "mine": "★ mine",
}
"""What exercises of a skill can be narrowed down to; only the first keeps to one rung."""
_PLACE: Mapping[Like, int] = {"favourite": 0, "neither": 1, "not-for-me": 2}


class ShelfLine(Struct, frozen=True):
    """An exercise on a ladder: how it went on the day, what is known of it, what someone thinks of it."""

    exercise: Exercise
    outcome: Outcome | None
    told: Told
    like: Like


class SkillLine(Struct, frozen=True):
    """A skill, where the user stands on its ladder, how each of its rungs is, from alone to tense, and its
    exercises: favourites first, those not for the user last."""

    skill: Skill
    standing: Standing | None
    rungs: tuple[Rung, ...]
    exercises: tuple[ShelfLine, ...]

    @property
    def at(self) -> int:
        """The rung that the user is on, 0 (alone) to 5 (tense)."""
        return self.standing.rung if self.standing is not None else 0

    def narrowed(self, by: Filter, rung: int) -> tuple[ShelfLine, ...]:
        """Its exercises that pass a filter."""
        return tuple(one for one in self.exercises if _passes(one, by, rung))


class PathView(Struct, frozen=True):
    """The skills on a day between ``first`` and ``last``; ``day_words`` is what the day is called."""

    day: date
    first: date
    last: date
    day_words: str
    skills: Mapping[str, SkillLine]
    course: str
    """The course under way, and how far it has come; empty where none is."""
    focus: str
    """What someone wants to work on, in their words; empty where they haven't said."""


class DayDone(Struct, frozen=True):
    """An exercise of a day: its title, how it went, and what was expected and felt, as ``5 → 2``."""

    title: str
    outcome: Outcome
    ratings: str


def path_view(trainer: "Trainer", day: date) -> PathView:
    """Path on a day; one that can't be filled in gives way to the nearest that can."""
    today = trainer.today
    day = max(today - DAYS_BACK, min(day, today))
    standings = trainer.plan.standings()
    lines: dict[str, list[ShelfLine]] = {skill: [] for skill in trainer.library.skills}
    for line in _lines(trainer, day):
        lines.setdefault(line.exercise.skill, []).append(line)
    skills = {}
    for skill in trainer.library.skills.values():
        standing = standings.get(skill.id)
        ordered = sorted(lines[skill.id], key=lambda one: (_PLACE[one.like], one.exercise.rung))
        skills[skill.id] = SkillLine(skill, standing, rungs(standing), tuple(ordered))
    running, focus = trainer.courses.running(), trainer.situation.profile.focus
    return PathView(
        day,
        today - DAYS_BACK,
        today,
        near_day(day, today),
        skills,
        "" if running is None else f"{running.run.course.title}: {course_words(running)}",
        "" if focus in (None, "none") else FOCUSES[focus],
    )


def done_on(trainer: "Trainer", day: date) -> tuple[DayDone, ...]:
    """The exercises recorded for a day."""
    found = []
    for _, one in trainer.session.of_day(day, Practice):
        known = one.predicted is not None and one.after is not None
        ratings = f"{one.predicted} → {one.after}" if known else ""
        found.append(DayDone(trainer.session.title_of(one.exercise) or one.exercise, one.outcome, ratings))
    return tuple(found)


def _passes(line: ShelfLine, by: Filter, rung: int) -> bool:
    match by:
        case "rung":
            return line.exercise.rung == rung
        case "here" | "out":
            return line.exercise.where == by
        case "short":
            return line.exercise.minutes <= SHORT
        case "never":
            return line.told.times == 0
        case "mine":
            return line.like == "favourite"


def _lines(trainer: "Trainer", day: date) -> Iterator[ShelfLine]:
    recorded = {practice.exercise: practice.outcome for _, practice in trainer.session.of_day(day, Practice)}
    likes, known = trainer.likings.all(), told(trainer.history)
    for key, one in trainer.exercises.items():
        yield ShelfLine(one, recorded.get(key), known.get(key, NEVER), likes.get(key, "neither"))
