"""An exercise taken along into the day."""

from typing import ClassVar

from msgspec import field

from nc_tui.practice.kinds.facts import DiaryEntry, Facts, Listed, Said, TitleOf, rated, titled, written
from nc_tui.practice.kinds.fields import BEFORE, EXPECTED, WITH, Field
from nc_tui.practice.kinds.vocabulary import Answer, Rating


class Carry(Facts, frozen=True):
    """An exercise taken along into the day: when (``plan``) and with whom, in the person's own words."""

    NAME: ClassVar = "carry"
    TEXTS: ClassVar = ("plan", "with_", "answers")
    FIELDS: ClassVar = (WITH, Field("plan", "your plan", "line"), EXPECTED, BEFORE)

    exercise: str
    plan: str | None = None
    with_: str | None = field(default=None, name="with")
    predicted: Rating | None = None
    before: Rating | None = None
    answers: tuple[Answer, ...] = ()

    def described(self, title_of: TitleOf) -> Said:
        return titled(title_of(self.exercise) or "", self.exercise)

    def diary(self, title_of: TitleOf) -> DiaryEntry:
        facts = [
            title_of(self.exercise) or self.exercise,
            *rated({"predicted": self.predicted, "before": self.before}),
        ]
        answered = (line for answer in self.answers for line in answer.in_lines())
        return DiaryEntry(f"Taken with you: {', '.join(facts)}", written(self.plan, self.with_, *answered))

    def listed(self, title_of: TitleOf) -> Listed:
        answered = (line for answer in self.answers for line in answer.words())
        who = f"with you, {self.with_}" if self.with_ else "taken with you"
        return Listed(title_of(self.exercise) or self.exercise, who, texts=written(self.plan, *answered))
