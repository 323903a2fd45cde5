"""Practice days: the civil day a record is made for.

A practice day begins at the rollover hour (04:00 unless set otherwise), so an evening that ends after
midnight still belongs to its day. The day is read off the wall clock of the zone one is in, which makes
it immune to daylight saving: an hour that happens twice belongs to the same day both times.
"""

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

from nc_tui.practice.text import clean_line
from nc_tui.practice.wording import near_day, near_moment

ONE_DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
LONGEST = timedelta(days=36_525)
"""A hundred years: what is said to be longer ago is a slip of the finger."""


def practice_day(now: datetime, rollover_hour: int = 4) -> date:
    """The practice day of a moment given in local wall time (the zone itself plays no part)."""
    return (now.replace(tzinfo=None) - timedelta(hours=rollover_hour)).date()


def fixed(moment: datetime) -> datetime:
    """The same moment with the offset alone, in whole minutes as ISO 8601 has them: so moments compare by
    what they are, and not by what a clock showed."""
    offset = moment.utcoffset() or timedelta()
    return moment.astimezone(timezone(round(offset / MINUTE) * MINUTE)).replace(fold=0)


def at_place(moment: datetime, place: tzinfo) -> datetime:
    """A moment as the clocks of the place show it, with the offset they have at that very time.

    One without an offset is what they showed: of an hour that came twice the first, of one that was left out
    as much later. Where no calendar goes so far, the moment stays as it is.
    """
    try:
        known = moment if moment.tzinfo is not None else moment.replace(tzinfo=place).astimezone(UTC)
        return fixed(known.astimezone(place))
    except (OverflowError, OSError, ValueError):
        return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)


def parse_day(words: str, today: date) -> date:
    """A day as people type it: ``today``, ``yesterday``, ``-3`` (three days ago) or ``2026-11-23``.

    Raises ValueError with one line that names the forms.
    """
    plain = words.strip().lower()
    if plain in ("today", "t"):
        return today
    if plain in ("yesterday", "y"):
        return today - ONE_DAY
    if re.fullmatch(r"-[0-9]{1,4}", plain):
        return today + timedelta(days=int(plain))
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", plain):
        try:
            return date.fromisoformat(plain)
        except ValueError:
            raise ValueError(f"there is no {plain} in the calendar") from None
    raise ValueError(f"“{clean_line(plain, 40)}” is not a day: write today, yesterday, -3 or 2026-11-23")


def day_fault(day: date, today: date) -> str | None:
    """Why nothing can be told of a day, in one line that says what to do; None if it can: it is today or
    earlier, and at most a hundred years ago."""
    if day > today:
        return f"{near_day(day, today)} is in the future; record it on the day or after"
    if day < today - LONGEST:
        return f"{near_day(day, today)} is more than a hundred years ago: check the year"
    return None


def moment_fault(moment: datetime, now: datetime, today: date) -> str | None:
    """The same for a moment, which may not lie after ``now``. Both have an offset."""
    if moment > now:
        return f"{near_moment(moment, today)} is in the future; give a time in the past"
    return day_fault(min(moment.date(), today), today)
