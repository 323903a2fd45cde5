"""Backups: made by themselves once a day, made and taken in on request."""

from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from nc_tui.journal.backups import InBackup, Made
from nc_tui.journal.codec import Codec
from nc_tui.journal.errors import JournalError
from nc_tui.journal.uniting import Arrival, Progress

if TYPE_CHECKING:
    from nc_tui.trainer.session import Session

__all__ = ["Arrival", "BackupLine", "Backups", "InBackup", "Made", "Restored"]

_BEFORE = "before-"


class BackupLine(Struct, frozen=True):
    """A backup that this machine has made, its bytes, and how many records in it aren't here: None where it
    can't be read."""

    path: Path
    size: int
    brings: int | None

    @property
    def is_before(self) -> bool:
        """Whether it was made because something was about to be taken in."""
        return self.path.name.startswith(_BEFORE)

    @property
    def is_beside(self) -> bool:
        """Whether it lies beside another one of its day, which holds more of something."""
        return "~" in self.path.name

    @property
    def made(self) -> datetime | None:
        """When it was made, by the clock of the place; a daily one only says the day. None where its name
        says no time."""
        with suppress(ValueError):
            stem = self.path.name.partition(".")[0].partition("~")[0]
            return datetime.fromisoformat(stem.removeprefix(_BEFORE))
        return None


class Restored(Struct, frozen=True):
    """What was taken in, the backup of what was there before (None where no record came), and whether the
    settings came too."""

    arrival: Arrival
    saved_before: Path | None
    settings: bool


class Backups:
    """The backups of this machine, and files from elsewhere."""

    def __init__(self, session: "Session") -> None:
        self._session = session
        self._made: date | None = None

    def daily(self) -> None:
        """After something was saved: make today's backup, where there is none yet. A disk that is full, or a
        folder that can't be written, costs the backup and nothing else."""
        today = self._session.now().date()
        if self._made == today:
            return
        self._made = today
        with suppress(JournalError, OSError):
            self._session.journal.back_up_daily()

    def make(self, path: Path | None = None) -> Made:
        """A backup at ``path``, or else today's anew: beside an earlier one of today, where that holds more.
        Raises JournalError."""
        return self._session.journal.back_up(path)

    def lines(self) -> tuple[BackupLine, ...]:
        """The backups that this machine has made, the latest first, and what each would bring."""
        journal = self._session.journal
        here = journal.ids()
        lines: list[BackupLine] = []
        for path in journal.backups():
            try:
                size, brings = path.stat().st_size, len(journal.ids_in_backup(path) - here)
            except (JournalError, OSError):
                lines.append(BackupLine(path, 0, None))
            else:
                lines.append(BackupLine(path, size, brings))
        return tuple(lines)

    def look_into(self, path: Path, codec: Codec | None = None) -> InBackup:
        """What a backup has that isn't here; ``codec`` opens what the journal's own can't. Raises
        JournalError where it is none."""
        return self._session.journal.in_backup(path, codec)

    def restore(self, found: InBackup, told: Progress) -> Restored:
        """Takes in what isn't here, after a backup of what is. Settings come where there are none. Raises
        JournalError; the same again takes in what is then still missing."""
        session = self._session
        with session.rewriting():
            before = session.journal.take_in(found.arrival, told)
        settings = found.settings is not None and session.take_settings(found.settings)
        return Restored(found.arrival, None if before is None else before.path, settings)
