"""An exercise done, partly done, or not."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar, Literal, Self

from msgspec import field

from nc_tui.practice.exercise import Exercise
from nc_tui.practice.kinds.facts import (
    DiaryEntry,
    Facts,
    Listed,
    MonthSums,
    Said,
    TitleOf,
    from_to,
    rated,
    titled,
    written,
)
from nc_tui.practice.kinds.fields import AFTER, BEFORE, EXPECTED, NOTE, WITH, Field
from nc_tui.practice.kinds.vocabulary import Answer, Rating
from nc_tui.practice.wording import WITH_WHOM

Outcome = Literal["done", "partly", "not"]
OUTCOMES: Mapping[Outcome, str] = {"done": "did it", "partly": "partly", "not": "not this time"}
Reason = Literal["no-chance", "too-hard", "not-today"]
REASONS: Mapping[Reason, str] = {
    "no-chance": "no chance came up",
    "too-hard": "it felt too hard",
    "not-today": "something else came up",
}


class Practice(Facts, frozen=True):
    """One exercise done, partly done, or not. Skill, stakes, setting and where are facts of that day, kept
    here so that they stay true when the library changes.

    ``predicted``, ``before`` and ``after`` are tension or distress, 0 (calm) to 10; ``with_`` says who, in a
    word of the person's own. ``before`` and ``after`` frame the exercise; ``after`` is how it was. ``scene``
    says in which of its scenes it was done, where it has several: 0 is the first.
    """

    NAME: ClassVar = "practice"
    TEXTS: ClassVar = ("with_", "note", "answers")
    FIELDS: ClassVar = (
        WITH,
        Field("outcome", "how it went", "choice", OUTCOMES, needed=True),
        Field("reason", "why not", "choice", REASONS),
        EXPECTED,
        BEFORE,
        AFTER,
        NOTE,
    )

    exercise: str
    skill: str
    stakes: str
    setting: str
    where: str
    outcome: Outcome
    reason: Reason | None = None
    predicted: Rating | None = None
    before: Rating | None = None
    after: Rating | None = None
    with_: str | None = field(default=None, name="with")
    note: str | None = None
    answers: tuple[Answer, ...] = ()
    scene: int | None = None

    @classmethod
    def of(cls, exercise: Exercise, outcome: Outcome) -> Self:
        """An exercise and how it went, with the facts of the exercise as they are now."""
        return cls(
            exercise=exercise.id,
            skill=exercise.skill,
            stakes=exercise.stakes,
            setting=exercise.setting,
            where=exercise.where,
            outcome=outcome,
        )

    def described(self, title_of: TitleOf) -> Said:
        return titled(title_of(self.exercise) or "", self.exercise)

    def diary(self, title_of: TitleOf) -> DiaryEntry:
        reason = f" ({REASONS[self.reason]})" if self.reason else ""
        ratings = rated({"predicted": self.predicted, "before": self.before, "after": self.after})
        who = [f"with {self.with_}"] if self.with_ else []
        return DiaryEntry(
            ", ".join([self.skill, self.stakes, *who, *ratings]),
            written(self.note, *(line for answer in self.answers for line in answer.in_lines())),
            heading=f"{title_of(self.exercise) or self.exercise}: {OUTCOMES[self.outcome]}{reason}",
        )

    def listed(self, title_of: TitleOf) -> Listed:
        there = self.with_ or f"{self.where}, {WITH_WHOM.get(self.stakes, self.stakes)}"
        answers = (line for answer in self.answers for line in answer.words())
        return Listed(
            title_of(self.exercise) or self.exercise,
            there if self.outcome == "done" else f"{OUTCOMES[self.outcome]}, {there}",
            from_to(self.predicted, self.after),
            written(self.note, *answers),
            self.skill,
            quiet=False,
        )

    def is_practice(self) -> bool:
        return self.outcome != "not"

    def add_to(self, sums: MonthSums, day: date) -> None:
        super().add_to(sums, day)
        if not self.is_practice():
            return
        sums.times[self.exercise] = sums.times.get(self.exercise, 0) + 1
        sums.skills[self.skill] = sums.skills.get(self.skill, 0) + 1
