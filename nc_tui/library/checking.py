"""What must hold between the keys of an exercise, and between the files of a library."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Protocol

from nc_tui.practice.course import Course
from nc_tui.practice.exercise import (
    WRITTEN,
    AnyStep,
    Breathe,
    Check,
    Earlier,
    Exercise,
    Go,
    Rate,
    Timer,
    Variation,
    Write,
)

AFTER_GO = ("rate", "count", "list", "write", "read")
"""Kinds of step that can be asked when an exercise is recorded."""
SLACK = 60
"""Seconds by which the timed steps may pass the minutes."""

LONGEST_IN_COURSE = 15
"""Minutes of an exercise in a course: another one has to fit beside it."""
MOST_TENSE = 2
"""Tense exercises in a course."""
BEFORE_RETEST = 3
"""Exercises between the first time and the re-test, at least: a week has to pass."""

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
    if exercise.buddy and exercise.stakes != "close":
        yield "buddy", "a friend who agreed to practise is someone close: the stakes must be close"
    if exercise.any_day and exercise.stakes != "tense":
        yield (
            "any_day",
            "only a tense exercise may wait for its moment or not: the stakes must be tense",
        )
    yield from source_faults(exercise, sources)
    yield from _go_faults(exercise)
    yield from _time_faults(exercise)
    yield from _step_faults(exercise.steps)
    yield from _variation_faults(exercise)
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


def course_faults(
    course: Course, exercises: Mapping[str, Exercise], sources: Collection[str]
) -> Iterator[Difference]:
    """Every rule the course breaks: what it names is there, it begins small, climbs, and ends in a re-test
    that somebody else can take part in."""
    yield from source_faults(course, sources)
    for number, name in enumerate(course.exercises, start=1):
        key = f"exercises[{number}]"
        one = exercises.get(name)
        if one is None:
            yield key, f"“{name}” isn't the id of an exercise"
        elif name in course.exercises[: number - 1]:
            yield key, f"“{name}” is named twice"
        elif one.buddy:
            yield key, f"“{name}” needs a friend who agreed, and not everybody has one"
        elif one.minutes > LONGEST_IN_COURSE:
            yield key, f"“{name}” takes {one.minutes} minutes; in a course at most {LONGEST_IN_COURSE}"
    there = [(n, exercises[name]) for n, name in enumerate(course.exercises, 1) if name in exercises]
    yield from _climb_faults(there)
    yield from _retest_faults(course, exercises)


def _climb_faults(there: Sequence[tuple[int, Exercise]]) -> Iterator[Difference]:
    if there and there[0][1].stakes not in ("alone", "stranger", "rehearsal"):
        yield "exercises[1]", f"the first is at “{there[0][1].stakes}”; begin alone, with a drill or stranger"
    met = [(number, one) for number, one in there if one.with_a_person]
    if 2 * len(met) < len(there):
        yield "exercises", f"{len(met)} of {len(there)} are with a person; at least half have to be"
    for (_, before), (number, one) in pairwise(met):
        if one.rung < before.rung:
            yield f"exercises[{number}]", f"“{one.stakes}” comes after “{before.stakes}”; stakes may not fall"
    tense = sum(one.stakes == "tense" for _, one in there)
    if tense > MOST_TENSE:
        yield "exercises", f"{tense} are tense; at most {MOST_TENSE}"


def _retest_faults(course: Course, exercises: Mapping[str, Exercise]) -> Iterator[Difference]:
    if course.retest not in course.exercises:
        yield "retest", f"“{course.retest}” isn't one of the course's exercises"
        return
    one = exercises.get(course.retest)
    if one is not None and (not one.with_a_person or one.stakes == "tense"):
        yield "retest", f"“{course.retest}” is at “{one.stakes}”; a re-test is with a person, and not tense"
    if len(course.exercises) - 1 - course.exercises.index(course.retest) < BEFORE_RETEST:
        yield "retest", f"“{course.retest}” comes too late; at least {BEFORE_RETEST} others have to follow it"


def earlier_faults(exercise: Exercise, exercises: Mapping[str, Exercise]) -> Iterator[Difference]:
    """Each step that offers back what no exercise lets anybody write."""
    for number, step in enumerate(exercise.steps, start=1):
        if not isinstance(step, Earlier):
            continue
        of = exercise if step.of is None else exercises.get(step.of)
        if of is None:
            yield f"step[{number}].of", f"“{step.of}” isn't the id of an exercise"
        elif not any(isinstance(other, WRITTEN) for other in of.steps):
            key = "kind" if step.of is None else "of"
            yield (
                f"step[{number}].{key}",
                f"“{of.title}” has nothing to write, so there is nothing to offer back",
            )


def _step_faults(steps: Sequence[AnyStep], key: str = "step") -> Iterator[Difference]:
    for number, step in enumerate(steps, start=1):
        if isinstance(step, Check):
            yield from _check_faults(step, f"{key}[{number}]")


def _check_faults(step: Check, key: str) -> Iterator[Difference]:
    said = [line.say for line in step.lines]
    for number, line in enumerate(step.lines, start=1):
        place = f"{key}.line[{number}]"
        if line.say in said[: number - 1]:
            yield f"{place}.say", "is there twice"
        if step.piles is None:
            if line.is_ is not None:
                yield (
                    f"{place}.is",
                    "names a pile, and the step has no piles; or mark the line that fits",
                )
        elif line.fits:
            yield f"{place}.fits", "is for a choice; here each line names its pile: is"
        elif line.is_ is None:
            yield f"{place}.is", f"is missing; one of: {', '.join(step.piles)}"
        elif line.is_ not in step.piles:
            yield f"{place}.is", f"“{line.is_}” isn't one of the piles: {', '.join(step.piles)}"
    if step.piles is None:
        fitting = sum(line.fits for line in step.lines)
        if fitting != 1:
            yield f"{key}.line", f"{fitting} lines fit; a choice has exactly one with fits = true"
        return
    for number, pile in enumerate(step.piles, start=1):
        if pile in step.piles[: number - 1]:
            yield f"{key}.piles[{number}]", f"“{pile}” is there twice"
        elif all(line.is_ != pile for line in step.lines):
            yield f"{key}.piles[{number}]", f"no line belongs under “{pile}”"


def _variation_faults(exercise: Exercise) -> Iterator[Difference]:
    if not exercise.variations:
        if exercise.scene is not None:
            yield "scene", "is only for an exercise with variations"
        return
    if exercise.where != "here":
        yield "variation", "scenes are for drills: an exercise with variations is done here"
    if exercise.scene is None:
        yield "scene", "is missing: what the first scene is called"
    scenes = [exercise.scene]
    wanted = [_form(step) for step in exercise.steps]
    for number, variation in enumerate(exercise.variations, start=1):
        key = f"variation[{number}]"
        if variation.scene in scenes:
            yield f"{key}.scene", f"“{variation.scene}” is there twice"
        scenes.append(variation.scene)
        if [_form(step) for step in variation.steps] != wanted:
            kinds = ", ".join(str(step.__struct_config__.tag) for step in exercise.steps)
            yield f"{key}.step", f"must be steps of the same kinds in the same order: {kinds}"
        yield from _step_faults(variation.steps, f"{key}.step")
        yield from _same_words(exercise, variation, key)


def _form(step: AnyStep) -> tuple[object, ...]:
    """What a step is, whatever its words: what was answered in one scene keeps its sense in another."""
    return (
        type(step),
        step.when if isinstance(step, Rate) else None,
        step.of if isinstance(step, Earlier) else None,
    )


def _same_words(exercise: Exercise, variation: Variation, key: str) -> Iterator[Difference]:
    texts = {step.text for step in exercise.steps}
    if texts == {step.text for step in variation.steps}:
        yield f"{key}.step", "says the same as the first scene"


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
