"""The one question on coming back: whether there was contact in the pause."""

from textual.content import Content

from nc_tui.app.widgets.prose import said
from nc_tui.app.widgets.rows import OpenRow
from nc_tui.practice.kinds.returning import IN_BETWEEN
from nc_tui.trainer.views.welcome_back import QUESTION, WelcomeBack


class PauseRow(OpenRow):
    """Opens the question; once it is answered, the answer, which can be changed there."""

    def __init__(self, back: WelcomeBack | None) -> None:
        super().__init__("", QUESTION, "app.go('back')")
        self.id = "pause"
        self.show(back)

    def show(self, back: WelcomeBack | None) -> None:
        """Show how it stands; nothing on a day without a pause."""
        self.back = back
        self.display = back is not None
        self.refresh(layout=True)

    def lead(self) -> Content:
        return said()

    def words(self, width: int) -> Content:
        """``Was there any contact in those days?   enter answer``."""
        answer = None if self.back is None else self.back.answer
        asked = said((self.label, "bold" if self.has_focus else "$foreground"))
        key = said(("enter", "bold $key"), (" answer", "$text-muted"))
        if answer is not None:
            key = said((f"{IN_BETWEEN[answer][0].upper()}{IN_BETWEEN[answer][1:]}.", "$text-muted"))
        beside = asked.cell_length + 3 + key.cell_length <= width
        return asked + said("   " if beside else "\n") + key
