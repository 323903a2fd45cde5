"""What is recorded again is corrected, and a correction takes nothing away that it doesn't speak of."""

import pytest
from msgspec.structs import replace

from nc_tui.practice.kinds import Practice
from nc_tui.practice.kinds.vocabulary import Answer
from nc_tui.trainer import OutcomeDetails, Trainer, TrainerError
from tests.trainer.conftest import Afresh

ONE = "presence-sounds-near-and-far"
EVERYTHING = OutcomeDetails(
    predicted=5,
    before=6,
    after=3,
    with_="Ana",
    note="a note",
    answers=(Answer(step=1, text="my words"),),
)


def stands(trainer: Trainer) -> Practice:
    """The record of the exercise today."""
    record = trainer.practice.record_of(ONE, trainer.today)
    assert record is not None
    assert isinstance(record.data, Practice)
    return record.data


def test_another_outcome_leaves_all_that_was_told(trainer: Trainer) -> None:
    trainer.practice.record(ONE, "done", details=EVERYTHING)
    before = stands(trainer)
    trainer.practice.record(ONE, "partly")
    assert stands(trainer) == replace(before, outcome="partly")


def test_a_rating_told_later_is_added(trainer: Trainer) -> None:
    trainer.practice.record(ONE, "done", details=OutcomeDetails(note="one"))
    trainer.practice.record(ONE, "done", details=OutcomeDetails(after=3))
    assert (stands(trainer).note, stands(trainer).after) == ("one", 3)


def test_an_empty_note_takes_the_note_away(trainer: Trainer) -> None:
    trainer.practice.record(ONE, "done", details=EVERYTHING)
    trainer.practice.record(ONE, "done", details=OutcomeDetails(note="", with_=""))
    assert (stands(trainer).note, stands(trainer).with_, stands(trainer).after) == (None, None, 3)


def test_a_reason_belongs_to_not_this_time_only(trainer: Trainer) -> None:
    trainer.practice.record(ONE, "not", details=OutcomeDetails(reason="too-hard"))
    trainer.practice.record(ONE, "not", details=OutcomeDetails(note="a lot on"))
    assert stands(trainer).reason == "too-hard"
    trainer.practice.record(ONE, "done")
    assert stands(trainer).reason is None


def test_a_record_opened_again_and_left_as_it_is_keeps_every_rating(trainer: Trainer) -> None:
    trainer.practice.record(ONE, "done", details=EVERYTHING)
    before = stands(trainer)
    trainer.practice.finish(trainer.practice.progress(ONE, trainer.today))
    assert stands(trainer) == before


def test_one_key_for_how_it_went_takes_along_what_was_half_written(trainer: Trainer, afresh: Afresh) -> None:
    walk = trainer.practice.progress(ONE, trainer.today)
    trainer.practice.save_progress(
        replace(walk, note="half a note", answers={1: Answer(step=1, text="half")})
    )
    again = afresh()
    again.practice.record_outcome(ONE, "partly", again.today)
    assert (stands(again).outcome, stands(again).note) == ("partly", "half a note")
    assert stands(again).answers == (Answer(step=1, text="half"),)
    assert again.drafts.keys() == ()


@pytest.mark.parametrize("bad", [-1, 11])
def test_a_rating_outside_0_to_10_changes_nothing(trainer: Trainer, bad: int) -> None:
    trainer.practice.record(ONE, "done", details=EVERYTHING)
    before = stands(trainer)
    with pytest.raises(TrainerError, match="a rating is a whole number from 0 to 10"):
        trainer.practice.record(ONE, "done", details=OutcomeDetails(after=bad))
    assert stands(trainer) == before


def test_looking_again_after_a_save_of_ones_own_keeps_what_was_computed(trainer: Trainer) -> None:
    trainer.checkins.check_in(6, 3)
    history, morning = trainer.history, trainer.views.today()
    assert not trainer.session.look_again()
    assert trainer.history is history
    assert trainer.views.today() is morning


def test_looking_again_finds_what_another_program_wrote(trainer: Trainer) -> None:
    trainer.checkins.check_in(6, 3)
    assert not trainer.session.look_again()
    Trainer(trainer.session.folders, trainer.now).practice.record(ONE, "done")
    assert trainer.session.look_again()
    assert stands(trainer).outcome == "done"
