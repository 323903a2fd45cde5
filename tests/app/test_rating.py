"""Ratings with one key each; ten has two."""

import asyncio

import pytest
from textual.events import Key

from nc_tui.app.app import NcTui
from nc_tui.app.screens.help import HelpOfferPage
from nc_tui.app.widgets import rating
from nc_tui.app.widgets.bars import TopBar
from nc_tui.app.widgets.rating import Rating
from nc_tui.trainer import Trainer
from tests.app.looking import lines, open_page, page, press, said, settled, until
from tests.clock import SetClock


def given(trainer: Trainer) -> tuple[int | None, int | None]:
    """Mood and pull as they were kept."""
    checkin = trainer.checkins.of_today()
    return (None, None) if checkin is None else (checkin.mood, checkin.pull)


async def test_a_0_right_after_a_1_makes_ten(app: NcTui, trainer: Trainer) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "r", "1", "0", "3")
        await until(pilot, lambda: given(trainer) == (10, 3))


async def test_a_1_alone_is_one(app: NcTui, trainer: Trainer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rating, "ONE_OR_TEN", 0.01)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "r", "1")
        await until(pilot, lambda: given(trainer) == (1, None))


async def test_another_digit_right_after_a_1_is_the_next_rating(app: NcTui, trainer: Trainer) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "r", "1", "6")
        await until(pilot, lambda: given(trainer) == (1, 6))


async def test_a_1_that_waits_is_given_when_one_moves_on(app: NcTui, trainer: Trainer) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "r", "1", "j")
        await until(pilot, lambda: given(trainer) == (1, None))


async def test_while_digits_are_ratings_the_top_bar_offers_none(app: NcTui) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "r")
        assert isinstance(app.screen.focused, Rating)
        assert "5 Ready" not in lines(pilot)[0]
        await press(pilot, "6", "2")
        assert not isinstance(app.screen.focused, Rating)
        assert "5 Ready" in lines(pilot)[0]
        assert page(pilot).query_one(TopBar).zones


async def test_a_rating_that_could_not_be_kept_does_not_stand_there(app: NcTui, trainer: Trainer) -> None:
    trainer.session.folders.data.parent.mkdir(parents=True, exist_ok=True)
    trainer.session.folders.data.write_text("something else is here")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "r", "6")
        await asyncio.sleep(0)
        assert page(pilot).query_one("#mood", Rating).value is None


async def test_leaving_an_urge_at_its_strongest_offers_help(app: NcTui) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "u", "t", "escape")
        assert isinstance(app.screen, HelpOfferPage)
        await press(pilot, "escape")
        assert "An urge is still open" in " ".join(lines(pilot))


async def test_to_a_newcomer_a_digit_is_the_key_of_a_page(app: NcTui, trainer: Trainer) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "2 Path" in lines(pilot)[0]
        await press(pilot, "2")
        assert page(pilot).HERE == "path"
        assert trainer.checkins.of_today() is None


async def test_where_the_bar_names_no_pages_a_digit_leads_nowhere_and_the_first_says_how_to_go_on(
    app: NcTui,
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "u", "8", "x")
        assert "What set it off?" in " ".join(lines(pilot))
        assert "5 Ready" not in lines(pilot)[0]
        await press(pilot, "3")
        assert page(pilot).HERE == "urge", "a rating too many doesn't lead away in the middle of an urge"
        assert "This key does nothing here." in said(pilot)
        await press(pilot, "escape")
        for name in ("slip", "keys", "settings"):
            await open_page(pilot, name)
            await press(pilot, "4")
            assert name == page(pilot).HERE
            await press(pilot, "escape")
        await press(pilot, "4")
        assert page(pilot).HERE == "progress"


async def test_the_pull_follows_the_mood_when_one_rates_again(
    app: NcTui, trainer: Trainer, clock: SetClock
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "r", "6", "2")
        clock.forward(minutes=1)
        await press(pilot, "r", "3", "4")
        assert page(pilot).HERE == "today"
        assert given(trainer) == (3, 4)
        clock.forward(minutes=1)
        await press(pilot, "r", "3", "8")
        assert given(trainer) == (3, 8)
        clock.forward(minutes=1)
        await press(pilot, "r", "8", "enter")
        assert given(trainer) == (8, 8)


async def test_digits_typed_faster_than_the_page_answers_are_mood_and_pull(
    app: NcTui, trainer: Trainer
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for key in ("r", "3", "4"):
            app.post_message(Key(key, key))
        await until(pilot, lambda: given(trainer) == (3, 4))
        assert page(pilot).HERE == "today"
