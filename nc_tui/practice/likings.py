"""Favourites, and exercises that aren't for someone.

A favourite stands first in lists and changes nothing about the plan, so that what is easy isn't all that is
ever practised. What isn't for someone is no longer offered, from the day after they said so: the plan of a
day is made of earlier days.
"""

from collections.abc import Iterable
from datetime import date

from nc_tui.practice.kinds import Liking
from nc_tui.practice.kinds.liking import Like
from nc_tui.practice.records import Record


def likings(lasting: Iterable[Record], before: date | None = None) -> dict[str, Like]:
    """What was last said of each exercise, by the records of the days before one, or by all. One of which
    it was taken back isn't there."""
    found: dict[str, Like] = {}
    for record in lasting:
        data = record.data
        if isinstance(data, Liking) and (before is None or record.day < before):
            found[data.exercise] = data.like
    return {exercise: like for exercise, like in found.items() if like != "neither"}


def left_out(lasting: Iterable[Record], before: date | None = None) -> frozenset[str]:
    """The exercises that aren't to be offered."""
    return frozenset(one for one, like in likings(lasting, before).items() if like == "not-for-me")
