"""Mood and pull given back: how the last seven days compare with the seven before."""

from collections.abc import Sequence
from datetime import date, timedelta

from nc_tui.practice.history import History
from nc_tui.practice.kinds import Checkin

WEEK, FEWEST = 7, 3
"""Days of a week, and the fewest ratings of it that speak for it."""


def weekly_words(history: History, today: date) -> str:
    """``Mood around 6 this week, 4 the week before. Pull around 3 this week.``: the median of each week with
    at least three ratings, of two middle ones the lower. Empty where this week has too few."""
    week = timedelta(days=WEEK)
    now, before = _ratings(history, today), _ratings(history, today - week)
    lines = (_compared(name, now[name], before[name]) for name in ("Mood", "Pull"))
    return " ".join(line for line in lines if line)


def _ratings(history: History, last: date) -> dict[str, list[int]]:
    first = last - timedelta(days=WEEK - 1)
    told = [r.data for r in history.recent if first <= r.day <= last and isinstance(r.data, Checkin)]
    return {
        "Mood": [one.mood for one in told if one.mood is not None],
        "Pull": [one.pull for one in told if one.pull is not None],
    }


def _compared(name: str, now: Sequence[int], before: Sequence[int]) -> str:
    if len(now) < FEWEST:
        return ""
    line = f"{name} around {_median(now)} this week"
    if len(before) < FEWEST:
        return f"{line}."
    same = _median(before) == _median(now)
    return f"{line}, as the week before." if same else f"{line}, {_median(before)} the week before."


def _median(ratings: Sequence[int]) -> int:
    return sorted(ratings)[(len(ratings) - 1) // 2]
