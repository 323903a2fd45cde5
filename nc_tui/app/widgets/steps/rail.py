"""The steps of an exercise: a rail at the left of the step, or lying above it where it is narrow."""

from collections.abc import Sequence

from textual.content import Content

from nc_tui.app.widgets.prose import Drawn, Part, Prose, said

STANDS_BELOW = 20
"""Cells below which it stands."""
ROWS = 17
"""Rows that a standing rail has at most."""
MOST_BETWEEN = 3
"""Rows between two steps at most."""


class Rail(Prose):
    """``● read ── ◐ count ── ○ write``: done, under way, open; in the hue of the exercise's skill."""

    def __init__(self, names: Sequence[str], hue: str) -> None:
        super().__init__(id="rail")
        self._names = tuple(names)
        self._hue = hue
        self._at = -1

    def stand_at(self, place: int) -> None:
        """Show that the step at ``place``, from 0, is under way; behind the last one all are done."""
        self.display = 0 <= place <= len(self._names)
        if place != self._at:
            self._at = place
            self.update(Drawn(self._drawn))

    def _step(self, number: int) -> list[Part]:
        name = self._names[number]
        if number < self._at:
            return [("●", self._hue), (f" {name}", "$text-muted")]
        if number == self._at:
            return [("◐", self._hue), (f" {name}", "bold")]
        return [("○", "$faint"), (f" {name}", "$text-muted")]

    def _drawn(self, width: int) -> Content:
        return self._standing() if width < STANDS_BELOW else self._lying(width)

    def _standing(self) -> Content:
        steps = len(self._names)
        between = max(0, min(MOST_BETWEEN, (ROWS - steps) // max(1, steps - 1)))
        lines: list[Content] = []
        for number in range(steps):
            if number:
                lines += [said(("│", self._hue if number <= self._at else "$faint"))] * between
            lines.append(said(*self._step(number)))
        return Content("\n").join(lines)

    def _lying(self, width: int) -> Content:
        parts = [said(*self._step(number)) for number in range(len(self._names))]
        for gap in (" ── ", " ─ ", "  "):
            line = said((gap, "$faint")).join(parts)
            if line.cell_length <= width:
                return line
        signs = [said(self._step(number)[0]) for number in range(len(self._names))]
        here = self._names[self._at : self._at + 1]
        return Content("").join([*signs, *(said((f"  {name}", "bold")) for name in here)])
