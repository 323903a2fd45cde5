"""What the library holds: the exercises and everything that is written around them."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from nc_tui.practice.checklist import Checklist
from nc_tui.practice.course import Course
from nc_tui.practice.exercise import Exercise, Id

Short = Annotated[str, Meta(min_length=1, max_length=90)]
Paragraph = Annotated[str, Meta(min_length=1, max_length=400)]


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


class Section(Struct, frozen=True, forbid_unknown_fields=True):
    """One part of the evidence page; paragraphs are parted by an empty line."""

    title: Short
    text: Annotated[str, Meta(min_length=1, max_length=1000)]
    sources: tuple[Id, ...]


class Library(Struct, frozen=True):
    """All content but guides, rehearsals and helplines, checked. Exercises and skills keep the order in
    which they are meant to be read."""

    skills: dict[str, Skill]
    exercises: dict[str, Exercise]
    sources: dict[str, Source]
    checklist: Checklist
    evidence: tuple[Section, ...]
    courses: dict[str, Course]
