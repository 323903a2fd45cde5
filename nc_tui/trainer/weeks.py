"""One's own sentence about a week."""

from datetime import date

from nc_tui.practice.day_marks import monday_of
from nc_tui.practice.kinds import WeekNote
from nc_tui.practice.records import Record
from nc_tui.practice.text import clean_line
from nc_tui.practice.week import last_day_of, note_of
from nc_tui.trainer.errors import TrainerError
from nc_tui.trainer.session import Session


class Weeks:
    """A week has one sentence at most, and it may be changed."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def note(self, monday: date | None = None) -> str:
        """What was said of the week that begins on ``monday``, the present one unless said otherwise; empty
        where nothing was."""
        record = note_of(self._session.history, monday or monday_of(self._session.today))
        data = None if record is None else record.data
        return data.note or "" if isinstance(data, WeekNote) else ""

    def say(self, note: str, monday: date | None = None) -> Record | None:
        """Save a sentence about a week in place of the one before; an empty one takes that away. Gives None
        where nothing changed. Raises TrainerError for a week to come and for one that is too long ago."""
        session = self._session
        with session.lock:
            today = session.today
            first = monday or monday_of(today)
            if first > today:
                raise TrainerError("that week hasn't begun yet")
            if first < session.history.since:
                raise TrainerError("that week is too long ago: a sentence can be written for about a year")
            words = clean_line(note)
            if words == self.note(first):
                return None
            before = note_of(session.history, first)
            if not words:
                return None if before is None else session.withdraw(before)
            day = last_day_of(first, today) if before is None else before.day
            return session.save(WeekNote(note=words), day, replaces=before)
