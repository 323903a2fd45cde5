"""Two keys at once, and what is still to happen when something else has come first."""

import asyncio
import gc
from collections.abc import Callable

import pytest
from textual import events

from nc_tui.app.app import NcTui
from nc_tui.app.screens.contacted import LookedPage
from nc_tui.app.widgets.exercise_row import ExerciseRow
from nc_tui.app.widgets.question import Asked
from nc_tui.app.widgets.rating import Rating
from nc_tui.practice.kinds import Monitoring, Urge
from nc_tui.trainer import Trainer
from tests.app.looking import kept, open_page, page, press, question, said, settled, write

AtHome = Callable[[], Trainer]


async def test_an_answer_and_the_key_back_at_once_save_the_answer(app: NcTui, at_home: AtHome) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await open_page(pilot, "looked")
        looked = page(pilot)
        assert isinstance(looked, LookedPage)
        answer = Asked.Answered(looked.query_one(Asked).question, "profile")
        await asyncio.gather(looked._answered(answer), looked.action_question_before())
        await settled(pilot)
        assert not isinstance(app.screen, LookedPage)
    assert kept(at_home(), Monitoring) == [Monitoring("profile")]


async def test_a_key_that_is_pressed_twice_answers_the_question_that_was_read_and_not_the_next(
    app: NcTui, at_home: AtHome
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await open_page(pilot, "situation")
        await write(pilot, "nn")
        await press(pilot, "s")
        assert "asked you for no contact" in question(pilot)
        await write(pilot, "yy")
        await press(pilot, "escape", "escape")
        assert page(pilot).HERE == "today"
        await open_page(pilot, "urge")
        await press(pilot, "7", "c")
        await write(pilot, "the river")
        await press(pilot, "enter", "f")
        assert "Press f again" in said(pilot)
        await press(pilot, "f")
        assert said(pilot) == "", "it is saved by now"
        await write(pilot, "aa")
        await press(pilot, "escape")
    there = at_home()
    assert there.situation.profile.gates == {"asked-no-contact": True}
    [urge] = kept(there, Urge)
    assert isinstance(urge, Urge)
    assert (urge.note, urge.set_off, urge.outcome) == ("the river", "alone", "acted")


async def test_a_page_whose_last_answer_goes_while_it_is_drawn_asks_again_and_asks_once(
    app: NcTui, at_home: AtHome
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await open_page(pilot, "looked")
        looked = page(pilot)
        assert isinstance(looked, LookedPage)

        async def undone() -> None:
            looked.answers.clear()
            await looked.ask()

        looked.answers["way"] = "profile"
        await asyncio.gather(looked.ask(), undone(), looked.ask())
        await settled(pilot)
        assert page(pilot) is looked
        assert len(looked.query(Asked)) == 1
    assert kept(at_home(), Monitoring) == []


async def test_rows_that_are_gone_when_their_answer_is_saved_are_let_go(app: NcTui) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        row, rating = page(pilot).query(ExerciseRow).first(), page(pilot).query(Rating).first()
        await row.remove()
        await rating.remove()
        row.show("done")
        rating.set(3)
        await settled(pilot)
        assert app.is_running


async def test_undo_pressed_twice_at_once_asks_before_it_reaches_into_an_earlier_sitting(
    trainer: Trainer, at_home: AtHome
) -> None:
    trainer.moments.looked("profile")
    again = at_home()
    app = NcTui(again)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        again.moments.begin_urge(6)
        for _ in range(2):
            app.post_message(events.Key("z", "z"))
        await settled(pilot)
        assert "Press z again to undo" in said(pilot)
    assert kept(at_home(), Urge) == []
    assert kept(at_home(), Monitoring) == [Monitoring("profile")]


async def test_what_is_still_to_begin_when_the_app_ends_leaves_no_warning(
    app: NcTui, recwarn: pytest.WarningsRecorder
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.action_undo()
        app._save_theme(app.available_themes["dawn"])
        app.workers.cancel_all()
        await settled(pilot)
    gc.collect()
    assert [str(one.message) for one in recwarn if "never awaited" in str(one.message)] == []
