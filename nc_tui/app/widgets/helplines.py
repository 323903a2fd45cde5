"""Numbers to call: as other pages offer them in a few lines, and as rows of the help page."""

from collections.abc import Iterator

from textual.binding import Binding
from textual.content import Content
from textual.events import Click
from textual.message import Message

from nc_tui.app.grid import A, B
from nc_tui.app.widgets.prose import Prose, Row, hung, said
from nc_tui.trainer.views.help import HelplineRow, HelpLines

Lines = Iterator[tuple[Content, Content]]
"""Texts with what comes before them."""

BESIDE, NUMBER = 56, B - A
"""From so many columns on the number stands beside what it is for, in a column of that width."""


def numbers(lines: HelpLines) -> Lines:
    """The number and whose it is, then what for; before them what the list doesn't have."""
    none, muted = Content(""), "$text-muted"
    for missing in lines.missing:
        yield none, said(missing)
    for row in lines.rows:
        yield none, said((row.line.reach, "bold $text-accent"), f"  {row.name}", (f"  {row.checked}", muted))
        yield Content("    "), said((row.line.text, muted))
    if lines.country.known == "guessed":
        guess = f"{lines.country.name} is guessed from your system's language: "
        yield none, said((guess, muted), ("!", "bold $text-accent"), (" changes it", muted))


class CallRow(Row):
    """A number with what it is for, when, and how else it is reached. Enter and a click copy it."""

    BINDINGS = [Binding("enter", "copy", "copy", show=False)]

    class Copied(Message):
        """It is to be copied."""

        def __init__(self, row: HelplineRow) -> None:
            super().__init__()
            self.row = row

    def __init__(self, row: HelplineRow) -> None:
        super().__init__()
        self.row = row

    def lead(self) -> Content:
        return Content("")

    def words(self, width: int) -> Content:
        """The number beside the rest; above it where there is no room."""
        row, muted = self.row, "$text-muted"
        number = said((row.line.reach, "bold"))
        name = said((row.name, "bold" if self.has_focus else ""), (f"  {row.checked}", muted))
        texts = [name, *(said((text, muted)) for text in (row.line.text, row.facts) if text)]
        if width < BESIDE:
            return _below([number, *texts], Content(""), width)
        if number.cell_length >= NUMBER:
            return _below([number], Content(""), width) + "\n" + _below(texts, _blank(NUMBER), width)
        first = hung(number + _blank(NUMBER - number.cell_length), name, width)
        return first + "\n" + _below(texts[1:], _blank(NUMBER), width)

    def action_copy(self) -> None:
        self.post_message(self.Copied(self.row))

    def on_click(self) -> None:
        self.action_copy()


class CountryLine(Prose):
    """Whose lines these are. A click on its beginning is ←, elsewhere →."""

    class Turned(Message):
        """Another country is wanted: the next one, or the one before."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    def on_click(self, event: Click) -> None:
        self.post_message(self.Turned(-1 if event.x < 4 else 1))


def _blank(cells: int) -> Content:
    return Content(" " * cells)


def _below(texts: list[Content], lead: Content, width: int) -> Content:
    return Content("\n").join([hung(lead, text, width) for text in texts])
