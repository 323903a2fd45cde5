"""A slip in the app: one key each, what stays, a plan, and no word of failure."""

import re
from collections.abc import Callable
from datetime import date, datetime

import pytest
from textual.widgets import Input

from nc_tui.app.app import NcTui
from nc_tui.app.screens.exercise import ExercisePage
from nc_tui.app.screens.slip import SlipPage
from nc_tui.practice.kinds import Slip
from nc_tui.trainer import Trainer
from tests.app.conftest import EXTREMES
from tests.app.looking import (
    BLAME,
    assert_kind,
    assert_tidy,
    days,
    kept,
    open_page,
    page,
    press,
    question,
    said,
    settled,
    shown,
    whole,
    write,
)

AtHome = Callable[[], Trainer]


@pytest.mark.parametrize("size", EXTREMES, ids=str)
async def test_three_keys_keep_a_slip_and_then_it_says_what_stays(
    begun: Trainer, at_home: AtHome, size: tuple[int, int]
) -> None:
    app = NcTui(begun)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await open_page(pilot, "slip")
        asked = []
        for key in ("c", "t", "e"):
            asked.append(question(pilot))
            assert "nothing you have practised is lost" in whole(pilot)
            assert_tidy(pilot)
            assert_kind(pilot)
            assert kept(at_home(), Slip) == []
            await press(pilot, key)
        assert asked == ["How were you in contact?", "When did it happen?", "What set it off?"]
        assert said(pilot).startswith("Saved.")
        words = whole(pilot)
        assert "What stays 1 practice day, every skill, every rung." in words
        assert "10 of 11 days without contact. Only this run starts again." in words
        assert re.search(r"Strength \d+ %\. A slip takes nothing from it\.", words)
        assert question(pilot) == "One plan for next time?"
        assert_tidy(pilot)
        assert_kind(pilot)
        await press(pilot, "a")
        assert "Next time If it is late and I am alone" in whole(pilot)
        assert "Now, if you like e one small exercise" in whole(pilot)
        assert_tidy(pilot)
        assert_kind(pilot)
    fresh = at_home()
    [slip] = kept(fresh, Slip)
    assert isinstance(slip, Slip)
    assert (slip.channel, slip.set_off) == ("call", "evening")
    assert slip.at_moment == datetime.fromisoformat("2026-11-23T04:30:00+01:00")
    assert slip.plan == "If it is late and I am alone, then the phone goes in the kitchen."
    assert days(fresh) == (0, 10, 11)


@pytest.mark.parametrize(
    ("keys", "moment"),
    [
        (["n"], "2026-11-23T07:30:00+01:00"),
        (["y"], "2026-11-22T20:00:00+01:00"),
        (["e", *"-3", "enter"], "2026-11-20T12:00:00+01:00"),
    ],
    ids=["now", "yesterday", "another day"],
)
async def test_a_slip_is_kept_for_the_moment_that_was_told(
    begun: Trainer, at_home: AtHome, keys: list[str], moment: str
) -> None:
    app = NcTui(begun)
    async with app.run_test() as pilot:
        await settled(pilot)
        await open_page(pilot, "slip")
        await press(pilot, "t", *keys, "o", "n")
    [slip] = kept(at_home(), Slip)
    assert isinstance(slip, Slip)
    assert slip.at_moment == datetime.fromisoformat(moment)
    assert slip.plan is None
    assert {record.day for record in at_home().history.recent if record.data == slip} == {
        slip.at_moment.date()
    }


async def test_a_day_that_cannot_have_been_is_said_at_once_and_keeps_nothing(
    begun: Trainer, at_home: AtHome
) -> None:
    impossible = {
        "2026-02-30": "there is no 2026-02-30 in the calendar",
        "2026-12-24": "Thu 24 Dec at 12:00 is in the future",
        "-11": "before your first day",
    }
    app = NcTui(begun)
    async with app.run_test() as pilot:
        await settled(pilot)
        await open_page(pilot, "slip")
        await press(pilot, "t", "e")
        for typed, says in impossible.items():
            page(pilot).query_one(Input).clear()
            await write(pilot, typed)
            await press(pilot, "enter")
            assert question(pilot) == "Which day?", typed
            assert says in said(pilot)
            assert_kind(pilot)
    assert kept(at_home(), Slip) == []


async def test_today_typed_as_the_day_is_today_and_not_to_come(begun: Trainer, at_home: AtHome) -> None:
    app = NcTui(begun)
    async with app.run_test() as pilot:
        await settled(pilot)
        await open_page(pilot, "slip")
        await press(pilot, "t", "e", *"today", "enter", "o")
        assert said(pilot).startswith("Saved.")
    [slip] = kept(at_home(), Slip)
    assert isinstance(slip, Slip)
    assert slip.at_moment.date() == date(2026, 11, 23)


async def test_a_plan_in_ones_own_words_is_kept_with_the_slip(begun: Trainer, at_home: AtHome) -> None:
    app = NcTui(begun)
    async with app.run_test() as pilot:
        await settled(pilot)
        await open_page(pilot, "slip")
        await press(pilot, "s", "n", "p", "o")
        await write(pilot, "If a song comes, then out")
        assert_kind(pilot)
        await press(pilot, "enter")
        assert "Next time If a song comes, then out" in whole(pilot)
    [slip] = kept(at_home(), Slip)
    assert isinstance(slip, Slip)
    assert slip.plan == "If a song comes, then out"


async def test_a_half_typed_plan_stands_there_again(begun: Trainer, at_home: AtHome) -> None:
    app = NcTui(begun)
    async with app.run_test() as pilot:
        await settled(pilot)
        await open_page(pilot, "slip")
        await press(pilot, "s", "n", "p", "o")
        await write(pilot, "If a song")
        await press(pilot, "ctrl+b", "o")
        assert page(pilot).query_one(Input).value == "If a song"
        await press(pilot, "escape")
    assert [slip.plan for slip in kept(at_home(), Slip) if isinstance(slip, Slip)] == [None]


async def test_z_takes_the_slip_back_with_its_plan_and_the_run_goes_on(
    begun: Trainer, at_home: AtHome
) -> None:
    app = NcTui(begun)
    async with app.run_test() as pilot:
        await settled(pilot)
        await open_page(pilot, "slip")
        await press(pilot, "t", "n", "a", "s")
        assert days(at_home()) == (0, 10, 11)
        await press(pilot, "z")
        assert said(pilot) == "Undone: the slip."
        assert question(pilot) == "How were you in contact?"
        assert "What stays" not in whole(pilot)
    assert kept(at_home(), Slip) == []
    assert days(at_home()) == (11, 11, 11)


async def test_the_small_exercise_opens_once_the_slip_is_kept(begun: Trainer, at_home: AtHome) -> None:
    app = NcTui(begun)
    offered = begun.plan.gentle_exercise()
    assert offered is not None
    async with app.run_test() as pilot:
        await settled(pilot)
        await open_page(pilot, "slip")
        await press(pilot, "t", "n", "o", "n")
        assert begun.session.exercise(offered).title in whole(pilot)
        await press(pilot, "e")
        screen = app.screen
        assert isinstance(screen, ExercisePage)
        assert screen.exercise_id == offered
        assert begun.session.exercise(offered).where == "here"
        await press(pilot, "escape")
        assert page(pilot).HERE == "today", "the slip is told, nothing asks for it again"


async def test_the_same_slip_twice_is_one_and_the_page_says_so(begun: Trainer, at_home: AtHome) -> None:
    app = NcTui(begun)
    async with app.run_test() as pilot:
        await settled(pilot)
        for _ in range(2):
            await open_page(pilot, "slip")
            await press(pilot, "t", "n", "a")
        assert "that slip is already recorded" in said(pilot)
        assert question(pilot) == "What set it off?"
    assert len(kept(at_home(), Slip)) == 1


async def test_hidden_days_stay_hidden_after_a_slip(begun: Trainer) -> None:
    from msgspec.structs import replace

    begun.session.choose(replace(begun.settings, days="hidden"))
    app = NcTui(begun)
    async with app.run_test() as pilot:
        await settled(pilot)
        await open_page(pilot, "slip")
        await press(pilot, "t", "n", "a")
        assert "1 practice day" in whole(pilot)
        assert "without contact" not in whole(pilot)
        assert "11" not in whole(pilot)


async def test_a_slip_told_in_the_middle_can_be_left_and_keeps_nothing(
    begun: Trainer, at_home: AtHome
) -> None:
    app = NcTui(begun)
    async with app.run_test() as pilot:
        await settled(pilot)
        await open_page(pilot, "slip")
        await press(pilot, "t", "n")
        assert isinstance(app.screen, SlipPage)
        await press(pilot, "escape")
        assert "A slip" not in shown(pilot)
    assert kept(at_home(), Slip) == []


def test_words_of_failure_would_be_noticed() -> None:
    for words in ("You failed.", "Sorry to hear it.", "Your count is reset to zero.", "Don't do it again!"):
        assert BLAME.search(words), words
