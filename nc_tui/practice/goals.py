"""Goals of the user's own, which have nothing to do with the other person."""

from datetime import date, timedelta

from nc_tui.practice.history import History
from nc_tui.practice.kinds import Goal


def goals(history: History, today: date, days: int) -> tuple[Goal, ...]:
    """Each goal as it was last noted in the ``days`` days that end today, the latest first. Titles that
    differ only in case and blanks are one goal; one whose title was erased is none."""
    first = today - timedelta(days - 1)
    latest: dict[str, Goal] = {}
    for record in history.recent:
        if isinstance(record.data, Goal) and first <= record.day <= today:
            title = " ".join(record.data.title.split()).casefold()
            latest.pop(title, None)
            latest[title] = record.data
    latest.pop("", None)
    return tuple(reversed(latest.values()))


def goals_under_way(history: History, today: date, days: int) -> int:
    """How many different goals were noted as under way (started or going) in the ``days`` days that end
    today, and not as done or dropped after that."""
    return sum(goal.state in ("started", "going") for goal in goals(history, today, days))
