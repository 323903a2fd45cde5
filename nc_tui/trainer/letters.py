"""Unsent letters: kept, sealed until a day, or burned."""

from datetime import date
from typing import TYPE_CHECKING

from nc_tui.practice.kinds import Letter
from nc_tui.practice.kinds.letter import seal_fault
from nc_tui.practice.records import Record
from nc_tui.practice.text import clean
from nc_tui.trainer.recording import Recording
from nc_tui.trainer.told import TrainerError

if TYPE_CHECKING:
    from nc_tui.practice.kinds.facts import Said

LETTER_DRAFT = "letter"
"""The draft under which a letter is written until it is kept, sealed or burned."""


class Letters(Recording):
    """Letters that won't be sent."""

    def keep_letter(self, text: str, open_on: date | None = None) -> Record:
        """Keep an unsent letter, sealed until ``open_on`` if that is given; its draft goes.

        Raises TrainerError for an empty letter and for a seal that can't be.
        """
        words = clean(text).strip()
        if not words:
            raise TrainerError("the letter is empty: write a line first")
        if open_on is None:
            letter = Letter(state="kept", text=words)
        else:
            fault = seal_fault(open_on, self.today)
            if fault:
                raise TrainerError(fault)
            letter = Letter(state="sealed", text=words, open_on=open_on)
        record = self._keep(letter, self.today)
        self.drafts.discard(LETTER_DRAFT)
        return record

    def burn_letter(self) -> Record:
        """Burn the letter that is being written: its draft is erased, and what a crash left of it; only the
        fact is kept."""
        self.drafts.burn(LETTER_DRAFT)
        self.journal.sweep()
        return self._keep(Letter(state="burned"), self.today)

    def burn_kept(self, record: Record) -> None:
        """Burn a letter that was kept: its text is erased from every file, its copies included, and no undo
        brings it back."""
        if not isinstance(record.data, Letter):
            raise TrainerError("only a letter can be burned")
        with self._lock:
            try:
                self.journal.erase(record.id)
            finally:
                self._history = None
                self._made.clear()

    def undo(self) -> "Said | None":
        """As ``Recording.undo``; a letter that was kept or sealed is on the sheet again, nowhere else."""
        with self._lock:
            last = self.last_made()
            letter = last.data if last is not None else None
            if last is None or not isinstance(letter, Letter) or letter.text is None:
                return super().undo()
            draft = self.drafts.load(LETTER_DRAFT)
            if not draft.startswith(letter.text):  # it is there already where an earlier try broke off
                self.drafts.save(LETTER_DRAFT, f"{letter.text}\n\n{draft}" if draft else letter.text)
            said = super().undo()
            try:
                self.journal.erase(last.id)
            finally:
                self._history = None
            return said

    def letters(self) -> tuple[Record, ...]:
        """The letters that have a text, the latest first."""
        found = [r for r in self.history.recent if isinstance(r.data, Letter) and r.data.text is not None]
        return tuple(reversed(found))

    def readable(self, record: Record) -> bool:
        """Whether a letter may be read today."""
        return isinstance(record.data, Letter) and record.data.can_be_read(self.today)
