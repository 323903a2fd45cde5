"""The streak: practised days in a row, with rest days that need no button.

With R rest days in any seven, a span of days is *unbroken* if every window of seven consecutive days in it
(the whole span, if it is shorter) holds at most R unpractised days. Put the other way round, a span breaks
where R + 1 unpractised days lie within seven days; that is what is looked for here, in one pass.
"""

from collections.abc import Collection
from datetime import date

from msgspec import Struct

WINDOW = 7


class Streak(Struct, frozen=True):
    """``days`` and ``best`` count practised days; ``rest_left`` days may still pass without practice
    before the streak shrinks; ``behind`` are the practised days outside the present streak."""

    days: int
    best: int
    rest_left: int
    behind: int


def streak(practised: Collection[date], today: date, rest_days: int) -> Streak:
    """The streak on a day. Days after ``today`` (a clock set back) don't count.

    Let e be today if practised, else yesterday. The streak is the number of practised days in the longest
    unbroken span that ends at e; the best one is the most in any unbroken span up to then.
    """
    days = sorted({day.toordinal() for day in practised if day <= today})
    if not days:
        return Streak(0, 0, 0, 0)
    now = today.toordinal()
    end = now if days[-1] == now else now - 1
    best, start, rests = 0, 0, list[int]()
    for place, day in enumerate(days):
        if place > 0:
            start, rests = _after_rest(days, start, place, rests, day, rest_days)
        best = max(best, place - start + 1)
    open_start, open_rests = _after_rest(days, start, len(days), rests, end + 1, rest_days)
    length = len(days) - open_start
    left = _rest_left(days, open_start, open_rests, end + 1, rest_days) if length > 0 else 0
    return Streak(length, best, left, len(days) - length)


def _after_rest(
    days: list[int], start: int, place: int, rests: list[int], until: int, rest_days: int
) -> tuple[int, list[int]]:
    """The place at which the span starts, and its latest rests, after the unpractised days between the
    practised day before ``place`` and the day ``until`` have passed."""
    last = days[place - 1]
    if until - last - 1 > rest_days:
        return place, []
    kept = list(rests)
    for rest in range(last + 1, until):
        kept = [*kept[-rest_days:], rest] if rest_days > 0 else [rest]
        if len(kept) > rest_days and rest - kept[-rest_days - 1] < WINDOW:
            while start < place and days[start] <= kept[-rest_days - 1]:
                start += 1
    return start, kept


def _rest_left(days: list[int], start: int, rests: list[int], first: int, rest_days: int) -> int:
    """How many days from ``first`` on may pass unpractised while the span keeps its start."""
    for count in range(rest_days + 1):
        moved, _ = _after_rest(days, start, len(days), _before(rests, days[-1]), first + count + 1, rest_days)
        if moved != start:
            return count
    return rest_days


def _before(rests: list[int], day: int) -> list[int]:
    return [rest for rest in rests if rest < day]
