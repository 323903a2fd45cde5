"""Keys: what they do on the page below, and everywhere."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import Screen

from nc_tui.app.screens.over import Over
from nc_tui.app.widgets.bars import key_name
from nc_tui.app.widgets.prose import Part, Prose

EVERYWHERE = (
    ("1 – 5", "the main pages"),
    ("↑ ↓  or j k", "choose the line above or below"),
    ("enter", "open, or go on"),
    ("esc", "back; what is half-written is kept"),
    ("z", "take back the last record"),
    ("!", "help: numbers to call"),
    (",", "settings"),
    ("e", "evidence: what this stands on"),
    ("ctrl+p", "every command by name"),
    ("q", "quit"),
    ("0 – 9, t", "a rating; t is ten"),
    ("F2  F3", "in an exercise: next step, step before"),
)


class KeysPage(Over):
    """The keys of one page."""

    HERE: ClassVar[str] = "keys"
    BINDINGS = [Binding("question_mark", "close", "back", show=False)]

    def __init__(self, below: Screen[object]) -> None:
        super().__init__()
        self.below = below

    def compose_body(self) -> ComposeResult:
        """A short table."""
        yield Prose(id="keys", classes="block")

    def on_mount(self) -> None:
        """Say it."""
        here: dict[str, str] = {}
        for active in self.below.active_bindings.values():
            binding = active.binding
            if binding.show and binding.description and active.enabled and active.node is not self.app:
                here.setdefault(binding.description, key_name(self.app, binding))
        parts: list[Part] = [("On the page below\n", "bold $text-primary")]
        for label, key in here.items():
            parts += [(f"{key:<14}", "bold $text-accent"), f"{label}\n"]
        parts.append(("\nEverywhere\n", "bold $text-primary"))
        for key, label in EVERYWHERE:
            parts += [(f"{key:<14}", "bold $text-accent"), f"{label}\n"]
        self.query_one("#keys", Prose).say(*parts)
