"""What comes in from the terminal: bytes that are no text must not end the program.

Textual 8 decodes its input strictly, so that one byte outside UTF-8, from a paste or a terminal with another
encoding, ends the app with an error. Here such a byte becomes the sign for an unreadable letter.
"""

import codecs
import sys


def _tolerant(encoding: str) -> "type[codecs.IncrementalDecoder]":
    usual = codecs.getincrementaldecoder(encoding)

    class Tolerant(usual):  # type: ignore[misc, valid-type]
        """The usual decoder, which replaces what it can't read."""

        def __init__(self) -> None:
            super().__init__("replace")

    return Tolerant


def take_any_bytes() -> None:
    """Let the driver of this system read its input so."""
    if sys.platform == "win32":
        return
    from textual.drivers import linux_driver

    linux_driver.getincrementaldecoder = _tolerant  # type: ignore[assignment, attr-defined]
