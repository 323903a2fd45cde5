"""Rehearsals: the talks in ``exercises/rehearsals/`` and in people's own folders, read and proved sound.

A file with a fault that could mislead somebody (a push that pays, a no that can be talked round, a way that
leads nowhere) is left out and named. How it is worded is looked at by the check only.
"""

from collections.abc import Collection
from pathlib import Path

from nc_tui.library.checking import Difference
from nc_tui.library.fault import Fault
from nc_tui.library.places import Found, fault_in, find
from nc_tui.library.rehearsal_proof import Known, proof_faults
from nc_tui.library.shape import convert
from nc_tui.library.toml_file import UnreadableError, one_line, read_table
from nc_tui.practice.rehearsal import Rehearsal

MOST_DIFFERENCES = 50
"""Faults named of one file."""


def read_rehearsals(
    folder: Path, known: Known | None = None, *, trusted: bool, taken: Collection[str] = ()
) -> tuple[dict[str, Rehearsal], tuple[Fault, ...]]:
    """The folder's sound rehearsals by id, in the order of their files, and every fault of the others.

    Without ``known`` the ids of exercises, skills and sources aren't looked up. A folder that isn't there
    holds none. ``taken`` are ids that aren't free any more.
    """
    found = find(folder, trusted=trusted)
    made, faults = read_files(found)
    sound: dict[str, Rehearsal] = {}
    for name, rehearsal in made.items():
        differences = list(proof_faults(rehearsal, known))
        if rehearsal.id in sound or rehearsal.id in taken:
            differences.append(("id", f"“{rehearsal.id}” is the id of another rehearsal too; choose another"))
        faults += _faults(found, name, differences)
        if not differences:
            sound[rehearsal.id] = rehearsal
    return sound, tuple(faults)


def read_files(found: Found) -> tuple[dict[str, Rehearsal], list[Fault]]:
    """The rehearsals of these files by file name, and what is wrong with the files that say none."""
    made: dict[str, Rehearsal] = {}
    faults = list(found.faults)
    for file in found.files:
        read = _read(Path(file.path))
        if isinstance(read, Rehearsal):
            made[file.name] = read
        else:
            faults += _faults(found, file.name, read)
    return made, faults


def _read(path: Path) -> Rehearsal | list[Difference]:
    try:
        table = one_line(read_table(path))
    except UnreadableError as error:
        return [(error.key, error.what)]
    return convert(table, Rehearsal)


def _faults(found: Found, name: str, differences: list[Difference]) -> list[Fault]:
    folder = Path(found.folder)
    return [
        fault_in(folder, name, what, key, trusted=found.trusted)
        for key, what in differences[:MOST_DIFFERENCES]
    ]
