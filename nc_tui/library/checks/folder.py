"""The check of other people's content: a folder or one file, by every rule the library itself keeps. What a
file is, an exercise, a course, a guide or a rehearsal, is told by its folder, and of a file alone by what is
in it.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from nc_tui.library.assembling import Base, Folder, read_base, read_courses, read_exercises
from nc_tui.library.checks.likeness import TOO_LIKE, likeness, runs
from nc_tui.library.checks.prose import course_wording_faults, wording_faults
from nc_tui.library.content import Library
from nc_tui.library.fault import Fault, LibraryError
from nc_tui.library.places import COURSES, ELSEWHERE, PARTS, find, one_file, shipped
from nc_tui.library.toml_file import UnreadableError, read_table
from nc_tui.practice.exercise import Exercise

GUIDES, REHEARSALS = ELSEWHERE


def faults_of(path: Path, library: Library) -> tuple[Fault, ...]:
    """Every fault of ``path``: a file, a folder of exercises, courses, guides or rehearsals, or a library (it
    has a skills.toml). Folders ``courses`` and ``rehearsals`` in a folder of exercises belong to it.

    What is in the shipped folder may bear the ids that ``library`` has from there. Courses and rehearsals may
    name the exercises of the folder that theirs belongs to.
    """
    if path.is_dir() and (path / PARTS[0]).is_file():
        return _of_library(path)
    match _subject(path):
        case "rehearsals":
            return _of_rehearsals(path, library)
        case "situations":
            return _of_guides(path, library)
        case "courses":
            return _of_courses(path, library)
        case "exercises":
            return _of_exercises(path, library)


Subject = Literal["exercises", "courses", "situations", "rehearsals"]


def _subject(path: Path) -> Subject:
    """What a folder or a file is about."""
    folder = path.resolve() if path.is_dir() else path.resolve().parent
    if folder.name == GUIDES:
        return "situations"
    if folder.name == REHEARSALS:
        return "rehearsals"
    if folder.name == COURSES.rstrip("/"):
        return "courses"
    if path.is_dir():
        return "exercises"
    try:
        table = read_table(path)
    except UnreadableError:
        return "exercises"
    if "page" not in table:
        return "courses" if {"retest", "retest_with", "exercises"} & table.keys() else "exercises"
    return "rehearsals" if {"persona", "opening", "level"} & table.keys() else "situations"


def _of_rehearsals(path: Path, library: Library) -> tuple[Fault, ...]:
    from nc_tui.library.rehearsal_check import file_faults, folder_faults, own_faults
    from nc_tui.library.rehearsal_proof import Known

    known = Known(_with_those_beside(path, library), library.skills, library.sources)
    ours = shipped().resolve() / REHEARSALS
    if path.resolve() == ours:
        return folder_faults(path, known)
    return file_faults(path, known) if path.resolve().parent == ours else own_faults(path, known, ours)


def _of_courses(path: Path, library: Library) -> tuple[Fault, ...]:
    """The faults of a folder of courses, or of one of them."""
    taken = () if path.resolve().is_relative_to(shipped().resolve()) else library.courses
    folder = Folder(find(path, trusted=False) if path.is_dir() else one_file(path))
    read_courses(folder, Base.of(library), _with_those_beside(path, library), taken, folder.files)
    if not folder.files and not folder.faults:
        folder.fault("", "holds no .toml files")
    _note_course_wording(folder)
    return _by_file(folder)


def _with_those_beside(path: Path, library: Library) -> Mapping[str, Exercise]:
    """The exercises that courses and rehearsals of a path may name: those of the library, and the sound ones
    in the folder of exercises that theirs belongs to."""
    folder = path.resolve() if path.is_dir() else path.resolve().parent
    if folder.name not in (COURSES.rstrip("/"), REHEARSALS) or folder.parent == shipped().resolve():
        return library.exercises
    beside = Folder(find(folder.parent, trusted=False))
    sound = read_exercises(beside, Base.of(library), library.exercises, library.exercises).values()
    return {**library.exercises, **{one.id: one for one in sound}}


def _of_guides(path: Path, library: Library) -> tuple[Fault, ...]:
    """The faults of a folder of guides, or of one of them; they lead to each other, so all are read."""
    from nc_tui.library.situations import Known, read_situations

    known = Known(library.exercises, library.skills, library.sources)
    folder = path if path.is_dir() else path.parent
    _, faults = read_situations(folder, known)
    return faults if path.is_dir() else tuple(one for one in faults if one.file.endswith(f"/{path.name}"))


def _of_exercises(path: Path, library: Library) -> tuple[Fault, ...]:
    folder = Folder(find(path, trusted=False) if path.is_dir() else one_file(path))
    taken = () if path.resolve().is_relative_to(shipped().resolve()) else tuple(library.exercises)
    base = Base.of(library)
    mine = {one.id: one for one in read_exercises(folder, base, taken, library.exercises).values()}
    read_courses(folder, base, {**library.exercises, **mine}, library.courses if taken else ())
    _note_wording(folder, library.exercises)
    talks = path / REHEARSALS
    if not folder.files and not folder.faults and not talks.is_dir():
        folder.fault("", "holds no .toml files")
    return _by_file(folder) + (_of_rehearsals(talks, library) if talks.is_dir() else ())


def _of_library(path: Path) -> tuple[Fault, ...]:
    from nc_tui.library.situations import Known, read_situations

    folder = Folder(find(path, trusted=True))
    try:
        base = read_base(folder)
    except LibraryError as error:
        return error.faults
    sound = read_exercises(folder, base)
    read_courses(folder, base, {one.id: one for one in sound.values()})
    _note_wording(folder, {})
    others: tuple[Fault, ...] = ()
    known = Known([exercise.id for exercise in sound.values()], base.skills, base.sources)
    if (path / GUIDES).is_dir():
        others += read_situations(path / GUIDES, known)[1]
    if (path / REHEARSALS).is_dir():
        from nc_tui.library.rehearsal_check import folder_faults

        others += folder_faults(path / REHEARSALS, known)
    return _by_file(folder) + others


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
    _note_course_wording(folder)


def _note_course_wording(folder: Folder) -> None:
    for name, course in folder.courses.items():
        folder.note(name, list(course_wording_faults(course)))


def _by_file(folder: Folder) -> tuple[Fault, ...]:
    return tuple(sorted(folder.faults, key=lambda fault: fault.file))
