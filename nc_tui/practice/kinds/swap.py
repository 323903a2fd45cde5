"""In the day's plan, one exercise taken instead of another."""

from typing import ClassVar

from nc_tui.practice.kinds.facts import DiaryEntry, Facts, TitleOf


class Swap(Facts, frozen=True):
    """``exercise`` was taken instead of ``instead_of``."""

    NAME: ClassVar = "swap"

    exercise: str
    instead_of: str

    def described(self, title_of: TitleOf) -> str:
        return title_of(self.exercise)

    def diary(self, title_of: TitleOf) -> DiaryEntry:
        return DiaryEntry(f"Swapped: {title_of(self.exercise)} instead of {title_of(self.instead_of)}")
