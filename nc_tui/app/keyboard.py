"""The terminal and its keys, as far as that needs no Textual: how long esc waits, how many cells there are,
and which key is meant where another one was typed."""

import os
import sys
import unicodedata
from collections.abc import Mapping

from nc_tui.app.terminal_input import MOST_CELLS, NO_CELLS, TerminalInput

ESCAPE = "25"
"""Milliseconds that the rest of a key's sequence has to arrive in, unless ``ESCDELAY`` says otherwise; a
sequence comes in one piece on all but the slowest lines."""

terminal_input = TerminalInput()
"""What this process reads from its terminal."""


def answer_soon() -> None:
    """Set how long esc waits. Textual reads it when it is imported. The size is the terminal's own: what the
    shell wrote down of it may be old, or another terminal's."""
    os.environ.setdefault("ESCDELAY", ESCAPE)
    for name in ("COLUMNS", "LINES"):
        os.environ.pop(name, None)


def terminal_size() -> tuple[int, int]:
    """Columns and rows of the terminal: the usual ones where it has none or doesn't tell, and no more than
    anyone could look at."""
    try:
        reported = tuple(os.get_terminal_size(sys.__stdout__.fileno() if sys.__stdout__ else 1))
    except (OSError, ValueError):
        reported = (0, 0)
    columns, rows = (
        min(cells or usual, most) for cells, usual, most in zip(reported, NO_CELLS, MOST_CELLS, strict=True)
    )
    return columns, rows


def meant_keys(typed: str, base_keys: Mapping[str, str]) -> tuple[str, ...]:
    """The keys that ``typed``, which means nothing by itself, may stand for, the likeliest first: the same
    sign in full or half width, the same digit in other numerals, the small letter, and what the key is on a
    US keyboard, as far as the terminal says (``base_keys``). Only letters and digits are keys to be meant."""
    plain = unicodedata.normalize("NFKC", typed)
    found = [plain, plain.lower()]
    digit = unicodedata.digit(plain, None) if len(plain) == 1 else None
    if digit is not None:
        found.append(str(digit))
    found += [base_keys.get(sign, "").lower() for sign in (typed, typed.lower(), typed.upper())]
    able = [key for key in found if len(key) == 1 and key.isascii() and key.isalnum() and key != typed]
    return tuple(dict.fromkeys(able))
