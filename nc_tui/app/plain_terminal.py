"""Terminals that can show less: sixteen colours or none, or a font without some of the signs.

With sixteen colours the nearest one to each of a theme's is a gamble: amber on white can't be read. So
there is a table: text in the terminal's own colours, keys bold and underlined, done green, borders grey,
and what is chosen the other way round. Where NO_COLOR asks for none, the same without green and grey. The
Linux console's font has no round corners, no half circle and no braille.
"""

from collections.abc import Mapping
from functools import lru_cache

from rich.color import Color as RichColor
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter
from textual.theme import Theme

PLAIN_SIGNS = str.maketrans({
    "╭": "┌", "╮": "┐", "╰": "└", "╯": "┘", "◐": "o", "✓": " ", "┃": "│", "━": "─", "▸": ">",
    "…": ".",
})  # fmt: skip
"""A sign of one cell for each that the console's font lacks; the word beside it stays."""

_DEFAULT = Style(color="default", bgcolor="default")
_MEANT: Mapping[str, Style] = {
    "key": Style(color="default", bold=True, underline=True),
    "key2": Style(color="default", underline=True),
    "done": Style(color="green"),
    "warn": Style(color="red", bold=True),
    "line": Style(color="bright_black"),
    "faint": Style(color="bright_black"),
    "scrollbar": Style(color="bright_black"),
    "heat-0": Style(color="bright_black"),
    **{f"heat-{level}": Style(color="green") for level in range(1, 5)},
}
"""How text of a theme's colour is drawn; any other is in the terminal's own."""


class FewColours(LineFilter):
    """Draws a theme's colours by the table."""

    def __init__(self, theme: Theme, *, none: bool = False) -> None:
        """``theme`` is one of ours; ``none`` where there is to be no colour at all."""
        super().__init__()
        colours = theme.variables
        self._texts = {
            _rich(colours[name]): style.without_color if none else style for name, style in _MEANT.items()
        }
        self._chosen = _rich(theme.panel or "")
        self._styled = lru_cache(maxsize=1024)(self._style)

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """The segments as they are drawn."""
        return [Segment(text, self._styled(style), control) for text, style, control in segments]

    def _style(self, style: Style | None) -> Style | None:
        if style is None:
            return None
        drawn = style + _DEFAULT
        if style.color is not None and style.color in self._texts:
            drawn += self._texts[style.color]
        if style.bgcolor is not None and style.bgcolor == self._chosen:
            drawn += Style(reverse=True, color="default")
        return drawn


class PlainSigns(LineFilter):
    """Draws signs that every font has."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """The segments as they are drawn."""
        return [Segment(text.translate(PLAIN_SIGNS), style, control) for text, style, control in segments]


def _rich(name: str) -> RichColor:
    return Color.parse(name).rich_color


def has_few_signs(environ: Mapping[str, str]) -> bool:
    """Whether the terminal's font lacks braille, round corners and the half circle: the Linux console."""
    return environ.get("TERM", "") in ("linux", "vt100", "vt220", "ansi")


def has_few_colours(colour_system: str | None) -> bool:
    """Whether the terminal has sixteen colours at most, by Rich's name for what it has."""
    return colour_system in ("standard", "windows")
