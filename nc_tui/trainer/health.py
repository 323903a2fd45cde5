"""How journal, library and settings are: what is damaged, where, and what was done about it."""

from typing import TYPE_CHECKING

from msgspec import Struct

from nc_tui.journal.damage import REMAINS, UNTIL, Damage
from nc_tui.journal.errors import shown
from nc_tui.journal.journal import JournalError
from nc_tui.library.fault import Fault, LibraryError

if TYPE_CHECKING:
    from nc_tui.trainer.session import Session


class Health(Struct, frozen=True):
    """What a check found. ``unmended`` says why nothing could be mended, ``newer`` how many records only a
    newer version understands; ``records`` stand, and ``exercises`` and ``guides`` are in use."""

    damage: tuple[Damage, ...]
    unmended: str | None
    faults: tuple[Fault, ...]
    settings_fault: str | None
    newer: int
    records: int
    exercises: int
    guides: int

    @property
    def lost(self) -> bool:
        """Whether records are lost, or may be."""
        return any(one.records_lost is None or one.records_lost > 0 for one in self.damage)


def remains_line(session: "Session") -> str:
    """Where erased text still is, in one line; empty where it is nowhere."""
    found = session.journal.remains()
    if not found:
        return ""
    more = f" (and {len(found) - 1} more)" if found[1:] else ""
    return f"{shown(found[0])}{more}: {REMAINS}; {UNTIL}."


def health_of(session: "Session") -> Health:
    """Reads everything in full and mends what is this machine's. It never raises for what it finds."""
    damage, unmended = _mended(session)
    records = session.journal.records()
    faults, exercises, guides = _library(session)
    _ = session.settings
    return Health(
        damage=(*(damage if unmended is None else session.journal.damage()), *_remains(session)),
        unmended=unmended,
        faults=faults,
        settings_fault=session.settings_fault,
        newer=session.journal.newer(),
        records=len(records),
        exercises=exercises,
        guides=guides,
    )


def _mended(session: "Session") -> tuple[tuple[Damage, ...], str | None]:
    if not session.folders.journal.exists():
        return (), None
    try:
        return session.journal.repair(), None
    except JournalError as error:
        return (), str(error)


def _remains(session: "Session") -> tuple[Damage, ...]:
    """Files of other devices that still hold erased text."""
    return tuple(Damage(path, f"{REMAINS}; {UNTIL}", 0) for path in session.journal.remains())


def _library(session: "Session") -> tuple[tuple[Fault, ...], int, int]:
    """The faults of exercises, guides and helplines, and how many of the first two are in use."""
    from nc_tui.library.reading import shipped
    from nc_tui.library.situations import Known, read_situations

    try:
        library = session.library
        known = Known(library.exercises, library.skills, library.sources)
        guides, faults = read_situations(shipped() / "situations", known)
    except LibraryError as error:
        return error.faults, 0, 0
    return (*session.library_faults, *faults, *_helplines()), len(library.exercises), len(guides)


def _helplines() -> tuple[Fault, ...]:
    from nc_tui.library.helplines import read_helplines
    from nc_tui.library.reading import shipped

    try:
        read_helplines(shipped())
    except LibraryError as error:
        return error.faults
    return ()
