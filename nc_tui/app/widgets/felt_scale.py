"""How tense it was, on a long line that shows what had been expected: both are seen at once."""

from textual import events
from textual.binding import Binding
from textual.content import Content

from nc_tui.app.widgets.prose import Part, said, together
from nc_tui.app.widgets.rating import Rating

SCALES = (41, 31, 21)
"""Cells from 0 to 10, the widest that fits."""
BESIDE = 9
"""Cells of what stands behind the line."""


class FeltScale(Rating):
    """Three rows, whatever is rated, so that nothing moves: ``6 expected``, the line, what its ends mean."""

    BINDINGS = [
        Binding("0", "rate(0)", "rate", key_display="0–9 t"),
        Binding("t", "rate(10)", "ten", show=False),
    ]
    DEFAULT_CSS = """
    FeltScale:focus { background: $background; }
    """

    def __init__(self, expected: int | None, felt: int | None, hue: str, *, id: str) -> None:
        super().__init__("", "calm", "very tense", felt, id=id)
        self.expected = expected
        self.hue = hue

    @staticmethod
    def _cells(width: int) -> int:
        return next((cells for cells in SCALES if cells + BESIDE <= width), SCALES[-1])

    def words(self, width: int) -> Content:
        """The rows for so many cells."""
        cells = self._cells(width)
        felt = self.value if self.pointing is None else self.pointing
        rows = [said(self._expected(cells)), self._line(felt, cells) + self._beside(felt)]
        low, high = f"0 {self.low}", f"10 {self.high}"
        rows.append(said((low + high.rjust(cells - len(low)), "$text-muted")))
        return Content("\n").join(rows if self.expected is not None else rows[1:])

    def _expected(self, cells: int) -> Part:
        if self.expected is None:
            return ""
        at, words = self._at(self.expected, cells), f"{self.expected} expected"
        if at + len(words) > cells:
            words = f"expected {self.expected}"
            at -= len(words) - len(str(self.expected))
        return " " * at + words, "$text-muted"

    @staticmethod
    def _at(value: int, cells: int) -> int:
        return value * (cells - 1) // 10

    def _line(self, felt: int | None, cells: int) -> Content:
        track = ("─", "$text-muted") if self.has_focus or felt is not None else ("·", "$faint")
        line = [track] * cells
        if self.expected is not None:
            line[self._at(self.expected, cells)] = ("○", "$foreground")
        if felt is not None:
            at = self._at(felt, cells)
            if self.expected is not None:
                other = self._at(self.expected, cells)
                # Harder than expected the line stays thin.
                for cell in range(at + 1, other):
                    line[cell] = ("━", self.hue)
            line[at] = ("●", self.hue)
        return together(line)

    def _beside(self, felt: int | None) -> Content:
        if felt is not None:
            return said((f"  {felt}", "bold"), " felt")
        return said("  ", ("0–9 t", "bold $key")) if self.has_focus else said("")

    def on_click(self, event: events.Click) -> None:
        """The value nearest to the cell under the pointer."""
        event.prevent_default()
        place = event.get_content_offset(self)
        lead = self.lead().cell_length
        cells = self._cells(self.content_size.width - lead)
        row = 1 if self.expected is not None else 0
        if place is not None and place.y == row and lead <= place.x < lead + cells:
            self._give(round((place.x - lead) * 10 / (cells - 1)))
