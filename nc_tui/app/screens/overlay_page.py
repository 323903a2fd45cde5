"""Pages that lie over another one and close with esc."""

from typing import ClassVar

from textual.binding import Binding

from nc_tui.app.screens.page import Page


class OverlayPage(Page):
    """A page to look something up; esc goes back to the page before."""

    HERE: ClassVar[str] = ""
    BINDINGS = [Binding("escape", "close", "back", key_display="esc")]

    _warned = False

    def action_close(self) -> None:
        """Back to the page below. Where something can't be kept, only the second esc leaves it behind."""
        if not self.keep() and not self._warned:
            self._warned = True
            return
        self.program.pop_screen()
        self.program.journal_changed()
