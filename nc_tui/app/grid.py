"""One grid for every page: where things stand, and how many panes a width has room for."""

from typing import NamedTuple

A, B, R = 4, 18, 75
"""Columns at 80: labels and skills begin at A; titles, sentences and answers at B; numbers end at R."""
COLUMN, LABEL = 76, B - A
"""Cells of the one column of a page, cards and all (2 … 77), and from A to B."""
INNER = R - A + 1
"""Cells of the text in it."""
PANE, GAP, LEAST = 38, 2, 30
"""Cells of a pane beside it, at most and at least, and between two."""
AIRY, TALL = 35, 40
"""Rows from which groups stand two rows apart, and from which a page begins lower."""


class Panes(NamedTuple):
    """How many panes stand beside the column, and how wide each is."""

    number: int
    width: int


def panes(width: int) -> Panes:
    """The panes there is room for: one from 112 columns on, two from 144, at their full width from 120 and
    160."""
    free = width - COLUMN - 2 * GAP
    for number in (2, 1):
        each = (free - number * GAP) // number
        if each >= LEAST:
            return Panes(number, min(PANE, each))
    return Panes(0, 0)
