"""Coming back after a pause: its one question, and the second exercise."""

from msgspec.structs import replace

from nc_tui.practice.coming_back import Pause, has_one, pause_before, wants_two
from nc_tui.practice.kinds import Return
from nc_tui.practice.kinds.returning import InBetween
from nc_tui.practice.records import Record
from nc_tui.trainer.errors import TrainerError
from nc_tui.trainer.session import Session


class Returning:
    """Days on which someone comes back."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def pause(self) -> Pause | None:
        """The pause that ends today; None on any other day."""
        return pause_before(self._session.history, self._session.today)

    def answer(self) -> InBetween | None:
        """What was said today of contact in the pause; None where nothing was."""
        said = self._said()
        return None if said is None else said[1].contact

    def has_one(self) -> bool:
        """Whether today's plan has one exercise, and may have two."""
        session = self._session
        return has_one(session.history, session.today) and not wants_two(session.history.on(session.today))

    def say(self, contact: InBetween) -> Record:
        """Record whether there was contact in the pause. Raises TrainerError where none ends today."""
        with self._session.lock:
            pause = self.pause()
            if pause is None:
                raise TrainerError("there is no pause to answer for: it's for the day you come back")
            return self._save(Return(since=pause.since, contact=contact))

    def take_two(self) -> Record:
        """Have two exercises again from today on. Raises TrainerError where there are two already."""
        with self._session.lock:
            if not self.has_one():
                raise TrainerError("the plan isn't shortened today")
            pause = self.pause()
            today = self._session.today
            return self._save(Return(since=today if pause is None else pause.since, two=True))

    def _save(self, data: Return) -> Record:
        """Beside what was said before today, in one record."""
        said = self._said()
        if said is None:
            return self._session.save(data, self._session.today)
        record, before = said
        whole = replace(before, contact=data.contact or before.contact, two=data.two or before.two)
        return self._session.save(whole, record.day, replaces=record)

    def _said(self) -> tuple[Record, Return] | None:
        return next(self._session.of_day(self._session.today, Return), None)
