"""Check-ins: how someone is."""

from datetime import datetime, timedelta

from nc_tui.practice.days import moment_fault
from nc_tui.practice.kinds import Checkin
from nc_tui.practice.plan import offer
from nc_tui.practice.records import Record, as_told
from nc_tui.trainer.errors import TrainerError
from nc_tui.trainer.session import Session

SITTING = timedelta(minutes=30)
"""How long half a check-in belongs to the one before; a later one is another check-in."""


class Checkins:
    """Mood and pull."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def check_in(self, mood: int | None, pull: int | None, at_moment: datetime | None = None) -> Record:
        """Record how someone is, or was at ``at_moment``. Within one sitting a half of it
        completes or corrects the last check-in, and the other half stays. Raises TrainerError for a moment
        in the future, or long ago."""
        session = self._session
        with session.lock:
            now, today = session.now(), session.today
            at_moment = None if at_moment is None else session.moment(at_moment)
            fault = None if at_moment is None else moment_fault(at_moment, now, today)
            if fault:
                raise TrainerError(fault)
            day = today if at_moment is None else min(today, session.practice_day(at_moment))
            library = session.library
            courses = library.courses
            offered = offer(day, library.exercises, session.history, courses) if day == today else ()
            last = None if at_moment is not None else self._of_this_sitting(now, mood, pull)
            if last is not None:
                mood = last[1].mood if mood is None else mood
                pull = last[1].pull if pull is None else pull
            data = Checkin(mood=mood, pull=pull, offered=offered, at_moment=at_moment)
            return session.save(data, day, replaces=None if last is None else last[0])

    def of_today(self) -> Checkin | None:
        """Today's latest check-in."""
        last = self._last()
        return None if last is None else last[1]

    def ever(self) -> bool:
        """Whether a mood or a pull was ever told here."""
        history = self._session.history
        return any(month.count(Checkin.COUNTED) > 0 for month in history.digests) or any(
            isinstance(record.data, Checkin) for record in history.recent
        )

    def _of_this_sitting(
        self, now: datetime, mood: int | None, pull: int | None
    ) -> tuple[Record, Checkin] | None:
        """The last check-in, if it was just made and either of the two is only half."""
        last = self._last()
        if last is None or abs(now - last[0].at) > SITTING:
            return None
        return last if None in (mood, pull, last[1].mood, last[1].pull) else None

    def _last(self) -> tuple[Record, Checkin] | None:
        found = {one[0].id: one for one in self._session.of_day(self._session.today, Checkin)}
        told = as_told(record for record, _how in found.values())
        return found[told[-1].id] if told else None
