"""One of the things to do in the next ten minutes, with a mark for done."""

from textual.binding import Binding
from textual.content import Content

from nc_tui.app.widgets.prose import Row, said
from nc_tui.trainer.views.guide import ActView


class ActRow(Row):
    """``○ What to do. What belongs to it.`` Enter, a click or its number tick it, and once more
    untick it. A tick is for the eye only: nothing is saved."""

    BINDINGS = [Binding("enter", "tick", "tick")]

    def __init__(self, number: int, act: ActView) -> None:
        super().__init__()
        self.number = number
        self.act = act
        self.ticked = False

    def lead(self) -> Content:
        """Its number, and ○ or ✓."""
        mark = ("✓  ", "bold $done") if self.ticked else ("○  ", "$text-muted")
        return said(" ", (f"{self.number} ", "bold $key"), mark)

    def words(self, width: int) -> Content:  # noqa: ARG002
        what, rest = self.act.what, f" {self.act.rest}" if self.act.rest else ""
        return said((what, "$text-muted" if self.ticked else "bold"), (rest, "$text-muted"))

    def action_tick(self) -> None:
        self.ticked = not self.ticked
        self.refresh()

    def on_click(self) -> None:
        self.action_tick()
