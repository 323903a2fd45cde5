"""Boxes that hold lines, and lines that do what a key of the page does."""

from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content

from nc_tui.app.widgets.prose import Row, Unscrolled, said


class Column(Vertical, Unscrolled):
    """Lines, one below the other; as high as they are, so that the page scrolls to each."""

    DEFAULT_CSS = """
    Column { height: auto; }
    """


class Columns(Horizontal, Unscrolled):
    """Columns, side by side."""


class KeyRow(Row):
    """A line that stands for a key: enter and a click do what the key does. ``action`` as in a binding, such
    as ``screen.choose(1)``."""

    BINDINGS = [Binding("enter", "choose", "choose")]

    def __init__(self, key: str, label: str, action: str) -> None:
        super().__init__()
        self.key = key
        self.label = label
        self.action = action

    def lead(self) -> Content:
        return self.mark + said((f"{self.key}  ", "bold $text-accent"))

    def words(self, width: int) -> Content:  # noqa: ARG002
        return said(self.label)

    async def action_choose(self) -> None:
        await self.run_action(self.action)

    async def on_click(self) -> None:
        """As with a key the app does it: what is done may remove this row, which mustn't wait for itself."""
        self.app.call_later(self.action_choose)


LABEL = 22
"""Cells for what a way on is called; what belongs to it stands behind."""
ROOMY = 52
"""Cells from which the two stand in columns."""


class WayRow(KeyRow):
    """A way on: ``r  back to that moment    once more, then it's enough``."""

    def __init__(self, key: str, label: str, note: str, action: str) -> None:
        super().__init__(key, label, action)
        self.note = note

    def words(self, width: int) -> Content:
        label = self.label.ljust(LABEL) if width >= ROOMY else self.label
        return said(label, ("  ", ""), (self.note, "$text-muted"))


class OpenRow(KeyRow):
    """One that opens a page."""

    BINDINGS = [Binding("enter", "choose", "open")]
