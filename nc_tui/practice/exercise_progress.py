"""The walk through an exercise: where the user is in it, and what was answered so far.

A walk is a value: each move gives another one. It is what a draft keeps, so that a closed window, a crash
or a change of mind loses nothing.
"""

from datetime import date

from msgspec import Struct, field
from msgspec.structs import replace

from nc_tui.practice.exercise import Exercise, Go, Rate
from nc_tui.practice.kinds.practice import Outcome, Reason
from nc_tui.practice.kinds.vocabulary import Answer, Rating

ANOTHER = "another"
OVERVIEW = -1
"""The page before the first step: why, done when, easier, harder."""


class ExerciseProgress(Struct, frozen=True, omit_defaults=True):
    """A walk through the exercise ``exercise`` for the day ``day``.

    ``place`` is OVERVIEW, the index of a step, or the number of steps: the page that asks how it went.
    ``seconds`` is how long the timed step at ``place`` has run. ``record`` is the first id of the record that
    the walk corrects, or ANOTHER: it is a practice beside it, with somebody else.
    """

    exercise: str
    day: date
    place: int = OVERVIEW
    seconds: float = 0.0
    answers: dict[int, Answer] = {}
    predicted: Rating | None = None
    after: Rating | None = None
    with_: str = field(default="", name="with")
    note: str = ""
    outcome: Outcome | None = None
    reason: Reason | None = None
    record: str | None = None


def start(exercise: Exercise, day: date) -> ExerciseProgress:
    """The walk at its beginning."""
    return ExerciseProgress(exercise.id, day)


def back_from_the_day(exercise: Exercise, day: date) -> ExerciseProgress:
    """The walk of someone who carried the exercise along and comes to tell: behind its ``go``."""
    return ExerciseProgress(exercise.id, day, place=go_at(exercise) + 1)


def go_at(exercise: Exercise) -> int:
    """The index of the step at which one leaves the program, or -1."""
    return next((n for n, step in enumerate(exercise.steps) if isinstance(step, Go)), -1)


def at_outcome(exercise: Exercise, walk: ExerciseProgress) -> bool:
    """Whether the walk has come to the page that asks how it went."""
    return walk.place >= len(exercise.steps)


def onward(exercise: Exercise, walk: ExerciseProgress) -> ExerciseProgress:
    """One further, at most to the telling."""
    return replace(walk, place=min(walk.place + 1, len(exercise.steps)), seconds=0.0)


def backward(walk: ExerciseProgress) -> ExerciseProgress:
    """One back, at most to the overview."""
    return replace(walk, place=max(OVERVIEW, walk.place - 1), seconds=0.0)


def answered(walk: ExerciseProgress, answer: Answer) -> ExerciseProgress:
    """The walk with the answer to one step; an empty one takes the answer back."""
    answers = {step: old for step, old in walk.answers.items() if step != answer.step}
    if answer.text or answer.items or answer.number is not None:
        answers[answer.step] = answer
    return replace(walk, answers=dict(sorted(answers.items())))


def rated(exercise: Exercise, walk: ExerciseProgress, when: str) -> int | None:
    """The answer of the rating that stands for ``when`` (before or after)."""
    for index, step in enumerate(exercise.steps):
        if isinstance(step, Rate) and step.when == when and index in walk.answers:
            return walk.answers[index].number
    return None


def asks_after(exercise: Exercise) -> bool:
    """Whether the telling has to ask how it was, because no step does."""
    return not any(isinstance(step, Rate) and step.when == "after" for step in exercise.steps)
