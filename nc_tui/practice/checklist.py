"""The ready list as data: gates, evidence items, self-rated items, answers (``exercises/checklist.toml``)."""

from typing import Annotated

from msgspec import Meta, Struct, field

from nc_tui.practice.exercise import Id

Line = Annotated[str, Meta(min_length=1, max_length=160)]
Page = Annotated[str, Meta(min_length=1, max_length=600)]


class Gate(Struct, frozen=True, forbid_unknown_fields=True):
    """A question whose "yes" closes the list, with the page that says why and what goes on. One that is
    about this very hour is asked ``again`` before each review. One that isn't ``asked`` is open until an
    answer of theirs closes it."""

    id: Id
    question: Page
    closed: Page
    topics: tuple[str, ...]
    again: bool = False
    asked: bool = True


class EvidenceItem(Struct, frozen=True, forbid_unknown_fields=True):
    """Something the journal alone can show. ``measure`` names a function of ``practice.measures``.

    With ``of`` the need is a share: ``need`` of every ``of``. ``stays`` are the days for which it stays met
    after it was last met; ``moves`` says in words what moves it; ``title`` is its name in a few words.
    """

    id: Id
    title: Annotated[str, Meta(min_length=1, max_length=28)]
    text: Line
    how: Line
    moves: Line
    measure: str
    need: Annotated[int, Meta(ge=0)]
    days: Annotated[int, Meta(ge=1, le=366)]
    of: Annotated[int, Meta(ge=1)] | None = None
    stays: Annotated[int, Meta(ge=0, le=28)] = 0


class SelfRatedItem(Struct, frozen=True, forbid_unknown_fields=True):
    """A statement that only the person can judge, with a prompt for the reasons, and ``labels`` for the lines
    in which they are written."""

    id: Id
    statement: Line
    prompt: Line
    labels: Annotated[
        tuple[Annotated[str, Meta(min_length=1, max_length=16)], ...], Meta(min_length=1, max_length=3)
    ]


class ReviewAnswer(Struct, frozen=True, forbid_unknown_fields=True):
    """One of the answers a second review may end with."""

    id: Id
    label: Line
    text: Page


class Checklist(Struct, frozen=True, forbid_unknown_fields=True):
    """The whole ready list. ``limits`` says in a line what it can't tell."""

    intro: Page
    limits: Line
    waiting: Page
    after: Page
    letgo: Page
    sources: tuple[Id, ...]
    gates: tuple[Gate, ...] = field(name="gate")
    evidence: tuple[EvidenceItem, ...] = field(name="evidence")
    self_rated: tuple[SelfRatedItem, ...] = field(name="self")
    answers: tuple[ReviewAnswer, ...] = field(name="answer")
