"""Taking over records from a file of this or another program."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from nc_tui.journal.errors import JournalError, RefusedError, shown
from nc_tui.journal.importing import FORMS, read
from nc_tui.journal.importing.reading import Given
from nc_tui.journal.store import read_file
from nc_tui.practice.kinds import Practice
from nc_tui.practice.text import clean_line
from nc_tui.trainer.errors import TrainerError

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


def look_into(
    session: "Session",
    form: str,
    path: Path,
    moods: Mapping[str, int] | None = None,
    habits: Mapping[str, str] | None = None,
) -> Import:
    """What a file of that form would bring; ``moods`` says what moods of the person's own are from 0 to 10,
    ``habits`` as which exercise a habit counts. Raises JournalError where it can't be read, and TrainerError
    where these don't belong to the form, or there is no such exercise."""
    given = _given(session, form, moods or {}, habits or {})
    try:
        raw = read_file(path, LARGEST)
    except OSError as error:
        raise RefusedError(f"{shown(path)} can't be read ({error.strerror}). Choose another file.") from error
    try:
        taken = read(form, raw, given)
    except RefusedError as error:
        raise RefusedError(f"{shown(path)}: {error}") from error
    return Import(session.journal.arrival_of(taken.coming), taken.problems)


def take_over(session: "Session", found: Import, told: "Progress") -> Path | None:
    """Takes over what isn't here, after a backup of what is; gives that backup, and None where nothing comes.
    Raises JournalError; the same again takes over what is then still missing."""
    with session.rewriting():
        before = session.journal.take_in(found.arrival, told)
    return None if before is None else before.path


def _given(session: "Session", form: str, moods: Mapping[str, int], habits: Mapping[str, str]) -> Given:
    for option, values in (("mood", moods), ("habit", habits)):
        if values and FORMS[form].maps != option:
            forms = " and ".join(name for name, other in FORMS.items() if other.maps == option)
            raise TrainerError(f"--{option} means nothing with --from {form}: it is for {forms}")
    return Given(
        session.now(),
        session.place,
        session.settings.rollover_hour,
        {clean_line(name).lower(): mood for name, mood in moods.items()},
        {
            clean_line(name).lower(): Practice.of(session.exercise(exercise), "done")
            for name, exercise in habits.items()
        },
    )
