"""Unsent letters: saved, sealed until a day, or burned."""

from datetime import date

from nc_tui.practice.kinds import Letter
from nc_tui.practice.kinds.letter import seal_fault
from nc_tui.practice.records import Record
from nc_tui.practice.text import clean
from nc_tui.trainer.erasing import erase
from nc_tui.trainer.errors import TrainerError
from nc_tui.trainer.health import left_line
from nc_tui.trainer.session import Session

LETTER_DRAFT = "letter"
"""The draft under which a letter is written until it is saved, sealed or burned."""


class Letters:
    """Letters that won't be sent."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def save(self, text: str, open_on: date | None = None) -> Record:
        """Save an unsent letter, sealed until ``open_on`` if that is given; its draft goes.

        Raises TrainerError for an empty letter and for a seal that can't be.
        """
        words = clean(text).strip()
        if not words:
            raise TrainerError("the letter is empty: write a line first")
        if open_on is None:
            letter = Letter(state="kept", text=words)
        else:
            fault = seal_fault(open_on, self._session.today)
            if fault:
                raise TrainerError(fault)
            letter = Letter(state="sealed", text=words, open_on=open_on)
        record = self._session.save(letter, self._session.today)
        self._session.drafts.discard(LETTER_DRAFT)
        return record

    def burn(self) -> Record:
        """Burn the letter that is being written: its draft is erased, and what a crash left of it; only the
        fact is kept."""
        self._session.drafts.burn(LETTER_DRAFT)
        self._session.journal.sweep()
        return self._session.save(Letter(state="burned"), self._session.today)

    def burn_saved(self, record: Record) -> str:
        """Burn a letter that was kept: its text is erased from every file that is ours, its copies included,
        and no undo brings it back. Gives a line that says where it still is until another device has heard of
        it, or may remain because no erasing reaches it; empty where it is gone."""
        if not isinstance(record.data, Letter):
            raise TrainerError("only a letter can be burned")
        with self._session.rewriting():
            try:
                erase(self._session, record)
            finally:
                self._session.sitting.clear()
        return left_line(self._session)

    def all(self) -> tuple[Record, ...]:
        """The letters that have a text, the latest first."""
        found = [
            r for r in self._session.history.recent if isinstance(r.data, Letter) and r.data.text is not None
        ]
        return tuple(reversed(found))

    def readable(self, record: Record) -> bool:
        """Whether a letter may be read today."""
        return isinstance(record.data, Letter) and record.data.can_be_read(self._session.today)
