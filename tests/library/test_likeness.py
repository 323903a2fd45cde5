"""The measure for "the same exercise with other nouns"."""

import re
from itertools import islice

import pytest

from nc_tui.library.checks.likeness import TOO_LIKE, likeness, runs
from nc_tui.library.reading import load
from nc_tui.practice.exercise import Exercise
from tests.content.shelf import pairs

LIBRARY = load(None, None)[0]
NOUNS = {
    "friend": "cousin",
    "neighbour": "colleague",
    "phone": "tablet",
    "question": "remark",
    "answer": "reply",
    "line": "phrase",
    "lines": "phrases",
    "minutes": "moments",
    "morning": "evening",
    "kitchen": "garden",
    "table": "bench",
    "shop": "library",
    "bus": "train",
    "message": "note",
    "voice": "tone",
    "person": "woman",
    "people": "visitors",
    "day": "night",
    "word": "sound",
    "words": "sounds",
    "thing": "matter",
    "things": "matters",
    "sentence": "saying",
    "name": "title",
    "talk": "walk",
    "door": "gate",
    "hand": "arm",
    "hands": "arms",
    "week": "month",
    "list": "row",
}


def with_other_nouns(exercise: Exercise) -> frozenset[tuple[str, ...]]:
    """The runs the exercise would have with other nouns: each common noun replaced, wherever it stands."""
    pattern = re.compile("|".join(rf"\b{noun}\b" for noun in NOUNS))
    swapped = set()
    for run in runs(exercise):
        swapped.add(tuple(pattern.sub(lambda match: NOUNS[match[0]], word) for word in run))
    return frozenset(swapped)


@pytest.mark.parametrize("exercise", list(LIBRARY.exercises.values())[::5], ids=lambda one: one.id)
def test_an_exercise_with_other_nouns_is_found_out(exercise: Exercise) -> None:
    share = likeness(runs(exercise), with_other_nouns(exercise))
    assert TOO_LIKE * 1.5 < share < 1


def test_an_exercise_is_wholly_like_itself_and_order_does_not_matter() -> None:
    one, other = (runs(exercise) for exercise in islice(LIBRARY.exercises.values(), 2))
    assert likeness(one, one) == 1.0
    assert likeness(one, other) == likeness(other, one)


def test_texts_without_any_run_are_like_nothing() -> None:
    assert likeness(frozenset(), frozenset()) == 0.0


def test_each_pair_is_compared_once() -> None:
    some = list(islice(LIBRARY.exercises.values(), 4))
    assert len({frozenset((one.id, other.id)) for _, one, other in pairs(some)}) == 6
