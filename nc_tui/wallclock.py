"""The time on the wall, and the place where it hangs: handed in everywhere, read here alone.

``NC_TUI_NOW=2026-11-23T07:30+01:00`` fixes the time, for demos, pictures and tests. The place is then this
machine's if its clocks show that offset at that moment, else one that has it all the year. Or it is named:
``2026-11-23T07:30+01:00[Europe/Berlin]`` (RFC 9557).
"""

import os
import re
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, tzinfo
from functools import cached_property
from pathlib import Path

WallClock = Callable[[], datetime]
"""Gives the moment. Its zone is the place's, which knows what the clocks there show on any day."""

_FIXED = r"(?P<moment>[^\[]+)(\[(?P<zone>[^\]]+)\])?"
_NAME = r"[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*"
_DATABASE = "zoneinfo/"
"""What stands before a zone's name in the path of its file."""


class Here(tzinfo):
    """The zone of this machine, by the rules that its system has for every day.

    The system is asked rather than ``zoneinfo``, which takes longer to load than a command takes to run.
    """

    @cached_property
    def key(self) -> str | None:
        """Its name in the time zone database, where the system tells it."""
        return _name_here()

    def utcoffset(self, moment: datetime | None) -> timedelta | None:
        """What the clocks show there at that moment, given as they show it."""
        return None if moment is None else moment.replace(tzinfo=None).astimezone().utcoffset()

    def dst(self, moment: datetime | None) -> timedelta | None:  # noqa: ARG002 - the system doesn't tell
        """Nobody knows how much of the offset is summer time."""
        return None

    def tzname(self, moment: datetime | None) -> str | None:
        """The name of the offset, such as CET."""
        return None if moment is None else moment.replace(tzinfo=None).astimezone().tzname()

    def fromutc(self, moment: datetime) -> datetime:
        """The moment as the clocks show it."""
        local = moment.replace(tzinfo=UTC).astimezone()
        shown = local.replace(tzinfo=self, fold=0)
        return shown if shown.utcoffset() == local.utcoffset() else shown.replace(fold=1)


HERE = Here()


def system_time() -> datetime:
    """The moment in the zone of the machine."""
    return datetime.now(HERE)


def wall_clock(fixed: str | None) -> WallClock:
    """The system's time, or a time that stands still at ``fixed`` (ISO 8601 with an offset, and the name of a
    zone in brackets where the place is to have one).

    Raises ValueError with one line when ``fixed`` is no such time.
    """
    if not fixed:
        return system_time
    moment = _fixed(fixed)
    if moment is None:
        raise ValueError(
            f"NC_TUI_NOW is “{fixed[:60]}”: write a time with its offset, 2026-11-23T07:30+01:00"
        )
    return lambda: moment


def seconds() -> float:
    """Seconds that only ever go forward, for timers and the pacer."""
    return time.monotonic()


def _fixed(words: str) -> datetime | None:
    parts = re.fullmatch(_FIXED, words)
    if parts is None:
        return None
    try:
        moment = datetime.fromisoformat(parts["moment"])
    except ValueError:
        return None
    if moment.tzinfo is None:
        return None
    if parts["zone"] is not None:
        from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

        try:
            return moment.astimezone(ZoneInfo(parts["zone"]))
        except (ZoneInfoNotFoundError, ValueError, OSError):
            return None
    here = moment.astimezone(HERE)
    return here if here.utcoffset() == moment.utcoffset() else moment


def _name_here() -> str | None:
    """``Europe/Berlin``: what TZ says, or where the system's link leads, or what stands in its file."""
    told = os.environ.get("TZ")
    if told is None:
        told = _read_name()
    found = told.removeprefix(":").rpartition(_DATABASE)[2]
    return found if re.fullmatch(_NAME, found) else None


def _read_name() -> str:
    try:
        return str(Path("/etc/localtime").readlink())
    except OSError:
        pass
    try:
        return Path("/etc/timezone").read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return ""
