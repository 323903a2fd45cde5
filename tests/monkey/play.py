"""Random keys, pastes, clicks and sizes, straight into the app's message queue, and what must hold all the while.

No exception. No page from which there is no way back. No text that was being written is lost when the app ends, whether
somebody left it or an error ended it.
"""

import asyncio
from collections import deque
from pathlib import Path
from random import Random
from unittest.mock import patch

from textual import events
from textual.app import App
from textual.geometry import Size
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.widgets import TextArea

from nc_tui.app import preloading
from nc_tui.app.app import NcTui
from nc_tui.app.pages.page import Page
from nc_tui.app.screens.today import TodayPage
from nc_tui.journal.folders import folders
from nc_tui.trainer import Trainer
from tests.app.looking import is_shown, settled
from tests.clock import SetClock
from tests.monkey.journals import HOSTILE, MORNING
from tests.sheets_once import parse_once

parse_once()

LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789.,-+/?!: ABCXYZéя中"
NAMED = (
    *("up", "down", "left", "right", "tab", "shift+tab", "enter", "escape", "space", "backspace", "delete"),
    *(
        "home",
        "end",
        "pageup",
        "pagedown",
        "ctrl+p",
        "ctrl+a",
        "ctrl+k",
        "ctrl+s",
        "ctrl+enter",
        "ctrl+backspace",
    ),
    *(f"f{number}" for number in range(1, 13)),
)
SIZES = ((80, 24), (40, 20), (160, 50), (20, 5), (1, 1), (300, 10), (10, 100))
BURST = 12
"""Keys at most that come at once."""
PATIENCE = 25
"""Presses of esc by which everybody is back on Today."""
VISIT = 150
"""Keys after which the app is left, one way or another."""


class CrashError(Exception):
    """The error that nobody foresaw."""


class WrongError(AssertionError):
    """Something isn't as it must be; the message says what, and what was pressed before."""


class Monkey:
    """One who plays with one journal; the same seed presses the same keys."""

    def __init__(self, home: Path, seed: str) -> None:
        self.home = home
        self.chance = Random(seed)
        self.clock = SetClock(MORNING)
        self.pressed: deque[str] = deque(maxlen=80)
        self.count = 0

    async def play(self, keys: int) -> None:
        """Until so many keys, clicks and the like have been made. Pages are got ready without a pause: between two
        bursts everything is waited for. What a visit leaves is garbage, and is to be found."""
        with patch.multiple(preloading, QUIET=0.0, BREATH=0.0, _set_aside=lambda: None):
            while self.count < keys:
                await self._visit(min(keys, self.count + VISIT))

    def trainer(self) -> Trainer:
        return Trainer(folders(self.home), self.clock)

    async def _visit(self, until: int) -> None:
        app = NcTui(self.trainer())
        self._note("(start)")
        texts: list[str] = []
        crash = self.chance.random() < 0.3
        try:
            async with app.run_test(size=self.chance.choice(SIZES)) as pilot:
                while self.count < until and app.is_running and not app._exit:
                    await self._burst(pilot)
                if app.is_running and not app._exit:
                    texts = self._being_written(app)
                    if crash:
                        self._note("(crash)")
                        app._handle_exception(CrashError())
                    elif self.chance.random() < 0.5:
                        await self._find_home(pilot)
                    else:
                        self._note("(ctrl+q)")
                        app.post_message(events.Key("ctrl+q", None))
                        await self._rest(pilot)
        except CrashError:
            pass
        except WrongError:
            raise
        except Exception as error:
            raise WrongError(f"{type(error).__name__}: {error}; pressed: {self._last()}") from error
        self._nothing_lost(texts)
        self.clock.forward(minutes=self.chance.choice((1, 30, 60 * 9)))

    # -- what is pressed ---------------------------------------------------------------------------

    async def _burst(self, pilot: Pilot[None]) -> None:
        for _ in range(self.chance.randint(1, BURST)):
            self.count += 1
            self._act(pilot.app)
            if self.chance.random() < 0.3:
                await asyncio.sleep(0)
        await self._rest(pilot)

    async def _rest(self, pilot: Pilot[None]) -> None:
        if pilot.app.is_running and not pilot.app._exit:
            await settled(pilot)

    def _act(self, app: App[None]) -> None:
        kind = self.chance.random()
        if kind < 0.05:
            text = self.chance.choice(HOSTILE)
            self._note(f"paste {text[:12]!r}")
            app.post_message(events.Paste(text))
        elif kind < 0.10:
            self._click(app)
        elif kind < 0.12:
            size = Size(*self.chance.choice(SIZES))
            self._note(f"size {size.width}x{size.height}")
            if app._driver is not None:
                app._driver._size = size
            app.post_message(events.Resize(size, size))
        elif kind < 0.55:
            self._press(app, self.chance.choice(LETTERS))
        else:
            self._press(app, self.chance.choice(NAMED))

    def _press(self, app: App[None], key: str) -> None:
        self._note(key)
        if len(key) == 1:
            app.post_message(events.Key(_character_to_key(key), key))
        else:
            app.post_message(events.Key(key, " " if key == "space" else None))

    def _click(self, app: App[None]) -> None:
        x, y = (self.chance.randrange(max(1, side)) for side in app.size)
        self._note(f"click {x},{y}")
        for kind in (events.MouseMove, events.MouseDown, events.MouseUp):
            app.post_message(kind(None, x, y, 0, 0, 1, False, False, False, x, y))
        if self.chance.random() < 0.3:
            app.post_message(events.MouseScrollDown(None, x, y, 0, 1, 0, False, False, False, x, y))

    def _note(self, what: str) -> None:
        self.pressed.append(what)

    def _last(self) -> str:
        return " ".join(self.pressed)

    # -- what must hold ----------------------------------------------------------------------------

    async def _find_home(self, pilot: Pilot[None]) -> None:
        """From every page esc leads back to Today, and from a covered one F9."""
        app = pilot.app
        assert isinstance(app, NcTui)
        size = Size(80, 24)
        app._driver._size = size  # type: ignore[union-attr]
        app.post_message(events.Resize(size, size))
        for _ in range(PATIENCE):
            if app._exit or isinstance(app.screen, TodayPage):
                return
            self._press(app, "f9" if app.covered else "escape")
            await self._rest(pilot)
        if not isinstance(app.screen, TodayPage):
            self._press(app, "1")
            await self._rest(pilot)
        if not isinstance(app.screen, TodayPage):
            raise WrongError(f"no way back from {app.screen}; pressed: {self._last()}")

    def _being_written(self, app: NcTui) -> list[str]:
        """The texts on pages that keep drafts."""
        return [
            area.text
            for screen in app.screen_stack
            if isinstance(screen, Page)
            for area in screen.query(TextArea)
            if is_shown(area) and not area.read_only and area.text.strip()
        ]

    def _nothing_lost(self, texts: list[str]) -> None:
        """Each is a draft, part of one, or was saved."""
        if not texts:
            return
        trainer = self.trainer()
        keys = trainer.drafts.keys()
        kept = [trainer.drafts.load(key) for key in keys]
        kept += [str(record.data) for record in trainer.history.recent]
        joined = "\n".join(_plain(one) for one in kept)
        for text in texts:
            if _plain(text) not in joined:
                raise WrongError(f"lost: {text[:80]!r}; pressed: {self._last()}")


def _plain(text: str) -> str:
    """Without what cleaning, JSON and ``repr`` may change."""
    return "".join(sign for sign in text if sign.isalnum())
