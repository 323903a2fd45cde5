"""A step of the ready list."""

from collections.abc import Mapping
from typing import ClassVar, Literal

from nc_tui.practice.kinds.facts import DiaryEntry, Facts, Listed, Said, TitleOf, written

_STEPS: Mapping[str, str] = {
    "review": "a review",
    "answer": "an answer",
    "letting-go": "letting go of the wish",
    "taken-back": "open again",
}


class Review(Facts, frozen=True):
    """A review with written ``reasons`` (by the id of the item), an answer, or letting go of the wish."""

    NAME: ClassVar = "review"
    TEXTS: ClassVar = ("reasons",)
    MOVES: ClassVar = False

    step: Literal["review", "answer", "letting-go", "taken-back"]
    reasons: dict[str, str] = {}
    answer: str | None = None

    def lasts(self) -> bool:
        return True

    def described(self, _title_of: TitleOf) -> Said:
        return Said("a review")

    def diary(self, _title_of: TitleOf) -> DiaryEntry:
        answer = [] if self.answer is None else [f"answer {self.answer}"]
        reasons = (f"{item}: {reason}" for item, reason in self.reasons.items())
        return DiaryEntry(f"The ready list: {', '.join([f'step {self.step}', *answer])}", written(*reasons))

    def listed(self, _title_of: TitleOf) -> Listed:
        return Listed(f"the ready list: {_STEPS[self.step]}", texts=written(*self.reasons.values()))
