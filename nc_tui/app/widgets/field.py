"""A line to type in."""

from textual.binding import Binding
from textual.widgets import Input

from nc_tui.practice.text import clean, clean_line

LONGEST_LINE = 400
"""Characters that one line holds."""


class Field(Input):
    """A line to type in, without suggestions or blinking. Text is cleaned as it enters; what is too long
    is cut, not refused."""

    BINDINGS = [Binding("enter", "submit", "next")]

    DEFAULT_CSS = """
    Field { width: 1fr; }
    Field > .input--placeholder { color: $text-muted; }
    """

    def __init__(self, value: str = "", placeholder: str = "", *, id: str | None = None) -> None:
        super().__init__(
            clean_line(value, LONGEST_LINE),
            placeholder=placeholder,
            compact=True,
            id=id,
            max_length=LONGEST_LINE,
            select_on_focus=False,
        )
        self.cursor_blink = False

    def replace(self, text: str, start: int, end: int) -> None:
        """Every way of typing and pasting comes through here."""
        first, last = sorted((max(0, start), min(len(self.value), end)))
        room = LONGEST_LINE - len(self.value) + (last - first)
        line = "".join(" " if sign.isspace() else sign for sign in clean(text))
        super().replace(line[: max(0, room)], start, end)
