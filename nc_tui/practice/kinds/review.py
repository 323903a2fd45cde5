"""A step of the ready list."""

from typing import ClassVar, Literal

from nc_tui.practice.kinds.facts import DiaryEntry, Facts, Said, TitleOf, written


class Review(Facts, frozen=True):
    """A review with written ``reasons`` (by the id of the item), an answer, or letting go of the wish."""

    NAME: ClassVar = "review"
    TEXTS: ClassVar = ("reasons",)

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
