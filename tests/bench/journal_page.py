"""What the journal page costs: its first look, a search as it is typed, and the way through its list."""

import time
from collections.abc import Sequence
from typing import NamedTuple

from tests.bench.terminal import Terminal

SEARCHED = "jonas "
"""What is typed: the first letter finds most of ten years."""
DOWN, PAGE_DOWN, END, HOME, ENTER, ESC = "\x1b[B", "\x1b[6~", "\x1b[F", "\x1b[H", "\r", "\x1b"
WALK = (*(DOWN,) * 12, *(PAGE_DOWN,) * 6, END, HOME, *(DOWN,) * 6, ENTER, ESC, DOWN, ENTER, ESC)
"""The way through the list: by rows and pages, to both ends, into an entry and back."""
READ = 3.0
"""Seconds within which all years are read, off the screen."""


class Costs(NamedTuple):
    """Seconds: of the first look at the page, of the first letter of a search, of each further one, and of each
    key in the list."""

    look: list[float]
    first_hits: list[float]
    letters: list[float]
    keys: list[float]


def costs(words: Sequence[str], home_environment: dict[str, str], first_words: str, rounds: int) -> Costs:
    """What a program costs on a home whose Today says ``first_words``."""
    found = Costs([], [], [], [])
    for _ in range(rounds):
        with Terminal(words, home_environment) as terminal:
            terminal.wait_for(first_words)
            terminal.settle(1.0)
            terminal.press("2")
            terminal.settle()
            _add(found.look, terminal.press("6"))
            terminal.settle()
            time.sleep(READ)
            terminal.settle()
            for key in WALK:
                _add(found.keys, terminal.press(key))
                terminal.settle(0.15)
            terminal.press("/")
            terminal.settle()
            _add(found.first_hits, terminal.press(SEARCHED[0]))
            for letter in SEARCHED[1:]:
                terminal.settle(0.15)
                _add(found.letters, terminal.press(letter))
    return found


def _add(times: list[float], drawn: float | None) -> None:
    if drawn is not None:
        times.append(drawn)
