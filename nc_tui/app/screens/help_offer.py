"""After a moment at its worst: help is offered, without an alarm."""

from textual.app import ComposeResult
from textual.binding import Binding

from nc_tui.app.screens.overlay_page import OverlayPage
from nc_tui.app.widgets.prose import Prose

TOPICS = ("emergency", "crisis")


class HelpOfferPage(OverlayPage):
    """A few quiet lines, and one key to the numbers."""

    BINDINGS = [
        Binding("enter", "lines", "numbers to call"),
        Binding("exclamation_mark", "lines", "help", key_display="!"),
    ]

    def compose_body(self) -> ComposeResult:
        """What is saved stays saved; nothing is asked."""
        yield Prose("This sounds heavy", classes="heading")
        yield Prose(id="offer", classes="block")

    def on_mount(self) -> None:
        """Say it."""
        page = self.trainer.library.helplines
        self.query_one("#offer", Prose).say(
            "\nSaved. You deserve a real person right now, and an app isn't one: someone you know, or a "
            "helpline.\n\n",
            page.danger,
            ("\n\nenter: show the numbers · esc: back. That's all that's asked.", "$text-muted"),
        )

    def action_lines(self) -> None:
        """The helplines."""
        from nc_tui.app.screens.help import HelpPage

        program = self.program
        program.pop_screen()
        program.push_screen(HelpPage(TOPICS))
