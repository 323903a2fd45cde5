"""What someone said about their situation."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import ClassVar, Literal, Self

from msgspec.structs import replace

from nc_tui.practice.key_dates import KeyDate, as_typed
from nc_tui.practice.kinds.facts import DiaryEntry, Facts, Listed, Said, TitleOf, titled
from nc_tui.practice.kinds.vocabulary import TOPICS, Topic

Mode = Literal["none", "limited"]
"""No contact, or limited contact: only what is needed, on the topics that are on."""
MODES: Mapping[Mode, str] = {"none": "no contact", "limited": "limited contact"}
SinceKind = Literal["date", "today", "long-ago"]
Focus = Literal["press", "shut-down", "about-myself", "cant-say-no", "read-minds", "none"]
"""What someone wants to work on; ``none`` takes it back."""


class Profile(Facts, frozen=True):
    """Each record says only what changed; None is "not said".

    ``gates`` maps a gate's id to whether it is closed. A yes stands, whatever is said later, until a record
    names its id under ``opens``. ``topics`` are those that are on in limited mode.
    ``since`` is the first day of no contact where ``since_kind`` is ``date`` or ``today``. ``dates`` maps
    an id, which never holds words of the title, to a day to be prepared for, or to None: it is removed.
    """

    NAME: ClassVar = "profile"
    TEXTS: ClassVar = ("dates",)
    MOVES: ClassVar = False

    gates: dict[str, bool] = {}
    opens: tuple[str, ...] = ()
    mode: Mode | None = None
    topics: tuple[Topic, ...] | None = None
    since: date | None = None
    since_kind: SinceKind | None = None
    dates: dict[str, KeyDate | None] = {}
    focus: Focus | None = None
    buddy: bool | None = None
    """Whether there is a friend who agreed to practise."""

    def without_text(self) -> Self:
        """When a date is stays; what it is called goes."""
        return replace(self, dates={key: day and replace(day, title="") for key, day in self.dates.items()})

    def lasts(self) -> bool:
        return True

    def described(self, _title_of: TitleOf) -> Said:
        if self.dates:
            entry = next(iter(self.dates.values()))
            return Said("the removal of a date") if entry is None else titled(entry.title, "a date")
        if self.focus is not None:
            return Said("what you want to work on")
        if self.buddy is not None:
            return Said("whether a friend practises with you")
        if self.mode is not None or self.topics is not None or self.since_kind is not None:
            return Said("what you said about your situation")
        return Said("an answer")

    def diary(self, _title_of: TitleOf) -> DiaryEntry:
        dates = tuple(_said_of(entry) for entry in self.dates.values() if entry is not None)
        facts = ", ".join([*self._facts(), *(["days to prepare for"] if dates else [])])
        return DiaryEntry(f"About the situation: {facts or 'recorded'}", dates)

    def listed(self, _title_of: TitleOf) -> Listed:
        facts = [*replace(self, gates={})._facts(), *(["care questions"] if self.gates else [])]
        dates = tuple(_said_of(entry) for entry in self.dates.values() if entry is not None)
        what = f"your situation: {', '.join(facts)}" if facts else "a date to prepare for"
        return Listed(what, texts=dates)

    def _facts(self) -> Iterator[str]:
        if self.mode is not None:
            yield MODES[self.mode]
        if self.topics is not None:
            yield f"topics: {', '.join(TOPICS[topic] for topic in self.topics) or 'none'}"
        if self.since_kind is not None:
            yield "a long time ago" if self.since is None else f"since {self.since.isoformat()}"
        yield from (f"{gate}: {'yes' if closed else 'no'}" for gate, closed in self.gates.items())
        if self.focus is not None:
            yield f"focus: {self.focus}"
        if self.buddy is not None:
            yield f"a friend to practise with: {'yes' if self.buddy else 'no'}"
        yield from ("a date removed" for entry in self.dates.values() if entry is None)


def _said_of(entry: KeyDate) -> str:
    return f"{entry.title or 'a date'} ({entry.kind}): {as_typed(entry.when)}"
