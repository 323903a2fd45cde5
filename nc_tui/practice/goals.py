"""Goals of the user's own, which have nothing to do with the other person."""

from datetime import date, timedelta

from nc_tui.practice.history import History
from nc_tui.practice.kinds import Goal


def same_goal(title: str, other: str) -> bool:
    """Whether two titles are of one goal: they differ at most in case and blanks."""
    return _plain(title) == _plain(other)


def goals(history: History, today: date, days: int) -> tuple[Goal, ...]:
    """Each goal as it was last noted in the ``days`` days that end today, the latest first. Titles that
    differ only in case and blanks are one goal; one whose title was erased is none."""
    return tuple(goal for goal, _ in _noted(history, today, days))


def goals_lapse(history: History, today: date, days: int) -> tuple[tuple[Goal, date], ...]:
    """The goals under way (started or going, and not done or dropped after that), each with the last day on
    which it counts if it isn't noted again, the latest first. Noting it again renews it."""
    return tuple(
        (goal, day + timedelta(days - 1))
        for goal, day in _noted(history, today, days)
        if goal.state in ("started", "going")
    )


def _noted(history: History, today: date, days: int) -> tuple[tuple[Goal, date], ...]:
    first = today - timedelta(days - 1)
    latest: dict[str, tuple[Goal, date]] = {}
    for record in history.recent:
        if isinstance(record.data, Goal) and first <= record.day <= today:
            title = _plain(record.data.title)
            latest.pop(title, None)
            latest[title] = (record.data, record.day)
    latest.pop("", None)
    return tuple(reversed(latest.values()))


def _plain(title: str) -> str:
    return " ".join(title.split()).casefold()
