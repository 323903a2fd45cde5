"""The page's middle on the grid: one column of 76 cells, and beside it what there is room for."""

from textual.containers import Horizontal, Vertical

from nc_tui.app.grid import GAP, panes


class Middle(Horizontal):
    """Holds the page's ``Body`` and its panes, in the middle of a wide window."""


class Pane(Vertical):
    """What stands beside the column: the ``-first`` where there is room for one, the ``-second`` for two."""

    def fit(self, width: int) -> None:
        """Take the width that a window of ``width`` columns has for it."""
        self.styles.width = panes(width).width + GAP
        self.styles.padding = (0, GAP, 0, 0)
