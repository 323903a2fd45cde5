"""A sheet to write on."""

from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult

from nc_tui.practice.text import LONGEST, clean


class Sheet(TextArea):
    """A text area whose text is cleaned as it enters: typed, pasted or read from a draft."""

    def __init__(self, text: str = "", *, id: str | None = None) -> None:
        super().__init__(clean(text), soft_wrap=True, id=id, highlight_cursor_line=False)

    def on_mount(self) -> None:
        """The user goes on where they left off."""
        self.move_cursor(self.document.end)

    def load_text(self, text: str) -> None:
        """Another text."""
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
