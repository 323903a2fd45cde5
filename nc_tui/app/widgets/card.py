"""A card: a thing that can have the focus, or data, in a thin round border with a title in it.

The one with the focus is lit, and its chosen row has a bar in place of the border, so that nothing moves
when the focus does. Textual's own border has no place for a second text at its top; so a card is an edge,
rows with a border left and right, and an edge.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from textual.app import ComposeResult
from textual.content import Content
from textual.widget import AwaitMount, Widget

from nc_tui.app.widgets.prose import Part, Prose, Unscrolled, as_content, said
from nc_tui.app.widgets.skill_hue import chosen_rules
from nc_tui.app.widgets.zones import Bar, Zone

if TYPE_CHECKING:
    from textual.app import RenderResult


class EdgeKey(NamedTuple):
    """A key that the lower edge names, what it does, and the action behind it, as in a binding."""

    key: str
    label: str
    action: str


class Edge(Bar):
    """A card's upper edge with its title and what qualifies it, or its lower one with keys. In tall windows
    an empty line of the card belongs to each."""

    def __init__(self, corners: tuple[str, str]) -> None:
        super().__init__()
        self.left, self.right = corners
        self.title: Content = Content("")
        self.meta: Content = Content("")
        self.keys: Sequence[EdgeKey] = ()

    def render(self) -> "RenderResult":
        self.zones = []
        width, height = self.size
        if height < 2:
            return self._edge(width, 0)
        air, line_break = _filled(said("│"), said("│"), width, " "), Content("\n")
        if self.has_class("lower"):
            return air + line_break + self._edge(width, 1)
        return self._edge(width, 0) + line_break + air

    def _edge(self, width: int, at: int) -> Content:
        """``╭ Title ──── meta ╮``, in the row ``at``; the meta goes first where there is no room."""
        left, right = self.left, self.right
        lit = isinstance(self.parent, Card) and self.parent.is_lit
        if self.keys:
            return self._with_keys(left, right, width, at)
        title, meta = self.title, self.meta
        if title.cell_length > width - 4:
            title = title.truncate(max(0, width - 4), ellipsis=True)
        if title.cell_length + meta.cell_length + 8 > width:
            meta = Content("")
        begin = (
            [left, " ", title.stylize("bold $foreground" if lit else "$text-muted"), " "] if title else [left]
        )
        end = [" ", meta.stylize_before("$text-muted"), " ", right] if meta else [right]
        return _filled(said(*begin), said(*end), width)

    def _with_keys(self, left: str, right: str, width: int, row: int) -> Content:
        parts: list[Part] = [left, " "]
        at = 2
        for key, label, action in self.keys:
            cells = len(key) + 1 + len(label)
            if at + cells + 2 > width:
                break
            parts += [(key, "bold $key"), (f" {label}", "$foreground"), "   "]
            self.zones.append(Zone(row, at, at + cells, action))
            at += cells + 3
        begun = said(*parts)
        return _filled(begun[: begun.cell_length - 2], said(right), width)


def _filled(begin: Content, end: Content, width: int, sign: str = "─") -> Content:
    return begin + sign * max(0, width - begin.cell_length - end.cell_length) + end


class Air(Prose):
    """An empty line between rows of a card, where the window is tall."""


class Card(Unscrolled):
    """Rows in a border. What is composed or added within it stands between its edges."""

    DEFAULT_CSS = f"""
    Card {{ layout: vertical; height: auto; width: 1fr; }}
    /* Where the card itself has no rule for it, Textual lights only those of its rows that change anyway. */
    Card:focus-within {{ height: auto; }}
    Card Column {{ height: auto; }}
    Card Edge {{ height: 1; width: 1fr; color: $line; }}
    Card:focus-within > Edge {{ color: $lit; }}
    Card Prose {{ border-left: solid $line; border-right: solid $line; padding: 0 1; width: 1fr; }}
    Card:focus-within Prose {{ border-left: solid $lit; border-right: solid $lit; }}
    Card Row:focus {{ border-left: inner $lit; background: $background; }}
    Card Row:hover {{ background: $surface; }}
    {chosen_rules("Card Row")}
    Card Air {{ display: none; height: 1; }}
    """

    def __init__(
        self,
        title: str | Content,
        meta: str | Content = "",
        *inside: Widget,
        keys: Sequence[EdgeKey] = (),
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """``meta`` qualifies the title and stands at the right; ``keys`` are named by the lower edge."""
        super().__init__(id=id, classes=classes)
        self.top, self.bottom = Edge(("╭", "╮")), Edge(("╰", "╯"))
        # Not styled for it: it will be when it is mounted.
        self.bottom.add_class("lower", update=False)
        self._inside = list(inside)
        self.head(title, meta)
        self.bottom.keys = keys

    def compose_add_child(self, widget: Widget) -> None:
        """What is composed within it stands between the edges."""
        self._inside.append(widget)

    def compose(self) -> ComposeResult:
        yield self.top
        yield from self._inside
        yield self.bottom

    def add(self, *rows: Widget) -> AwaitMount:
        """Mount rows below those that are there."""
        return self.mount_all(rows, before=self.bottom)

    @property
    def is_lit(self) -> bool:
        """Whether the focus is inside."""
        return self.has_pseudo_class("focus-within")

    def head(self, title: str | Content, meta: str | Content = "") -> None:
        """Show another title, and what qualifies it."""
        shown, beside = as_content(title), as_content(meta)
        if not (shown.is_same(self.top.title) and beside.is_same(self.top.meta)):
            self.top.title, self.top.meta = shown, beside
            self.top.refresh()

    def name_keys(self, keys: Sequence[EdgeKey]) -> None:
        """Name other keys on the lower edge."""
        if tuple(keys) != tuple(self.bottom.keys):
            self.bottom.keys = keys
            self.bottom.refresh()
