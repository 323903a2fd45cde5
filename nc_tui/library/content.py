"""What the library holds: the exercises and everything that is written around them."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from nc_tui.practice.checklist import Checklist
from nc_tui.practice.exercise import Exercise, Id

Short = Annotated[str, Meta(min_length=1, max_length=90)]
Paragraph = Annotated[str, Meta(min_length=1, max_length=400)]
EVERYWHERE = "INT"
COUNTRIES = {EVERYWHERE: "international", "GB": "UK", "IE": "Ireland", "US": "USA"}
Topic = Literal["emergency", "crisis", "violence", "stalking", "own-behaviour", "directory"]


class Skill(Struct, frozen=True, forbid_unknown_fields=True):
    """One of the nine skills, with the page that explains it."""

    id: Id
    title: Annotated[str, Meta(min_length=1, max_length=14)]
    short: Annotated[str, Meta(min_length=1, max_length=44)]
    what: Paragraph
    why: Paragraph
    mastered: Paragraph
    evidence: Paragraph
    sources: tuple[Id, ...]


class Source(Struct, frozen=True, forbid_unknown_fields=True):
    """A study the content rests on. ``seen`` says how much of it was read."""

    id: Id
    authors: Short
    year: Annotated[int, Meta(ge=1900, le=2100)]
    seen: Literal["whole", "abstract", "press", "title"]
    finding: Paragraph
    title: str | None = None
    published: str | None = None
    doi: str | None = None


class Helpline(Struct, frozen=True, forbid_unknown_fields=True):
    """A number to call. ``checked`` is the day it was verified, or nothing: please verify."""

    id: Id
    country: Annotated[str, Meta(pattern=r"^([A-Z]{2}|INT)$")]
    name: Short
    reach: Short
    topic: Topic
    text: Short
    checked: Annotated[str, Meta(pattern=r"^(\d{4}-\d{2}-\d{2})?$")]

    @property
    def where(self) -> str:
        """The country as people call it."""
        return COUNTRIES.get(self.country, self.country)


class Helplines(Struct, frozen=True, forbid_unknown_fields=True):
    """The help page."""

    intro: Paragraph
    danger: Paragraph
    note: Paragraph
    helpline: tuple[Helpline, ...]

    def about(self, topic: str, country: str) -> list[Helpline]:
        """The lines of a topic: those of the country first, where one was chosen, then those that serve
        many."""
        found = [line for line in self.helpline if line.topic == topic]
        return sorted(found, key=lambda line: (line.country != country, line.country != EVERYWHERE))


class Section(Struct, frozen=True, forbid_unknown_fields=True):
    """One part of the evidence page; paragraphs are parted by an empty line."""

    title: Short
    text: Annotated[str, Meta(min_length=1, max_length=1000)]
    sources: tuple[Id, ...]


class Library(Struct, frozen=True):
    """All content, checked. Exercises and skills keep the order in which they are meant to be read."""

    skills: dict[str, Skill]
    exercises: dict[str, Exercise]
    sources: dict[str, Source]
    helplines: Helplines
    checklist: Checklist
    evidence: tuple[Section, ...]
