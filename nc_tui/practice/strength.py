"""Strength: the slow number that one missed day hardly touches.

Exponential smoothing as in Loop Habit Tracker (iSoron/uhabits, ``Score.compute``): with a frequency f of
repetitions a day, strength ← strength · m + check · (1 − m), m = 0.5 ^ (√f / 13). A check is the share of
the wanted days that were practised in the seven days ending there, at most 1.
"""

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from math import sqrt

WINDOW = 7


def strength(practised: Collection[date], today: date, rest_days: int) -> float:
    """The strength, 0 to 1, at the end of today if it was practised, else of yesterday."""
    course = tuple(_course(practised, today, rest_days))
    return course[-1][1] if course else 0.0


def strength_curve(
    practised: Collection[date], today: date, rest_days: int, days: int
) -> tuple[tuple[date, float], ...]:
    """The last ``days`` days with their strengths, oldest first; shorter where practice began later."""
    return tuple(_course(practised, today, rest_days))[-days:]


def _course(practised: Collection[date], today: date, rest_days: int) -> Iterator[tuple[date, float]]:
    days = {day.toordinal() for day in practised if day <= today}
    if not days:
        return
    wanted = WINDOW - rest_days
    keep = 0.5 ** (sqrt(wanted / WINDOW) / 13)
    end = today if today.toordinal() in days else today - timedelta(days=1)
    value, inside = 0.0, 0
    for day in range(min(days), end.toordinal() + 1):
        inside += (day in days) - (day - WINDOW in days)
        value = value * keep + min(1.0, inside / wanted) * (1 - keep)
        yield date.fromordinal(day), value
