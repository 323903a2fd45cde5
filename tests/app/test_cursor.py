"""The terminal's own cursor stands at what is chosen, for Braille displays and screen magnifiers."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from nc_tui.trainer import Trainer
from tests.app.emulated import Emulated, Emulator, is_at_the_chosen
from tests.app.terminal import Pty

SIZE = (80, 24)
MAIN = {
    "2": "for today",
    "3": "A slip",
    "4": "weeks so far",
    "5": "Still ahead",
    "6": "/ search",
    "1": "How are you?",
}
"""What stands on each main page and on no other, by its key; Today comes last, because the program begins there."""
CHOOSING = "1236"
"""Those on which j chooses the next line."""
OVER = {"u": "How strong", "l": "seal 30", ",": "Rest days", "!": "In danger now", "?": "Everywhere"}
"""The same of pages that lie over another."""


class Seen:
    """What a terminal shows of all that the program sent."""

    def __init__(self, terminal: Pty) -> None:
        self._terminal = terminal
        self._emulator = Emulator(SIZE)
        self._taken = 0

    @property
    def now(self) -> Emulated:
        raw = self._terminal.raw
        self._emulator.feed(raw[self._taken :])
        self._taken = len(raw)
        return self._emulator.screen

    def after(self, key: str, stands: Callable[[Emulated], bool]) -> Emulated:
        """What it shows once it answers a key as it should."""
        self._terminal.press(key)
        try:
            self._terminal.until(lambda: stands(self.now), f"what {key!r} leads to")
        except AssertionError as error:
            raise AssertionError(f"{error}\n{self.now}") from None
        return self.now


def says(words: str, screen: Emulated) -> bool:
    return any(words in line for line in screen.lines)


def is_open(words: str, screen: Emulated) -> bool:
    """Whether the page with these words is there, and the cursor on it, between the bars."""
    return says(words, screen) and 0 < screen.row < SIZE[1] - 2


def has_gone(before: Emulated, screen: Emulated) -> bool:
    """Whether the cursor is elsewhere than before, and at what is chosen."""
    is_at_a_rung = screen.lines[screen.row][screen.column : screen.column + 1] == "▸"
    return (screen.row, screen.column) != (before.row, before.column) and (
        is_at_the_chosen(screen) or is_at_a_rung
    )


@contextmanager
def started(home: Path, watch: Path) -> Iterator[tuple[Pty, Seen]]:
    with Pty(home, watch, size=SIZE) as terminal:
        terminal.shows("How are you?")
        yield terminal, Seen(terminal)


def test_in_a_terminal_the_cursor_goes_with_the_chosen_line_on_every_main_page(
    demo: Trainer, home: Path, tmp_path: Path
) -> None:
    with started(home, tmp_path / "sockets") as (terminal, seen):
        for key, words in MAIN.items():
            at = seen.after(key, partial(is_open, words))
            for _ in range(2 if key in CHOOSING else 0):
                at = seen.after("j", partial(has_gone, at))
        terminal.settle()


def test_in_a_terminal_the_cursor_is_on_the_page_that_lies_over_another(
    demo: Trainer, home: Path, tmp_path: Path
) -> None:
    with started(home, tmp_path / "sockets") as (terminal, seen):
        seen.after("3", partial(says, MAIN["3"]))
        for key, words in OVER.items():
            seen.after(key, partial(is_open, words))
            terminal.settle()
            seen.after("\x1b", partial(says, MAIN["3"]))


@pytest.mark.parametrize("step", [1, 3, 100])
@pytest.mark.parametrize("sent", [b"\x1b[2;3Hab\x1b[1;1H", b"\x1b[2J\r\n  ab\x1b[H"], ids=["moves", "lines"])
def test_what_a_terminal_shows_is_known_from_what_it_was_sent_in_whatever_pieces(
    sent: bytes, step: int
) -> None:
    emulator = Emulator((6, 3))
    for start in range(0, len(sent), step):
        emulator.feed(sent[start : start + step])
    assert emulator.screen == Emulated(["", "  ab", ""], 0, 0)
