"""Mood and pull of the last four weeks, day by day, and in two numbers."""

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec import Struct

from nc_tui.practice.day_state import day_state
from nc_tui.practice.history import History

DAYS, FEWEST, EDGE = 28, 8, 7
"""Days of a curve, the fewest of them that make one, and those at each end that its two numbers stand for."""


class DayCurve(Struct, frozen=True):
    """The last rating of each day, the oldest first, None where there was none; and the middle one of its
    first and of its last week."""

    values: tuple[int | None, ...]
    first: int
    last: int


def mood_and_pull(history: History, today: date) -> tuple[DayCurve | None, DayCurve | None]:
    """Both curves; None for one that too few days were rated for."""
    days = [today - timedelta(days=back) for back in range(DAYS - 1, -1, -1)]
    states = [day_state(history.on(day)) for day in days]
    return _curve([state.mood for state in states]), _curve([state.pull for state in states])


def _curve(values: Sequence[int | None]) -> DayCurve | None:
    given = [value for value in values if value is not None]
    first = sorted(value for value in values[:EDGE] if value is not None)
    last = sorted(value for value in values[-EDGE:] if value is not None)
    if len(given) < FEWEST or not first or not last:
        return None
    return DayCurve(tuple(values), first[(len(first) - 1) // 2], last[(len(last) - 1) // 2])
