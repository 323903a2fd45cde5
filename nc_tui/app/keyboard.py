"""What comes in from the terminal, read more gently than Textual 8 does it.

Its loop decodes strictly, so that one byte outside UTF-8, from a paste or a terminal with another encoding,
ends the app with an error. Here such a byte becomes the sign for an unreadable letter. Its parser gives the
characters of any escape sequence that it doesn't know as keys, and raises on some that it half knows. Here it
only gets whole ones that it knows (``TerminalInput``). And it looks only ten times a second whether the key
esc was more than the beginning of another key, so that esc, the way back from everywhere, could be felt to
lag. Here it looks as soon as the time for the rest of another key is over. A terminal that is gone ends the
app.
"""

import codecs
import os
import select
import selectors
import signal
import sys
import time
from collections.abc import Iterable, Iterator
from types import SimpleNamespace
from typing import TYPE_CHECKING

from nc_tui.app.terminal_input import MOST_CELLS, NO_CELLS, TerminalInput
from nc_tui.wallclock import seconds

if TYPE_CHECKING:
    from textual.message import Message

ESCAPE = "25"
"""Milliseconds that the rest of a key's sequence has to arrive in, unless ``ESCDELAY`` says otherwise; a
sequence comes in one piece on all but the slowest lines."""
REST = 1.0
"""Seconds after which a sequence that has begun doesn't go on."""
GONE = 0.05
"""Seconds between two looks at a terminal that is gone, until the app has ended."""

terminal_input = TerminalInput()
"""What this process reads from its terminal."""


def _tolerant(encoding: str) -> "type[codecs.IncrementalDecoder]":
    usual = codecs.getincrementaldecoder(encoding)

    class Tolerant(usual):  # type: ignore[misc, valid-type]
        """The usual decoder, which passes on what it can't read for ``TerminalInput`` to judge."""

        def __init__(self) -> None:
            super().__init__("surrogateescape")

    return Tolerant


def answer_soon() -> None:
    """Set how long esc waits. Textual reads it when it is imported. The size is the terminal's own: what the
    shell wrote down of it may be old, or another one's."""
    os.environ.setdefault("ESCDELAY", ESCAPE)
    for name in ("COLUMNS", "LINES"):
        os.environ.pop(name, None)


class Attentive(selectors.SelectSelector):
    """Waits, after something came in, only as long as the rest of a key's sequence may take."""

    rest = 0.0
    """Seconds for the rest of a key."""
    _came = False

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """What came in, after ``timeout`` seconds at most."""
        found = super().select(self.rest if self._came else timeout)
        self._came = bool(found)
        if found and any(_gone(key.fd) for key, _ in found):
            os.kill(os.getpid(), signal.SIGHUP)
            time.sleep(GONE)
            return []
        return found


def _gone(fd: int) -> bool:
    """Whether the terminal behind ``fd`` has been closed, so that nothing will ever come from it."""
    if not hasattr(select, "poll"):
        return False
    poll = select.poll()
    poll.register(fd, select.POLLIN)
    return any(told & select.POLLHUP for _, told in poll.poll(0))


def terminal_size() -> tuple[int, int]:
    """Columns and rows of the terminal: the usual ones where it has none or doesn't tell, and no more than
    anyone could look at."""
    try:
        told = tuple(os.get_terminal_size(sys.__stdout__.fileno() if sys.__stdout__ else 1))
    except (OSError, ValueError):
        told = (0, 0)
    columns, rows = (
        min(one or usual, most) for one, usual, most in zip(told, NO_CELLS, MOST_CELLS, strict=True)
    )
    return columns, rows


def read_gently() -> None:
    """Let the driver of this system read its input so."""
    from textual import constants

    rest = constants.ESCAPE_DELAY
    # The parser gets an ESC by itself only once that is a key.
    constants.ESCAPE_DELAY = 0  # type: ignore[misc]
    if sys.platform == "win32":
        from textual.drivers import win32

        win32.XTermParser = _gentle(rest)
        return
    from textual.drivers import linux_driver

    Attentive.rest = rest
    linux_driver.XTermParser = _gentle(rest)  # type: ignore[assignment, attr-defined]
    linux_driver.getincrementaldecoder = _tolerant  # type: ignore[assignment, attr-defined]
    linux_driver.selectors = SimpleNamespace(  # type: ignore[assignment, attr-defined]
        SelectSelector=Attentive, SelectorKey=selectors.SelectorKey, EVENT_READ=selectors.EVENT_READ
    )
    linux_driver.LinuxDriver._get_terminal_size = lambda _driver: terminal_size()  # type: ignore[assignment]
    # Ask also for the key's place on a US keyboard, which letters of another script are known by.
    linux_driver.KITTY_REPORT_ALL_KEYS |= linux_driver.KITTY_REPORT_ALTERNATE_KEYS  # type: ignore[misc]


def _gentle(rest: float) -> type:
    from textual._xterm_parser import XTermParser

    class GentleParser(XTermParser):
        """Textual's parser, which gets whole pieces only, each by itself."""

        _came_at = 0.0

        def feed(self, data: str) -> "Iterable[Message]":
            """What ``data`` tells; empty data ends it."""
            if not data:
                return super().feed(data)
            self._came_at = seconds()
            return self._told(terminal_input.feed(data))

        def tick(self) -> "Iterable[Message]":
            """What is told by nothing more having come."""
            waited = seconds() - self._came_at
            if terminal_input.lone and waited >= rest:
                yield from self._told(terminal_input.after_a_moment())
            elif terminal_input.waiting and waited >= REST:
                yield from self._told(terminal_input.after_a_while())

        def _told(self, pieces: list[str]) -> "Iterator[Message]":
            for piece in pieces:
                yield from super().feed(piece)
                yield from super().tick()

    return GentleParser
