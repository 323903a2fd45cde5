"""Help: numbers to call. Works offline, stands behind no question; and how it is offered after a bad
moment."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content

from nc_tui.app.pages.page import OverlayPage
from nc_tui.app.widgets.helplines import TOPICS, Lines, numbers
from nc_tui.app.widgets.prose import Prose, listed, said

AT_WORST = ("emergency", "crisis")
"""Topics that come first after a moment at its worst."""


class HelpPage(OverlayPage):
    """The helplines, those of the chosen country first."""

    def __init__(self, topics: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.topics = topics

    def compose_body(self) -> ComposeResult:
        """One text; there is nothing to choose."""
        yield Prose(listed(self.words()), id="help", classes="block")

    def words(self) -> Lines:
        """The page, by topic; those asked for come first."""
        page, none = self.trainer.library.helplines, Content("")
        yield none, said(page.intro)
        yield none, none
        yield none, said((page.danger, "$text-warning"))
        order = [*self.topics, *(topic for topic in TOPICS if topic not in self.topics)]
        yield from numbers(page, order, self.trainer.settings.country)
        yield none, none
        yield none, said((page.note, "$text-muted"))


class HelpOfferPage(OverlayPage):
    """A few quiet lines, and one key to the numbers. What is saved stays saved; nothing is asked."""

    BINDINGS = [
        Binding("enter", "lines", "numbers to call"),
        Binding("exclamation_mark", "help", "help", key_display="!"),
    ]

    def compose_body(self) -> ComposeResult:
        yield Prose("This sounds heavy", classes="heading")
        yield Prose(id="offer", classes="block")

    def on_mount(self) -> None:
        page = self.trainer.library.helplines
        self.query_one("#offer", Prose).say(
            "\nSaved. You deserve a real person right now, and an app isn't one: someone you know, or a "
            "helpline.\n\n",
            page.danger,
            ("\n\nenter: show the numbers · esc: back. That's all that's asked.", "$text-muted"),
        )

    def action_lines(self) -> None:
        self.close_with(then="help", topics=AT_WORST)

    def action_help(self) -> None:
        """As everywhere, esc leads back to this page."""
        self.go("help", topics=AT_WORST)
