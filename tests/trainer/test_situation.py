"""The way to the other person: closed with one word, opened only by saying that it is meant."""

from datetime import timedelta

import pytest

from nc_tui.practice.kinds import Profile
from nc_tui.trainer import Trainer, TrainerError
from tests.clock import SetClock
from tests.trainer.conftest import Afresh

GATE = "asked-no-contact"
NO, YES = Profile(gates={GATE: False}), Profile(gates={GATE: True})


def test_a_no_to_a_closed_gate_is_refused_until_it_is_meant(trainer: Trainer) -> None:
    trainer.situation.describe(YES)
    with pytest.raises(TrainerError, match="closes the list"):
        trainer.situation.describe(NO)
    with pytest.raises(TrainerError, match="closes the list"):
        trainer.situation.answer_gate(GATE, closed=False)
    assert trainer.situation.closed_gate() == GATE
    trainer.situation.describe(NO, reopen=True)
    assert trainer.situation.closed_gate() is None
    assert trainer.situation.profile.gates == {GATE: False}


def test_a_yes_counts_though_the_clock_was_set_back(
    trainer: Trainer, afresh: Afresh, clock: SetClock
) -> None:
    trainer.situation.describe(NO)
    clock.moment -= timedelta(hours=1)
    again = afresh()
    again.situation.describe(YES)
    assert again.situation.closed_gate() == GATE
    assert afresh().situation.closed_gate() == GATE
    assert afresh().ready.state().gate == GATE


def test_every_yes_that_stands_is_opened_at_once(trainer: Trainer) -> None:
    trainer.situation.describe(YES)
    trainer.situation.describe(YES)
    trainer.situation.answer_gate(GATE, closed=False, reopen=True)
    assert trainer.situation.closed_gate() is None
    trainer.situation.answer_gate(GATE, closed=True)
    assert trainer.situation.closed_gate() == GATE


def test_an_unknown_gate_is_named(trainer: Trainer) -> None:
    with pytest.raises(TrainerError, match="there is no question “moon”"):
        trainer.situation.describe(Profile(gates={"moon": True}))
