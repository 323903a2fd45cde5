"""Exercises as lines of text, exercises and records as JSON, the same in every command."""

from nc_tui.cli.moment import iso_moment
from nc_tui.cli.printing import Ink, bold, dim, fit, say
from nc_tui.practice.kinds.practice import OUTCOMES
from nc_tui.practice.records import Record
from nc_tui.practice.wording import where_and_who
from nc_tui.trainer.views.lines import ExerciseLine


def say_exercise(line: ExerciseLine) -> None:
    """Two lines: skill, title, where and how long; below them the id, which ``log`` takes."""
    exercise = line.exercise
    say(
        f"  {fit(line.lead, 13)} ",
        bold(fit(exercise.title, 30)),
        f" {fit(where_and_who(exercise), 20)} {exercise.minutes:>2} min",
        Ink(f"  {OUTCOMES[line.outcome]}", "green") if line.outcome else "",
    )
    say(dim(f"  {'':13} {exercise.id}"))


def exercise_keys(line: ExerciseLine) -> dict[str, object]:
    """The stable keys of an exercise in a plan."""
    names = ("id", "title", "skill", "stakes", "minutes", "where")
    return {name: getattr(line.exercise, name) for name in names} | {"done": line.is_done}


def record_keys(record: Record, *names: str) -> dict[str, object]:
    """The stable keys of a record of a moment: its id, day and time, then these of its facts."""
    keys: dict[str, object] = {"id": record.id, "day": record.day, "at": iso_moment(record)}
    return keys | {name: getattr(record.data, name) for name in names}
