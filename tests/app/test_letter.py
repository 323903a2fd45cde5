"""Unsent letters in the app: kept, sealed until their day, burned. Of a burned one no byte is left."""

import signal
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from nc_tui.app.app import NcTui
from nc_tui.app.screens.letter import LetterPage, LetterRow
from nc_tui.app.screens.reading import ReadingPage
from nc_tui.app.widgets.fields import Sheet
from nc_tui.practice.kinds import Letter
from nc_tui.trainer import Trainer, TrainerError
from tests.app.conftest import EXTREMES
from tests.app.looking import (
    Driver,
    assert_tidy,
    kept,
    open_page,
    page,
    press,
    said,
    settled,
    until,
    whole,
    write,
)
from tests.app.terminal import Pty
from tests.clock import SetClock

AtHome = Callable[[], Trainer]
WORDS = "zartbitter 7731 you left the blue cup"
SECRET = b"zartbitter"
F2, F4, F8, F10 = b"\x1bOQ", b"\x1bOS", b"\x1b[19~", b"\x1b[21~"


@pytest.fixture
def holding(tmp_path: Path) -> Callable[[], list[str]]:
    """The files below the home of the test's person, wherever they lie, that hold a word of the letter."""

    def search() -> list[str]:
        files = (path for path in tmp_path.rglob("*") if path.is_file())
        return [str(path.relative_to(tmp_path)) for path in files if SECRET in path.read_bytes()]

    return search


def sheet(pilot: Driver) -> str:
    return page(pilot).query_one(Sheet).text


def letter_rows(pilot: Driver) -> list[LetterRow]:
    return list(page(pilot).query(LetterRow))


@pytest.mark.parametrize("size", EXTREMES, ids=str)
async def test_a_letter_is_kept_listed_and_read_again(
    app: NcTui, at_home: AtHome, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await open_page(pilot, "letter")
        assert_tidy(pilot)
        await write(pilot, WORDS)
        await press(pilot, "f2")
        assert said(pilot) == "Saved."
        assert sheet(pilot) == ""
        assert_tidy(pilot)
        await press(pilot, "tab")
        assert app.screen.focused is letter_rows(pilot)[0]
        assert f"today {WORDS}" in whole(pilot)
        await press(pilot, "enter")
        assert isinstance(app.screen, ReadingPage)
        assert WORDS in whole(pilot)
        assert_tidy(pilot)
        await press(pilot, "escape")
        assert isinstance(app.screen, LetterPage)
    assert kept(at_home(), Letter) == [Letter("kept", WORDS)]
    assert at_home().drafts.keys() == ()


async def test_a_sealed_letter_shows_no_word_until_its_day_and_then_opens(
    trainer: Trainer, at_home: AtHome, clock: SetClock
) -> None:
    app = NcTui(trainer)
    async with app.run_test() as pilot:
        await settled(pilot)
        await open_page(pilot, "letter")
        await write(pilot, WORDS)
        await press(pilot, "f4")
        assert said(pilot) == "Sealed until Wed 23 Dec."
        for days in (0, 29):
            clock.forward(days=days)
            await press(pilot, "escape")
            await open_page(pilot, "letter")
            await press(pilot, "tab", "enter")
            assert "sealed until Wed 23 Dec" in whole(pilot)
            assert "zartbitter" not in whole(pilot)
            assert isinstance(app.screen, LetterPage)
        clock.forward(days=1)
        await press(pilot, "escape")
        await open_page(pilot, "letter")
        assert "zartbitter" in whole(pilot)
        await press(pilot, "tab", "enter")
        assert isinstance(app.screen, ReadingPage)
    assert kept(at_home(), Letter) == [Letter("sealed", WORDS, date(2026, 12, 23))]


async def test_what_is_half_written_stands_there_again_after_leaving_and_in_another_program(
    app: NcTui, at_home: AtHome
) -> None:
    async with app.run_test() as pilot:
        await settled(pilot)
        await open_page(pilot, "letter")
        await write(pilot, WORDS)
        await press(pilot, "escape")
    later = NcTui(at_home())
    async with later.run_test() as pilot:
        await settled(pilot)
        await open_page(pilot, "letter")
        assert sheet(pilot) == WORDS
        await write(pilot, " again")
        assert sheet(pilot) == f"{WORDS} again"
    assert kept(at_home(), Letter) == []


async def test_a_chosen_letter_stays_chosen_when_the_journal_changes_elsewhere(
    app: NcTui, at_home: AtHome
) -> None:
    async with app.run_test() as pilot:
        await settled(pilot)
        await open_page(pilot, "letter")
        await write(pilot, WORDS)
        await press(pilot, "f2", "tab")
        at_home().checkins.check_in(6, 2)
        await app._look_again()
        await settled(pilot)
        await press(pilot, "enter")
        assert isinstance(app.screen, ReadingPage)


async def test_an_empty_letter_is_neither_kept_nor_sealed_nor_burned(app: NcTui, at_home: AtHome) -> None:
    async with app.run_test() as pilot:
        await settled(pilot)
        await open_page(pilot, "letter")
        for key, says in (
            ("f2", "write a line first"),
            ("f4", "write a line first"),
            ("f8", "You haven't written anything"),
        ):
            await press(pilot, key)
            assert says in said(pilot)
    assert kept(at_home(), Letter) == []


async def test_what_cannot_be_kept_stays_on_the_sheet_and_in_its_draft(
    app: NcTui, at_home: AtHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def closed_meanwhile(_act: object) -> None:
        page(pilot).save_now()
        raise TrainerError("Not saved: the disk is full.")

    async with app.run_test() as pilot:
        await settled(pilot)
        await open_page(pilot, "letter")
        await write(pilot, WORDS)
        monkeypatch.setattr(app, "_off_screen", closed_meanwhile)
        await press(pilot, "f2")
        assert said(pilot) == "Not saved: the disk is full."
        assert sheet(pilot) == WORDS
        assert at_home().drafts.load("letter") == WORDS
    assert kept(at_home(), Letter) == []


# -- burned --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", EXTREMES, ids=str)
async def test_a_burned_letter_is_in_no_file_any_more(
    app: NcTui, at_home: AtHome, size: tuple[int, int], holding: Callable[[], list[str]]
) -> None:
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await open_page(pilot, "letter")
        await write(pilot, WORDS)
        await press(pilot, "escape")
        assert holding() == ["home/state/drafts/letter.draft"], "the search finds it where it is"
        await open_page(pilot, "letter")
        await press(pilot, "f8")
        assert "F8 again burns it" in said(pilot)
        assert_tidy(pilot)
        assert sheet(pilot) == WORDS
        await press(pilot, "f8")
        assert said(pilot).startswith("Burned.")
        assert sheet(pilot) == ""
        assert holding() == []
        await press(pilot, "ctrl+z", "ctrl+y")
        assert sheet(pilot) == "", "no undo of the sheet brings it back"
        await press(pilot, "escape", "z")
    assert holding() == []
    assert at_home().letters.all() == ()


async def test_of_a_burned_letter_only_the_fact_is_kept(app: NcTui, at_home: AtHome) -> None:
    async with app.run_test() as pilot:
        await settled(pilot)
        await open_page(pilot, "letter")
        await write(pilot, WORDS)
        await press(pilot, "f8", "f8")
    assert kept(at_home(), Letter) == [Letter("burned")]


async def test_typing_on_takes_back_the_question_whether_to_burn(app: NcTui, at_home: AtHome) -> None:
    async with app.run_test() as pilot:
        await settled(pilot)
        await open_page(pilot, "letter")
        await write(pilot, WORDS)
        await press(pilot, "f8", "x", "f8")
        assert sheet(pilot) == f"{WORDS}x"
        assert "F8 again burns it" in said(pilot)
    assert kept(at_home(), Letter) == []


@pytest.mark.parametrize("key", ["f2", "f4"], ids=["kept", "sealed"])
async def test_a_letter_that_was_kept_or_sealed_can_still_be_burned(
    trainer: Trainer, at_home: AtHome, holding: Callable[[], list[str]], key: str
) -> None:
    app = NcTui(trainer)
    async with app.run_test() as pilot:
        await settled(pilot)
        await open_page(pilot, "letter")
        await write(pilot, WORDS)
        await press(pilot, key)
        assert holding()
        await press(pilot, "tab", "delete")
        assert "press del again to burn it for good" in whole(pilot)
        await press(pilot, "shift+tab", "tab", "delete")
        assert letter_rows(pilot), "the question lapses when one looks elsewhere"
        await press(pilot, "delete")
        assert said(pilot) == "Burned."
        assert letter_rows(pilot) == []
        assert holding() == []
        await press(pilot, "escape", "z")
    assert holding() == []
    assert at_home().letters.all() == ()


# -- killed --------------------------------------------------------------------------------------------


def at_the_letter(terminal: Pty) -> None:
    terminal.shows("begin")
    terminal.press(F10, then="An urge")
    terminal.press("l", then="be sent")


def test_a_letter_killed_while_it_was_written_is_there_again_and_burns_without_a_trace(
    trainer: Trainer, at_home: AtHome, home: Path, tmp_path: Path, holding: Callable[[], list[str]]
) -> None:
    with Pty(home, tmp_path / "sockets") as terminal:
        at_the_letter(terminal)
        terminal.press(WORDS, then="cup")
        terminal.until(lambda: at_home().drafts.load("letter") == WORDS, "the draft")
        assert terminal.end(signal.SIGKILL) == -9
    assert holding()
    with Pty(home, tmp_path / "sockets") as terminal:
        at_the_letter(terminal)
        terminal.shows("zartbitter")
        terminal.press(F8, then="F8 again")
        terminal.press(F8, then="Burned.")
        terminal.end(signal.SIGTERM)
    assert holding() == []
    assert kept(at_home(), Letter) == [Letter("burned")]


FALLS = """
from pathlib import Path
put = Path.replace
def fall(self, target):
    if Path(target).name == {name!r}:
        os.kill(os.getpid(), 9)
    return put(self, target)
Path.replace = fall
"""
"""Ends the program at the very moment in which a file was written and isn't in its place yet."""


@pytest.mark.parametrize("name", ["letter.draft", "2026-11.json"], ids=["its draft", "the journal"])
async def test_a_letter_killed_within_a_write_burns_without_a_trace_too(
    trainer: Trainer,
    at_home: AtHome,
    home: Path,
    tmp_path: Path,
    holding: Callable[[], list[str]],
    name: str,
) -> None:
    with Pty(home, tmp_path / "sockets", first=FALLS.format(name=name)) as terminal:
        at_the_letter(terminal)
        terminal.press(WORDS)
        if name != "letter.draft":
            terminal.until(lambda: at_home().drafts.load("letter") == WORDS, "the draft")
            terminal.press(F2)
        assert terminal.end() == -9
    assert any(found.endswith(".nc-tmp") for found in holding())
    app = NcTui(at_home())
    async with app.run_test() as pilot:
        await settled(pilot)
        await open_page(pilot, "letter")
        await write(pilot, WORDS)
        await press(pilot, "f8", "f8")
        await until(pilot, lambda: "Burned." in said(pilot))
    assert holding() == []


async def test_what_two_windows_wrote_is_kept_whole(trainer: Trainer, at_home: Callable[[], Trainer]) -> None:
    app = NcTui(trainer)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.go("letter")
        await settled(pilot)
        await write(pilot, "from here")
        page(pilot).save_now()
        at_home().drafts.save("letter", "from the other window")
        await write(pilot, " and on")
        await press(pilot, "f2")
        (kept,) = trainer.letters.all()
        assert isinstance(kept.data, Letter)
        assert kept.data.text == "from here and on\n\nfrom the other window"
