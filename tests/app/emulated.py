"""What a terminal shows for the bytes that it was sent, and where its cursor ended up."""

import re
from codecs import getincrementaldecoder
from typing import NamedTuple

from rich.cells import cell_len

SEQUENCE = re.compile(
    r"\x1b\[(?P<given>[0-?]*)[ -/]*(?P<does>[@-~])|\x1b[PX^_\]].*?(?:\x1b\\|\x07)|\x1b(?![\[PX^_\]])[ -~]",
    re.DOTALL,
)
BESIDE = "\0"
"""In a cell that the sign to its left reaches into."""


class Emulated(NamedTuple):
    """The screen's lines, and the column and row of the cursor, from 0."""

    lines: list[str]
    column: int
    row: int


class Emulator:
    """Of all that can be sent, what Textual sends: signs, line ends, and moves to a place (CUP)."""

    def __init__(self, size: tuple[int, int]) -> None:
        self._width, self._height = size
        self._cells = [[" "] * self._width for _ in range(self._height)]
        self._column = self._row = 0
        self._decoded = getincrementaldecoder("utf-8")("replace").decode
        self._rest = ""

    def feed(self, raw: bytes) -> None:
        """Take in what is sent next. A sequence that is still incomplete waits for its end."""
        text, at = self._rest + self._decoded(raw), 0
        while at < len(text):
            if (found := SEQUENCE.match(text, at)) is not None:
                at = found.end()
                if found["does"] == "H":
                    down, _, across = found["given"].partition(";")
                    self._column, self._row = int(across or 1) - 1, int(down or 1) - 1
                continue
            if text[at] == "\x1b":
                break
            self._take(text[at])
            at += 1
        self._rest = text[at:]

    def _take(self, sign: str) -> None:
        if sign == "\r":
            self._column = 0
        elif sign == "\n":
            self._column, self._row = 0, min(self._row + 1, self._height - 1)
        elif (wide := cell_len(sign)) and self._column + wide <= self._width:
            self._cells[self._row][self._column : self._column + wide] = [sign] + [BESIDE] * (wide - 1)
            self._column += wide

    @property
    def screen(self) -> Emulated:
        """What stands there now."""
        lines = ["".join(line).replace(BESIDE, "").rstrip() for line in self._cells]
        return Emulated(lines, self._column, self._row)


CHOSEN = "▐▌"
"""What stands in the line that is chosen, whatever the page."""


def is_at_the_chosen(screen: Emulated) -> bool:
    """Whether the line that the cursor is in carries the mark of what is chosen."""
    return any(f"{sign} " in screen.lines[screen.row] for sign in CHOSEN)
