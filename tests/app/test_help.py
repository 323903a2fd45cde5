"""The help page: danger first, then the lines of a country that ← and → change."""

import pytest
from textual.widgets import Input

from nc_tui.app.app import NcTui
from nc_tui.app.screens.help import HelpPage
from nc_tui.app.widgets.helplines import CallRow, CountryLine
from nc_tui.trainer import Trainer
from tests.app.conftest import EXTREMES
from tests.app.looking import assert_tidy, press, said, settled, shown, whole, write


@pytest.mark.parametrize("size", EXTREMES, ids=str)
async def test_every_line_of_the_country_can_be_come_to_and_copied_and_another_country_is_a_key_away(
    trainer: Trainer, size: tuple[int, int]
) -> None:
    trainer.helping.choose("GB")
    app = NcTui(trainer)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await press(pilot, "!")
        view = trainer.views.help()
        words = whole(pilot)
        assert words.startswith("You don't have to be sure that it's bad enough.")
        assert words.index("999") < words.index("116 123")
        assert "0808 2000 247" in words
        assert "England, for women" in words
        assert "not checked yet" in words
        for row in view.rows:
            assert isinstance(app.screen.focused, CallRow)
            assert app.screen.focused.row == row
            assert_tidy(pilot)
            await press(pilot, "y")
            assert app.clipboard == row.copied
            assert row.name in row.copied
            await press(pilot, "down")
        await press(pilot, "left")
        assert "Ukraine" in whole(pilot)
        await press(pilot, "right", "right")
        assert "United States" in whole(pilot)
        assert "988" in whole(pilot)
        assert "999" not in whole(pilot)
        assert_tidy(pilot)
        await press(pilot, "escape")
        assert not isinstance(app.screen, HelpPage)
        assert trainer.settings.country == "US"


async def test_with_the_mouse_a_number_is_copied_and_the_country_is_turned(trainer: Trainer) -> None:
    trainer.helping.choose("UY")
    app = NcTui(trainer)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "!")
        assert "No emergency number for Uruguay is in this list." in whole(pilot)
        await pilot.click(CallRow)
        await settled(pilot)
        assert app.clipboard == "0800 0767  Línea Vida (ASSE), Uruguay"
        assert "Copied" in said(pilot)
        await pilot.click(CountryLine, offset=(12, 0))
        await settled(pilot)
        assert "Argentina" in whole(pilot)
        await pilot.click(CountryLine, offset=(2, 0))
        await settled(pilot)
        assert "No emergency number for Uruguay is in this list." in whole(pilot)


async def test_a_country_is_found_by_typing_and_esc_leaves_the_search_first(trainer: Trainer) -> None:
    app = NcTui(trainer)
    async with app.run_test(size=(40, 20)) as pilot:
        await settled(pilot)
        await press(pilot, "!")
        assert "choose your country" in whole(pilot)
        assert "European Union" in whole(pilot)
        await press(pilot, "slash")
        await write(pilot, "atlantis")
        assert "No helplines for that country." in shown(pilot)
        await press(pilot, "enter")
        assert isinstance(app.screen.focused, Input)
        await press(pilot, "escape", "slash")
        await write(pilot, "ni")
        assert "Nigeria" in whole(pilot)
        await press(pilot, "enter")
        assert "No crisis line for Nigeria is in this list." in whole(pilot)
        assert isinstance(app.screen.focused, CallRow)
        assert_tidy(pilot)
        await press(pilot, "escape")
        assert trainer.settings.country == "NG"


async def test_a_guess_is_said_to_be_one_until_a_country_is_chosen(
    trainer: Trainer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "nb_NO.UTF-8")
    app = NcTui(trainer)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "!")
        assert "‹ Norway ›, guessed from your system's language" in whole(pilot)
        await press(pilot, "right", "left")
        assert "guessed" not in whole(pilot)
        await press(pilot, "escape")
        assert trainer.settings.country == "NO"


async def test_it_opens_at_its_top_every_time_with_the_lines_of_the_country_that_was_chosen_since(
    trainer: Trainer,
) -> None:
    trainer.helping.choose("GB")
    app = NcTui(trainer)
    async with app.run_test(size=(40, 20)) as pilot:
        await settled(pilot)
        await press(pilot, "!")
        first = shown(pilot)
        await press(pilot, "down", "down", "down", "slash", "f10", "f1")
        assert shown(pilot) == first
        trainer.helping.choose("US")
        await press(pilot, "escape", "f1")
        assert "United States" in shown(pilot)
        focused = app.screen.focused
        assert isinstance(focused, CallRow)
        assert focused.row.line.reach == "911"
