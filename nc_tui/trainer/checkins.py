"""Check-ins: how someone is."""

from datetime import datetime, timedelta

from nc_tui.practice.kinds import Checkin
from nc_tui.practice.plan import offer
from nc_tui.practice.records import Record, moment_of
from nc_tui.practice.wording import near_moment
from nc_tui.trainer.errors import TrainerError
from nc_tui.trainer.session import Session

SITTING = timedelta(minutes=30)
"""How long a check-in without pull waits for it; a later one is another check-in."""


class Checkins:
    """Mood and pull."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def check_in(self, mood: int | None, pull: int | None, at_moment: datetime | None = None) -> Record:
        """Record how someone is, or was at ``at_moment`` (with its zone). A check-in without pull is
        completed by the next one within the same sitting. Raises TrainerError for a moment in the future."""
        session = self._session
        with session.lock:
            now, today = session.now(), session.today
            if at_moment is not None and at_moment > now:
                raise TrainerError(
                    f"{near_moment(at_moment, today)} is in the future; give a time in the past"
                )
            day = today if at_moment is None else min(today, session.practice_day(at_moment))
            offered = offer(day, session.library.exercises, session.history) if day == today else ()
            half = None if at_moment is not None else self._half(now)
            if mood is None and half is not None:
                mood = half[1].mood
            data = Checkin(mood=mood, pull=pull, offered=offered, at_moment=at_moment)
            return session.save(data, day, replaces=None if half is None else half[0])

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

    def _half(self, now: datetime) -> tuple[Record, Checkin] | None:
        """The check-in of this sitting that still waits for its pull."""
        last = self._last()
        if last is None or last[1].pull is not None:
            return None
        return last if abs(now - last[0].at) <= SITTING else None

    def _last(self) -> tuple[Record, Checkin] | None:
        # Of two at one moment the one saved last: the first of the reversed.
        found = reversed(list(self._session.of_day(self._session.today, Checkin)))
        return max(found, key=lambda pair: moment_of(pair[0]), default=None)
