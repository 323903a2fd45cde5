"""A step of what comes after the ready list: from the draft of a hello to its answer, or the end that needs
none. ``practice.after`` says what follows from them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, ClassVar, Literal, Self

from msgspec import Meta

from nc_tui.practice.kinds.facts import DiaryEntry, Facts, Listed, Said, TitleOf, written
from nc_tui.practice.kinds.vocabulary import CHANNELS, Channel, Moment, at_time

Step = Literal["words", "held", "checked", "sent", "answer", "replied", "met", "ended", "anew", "where"]
"""New words, so that the rest begins · the check said no, so that it begins again · the check held · the
hello is out · what came from them · a line back · you met · an end · about someone else · their hours."""

Came = Literal[
    "warm",
    "cool",
    "angry",
    "someone",
    "maybe",
    "asks",
    "meet",
    "other",
    "no",
    "not-now",
    "blocked",
]
"""What came from them. ``blocked`` is also a message that couldn't be delivered."""
CAME: Mapping[Came, str] = {
    "warm": "warm, or curious",
    "cool": "short, cool, or I can't tell",
    "angry": "angry or hurt",
    "someone": "they are with someone",
    "maybe": "maybe, busy, some time",
    "asks": "they ask me something, or rang",
    "meet": "they want to meet, and named a time",
    "other": "something else",
    "no": "no",
    "not-now": "not now",
    "blocked": "blocked, or it couldn't be delivered",
}
NOES: frozenset[Came] = frozenset({"no", "not-now", "blocked"})

End = Literal["kept", "silence", "theirs", "in-touch", "stopped"]
"""Ends that are told. A no is an answer, letting go a step of the ready list."""
ENDS: Mapping[End, str] = {
    "kept": "not sent: it stays with you",
    "silence": "silence, taken as a no",
    "theirs": "the next step is theirs",
    "in-touch": "in touch",
    "stopped": "stopped",
}
Met = Literal["well", "badly", "called-off"]
MET: Mapping[Met, str] = {"well": "it went well", "badly": "it went badly", "called-off": "it was called off"}
Hour = Annotated[int, Meta(ge=0, le=24)]


class After(Facts, frozen=True):
    """``at_moment`` is when it was, where that isn't when it was told. ``of`` is the id of the record with
    the words that were checked. ``zone`` (IANA name; None: yours) and the hours ``awake`` say where they
    are."""

    NAME: ClassVar = "after"
    TEXTS: ClassVar = ("text",)
    MOVES: ClassVar = False

    step: Step
    at_moment: Moment | None = None
    of: str | None = None
    channel: Channel | None = None
    answer: Came | None = None
    met: Met | None = None
    end: End | None = None
    zone: str | None = None
    awake: tuple[Hour, Hour] | None = None
    text: str | None = None

    def lasts(self) -> bool:
        return True

    def once_old(self) -> Self:
        """Without its words: they stay in the month's file, the one place to erase."""
        return self.without_text()

    def ends_by_choice(self) -> bool:
        """The hello ends a run of the clock, and isn't a slip."""
        return self.step == "sent"

    def undone(self, now: datetime) -> Self | None:
        """A hello that wasn't sent after all is a draft again, and its rest begins again."""
        return type(self)(step="held", at_moment=now) if self.step == "sent" else None

    def undo_question(self) -> str | None:
        return "Wasn't it sent? Then it is a draft again, and rests anew." if self.step == "sent" else None

    def change_described(self, said: Said) -> Said:
        """What took the place of a hello that wasn't sent: where that is undone, it was."""
        return Said("that it wasn't sent") if self.step == "held" else said

    def described(self, _title_of: TitleOf) -> Said:
        sent = self.step == "sent"
        return Said("the record that it was sent" if sent else f"a step after the ready list, {self._fact()}")

    def diary(self, _title_of: TitleOf) -> DiaryEntry:
        return DiaryEntry(", ".join([f"After: {self._fact()}", *at_time(self.at_moment)]), written(self.text))

    def listed(self, _title_of: TitleOf) -> Listed:
        return Listed(f"after the ready list: {self._fact()}", texts=written(self.text))

    def _fact(self) -> str:
        match self.step:
            case "words":
                return "words for a hello, which now rest"
            case "held":
                return "the draft rests again"
            case "checked":
                return "the check held"
            case "sent":
                return f"the hello is out, {CHANNELS[self.channel or 'text']}"
            case "answer":
                return f"from them: {CAME[self.answer or 'other']}"
            case "replied":
                return "a line back"
            case "met":
                return f"a meeting: {MET[self.met or 'well']}"
            case "ended":
                return ENDS[self.end or "kept"]
            case "anew":
                return "it's about someone else now"
            case "where":
                return "where they are"
