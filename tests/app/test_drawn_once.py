"""What hasn't changed is neither styled nor laid out nor drawn again, counted."""

import gc
from collections.abc import Callable
from typing import Any, NamedTuple

import pytest
import textual
from textual._compositor import Compositor
from textual._context import visible_screen_stack
from textual.css.stylesheet import Stylesheet
from textual.geometry import Region
from textual.screen import Screen

from nc_tui.app import preloading
from nc_tui.app.app import NcTui
from nc_tui.app.screens.today import TodayPage
from nc_tui.app.theme import DAWN
from nc_tui.app.widgets.bars import KeyBar
from nc_tui.trainer import Trainer
from tests.app.looking import lines, press, settled, until

SIZE = (80, 24)


class Done(NamedTuple):
    """What was done for a key: the layouts, the nodes that were styled, and the regions of each frame."""

    layouts: list[str]
    styled: list[object]
    frames: list[list[Region]]

    @property
    def whole(self) -> int:
        """How often all of the screen was drawn."""
        return sum(Region(0, 0, *SIZE) in regions for regions in self.frames)


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> Callable[[], Done]:
    """What was done since this was last called."""
    so_far = Done([], [], [])
    lay_out, style = Screen._refresh_layout, Stylesheet.update_nodes

    def noted_layout(self: Screen[Any], *given: Any, **named: Any) -> None:
        so_far.layouts.append(type(self).__name__)
        lay_out(self, *given, **named)

    def noted_styles(self: Stylesheet, nodes: Any, *given: Any, **named: Any) -> None:
        kept = list(nodes)
        so_far.styled.extend(kept)
        style(self, kept, *given, **named)

    def noted_frame(self: Compositor, *_given: object, screen_stack: list[Screen[Any]] | None = None) -> None:
        visible_screen_stack.set(screen_stack or [])
        if self._dirty_regions:
            so_far.frames.append(list(self._dirty_regions))
        self._dirty_regions.clear()

    monkeypatch.setattr(Screen, "_refresh_layout", noted_layout)
    monkeypatch.setattr(Stylesheet, "update_nodes", noted_styles)
    monkeypatch.setattr(Compositor, "render_update", noted_frame)

    def since() -> Done:
        nonlocal so_far
        found, so_far = so_far, Done([], [], [])
        return found

    return since


async def test_a_page_that_is_shown_again_unchanged_is_drawn_once_and_neither_styled_nor_laid_out(
    demo: Trainer, done: Callable[[], Done]
) -> None:
    app = NcTui(demo)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "2", "4", "1", "question_mark", "escape", "2", "4", "1", "question_mark")
        for key in ("escape", "2", "4", "1"):
            done()
            await press(pilot, key)
            again = done()
            assert (again.styled, again.layouts, again.whole) == ([], [], 1), (key, again)


@pytest.mark.parametrize("version", ["8.2.8", "9.0"])
async def test_a_page_that_is_closed_is_gone_with_textuals_that_are_known_and_others(
    app: NcTui, monkeypatch: pytest.MonkeyPatch, version: str
) -> None:
    monkeypatch.setattr(textual, "__version__", version)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "comma")
        over = app.screen
        await press(pilot, "escape")
        assert isinstance(app.screen, TodayPage)
        assert not over.is_running


async def test_a_page_that_comes_back_in_other_colours_is_styled_again(
    demo: Trainer, done: Callable[[], Done]
) -> None:
    app = NcTui(demo)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "2", "1")
        app.theme = DAWN.name
        await settled(pilot)
        done()
        await press(pilot, "2")
        assert app.screen in done().styled


async def test_a_focus_that_moves_draws_what_shows_it_and_no_more(
    demo: Trainer, done: Callable[[], Done]
) -> None:
    app = NcTui(demo)
    async with app.run_test(size=SIZE) as pilot:
        for key in ("1", "2", "3", "4", "5"):
            await press(pilot, key)
            done()
            await press(pilot, "down", "tab")
            moved = done()
            assert moved.frames, key
            assert moved.whole == 0, key


async def test_the_bar_of_keys_is_drawn_again_only_where_it_names_others(
    demo: Trainer, done: Callable[[], Done]
) -> None:
    app = NcTui(demo)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        bar = app.screen.query_one(KeyBar).region
        assert "help" in lines(pilot)[bar.y], "it is drawn"
        done()
        app.screen.refresh_bindings()
        await settled(pilot)
        assert done().frames == []
        await press(pilot, "down", "down")
        assert any(bar in regions for regions in done().frames)


@pytest.mark.parametrize("key", ["2", "4", "question_mark", "exclamation_mark"])
async def test_a_page_that_opens_is_drawn_once_and_not_styled_a_second_time(
    demo: Trainer, done: Callable[[], Done], key: str
) -> None:
    app = NcTui(demo)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        done()
        await press(pilot, key)
        opened = done()
        assert opened.whole == 1
        assert app.screen.query_one(KeyBar) not in opened.styled, "that was done when it was made"
        assert "TodayPage" not in opened.layouts


async def test_a_page_made_ahead_is_only_drawn_when_it_opens(
    demo: Trainer, done: Callable[[], Done], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("SETTLED", "QUIET", "BREATH"):
        monkeypatch.setattr(preloading, name, 0.001)
    app = NcTui(demo)
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: gc.get_threshold() == preloading.GARBAGE, "all is ready")
        await settled(pilot)
        for key in ("2", "3", "4", "5", "!"):
            done()
            await press(pilot, key)
            opened = done()
            assert (opened.styled, opened.layouts, opened.whole) == ([], [], 1), (key, opened)
