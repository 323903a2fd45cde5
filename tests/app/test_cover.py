"""The cover: F9 hides everything at once, only F9 shows it again, and nothing of what was typed is lost."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from msgspec.structs import replace
from textual import events

from nc_tui.app.app import IDLE_LOOK, TITLE, NcTui
from nc_tui.app.screens.guide import GuidePage
from nc_tui.app.screens.help import HelpOfferPage
from nc_tui.app.screens.today import TodayPage
from nc_tui.trainer import Trainer
from nc_tui.trainer.locking import Lock, bring_over
from nc_tui.trainer.opening import open_trainer
from tests.app.conftest import EXTREMES
from tests.app.everywhere import assert_covered, typed
from tests.app.looking import Driver, app_of, lines, open_page, press, settled, shown, until, write
from tests.app.terminal import PATIENCE, Pty

T = TypeVar("T")
AtHome = Callable[[], Trainer]
NO_USE = (
    "escape",
    "enter",
    "1",
    "u",
    "!",
    "f1",
    "f10",
    "f2",
    "f8",
    "z",
    "x",
    "tab",
    "ctrl+p",
    "question_mark",
)
"""Keys that do something elsewhere."""


@pytest.mark.parametrize("size", EXTREMES, ids=str)
async def test_no_key_but_f9_does_anything_while_all_is_covered(
    begun: Trainer, at_home: AtHome, size: tuple[int, int]
) -> None:
    app = NcTui(begun)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await open_page(pilot, "letter")
        await write(pilot, "Dear you")
        screen, stack = app.screen, len(app.screen_stack)
        records = len(begun.history.recent)
        await press(pilot, "f9")
        for key in NO_USE:
            await press(pilot, key)
            assert_covered(pilot)
        await pilot.click(offset=(5, 2))
        await settled(pilot)
        assert_covered(pilot)
        assert not app._exit
        await press(pilot, "f9")
        assert app.screen is screen
        assert len(app.screen_stack) == stack
        assert typed(pilot) == "Dear you"
    assert len(at_home().history.recent) == records


async def test_the_first_frame_after_f9_already_hides_everything(begun: Trainer) -> None:
    """Nothing has to be waited for: the very screen that is drawn next is the harmless one."""
    app = NcTui(begun)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await open_page(pilot, "slip")
        app.post_message(events.Key("f9", None))
        await pilot._wait_for_screen()
        assert app.covered
        assert "slip" not in " ".join(lines(pilot)).lower()


class Held:
    """Holds what was saved back until it may go on."""

    def __init__(self, app: NcTui, monkeypatch: pytest.MonkeyPatch) -> None:
        self.holds, self.going, self.over = asyncio.Event(), asyncio.Event(), asyncio.Event()
        usual = app._off_screen

        async def hold(act: Callable[[], T]) -> T:
            made = await usual(act)
            self.holds.set()
            await self.going.wait()
            self.over.set()
            return made

        monkeypatch.setattr(app, "_off_screen", hold)


ENDING: dict[str, tuple[str, tuple[str, ...], type]] = {
    "their message": ("contacted", ("t", "t", "o"), GuidePage),
    "needed contact": ("contacted", ("n", "t", "c"), TodayPage),
    "looking": ("looked", ("p",), GuidePage),
    "a pull of ten": ("today", ("r", "5", "t"), HelpOfferPage),
    "the last of the care questions": ("situation", ("s", "s", "n", "n", "n"), TodayPage),
}
"""An action, keys whose last one ends the page, and the page that comes then."""


@pytest.mark.parametrize("way", list(ENDING))
async def test_what_ends_meanwhile_doesnt_take_the_cover_away_nor_lies_over_it(
    begun: Trainer, at_home: AtHome, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    """Something is still being saved when F9 is pressed, and then closes its page or opens another."""
    action, keys, after = ENDING[way]
    app = NcTui(begun)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await open_page(pilot, action)
        await press(pilot, *keys[:-1])
        records = len(begun.session.journal.everything())
        held = Held(app, monkeypatch)
        app.post_message(events.Key(keys[-1], keys[-1]))
        async with asyncio.timeout(PATIENCE):
            await held.holds.wait()
            app.post_message(events.Key("f9", None))
            while not app.covered:
                await asyncio.sleep(0)
            held.going.set()
            await held.over.wait()
        await settled(pilot)
        assert_covered(pilot)
        await press(pilot, "f9")
        await until(pilot, lambda: isinstance(app.screen, after), str(after))
        assert after is HelpOfferPage or "Saved" in shown(pilot)
        assert len(at_home().session.journal.everything()) == records + 1


# -- by itself -----------------------------------------------------------------------------------------


class Idle:
    """Seconds that are moved on by hand, and the program's look at whether anyone is there."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.seconds = 1000.0
        for module in ("app", "preloading"):
            monkeypatch.setattr(f"nc_tui.app.{module}.seconds", lambda: self.seconds)

    async def pass_by(self, pilot: Driver, seconds: float) -> None:
        self.seconds += seconds
        app_of(pilot)._cover_if_idle()
        await settled(pilot)


@pytest.fixture
def idle(monkeypatch: pytest.MonkeyPatch) -> Idle:
    return Idle(monkeypatch)


async def test_after_the_chosen_minutes_without_a_key_the_screen_covers_itself(
    begun: Trainer, idle: Idle
) -> None:
    begun.session.choose(replace(begun.settings, cover_after=2))
    app = NcTui(begun)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await open_page(pilot, "letter")
        await write(pilot, "Dear")
        await idle.pass_by(pilot, 119)
        assert not app.covered
        await press(pilot, "x")
        await idle.pass_by(pilot, 119)
        assert not app.covered, "a key says that somebody is there"
        await pilot.hover(offset=(5, 5))
        await idle.pass_by(pilot, 119)
        assert not app.covered, "the mouse does too"
        await idle.pass_by(pilot, 1)
        assert_covered(pilot)
        await idle.pass_by(pilot, 1000)
        await press(pilot, "f9")
        assert not app.covered, "it lay there once"
        assert typed(pilot) == "Dearx"
        await idle.pass_by(pilot, 1)
        assert not app.covered


async def test_without_a_choice_it_never_covers_itself(begun: Trainer, idle: Idle) -> None:
    app = NcTui(begun)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await idle.pass_by(pilot, 100_000)
        assert not app.covered
    assert begun.settings.cover_after == 0


async def test_a_locked_journal_closes_after_its_minutes_what_is_half_written_saved_and_a_plain_one_never(
    begun: Trainer, idle: Idle, quick_keys: pytest.MonkeyPatch
) -> None:
    begun.session.choose(replace(begun.settings, lock_after=2))
    app = NcTui(begun)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await idle.pass_by(pilot, 100_000)
        assert app.is_running
        assert not app.locks_again
    lock = Lock(begun.session.folders)
    key = lock.new_key("four words by chance")
    bring_over(lock.turn_on(key, begun.now), lambda _done, _of: None)
    trainer = open_trainer(None, lambda lock: lock.opened(lock.open("four words by chance")))
    app = NcTui(trainer)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await open_page(pilot, "letter")
        await write(pilot, "Dear")
        await idle.pass_by(pilot, 119)
        assert not app.locks_again
        await press(pilot, "f9")
        idle.seconds += 120
        app._cover_if_idle()
        assert app.locks_again, "the cover keeps nobody from locking it"
    assert trainer.drafts.load("letter").endswith("Dear")


async def test_the_minutes_are_chosen_in_the_settings_and_count_at_once(
    begun: Trainer, at_home: AtHome, idle: Idle
) -> None:
    app = NcTui(begun)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await open_page(pilot, "settings")
        app.screen.query_one("#set-cover-after").focus()
        await press(pilot, "enter")
        assert "after 1 min" in shown(pilot)
        await idle.pass_by(pilot, 60)
        assert_covered(pilot)
    assert at_home().settings.cover_after == 1


def test_in_a_real_terminal_the_cover_takes_everything_away_and_the_window_says_nothing(
    begun: Trainer, home: Path, tmp_path: Path
) -> None:
    with Pty(home, tmp_path / "sockets") as terminal:
        terminal.shows("begin")
        terminal.press(b"\x1b[20~", then="library books")
        terminal.settle()
        begun_at = len(terminal.raw)
        terminal.press(b"\x1b[20~", then="pull to reach out")
        assert b"library books" not in terminal.raw[begun_at:]
        terminal.press("q")
        assert terminal.end() == 0
    titles = terminal.raw.split(b"\x1b]0;")[1:]
    assert {title.split(b"\x07")[0] for title in titles} == {TITLE.encode()}
    assert IDLE_LOOK <= 5, "the screen isn't left open much longer than was chosen"
