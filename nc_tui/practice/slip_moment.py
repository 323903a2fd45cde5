"""When a slip was, where only roughly that is told: each answer stands for one moment."""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Literal

from nc_tui.practice.days import MINUTE, ONE_DAY, at_place

RoughTime = Literal["now", "today", "yesterday", "earlier"]
"""In the last hour, earlier today, yesterday, or on another day, which is named beside it."""
NOON, EVENING = time(12), time(20)


def slip_moment(
    told: RoughTime,
    day: date | None,
    now: datetime,
    today: date,
    rollover_hour: int,
    taken: Collection[datetime] = (),
    place: tzinfo | None = None,
) -> datetime:
    """The moment to record: now as it is; else one that fits, and of it the first minute, going back, at
    which none of the ``taken`` moments lie. ``day`` is the one meant by ``earlier``; ``place`` the zone in
    which all of that is told, where it isn't the one that ``now`` has."""
    if told == "now":
        return now
    moment = _about(told, day, now, today, rollover_hour, place)
    minutes = {one.replace(second=0, microsecond=0) for one in taken}
    while moment.replace(second=0, microsecond=0) in minutes:
        moment -= MINUTE
    return moment


def noon_of(day: date, now: datetime, today: date, place: tzinfo | None = None) -> datetime:
    """Noon of a day at the place (else in the zone of ``now``); of today the hour there is, if noon is still
    to come."""
    noon = _at(day, NOON, now, place)
    return min(noon, now) if day == today else noon


def _about(
    told: RoughTime, day: date | None, now: datetime, today: date, rollover_hour: int, place: tzinfo | None
) -> datetime:
    if told == "today":
        start = _at(now.date(), time(rollover_hour), now, place)
        return max(now - timedelta(hours=3), start) if now >= start else now - timedelta(hours=1)
    if told == "yesterday":
        return _at(today - ONE_DAY, EVENING, now, place)
    return noon_of(day or today, now, today, place)


def _at(day: date, at: time, now: datetime, place: tzinfo | None) -> datetime:
    if place is None:
        return datetime.combine(day, at, now.tzinfo)
    return at_place(datetime.combine(day, at), place)
