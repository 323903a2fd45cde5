"""Content: what the library holds, and exercises of the person's own.

Pages and commands that show a skill or a source know these types from here.
"""

from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from nc_tui.library.content import Library, Skill, Source
from nc_tui.library.fault import Fault
from nc_tui.library.places import ELSEWHERE
from nc_tui.practice.exercise import Exercise
from nc_tui.practice.text import clean_line
from nc_tui.trainer.errors import TrainerError

if TYPE_CHECKING:
    from nc_tui.trainer.session import Session

REHEARSAL = "rehearsal"
"""What is asked for instead of a skill, to begin a rehearsal."""

__all__ = ["Content", "ContentCheck", "Fault", "Library", "Skill", "Source"]


class ContentCheck(Struct, frozen=True):
    """What a check of exercises found. ``faults`` is None where there was nothing to check."""

    path: Path
    faults: tuple[Fault, ...] | None


class Content:
    """The exercises there are, and those that people write themselves."""

    def __init__(self, session: "Session") -> None:
        self._session = session

    def exercises(self, skill: str | None = None) -> tuple[Exercise, ...]:
        """All exercises in reading order, or those of a skill. Raises TrainerError for an unknown one."""
        if skill is not None:
            self._known(skill)
        return tuple(one for one in self._session.library.exercises.values() if skill in (None, one.skill))

    def check(self, path: Path | None = None) -> ContentCheck:
        """Checks a folder of content, or one file, by the rules of the library; without ``path`` the
        person's own folder. Raises TrainerError where there is no such file."""
        from nc_tui.library.reading import check_folder

        folder = path or self._session.own_exercises
        if folder.exists():
            return ContentCheck(folder, check_folder(folder, self._others(folder)))
        if path is not None:
            raise TrainerError(f"there is no {path}; name a folder with .toml files, or one such file")
        return ContentCheck(folder, None)

    def template(self, skill: str) -> str:
        """A commented exercise file to fill in, or a rehearsal to write over where that is wanted instead of
        a skill. Raises TrainerError for an unknown skill."""
        from nc_tui.library.reading import rehearsal_template, template

        if skill == REHEARSAL:
            return rehearsal_template("my-own-talk")
        self._known(skill)
        return template(skill)

    def begin(self, skill: str, target: Path | None = None) -> Path:
        """Saves such a file as ``target``, or under a new name in the person's own folder. Raises
        TrainerError for an unknown skill and for a target that exists, JournalError where it can't be."""
        from nc_tui.journal.durable import make_folder, replace_file

        words = self.template(skill)
        if target is None:
            folder = self._session.own_exercises
            folder = folder / ELSEWHERE[1] if skill == REHEARSAL else folder
            make_folder(folder)
            target = _free_name(folder, skill)
        if target.exists() or target.is_symlink():
            raise TrainerError(f"{target} already exists; choose another name")
        replace_file(target, words.encode())
        return target

    def _known(self, skill: str) -> None:
        skills = self._session.library.skills
        if skill not in skills:
            known = ", ".join((*skills, REHEARSAL))
            raise TrainerError(f"there is no skill “{clean_line(skill, 40)}”; there are: {known}")

    def _others(self, folder: Path) -> Library:
        """The library that the folder's ids must not clash with, the person's own left out if it holds
        them."""
        from nc_tui.library.reading import load

        own = self._session.own_exercises.absolute()
        inside = own in (folder.absolute(), *folder.absolute().parents)
        return load(None, None)[0] if inside else self._session.library


def _free_name(folder: Path, skill: str) -> Path:
    names = (folder / f"{skill}-own-{number}.toml" for number in count(1))
    return next(path for path in names if not path.exists())
