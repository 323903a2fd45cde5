"""Parts of a rehearsal's page: the talk so far, a while of nothing, sentences looked at again."""

from collections.abc import Iterable, Iterator, Sequence

from textual.app import ComposeResult
from textual.content import Content

from nc_tui.app.widgets.prose import Prose, said
from nc_tui.app.widgets.rows import Column, Columns
from nc_tui.trainer.rehearsal_views import YOU, Line, Retried, SaidView
from nc_tui.wallclock import seconds as seconds_now


def spoken(lines: Iterable[Line], names: int) -> Iterator[tuple[Content, Content]]:
    """Lines of a talk, each behind the name of whoever speaks; ``names`` cells are for the names."""
    for line in lines:
        yield said((line.who.rjust(names), "bold"), (" │ ", "$text-muted")), said(line.text)


def told_and_new(lines: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
    """The talk so far, and what came after the last sentence of one's own, with that sentence."""
    own = (number for number in range(len(lines) - 1, -1, -1) if lines[number].who == YOU)
    at = next(own, 0)
    return lines[:at], lines[at:]


def one_line(line: Line) -> str:
    """``Wren: “You said Sunday.”``"""
    return f"{line.who}: {line.text}" if line.who else line.text


def headed(heading: str, view: SaidView, tone: str = "$text-primary") -> Content:
    """A heading, and the move that the sentence below it was."""
    return said((heading, f"bold {tone}"), (f"   {view.move}", "$text-muted"))


def looked_at(view: SaidView) -> Content:
    """A sentence with what it answered, and the comment on it."""
    return said((f"{one_line(view.heard)}\n", "$text-muted"), (f"“{view.said}”\n", "bold"), view.comment)


class Quiet(Prose):
    """A while in which nothing happens. Dots fill, and no number counts down; where moving pictures are not
    wanted, nothing moves."""

    DOTS = 20
    BEAT = 1.0
    """Seconds between two drawings."""

    def __init__(self, length: int) -> None:
        super().__init__(id="quiet", classes="text soft")
        self.length = length
        self._since = seconds_now()

    def on_mount(self) -> None:
        self._since = seconds_now()
        if self.app.animation_level != "none":
            self.set_interval(self.BEAT, self._draw)
        self._draw()

    @property
    def filled(self) -> int:
        """Dots that are full by now."""
        return min(self.DOTS, int(self.DOTS * (seconds_now() - self._since) / self.length))

    def _draw(self) -> None:
        words = f"Nothing happens for {self.length} seconds. Sit through as much of it as you like."
        if self.app.animation_level == "none":
            self.say(words)
            return
        filled = self.filled
        self.say(("●" * filled, "$text-accent"), "○" * (self.DOTS - filled), "\n\n", words)


class Side(Column):
    """A sentence with what came back to it, and the comment."""

    def __init__(self, heading: str, view: SaidView, *, new: bool = False) -> None:
        super().__init__(classes="side new" if new else "side")
        self.heading = heading
        self.view = view

    def compose(self) -> ComposeResult:
        view = self.view
        yield Prose(headed(self.heading, view))
        yield Prose(said((f"“{view.said}”", "bold")))
        yield Prose("\n" + one_line(view.back))
        yield Prose(said(("\n" + view.comment, "$text-muted")))


class Pair(Columns):
    """The sentence as it was said first, and the one that was tried; one above the other where it is
    narrow."""

    def __init__(self, retried: Retried) -> None:
        super().__init__(id="pair")
        self.retried = retried

    def compose(self) -> ComposeResult:
        yield Side("At first", self.retried.old)
        yield Side("This time", self.retried.new, new=True)
