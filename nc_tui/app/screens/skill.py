"""A skill: what it is, why it matters after a break-up, what mastered looks like, what is known."""

from textual.app import ComposeResult

from nc_tui.app.screens.overlay_page import OverlayPage
from nc_tui.app.widgets.prose import Part, Prose


class SkillPage(OverlayPage):
    """The page of one skill."""

    def __init__(self, words: list[Part]) -> None:
        super().__init__()
        self.words = words

    def compose_body(self) -> ComposeResult:
        """One text."""
        yield Prose(id="skill", classes="block")

    def on_mount(self) -> None:
        """Say it."""
        self.query_one("#skill", Prose).say(*self.words)
