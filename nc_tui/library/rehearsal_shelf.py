"""All rehearsals there are, the shipped ones and a person's own, from the copy that is kept of them while
their files are what they were: reading and proving two dozen talks takes too long for a page to wait for it.
"""

from pathlib import Path

from msgspec import Struct

from nc_tui.library import cache as copies
from nc_tui.library.content import Library
from nc_tui.library.fault import Fault
from nc_tui.library.places import ELSEWHERE, Found, find, shipped
from nc_tui.practice.rehearsal import Rehearsal

REHEARSALS = ELSEWHERE[1]
"""The folder of rehearsals, among the shipped exercises and in a folder of people's own."""


class KeptRehearsals(Struct, frozen=True, array_like=True):
    """What the file holds: the sound rehearsals in their order, and the faults of the others."""

    rehearsals: tuple[Rehearsal, ...]
    faults: tuple[Fault, ...]


def load_rehearsals(
    own: Path | None, library: Library, cache: Path | None
) -> tuple[dict[str, Rehearsal], tuple[Fault, ...]]:
    """The rehearsals by id, the person's own last, and what had to be left out.

    ``own`` is the folder of their exercises, which needn't exist; ``library`` says which ids there are;
    ``cache`` is a file that may be made.
    """
    found = _found(own)
    signed = copies.signature(found)
    kept = None if cache is None else copies.read(cache, signed, KeptRehearsals)
    if kept is None:
        kept = _read(own, library)
        if cache is not None and copies.settled(found) and _found(own) == found:
            copies.write(cache, signed, kept)
    return {one.id: one for one in kept.rehearsals}, kept.faults


def _found(own: Path | None) -> list[Found]:
    """The files that a rehearsal stands on: those of rehearsals, and the exercises and sources they name."""
    ours = shipped()
    found = [find(ours, trusted=True), find(ours / REHEARSALS, trusted=True)]
    if own is not None:
        found += [find(own, trusted=False), find(own / REHEARSALS, trusted=False)]
    return found


def _read(own: Path | None, library: Library) -> KeptRehearsals:
    from nc_tui.library.rehearsal_proof import Known
    from nc_tui.library.rehearsals import read_rehearsals

    known = Known(library.exercises, library.skills, library.sources)
    rehearsals, faults = read_rehearsals(shipped() / REHEARSALS, known, trusted=True)
    if own is not None:
        theirs, more = read_rehearsals(own / REHEARSALS, known, trusted=False, taken=rehearsals)
        rehearsals |= theirs
        faults += more
    return KeptRehearsals(tuple(rehearsals.values()), faults)
