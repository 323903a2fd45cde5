"""A page that goes while something is being saved: it is saved, and nothing is written on what isn't there."""

import asyncio
from collections.abc import Callable

import pytest
from textual import events
from textual.command import CommandList
from textual.css.query import NoMatches

from nc_tui.app.app import NcTui
from nc_tui.app.palette import Palette
from nc_tui.app.screens.contacted import LookedPage
from nc_tui.app.screens.slip import SlipPage
from nc_tui.app.screens.today import TodayPage
from nc_tui.app.widgets.rows import Column
from nc_tui.practice.kinds import Monitoring
from nc_tui.trainer import Trainer
from tests.app.looking import Driver, kept, open_page, page, press, said, settled, until
from tests.app.terminal import PATIENCE
from tests.app.test_cover import Held


async def while_saving(
    pilot: Driver, held: Held, key: str, meanwhile: Callable[[], object], done: Callable[[], bool]
) -> None:
    """Press a key that saves something, do something else before it is saved, and let it be saved."""
    pilot.app.post_message(events.Key(key, key))
    async with asyncio.timeout(PATIENCE):
        await held.holds.wait()
        meanwhile()
        while not done():
            await asyncio.sleep(0)
        held.going.set()
        await held.over.wait()


async def test_a_rating_that_is_being_saved_when_the_app_ends_ends_it_with_0(
    begun: Trainer, at_home: Callable[[], Trainer], monkeypatch: pytest.MonkeyPatch
) -> None:
    app = NcTui(begun)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "r")
        held = Held(app, monkeypatch)
        today = page(pilot)
        await while_saving(pilot, held, "7", app.exit, lambda: not today.is_there)
    assert app.return_code == 0
    assert not app.failed
    found = at_home().checkins.of_today()
    assert found is not None
    assert found.mood == 7


async def test_what_is_saved_for_a_page_that_was_left_is_said_on_the_one_in_front(
    begun: Trainer, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = NcTui(begun)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await open_page(pilot, "looked")
        assert isinstance(app.screen, LookedPage)
        gone = app.screen
        held = Held(app, monkeypatch)
        await while_saving(pilot, held, "p", lambda: app.go("today"), lambda: not gone.is_there)
        await until(pilot, lambda: len(kept(begun, Monitoring)) == 1, "it is saved")
        await settled(pilot)
        assert isinstance(app.screen, TodayPage)
        assert not app.failed


async def test_a_page_that_lies_below_another_one_stays_when_it_has_saved(
    begun: Trainer, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = NcTui(begun)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await open_page(pilot, "let-go")
        held = Held(app, monkeypatch)
        below = app.screen
        closing = asyncio.create_task(app.run_action("screen.let_go"))
        async with asyncio.timeout(PATIENCE):
            await held.holds.wait()
            app.go("help")
            held.going.set()
            await held.over.wait()
        await closing
        await settled(pilot)
        assert page(pilot).HERE == "help"
        assert below in app.screen_stack
        assert said(pilot) == ""


async def test_nothing_is_drawn_for_a_page_that_goes_meanwhile(begun: Trainer) -> None:
    app = NcTui(begun)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await open_page(pilot, "dates")
        gone = page(pilot)

        async def show() -> None:
            app.pop_screen()
            while gone.is_there or gone.children:
                await asyncio.sleep(0)
            gone.query_one("#list")

        gone.redo(show)
        await settled(pilot)
        assert isinstance(app.screen, TodayPage)
    assert not app.failed


async def test_an_action_whose_page_goes_while_it_saves_ends_without_a_word(
    begun: Trainer, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = NcTui(begun)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await open_page(pilot, "dates")
        gone = page(pilot)

        async def remove() -> None:
            app.pop_screen()
            while gone.is_there or gone.children:
                await asyncio.sleep(0)
            gone.query_one("#list")

        monkeypatch.setattr(gone, "action_remove", remove, raising=False)
        await app.run_action("remove", gone)
        await settled(pilot)
        assert isinstance(app.screen, TodayPage)
    assert not app.failed


async def test_a_question_that_is_answered_while_the_app_ends_ends_without_a_word(
    begun: Trainer, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = NcTui(begun)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await open_page(pilot, "slip")
        gone = page(pilot)
        assert isinstance(gone, SlipPage)
        place = gone.query_one("#ask", Column)

        async def asked_meanwhile() -> None:
            app.exit()
            await place.mount(Column())

        monkeypatch.setattr(gone, "ask", asked_meanwhile)
        await press(pilot, "t")
    assert not app.failed


async def test_a_fault_of_an_action_on_a_page_that_is_there_is_no_secret(
    begun: Trainer, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = NcTui(begun)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        there = page(pilot)
        monkeypatch.setattr(there, "action_look", lambda: there.query_one("#nothing-like-it"), raising=False)
        with pytest.raises(NoMatches):
            await app.run_action("look", there)


async def test_a_fault_on_a_page_that_is_there_is_no_secret(begun: Trainer) -> None:
    app = NcTui(begun)

    async def show() -> None:
        app.screen.query_one("#nothing-like-it")

    async def run() -> None:
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            page(pilot).redo(show)
            await settled(pilot)

    with pytest.raises(Exception, match="nothing-like-it"):
        await run()
    assert app.failed


async def test_a_page_that_is_closed_before_it_has_come_ends_nothing(begun: Trainer) -> None:
    app = NcTui(begun)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for name in ("urge", "evidence", "letter", "slip", "dates", "situation", "contacted", "goals"):
            app.go(name)
            app.pop_screen()
            await settled(pilot)
            assert isinstance(app.screen, TodayPage), name


async def test_a_key_that_comes_before_its_page_does_nothing_yet(begun: Trainer) -> None:
    app = NcTui(begun)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.go("letter")
        for action in ("save", "seal", "burn"):
            assert not await app.run_action(action, app.screen)
        await settled(pilot)
        assert page(pilot).HERE == "letter"
    assert not app.failed


async def test_a_page_that_is_left_before_it_has_come_has_nothing_to_save(begun: Trainer) -> None:
    app = NcTui(begun)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.go("urge")
        assert page(pilot).save_now()
        app.go("path")
        await settled(pilot)
        assert page(pilot).HERE == "path"
    assert not app.failed


async def test_what_the_terminal_sends_when_the_last_page_is_gone_is_no_error(begun: Trainer) -> None:
    app = NcTui(begun)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
    for late in (events.Key("a", "a"), events.Paste("words"), events.AppBlur(), events.AppFocus()):
        await app.on_event(late)
    assert not app.failed


async def test_a_palette_that_is_closed_while_it_looks_is_no_error(begun: Trainer) -> None:
    app = NcTui(begun)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.action_command_palette()
        await until(pilot, lambda: isinstance(app.screen, Palette) and app.screen.is_mounted, "it is open")
        palette = app.screen
        assert isinstance(palette, Palette)
        await palette.query_one(CommandList).remove()
        app.pop_screen()
        palette._gather_commands("a")
        await settled(pilot)
        assert page(pilot).HERE == "today"
    assert not app.failed


async def test_text_isnt_selected_on_what_is_only_drawn_still(begun: Trainer) -> None:
    app = NcTui(begun)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        line = page(pilot).query("#body Prose").first()
        x, y = line.region.offset
        assert page(pilot).get_widget_and_offset_at(x, y)[0] is line
        gone = line.remove()
        await gone
        assert page(pilot).get_widget_and_offset_at(x, y)[0] is not line


@pytest.mark.parametrize("name", ["evidence", "ready"])
async def test_a_page_that_comes_while_the_app_ends_is_no_error(begun: Trainer, name: str) -> None:
    app = NcTui(begun)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.exit()
        app.go(name)
        app.screen.post_message(events.Key("home", None))
    assert not app.failed
    assert app.return_code == 0


async def test_a_size_that_reaches_a_page_while_the_app_ends_is_no_error(
    begun: Trainer, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = NcTui(begun)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await open_page(pilot, "help")
        app.exit()
        monkeypatch.setattr("nc_tui.app.pages.page.SMALLEST", (100, 30))
        page(pilot).on_resize()
    assert app.return_code == 0
