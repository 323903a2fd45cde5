"""A question that closes has no answer chosen beforehand."""

import pytest

from nc_tui.app.app import NcTui
from nc_tui.app.pages.situation import CARE
from nc_tui.app.screens.beginning import BeginningPage
from nc_tui.trainer import Trainer
from tests.app.conftest import EXTREMES
from tests.app.looking import open_page, page, press, settled


@pytest.mark.parametrize("size", EXTREMES, ids=str)
async def test_enter_alone_answers_no_care_question_on_a_fresh_start(
    newcomer: Trainer, size: tuple[int, int]
) -> None:
    app = NcTui(newcomer)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await press(pilot, *["enter"] * 6)
        assert isinstance(app.screen, BeginningPage), "it waits for an answer"
        assert newcomer.situation.profile.gates == {}
        await press(pilot, "down", "down", "enter")
        assert newcomer.situation.profile.gates == {CARE[0]: False}, "a chosen answer is one"


async def test_enter_alone_answers_nothing_on_the_ready_page(trainer: Trainer) -> None:
    app = NcTui(trainer)
    async with app.run_test() as pilot:
        await settled(pilot)
        await open_page(pilot, "ready")
        assert page(pilot).HERE == "ready"
        await press(pilot, *["enter"] * 4)
    assert trainer.situation.profile.gates == {}
