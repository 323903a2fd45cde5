"""How journal, library and settings are: what is damaged, where, and what was done about it."""

from typing import TYPE_CHECKING

from msgspec import Struct

from nc_tui.journal.damage import REMAINS, UNTIL, Damage
from nc_tui.journal.errors import shown
from nc_tui.journal.journal import JournalError
from nc_tui.library.fault import Fault, LibraryError
from nc_tui.practice.wording import count

if TYPE_CHECKING:
    from nc_tui.trainer.session import Session


class Health(Struct, frozen=True):
    """What a check found. ``unmended`` says why nothing could be mended, ``newer`` how many records only a
    newer version understands; ``records`` stand, and ``exercises`` and ``guides`` are in use. ``stale_copy``
    says that the copy of the content, from which a start reads it, said something else than the files."""

    damage: tuple[Damage, ...]
    unmended: str | None
    faults: tuple[Fault, ...]
    settings_fault: str | None
    newer: int
    records: int
    exercises: int
    guides: int
    stale_copy: bool = False

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


def left_line(session: "Session") -> str:
    """Where a text that was just erased still is, or may remain; empty where nothing is known of that."""
    _ = session.history
    return " ".join(filter(None, (remains_line(session), copies_line(session))))


def copies_line(session: "Session") -> str:
    """Where a text that was just erased may remain because no erasing reaches it, in one line; empty where
    nothing is known of such copies."""
    from nc_tui.journal.outside import lying

    found, parts = lying(session.folders), []
    if found:
        more = f" and {count(len(found) - 1, 'more file')}" if found[1:] else ""
        parts.append(f"in {shown(found[0])}{more}, which you had written")
    if session.journal.other_devices():
        parts.append("in the backups of your other machines until something is saved there")
    return f"It may remain {', and '.join(parts)}." if parts else ""


def health_of(session: "Session") -> Health:
    """Reads everything in full and mends what is this machine's. It never raises for what it finds."""
    damage, unmended = _mended(session)
    records = session.journal.records()
    faults, exercises, guides, stale_copy = _library(session)
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
        stale_copy=stale_copy,
    )


def _mended(session: "Session") -> tuple[tuple[Damage, ...], str | None]:
    if not session.folders.journal.exists():
        return session.journal.gone(), None
    try:
        return session.journal.repair(), None
    except JournalError as error:
        return (), str(error)


def _remains(session: "Session") -> tuple[Damage, ...]:
    """Files of other devices that still hold erased text."""
    return tuple(Damage(path, f"{REMAINS}; {UNTIL}", 0) for path in session.journal.remains())


def _library(session: "Session") -> tuple[tuple[Fault, ...], int, int, bool]:
    """The faults of exercises, guides and helplines, how many of the first two are in use, and whether the
    copy of them said something else. All is read from the files themselves: a copy with a right seal and
    another text is found here, because at a start that would cost a second."""
    from nc_tui.library.reading import load, shipped
    from nc_tui.library.situations import Known, read_situations
    from nc_tui.practice.branching import Heading

    try:
        library, library_faults = load(session.own_exercises, None)
        known = Known(library.exercises, library.skills, library.sources)
        guides, faults = read_situations(shipped() / "situations", known)
    except LibraryError as error:
        return error.faults, 0, 0, False
    copied = {one.id: one for one in session.guides.headings}
    headings = (Heading(one.id, one.title, one.kind) for one in guides.values())
    stale = session.library != library or any(copied.get(one.id, one) != one for one in headings)
    session.forget_copies(stale=stale)
    return (*library_faults, *faults, *_helplines()), len(library.exercises), len(guides), stale


def _helplines() -> tuple[Fault, ...]:
    from nc_tui.library.helplines import read_helplines
    from nc_tui.library.reading import shipped

    try:
        read_helplines(shipped())
    except LibraryError as error:
        return error.faults
    return ()
