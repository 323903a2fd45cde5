"""The list of everything that can be done, by name."""

from textual import on
from textual.await_complete import AwaitComplete
from textual.command import CommandList, CommandPalette
from textual.events import Resize


class Palette(CommandPalette):
    """Textual's palette. A key that moves in its list waits for the list: before it is filled and has a size,
    there is nothing to move in."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("command_list", "cursor_down"):
            found = self.query(CommandList)
            if not found or not found.first().option_count:
                return False
            if action == "command_list" and not found.first().scrollable_content_region:
                return False
        return super().check_action(action, parameters)

    @on(Resize)
    def _sized_already(self, event: Resize) -> None:
        """A size that isn't the terminal's any more is of no use to anyone."""
        if event.size != self.app.size:
            event.prevent_default()

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Close. Textual closes whatever is in front: after a second click or key that came at once, the page
        below."""
        return super().dismiss(result) if self.is_active else AwaitComplete.nothing()  # type: ignore[no-untyped-call]
