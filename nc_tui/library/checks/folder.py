"""The check of other people's exercises: a folder or one file, by every rule the library itself keeps."""

from pathlib import Path

from nc_tui.library.assembling import Base, Folder, read_base, read_exercises
from nc_tui.library.checks.likeness import TOO_LIKE, likeness, runs
from nc_tui.library.checks.prose import wording_faults
from nc_tui.library.content import Library
from nc_tui.library.fault import Fault, LibraryError
from nc_tui.library.places import ELSEWHERE, PARTS, find, one_file, shipped
from nc_tui.practice.exercise import Exercise


def faults_of(path: Path, library: Library) -> tuple[Fault, ...]:
    """Every fault of ``path``: a file, a folder of exercises, or a whole library (it has a skills.toml).

    What is in the shipped folder may bear the ids that ``library`` has from there.
    """
    if path.is_dir() and (path / PARTS[0]).is_file():
        return _of_library(path)
    folder = Folder(find(path, trusted=False) if path.is_dir() else one_file(path))
    taken = () if path.resolve().is_relative_to(shipped().resolve()) else tuple(library.exercises)
    read_exercises(folder, Base.of(library), taken, library.exercises)
    _note_wording(folder, library.exercises)
    if not folder.files and not folder.faults:
        folder.fault("", "holds no .toml files")
    return _by_file(folder)


def _of_library(path: Path) -> tuple[Fault, ...]:
    from nc_tui.library.situations import Known, read_situations

    folder = Folder(find(path, trusted=True))
    try:
        base = read_base(folder)
    except LibraryError as error:
        return error.faults
    sound = read_exercises(folder, base)
    _note_wording(folder, {})
    guides: tuple[Fault, ...] = ()
    if (path / ELSEWHERE[0]).is_dir():
        ids = [exercise.id for exercise in sound.values()]
        _, guides = read_situations(path / ELSEWHERE[0], Known(ids, base.skills, base.sources))
    return _by_file(folder) + guides


def _note_wording(folder: Folder, others: dict[str, Exercise]) -> None:
    """Notes what is wrong with the words of every exercise that could be read at all."""
    known = {exercise.id: (f"“{exercise.title}”", runs(exercise)) for exercise in others.values()}
    for name, exercise in folder.made.items():
        folder.note(name, list(wording_faults(exercise)))
        own = runs(exercise)
        for other, (title, theirs) in known.items():
            share = likeness(own, theirs)
            if other != exercise.id and share > TOO_LIKE:
                folder.fault(name, f"wording: shares {share:.0%} of its runs of words with {title} ({other})")
        known[exercise.id] = (f"“{exercise.title}”", own)


def _by_file(folder: Folder) -> tuple[Fault, ...]:
    return tuple(sorted(folder.faults, key=lambda fault: fault.file))
