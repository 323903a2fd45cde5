"""Help: numbers to call. Works offline, stands behind no question."""

from collections.abc import Iterable, Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content

from nc_tui.app.screens.overlay_page import OverlayPage
from nc_tui.app.widgets.prose import Prose, listed, said
from nc_tui.trainer.content import Helplines

TOPICS = {
    "emergency": "In danger now",
    "crisis": "When it is too much to carry",
    "violence": "Violence and control",
    "stalking": "Stalking",
    "own-behaviour": "Worried about your own behaviour",
    "directory": "Other countries",
}

Lines = Iterator[tuple[Content, Content]]
"""Texts with what comes before them."""


def numbers(page: Helplines, topics: Iterable[str], country: str) -> Lines:
    """The lines of some topics, under their headings; those of the user's own country come first."""
    none = Content("")
    for topic in topics:
        found = page.about(topic, country)
        if found:
            yield none, none
            yield none, said((TOPICS.get(topic, topic), "bold $text-primary"))
        for line in found:
            checked = f"checked on {line.checked}" if line.checked else "not checked yet"
            name, muted = f"  {line.name} ({line.where})", "$text-muted"
            yield none, said((line.reach, "bold $text-accent"), name, (f"  {checked}", muted))
            yield Content("    "), said((line.text, muted))


class HelpPage(OverlayPage):
    """The helplines, those of the chosen country first."""

    HERE: ClassVar[str] = "help"

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
