"""What was written in an exercise the last time, to be offered back, and which of its scenes comes next.

Both follow from the records of earlier days. What was erased isn't in them any more, and what was burned
never was.
"""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from nc_tui.practice.exercise import WRITTEN, Exercise
from nc_tui.practice.kinds import Practice

Told = Sequence[tuple[date, Practice]]
"""Practices with their days, in order (``History.practices``)."""


class WrittenBefore(Struct, frozen=True):
    """What was written on a day, a line each."""

    day: date
    lines: tuple[str, ...]


def written_before(exercise: Exercise, practices: Told, day: date) -> WrittenBefore | None:
    """What was last written in the steps of an exercise before a day; None where nothing was, or nothing of
    it is left."""
    asked = [number for number, step in enumerate(exercise.steps) if isinstance(step, WRITTEN)]
    for told_on, practice in reversed(practices):
        if practice.exercise != exercise.id or told_on >= day:
            continue
        lines = tuple(
            line
            for answer in practice.answers
            if answer.step in asked
            for line in ((answer.text or "").splitlines() or answer.items)
            if line.strip()
        )
        if lines:
            return WrittenBefore(told_on, lines)
    return None


def scene_due(exercise: Exercise, practices: Told, day: date) -> int:
    """The scene whose turn it is on a day: the one behind that in which the exercise was last done, at least
    in part, before the day; behind the last comes the first again."""
    for told_on, practice in reversed(practices):
        if practice.exercise == exercise.id and told_on < day and practice.is_practice():
            return ((practice.scene or 0) + 1) % (len(exercise.variations) + 1)
    return 0
