"""The end of the day: it comes once, says what the day was, and any key leaves."""

import pytest

from nc_tui.app.app import NcTui
from nc_tui.app.screens.closing import ClosingPage, Evening
from nc_tui.app.screens.today import TodayPage
from nc_tui.app.screens.urge import UrgePage
from nc_tui.trainer import OutcomeDetails, Trainer
from tests.app.looking import assert_tidy, lines, page, press, row_of, settled, shown, until, whole

SUN = "⣿⣿⣿⣿"


def all_but_one(trainer: Trainer) -> str:
    """Everything of today's plan is done but for one exercise."""
    first, last = (item.exercise for item in trainer.plan.of_day().items)
    trainer.practice.record(first, "done", details=OutcomeDetails(predicted=5, after=2))
    return last


@pytest.fixture(autouse=True)
def no_motion(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("textual.constants.TEXTUAL_ANIMATIONS", "none")


async def test_it_comes_after_the_last_exercise_once_at_every_size(trainer: Trainer) -> None:
    last = all_but_one(trainer)
    app = NcTui(trainer)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        row_of(pilot, last).focus()
        await press(pilot, "d")
        assert isinstance(page(pilot), ClosingPage)
        assert "That’s today." in shown(pilot)
        assert "expected 5 ● it was 2" in shown(pilot)
        assert "Tomorrow" in shown(pilot)
        for size, has_sun in (((40, 20), False), ((80, 24), True), ((120, 35), True), ((160, 50), True)):
            await pilot.resize_terminal(*size)
            await settled(pilot)
            assert_tidy(pilot)
            assert (SUN in shown(pilot)) is has_sun, size
        await press(pilot, "x")
        assert isinstance(page(pilot), TodayPage)
        await press(pilot, "z")
        assert row_of(pilot, last).outcome is None
        row_of(pilot, last).focus()
        await press(pilot, "d")
        assert isinstance(page(pilot), TodayPage)


async def test_an_undo_takes_it_away_an_urge_stays_within_reach_and_a_click_leaves(trainer: Trainer) -> None:
    last = all_but_one(trainer)
    app = NcTui(trainer)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        row_of(pilot, last).focus()
        await press(pilot, "d", "u")
        assert isinstance(page(pilot), UrgePage)
        await press(pilot, "escape")
        assert isinstance(page(pilot), ClosingPage)
        await press(pilot, "z")
        assert isinstance(page(pilot), TodayPage)
        app.go("closing")
        await settled(pilot)
        assert "Today so far." in shown(pilot)
        assert await pilot.click(Evening)
        await settled(pilot)
        assert isinstance(page(pilot), TodayPage)


async def test_it_doesn_t_come_on_a_heavy_day(trainer: Trainer) -> None:
    trainer.checkins.check_in(4, 9)
    gentle = trainer.plan.of_day().items[-1].exercise
    app = NcTui(trainer)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        row_of(pilot, gentle).focus()
        await press(pilot, "d")
        assert isinstance(page(pilot), TodayPage)


async def test_in_a_narrow_window_what_has_no_second_number_says_how_it_went(trainer: Trainer) -> None:
    last = all_but_one(trainer)
    trainer.practice.record(last, "done", details=OutcomeDetails(predicted=4))
    app = NcTui(trainer)
    async with app.run_test(size=(40, 20)) as pilot:
        await settled(pilot)
        app.go("closing")
        await settled(pilot)
        assert "expected 5, it was 2" in shown(pilot)
        assert "expected 4" not in shown(pilot)
        assert "did it" in shown(pilot)


async def test_todays_bar_fills_with_motion_and_is_full_without(trainer: Trainer) -> None:
    all_but_one(trainer)
    app = NcTui(trainer)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.animation_level = "full"
        app.go("closing", fills=True)
        await settled(pilot)
        await until(pilot, lambda: "━━━━" in whole(pilot), "the bar is full")
        await press(pilot, "escape")
        app.animation_level = "none"
        app.go("closing", fills=True)
        await settled(pilot)
        assert "━━━━" in whole(pilot)


async def test_without_braille_there_is_no_sun(trainer: Trainer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "linux")
    app = NcTui(trainer)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.go("closing")
        await settled(pilot)
        assert SUN not in shown(pilot)
        assert any("Mon  Tue" in line for line in lines(pilot))
