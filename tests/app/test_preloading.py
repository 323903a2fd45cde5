"""What is got ready while nobody presses a key looks, once it is opened, as if it had been made that moment."""

import gc

import pytest
from textual.color import Color
from textual.pilot import Pilot

from nc_tui.app import preloading
from nc_tui.app.app import NcTui
from nc_tui.app.pages.page import Page
from nc_tui.app.theme import DAWN
from nc_tui.trainer import OutcomeDetails, Trainer
from tests.app.looking import assert_tidy, lines, press, settled, until

PAGES = {"2": "path", "3": "when", "4": "progress", "5": "ready", "6": "journal"}


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Next to nothing is waited for."""
    for name in ("SETTLED", "QUIET", "BREATH"):
        monkeypatch.setattr(preloading, name, 0.001)


def made_ready(app: NcTui) -> list[Page]:
    """The pages that stand behind Today."""
    pages = [screen for screen in app._installed_screens.values() if isinstance(screen, Page)]
    return [page for page in pages if page.is_mounted]


async def warm(pilot: Pilot[None], app: NcTui) -> None:
    """Wait until everything is ready; the search for garbage is what is set last."""
    await until(pilot, lambda: gc.get_threshold() == preloading.GARBAGE, "all is ready")
    await settled(pilot)
    assert len(made_ready(app)) == len(app.SCREENS)


async def test_pages_got_ready_follow_the_window_the_colours_and_what_was_recorded_since(
    demo: Trainer, at_once: None
) -> None:
    """That they look as if they had been made when they are opened, test_every_python sees to."""
    app = NcTui(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await warm(pilot, app)
        await press(pilot, "4")
        before = lines(pilot)
        await press(pilot, "1")
        demo.practice.record(next(iter(demo.exercises)), "done", demo.today, OutcomeDetails())
        await press(pilot, "4")
        assert lines(pilot) != before
        app.theme = "dawn"
        await pilot.resize_terminal(40, 20)
        await settled(pilot)
        for key in PAGES:
            await press(pilot, key)
            assert_tidy(pilot)
            assert app.screen.size == (40, 20)
            assert app.screen.has_class("-narrow")
            assert app.screen.styles.background == Color.parse(DAWN.background or "")


async def test_nothing_is_got_ready_while_keys_come_in(
    demo: Trainer, at_once: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preloading, "QUIET", 600.0)
    app = NcTui(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down", "up")
        await pilot.pause(0.2)
        assert made_ready(app) == []
