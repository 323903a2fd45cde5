"""What an exercise shows of itself."""

import pytest

from nc_tui.trainer import Trainer
from nc_tui.trainer.views.exercise import beside_expected, tasks


@pytest.mark.parametrize(
    ("expected", "felt", "sentence"),
    [
        (6, 4, "Two points easier than expected."),
        (3, 3, "As expected."),
        (0, 1, "One point harder than expected. That happens; it counts as much."),
        (10, 0, "Ten points easier than expected."),
    ],
)
def test_what_was_felt_is_said_beside_what_was_expected(expected: int, felt: int, sentence: str) -> None:
    assert beside_expected(expected, felt) == sentence


def test_what_was_easier_is_set_beside_ones_own_so_far() -> None:
    assert beside_expected(6, 4, (31, 40)) == "Two points easier than expected, as in 31 of 40 so far."
    assert beside_expected(4, 6, (31, 40)).startswith("Two points harder than expected. That happens")


def test_each_step_of_each_exercise_has_a_word_and_a_first_sentence(trainer: Trainer) -> None:
    for exercise in trainer.exercises.values():
        named = tasks(exercise)
        assert len(named) == len(exercise.steps)
        for (name, sentence), step in zip(named, exercise.steps, strict=True):
            assert name
            assert sentence
            assert step.text.startswith(sentence)
