"""Boxes that hold lines, and what keeps Textual from laying out each new page twice.

Textual lays a whole page out again once a widget has learned how large its content is, which every widget of
a new page does in its first layout. Only where a scroll bar comes or goes does that change anything, and that
asks for a layout of its own.
"""

from textual.containers import Horizontal, Vertical
from textual.geometry import Size
from textual.reactive import Reactive


def sized_quietly() -> Reactive[Size]:
    """A ``virtual_size`` that asks for no layout and no repaint."""
    return Reactive(Size(0, 0), repaint=False)


class Column(Vertical):
    """Column, one below the other."""

    virtual_size: Reactive[Size] = sized_quietly()


class Columns(Horizontal):
    """Columns, side by side."""

    virtual_size: Reactive[Size] = sized_quietly()
