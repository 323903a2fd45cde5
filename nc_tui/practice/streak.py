"""The streak: practised days in a row, with rest days that need no button.

With R rest days in any seven, a span of days is *unbroken* if every window of seven consecutive days in it
(the whole span, if it is shorter) holds at most R unpractised days. Put the other way round: a span is
broken exactly where it holds R + 1 unpractised days that lie within seven days. Those places are looked
for here, in one pass over the practised days.
"""

from collections.abc import Collection, Sequence
from datetime import date
from itertools import pairwise

from msgspec import Struct

WINDOW = 7


class Streak(Struct, frozen=True):
    """``days`` and ``best`` count practised days; ``rest_left`` days may still pass without practice
    before the streak shrinks; ``behind`` are the practised days outside the present streak. ``before`` is how
    many the run held on the last practised day; where unpractised days have cut it since, it is a pause."""

    days: int
    best: int
    rest_left: int
    behind: int
    before: int = 0

    @property
    def is_pause(self) -> bool:
        """Whether the run has shrunk since the last practised day."""
        return self.days < self.before


def streak(practised: Collection[date], today: date, rest_days: int) -> Streak:
    """The streak on a day. Days after ``today`` (a clock set back, a flight west) don't count yet.

    Let e be today if practised, else yesterday. The streak is the number of practised days in the longest
    unbroken span that ends at e; the best one is the most in any unbroken span up to then.
    """
    now = today.toordinal()
    days = sorted(number for number in {day.toordinal() for day in practised} if number <= now)
    if not days:
        return Streak(0, 0, 0, 0)
    end = now if days[-1] == now else now - 1
    best = start = place = 0
    cut_since: int | None = None
    rests = _rests(days, end + 1, rest_days)
    for first, last in zip(rests, rests[rest_days:], strict=False):
        if last - first >= WINDOW:
            continue
        if cut_since is None and last > days[-1]:
            cut_since = start
        # No span holds both: one ends before ``last``, the next one begins after ``first``.
        while place < len(days) and days[place] < last:
            place += 1
        best = max(best, place - start)
        while start < len(days) and days[start] < first:
            start += 1
    length = len(days) - start
    left = _rest_left(rests, days[start], end + 1, rest_days) if length > 0 else 0
    before = len(days) - (start if cut_since is None else cut_since)
    return Streak(length, max(best, length), left, len(days) - length, before)


def _rests(days: Sequence[int], until: int, rest_days: int) -> list[int]:
    """The unpractised days between the first practised day and ``until``. Of a long gap only its first
    and last R + 1 days are there: they break every span that the days between them would break."""
    edge = rest_days + 1
    rests: list[int] = []
    for day, following in pairwise((*days, until)):
        if following - day > 2 * edge:
            rests += range(day + 1, day + 1 + edge)
            rests += range(following - edge, following)
        elif following - day > 1:
            rests += range(day + 1, following)
    return rests


def _rest_left(rests: Sequence[int], first_day: int, first: int, rest_days: int) -> int:
    """How many days from ``first`` on may pass unpractised while the span still reaches back to its first
    practised day: as many as no R + 1 of its rests then lie within seven days."""
    inside = [rest for rest in rests if rest > first_day]
    for count in range(rest_days + 1):
        inside.append(first + count)
        if len(inside) > rest_days and inside[-1] - inside[-1 - rest_days] < WINDOW:
            return count
    return rest_days
