"""What a day's records tell of it: how the user was, and which plan was shown."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from msgspec import Struct

from nc_tui.practice.exercise import Exercise
from nc_tui.practice.kinds import Checkin, Swap, Urge
from nc_tui.practice.records import Record, as_told

HEAVY_MOOD, HEAVY_PULL = 2, 8
"""A day is heavy with a mood of this or less, or a pull of this or more."""


class DayState(Struct, frozen=True):
    """How one is: the latest mood and the latest pull of a day, None where there is none. ``at`` is when
    the latest of the two was given."""

    mood: int | None = None
    pull: int | None = None
    at: datetime | None = None

    @property
    def heavy(self) -> bool:
        """Whether the day calls for something gentle."""
        return (self.mood is not None and self.mood <= HEAVY_MOOD) or (
            self.pull is not None and self.pull >= HEAVY_PULL
        )


def day_state(records: Iterable[Record]) -> DayState:
    """How one is by a day's records, in the order of the moments they tell of. An urge tells of the pull how
    strong it came to be, until a check-in tells it again."""
    mood: int | None = None
    pull: int | None = None
    at: datetime | None = None
    for record in as_told(records):
        data = record.data
        if isinstance(data, Checkin):
            if data.mood is None and data.pull is None:
                continue
            mood = mood if data.mood is None else data.mood
            pull = pull if data.pull is None else data.pull
            at = record.at
        elif isinstance(data, Urge):
            pull = max((data.rating, *data.ratings))
            at = record.at
    return DayState(mood, pull, at)


def pinned(records: Iterable[Record]) -> tuple[str, ...]:
    """The plan that the day's first check-in keeps, before swaps; empty where none does.

    A heavy check-in keeps none: what it shows is the gentle plan.
    """
    for record in records:
        data = record.data
        if isinstance(data, Checkin) and data.offered and not DayState(data.mood, data.pull).heavy:
            return tuple(dict.fromkeys(data.offered))
    return ()


def swapped(
    offered: Iterable[str], records: Iterable[Record], exercises: Mapping[str, Exercise]
) -> tuple[str, ...]:
    """The offered exercises after the day's swaps, in the order in which these were made. A swap for an
    exercise that is there already, or that the library doesn't have, changes nothing."""
    chosen = list(offered)
    for record in records:
        data = record.data
        if not isinstance(data, Swap) or data.instead_of not in chosen:
            continue
        if data.exercise in exercises and data.exercise not in chosen:
            chosen[chosen.index(data.instead_of)] = data.exercise
    return tuple(chosen)


def shown(records: tuple[Record, ...], exercises: Mapping[str, Exercise]) -> tuple[str, ...]:
    """The plan of an ordinary day as its check-ins and swaps tell it; empty where no check-in kept one, and
    on a day that was heavy in the end."""
    offered = pinned(records)
    if not offered or day_state(records).heavy:
        return ()
    return swapped(offered, records, exercises)
