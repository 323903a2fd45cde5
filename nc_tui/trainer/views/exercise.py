"""What an exercise shows of itself: its steps by name, what each asks, and what was felt beside what was
expected."""

import re
from typing import assert_never

from nc_tui.practice.exercise import (
    AnyStep,
    Breathe,
    Check,
    Count,
    Earlier,
    Exercise,
    Go,
    List,
    Plan,
    Rate,
    Read,
    Timer,
    Write,
)

NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")
_SENTENCE = re.compile(r".+?[.?…:][”'’\"]?(?=\s|$)", re.DOTALL)


def step_name(step: AnyStep) -> str:
    """What a step is, in a word."""
    match step:
        case Read():
            return "read"
        case Timer():
            return "time"
        case Breathe():
            return "breathe"
        case Write():
            return "write"
        case List():
            return "list"
        case Count():
            return "count"
        case Rate():
            return "rate"
        case Plan():
            return "plan"
        case Go():
            return "go"
        case Check():
            return "choose" if step.piles is None else "sort"
        case Earlier():
            return "before"
        case _:
            assert_never(step)


def tasks(exercise: Exercise) -> tuple[tuple[str, str], ...]:
    """The steps by name, each with the first sentence of what it asks."""
    return tuple((step_name(step), _first_sentence(step.text)) for step in exercise.steps)


def _first_sentence(text: str) -> str:
    found = _SENTENCE.match(text)
    return found[0].rstrip(":") if found is not None else text


def beside_expected(expected: int, felt: int, so_far: tuple[int, int] | None = None) -> str:
    """How the tension was, 0 to 10, beside what had been expected, in a sentence; ``so_far`` are how many of
    one's own were easier, of how many."""
    apart = abs(expected - felt)
    if not apart:
        return "As expected."
    points = f"{NUMBERS[apart]} point{'s' if apart > 1 else ''}"
    if felt < expected:
        others = f", as in {so_far[0]:,} of {so_far[1]:,} so far" if so_far is not None else ""
        return f"{points} easier than expected{others}."
    return f"{points} harder than expected. That happens; it counts as much."
