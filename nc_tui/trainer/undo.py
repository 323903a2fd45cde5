"""Undo: the last record goes, or what it replaced stands again."""

from datetime import date, timedelta

from nc_tui.practice.kinds import Letter, Profile
from nc_tui.practice.kinds.facts import Said
from nc_tui.practice.records import Record
from nc_tui.trainer.erasing import erase
from nc_tui.trainer.errors import TrainerError
from nc_tui.trainer.letters import LETTER_DRAFT
from nc_tui.trainer.session import Session


class Undo:
    """Takes records back, one at a time, the latest first."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def undo(self) -> Said | None:
        """Undo the last record of this sitting, or else the last one made on this device today or yesterday.
        Says in a few words what it was; None where there is nothing to undo. A letter is on the sheet again,
        and nowhere else; what leaves something behind (``Facts.undone``) leaves it in its place.

        Raises TrainerError for an answer that closed the way to the other person: that is never opened in
        passing. Raises JournalError; the record then stands as it did.
        """
        session = self._session
        with session.lock:
            last = self.last()
            if last is None:
                return None
            before = session.sitting[-1][1] if session.sitting else self._stood_before(last)
            last, before = session.unless_erased(last), before and session.unless_erased(before)
            if isinstance(last.data, Profile) and any(last.data.gates.values()):
                raise TrainerError(
                    "Not undone: that answer closed the ready list. Change it under 3, my situation."
                )
            letter = last.data.text if isinstance(last.data, Letter) else None
            if letter is not None:
                self._lay_on_the_sheet(letter)
            instead = None if last.data is None else last.data.undone(session.now())
            if instead is not None:
                session.absorb(session.journal.append(instead, last.day, replaces=last))
                said = self.describe(last)
            elif before is not None and before.data is not None:
                session.absorb(session.journal.restore(before, last))
                if last.data is None:
                    said = Said(f"the removal of {self.describe(before)}")
                else:
                    said = last.data.change_described(self.describe(last))
            else:
                session.absorb(session.journal.withdraw(last))
                said = self.describe(last)
            if session.sitting:
                session.sitting.pop()
            if letter is not None:
                with session.rewriting():
                    erase(session, last)
            return said

    def _lay_on_the_sheet(self, letter: str) -> None:
        """Save the letter as a draft, above what is being written; before its record goes, so that it is
        never nowhere. One that is there already, from an undo that was cut off, isn't written twice."""
        drafts = self._session.drafts
        draft = drafts.load(LETTER_DRAFT)
        if draft != letter and not draft.startswith(f"{letter}\n\n"):
            drafts.save(LETTER_DRAFT, f"{letter}\n\n{draft}" if draft else letter)

    def last(self) -> Record | None:
        """What an undo would take."""
        session = self._session
        if session.sitting:
            return session.sitting[-1][0]
        found = session.journal.last_made()
        return found if found and self._made_on(found) >= session.today - timedelta(days=1) else None

    def question(self, record: Record) -> str | None:
        """What is asked before a record is undone; None where nothing is."""
        return None if record.data is None else record.data.undo_question()

    def made_here(self, record: Record) -> bool:
        """Whether it was made since the program was opened."""
        return any(made.id == record.id for made, _ in self._session.sitting)

    def takes(self, record: Record) -> Said:
        """What goes where a record is undone, in a few words: all of it, or what it changed."""
        said = self.describe(record)
        if record.data is None or record.replaces is None or record.restores is not None:
            return said
        return record.data.change_described(said)

    def describe(self, record: Record) -> Said:
        """A record in a few words."""
        return Said(record.kind) if record.data is None else record.data.described(self._session.title_of)

    def _made_on(self, record: Record) -> date:
        """The day on which a record was made, which may be later than the day it is for."""
        return self._session.practice_day(record.at)

    def _stood_before(self, record: Record) -> Record | None:
        """What a correction corrected, or None. What an undo brought back counts as itself, so that one undo
        after another goes further back."""
        if record.replaces is None:
            return None
        by_id = {one.id: one for one in self._session.journal.everything()}

        def stood(one: Record | None) -> Record | None:
            seen: set[str] = set()
            while one is not None and one.restores is not None and one.id not in seen:
                seen.add(one.id)
                one = by_id.get(one.restores)
            return one

        shown = stood(record)
        return None if shown is None or shown.replaces is None else stood(by_id.get(shown.replaces))
