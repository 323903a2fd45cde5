"""The shipped content with its files' names, for tests that say where something is wrong."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from nc_tui.library.assembling import Base, Folder, read_base, read_exercises
from nc_tui.library.checks.likeness import Runs, likeness, runs
from nc_tui.library.content import Library
from nc_tui.library.places import find
from nc_tui.library.reading import load, shipped
from nc_tui.practice.exercise import Exercise

NOT_PROSE = {
    *("id", "skill", "stakes", "setting", "where", "kind", "when", "sources", "measure", "to", "check"),
    *("closed_to", "exercise", "guide", "record", "help", "topics", "topic", "country", "checked", "reach"),
    *(
        "authors",
        "published",
        "doi",
        "seen",
        "move",
        "end",
        "fixed",
        "meets",
        "language",
        "also",
        "of",
        "exercises",
        "retest",
    ),
}
"""Keys whose text is a name, an address or a word of the format."""
NAMES_OF_LINES = r"countries\.|helpline\[\d+\]\.(?!text$)"
"""Keys of helplines that hold names and numbers as they are, in any language."""


class Passage(NamedTuple):
    """One text of the content and where it stands."""

    file: str
    key: str
    text: str

    @property
    def place(self) -> str:
        return f"{self.file}: {self.key}"


@cache
def library() -> Library:
    return load(None, None)[0]


@cache
def exercises() -> dict[str, Exercise]:
    """Every shipped exercise by the name of its file."""
    folder = Folder(find(shipped(), trusted=True))
    base: Base = read_base(folder)
    return read_exercises(folder, base)


@cache
def passages() -> tuple[Passage, ...]:
    """Every text that people read, of exercises, situations and everything around them."""
    root = shipped()
    files = sorted(root.rglob("*.toml"))
    return tuple(
        Passage(path.relative_to(root).as_posix(), key, text)
        for path in files
        for key, text in _texts(tomllib.loads(path.read_text(encoding="utf-8")), "")
        if not re.match(NAMES_OF_LINES, key)
    )


def _texts(value: object, key: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, list):
        for number, item in enumerate(value, start=1):
            yield from _texts(item, f"{key}[{number}]")
    elif isinstance(value, dict):
        for name, item in value.items():
            if name not in NOT_PROSE:
                yield from _texts(item, f"{key}.{name}" if key else name)


def used_sources(library: Library) -> set[str]:
    """The ids of all sources that anything in the library names."""
    lists = [
        *(skill.sources for skill in library.skills.values()),
        *(exercise.sources for exercise in library.exercises.values()),
        *(section.sources for section in library.evidence),
        library.checklist.sources,
    ]
    return {source for named in lists for source in named}


def pairs(exercises: Iterable[Exercise]) -> Iterator[tuple[float, Exercise, Exercise]]:
    """Every pair of exercises with its likeness."""
    known: list[tuple[Exercise, Runs]] = []
    for exercise in exercises:
        own = runs(exercise)
        for other, theirs in known:
            yield likeness(own, theirs), other, exercise
        known.append((exercise, own))
