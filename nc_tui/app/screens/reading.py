"""A text to read: a skill, or a letter that was saved."""

from collections.abc import Sequence

from textual.app import ComposeResult

from nc_tui.app.pages.page import OverlayPage
from nc_tui.app.widgets.prose import Part, Prose, said


class ReadingPage(OverlayPage):
    """A text, and a heading over it where it has one."""

    def __init__(self, words: Sequence[Part], heading: str = "") -> None:
        super().__init__()
        self.words = words
        self.heading = heading

    def compose_body(self) -> ComposeResult:
        if self.heading:
            yield Prose(self.heading, classes="heading")
        yield Prose(said(*self.words), classes="block")
