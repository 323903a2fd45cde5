"""The app on a home of its own, with a clock that stands still."""

import asyncio
import shutil
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from msgspec.structs import replace
from textual._compositor import Compositor
from textual._context import visible_screen_stack
from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen

from nc_tui.app import preloading
from nc_tui.app.app import NcTui
from nc_tui.demo.life import simulate
from nc_tui.journal.folders import folders
from nc_tui.practice.kinds import Profile
from nc_tui.trainer import OutcomeDetails, Trainer
from tests.app.looking import at_rest
from tests.clock import SetClock
from tests.sheets_once import parse_once

parse_once()

SIZES = [(40, 20), (80, 24), (160, 50)]
EXTREMES = [SIZES[0], SIZES[-1]]
"""For what is done rather than drawn: between them everything else is done."""
DEMO_DAYS = 45


@pytest.fixture
def clock(monday: datetime) -> SetClock:
    """Monday 23 November 2026, 07:30."""
    return SetClock(monday)


@pytest.fixture
def newcomer(home: Path, clock: SetClock) -> Trainer:
    """A trainer that nobody has used yet."""
    return Trainer(folders(home), clock)


@pytest.fixture
def trainer(newcomer: Trainer) -> Trainer:
    """A trainer that has been welcomed already."""
    return welcomed(newcomer)


@pytest.fixture
def begun(trainer: Trainer) -> Trainer:
    """Someone without contact for eleven days, today included, who practised on one of them."""
    trainer.situation.describe(Profile(mode="none", since=trainer.today - timedelta(days=10)))
    trainer.practice.record(
        next(iter(trainer.exercises)), "done", trainer.today - timedelta(days=1), OutcomeDetails()
    )
    return trainer


@pytest.fixture
def app(trainer: Trainer) -> NcTui:
    """The app on an empty journal."""
    return NcTui(trainer)


@pytest.fixture
def at_home(home: Path, clock: SetClock) -> Callable[[], Trainer]:
    """Another program on the same home: a trainer with nothing read yet."""
    return lambda: Trainer(folders(home), clock)


@pytest.fixture(scope="session")
def demo_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A made-up person's home; made once, to be copied."""
    place = tmp_path_factory.mktemp("demo") / "home"
    monday = datetime.fromisoformat("2026-11-23T07:30:00+01:00")
    made = welcomed(Trainer(folders(place), SetClock(monday)))
    gates = tuple(gate.id for gate in made.library.checklist.gates)
    first = made.today - timedelta(days=DEMO_DAYS)
    life = simulate(first, DEMO_DAYS, monday.tzinfo, made.exercises, gates, Random("a made-up life"))
    made.session.journal.append_many((one.data, one.day, one.at) for one in life)
    return place


@pytest.fixture
def demo(demo_home: Path, home: Path, clock: SetClock) -> Trainer:
    """A made-up person's trainer."""
    shutil.copytree(demo_home, home)
    return Trainer(folders(home), clock)


def welcomed(trainer: Trainer) -> Trainer:
    """The trainer of someone who has read the welcome page."""
    trainer.session.choose(replace(trainer.settings, welcomed=True))
    return trainer


@pytest.fixture(autouse=True)
def nothing_got_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages are read when they are opened: a test that ends soon has no use for the others."""
    monkeypatch.setattr(preloading, "SETTLED", 600)


@pytest.fixture(autouse=True)
def no_longer_than_it_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    """After a click and a new size a pilot waits until nothing could go on at once. Textual's waits until the processor
    is idle: twenty milliseconds at least, and a second where others use it."""
    pause = Pilot.pause

    async def until_at_rest(self: Pilot[Any], delay: float | None = None) -> None:
        if delay is not None:
            return await pause(self, delay)
        await at_rest()
        self.app._check_resize()  # a size is passed on a moment after it came, in case another one comes
        await at_rest()
        return self.app.screen._on_timer_update()

    monkeypatch.setattr(Pilot, "pause", until_at_rest)


@pytest.fixture(autouse=True)
def nothing_set_aside(monkeypatch: pytest.MonkeyPatch) -> None:
    """What stands in a process of tests is looked through by nobody, and what a test leaves is found."""
    monkeypatch.setattr(preloading, "_set_aside", lambda: None)


@pytest.fixture(autouse=True)
def tasks_as_in_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Since Python 3.12 Textual's ``run`` begins each task at once, so that a page may be composed before it is on
    the stack. ``run_test`` doesn't; here it does, so that tests see what people see."""
    if sys.version_info < (3, 12):
        return
    factory, run_test = asyncio.eager_task_factory, App.run_test

    @asynccontextmanager
    async def run_eagerly(self: App[Any], *given: Any, **named: Any) -> AsyncIterator[Any]:
        asyncio.get_running_loop().set_task_factory(factory)
        async with run_test(self, *given, **named) as pilot:
            yield pilot

    monkeypatch.setattr(App, "run_test", run_eagerly)


@pytest.fixture(autouse=True)
def terminal_with_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """The terminal that most people have, whatever the tests are run in."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture(autouse=True)
def drawn_when_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """There is no terminal to draw on after each change; what stands on the screen is drawn for the test that
    asks for it (``looking.lines``)."""

    def note(self: Compositor, *_given: object, screen_stack: list[Screen[Any]] | None = None) -> None:
        visible_screen_stack.set(screen_stack or [])
        self._dirty_regions.clear()

    monkeypatch.setattr(Compositor, "render_update", note)
