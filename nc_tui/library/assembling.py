"""A library put together from its files: read, checked one by one, then together."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from msgspec import Struct

from nc_tui.library.checking import (
    Difference,
    course_faults,
    earlier_faults,
    exercise_faults,
    source_faults,
    twice,
)
from nc_tui.library.content import Library, Section, Skill, Source
from nc_tui.library.fault import Fault, LibraryError
from nc_tui.library.places import COURSES, PARTS, ContentFile, Found, fault_in
from nc_tui.library.shape import convert
from nc_tui.library.toml_file import UnreadableError, one_line, read_table
from nc_tui.practice.checklist import Checklist
from nc_tui.practice.course import Course
from nc_tui.practice.exercise import Exercise

Record = TypeVar("Record", bound=Struct)


class _Skills(Struct, frozen=True, forbid_unknown_fields=True):
    skill: tuple[Skill, ...]


class _Sources(Struct, frozen=True, forbid_unknown_fields=True):
    source: tuple[Source, ...]


class _Evidence(Struct, frozen=True, forbid_unknown_fields=True):
    section: tuple[Section, ...]


class Base(Struct, frozen=True):
    """The shipped files that everything else rests on."""

    skills: dict[str, Skill]
    sources: dict[str, Source]
    checklist: Checklist
    evidence: tuple[Section, ...]

    @classmethod
    def of(cls, library: Library) -> "Base":
        """What the exercises of a library rest on."""
        return cls(library.skills, library.sources, library.checklist, library.evidence)


class Folder:
    """One folder of content being read. ``faults`` grows with each file that has any; ``made`` holds, by
    file name, each exercise whose file says one, even if it breaks a rule; ``courses`` each such course."""

    def __init__(self, found: Found) -> None:
        self.path = Path(found.folder)
        self.files = found.files
        self.trusted = found.trusted
        self.faults: list[Fault] = list(found.faults)
        self.made: dict[str, Exercise] = {}
        self.courses: dict[str, Course] = {}

    def fault(self, name: str, what: str, key: str = "") -> None:
        """Notes one fault."""
        self.faults.append(fault_in(self.path, name, what, key, trusted=self.trusted))

    def record(self, name: str, to: type[Record]) -> Record | None:
        """The file as a record; None, and faults, if it doesn't say one."""
        try:
            table = read_table(self.path / name)
        except UnreadableError as error:
            self.fault(name, error.what, error.key)
            return None
        made = convert(one_line(table) if to is Exercise else table, to)
        if isinstance(made, list):
            self.note(name, made)
            return None
        return made

    def note(self, name: str, differences: Collection[Difference]) -> None:
        """Notes what is wrong in one file."""
        for key, what in differences:
            self.fault(name, what, key)


def read_base(folder: Folder) -> Base:
    """The skills, sources, checklist and evidence page. Raises LibraryError with every fault."""
    before = len(folder.faults)
    skills = folder.record("skills.toml", _Skills)
    sources = folder.record("sources.toml", _Sources)
    checklist = folder.record("checklist.toml", Checklist)
    evidence = folder.record("evidence.toml", _Evidence)
    if skills and sources and checklist and evidence:
        known = {source.id for source in sources.source}
        folder.note("skills.toml", list(_listed(skills.skill, known, "skill")))
        folder.note("sources.toml", list(twice((source.id for source in sources.source), "source")))
        folder.note("checklist.toml", list(_in_checklist(checklist, known)))
        for number, section in enumerate(evidence.section, start=1):
            folder.note("evidence.toml", list(source_faults(section, known, f"section[{number}].sources")))
        if len(folder.faults) == before:
            return Base(
                {skill.id: skill for skill in skills.skill},
                {source.id: source for source in sources.source},
                checklist,
                evidence.section,
            )
    raise LibraryError(folder.faults[before:])


def read_exercises(
    folder: Folder,
    base: Base,
    taken: Collection[str] = (),
    others: Mapping[str, Exercise] = MappingProxyType({}),
) -> dict[str, Exercise]:
    """The folder's sound exercises by file name. ``taken`` are the ids that aren't free any more, ``others``
    the exercises that those of the folder may refer to."""
    sound: dict[str, Exercise] = {}
    owners: dict[str, str] = dict.fromkeys(taken, "")
    for file in folder.files:
        if file.name.startswith(COURSES) or (folder.trusted and file.name in PARTS):
            continue
        if file.name in PARTS:
            folder.fault(file.name, "isn't read here: your folder holds exercises, courses and rehearsals")
            continue
        exercise = folder.record(file.name, Exercise)
        if exercise is None:
            continue
        folder.made[file.name] = exercise
        differences = list(exercise_faults(exercise, base.skills, base.sources))
        if folder.trusted and (parent := file.name.rpartition("/")[0]) != exercise.skill:
            differences.append(("skill", f"“{exercise.skill}” must be the name of its folder, “{parent}”"))
        if exercise.id in owners:
            owner = owners[exercise.id]
            there = (
                f"is the id of {owner} too" if owner else "is the id of an exercise that comes with nc-tui"
            )
            differences.append(("id", f"“{exercise.id}” {there}; choose another"))
        if differences:
            folder.note(file.name, differences)
        else:
            sound[file.name] = exercise
        owners.setdefault(exercise.id, file.name)
    known = {**others, **{exercise.id: exercise for exercise in sound.values()}}
    for name, exercise in list(sound.items()):
        differences = list(earlier_faults(exercise, known))
        if differences:
            folder.note(name, differences)
            del sound[name]
    return sound


def read_courses(
    folder: Folder,
    base: Base,
    exercises: Mapping[str, Exercise],
    taken: Collection[str] = (),
    files: Iterable[ContentFile] | None = None,
) -> dict[str, Course]:
    """The sound courses by id, in the order of their files: of ``files``, or of those that lie in the folder
    as courses. ``exercises`` are all that there are, ``taken`` the ids that aren't free any more."""
    sound: dict[str, Course] = {}
    if files is None:
        files = (file for file in folder.files if file.name.startswith(COURSES))
    for file in files:
        course = folder.record(file.name, Course)
        if course is None:
            continue
        folder.courses[file.name] = course
        differences = list(course_faults(course, exercises, base.sources))
        if course.id in sound or course.id in taken:
            differences.append(("id", f"“{course.id}” is the id of another course too; choose another"))
        folder.note(file.name, differences)
        if not differences:
            sound[course.id] = course
    return sound


def read_library(folder: Folder, own: Folder | None) -> tuple[Library, tuple[Fault, ...]]:
    """The shipped folder and the user's as one library: skills in their order, then stakes, then file names,
    the user's last. Raises LibraryError if what comes with the program can't be used."""
    base = read_base(folder)
    exercises = list(read_exercises(folder, base).values())
    known = {exercise.id: exercise for exercise in exercises}
    courses = read_courses(folder, base, known)
    if not exercises:
        raise LibraryError(folder.faults or [Fault(str(folder.path), "", "holds no exercises")])
    faults = folder.faults
    if own is not None:
        theirs = read_exercises(own, base, known, known)
        exercises += theirs.values()
        known |= {exercise.id: exercise for exercise in theirs.values()}
        courses |= read_courses(own, base, known, courses)
        faults = faults + own.faults
    order = {skill: number for number, skill in enumerate(base.skills)}
    exercises.sort(key=lambda exercise: (order[exercise.skill], exercise.rung))
    library = Library(
        base.skills,
        {exercise.id: exercise for exercise in exercises},
        base.sources,
        base.checklist,
        base.evidence,
        courses,
    )
    return library, tuple(faults)


def _listed(skills: tuple[Skill, ...], known: Collection[str], key: str) -> Iterator[Difference]:
    yield from twice((skill.id for skill in skills), key)
    for number, skill in enumerate(skills, start=1):
        yield from source_faults(skill, known, f"{key}[{number}].sources")


def _in_checklist(checklist: Checklist, known: Collection[str]) -> Iterator[Difference]:
    yield from source_faults(checklist, known)
    yield from twice((gate.id for gate in checklist.gates), "gate")
    yield from twice((item.id for item in checklist.evidence), "evidence")
    yield from twice((item.id for item in checklist.self_rated), "self")
    yield from twice((answer.id for answer in checklist.answers), "answer")
