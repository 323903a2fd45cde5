"""A page looks the same whenever its key is pressed: at once, while pages are got ready, and afterwards.

The pages are compared, cell by cell, with those of an app that has nothing to get ready: all style sheets are
there from the start, and all is styled once more before it is looked at. How a page comes to be differs between
Pythons (from 3.12 on Textual begins to mount it before its sheet is read); what it looks like must not.
"""

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path, PurePath
from typing import ClassVar

import pytest
from textual.screen import Screen

from nc_tui.app import preloading, textual_compat
from nc_tui.app.app import NcTui
from nc_tui.app.screens.path import PathPage
from nc_tui.app.screens.today import TodayPage
from nc_tui.journal.folders import folders
from nc_tui.trainer import Trainer
from tests.app.looking import Driver, page, press, settled, until
from tests.clock import SetClock
from tests.frames import KEYS, SIZES, Frame, frame, open_by_keys, text_of

SHEETS = sorted(preloading.SCREENS.glob("*.tcss"))
MOMENTS = 3
"""Steps got ready between two pages, so that some are opened before they are mounted and some after."""
ALL = 1000
"""More steps than there are."""


class StyledApp(NcTui):
    """The app with all of its style sheets from the start."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [preloading.SCREENS.parent / "app.tcss", *SHEETS]


class StepwiseApp(NcTui):
    """The app, which gets its pages ready in as many steps as it is allowed."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [
        preloading.SCREENS.parent / "app.tcss",
        preloading.SCREENS / "today.tcss",
    ]
    taken = allowed = 0

    def __init__(self, trainer: Trainer) -> None:
        super().__init__(trainer)
        self._more = asyncio.Event()

    def allow(self, steps: int) -> None:
        """So many steps more."""
        self.allowed += steps
        self._more.set()

    async def _quiet(self) -> None:
        while self.taken >= self.allowed:
            self._more.clear()
            await self._more.wait()
        self.taken += 1


@asynccontextmanager
async def opened(app: NcTui, size: tuple[int, int]) -> AsyncIterator[Driver]:
    """The app at a size. Nothing is waited for."""
    async with app.run_test(size=size) as pilot:
        yield pilot


async def looked_at(pilot: Driver, name: str, restyle: bool = False, back: bool = True) -> Frame:
    """The page that its keys lead to, once it stands, or once it has been styled and laid out once more;
    afterwards Today is in front again where one goes ``back``."""
    await open_by_keys(pilot, name)
    if restyle:
        pilot.app.refresh_css(animate=False)
        pilot.app.screen.refresh(layout=True)
        await settled(pilot)
    found = frame(pilot)
    if back and name != "today":
        await press(pilot, "escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, TodayPage), "back on Today")
        await settled(pilot)
    return found


@pytest.fixture(params=SIZES, ids=str)
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    chosen: tuple[int, int] = request.param
    return chosen


@pytest.fixture(autouse=True)
def drawn_when_looked_at() -> None:
    """Drawn after each change, as in the terminal: what was drawn before must not show through."""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the journal lies in each test: a page names the folder."""
    return tmp_path_factory.mktemp("frames") / "home"


@pytest.fixture
def demo(demo_home: Path, place: Path, clock: SetClock) -> Trainer:
    """A made-up person's trainer."""
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(demo_home, place)
    return Trainer(folders(place), clock)


@pytest.fixture(scope="module")
def looked_up() -> dict[tuple[int, int], list[dict[str, Frame]]]:
    """The right pages by size, as far as they have been asked for."""
    return {}


@pytest.fixture
async def right(
    demo: Trainer, size: tuple[int, int], looked_up: dict[tuple[int, int], list[dict[str, Frame]]]
) -> list[dict[str, Frame]]:
    """What each page has to look like when one after the other is opened, the first time and the second."""
    if size not in looked_up:
        async with opened(StyledApp(demo), size) as pilot:
            await settled(pilot)
            looked_up[size] = [
                {name: await looked_at(pilot, name, restyle=True) for name in KEYS} for _ in range(laps(size))
            ]
    return looked_up[size]


def laps(size: tuple[int, int]) -> int:
    """How often each page is opened: coming back to one is looked at in the usual size."""
    return 2 if size == SIZES[0] else 1


def assert_same(found: Frame, right: Frame) -> None:
    assert text_of(found) == text_of(right)
    assert found == right


async def test_a_page_opened_at_once_looks_as_it_should(
    demo: Trainer, size: tuple[int, int], right: list[dict[str, Frame]]
) -> None:
    for name in KEYS:
        async with opened(NcTui(demo), size) as pilot:
            assert_same(await looked_at(pilot, name, back=False), right[0][name])


@pytest.mark.parametrize("steps", [MOMENTS, ALL], ids=["while pages are got ready", "when all are ready"])
async def test_a_page_opened_later_looks_as_it_should(
    demo: Trainer, size: tuple[int, int], right: list[dict[str, Frame]], steps: int
) -> None:
    app = StepwiseApp(demo)
    async with opened(app, size) as pilot:
        await settled(pilot)
        getting_ready = asyncio.create_task(app.warm_up())
        for name in KEYS:
            app.allow(steps)
            await until(pilot, lambda: app.taken == app.allowed or getting_ready.done(), "the next steps")
            assert_same(await looked_at(pilot, name), right[0][name])
        app.allow(ALL * len(KEYS))
        await getting_ready
        for again in right[1:]:
            for name in KEYS:
                assert_same(await looked_at(pilot, name), again[name])


@pytest.mark.parametrize("size", SIZES[:1], ids=str)
async def test_a_page_looks_the_same_when_you_come_back_to_it(
    demo: Trainer, right: list[dict[str, Frame]]
) -> None:
    async with opened(NcTui(demo), SIZES[0]) as pilot:
        for lap in right:
            for name in KEYS:
                assert_same(await looked_at(pilot, name), lap[name])


# -- what is private to Textual ---------------------------------------------------------------------------


async def test_a_page_is_made_behind_the_one_in_front(demo: Trainer) -> None:
    app = NcTui(demo)
    async with opened(app, (80, 24)) as pilot:
        await settled(pilot)
        before = frame(pilot)
        made = await textual_compat.mount_behind(app, "path")
        await settled(pilot)
        assert isinstance(made, PathPage)
        assert made.is_mounted
        assert made is app.get_screen("path")
        assert frame(pilot) == before


async def test_with_an_unknown_textual_pages_are_made_when_they_are_opened(
    demo: Trainer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("textual.__version__", "9.0.0")
    app = StepwiseApp(demo)
    app.allow(ALL)
    async with opened(app, (80, 24)) as pilot:
        await settled(pilot)
        await app.warm_up()
        assert not any(made(app.get_screen(name)) for name in app.SCREENS)
        await press(pilot, "2")
        assert page(pilot).HERE == "path"


def made(screen: Screen[object]) -> bool:
    """Whether a screen and what is on it are there."""
    return screen.is_mounted or screen.is_running


async def test_an_error_nobody_foresaw_shows_no_values(
    demo: Trainer, capsys: pytest.CaptureFixture[str]
) -> None:
    app = NcTui(demo)

    def fail() -> None:
        private = "Dear " + "you"
        raise ZeroDivisionError(len(private))

    async def run() -> None:
        async with opened(app, (80, 24)) as pilot:
            app.call_later(fail)
            await pilot.pause()

    with pytest.raises(ZeroDivisionError):
        await run()
    shown = capsys.readouterr().err
    assert "ZeroDivisionError" in shown
    assert "Dear you" not in shown
    assert app.return_code == 1
