"""Looking back at a talk: one sentence that was good, one to try again, and ways on. No score."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget

from nc_tui.app.widgets.card import Card
from nc_tui.app.widgets.fields import Field
from nc_tui.app.widgets.prose import Drawn, Part, Prose, said
from nc_tui.app.widgets.rows import Column, Columns, WayRow
from nc_tui.trainer.rehearsal_views import DebriefView, Line, Retried, SaidView

Writes = Literal["", "own", "plan", "note"]


class Look(NamedTuple):
    """What is looked at. ``every`` sentence, or two; ``now`` is what the ending says to do next; ``own`` are
    one's own lines by their labels; ``real`` is what to do with somebody real."""

    view: DebriefView
    every: bool
    now: str
    own: tuple[tuple[str, str], ...]
    writing: Writes
    typed: str
    plan: str
    real: str
    recorded: bool


class LookingBack(Column):
    """The debrief."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look

    def compose(self) -> ComposeResult:
        look, view = self.look, self.look.view
        yield Prose(view.opening if view.same is None else f"{view.opening} {view.same}", classes="text soft")
        if look.every:
            for one in view.said:
                yield from _sentence(one.move[0].upper() + one.move[1:], "", one, "$lit")
        else:
            yield from self._good_and_again()
        if look.now:
            yield Prose("The next ten minutes", classes="label")
            yield Prose(look.now, classes="text")
        yield from self._written()
        yield Column(*self._ways(), id="also")

    def _good_and_again(self) -> Iterator[Widget]:
        view = self.look.view
        if view.good is not None:
            yield from _sentence("One that was good", view.good.move, view.good, "$done")
        if view.retried is not None:
            heard = _aside(view.retried.old.heard)
            yield Prose(said(("The one to try again", "bold"), heard), classes="label")
            yield Pair(view.retried)
        elif view.again is not None:
            yield Prose(said(("One to try again", "bold"), _aside(view.again.heard)), classes="label")
            yield Said("You said", view.again)
        elif view.said:
            yield Prose("Nothing to try again. Take it to someone real this week.", classes="text")
        if not view.said:
            yield Prose("You left before a word was said. That's allowed, too.", classes="text")

    def _written(self) -> Iterator[Widget]:
        look = self.look
        if look.writing == "plan":
            yield Prose(f"{look.plan} …", classes="label")
            yield Field(look.typed, id="plan")
        elif look.writing == "note":
            yield Prose("A note", classes="label")
            yield Field(look.typed, id="note")
        else:
            for label, words in look.own:
                yield Prose(said((f"{label}  ", "$text-muted"), words), classes="text")

    def _ways(self) -> Iterator[WayRow]:
        look = self.look
        if look.writing:
            return
        if look.view.rewinds and not look.recorded:
            words = "once more, then it's enough" if look.view.rewinds == 1 else "say it another way"
            yield WayRow("r", "back to that moment", words, "screen.rewind")
        if not look.recorded:
            yield WayRow("p", "a plan", f"{look.plan} …", "screen.plan")
            yield WayRow("n", "a note", "saved with the talk", "screen.note")
        if look.real:
            yield WayRow("e", "with a real person", look.real, "screen.exercise")


class Said(Card):
    """A sentence with the move that it was, what came back where that is shown, and the comment."""

    def __init__(self, heading: str, view: SaidView, *, back: bool = False, classes: str = "") -> None:
        parts: list[Part] = [(f"“{view.said}”", "bold"), "\n"]
        if back:
            parts += [one_line(view.back), "\n"]
        words = Prose(said(*parts, ("\n" + view.comment, "$text-muted")))
        super().__init__(heading, view.move, words, classes=f"said {classes}")


class Pair(Columns):
    """The sentence as it was said first, and the one that was tried; one above the other where it is
    narrow."""

    def __init__(self, retried: Retried) -> None:
        super().__init__(id="pair")
        self.retried = retried

    def compose(self) -> ComposeResult:
        yield Said("At first", self.retried.old, back=True)
        yield Said("This time", self.retried.new, back=True, classes="-new")


def one_line(line: Line) -> str:
    """``Wren: “You said Sunday.”``"""
    return f"{line.who}: {line.text}" if line.who else line.text


def _aside(line: Line) -> Part:
    return f"  {one_line(line)}", "$text-muted"


def _sentence(heading: str, move: str, view: SaidView, tone: str) -> Iterator[Widget]:
    """A heading; below it what was said and the comment, behind a line."""
    bold = "bold $done" if tone == "$done" else "bold"
    yield Prose(said((heading, bold), (f"  {move}", "$text-muted")), classes="label")

    def drawn(width: int) -> Content:
        words = said((f"“{view.said}”\n", "bold"), (view.comment, "$text-muted"))
        return Content("\n").join([said(("┃ ", tone)) + line for line in words.wrap(max(8, width - 2))])

    yield Prose(one_line(view.heard), classes="heard soft")
    shown = Prose(classes="text")
    shown.update(Drawn(drawn))
    yield shown
