"""A rehearsal as its file says it: a talk with a made-up person (docs/rehearsals.md)."""

from typing import Annotated, Literal

from msgspec import Meta, Struct, field

from nc_tui.practice.exercise import Id
from nc_tui.practice.kinds.rehearsal import Level, Meets
from nc_tui.practice.moves import Move

Kind = Literal[
    "angry",
    "someone-new",
    "silence",
    "no",
    "cool",
    "warm",
    "hand-over",
    "by-chance",
    "family",
    "friend",
    "work",
]
Fixed = Literal["no", "silence"]
EndKind = Literal["warm", "cool", "hot", "no", "silence", "gone"]
"""``gone``: they go for reasons of their own, whatever was said."""
Condition = Literal["easy", "stiff", "hot", "warm", "pushed"]

MOST_PAGES = 24

Name = Annotated[str, Meta(min_length=1, max_length=16)]
Line = Annotated[str, Meta(min_length=1, max_length=90)]
Text = Annotated[str, Meta(min_length=1, max_length=240)]
Say = Annotated[str, Meta(min_length=1, max_length=120)]
Word = Annotated[str, Meta(min_length=2, max_length=40)]
Degree = Annotated[int, Meta(ge=0, le=10)]
When = Annotated[tuple[Condition, ...], Meta(min_length=1, max_length=3)]


class Opening(Struct, frozen=True, forbid_unknown_fields=True):
    """How the other person comes to the talk: tension and warmth, 0 to 10. With ``goes`` they leave
    early in it, whatever is said."""

    tension: Degree
    warmth: Degree
    goes: bool = False


class Instead(Struct, frozen=True, forbid_unknown_fields=True):
    """Another text for a page, where all of ``when`` hold. Of several the first that holds is shown."""

    when: When
    text: Text


class Turn(Struct, frozen=True, forbid_unknown_fields=True):
    """A way to another page on arrival, where all of ``when`` hold; of several the first. Without ``when``
    it always holds."""

    to: Id
    when: tuple[Condition, ...] = ()


class Reply(Struct, frozen=True, forbid_unknown_fields=True):
    """Something to say. ``back`` is what the other person answers at once, ``comment`` what the debrief
    says about it."""

    say: Say
    move: Move
    to: Id
    back: Line
    comment: Text


class Talk(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="talk", kw_only=True):
    """A page with replies. ``who`` speaks here, where it isn't the person of the file."""

    id: Id
    text: Text
    replies: Annotated[tuple[Reply, ...], Meta(min_length=2, max_length=4)]
    instead: Annotated[tuple[Instead, ...], Meta(max_length=5)] = ()
    turns: Annotated[tuple[Turn, ...], Meta(max_length=5)] = ()
    who: Name | None = None


class Wait(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="wait", kw_only=True):
    """A page on which nothing happens for ``seconds``; enter goes on sooner."""

    id: Id
    text: Text
    seconds: Annotated[int, Meta(ge=5, le=120)]
    to: Id
    instead: Annotated[tuple[Instead, ...], Meta(max_length=5)] = ()
    turns: Annotated[tuple[Turn, ...], Meta(max_length=5)] = ()
    who: Name | None = None


class Middle(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="rating", kw_only=True):
    """The rating in the middle of a run."""

    id: Id
    to: Id
    turns: Annotated[tuple[Turn, ...], Meta(max_length=5)] = ()


class Fork(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="turns", kw_only=True):
    """A page that is never shown: its turns lead on. The last one has no ``when``."""

    id: Id
    turns: Annotated[tuple[Turn, ...], Meta(min_length=2, max_length=6)]


class Ending(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="ending", kw_only=True):
    """Where a talk ends. ``now`` is what to do in the next minutes, ``exercise`` one with real people."""

    id: Id
    end: EndKind
    text: Text
    now: Text
    exercise: Id
    instead: Annotated[tuple[Instead, ...], Meta(max_length=5)] = ()
    who: Name | None = None


RehearsalPage = Talk | Wait | Middle | Fork | Ending
Shown = Talk | Wait | Middle | Ending
"""The pages that a run can stand on."""


class Reading(Struct, frozen=True, forbid_unknown_fields=True):
    """What a reader found who saw scene, texts and replies, and no moves: on how many pages the reply that
    they took for the best one was skilled. ``by`` says who read, and what they knew before."""

    found: Annotated[int, Meta(ge=0, le=MOST_PAGES)]
    by: Line


class Rehearsal(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A rehearsal, as its file says it. It begins on its first page.

    ``fixed``: it ends so, whatever is said. ``unfair``: the other person isn't fair, and what helps is a
    limit, a pause or going. ``leaving`` is how it reads to leave early, ``plan`` the beginning of an
    if-then sentence for the debrief. ``words`` are what people would type to find it.
    """

    id: Id
    title: Annotated[str, Meta(min_length=1, max_length=40)]
    kind: Kind
    level: Level
    skill: Id
    minutes: Annotated[int, Meta(ge=2, le=15)]
    who: Name
    persona: Annotated[str, Meta(min_length=1, max_length=160)]
    scene: Annotated[str, Meta(min_length=1, max_length=300)]
    cue: Annotated[str, Meta(min_length=1, max_length=60)]
    leaving: Text
    plan: Annotated[str, Meta(min_length=1, max_length=70)]
    words: Annotated[tuple[Word, ...], Meta(min_length=1, max_length=20)]
    sources: Annotated[tuple[Id, ...], Meta(min_length=1, max_length=8)]
    openings: Annotated[tuple[Opening, ...], Meta(min_length=2, max_length=4)] = field(name="opening")
    pages: Annotated[tuple[RehearsalPage, ...], Meta(min_length=3, max_length=MOST_PAGES)] = field(
        name="page"
    )
    also: Annotated[tuple[Id, ...], Meta(max_length=3)] = ()
    tags: Annotated[tuple[Word, ...], Meta(max_length=8)] = ()
    meets: Meets | None = None
    fixed: Fixed | None = None
    unfair: bool = False
    language: Annotated[str, Meta(pattern=r"^[a-z]{2,3}$")] = "en"
    review: Reading | None = None
