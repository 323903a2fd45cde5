"""What comes in from the terminal, read more gently than Textual 8 does it.

Its loop decodes strictly, so that one byte outside UTF-8, from a paste or a terminal with another encoding,
ends the app with an error. Here such a byte becomes the sign for an unreadable letter. And it looks only ten
times a second whether the key esc was more than the beginning of another key, so that esc, the way back from
everywhere, could be felt to lag. Here it looks as soon as the time for the rest of another key is over.
"""

import codecs
import os
import selectors
import sys
from types import SimpleNamespace

ESCAPE = "25"
"""Milliseconds that the rest of a key's sequence has to arrive in, unless ``ESCDELAY`` says otherwise; a
sequence comes in one piece on all but the slowest lines."""


def _tolerant(encoding: str) -> "type[codecs.IncrementalDecoder]":
    usual = codecs.getincrementaldecoder(encoding)

    class Tolerant(usual):  # type: ignore[misc, valid-type]
        """The usual decoder, which replaces what it can't read."""

        def __init__(self) -> None:
            super().__init__("replace")

    return Tolerant


def answer_soon() -> None:
    """Set how long esc waits. Textual reads it when it is imported."""
    os.environ.setdefault("ESCDELAY", ESCAPE)


def read_gently() -> None:
    """Let the driver of this system read its input so."""
    if sys.platform == "win32":
        return
    from textual import constants
    from textual.drivers import linux_driver

    class Attentive(selectors.SelectSelector):
        """Waits, after something came in, only as long as the rest of a key's sequence may take."""

        _came = False

        def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
            """What came in, after ``timeout`` seconds at most."""
            found = super().select(constants.ESCAPE_DELAY if self._came else timeout)
            self._came = bool(found)
            return found

    linux_driver.getincrementaldecoder = _tolerant  # type: ignore[assignment, attr-defined]
    linux_driver.selectors = SimpleNamespace(  # type: ignore[assignment, attr-defined]
        SelectSelector=Attentive, SelectorKey=selectors.SelectorKey, EVENT_READ=selectors.EVENT_READ
    )
