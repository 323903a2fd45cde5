"""An unsent letter: saved, sealed until a day, or burned.

Saved and sealed letters are records. A letter to be burned never becomes one: it lives in a draft only, which
is discarded, and a record without text says that one was burned.
"""

from datetime import date, timedelta
from typing import ClassVar, Literal, Self

from msgspec.structs import replace

from nc_tui.practice.kinds.facts import DiaryEntry, Facts, Listed, Said, TitleOf, written
from nc_tui.practice.kinds.fields import Field

LONGEST_SEAL = timedelta(days=366)
"""Sealed letters are found among the recent records until they open, so no seal lasts longer."""


class Letter(Facts, frozen=True):
    """A sealed letter is not shown before the day ``open_on``; of a burned one only the fact remains: to make
    one with a text raises ValueError, so that none can reach the disk."""

    NAME: ClassVar = "letter"
    TEXTS: ClassVar = ("text",)
    FIELDS: ClassVar = (Field("text", "the letter", "text", needed=True),)

    state: Literal["kept", "sealed", "burned"]
    text: str | None = None
    open_on: date | None = None

    def __post_init__(self) -> None:
        if self.state == "burned" and self.text is not None:
            raise ValueError("a burned letter keeps no text")

    def can_be_read(self, today: date) -> bool:
        """Whether there is a text to show today: it was saved, or its seal has run out."""
        if self.text is None:
            return False
        return self.state == "kept" or self.open_on is None or self.open_on <= today

    def described(self, _title_of: TitleOf) -> Said:
        return Said("the letter" if self.text is not None else "the record of a burned letter")

    def diary(self, _title_of: TitleOf) -> DiaryEntry:
        if self.state == "burned":
            return DiaryEntry("An unsent letter: burned")
        if self.text is None and self.open_on is not None:
            return DiaryEntry(f"An unsent letter: sealed until {self.open_on.isoformat()}")
        return DiaryEntry("An unsent letter", written(self.text))

    def listed(self, _title_of: TitleOf) -> Listed:
        return Listed("an unsent letter", texts=written(self.text))

    def shown_on(self, today: date) -> bool:
        return self.can_be_read(today)

    def readable_on(self, today: date) -> Self:
        return self if self.can_be_read(today) else replace(self, text=None)


def seal_fault(open_on: date, today: date) -> str | None:
    """Why a letter can't be sealed until that day, in one line that says what to do; None if it can."""
    if open_on <= today:
        return "a seal lasts at least until tomorrow: choose a later day, or keep the letter open"
    if open_on > today + LONGEST_SEAL:
        return "a seal lasts at most a year: choose an earlier day"
    return None
