"""The talk, and what can be said now. It stays on the page while the talk goes on, and only its texts
change: a reply is answered in a frame."""

from collections.abc import Iterator
from typing import NamedTuple

from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget

from nc_tui.app.widgets.card import Card
from nc_tui.app.widgets.fields import Field
from nc_tui.app.widgets.prose import Prose, said
from nc_tui.app.widgets.rehearsal.quiet import Quiet
from nc_tui.app.widgets.rehearsal.script import Script
from nc_tui.app.widgets.rows import Column, Columns, KeyRow
from nc_tui.app.widgets.skill_hue import hue, hue_class
from nc_tui.practice.words import HEADING
from nc_tui.trainer.rehearsal_views import TalkView

USUAL = 4
"""Replies that most pages of a talk have; more are made when there are more."""


class Turn(NamedTuple):
    """What the page of a talk shows. ``cue`` stands beside the question; ``hidden`` where a line of one's
    own comes before the replies, ``writing`` while it is typed, ``facts`` what is counted in it; ``again``
    back at one sentence."""

    view: TalkView
    scene: str
    cue: str
    hidden: bool = False
    writing: bool = False
    facts: tuple[str, ...] = ()
    again: bool = False
    over: bool = False
    """Whether nothing can be said any more."""


class ReplyRow(KeyRow):
    """A reply, or what comes before the replies, in the card."""

    def __init__(self, key: str, label: str, action: str, skill: str) -> None:
        super().__init__(key, label, action)
        self.add_class(*filter(None, (hue_class(skill),)))

    def lead(self) -> Content:
        return said((f"{self.key}  ", "bold $key"))

    def words(self, width: int) -> Content:  # noqa: ARG002
        return said((self.label, "bold" if self.has_focus else ""))

    def put(self, label: str) -> None:
        """Show another reply."""
        if label != self.label:
            self.label = label
            self.redraw()

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()


class AlsoRow(KeyRow):
    """Another way, beside others; shorter where there is no room."""

    def __init__(self, key: str, label: str, short: str, action: str) -> None:
        super().__init__(key, label, action)
        self.short = short

    def lead(self) -> Content:
        return said((f"{self.key}  ", "bold $key"))

    def words(self, width: int) -> Content:
        label = self.label if len(self.label) <= width else self.short
        return said((label, "bold" if self.has_focus else "$text-muted"))

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()


class Replies(Card):
    """What can be said. It is lit, though no reply is chosen before somebody chooses one."""

    DEFAULT_CSS = """
    Replies > Edge { color: $lit; }
    Replies Prose { border-left: solid $lit; border-right: solid $lit; }
    """

    @property
    def is_lit(self) -> bool:
        return True


class TalkPart(Column):
    """The talk so far, and below it what can be said."""

    def __init__(self, skill: str) -> None:
        super().__init__()
        self.skill = skill
        self.script = Script(hue(skill))
        self.quiet = Quiet()
        self.onward = KeyRow("enter", "go on", "screen.pass_on")
        self.facts = Prose(classes="soft facts")
        self.hint = Prose(classes="soft")
        self.own = Field(id="own")
        self.own_line = Column(self.own, id="own-line")
        self.see = self._row("enter", "see the replies", "screen.replies")
        self.rows = [self._reply(place) for place in range(1, USUAL + 1)]
        inside: tuple[Widget, ...] = (self.facts, self.hint, self.own_line, self.see)
        self.replies = Replies("What do you say?", "", *inside, *self.rows, id="replies")
        self.own_words = AlsoRow("t", "say it in your own words first", "own words first", "screen.own_words")
        self.leave = AlsoRow("0", "leave kindly, now", "leave kindly", "screen.leave")
        self.as_it_was = AlsoRow("b", "leave it as it was", "as it was", "screen.back")

    def compose(self) -> ComposeResult:
        yield self.script
        yield self.quiet
        yield self.onward
        yield self.replies
        yield Columns(self.own_words, self.leave, self.as_it_was, id="also")

    def _row(self, key: str, label: str, action: str) -> ReplyRow:
        return ReplyRow(key, label, action, self.skill)

    def _reply(self, place: int) -> ReplyRow:
        return self._row(str(place), "", f"screen.choose({place})")

    def show(self, turn: Turn) -> None:
        """Show where the talk is."""
        view = turn.view
        self.script.tell(view.lines, turn.scene)
        asks = not (turn.over or view.asks_rating or view.seconds is not None)
        self.quiet.last(None if turn.over else view.seconds)
        self.onward.display = not turn.over and view.seconds is not None
        self.replies.display = asks
        self.own_words.display = self.leave.display = asks and not turn.writing and not turn.again
        self.as_it_was.display = asks and turn.again
        if asks:
            self._ask(turn)

    def _ask(self, turn: Turn) -> None:
        self.replies.head(*_question(turn))
        self.facts.display = bool(turn.facts) and not turn.writing
        self.facts.say("\n".join((HEADING, *(f"· {fact}" for fact in turn.facts))))
        before = turn.writing or turn.hidden
        self.hint.display = before
        self.hint.say("Nothing of it is saved." if turn.writing else "Out loud or in your head.")
        self.own_line.display = turn.writing
        if not turn.writing:
            self.own.value = ""
        self.see.display = turn.hidden and not turn.writing
        replies = () if before else turn.view.replies
        more = [self._reply(place) for place in range(len(self.rows) + 1, len(replies) + 1)]
        if more:
            self.rows += more
            self.replies.add(*more)
        for row, reply in _beside(self.rows, [reply.say for _, reply in replies]):
            row.display = reply is not None
            row.put(reply or "")

    def first(self) -> Widget | None:
        """What has the keys when the page comes; no reply has them before it is chosen."""
        if self.replies.display and self.own_line.display:
            return self.own
        return self.onward if self.onward.display else None


def _question(turn: Turn) -> tuple[str, str]:
    """What is asked, and the cue beside it."""
    if turn.writing:
        return "In your own words", ""
    if turn.hidden:
        return "Say your own line first", turn.cue
    return "Which is nearest to yours?" if turn.facts else "What do you say?", turn.cue


def _beside(rows: list[ReplyRow], replies: list[str]) -> Iterator[tuple[ReplyRow, str | None]]:
    for place, row in enumerate(rows):
        yield row, replies[place] if place < len(replies) else None
