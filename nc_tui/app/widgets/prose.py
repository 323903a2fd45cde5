"""Text on the screen. This is the one way there: nothing that anybody wrote is read as markup."""

from textual.content import Content
from textual.widgets import Static

Part = str | Content | tuple[str, str]
"""Plain text, or a text with the name of its style."""


def said(*parts: Part) -> Content:
    """Parts put together as they are; only styles given beside a part count, never ones within it."""
    return Content.assemble(*parts)


class Prose(Static):
    """A block of text."""

    def __init__(
        self, content: str | Content = "", *, id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(content, markup=False, id=id, classes=classes)

    def say(self, *parts: Part) -> None:
        """Show something else."""
        self.update(said(*parts))


class Row(Prose, can_focus=True):
    """A line that can be chosen. The chosen one carries a mark, so that colour alone says nothing."""

    DEFAULT_CSS = """
    Row { width: 1fr; height: auto; }
    Row:focus { background: $panel; }
    """

    def render(self) -> Content:
        """The line behind its mark."""
        content = self.content
        return said(("❯ " if self.has_focus else "  ", "bold $text-accent"), as_content(content))


def as_content(shown: object) -> Content:
    """What a widget was given to show, as content; a plain text stays a plain text."""
    return shown if isinstance(shown, Content) else Content(str(shown))
