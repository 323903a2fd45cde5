"""Practice days: the civil day a record is made for.

A practice day begins at the rollover hour (04:00 unless set otherwise), so an evening that ends after
midnight still belongs to its day. The day is read off the wall clock of the zone one is in, which makes
it immune to daylight saving: an hour that happens twice belongs to the same day both times.
"""

import re
from datetime import date, datetime, timedelta

from nc_tui.practice.text import clean_line

ONE_DAY = timedelta(days=1)


def practice_day(now: datetime, rollover_hour: int = 4) -> date:
    """The practice day of a moment given in local wall time (the zone itself plays no part)."""
    return (now.replace(tzinfo=None) - timedelta(hours=rollover_hour)).date()


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
