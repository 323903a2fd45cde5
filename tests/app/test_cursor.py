"""The terminal's own cursor stands at what is chosen, for Braille displays and screen magnifiers."""

from pathlib import Path

import pytest

from nc_tui.trainer import Trainer
from tests.app.emulated import Emulated, emulated, is_at_the_chosen
from tests.app.terminal import Pty

SIZE = (80, 24)


def after(terminal: Pty, key: str) -> Emulated:
    """What a terminal shows once a key was answered."""
    sent = len(terminal.raw)
    terminal.press(key)
    terminal.until(lambda: len(terminal.raw) > sent, key)
    terminal.settle()
    return emulated(terminal.raw, SIZE)


def test_in_a_terminal_the_cursor_goes_with_the_chosen_line_on_every_main_page(
    demo: Trainer, home: Path, tmp_path: Path
) -> None:
    with Pty(home, tmp_path / "sockets", size=SIZE) as terminal:
        terminal.shows("How are you?")
        for page in "23456":
            screen = after(terminal, page)
            assert 0 < screen.row < SIZE[1] - 2, (page, screen)
        for page in "1236":
            screens = [after(terminal, page), after(terminal, "j"), after(terminal, "j")]
            assert all(map(is_at_the_chosen, screens)), (page, screens)
            places = [(screen.row, screen.column) for screen in screens]
            assert places[0] != places[1] != places[2], page
        sent = len(terminal.raw)
        terminal.settle()
        assert len(terminal.raw) == sent
        for key in "ul,!?":
            screen = after(terminal, key)
            assert 0 < screen.row < SIZE[1] - 2, (key, screen)
            after(terminal, "\x1b")


@pytest.mark.parametrize("sent", [b"\x1b[2;3Hab\x1b[1;1H", b"\x1b[2J\r\n  ab\x1b[H"], ids=["moves", "lines"])
def test_what_a_terminal_shows_is_known_from_what_it_was_sent(sent: bytes) -> None:
    assert emulated(sent, (6, 3)) == Emulated(["", "  ab", ""], 0, 0)
