"""Numbers to call, by topic."""

from collections.abc import Iterable, Iterator

from textual.content import Content

from nc_tui.app.widgets.prose import said
from nc_tui.library.content import Helplines

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
