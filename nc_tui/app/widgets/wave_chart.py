"""The wave of an urge as a curve over twenty minutes, with the last ones behind it.

The scale is fixed, 0 to 10. A line ends where it was last rated: of what comes then nothing is known. What
it shows also stands below it in words.
"""

from collections.abc import Sequence

from textual.content import Content

from nc_tui.app.widgets.prose import Drawn, Prose, said, together
from nc_tui.practice.urges import WAVE_SECONDS
from nc_tui.practice.waves import Point

TOP = 10
LEFT, RIGHT = 3, 7
"""Cells for 10 and 0 at the left, and for the end of the time at the right."""
_DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))


class WaveChart(Prose):
    """Curve, time, and a line of words."""

    ALLOW_SELECT = False

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.points: tuple[Point, ...] = ()
        self.earlier: Sequence[tuple[Point, ...]] = ()
        self.seconds = 0.0
        self.said = ""
        self.rows = 4
        self.few_signs = False

    def show(
        self,
        points: tuple[Point, ...],
        earlier: Sequence[tuple[Point, ...]],
        seconds: float,
        said: str,
        *,
        rows: int,
        few_signs: bool,
    ) -> None:
        """Show a wave that has come so many seconds far, in so many rows."""
        now = (points, tuple(earlier), said, rows, few_signs)
        if now != (self.points, tuple(self.earlier), self.said, self.rows, self.few_signs):
            taller = (self.rows, self.said) != (rows, said)
            self.points, self.earlier, self.said, self.rows, self.few_signs = now
            self.seconds = seconds
            self.refresh(layout=taller)
        else:
            self.come_to(seconds)

    def come_to(self, seconds: float) -> None:
        """Show on the line of the time how far it has come."""
        before, self.seconds = self.seconds, seconds
        cells = max(2, self.content_size.width - LEFT - RIGHT)
        if round(before / WAVE_SECONDS * cells) != round(seconds / WAVE_SECONDS * cells):
            self.refresh()

    def render(self) -> Drawn:
        return Drawn(self.drawn)

    def drawn(self, width: int) -> Content:
        """The chart for so many cells."""
        cells = max(2, width - LEFT - RIGHT)
        curve = self._signs(cells) if self.few_signs else self._braille(cells)
        labels = {0: "10 ", self.rows - 1: " 0 "}
        lines = [
            said((labels.get(row, " " * LEFT), "$text-muted")) + together(line)
            for row, line in enumerate(curve)
        ]
        come = min(cells, round(self.seconds / WAVE_SECONDS * cells))
        time = [("━" * come, "$lit"), ("─" * (cells - come), "$faint"), (" 20 min", "$text-muted")]
        lines.append(said(" " * LEFT, *time))
        lines += said((self.said, "$text-muted")).wrap(width)
        return Content("\n").join(lines)

    def _place(self, point: Point, across: int, down: int) -> tuple[int, int]:
        second, level = point
        return round(second / WAVE_SECONDS * (across - 1)), round((1 - level / TOP) * (down - 1))

    def _braille(self, cells: int) -> list[list[tuple[str, str]]]:
        across, down = 2 * cells, 4 * self.rows
        behind = self._dots(self.earlier, across, down)
        ahead = self._dots((self.points,), across, down)
        lines = [
            [
                (chr(0x2800 + now), "$lit") if now else (chr(0x2800 + old) if old else " ", "$faint")
                for now, old in zip(*both, strict=True)
            ]
            for both in zip(ahead, behind, strict=True)
        ]
        if self.points:
            x, y = self._place(self.points[-1], across, down)
            lines[y // 4][x // 2] = ("●", "bold $lit")
        return lines

    def _dots(self, waves: Sequence[tuple[Point, ...]], across: int, down: int) -> list[list[int]]:
        cells = [[0] * (across // 2) for _ in range(down // 4)]
        for wave in waves:
            places = [self._place(point, across, down) for point in wave]
            for (x, y), (to_x, to_y) in zip(places, places[1:] or places, strict=False):
                steps = max(abs(to_x - x), abs(to_y - y), 1)
                for step in range(steps + 1):
                    at_x, at_y = x + round((to_x - x) * step / steps), y + round((to_y - y) * step / steps)
                    cells[at_y // 4][at_x // 2] |= _DOTS[at_y % 4][at_x % 2]
        return cells

    def _signs(self, cells: int) -> list[list[tuple[str, str]]]:
        """Its points alone, for a font without braille."""
        lines = [[(" ", "")] * cells for _ in range(self.rows)]
        earlier = ((one, "·", "$faint") for one in self.earlier)
        for wave, sign, style in (*earlier, (self.points, "●", "$lit")):
            for point in wave:
                x, y = self._place(point, cells, self.rows)
                lines[y][x] = (sign, style)
        return lines
