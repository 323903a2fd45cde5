"""Which daily backups stay: the last days in full, then one a week, then one a month."""

from collections.abc import Callable, Iterable
from datetime import date

DAILY, WEEKLY, MONTHLY = 7, 4, 12


def staying(days: Iterable[date]) -> frozenset[date]:
    """Of the days on which a backup was made those whose backup stays: the last seven, the last one of each
    of the last four calendar weeks, and the last one of each of the last twelve months that have any. Weeks
    and months without a backup aren't counted, so that a long pause costs no backup."""
    latest_first = sorted(set(days), reverse=True)
    return frozenset(
        {
            *latest_first[:DAILY],
            *_latest_of_each(latest_first, lambda day: day.isocalendar()[:2])[:WEEKLY],
            *_latest_of_each(latest_first, lambda day: (day.year, day.month))[:MONTHLY],
        }
    )


def _latest_of_each(latest_first: list[date], span_of: Callable[[date], tuple[int, int]]) -> list[date]:
    latest: dict[tuple[int, int], date] = {}
    for day in latest_first:
        latest.setdefault(span_of(day), day)
    return list(latest.values())
