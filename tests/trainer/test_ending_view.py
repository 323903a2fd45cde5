"""What the end of an exercise says before it is saved: its tension, its ladder, the ready list."""

from datetime import timedelta

from msgspec.structs import replace

from nc_tui.practice.exercise import Exercise
from nc_tui.practice.exercise_progress import ExerciseProgress
from nc_tui.trainer import OutcomeDetails, Trainer


def with_a_stranger(trainer: Trainer) -> Exercise:
    """The first exercise with one."""
    return next(one for one in trainer.exercises.values() if one.stakes == "stranger" and one.where == "out")


def finished(trainer: Trainer, exercise: Exercise, expected: int, felt: int) -> ExerciseProgress:
    """The walk through an exercise at its end, done."""
    return ExerciseProgress(
        exercise.id, trainer.today, len(exercise.steps), predicted=expected, after=felt, outcome="done"
    )


def test_nothing_is_said_before_it_is_said_how_it_went_and_of_what_was_not_done(trainer: Trainer) -> None:
    walk = finished(trainer, with_a_stranger(trainer), 4, 2)
    assert trainer.views.end(replace(walk, outcome=None)) is None
    assert trainer.views.end(replace(walk, outcome="not")) is None


def test_a_step_up_is_told_before_it_is_saved_and_nothing_is_saved(trainer: Trainer) -> None:
    exercise = with_a_stranger(trainer)
    view = trainer.views.end(finished(trainer, exercise, 4, 2))
    assert view is not None
    assert view.told == "Two points easier than expected."
    assert view.where == "up to rung 3, acquaintances"
    assert view.ladder.skill == exercise.skill
    assert not trainer.history.practices
    harder = trainer.views.end(finished(trainer, exercise, 7, 8))
    assert harder is not None
    assert harder.where == "rung 1, practice alone", "too much leads down, without a word about it"


def test_from_ten_ratings_on_it_is_set_beside_the_others(trainer: Trainer) -> None:
    exercise = with_a_stranger(trainer)
    for back in range(1, 10):
        day = trainer.today - timedelta(days=back)
        trainer.practice.record(
            exercise.id, "done", day, OutcomeDetails(predicted=5, after=5 if back < 3 else 3)
        )
    view = trainer.views.end(finished(trainer, exercise, 4, 2))
    assert view is not None
    assert view.told == "Two points easier than expected, as in 8 of 10 so far."


def test_an_edit_counts_once(trainer: Trainer) -> None:
    exercise = with_a_stranger(trainer)
    for back in range(10):
        day = trainer.today - timedelta(days=back)
        trainer.practice.record(exercise.id, "done", day, OutcomeDetails(predicted=5, after=3))
    view = trainer.views.end(trainer.practice.progress(exercise.id, trainer.today))
    assert view is not None
    assert view.told.endswith("as in 10 of 10 so far.")


def test_the_nearest_thing_of_the_ready_list_that_it_moves_is_named_where_the_list_is_open(
    trainer: Trainer,
) -> None:
    exercise = with_a_stranger(trainer)
    walk = finished(trainer, exercise, 4, 2)
    closed = trainer.views.end(walk)
    assert closed is not None
    assert closed.ready is None, "the questions aren't answered"
    for gate in trainer.library.checklist.gates:
        trainer.situation.answer_gate(gate.id, False)
    view = trainer.views.end(walk)
    assert view is not None
    assert view.ready is not None
    assert view.ready.have == 1
    assert view.ready.count.startswith("1 of ")
