"""Text on the screen. This is the one way there: nothing that anybody wrote is read as markup."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content
from textual.geometry import Size
from textual.reactive import Reactive
from textual.visual import Visual
from textual.widget import Widget
from textual.widgets import Static

from nc_tui.practice.text import clean, sentences

if TYPE_CHECKING:
    from textual.css.styles import RulesMap
    from textual.strip import Strip
    from textual.style import Style
    from textual.visual import RenderOptions

Part = str | Content | tuple[str, str]
"""Plain text, or a text with the name of its style."""


def said(*parts: Part) -> Content:
    """Parts put together; only styles given beside a part count, never ones within it. Text is cleaned
    where it enters the program; what came another way, such as the name of a folder, is cleaned here."""
    return Content.assemble(*map(_harmless, parts))


def _harmless(part: Part) -> Part:
    if isinstance(part, str):
        return clean(part)
    if isinstance(part, tuple):
        return clean(part[0]), part[1]
    return part


def together(cells: Iterable[tuple[str, str]]) -> Content:
    """Signs, each with its style, as one line; those of one style become one part."""
    runs = groupby(cells, key=itemgetter(1))
    return said(*(("".join(sign for sign, _ in run), style) for style, run in runs))


NOTHING_BELOW = Content("")


def hung(lead: Content, text: Content, width: int, edge: Content = NOTHING_BELOW) -> Content:
    """The text behind its lead, wrapped to ``width`` cells; further lines begin where the first one does,
    with ``edge`` at their left."""
    indent = lead.cell_length
    lines = text.wrap(max(8, width - indent)) or [Content("")]
    below = edge + " " * (indent - edge.cell_length)
    return Content("\n").join([(lead if n == 0 else below) + line for n, line in enumerate(lines)])


def in_a_line(text: str, width: int) -> str:
    """As much of a text as ``width`` cells hold: whole sentences; else up to a comma or colon, or to the
    end of a word, and then three dots. No word is cut."""
    words = " ".join(text.split())
    if cell_len(words) <= width:
        return words
    whole = ""
    for sentence in sentences(words):
        longer = f"{whole} {sentence}" if whole else sentence
        if cell_len(longer) > width:
            break
        whole = longer
    if whole:
        return whole
    kept = ""
    for word in words.split(" "):
        longer = f"{kept} {word}" if kept else word
        if cell_len(longer) + 2 > width:
            break
        kept = longer
    clause = max(kept.rfind(sign) for sign in ",:;")
    if clause > len(kept) // 2:
        kept = kept[:clause]
    return f"{kept.rstrip(',:; ')} …" if kept else "…"


def at_word_end(line: str, width: int) -> str:
    """A line of at most so many cells: whole words of it and three dots. Only a word that is longer than all
    the room is cut within."""
    if cell_len(line) <= width:
        return line
    words: list[str] = []
    for word in line.split(" "):
        if cell_len(" ".join([*words, word])) + 2 > width:
            break
        words.append(word)
    while words and words[-1] in ("a", "an", "the"):
        words.pop()
    if not words:
        return Content(line).truncate(max(0, width), ellipsis=True).plain
    return f"{' '.join(words).rstrip(',:;')} …"


class Drawn(Visual):
    """Content that is laid out for the width it gets, once for each width."""

    def __init__(self, draw: Callable[[int], Content]) -> None:
        self._draw = lru_cache(maxsize=2)(draw)

    def render_strips(
        self, width: int, height: int | None, style: "Style", options: "RenderOptions"
    ) -> "list[Strip]":
        return self._draw(width).render_strips(width, height, style, options)

    def get_optimal_width(self, rules: "RulesMap", container_width: int) -> int:  # noqa: ARG002
        return container_width

    def get_height(self, rules: "RulesMap", width: int) -> int:
        return self._draw(width).get_height(rules, width)


def listed(lines: Iterable[tuple[Content, Content]]) -> Drawn:
    """Texts behind their leads, each with its further lines below its first one."""
    shown = tuple(lines)
    return Drawn(lambda width: Content("\n").join([hung(*line, width) for line in shown]))


class Unscrolled(Widget):
    """A widget that never scrolls within itself."""

    virtual_size: Reactive[Size] = Reactive(Size(0, 0), repaint=False)
    """The room that its content takes: what a layout has just given it. Textual lays out the page once more
    where that is new, since what scrolls may then need a bar to scroll with."""


class Prose(Static, Unscrolled):
    """A block of text."""

    def __init__(
        self, content: str | Content | Drawn = "", *, id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(
            said(content) if isinstance(content, str) else content, markup=False, id=id, classes=classes
        )

    def say(self, *parts: Part) -> None:
        """Show this; the page is laid out again only where it takes another room."""
        content = said(*parts)
        shown = self.content
        if not (isinstance(shown, Content) and shown.is_same(content)):
            self.update(content, layout=not self._has_room_for(content))

    def _has_room_for(self, content: Content) -> bool:
        """Whether a text takes exactly the lines that are there."""
        width, height = self.content_size
        as_wide = self.styles.width is not None and self.styles.width.is_auto
        return width > 0 and height > 0 and not as_wide and len(content.wrap(width)) == height

    def say_lines(self, lines: Iterable[tuple[Content, Content]]) -> None:
        """Show texts behind their leads instead."""
        self.update(listed(lines))


BAR = "▌"
"""Stands at the left of the line that is chosen."""


class Row(Prose, can_focus=True):
    """A line that can be chosen. The chosen one carries a bar, so that colour alone says nothing."""

    DEFAULT_CSS = """
    Row { width: 1fr; height: auto; padding: 0 1 0 0; }
    Row:hover { background: $surface; }
    Row:focus { background: $panel; }
    """

    @property
    def mark(self) -> Content:
        """What shows that it is chosen, two cells wide."""
        return said((f"{BAR} " if self.has_focus else "  ", "$lit"))

    def lead(self) -> Content:
        """What comes before the text; the text's further lines are indented as far."""
        return self.mark

    def words(self, width: int) -> Content:  # noqa: ARG002
        """The text, for the ``width`` cells it has."""
        return as_content(self.content)

    def drawn(self, width: int) -> Content:
        """The whole row as it is on the screen."""
        lead = self.lead()
        edge = self.mark if lead.plain.startswith(BAR) else NOTHING_BELOW
        return hung(lead, self.words(width - lead.cell_length), width, edge)

    def render(self) -> Content | Drawn:
        return Drawn(self.drawn)

    def redraw(self) -> None:
        """Show it again; the page is laid out again only where that takes another number of lines."""
        width, height = self.content_size
        fits = width > 0 and self.drawn(width).plain.count("\n") + 1 == height
        self.refresh(layout=not fits)

    def refresh_bindings(self) -> None:
        """Its keys have changed. Where the page has drawn other rows meanwhile, nobody asks for them."""
        if self.is_attached:
            super().refresh_bindings()


def as_content(shown: object) -> Content:
    """What a widget was given to show, as content; a plain text stays a plain text."""
    return shown if isinstance(shown, Content) else said(str(shown))
