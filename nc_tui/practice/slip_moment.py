"""When a slip was, where only roughly that is told: each answer stands for one moment."""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from typing import Literal

from nc_tui.practice.days import ONE_DAY

RoughTime = Literal["now", "today", "yesterday", "earlier"]
"""In the last hour, earlier today, yesterday, or on another day, which is named beside it."""
NOON, EVENING = time(12), time(20)
MINUTE = timedelta(minutes=1)


def slip_moment(
    told: RoughTime,
    day: date | None,
    now: datetime,
    today: date,
    rollover_hour: int,
    taken: Collection[datetime] = (),
) -> datetime:
    """The moment to record: now as it is; else one that fits, and of it the first minute, going back, at
    which none of the ``taken`` moments lie. ``day`` is the one meant by ``earlier``."""
    if told == "now":
        return now
    moment = _about(told, day, now, today, rollover_hour)
    minutes = {one.replace(second=0, microsecond=0) for one in taken}
    while moment.replace(second=0, microsecond=0) in minutes:
        moment -= MINUTE
    return moment


def noon_of(day: date, now: datetime, today: date) -> datetime:
    """Noon of a day; of today the hour there is, if noon is still to come."""
    noon = datetime.combine(day, NOON, now.tzinfo)
    return min(noon, now) if day == today else noon


def _about(told: RoughTime, day: date | None, now: datetime, today: date, rollover_hour: int) -> datetime:
    if told == "today":
        start = now.replace(hour=rollover_hour, minute=0)
        return max(now - timedelta(hours=3), start) if now >= start else now - timedelta(hours=1)
    if told == "yesterday":
        return datetime.combine(today - ONE_DAY, EVENING, now.tzinfo)
    return noon_of(day or today, now, today)
