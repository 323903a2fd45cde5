"""Where people type: a line, a sheet, and what nobody else may see. Text is cleaned as it enters: typed,
pasted or read from a draft."""

from textual.binding import Binding
from textual.widgets import Input, TextArea
from textual.widgets.text_area import Edit, EditResult

from nc_tui.practice.text import LONGEST, clean, clean_line

SAVED = "saved as you type"
"""What the border of a sheet says whose text is a draft by itself."""
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


class Secret(Input):
    """A passphrase: not seen, not copied, and taken letter by letter as a terminal takes it."""

    BINDINGS = [Binding("enter", "submit", "next")]

    DEFAULT_CSS = """
    Secret { width: 1fr; }
    """

    def __init__(self) -> None:
        super().__init__(password=True, compact=True, select_on_focus=False)
        self.cursor_blink = False

    def action_copy(self) -> None:
        """It goes to no clipboard."""

    def action_cut(self) -> None:
        """It goes to no clipboard."""


class Sheet(TextArea):
    """A text area whose text is cleaned as it enters: typed, pasted or read from a draft."""

    def __init__(self, text: str = "", *, id: str | None = None) -> None:
        super().__init__(clean(text), soft_wrap=True, id=id, highlight_cursor_line=False)

    def on_mount(self) -> None:
        self.move_cursor(self.document.end)

    def load_text(self, text: str) -> None:
        super().load_text(clean(text))

    def edit(self, edit: Edit) -> EditResult:
        """Every way of typing and pasting comes through here; what is too long is cut."""
        text = clean(edit.text)
        if text:
            gone = len(self.get_text_range(edit.from_location, edit.to_location))
            edit.text = text[: max(0, LONGEST - len(self.text) + gone)]
        else:
            edit.text = ""
        return super().edit(edit)
