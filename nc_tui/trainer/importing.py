"""Taking over records from a file of this or another program."""

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from nc_tui.journal.errors import JournalError, RefusedError, shown
from nc_tui.journal.importing import FORMS, read
from nc_tui.journal.store import read_file

if TYPE_CHECKING:
    from nc_tui.journal.uniting import Arrival, Progress
    from nc_tui.trainer.session import Session

__all__ = ["FORMS", "Import", "JournalError", "look_into", "take_over"]

LARGEST = 256 << 20
"""Bytes of the largest file that is read."""


class Import(Struct, frozen=True):
    """What a file would bring: what isn't here, and a line for each thing that can't be taken over."""

    arrival: "Arrival"
    problems: tuple[str, ...]


def look_into(session: "Session", form: str, path: Path) -> Import:
    """What a file of that form would bring. Raises JournalError where it can't be read."""
    try:
        raw = read_file(path, LARGEST)
    except OSError as error:
        raise RefusedError(f"{shown(path)} can't be read ({error.strerror}). Choose another file.") from error
    try:
        taken = read(form, raw)
    except RefusedError as error:
        raise RefusedError(f"{shown(path)}: {error}") from error
    return Import(session.journal.arrival_of(taken.coming), taken.problems)


def take_over(session: "Session", found: Import, told: "Progress") -> Path:
    """Takes over what isn't here, after a backup of what is; gives that backup. Raises JournalError; the same
    again takes over what is then still missing."""
    with session.rewriting():
        return session.journal.take_in(found.arrival, told).path
