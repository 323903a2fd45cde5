"""The cover: a harmless page over everything, gone with the same key."""

from textual.app import ComposeResult
from textual.screen import Screen

from nc_tui.app.widgets.prose import Prose

WORDS = """Notes

- tyres: ask about the date for the change
- library books are due on the 30th
- bread, oats, lemons, washing powder
- back up the photos
"""


class CoverPage(Screen[None]):
    """Looks like a list of errands. No key but F9 does anything, quitting apart."""

    DEFAULT_CSS = """
    CoverPage { padding: 1 2; background: $background; layout: vertical; overflow: hidden; }
    """

    def compose(self) -> ComposeResult:
        yield Prose(WORDS)
