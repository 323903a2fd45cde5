"""What someone may have meant."""

from pathlib import Path

import pytest

from nc_tui.library.nearest import nearest
from nc_tui.library.reading import load


@pytest.mark.parametrize(
    "word",
    [
        "one-open-question",
        "listening-one-open-questoin",
        "One open question",
        "ONE OPEN",
        "open question",
        "opn question",
    ],
)
def test_an_exercise_is_found_by_a_part_a_slip_of_the_finger_or_its_title(content: Path, word: str) -> None:
    assert nearest(word, load(None, None)[0])[0] == "listening-one-open-question"


@pytest.mark.parametrize("word", ["", "   ", "zzzzzz", "-", "x" * 100_000])
def test_nothing_is_offered_for_what_is_like_no_exercise(content: Path, word: str) -> None:
    assert nearest(word, load(None, None)[0]) == ()


def test_at_most_three_are_offered_the_nearest_first() -> None:
    library, _ = load(None, None)
    for exercise in list(library.exercises.values())[::10]:
        offered = nearest(exercise.id, library)
        assert offered[0] == exercise.id
        assert len(offered) <= 3
