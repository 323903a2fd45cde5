"""What was said of yesterday, folded into a line for each exercise."""

from collections.abc import Sequence

from rich.cells import cell_len as cells
from textual.content import Content

from nc_tui.app.grid import LABEL
from nc_tui.app.widgets.exercise_row import SIGNS
from nc_tui.app.widgets.prose import Drawn, Prose, hung, said
from nc_tui.practice.kinds.practice import OUTCOMES
from nc_tui.trainer.views.today import DayLine

NARROW, APART = 60, 2


class Told(Prose):
    """``Yesterday     Fold, draw, pass it on          ✓ did it   z undo``."""

    def __init__(self, lines: Sequence[DayLine]) -> None:
        super().__init__(id="told")
        self.lines: Sequence[DayLine] = lines
        self.display = bool(lines)

    def show(self, lines: Sequence[DayLine]) -> None:
        """Show others."""
        if tuple(lines) != tuple(self.lines):
            self.lines = lines
            self.refresh(layout=True)
        self.display = bool(lines)

    def render(self) -> Drawn:
        return Drawn(self._draw)

    def _draw(self, width: int) -> Content:
        return Content("\n").join([self._line(number, line, width) for number, line in enumerate(self.lines)])

    def _line(self, number: int, line: DayLine, width: int) -> Content:
        if line.outcome is None:
            return said()
        done = ("$done" if line.outcome == "done" else "$text-muted"), SIGNS[line.outcome]
        undo = said("   ", ("z", "bold $key"), (" undo", "$text-muted")) if number == 0 else said()
        told = said((done[1], done[0]), (OUTCOMES[line.outcome], "$text-muted")) + undo
        narrow = width < NARROW
        label = "" if narrow else ("Yesterday" if number == 0 else "").ljust(LABEL)
        begun = hung(said((label, "$text-muted")), said(line.exercise.title), width)
        last = cells(begun.plain.rpartition("\n")[2])
        room = width - last - told.cell_length
        if room >= APART:
            return begun + said(" " * room) + told
        return begun + said("\n") + said(" " * (width - told.cell_length)) + told
