"""The bare Textual app that start-up and memory are measured against: header, static, footer."""

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Footer, Header, Static

FIRST_WORDS = "a bare app"


class BareApp(App[None]):
    """One key is bound, so that it can be seen when input is read."""

    TITLE = "bare"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("down", "answer", "answer")]

    def compose(self) -> ComposeResult:
        yield Header()
        yield Static(FIRST_WORDS)
        yield Footer()

    def action_answer(self) -> None:
        self.query_one(Static).update("a key was read")


if __name__ == "__main__":
    BareApp().run()
