"""Undo leads back one act after another, over as many starts of the program as there are."""

import shutil
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nc_tui.journal.folders import folders
from nc_tui.journal.journal import JournalError
from nc_tui.practice.kinds import After, Letter, Practice, Profile
from nc_tui.trainer import OutcomeDetails, Trainer, TrainerError
from tests.clock import SetClock
from tests.trainer.conftest import Afresh

ONE = "presence-sounds-near-and-far"
UNDO = "undo"


def note(trainer: Trainer) -> str | None:
    """What stands, or None where nothing does."""
    record = trainer.practice.record_of(ONE, trainer.today)
    return record.data.note if record is not None and isinstance(record.data, Practice) else None


@given(acts=st.lists(st.sampled_from(["a", "b", UNDO]), max_size=9), anew=st.lists(st.booleans(), min_size=9))
@settings(max_examples=60)
def test_undo_is_a_stack_whatever_is_repeated_and_whenever_the_program_starts_anew(
    acts: list[str], anew: list[bool]
) -> None:
    place = Path(mkdtemp())
    from datetime import datetime

    clock = SetClock(datetime.fromisoformat("2026-11-23T07:30:00+01:00"))
    try:
        trainer = Trainer(folders(place), clock)
        stack: list[str] = []
        for act, restart in zip(acts, anew, strict=False):
            clock.forward(seconds=1)
            if restart:
                trainer = Trainer(folders(place), clock)
            if act == UNDO:
                trainer.undo.undo()
                stack = stack[:-1]
            else:
                trainer.practice.record(ONE, "done", details=OutcomeDetails(note=act))
                stack.append(act)
            assert note(trainer) == (stack[-1] if stack else None)
    finally:
        shutil.rmtree(place)


def test_what_was_taken_back_is_recorded_anew_and_not_corrected(trainer: Trainer, afresh: Afresh) -> None:
    trainer.practice.record(ONE, "done", details=OutcomeDetails(note="first"))
    trainer.undo.undo()
    again = afresh()
    again.practice.record(ONE, "done")
    assert note(again) is None
    again.undo.undo()
    assert again.practice.record_of(ONE, again.today) is None


def test_an_answer_that_closed_the_way_is_never_undone_in_passing(trainer: Trainer, afresh: Afresh) -> None:
    trainer.situation.describe(Profile(gates={"asked-no-contact": True}))
    for one in (trainer, afresh()):
        with pytest.raises(TrainerError, match="closed the ready list"):
            one.undo.undo()
        assert one.situation.way_closed()


def test_a_letter_taken_back_lies_on_the_sheet_and_nowhere_else(trainer: Trainer, home: Path) -> None:
    trainer.letters.save("zebrafish poem")
    trainer.undo.undo()
    assert trainer.letters.all() == ()
    assert trainer.drafts.load("letter") == "zebrafish poem"
    holding = [path for path in home.rglob("*") if path.is_file() and b"zebrafish" in path.read_bytes()]
    assert [path.name for path in holding] == ["letter.draft"]
    trainer.letters.burn()
    assert not any(b"zebrafish" in path.read_bytes() for path in home.rglob("*") if path.is_file())


def test_a_letter_whose_draft_cannot_be_written_stays_a_letter(trainer: Trainer, home: Path) -> None:
    trainer.letters.save("zebrafish poem")
    drafts = home / "state" / "drafts"
    for left in drafts.iterdir() if drafts.is_dir() else ():
        left.unlink()
    if drafts.is_dir():
        drafts.rmdir()
    drafts.write_text("in the way")
    with pytest.raises(JournalError):
        trainer.undo.undo()
    assert [letter.data.text for letter in trainer.letters.all() if isinstance(letter.data, Letter)] == [
        "zebrafish poem"
    ]
    drafts.unlink()
    trainer.undo.undo()
    assert trainer.letters.all() == ()
    assert trainer.drafts.load("letter") == "zebrafish poem"


def test_a_hello_undone_is_a_draft_again_and_another_undo_says_that_it_was_sent(
    trainer: Trainer, afresh: Afresh
) -> None:
    words = trainer.session.save(After(step="words"), trainer.today)
    trainer.session.save(After(step="checked", of=words.id), trainer.today)
    trainer.session.save(After(step="sent"), trainer.today)
    assert str(trainer.undo.undo()) == "the record that it was sent"
    steps = [one.data.step for one in trainer.history.lasting if isinstance(one.data, After)]
    assert steps == ["words", "checked", "held"]
    again = afresh()
    last = again.undo.last()
    assert last is not None
    assert str(again.undo.takes(last)) == "that it wasn't sent"
    assert str(again.undo.undo()) == "that it wasn't sent"
    assert [one.data.step for one in again.history.lasting if isinstance(one.data, After)][-1] == "sent"
    again.undo.undo()
    assert [one.data.step for one in again.history.lasting if isinstance(one.data, After)][-1] == "held"
