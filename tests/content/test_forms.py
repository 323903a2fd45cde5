"""Drills that answer, lines offered back, scenes, friends, and courses: enough of each, and each as it should be."""

import re
from itertools import combinations

from nc_tui.library.checks.likeness import likeness
from nc_tui.practice.exercise import WRITTEN, AnyStep, Check, CheckLine, Earlier, Exercise
from nc_tui.practice.focus import FOCUSES
from tests.content.shelf import exercises, library

ALL = list(exercises().values())
TOO_LIKE = 0.2
"""The share of runs of three words from which two scenes count as the same with other nouns."""


def with_step(kind: type) -> list[Exercise]:
    return [one for one in ALL if any(isinstance(step, kind) for step in one.steps)]


def steps_of(one: Exercise) -> list[AnyStep]:
    """The steps of all scenes."""
    return [*one.steps, *(step for variation in one.variations for step in variation.steps)]


def lines() -> list[tuple[str, Check, CheckLine]]:
    return [
        (name, step, line)
        for name, one in exercises().items()
        for step in steps_of(one)
        if isinstance(step, Check)
        for line in step.lines
    ]


def test_there_are_eight_drills_that_answer_at_once_and_every_skill_has_one() -> None:
    there = with_step(Check)
    assert len(there) >= 8
    assert {one.skill for one in there} == set(library().skills)
    assert {step.piles is None for one in there for step in one.steps if isinstance(step, Check)} == {
        True,
        False,
    }


def test_a_why_is_whole_sentences_and_gives_no_mark() -> None:
    marks = re.compile(
        r"\b(?:correct|wrong|right answer|well done|good job|mistaken?|failed?)\b", re.IGNORECASE
    )
    wrong = [f"{name}: {line.why}" for name, _, line in lines() if not re.search(r"[.?]['\"]?$", line.why)]
    wrong += [f"{name}: {line.why}" for name, _, line in lines() if marks.search(line.why)]
    assert wrong == []


def test_the_answer_can_not_be_told_from_its_place() -> None:
    """Not all lines of one pile first, nor the one that fits always in the same place."""
    in_order = [
        name
        for name, one in exercises().items()
        for step in steps_of(one)
        if isinstance(step, Check)
        and step.piles is not None
        and len(step.lines) > len(step.piles) + 1
        and sum(a.is_ != b.is_ for a, b in zip(step.lines, step.lines[1:], strict=False)) < len(step.piles)
    ]
    assert in_order == []
    fitting = [
        next(n for n, line in enumerate(step.lines) if line.fits)
        for one in ALL
        for step in steps_of(one)
        if isinstance(step, Check) and step.piles is None
    ]
    assert len(set(fitting)) > 1


def test_no_line_and_no_why_is_there_twice() -> None:
    said = [line.why for _, _, line in lines()]
    assert len(set(said)) == len(said)


def test_six_exercises_offer_back_what_was_written_and_one_of_them_from_another_exercise() -> None:
    there = with_step(Earlier)
    assert len(there) >= 6
    steps = [step for one in there for step in one.steps if isinstance(step, Earlier)]
    assert any(step.of is not None for step in steps)
    assert len({step.nothing for step in steps}) == len(steps)


def test_what_is_offered_back_was_written_in_words() -> None:
    for one in with_step(Earlier):
        for step in one.steps:
            if isinstance(step, Earlier):
                of = one if step.of is None else library().exercises[step.of]
                assert any(isinstance(other, WRITTEN) for other in of.steps), one.id


def test_six_drills_have_other_scenes_and_the_scenes_differ() -> None:
    there = [one for one in ALL if one.variations]
    assert len(there) >= 6
    for one in there:
        scenes = [runs_of(one.steps), *(runs_of(variation.steps) for variation in one.variations)]
        for first, second in combinations(scenes, 2):
            assert likeness(first, second) <= TOO_LIKE, one.id


def runs_of(steps: tuple[AnyStep, ...]) -> frozenset[tuple[str, ...]]:
    found: set[tuple[str, ...]] = set()
    for step in steps:
        texts = [step.text]
        if isinstance(step, Check):
            texts += [text for line in step.lines for text in (line.say, line.why)]
        for text in texts:
            words = re.findall(r"[^\W_]+(?:['’][^\W_]+)*", text.lower())
            found.update(tuple(words[at : at + 3]) for at in range(len(words) - 2))
    return frozenset(found)


def test_four_exercises_are_with_a_friend_who_agreed_and_nobody_depends_on_them() -> None:
    with_friends = [one for one in ALL if one.buddy]
    assert len(with_friends) >= 4
    for one in with_friends:
        others = [
            other
            for other in ALL
            if other.skill == one.skill and other.stakes == one.stakes and not other.buddy
        ]
        assert len(others) >= 4, one.id


def test_there_are_eight_courses_each_with_its_own_theme_and_retest() -> None:
    courses = list(library().courses.values())
    assert len(courses) >= 8
    assert len({course.retest for course in courses}) == len(courses)
    for one, other in combinations(courses, 2):
        shared = set(one.exercises) & set(other.exercises)
        assert len(shared) <= 2, f"{one.id} and {other.id} share {sorted(shared)}"


def test_a_course_can_be_gone_through_in_two_weeks() -> None:
    """Five practice days a week, one exercise a day; the re-test comes on one of them."""
    for course in library().courses.values():
        assert len(course.exercises) + 1 <= 10, course.id


def test_a_course_begins_with_small_steps_and_says_whom_to_take_for_the_retest() -> None:
    there = library().exercises
    for course in library().courses.values():
        first = next(there[one] for one in course.exercises if there[one].with_a_person)
        assert (first.stakes, first.minutes <= 3) == ("stranger", True), course.id
        assert course.retest_with.endswith(".")
        assert course.begin.count("\n\n") >= 1


def test_a_focus_is_a_plain_sentence_and_no_type() -> None:
    said = [words for focus, words in FOCUSES.items() if focus != "none"]
    assert all(words.startswith("I ") for words in said)
    labels = re.compile(r"\b(?:avoidant|anxious|attachment|type|personality|codependen\w+|people.pleaser)\b")
    assert [words for words in said if labels.search(words)] == []
