"""What must hold between the keys of an exercise, and between the files of a library."""

from collections.abc import Collection, Iterable, Iterator
from typing import Protocol

from nc_tui.practice.exercise import Breathe, Exercise, Go, Rate, Timer, Write

AFTER_GO = ("rate", "count", "list", "write", "read")
"""Kinds of step that can be asked when an exercise is recorded."""
SLACK = 60
"""Seconds by which the timed steps may pass the minutes."""

Difference = tuple[str, str]


class _WithSources(Protocol):
    @property
    def sources(self) -> tuple[str, ...]: ...


def exercise_faults(
    exercise: Exercise, skills: Collection[str], sources: Collection[str]
) -> Iterator[Difference]:
    """Every rule the exercise breaks, as key and what is wrong."""
    if exercise.skill not in skills:
        yield "skill", f"“{exercise.skill}” isn't one of the skills: {', '.join(skills)}"
    if not exercise.id.removeprefix(f"{exercise.skill}-").strip("-") or not exercise.id.startswith(
        f"{exercise.skill}-"
    ):
        yield "id", f"“{exercise.id}” must be its skill and a name: {exercise.skill}-some-words"
    if exercise.stakes == "rehearsal" and exercise.where != "here":
        yield "where", "a rehearsal is done in the app: it must be here"
    yield from source_faults(exercise, sources)
    yield from _go_faults(exercise)
    yield from _time_faults(exercise)
    for when in ("before", "after"):
        numbers = [
            n for n, step in enumerate(exercise.steps, 1) if isinstance(step, Rate) and step.when == when
        ]
        for number in numbers[1:]:
            yield f"step[{number}].when", f"is “{when}” a second time; an exercise has one rating {when}"


def source_faults(said: _WithSources, sources: Collection[str], key: str = "sources") -> Iterator[Difference]:
    """Each source that is named twice or isn't there."""
    for number, source in enumerate(said.sources, start=1):
        if source not in sources:
            yield f"{key}[{number}]", f"“{source}” isn't in sources.toml"
        elif source in said.sources[: number - 1]:
            yield f"{key}[{number}]", f"“{source}” is named twice"


def twice(ids: Iterable[str], key: str) -> Iterator[Difference]:
    """Each id that stood before, in a list of tables named ``key``."""
    seen: set[str] = set()
    for number, name in enumerate(ids, start=1):
        if name in seen:
            yield f"{key}[{number}].id", f"“{name}” is there twice"
        seen.add(name)


def _go_faults(exercise: Exercise) -> Iterator[Difference]:
    gone = [number for number, step in enumerate(exercise.steps, start=1) if isinstance(step, Go)]
    if exercise.where == "here":
        for number in gone:
            yield f"step[{number}].kind", "“go” leads out of the app: not in an exercise done here"
        return
    if not gone:
        yield "step", "has no step “go”; an exercise you take with you needs one"
        return
    for number in gone[1:]:
        yield f"step[{number}].kind", "is a second “go”; an exercise has one"
    for number, step in enumerate(exercise.steps[gone[0] :], start=gone[0] + 1):
        kind = str(step.__struct_config__.tag)
        if kind not in (*AFTER_GO, "go"):
            yield f"step[{number}].kind", f"“{kind}” can't come after “go”; only {', '.join(AFTER_GO)} can"


def _time_faults(exercise: Exercise) -> Iterator[Difference]:
    timed = sum(step.seconds or 0 for step in exercise.steps if isinstance(step, Timer | Breathe | Write))
    if timed > exercise.minutes * 60 + SLACK:
        yield "minutes", f"{exercise.minutes} is too few: the timed steps alone take {timed} seconds"
