"""Unsent letters: when a sealed one may be read again.

Kept and sealed letters are records. A letter to be burned never becomes a record: it lives in a draft only,
which is discarded, and a record without text says that one was burned.
"""

from datetime import date, timedelta

from nc_tui.practice.records import Letter

LONGEST_SEAL = timedelta(days=366)
"""Sealed letters are found among the recent records until they open, so no seal lasts longer."""


def can_be_read(letter: Letter, today: date) -> bool:
    """Whether the letter has a text to show today: it is kept, or its seal has run out."""
    if letter.text is None:
        return False
    return letter.state == "kept" or letter.open_on is None or letter.open_on <= today


def seal_fault(open_on: date, today: date) -> str | None:
    """Why a letter can't be sealed until that day, in one line that says what to do; None if it can."""
    if open_on <= today:
        return "a seal lasts at least until tomorrow: choose a later day, or keep the letter open"
    if open_on > today + LONGEST_SEAL:
        return "a seal lasts at most a year: choose an earlier day"
    return None
