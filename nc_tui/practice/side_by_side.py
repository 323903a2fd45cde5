"""Mood on days with practice beside mood on days without. Side by side, and no more: neither causes the
other by standing there."""

from datetime import date, timedelta

from msgspec import Struct

from nc_tui.practice.history import History
from nc_tui.practice.time_axis import facts_of

DAYS, FEWEST = 90, 8
"""Days that are looked at, and the fewest rated ones of each sort."""


class SideBySide(Struct, frozen=True):
    """The mean mood (0 to 10) of ``with_days`` days with practice and of ``without_days`` without."""

    with_practice: float
    with_days: int
    without: float
    without_days: int


def side_by_side(history: History, today: date) -> SideBySide | None:
    """Both means of the last DAYS days; None where too few days of either sort were rated."""
    first = today - timedelta(days=DAYS - 1)
    facts = facts_of(record for record in history.recent if first <= record.day <= today)
    rated = [(day, one.mood) for day, one in facts.items() if one.mood is not None]
    practised = [mood for day, mood in rated if day in history.practised_days]
    not_practised = [mood for day, mood in rated if day not in history.practised_days]
    if min(len(practised), len(not_practised)) < FEWEST:
        return None
    return SideBySide(
        sum(practised) / len(practised),
        len(practised),
        sum(not_practised) / len(not_practised),
        len(not_practised),
    )
