"""What a terminal shows for the bytes that it was sent, and where its cursor ended up."""

import re
from typing import NamedTuple

from rich.cells import cell_len

SEQUENCE = re.compile(
    r"\x1b\[(?P<given>[0-?]*)[ -/]*(?P<does>[@-~])|\x1b[PX^_\]].*?(?:\x1b\\|\x07)|\x1b[ -~]", re.DOTALL
)
BESIDE = "\0"
"""In a cell that the sign to its left reaches into."""


class Emulated(NamedTuple):
    """The screen's lines, and the column and row of the cursor, from 0."""

    lines: list[str]
    column: int
    row: int


def emulated(raw: bytes, size: tuple[int, int]) -> Emulated:
    """Of all that can be sent, what Textual sends: signs, line ends, and moves to a place (CUP)."""
    width, height = size
    cells = [[" "] * width for _ in range(height)]
    column = row = 0
    text, at = raw.decode("utf-8", "replace"), 0
    while at < len(text):
        if (found := SEQUENCE.match(text, at)) is not None:
            at = found.end()
            if found["does"] == "H":
                down, _, across = found["given"].partition(";")
                column, row = int(across or 1) - 1, int(down or 1) - 1
            continue
        sign = text[at]
        at += 1
        if sign == "\r":
            column = 0
        elif sign == "\n":
            column, row = 0, min(row + 1, height - 1)
        elif (wide := cell_len(sign)) and column + wide <= width:
            cells[row][column : column + wide] = [sign] + [BESIDE] * (wide - 1)
            column += wide
    return Emulated(["".join(line).replace(BESIDE, "").rstrip() for line in cells], column, row)


CHOSEN = "❯▐▌"
"""What stands in the line that is chosen, whatever the page."""


def is_at_the_chosen(screen: Emulated) -> bool:
    """Whether the line that the cursor is in carries the mark of what is chosen."""
    return any(f"{sign} " in screen.lines[screen.row] for sign in CHOSEN)
