"""A text that scrolls, and right beneath it what stays in sight while it is read."""

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.geometry import Size
from textual.layout import Layout
from textual.layouts.vertical import VerticalLayout

if TYPE_CHECKING:
    from textual.layout import ArrangeResult
    from textual.widget import Widget


class _BeneathLayout(VerticalLayout):
    """The first takes as many rows as it has, but leaves the others theirs."""

    name = "beneath"

    def arrange(
        self, parent: "Widget", children: "list[Widget]", size: Size, greedy: bool = True
    ) -> "ArrangeResult":
        placed = super().arrange(parent, children, size, greedy)
        over = max((one.region.bottom for one in placed), default=0) - size.height
        if over <= 0 or not placed:
            return placed
        first, *others = placed
        kept = first._replace(region=first.region.shrink((0, 0, min(over, first.region.height), 0)))
        return [kept, *(one._replace(region=one.region.translate((0, -over))) for one in others)]


_BENEATH = _BeneathLayout()


class Beneath(Vertical):
    """Holds a ``Body`` and what stands beneath it: right below a short text, at the foot of the window below
    a long one."""

    DEFAULT_CSS = """
    Beneath { width: 80; max-width: 100%; height: 100%; }
    Beneath > Body { height: auto; }
    """

    @property
    def layout(self) -> Layout:
        """The text and what stands beneath it."""
        return _BENEATH
