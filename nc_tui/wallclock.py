"""The time on the wall: handed in everywhere, read in one place.

``NC_TUI_NOW=2026-11-23T07:30+01:00`` fixes it, for demos, pictures and tests.
"""

import time
from collections.abc import Callable
from datetime import datetime

WallClock = Callable[[], datetime]
"""Gives the moment with its offset from UTC."""


def system_time() -> datetime:
    """The moment in the zone of the machine."""
    return datetime.now().astimezone()


def wall_clock(fixed: str | None) -> WallClock:
    """The system's time, or a time that stands still at ``fixed`` (ISO 8601 with an offset).

    Raises ValueError with one line when ``fixed`` is no such time.
    """
    if not fixed:
        return system_time
    try:
        moment = datetime.fromisoformat(fixed)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise ValueError(
            f"NC_TUI_NOW is “{fixed[:40]}”: write a time with its offset, 2026-11-23T07:30+01:00"
        )
    return lambda: moment


def seconds() -> float:
    """Seconds that only ever go forward, for timers and the pacer."""
    return time.monotonic()
