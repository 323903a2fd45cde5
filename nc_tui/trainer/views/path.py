"""What Path shows: the skills with their ladders, and the exercises of each on a day."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from nc_tui.practice.focus import FOCUSES
from nc_tui.practice.kinds import Practice
from nc_tui.practice.ladder import Standing
from nc_tui.practice.wording import near_day
from nc_tui.trainer.content import Skill
from nc_tui.trainer.views.courses import course_words
from nc_tui.trainer.views.lines import ExerciseLine

if TYPE_CHECKING:
    from nc_tui.trainer.trainer import Trainer

DAYS_BACK = timedelta(days=60)
"""How far back days can be filled in."""


class SkillLine(Struct, frozen=True):
    """A skill, where the user stands on its ladder, and its exercises as they went on the day."""

    skill: Skill
    standing: Standing | None
    exercises: tuple[ExerciseLine, ...]


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


def path_view(trainer: "Trainer", day: date) -> PathView:
    """Path on a day; one that can't be filled in gives way to the nearest that can."""
    today = trainer.today
    day = max(today - DAYS_BACK, min(day, today))
    standings = trainer.plan.standings()
    skills = {
        skill.id: SkillLine(skill, standings.get(skill.id), tuple(_lines(trainer, skill.id, day)))
        for skill in trainer.library.skills.values()
    }
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


def _lines(trainer: "Trainer", skill: str, day: date) -> list[ExerciseLine]:
    recorded = {practice.exercise: practice.outcome for _, practice in trainer.session.of_day(day, Practice)}
    found = (one for one in trainer.exercises.values() if one.skill == skill)
    return [ExerciseLine(one, one.stakes, recorded.get(one.id)) for one in found]
