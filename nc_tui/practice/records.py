"""Records: everything that happens, as immutable facts.

A record carries when it was made (``at``), which practice day it was made for (``day``, set once and
never computed again) and its data. What the screens show is computed from records; nothing computed is
stored. An edit is a new record that ``replaces`` an earlier one; an edit without data withdraws it.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Annotated, ClassVar, Literal

from msgspec import Meta, Struct, field
from msgspec.structs import replace

from nc_tui.practice.key_dates import KeyDate

Rating = Annotated[int, Meta(ge=0, le=10)]
Moment = Annotated[datetime, Meta(tz=True)]
"""A point in time with the offset of the place where it was."""
Outcome = Literal["done", "partly", "not"]
Reason = Literal["no-chance", "too-hard", "not-today"]
UrgeOutcome = Literal["ridden", "acted", "left"]
SetOff = Literal["alone", "evening", "drink", "their-message", "photo-or-song", "date", "news", "other"]
"""What set off an urge or a slip."""
Channel = Literal["text", "call", "social", "met", "through-someone"]
"""How two people were in contact; ``text`` is anything written to them directly."""
Topic = Literal["children", "work", "home", "money", "legal", "other"]
Mode = Literal["none", "limited"]
"""No contact, or limited contact: only what is needed, on the topics that are on."""
SinceKind = Literal["date", "today", "long-ago"]


class Answer(Struct, frozen=True, omit_defaults=True):
    """What one step of an exercise was answered with; ``step`` counts from 0."""

    step: int
    text: str | None = None
    items: tuple[str, ...] = ()
    number: int | None = None


class Practice(Struct, frozen=True, omit_defaults=True):
    """One exercise done, partly done, or not. Skill, stakes, setting and where are facts of that day,
    kept here so that they stay true when the library changes.

    ``predicted``, ``before`` and ``after`` are tension or distress, 0 (calm) to 10; ``with_`` says who
    in a word of the user's own. ``before`` and ``after`` frame the exercise; ``after`` is how it was.
    """

    TEXTS: ClassVar = ("with_", "note", "answers")

    exercise: str
    skill: str
    stakes: str
    setting: str
    where: str
    outcome: Outcome
    reason: Reason | None = None
    predicted: Rating | None = None
    before: Rating | None = None
    after: Rating | None = None
    with_: str | None = field(default=None, name="with")
    note: str | None = None
    answers: tuple[Answer, ...] = ()


class Checkin(Struct, frozen=True, omit_defaults=True):
    """Mood (0 the worst, 10 the best) and pull to reach out (0 none, 10 the strongest).

    ``offered`` is the plan as it stood when the check-in was made: what was shown is a fact, and the
    day's plan keeps to it. One told later for an earlier hour has that as its ``at_moment``.
    """

    TEXTS: ClassVar = ()

    mood: Rating | None = None
    pull: Rating | None = None
    offered: tuple[str, ...] = ()
    at_moment: Moment | None = None


class Swap(Struct, frozen=True, omit_defaults=True):
    """In the day's plan, one exercise taken instead of another."""

    TEXTS: ClassVar = ()

    exercise: str
    instead_of: str


class Carry(Struct, frozen=True, omit_defaults=True):
    """An exercise taken along into the day: when and with whom, in the user's own words."""

    TEXTS: ClassVar = ("plan", "with_", "answers")

    exercise: str
    plan: str | None = None
    with_: str | None = field(default=None, name="with")
    predicted: Rating | None = None
    before: Rating | None = None
    answers: tuple[Answer, ...] = ()


class Urge(Struct, frozen=True, omit_defaults=True):
    """A strong pull to reach out, and what became of it.

    ``rating`` is how strong it was at the start, ``ratings`` how strong it was later in the wave.
    ``outcome`` is ``ridden`` (to its end, not acted on), ``acted`` (on it), ``left`` (the wave was left
    early, not acted on) or None: not said yet. ``seconds`` were ridden; ``who`` was written to instead.
    ``at_moment`` is when it was, where that isn't when the record was made.
    """

    TEXTS: ClassVar = ("note", "who")

    rating: Rating
    ratings: tuple[Rating, ...] = ()
    outcome: UrgeOutcome | None = None
    set_off: SetOff | None = None
    seconds: Annotated[int, Meta(ge=0)] = 0
    who: str | None = None
    note: str | None = None
    at_moment: Moment | None = None


class Slip(Struct, frozen=True, omit_defaults=True):
    """Contact that one had decided not to have. ``plan`` is the if-then sentence for next time.

    The record's ``day`` is the practice day of ``at_moment``, however late the record is made.
    """

    TEXTS: ClassVar = ("plan", "note")

    channel: Channel
    at_moment: Moment
    set_off: SetOff | None = None
    plan: str | None = None
    note: str | None = None


class Monitoring(Struct, frozen=True, omit_defaults=True):
    """Looking them up, asking others about them, passing by their door."""

    TEXTS: ClassVar = ("note",)

    channel: Literal["profile", "asked-around", "drove-past", "other"]
    note: str | None = None
    at_moment: Moment | None = None


class Contact(Struct, frozen=True, omit_defaults=True):
    """Contact that isn't a slip in itself: they wrote, or it was needed. ``started`` says who began.

    ``on_topic`` is a fact of its day: whether it kept to what was agreed with yourself then, so that a
    later change of mode or topics changes nothing about it.
    """

    TEXTS: ClassVar = ("note",)

    started: Literal["me", "them"]
    channel: Channel
    on_topic: bool
    topic: Topic | None = None
    note: str | None = None
    at_moment: Moment | None = None


class Letter(Struct, frozen=True, omit_defaults=True):
    """An unsent letter. A sealed one is not shown before the day ``open_on``; of a burned one only the
    fact remains: to make one with a text raises ValueError, so that none can reach the disk."""

    TEXTS: ClassVar = ("text",)

    state: Literal["kept", "sealed", "burned"]
    text: str | None = None
    open_on: date | None = None

    def __post_init__(self) -> None:
        if self.state == "burned" and self.text is not None:
            raise ValueError("a burned letter keeps no text")


class Goal(Struct, frozen=True, omit_defaults=True):
    """A goal of the user's own that has nothing to do with them, and how it stands. Records with the same
    title are about the same goal."""

    TEXTS: ClassVar = ("title", "note")

    title: str
    state: Literal["started", "going", "done", "dropped"]
    note: str | None = None


class Profile(Struct, frozen=True, omit_defaults=True):
    """What someone said about their situation. Each record says only what changed; None is "not said".

    ``gates`` maps a gate's id to whether it is closed. A yes stands, whatever is said later, until a record
    names its id under ``opens``. ``topics`` are those that are on in limited mode.
    ``since`` is the first day of no contact where ``since_kind`` is ``date`` or ``today``. ``dates`` maps
    an id, which never holds words of the title, to a day to be prepared for, or to None: it is removed.
    """

    TEXTS: ClassVar = ("dates",)

    gates: dict[str, bool] = {}
    opens: tuple[str, ...] = ()
    mode: Mode | None = None
    topics: tuple[Topic, ...] | None = None
    since: date | None = None
    since_kind: SinceKind | None = None
    dates: dict[str, KeyDate | None] = {}


class Review(Struct, frozen=True, omit_defaults=True):
    """A step of the ready list: a review with written reasons, an answer, or letting go of the wish."""

    TEXTS: ClassVar = ("reasons",)

    step: Literal["review", "answer", "letting-go", "taken-back"]
    reasons: dict[str, str] = {}
    answer: str | None = None


Data = (
    Practice | Checkin | Swap | Carry | Profile | Review | Urge | Slip | Monitoring | Contact | Letter | Goal
)

KINDS: dict[str, type[Data]] = {
    "practice": Practice,
    "checkin": Checkin,
    "swap": Swap,
    "carry": Carry,
    "profile": Profile,
    "review": Review,
    "urge": Urge,
    "slip": Slip,
    "monitoring": Monitoring,
    "contact": Contact,
    "letter": Letter,
    "goal": Goal,
}
KIND_OF: dict[type, str] = {data: kind for kind, data in KINDS.items()}


class Record(Struct, frozen=True):
    """One journal entry. ``data`` is None where the record withdraws the one it replaces, and where its
    kind is unknown to this version (it is kept on disk and left alone). An undo that brings back what stood
    before names that record under ``restores``."""

    id: str
    device: str
    at: datetime
    day: date
    kind: str
    data: Data | None
    replaces: str | None = None
    erased: bool = False
    restores: str | None = None


def without_text(data: Data) -> Data:
    """The same data with every text a person wrote blanked; the facts stay."""
    empty: dict[str, object] = {"answers": (), "reasons": {}, "title": ""}
    if isinstance(data, Profile):
        empty["dates"] = {key: day and replace(day, title="") for key, day in data.dates.items()}
    return replace(data, **{name: empty.get(name) for name in data.TEXTS})


def ends_run(data: Data | None) -> bool:
    """Whether the data ends a run of the clock: a slip, or off-topic contact that the user started.

    On-topic contact never does, nor what the other person starts, whatever the mode.
    """
    return isinstance(data, Slip) or (
        isinstance(data, Contact) and data.started == "me" and not data.on_topic
    )


def moment_of(record: Record) -> datetime:
    """When it was, with the offset of the place: as told, or else when the record was made."""
    told = getattr(record.data, "at_moment", None)
    return told if isinstance(told, datetime) else record.at


def current(records: Iterable[Record]) -> tuple[Record, ...]:
    """Records as they stand: edits applied, withdrawn ones gone, ordered by day, then time made, then id.

    An edited record keeps the ``at`` of the first one, so that a correction doesn't move it. An edit of an
    edit counts before that one, whatever a clock that was set back says. Where two machines edited the same
    record, the later edit (by time made, then id) counts. The order of the input plays no part.
    """
    by_id = {record.id: record for record in records}
    edited = {record.replaces for record in by_id.values()}
    latest: dict[str, Record] = {}
    for record in sorted(by_id.values(), key=lambda r: (r.id not in edited, r.at, r.id)):
        first = record
        seen = {record.id}
        while first.replaces in by_id and first.replaces not in seen:
            seen.add(first.replaces)
            first = by_id[first.replaces]
        latest[first.id] = record if first is record else replace(record, at=first.at, day=first.day)
    standing = (record for record in latest.values() if record.data is not None)
    return tuple(sorted(standing, key=lambda r: (r.day, r.at, r.id)))
