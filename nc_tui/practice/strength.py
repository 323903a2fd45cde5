"""Strength: the slow number that one missed day hardly touches.

Exponential smoothing as in Loop Habit Tracker (iSoron/uhabits, ``Score.compute``): with a frequency f of
repetitions a day, strength ← strength · m + check · (1 − m), m = 0.5 ^ (√f / 13). A check is the share of
the wanted days that were practised in the seven days ending there, at most 1.
"""

from collections.abc import Collection, Iterator
from datetime import date
from math import sqrt

WINDOW = 7
REACH = 2_000
"""Days after which nothing is left of an older strength: even with three rest days it then weighs less
than 0.5 ^ 116, far below what a number of 53 bits can hold."""


def whole_percent(share: float) -> int:
    """A share from 0 to 1 in whole percent, rounded down: never 100 before it is really full."""
    return int(share * 100 + 1e-9)


def strength(practised: Collection[date], today: date, rest_days: int) -> float:
    """The strength, 0 to 1, at the end of today if it was practised, else of yesterday."""
    course = tuple(_course(practised, today, rest_days, 1))
    return course[-1][1] if course else 0.0


def strength_curve(
    practised: Collection[date], today: date, rest_days: int, days: int
) -> tuple[tuple[date, float], ...]:
    """The last ``days`` days with their strengths, oldest first; shorter where practice began later."""
    course = tuple(_course(practised, today, rest_days, days))
    return tuple((date.fromordinal(day), value) for day, value in course[max(0, len(course) - days) :])


def _course(
    practised: Collection[date], today: date, rest_days: int, shown: int
) -> Iterator[tuple[int, float]]:
    """Days by their numbers and the strengths on them: at least the last ``shown``, where there are as
    many, and no more before them than have any weight."""
    now = today.toordinal()
    days = {number for number in {day.toordinal() for day in practised} if number <= now}
    if not days:
        return
    end = now if now in days else now - 1
    begin = max(min(days), end - shown - REACH)
    wanted = WINDOW - rest_days
    keep = 0.5 ** (sqrt(wanted / WINDOW) / 13)
    gains = [min(1.0, inside / wanted) * (1 - keep) for inside in range(WINDOW + 1)]
    value = 0.0
    inside = sum(day in days for day in range(begin - WINDOW, begin))
    for day in range(begin, end + 1):
        inside += (day in days) - (day - WINDOW in days)
        value = value * keep + gains[inside]
        yield day, value
