"""In the day's plan, one exercise taken instead of another."""

from typing import ClassVar

from nc_tui.practice.kinds.facts import DiaryEntry, Facts, Listed, Said, TitleOf, titled


class Swap(Facts, frozen=True):
    """``exercise`` was taken instead of ``instead_of``."""

    NAME: ClassVar = "swap"
    MOVES: ClassVar = False

    exercise: str
    instead_of: str

    def described(self, title_of: TitleOf) -> Said:
        return titled(title_of(self.exercise) or "", self.exercise)

    def diary(self, title_of: TitleOf) -> DiaryEntry:
        taken, instead_of = (title_of(one) or one for one in (self.exercise, self.instead_of))
        return DiaryEntry(f"Swapped: {taken} instead of {instead_of}")

    def listed(self, title_of: TitleOf) -> Listed:
        taken, instead_of = (title_of(one) or one for one in (self.exercise, self.instead_of))
        return Listed(taken, f"instead of {instead_of}")
