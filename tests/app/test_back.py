"""Coming back: nothing to catch up on, one exercise, one question, and the second exercise by one key."""

from nc_tui.app.app import NcTui
from nc_tui.app.screens.contacted import ContactedPage
from nc_tui.app.screens.slip import SlipPage
from nc_tui.app.screens.today import TodayPage
from nc_tui.app.widgets.pause_row import PauseRow
from nc_tui.practice.kinds import Return
from nc_tui.trainer import Trainer
from tests.app.looking import (
    assert_kind,
    assert_tidy,
    kept,
    page,
    press,
    question,
    rows,
    settled,
    shown,
    whole,
)
from tests.clock import SetClock

AWAY = {"days": 14}
SUN = "⣿⣿⣿⣿"


async def test_todays_page_says_what_stays_and_has_room_for_it_at_every_size(
    begun: Trainer, clock: SetClock
) -> None:
    clock.forward(**AWAY)
    app = NcTui(begun)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for size, has_sun in (((40, 20), False), ((80, 24), True), ((120, 35), True), ((160, 50), True)):
            await pilot.resize_terminal(*size)
            await settled(pilot)
            assert_tidy(pilot)
            assert (SUN in shown(pilot)) is has_sun, size
            said = whole(pilot)
            assert said.index("Good to see you.") < said.index("1 practice day stays yours")
            assert "There's nothing to catch up on." in said
            assert "Good morning." not in said
            assert_kind(pilot)
        assert len(rows(pilot)) == 1
        await press(pilot, "m")
        assert len(rows(pilot)) == 2
        assert "two, as before" not in shown(pilot)
        await press(pilot, "z")
        assert len(rows(pilot)) == 1


async def test_a_no_is_said_by_keys_and_a_yes_leads_gently_to_where_it_can_be_told(
    begun: Trainer, clock: SetClock
) -> None:
    clock.forward(**AWAY)
    app = NcTui(begun)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        row = app.screen.query_one(PauseRow)
        row.focus()
        await press(pilot, "enter")
        assert question(pilot) == "Was there any contact in those days?"
        await press(pilot, "enter")
        assert kept(begun, Return) == [], "enter alone answers nothing"
        await press(pilot, "n")
        assert isinstance(page(pilot), TodayPage)
        assert [one.contact for one in kept(begun, Return) if isinstance(one, Return)] == ["no"]
        assert "Was there any contact in those days? No." in whole(pilot)
        assert await pilot.click(PauseRow)
        await settled(pilot)
        await press(pilot, "y", "z")
        assert question(pilot) == "Was there any contact in those days?", "the yes is undone"
        await press(pilot, "escape")
        for key, there in (("i", SlipPage), ("t", ContactedPage)):
            assert await pilot.click(PauseRow)
            await settled(pilot)
            await press(pilot, "y")
            assert "Thank you for being honest." in whole(pilot)
            assert_kind(pilot)
            await press(pilot, key)
            assert isinstance(page(pilot), there)
            await press(pilot, "escape")
        assert [one.contact for one in kept(begun, Return) if isinstance(one, Return)] == ["yes"]


async def test_the_day_after_greets_as_always_with_one_exercise_and_the_next_has_two(
    begun: Trainer, clock: SetClock
) -> None:
    clock.forward(**AWAY)
    begun.checkins.check_in(5, 2)
    app = NcTui(begun)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for number in (1, 2):
            clock.forward(days=1)
            await app._look_again()
            await settled(pilot)
            assert "Good morning." in shown(pilot)
            assert not app.screen.query_one(PauseRow).display
            assert len(begun.plan.of_day().items) == number
            begun.checkins.check_in(5, 2)
