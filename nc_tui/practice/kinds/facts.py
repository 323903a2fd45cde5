"""What every kind of record shares: what it says of itself, and what it leaves behind once it is old.

A kind is one module here: a frozen struct of facts, with the words people read about it. It overrides what is
different about it. What is said of a record has no default, so mypy names the kind that forgot it.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import ClassVar, Self

from msgspec import NODEFAULT, Struct
from msgspec.structs import fields, replace

from nc_tui.practice.kinds.fields import Field

TitleOf = Callable[[str], str | None]
"""Gives the title of an exercise by its id; None where the library doesn't know it."""


class MonthSums(Struct):
    """What the records of one month add up to. ``practised`` is a bit mask; bit 0 is the first day."""

    practised: int = 0
    times: dict[str, int] = {}
    """How often each exercise was done or partly done."""
    skills: dict[str, int] = {}
    """How often each skill was practised."""
    counts: dict[str, int] = {}
    """How often anything else happened, under a name of its kind's choosing."""

    def count(self, name: str) -> None:
        """One more of ``name``."""
        self.counts[name] = self.counts.get(name, 0) + 1


class Said(Struct, frozen=True):
    """A record in a few words. Its ``str`` is for running text, where a title takes quotes."""

    words: str
    is_title: bool = False

    def __str__(self) -> str:
        return f"“{self.words}”" if self.is_title else self.words


class DiaryEntry(Struct, frozen=True):
    """How a record stands in a diary: a line of facts, under a ``heading`` where it has one, and the texts in
    the person's own words. All as plain text."""

    line: str
    texts: tuple[str, ...] = ()
    heading: str | None = None


class Listed(Struct, frozen=True):
    """How a record stands in a list: what it was, with whom or how, and two ratings with an arrow between.
    A ``quiet`` one is about no exercise; ``skill`` is the id of the skill that was practised."""

    what: str
    who: str = ""
    ratings: str = ""
    texts: tuple[str, ...] = ()
    skill: str | None = None
    quiet: bool = True


class Facts(Struct, frozen=True, omit_defaults=True):
    """The facts of a record. ``TEXTS`` names the fields with what a person wrote: erasing blanks them.
    ``FIELDS`` are those that can be corrected later; where ``MOVES`` is false it stays on its day."""

    NAME: ClassVar[str]
    TEXTS: ClassVar[tuple[str, ...]] = ()
    FIELDS: ClassVar[tuple[Field, ...]] = ()
    MOVES: ClassVar[bool] = True

    def has_text(self) -> bool:
        """Whether there is something in it that a person wrote."""
        return self.without_text() != self

    def without_text(self) -> Self:
        """The same facts with every text a person wrote blanked."""
        return replace(self, **{name: _empty(type(self), name) for name in self.TEXTS})

    def change_described(self, said: Said) -> Said:
        """What a change to the record is called; ``said`` is what the record itself is (``described``)."""
        return said

    def shown_on(self, today: date) -> bool:  # noqa: ARG002 - for kinds that keep something back
        """Whether a diary of that day has it."""
        return True

    def readable_on(self, today: date) -> Self:  # noqa: ARG002 - for kinds that keep something back
        """What of it may be read on that day."""
        return self

    def ends_run(self) -> bool:
        """Whether it ends a run of the clock."""
        return False

    def ends_by_choice(self) -> bool:
        """Whether it ends a run of the clock without being a slip."""
        return False

    def undone(self, now: datetime) -> Self | None:  # noqa: ARG002 - for kinds that leave something behind
        """What takes its place when it is undone; None where nothing does. ``now`` has an offset."""
        return None

    def undo_question(self) -> str | None:
        """What is asked before it is undone, where something depends on it; None where nothing is."""
        return None

    def lasts(self) -> bool:
        """Whether the record counts however old it is."""
        return self.ends_run()

    def once_old(self) -> Self:
        """What is kept in mind of a record that lasts."""
        return self

    def is_practice(self) -> bool:
        """Whether it makes its day a practised one."""
        return False

    def add_to(self, sums: MonthSums, day: date) -> None:
        """Count it in its month."""
        if self.is_practice():
            sums.practised |= 1 << (day.day - 1)


def _empty(kind: type[Facts], name: str) -> object:
    found = next(field for field in fields(kind) if field.name == name)
    if found.default is not NODEFAULT:
        return found.default
    return "" if found.default_factory is NODEFAULT else found.default_factory()


def titled(title: str, otherwise: str) -> Said:
    """The title the person gave, or, where it was erased, what kind of thing it was."""
    return Said(title, is_title=True) if title else Said(otherwise)


def rated(ratings: Mapping[str, int | None]) -> list[str]:
    """``mood 6``, ``pull 2``: those that were given."""
    return [f"{name} {rating}" for name, rating in ratings.items() if rating is not None]


def from_to(first: int | None, last: int | None) -> str:
    """``5 → 2``: what was expected and what it was, or how it began and ended; empty without either."""
    numbers = ("" if number is None else str(number) for number in (first, last))
    return " → ".join(numbers).strip() if (first, last) != (None, None) else ""


def written(*texts: str | None) -> tuple[str, ...]:
    """The texts that are there."""
    return tuple(text for text in texts if text)
