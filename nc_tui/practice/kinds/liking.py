"""An exercise liked, or not wanted."""

from collections.abc import Mapping
from typing import ClassVar, Literal

from nc_tui.practice.kinds.facts import DiaryEntry, Facts, Listed, Said, TitleOf

Like = Literal["favourite", "not-for-me", "neither"]
LIKES: Mapping[Like, str] = {
    "favourite": "a favourite",
    "not-for-me": "not for me",
    "neither": "neither a favourite nor left out",
}


class Liking(Facts, frozen=True):
    """What someone thinks of an exercise; the last one said counts, however long ago."""

    NAME: ClassVar = "liking"
    MOVES: ClassVar = False

    exercise: str
    like: Like

    def described(self, title_of: TitleOf) -> Said:
        return Said(f"“{title_of(self.exercise) or self.exercise}”, {LIKES[self.like]}")

    def diary(self, title_of: TitleOf) -> DiaryEntry:
        return DiaryEntry(f"{title_of(self.exercise) or self.exercise}: {LIKES[self.like]}")

    def listed(self, title_of: TitleOf) -> Listed:
        return Listed(title_of(self.exercise) or self.exercise, LIKES[self.like])

    def lasts(self) -> bool:
        return True
