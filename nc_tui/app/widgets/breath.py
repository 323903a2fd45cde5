"""A ring to breathe along with: it fills as one breathes in, and thins to a line as one breathes out.

A thin ring around it is the full breath. The inner edge stays where it is, so that it never touches the
words. Where the font lacks braille, and where there is no room, a bar of one line does the same.
"""

import math
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from textual.content import Content
from textual.geometry import Region

from nc_tui.app.widgets.prose import Prose, said, together
from nc_tui.practice.exercise import Breathe

BEATS = 8
"""Looks a second at how full the breath is, for those who show one; only what differs is drawn."""
INNER, LEAST, MOST, GUIDE = 0.7, 0.78, 1.027, 1.0
"""Radii: the ring's inner edge, its outer edge when the breath is out and when it is in, and the full breath,
which the ring covers when it is full."""
SHADES = (30, 60, 100)
"""Per cent of the ring's colour from its inner to its outer edge."""
STEPS = 16
"""Pictures from out to in."""
BAR = 8
"""Cells of the bar."""
OWN_PACE = ("at your", "own pace")
"""The words in a ring that stands still, so that everyone breathes as they like."""
_DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))

Cell = tuple[str, int]
"""A braille sign, and its shade: 0 for nothing or the thin ring, 1 to 3 from the inner edge to the outer."""


class Moment(NamedTuple):
    """A moment of a breath: its word, which second of how many, and how full the breath is, 0 to 1."""

    word: str
    second: int
    of: int
    full: float


def moment_of_breath(step: Breathe, seconds: float) -> Moment:
    """Where the breath is so many seconds after the first one began."""
    at = seconds % (step.in_ + step.hold + step.out)
    if at < step.in_:
        return Moment("in", int(at) + 1, step.in_, _eased(at / step.in_))
    at -= step.in_
    if at < step.hold:
        return Moment("hold", int(at) + 1, step.hold, 1.0)
    at -= step.hold
    return Moment("out", int(at) + 1, step.out, 1.0 - _eased(at / step.out))


def _eased(part: float) -> float:
    return 0.5 - 0.5 * math.cos(math.pi * part)


@lru_cache(maxsize=4 * (STEPS + 1))
def ring(rows: int, step: int) -> tuple[tuple[Cell, ...], ...]:
    """The ring in so many rows of ``2 * rows`` cells, at a step from 0, the breath out, to STEPS, in."""
    radius = 2 * rows - 1
    outer = LEAST + (MOST - LEAST) * step / STEPS
    return tuple(
        tuple(_cell(radius, outer, 2 * column, 4 * row) for column in range(2 * rows)) for row in range(rows)
    )


def _cell(radius: int, outer: float, x: int, y: int) -> Cell:
    dots, below, count, guide = 0, 0.0, 0, 0
    middle = radius + 0.5
    for row, pair in enumerate(_DOTS):
        for column, dot in enumerate(pair):
            away = math.hypot(x + column - middle, y + row - middle) / radius
            if INNER <= away <= outer:
                dots |= dot
                below += outer - away
                count += 1
            elif abs(away - GUIDE) * radius < 0.5:
                guide |= dot
    if dots:
        depth = below / count / (MOST - INNER)
        return chr(0x2800 + dots), max(1, len(SHADES) - int(depth * len(SHADES)))
    return (chr(0x2800 + guide), 0) if guide else (" ", 0)


class Breath(Prose):
    """The ring or the bar, with the word of the moment. It is as wide as it shows, so that a breath sends the
    terminal nothing but itself."""

    DEFAULT_CSS = """
    Breath { width: auto; height: auto; }
    """
    ALLOW_SELECT = False

    def __init__(self, step: Breathe, hue: str = "$lit", *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.step = step
        self.hue = hue
        self.rows = 0
        """Rows of the ring; 0 for the bar."""
        self.moves = True
        self.at_rest: tuple[str, str] | None = None
        """The two words in it while it stands still; None while it breathes."""
        self._seconds = 0.0
        self._shown = self._state()

    def at(self, seconds: float) -> None:
        """Show the breath at so many seconds; only the rows that differ are drawn."""
        self._seconds = seconds
        before, self._shown = self._shown, self._state()
        if before == self._shown:
            return
        if self.rows:
            self.refresh(*self._changed(before, self._shown))
        else:
            self.refresh()

    def take(self, rows: int) -> None:
        """Take so many rows; 0 for the bar."""
        if rows != self.rows:
            self.rows = rows
            self.refresh(layout=True)

    def _state(self) -> tuple[int, str, str]:
        """The step of the ring, and the two words in it."""
        if self.at_rest is not None:
            return 0, *self.at_rest
        moment = moment_of_breath(self.step, self._seconds)
        return (
            round(moment.full * STEPS) if self.moves else 0,
            moment.word,
            f"{moment.second} of {moment.of}",
        )

    def _changed(self, before: tuple[int, str, str], now: tuple[int, str, str]) -> Iterator[Region]:
        pictures = zip(ring(self.rows, before[0]), ring(self.rows, now[0]), strict=True)
        for row, (was, is_now) in enumerate(pictures):
            place = row - self._word_row + 1
            if was != is_now or (place in (1, 2) and before[place] != now[place]):
                yield Region(self.gutter.left, self.gutter.top + row, 2 * self.rows, 1)

    @property
    def _word_row(self) -> int:
        return (self.rows - 1) // 2

    def render(self) -> Content:
        return self._ring() if self.rows else self._bar()

    def _bar(self) -> Content:
        step, word, number = self._state()
        filled = round(BAR * step / STEPS)
        return said(
            (f"{word:<7} ", "bold"),
            ("█" * filled, self.hue),
            ("·" * (BAR - filled), "$faint"),
            (f"  {number:<8}", "$text-muted"),
        )

    def _ring(self) -> Content:
        step, *words = self._state()
        if words[0] in ("in", "out") and 2 * self.rows * INNER > len("breathe out") + 2:
            words[0] = f"breathe {words[0]}"
        lines = []
        for row, cells in enumerate(ring(self.rows, step)):
            line = [(sign, self._style(shade)) for sign, shade in cells]
            if 0 <= (place := row - self._word_row) < len(words):
                start = self.rows - (len(words[place]) + 1) // 2
                style = "$text-muted" if place else "bold"
                line[start : start + len(words[place])] = [(sign, style) for sign in words[place]]
            lines.append(together(line))
        return Content("\n").join(lines)

    def _style(self, shade: int) -> str:
        return "$faint" if shade <= 0 else f"{self.hue} {SHADES[shade - 1]}%"
