"""Every page opens, shows what it is for, cuts nothing off, and goes back with esc."""

import gc
import re
from collections.abc import Collection, Iterator
from pathlib import Path
from weakref import ref

import pytest
from textual.events import Click
from textual.widgets._toast import Toast, ToastRack

import nc_tui.app
from nc_tui.app.app import NcTui
from nc_tui.app.pages.page import OverlayPage
from nc_tui.app.routes import MAIN
from nc_tui.app.screens.beginning import BeginningPage
from nc_tui.app.screens.exercise import ExercisePage
from nc_tui.app.screens.review import ReviewPage
from nc_tui.app.screens.review_end import AnswerPage, LetGoPage
from nc_tui.app.screens.welcome import WelcomePage
from nc_tui.app.widgets.bars import KeyBar
from nc_tui.app.widgets.zones import OF_THE_CHOSEN
from nc_tui.journal.folders import folders
from nc_tui.practice.exercise import Exercise
from nc_tui.trainer import Trainer
from tests.app.conftest import SIZES
from tests.app.looking import assert_tidy, lines, open_page, page, press, settled, shown, whole
from tests.clock import SetClock

SAYS = {
    "1": ("mood", "pull", "Ready"),
    "2": ("Presence", "this rung", "Rehearsals"),
    "3": ("An urge", "A slip"),
    "4": ("strength", "mood", "you expected", "Most practised"),
    "5": ("Still ahead, nearest first",),
    "6": ("/",),
}
OVER = {
    "exclamation_mark": ("You don't have to be sure", "112"),
    "question_mark": ("Everywhere", "quit"),
    "comma": ("Rest days in any 7 days", "Colours"),
    "e": ("promises", "Sources"),
    "u": ("20 min",),
}


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_every_main_page_opens_by_its_number_cuts_nothing_off_and_always_names_help_and_keys(
    demo: Trainer, size: tuple[int, int]
) -> None:
    app = NcTui(demo)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        for (key, words), route in zip(SAYS.items(), MAIN, strict=True):
            app.go(route.name)
            await settled(pilot)
            for word in words:
                assert word in whole(pilot), (key, word)
            assert_tidy(pilot)
            for _ in range(4):
                await press(pilot, "j")
                assert_tidy(pilot)
                bar = "\n".join(lines(pilot)[-2:])
                assert "! help" in bar, bar
                assert "? keys" in bar, bar


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_every_page_over_another_opens_by_its_key_and_goes_back_with_esc(
    demo: Trainer, size: tuple[int, int]
) -> None:
    app = NcTui(demo)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "5")
        await app.run_action("go('progress')")
        await settled(pilot)
        below = app.screen
        for key, words in OVER.items():
            await press(pilot, key)
            assert isinstance(app.screen, OverlayPage), key
            for word in words:
                assert word in whole(pilot), (key, word)
            assert_tidy(pilot)
            await press(pilot, "escape")
            assert app.screen is below, key


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_pages_of_the_ready_list_fit(demo: Trainer, size: tuple[int, int]) -> None:
    app = NcTui(demo)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        for made in (ReviewPage(), AnswerPage(), LetGoPage()):
            await app.push_screen(made)
            await settled(pilot)
            assert_tidy(pilot)
            for _ in range(5):
                await press(pilot, "tab")
                assert_tidy(pilot)
            await press(pilot, "escape")
            assert app.screen is not made


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_first_launch_welcomes_names_the_folder_and_goes_on_to_today(
    size: tuple[int, int], home: object, clock: object
) -> None:
    trainer = Trainer(folders(home), clock)  # type: ignore[arg-type]
    app = NcTui(trainer)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        assert isinstance(app.screen, WelcomePage)
        assert str(trainer.session.folders.data).replace(" ", "")[-12:] in whole(pilot).replace(" ", "")
        assert "stays on this machine" in whole(pilot)
        for line in trainer.views.today().planned:
            assert line.exercise.title in whole(pilot)
        assert "step 1 of 5" in shown(pilot)
        assert_tidy(pilot)
        await press(pilot, "enter")
        assert isinstance(app.screen, BeginningPage)
        await press(pilot, "escape")
        assert page(pilot).HERE == "today"
        assert trainer.settings.welcomed


def kinds_of(exercise: Exercise) -> set[type]:
    return {type(step) for step in exercise.steps}


def with_every_kind(exercises: Collection[Exercise]) -> Iterator[Exercise]:
    """A few short exercises that have every kind of step between them."""
    left = set[type]().union(*map(kinds_of, exercises))
    assert len(left) == 11
    while left:
        chosen = max(exercises, key=lambda one: (len(kinds_of(one) & left), -len(one.steps)))
        left -= kinds_of(chosen)
        yield chosen


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_every_step_of_every_kind_fits(demo: Trainer, size: tuple[int, int]) -> None:
    """Sizes change where lines break, so each is tried."""
    app = NcTui(demo)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        for exercise in with_every_kind(demo.exercises.values()):
            app.go("exercise", exercise_id=exercise.id)
            await settled(pilot)
            screen = app.screen
            assert isinstance(screen, ExercisePage)
            assert exercise.title.split()[0] in shown(pilot)
            for _ in range(len(exercise.steps) + 1):
                assert_tidy(pilot)
                await press(pilot, "f2")
            assert "How did it go?" in whole(pilot)
            assert_tidy(pilot)
            await press(pilot, "escape")


async def test_a_tiny_terminal_gets_one_clear_line_and_nothing_is_lost(demo: Trainer) -> None:
    app = NcTui(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        chosen = app.screen.focused
        for size in ((20, 5), (29, 30), (100, 9), (1, 1)):
            await pilot.resize_terminal(*size)
            await settled(pilot)
            if size != (1, 1):
                assert "Too small: this needs a window of 30 × 10." in shown(pilot), size
                assert "Yesterday" not in shown(pilot), size
            await pilot.resize_terminal(80, 24)
            await settled(pilot)
            assert "Too small" not in shown(pilot), size
            assert app.screen.focused is chosen, size


async def test_the_palette_has_every_page_and_no_screenshot(app: NcTui) -> None:
    async with app.run_test() as pilot:
        await settled(pilot)
        names = {command.title for command in app.get_system_commands(app.screen)}
        assert {"Today", "Path", "Progress", "Ready", "Help", "Keys", "Settings", "Undo", "Quit"} <= names
        assert not any("screenshot" in name.lower() for name in names)


async def test_both_bars_can_be_clicked_and_esc_on_a_main_page_goes_back_to_today(app: NcTui) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for name in ("path", "ready"):
            await open_page(pilot, name)
            await press(pilot, "escape")
            assert page(pilot).HERE == "today", name
        at = lines(pilot)[0].index("Progress")
        await pilot.click(offset=(at, 0))
        await settled(pilot)
        assert page(pilot).HERE == "progress"
        await press(pilot, "escape")
        assert page(pilot).HERE == "today"
        at = lines(pilot)[-1].index("help")
        await pilot.click(offset=(at, 23))
        await settled(pilot)
        assert page(pilot).HERE == "help"


async def test_a_click_on_a_key_of_a_line_that_is_no_longer_chosen_does_nothing(demo: Trainer) -> None:
    app = NcTui(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "did it" in lines(pilot)[-1]
        bar = page(pilot).query_one(KeyBar)
        zone = next(zone for zone in bar.zones if zone.action.startswith(OF_THE_CHOSEN))
        app.screen.set_focus(None)
        await bar.on_click(Click(bar, zone.start, zone.row, 0, 0, 1, False, False, False))
        await settled(pilot)
        assert page(pilot).HERE == "today"
    assert not app.failed


async def test_a_click_on_a_bar_that_another_page_has_covered_meanwhile_does_nothing(demo: Trainer) -> None:
    app = NcTui(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "did it" in lines(pilot)[-1]
        bar = page(pilot).query_one(KeyBar)
        zone = next(zone for zone in bar.zones if zone.action.startswith(OF_THE_CHOSEN))
        await press(pilot, "question_mark")
        app.screen.set_focus(None)
        await bar.on_click(Click(bar, zone.start, zone.row, 0, 0, 1, False, False, False))
        await settled(pilot)
        assert page(pilot).HERE == "keys"
    assert not app.failed


async def test_up_and_down_choose_lines_and_the_key_bar_never_shrinks_meanwhile(demo: Trainer) -> None:
    """Even where the page could scroll."""
    app = NcTui(demo)
    async with app.run_test(size=(40, 20)) as pilot:
        await settled(pilot)
        heights = []
        seen = [app.screen.focused]
        for _ in app.screen.focus_chain[1:]:
            heights.append(page(pilot).query_one(KeyBar).size.height)
            await press(pilot, "down")
            seen.append(app.screen.focused)
        assert heights == sorted(heights)
        assert len(set(map(id, seen))) == len(seen)
        for before in reversed(seen[:-1]):
            await press(pilot, "up")
            assert app.screen.focused is before


def test_no_handler_calls_that_of_its_base_which_is_called_anyway() -> None:
    """Textual calls a handler of each class that has one, so that it would run twice. ``on_event`` is none."""
    sources = Path(nc_tui.app.__file__).parent.rglob("*.py")
    twice = [
        (file.name, found)
        for file in sources
        for found in re.findall(r"super\(\)\.(on_\w+)", file.read_text())
    ]
    assert {name for _, name in twice} == {"on_event"}, twice


async def test_a_message_of_textuals_own_stands_on_the_page_in_front_and_on_the_next(app: NcTui) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert not app.screen.query(ToastRack)
        app.notify("Press ctrl+q to quit the app", markup=False)
        await settled(pilot)
        assert app.screen.query_one(Toast).region.height > 0
        await press(pilot, "2", "?")
        assert app.screen.query_one(Toast).region.height > 0


async def test_the_top_bar_tells_the_time_it_is_by_now(app: NcTui, clock: SetClock) -> None:
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "question_mark")
        clock.forward(minutes=5)
        page(pilot).keep_time()
        await settled(pilot)
        assert f"{clock():%H:%M}" in lines(pilot)[0]
        clock.forward(minutes=5)
        await press(pilot, "escape")
        assert page(pilot).HERE == "today"
        assert f"{clock():%H:%M}" in lines(pilot)[0]


async def test_a_page_that_was_closed_is_not_held_in_memory(app: NcTui) -> None:
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "comma")
        closed = ref(page(pilot))
        await press(pilot, "escape", "down")
        gc.collect()
        assert closed() is None
