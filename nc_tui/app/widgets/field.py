"""A line to type in."""

from textual.binding import Binding
from textual.widgets import Input


class Field(Input):
    """A line to type in, without suggestions or blinking."""

    BINDINGS = [Binding("enter", "submit", "next")]

    DEFAULT_CSS = """
    Field { width: 1fr; }
    """

    def __init__(self, value: str = "", placeholder: str = "", *, id: str | None = None) -> None:
        super().__init__(
            value, placeholder=placeholder, compact=True, id=id, max_length=400, select_on_focus=False
        )
        self.cursor_blink = False
