"""The one way to the terminal: cleaned, coloured only where colour is wanted, never an encoding error.

Text from people passes through here like everything else, so no command has to remember to make it safe.
"""

import os
import sys
from contextlib import suppress

from nc_tui.practice.text import clean, clean_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO

WIDTH = 80
"""Columns that output keeps to."""

_CODES = {"bold": "1", "dim": "2", "green": "32", "yellow": "33"}
_PLAIN = str.maketrans(
    {"·": "-", "–": "-", "−": "-", "“": '"', "”": '"', "‘": "'", "’": "'", "…": "...", "✓": "x"}
)


class Ink:
    """Text with a colour, which is left out where no colour is wanted. ``colour`` is one of ``_CODES``."""

    __slots__ = ("colour", "text")

    def __init__(self, text: str, colour: str) -> None:
        self.text = text
        self.colour = colour


def bold(text: str) -> Ink:
    """A heading."""
    return Ink(text, "bold")


def dim(text: str) -> Ink:
    """What can be passed over."""
    return Ink(text, "dim")


def say(*parts: str | Ink) -> None:
    """One line, or several where the text has them, to standard output."""
    if sys.stdout is not None:
        _write(sys.stdout, parts)


def complain(line: str) -> None:
    """One line to standard error, with the program's name before it."""
    if sys.stderr is not None:
        with suppress(OSError, ValueError):  # where nobody listens there is no one left to tell
            _write(sys.stderr, (f"nc-tui: {clean_line(line, 2_000)}",))
            sys.stderr.flush()


def say_json(value: object) -> None:
    """One line of JSON. It is pure ASCII, so that it survives every pipe and steers no terminal."""
    import msgspec

    line = msgspec.json.encode(value)
    if not line.isascii():
        import json

        line = json.dumps(msgspec.json.decode(line), separators=(",", ":")).encode()
    say(line.decode())


def pour(content: bytes) -> None:
    """A whole UTF-8 document to standard output: as it is into a pipe or file, cleaned on a terminal."""
    if sys.stdout is None:
        return
    if sys.stdout.isatty():
        say(content.decode().removesuffix("\n"))
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)


def coloured(stream: "TextIO") -> bool:
    """Whether colour is wanted there (https://no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _write(stream: "TextIO", parts: tuple[str | Ink, ...]) -> None:
    colour = coloured(stream)
    line = "".join(_inked(part, colour) for part in parts)
    stream.write(encodable(line, stream.encoding or "utf-8") + "\n")


def _inked(part: str | Ink, colour: bool) -> str:
    if isinstance(part, str):
        return clean(part)
    text = clean(part.text)
    return f"\x1b[{_CODES[part.colour]}m{text}\x1b[0m" if colour else text


def encodable(line: str, encoding: str) -> str:
    """The line in letters that the encoding has: plainer signs, then question marks."""
    try:
        line.encode(encoding)
    except UnicodeEncodeError:
        return line.translate(_PLAIN).encode(encoding, "replace").decode(encoding)
    return line


def columns(text: str) -> int:
    """How many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    from unicodedata import combining, east_asian_width

    return sum(0 if combining(sign) else 2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def fit(text: str, width: int) -> str:
    """A line of exactly ``width`` columns: filled with blanks, or cut with an ellipsis."""
    line = clean_line(text)
    if columns(line) > width:
        while columns(line) > width - 1:
            line = line[:-1]
        line += "…"
    return line + " " * (width - columns(line))


def wrapped(text: str, indent: str = "", mark: str = "") -> str:
    """A paragraph broken into lines of at most ``WIDTH`` columns; ``mark`` stands before the first one."""
    from textwrap import fill

    first, further = indent + mark, indent + " " * len(mark)
    return fill(clean_line(text, 4_000), WIDTH, initial_indent=first, subsequent_indent=further)
