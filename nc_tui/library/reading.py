"""The library, read and checked: the way in for everything that needs content.

The files are read and checked once; after that a kept copy answers as long as each file is what it was.
A shipped exercise that is broken is left out and named; a broken skill, source, helpline, checklist or
evidence file leaves nothing to rest on and is an error.
"""

from pathlib import Path

from nc_tui.library import cache as copies
from nc_tui.library.content import Library
from nc_tui.library.fault import Fault, LibraryError
from nc_tui.library.places import Found, find, shipped
from nc_tui.practice.exercise import Exercise

__all__ = ["Fault", "LibraryError", "as_filed", "check_folder", "load", "shipped", "template"]


def load(own: Path | None, cache: Path | None) -> tuple[Library, tuple[Fault, ...]]:
    """The library with the person's own exercises, and what had to be left out of it.

    ``own`` is a folder that needn't exist; ``cache`` a file that may be made. Raises LibraryError.
    """
    found = _found(own)
    if cache is None:
        return _read(found)
    signed = copies.signature(found)
    kept = copies.read(cache, signed, copies.Kept)
    if kept is None:
        kept = copies.Kept(*_read(found))
        if copies.settled(found) and _found(own) == found:
            copies.write(cache, signed, kept)
    return kept.library, kept.faults


def as_filed(exercise: Exercise) -> Exercise:
    """A shipped exercise as its own file says it at this moment, whatever a copy says; one of the person's
    own, and one whose file isn't sound any more, as it was given."""
    from nc_tui.library.shape import convert
    from nc_tui.library.toml_file import UnreadableError, one_line, read_table

    name = exercise.id.removeprefix(f"{exercise.skill}-")
    for path in (shipped() / exercise.skill).glob(f"*-{name}.toml"):
        try:
            made = convert(one_line(read_table(path)), Exercise)
        except UnreadableError:
            continue
        if isinstance(made, Exercise) and made.id == exercise.id:
            return made
    return exercise


def check_folder(path: Path, library: Library) -> tuple[Fault, ...]:
    """Every fault of a folder of exercises, or of one exercise file, that isn't part of ``library``."""
    from nc_tui.library.checks.folder import faults_of

    return faults_of(path, library)


def rehearsal_template(rehearsal_id: str) -> str:
    """A commented rehearsal, sound as it stands, to be written over."""
    from nc_tui.library.checks.rehearsal_template import rehearsal_named

    return rehearsal_named(rehearsal_id)


def template(skill: str) -> str:
    """A commented exercise file to fill in, for one skill."""
    from nc_tui.library.checks.template import filled_for

    return filled_for(skill)


def _found(own: Path | None) -> list[Found]:
    ours = find(shipped(), trusted=True)
    return [ours] if own is None else [ours, find(own, trusted=False)]


def _read(found: list[Found]) -> tuple[Library, tuple[Fault, ...]]:
    from nc_tui.library.assembling import Folder, read_library

    ours, *own = (Folder(folder) for folder in found)
    return read_library(ours, own[0] if own else None)
