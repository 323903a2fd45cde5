"""Care: when to offer help, and the quiet notice of a passive week.

Nothing here is a diagnosis or a judgement. Every threshold is a choice of ours.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from msgspec import Struct

from nc_tui.practice.days import ONE_DAY, practice_day
from nc_tui.practice.exercise import WITH_A_PERSON
from nc_tui.practice.history import History
from nc_tui.practice.kinds import Checkin, Monitoring, Urge
from nc_tui.practice.records import Record

WEEK = 7
LOWEST_MOOD = 1
HIGHEST_RATING = 10


class Notice(Struct, frozen=True):
    """A quiet line for Today."""

    id: str
    line: str


NO_PERSON = Notice(
    "no-person", "It's been a week since you practised with someone. One hello today is enough."
)
MONITORING = Notice(
    "monitoring",
    "You recorded looking or asking around this week. The guide about looking is a good next step.",
)


def worst_moment(history: History, record: Record) -> bool:
    """Whether to offer the help page after ``record``, which is in ``history``: an urge or pull of 10,
    or a mood of 0 or 1 in this check-in and the one before it (at most a week earlier).

    A check-in that leaves the mood out is passed over.
    """
    data = record.data
    if isinstance(data, Urge):
        return HIGHEST_RATING in (data.rating, *data.ratings)
    if not isinstance(data, Checkin):
        return False
    if data.pull == HIGHEST_RATING:
        return True
    if data.mood is None or data.mood > LOWEST_MOOD:
        return False
    before = next(_moods_before(history, record), None)
    return before is not None and before <= LOWEST_MOOD


def passive_notice(history: History, today: date, rollover_hour: int = 4) -> Notice | None:
    """The quiet notice for today, if there is one; ``no-person`` goes before ``monitoring``.

    ``no-person``: on the seven days before today and on today, no exercise with a person was done or
    partly done. ``monitoring``: on one of the seven days before today, monitoring was noted.

    A notice stands for a whole day, and the same one at most every seventh day. None comes in the first
    seven days, to someone who was away for the last seven, on a day with a worst moment, and while the
    gate ``crisis`` is closed. A day counts as a visit if something was recorded on it for itself.
    """
    crisis = history.way.answers.get("crisis", False)
    if crisis or any(worst_moment(history, record) for record in history.on(today)):
        return None
    visits = _Visits(history, rollover_hour)
    begun = visits.begun()
    if begun is None:
        return None
    settled = begun + timedelta(WEEK)
    person = _last_with_a_person(history, today)
    quiet_since = settled if person is None else max(settled, person + timedelta(WEEK + 1))
    if visits.is_shown(quiet_since, today, lambda _: True):
        return NO_PERSON
    monitored = frozenset(r.day for r in history.recent if isinstance(r.data, Monitoring) and r.day < today)
    first = _first_of_row(monitored, today)
    if first is not None and visits.is_shown(
        max(settled, first + ONE_DAY), today, lambda day: any(back in monitored for back in _week_before(day))
    ):
        return MONITORING
    return None


class _Visits:
    """On which days the program was used, and so which days could show a notice."""

    def __init__(self, history: History, rollover_hour: int) -> None:
        self._history = history
        self._rollover_hour = rollover_hour

    def begun(self) -> date | None:
        """The first day of use; where it is long ago, a day that is long ago."""
        if self._history.digests:
            return self._history.since
        first = min((record.at for record in self._history.recent), default=None)
        return None if first is None else practice_day(first, self._rollover_hour)

    def on(self, day: date) -> bool:
        """Whether something was recorded on the day for itself."""
        return any(practice_day(r.at, self._rollover_hour) == day for r in self._history.on(day))

    def is_shown(self, since: date, today: date, holds: Callable[[date], bool]) -> bool:
        """Whether a notice is shown today that can be shown from ``since`` on, on days on which it
        ``holds``: on the first visit, then on the first visit at least seven days after that one."""
        day = since
        while day <= today:
            may_be = holds(day) and any(map(self.on, _week_before(day)))
            if may_be and day == today:
                return True
            day += timedelta(WEEK) if may_be and self.on(day) else ONE_DAY
        return False


def _week_before(day: date) -> Iterator[date]:
    return (day - timedelta(back) for back in range(1, WEEK + 1))


def _last_with_a_person(history: History, today: date) -> date | None:
    for day, practice in reversed(history.practices):
        if day <= today and practice.outcome != "not" and practice.stakes in WITH_A_PERSON:
            return day
    return None


def _first_of_row(days: frozenset[date], today: date) -> date | None:
    """The first day of the row that leads up to today, in which no two days are more than two weeks apart:
    after a longer gap the last notice is too far back to matter."""
    first = None
    for day in sorted(days, reverse=True):
        if ((first or today) - day).days > 2 * WEEK:
            break
        first = day
    return first


def monitoring_count(history: History, today: date, days: int) -> int:
    """How often monitoring was noted in the ``days`` days that end today."""
    first = today - timedelta(days - 1)
    return sum(isinstance(r.data, Monitoring) and first <= r.day <= today for r in history.recent)


def _moods_before(history: History, record: Record) -> Iterator[int]:
    """The moods of the check-ins before this one, back to a week earlier, the latest first."""
    earliest = record.day - timedelta(WEEK)
    for other in reversed(history.recent):
        if other.day < earliest:
            return
        is_before = other.id != record.id and (other.day, other.at) < (record.day, record.at)
        if is_before and isinstance(other.data, Checkin) and other.data.mood is not None:
            yield other.data.mood
