"""Exercises as lines of text and as JSON, the same in every command."""

from nc_tui.cli.printing import Ink, bold, dim, fit, say
from nc_tui.practice.exercise import Exercise
from nc_tui.practice.wording import where_and_who
from nc_tui.trainer import Trainer


def row(trainer: Trainer, exercise: Exercise, mark: str = "") -> None:
    """Two lines: skill, title, where and how long; below them the id, which ``log`` takes."""
    skill = trainer.library.skills.get(exercise.skill)
    say(
        f"  {fit(skill.title if skill else exercise.skill, 13)} ",
        bold(fit(exercise.title, 30)),
        f" {fit(where_and_who(exercise), 20)} {exercise.minutes:>2} min",
        Ink(f"  {mark}", "green") if mark else "",
    )
    say(dim(f"  {'':13} {exercise.id}"))


def as_json(exercise: Exercise, done: bool) -> dict[str, object]:
    """The stable keys of an exercise in a plan."""
    return {
        "id": exercise.id,
        "title": exercise.title,
        "skill": exercise.skill,
        "stakes": exercise.stakes,
        "minutes": exercise.minutes,
        "where": exercise.where,
        "done": done,
    }
