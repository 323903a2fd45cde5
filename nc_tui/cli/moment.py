"""When something was: ``--day`` and ``--at``, together or alone, and how a moment is said."""

import re
from collections.abc import Callable
from datetime import date, datetime, time, tzinfo
from typing import TypeVar

import click

from nc_tui.cli.errors import CommandError
from nc_tui.practice.days import ONE_DAY, at_place, parse_day
from nc_tui.practice.records import Record, moment_of
from nc_tui.practice.wording import near_moment
from nc_tui.trainer import Trainer

T = TypeVar("T")

FORMS = "write 23:40, or 2026-11-22T23:40"
NOON = time(12)
"""The time of day that a day without one is given."""


def moment_given(day: str | None, at: str | None, trainer: Trainer) -> datetime | None:
    """The moment that was given; None where it is now.

    A time of day belongs to the practice day: after midnight and before the rollover it is still the
    evening's. A day before today without a time is given noon. A time with another offset is turned into
    the place's own; a day of another season has that season's. Raises click's BadParameter for what is
    no day or time, and CommandError for a time of today that is still to come.
    """
    rollover, place = trainer.settings.rollover_hour, trainer.session.place
    for_day = None if day is None else _read("--day", lambda: parse_day(day, trainer.today))
    if at is None:
        if for_day is None or for_day == trainer.today:
            return None
        return _read("--day", lambda: at_place(datetime.combine(for_day, NOON), place))
    wanted = _read("--at", lambda: parse_time(at))
    if isinstance(wanted, datetime):
        if for_day is not None:
            raise click.BadParameter("names its own day; leave out --day", param_hint="--at")
        return _read("--at", lambda: at_place(wanted, place))
    moment = _read("--day", lambda: _on_practice_day(for_day or trainer.today, wanted, rollover, place))
    if for_day is None and moment > trainer.now():
        raise CommandError(
            f"today at {wanted:%H:%M} is in the future; if it was last night, add --day yesterday"
        )
    return moment


def parse_time(words: str) -> time | datetime:
    """A time of day as people type it (``23:40``, ``7.05``), or a day with one in ISO 8601.

    Raises ValueError with one line that names the forms.
    """
    plain = words.strip()
    if found := re.fullmatch(r"([0-9]{1,2})[:.h]([0-9]{2})", plain):
        hour, minute = int(found[1]), int(found[2])
        if hour > 23 or minute > 59:
            raise ValueError(f"no clock shows {plain}")
        return time(hour, minute)
    if not re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}", plain):
        raise ValueError(f"“{plain[:40]}” isn't a time: {FORMS}")
    try:
        return datetime.fromisoformat(plain)
    except ValueError:
        raise ValueError(f"there's no {plain[:40]} in the calendar") from None


def said_moment(record: Record, today: date) -> str:
    """``today at 07:30``: when what the record tells of was, by the clock of the place."""
    return near_moment(moment_of(record), today)


def iso_moment(record: Record) -> str:
    """The same for machines, to the minute, with its offset."""
    return moment_of(record).isoformat(timespec="minutes")


def _on_practice_day(day: date, at: time, rollover: int, place: tzinfo) -> datetime:
    calendar_day = day + ONE_DAY if at.hour < rollover else day
    return at_place(datetime.combine(calendar_day, at), place)


def _read(option: str, parse: Callable[[], T]) -> T:
    try:
        return parse()
    except OverflowError:
        raise click.BadParameter("no calendar goes so far", param_hint=option) from None
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint=option) from None
