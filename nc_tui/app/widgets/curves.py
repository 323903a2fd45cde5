"""Curves in braille, and in blocks where the terminal's font has none. The scale is fixed, 0 to 10, never
fitted to the data: a fitted one makes a bad week look like a cliff."""

from collections.abc import Sequence
from itertools import pairwise

TOP = 10
SMOOTH, GAP = 3, 3
"""Days of which each point is the mean, and days without a value that the line crosses; longer ones break
it."""
BLOCKS = "▁▂▃▄▅▆▇█"
_DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The dots of a braille sign by row and column."""


def smoothed(values: Sequence[float | None], days: int = SMOOTH) -> list[float | None]:
    """The mean of each day and those around it, ``days`` in all; a gap of up to ``GAP`` days is bridged by a
    straight line."""
    half = days // 2
    found: list[float | None] = []
    for place, value in enumerate(values):
        near = [v for v in values[max(0, place - half) : place + half + 1] if v is not None]
        found.append(None if value is None else sum(near) / len(near))
    known = [place for place, value in enumerate(found) if value is not None]
    for one, other in pairwise(known):
        low, high = found[one], found[other]
        if low is None or high is None or other - one - 1 > GAP:
            continue
        for place in range(one + 1, other):
            found[place] = low + (high - low) * (place - one) / (other - one)
    return found


def braille(
    values: Sequence[float | None], width: int, height: int, *, days: int = SMOOTH, filled: bool = False
) -> list[str]:
    """The curve in ``height`` lines of ``width`` cells, two dots across and four down in each; where it is
    ``filled``, an area."""
    across, down = width * 2, height * 4
    cells = [[0] * width for _ in range(height)]
    before: int | None = None
    for x, value in enumerate(_stretched(smoothed(values, days), across)):
        if value is None:
            before = None
            continue
        y = round((down - 1) * (1 - value / TOP))
        # A steep line has no holes: its dots reach from the one before.
        start = down - 1 if filled else y if before is None else before
        for at in range(min(y, start), max(y, start) + 1):
            if filled or at == y or at != start:
                cells[at // 4][x // 2] |= _DOTS[at % 4][x % 2]
        before = y
    return ["".join(chr(0x2800 + dots) if dots else " " for dots in line) for line in cells]


def blocks(
    values: Sequence[float | None],
    width: int,
    height: int,
    *,
    days: int = SMOOTH,
    filled: bool = True,  # noqa: ARG001
) -> list[str]:
    """The same in blocks of eight heights: bars in place of a line, ``filled`` in any case."""
    lines = [[" "] * width for _ in range(height)]
    for x, value in enumerate(_stretched(smoothed(values, days), width)):
        if value is None:
            continue
        eighths = max(1, round(value / TOP * height * 8))
        for row in range(height):
            here = min(8, eighths - 8 * (height - 1 - row))
            if here > 0:
                lines[row][x] = BLOCKS[here - 1]
    return ["".join(line) for line in lines]


def _stretched(values: Sequence[float | None], width: int) -> list[float | None]:
    """As many points as there are dots, on straight lines between the days."""
    last = len(values) - 1
    found: list[float | None] = []
    for x in range(width):
        place = x * last / (width - 1)
        low = int(place)
        one, other = values[low], values[min(last, low + 1)]
        if one is None or other is None:
            found.append(one if place - low < 0.5 else other)
        else:
            found.append(one + (other - one) * (place - low))
    return found
