"""Evidence: what the method promises and what it doesn't, and the studies for and against."""

from textual.app import ComposeResult

from nc_tui.app.pages.page import OverlayPage
from nc_tui.app.widgets.prose import Part, Prose
from nc_tui.trainer.content import Source

SEEN = {
    "whole": " (read as a whole)",
    "abstract": "",
    "press": " (seen as a press text)",
    "title": " (seen by title only)",
}
"""What is said of how much of a source was read; an abstract is the rule, and the page says so."""


def cited(source: Source) -> str:
    """A source as a reference: only what is known of it."""
    rest = [part for part in (source.title, source.published) if part]
    doi = f" doi:{source.doi}" if source.doi else ""
    return f"{source.authors} ({source.year}). {'. '.join(rest)}{'.' if rest else ''}{doi}{SEEN[source.seen]}"


class EvidencePage(OverlayPage):
    """The page for those who want to know what it rests on."""

    def compose_body(self) -> ComposeResult:
        yield Prose(id="evidence", classes="block")

    def on_mount(self) -> None:
        parts: list[Part] = []
        for section in self.trainer.library.evidence:
            parts += [(section.title, "bold $text-primary"), "\n", section.text, "\n\n"]
        parts.append(("Sources\n", "bold $text-primary"))
        for source in self.trainer.library.sources.values():
            parts.append((cited(source) + "\n", "$text-muted"))
        self.query_one("#evidence", Prose).say(*parts)
