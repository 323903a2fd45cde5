"""The page's middle on the grid: one column of 76 cells, and beside it what there is room for."""

from textual.containers import Horizontal, Vertical

from nc_tui.app.grid import GAP, panes
from nc_tui.app.widgets.prose import Unscrolled


class Middle(Horizontal, Unscrolled):
    """Holds the page's ``Body`` and its panes, in the middle of a wide window."""


class Panes(Vertical):
    """What stands beside the column; the page puts it in where ``panes`` have room, and there is
    something."""

    def fit(self, width: int) -> None:
        """Take the width that a window of ``width`` columns has for it."""
        number, each = panes(width)
        self.display = number > 0
        self.styles.width = number * (each + GAP)
