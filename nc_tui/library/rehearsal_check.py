"""The check of rehearsals: one file, or all files of a folder with what must hold between them.

``python -m nc_tui.library.rehearsal_check FILE…`` prints each fault in a line; a folder is taken as a whole.
"""

import re
import sys
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from nc_tui.library.checking import Difference
from nc_tui.library.fault import Fault, LibraryError
from nc_tui.library.places import Found, fault_in, find, one_file
from nc_tui.library.reading import load
from nc_tui.library.rehearsal_proof import Known, Proof, proof_faults
from nc_tui.library.rehearsal_words import ENGLISH, names, texts, writing_faults
from nc_tui.library.rehearsals import MOST_DIFFERENCES, read_files
from nc_tui.practice.rehearsal import Rehearsal, Talk

LEVELS = (1, 2, 3)
MEETS = ("angry", "someone-new", "silence-or-no")


def rehearsal_faults(rehearsal: Rehearsal, known: Known | None = None) -> tuple[Difference, ...]:
    """Every rule that one file breaks, as place and what is wrong."""
    return (*proof_faults(rehearsal, known), *writing_faults(rehearsal))


def file_faults(path: Path, known: Known | None = None) -> tuple[Fault, ...]:
    """Every fault of one file."""
    return _faults_of(one_file(path), known, whole=False)


def own_faults(path: Path, known: Known, shipped: Path) -> tuple[Fault, ...]:
    """Every fault of people's own rehearsals, a folder of them or one file, ids that are taken among them."""
    found = find(path, trusted=False) if path.is_dir() else one_file(path)
    ids: dict[str, str] = {one.id: "a rehearsal that comes with nc-tui" for one in _made(shipped).values()}
    faults = _faults_of(found, known, whole=False)
    for name, rehearsal in read_files(found)[0].items():
        if rehearsal.id in ids:
            what = _taken(rehearsal.id, ids[rehearsal.id])
            faults += (fault_in(Path(found.folder), name, what, "id", trusted=False),)
        ids.setdefault(rehearsal.id, name)
    if not found.files and not found.faults:
        faults += (fault_in(path, "", "holds no .toml files", trusted=False),)
    return faults


def _taken(rehearsal_id: str, owner: str) -> str:
    return f"“{rehearsal_id}” is the id of {owner} too; choose another"


def _made(folder: Path) -> Mapping[str, Rehearsal]:
    return read_files(find(folder, trusted=False))[0]


def folder_faults(folder: Path, known: Known | None = None) -> tuple[Fault, ...]:
    """Every fault of the rehearsals that come with the program, and of what must hold between them."""
    return _faults_of(find(folder, trusted=True), known, whole=True)


def set_faults(rehearsals: Mapping[str, Rehearsal]) -> Iterator[tuple[str, str, str]]:
    """What must hold between the files, given by name: as file, place and what is wrong."""
    ids: dict[str, str] = {}
    people: dict[str, str] = {}
    for name, rehearsal in rehearsals.items():
        if rehearsal.id in ids:
            yield name, "id", _taken(rehearsal.id, ids[rehearsal.id])
        ids.setdefault(rehearsal.id, name)
        number, _, stem = Path(name).stem.partition("-")
        if not number.isdecimal() or stem != rehearsal.id:
            yield (
                name,
                "id",
                f"“{rehearsal.id}” must be the file's name after its number: 01-{rehearsal.id}.toml",
            )
        for person in sorted(names(rehearsal)):
            if person in people:
                yield name, "who", f"“{person}” is in {people[person]} too; choose another name"
            people.setdefault(person, name)
    for name, rehearsal in rehearsals.items():
        yield from ((name, *fault) for fault in _strangers(name, rehearsal, people))
    yield from (("", "", what) for what in _missing(rehearsals.values()))


def _strangers(name: str, rehearsal: Rehearsal, people: Mapping[str, str]) -> Iterator[Difference]:
    """Where a file names somebody of another file."""
    others = [person for person, owner in people.items() if owner != name]
    if not others or rehearsal.language != ENGLISH:
        return
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, others))})(?!\w)")
    for key, text in texts(rehearsal):
        for found in pattern.finditer(text):
            yield key, f"names {found[0]}, who is in {people[found[0]]}"


def _missing(rehearsals: Collection[Rehearsal]) -> Iterator[str]:
    for level in LEVELS:
        if not any(one.unfair and one.level == level for one in rehearsals):
            yield f"no file of level {level} is marked unfair; one at each level has to be"
    if not any(one.level == 3 and opening.goes for one in rehearsals for opening in one.openings):
        yield "no file of level 3 has an opening that goes: one in which they leave whatever is said"
    for meets in MEETS:
        if sum(one.meets == meets for one in rehearsals) < 2:
            yield f"fewer than two files meet “{meets}”; whoever failed one needs another to go to"


def _faults_of(found: Found, known: Known | None, *, whole: bool) -> tuple[Fault, ...]:
    made, faults = read_files(found)
    folder = Path(found.folder)
    for name, rehearsal in made.items():
        faults += (
            fault_in(folder, name, what, key, trusted=found.trusted)
            for key, what in rehearsal_faults(rehearsal, known)[:MOST_DIFFERENCES]
        )
    if whole:
        faults += (
            fault_in(folder, name, what, key, trusted=found.trusted) for name, key, what in set_faults(made)
        )
    return tuple(sorted(faults, key=lambda fault: fault.file))


def main(words: Collection[str]) -> int:
    """Checks the files and folders that are named, and says what is wrong; 1 if anything is."""
    if not words:
        sys.stderr.write("Name one or more files of rehearsals, or a folder of them.\n")
        return 2
    try:
        library, _ = load(None, None)
    except LibraryError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    known = Known(library.exercises, library.skills, library.sources)
    wrong = False
    for path in map(Path, words):
        faults = folder_faults(path, known) if path.is_dir() else file_faults(path, known)
        wrong = wrong or bool(faults)
        for fault in faults:
            sys.stdout.write(f"{fault}\n")
        if not faults:
            sys.stdout.write(f"{path}: nothing to fix.{_size(path)}\n")
    return 1 if wrong else 0


def _size(path: Path) -> str:
    """How large a sound file is."""
    if path.is_dir():
        return ""
    made, _ = read_files(one_file(path))
    proofs = [Proof(rehearsal) for rehearsal in made.values()]
    return "".join(
        f" {len(proof.pages)} pages, {len(proof.ways)} states, "
        f"{proof.shortest(Talk)} to {proof.longest(Talk)} replies."
        for proof in proofs
    )


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
