"""Ladders: where one stands on the stakes of each skill.

Up a rung after two successes on different days, with different people; down after distress above 7
(evidence.md's thresholds are design defaults, not findings). One climbs by predicted distress, so that what
comes next is expected to be about 2–5 of 10: what is still expected to be hard is stayed with, and what
is expected to be nothing at all is passed after one success. Only recent practice counts: a rung that
was not practised for more than a year is earned anew.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct

from nc_tui.practice.exercise import STAKES, Exercise
from nc_tui.practice.records import Practice

SUCCESSES = 2
TOO_MUCH = 7
"""Distress above this leads a rung down."""
STILL_HARD = 4
"""Predicted distress above this keeps one on the rung."""
TOO_EASY = 1
"""Predicted distress up to this lets one go on after a single success."""


class Standing(Struct, frozen=True):
    """Where one stands in a skill. ``rung`` is an index into STAKES; ``mastered`` are stakes, from low to
    high; ``due`` are those of them whose check, at least seven days later, is still to come."""

    skill: str
    rung: int
    successes: int = 0
    mastered: tuple[str, ...] = ()
    due: tuple[str, ...] = ()
    last_day: date | None = None


def distress(practice: Practice) -> int | None:
    """How hard it was, by the nearest rating there is: after, before, predicted."""
    for rating in (practice.after, practice.before, practice.predicted):
        if rating is not None:
            return rating
    return None


def succeeded(practice: Practice) -> bool:
    """Whether it was done, or partly, without too much distress."""
    felt = distress(practice)
    return practice.outcome != "not" and (felt is None or felt <= TOO_MUCH)


def too_hard(practice: Practice) -> bool:
    """Whether it was too much: distress above 7, or not done because it felt too hard."""
    felt = distress(practice)
    if practice.outcome == "not":
        return practice.reason == "too-hard"
    return felt is not None and felt > TOO_MUCH


def standings(
    exercises: Mapping[str, Exercise], practices: Sequence[tuple[date, Practice]]
) -> dict[str, Standing]:
    """The standing in each skill of the library, by the practices in the order of their days."""
    rungs: dict[str, set[int]] = {}
    for exercise in exercises.values():
        rungs.setdefault(exercise.skill, set()).add(exercise.rung)
    climbs = {skill: _Climb(sorted(there)) for skill, there in rungs.items()}
    for day, practice in practices:
        climb = climbs.get(practice.skill)
        if climb is not None and practice.stakes in STAKES:
            climb.take(day, practice)
    return {skill: climb.standing(skill) for skill, climb in climbs.items()}


CHECK_AFTER = 7
"""Days after which a mastered rung is checked again."""


class _Climb:
    """One skill's ladder while its practices are gone through."""

    def __init__(self, rungs: list[int]) -> None:
        self.rungs = rungs
        self.at = rungs[0]
        self.wins: dict[int, list[tuple[date, str | None]]] = {}
        self.mastered: dict[int, date] = {}
        self.checked: set[int] = set()
        self.last_day: date | None = None

    def take(self, day: date, practice: Practice) -> None:
        """One more practice."""
        self.last_day = day
        rung = STAKES.index(practice.stakes)
        if too_hard(practice):
            self._down(rung)
        elif succeeded(practice):
            self._win(rung, day, practice)

    def _down(self, rung: int) -> None:
        self.wins.pop(rung, None)
        self.mastered.pop(rung, None)
        self.checked.discard(rung)
        if rung <= self.at:
            self.at = max((lower for lower in self.rungs if lower < rung), default=self.rungs[0])

    def _win(self, rung: int, day: date, practice: Practice) -> None:
        if rung in self.mastered:
            if (day - self.mastered[rung]).days >= CHECK_AFTER:
                self.checked.add(rung)
        else:
            wins = self.wins.setdefault(rung, [])
            who = practice.with_.casefold().strip() if practice.with_ else None
            if all(day != other_day and (who is None or who != other) for other_day, other in wins):
                wins.append((day, who))
            easy = practice.predicted is not None and practice.predicted <= TOO_EASY
            if len(wins) >= SUCCESSES or easy:
                self.mastered[rung] = day
        hard = practice.predicted is not None and practice.predicted > STILL_HARD
        if rung in self.mastered and rung >= self.at and not hard:
            self.at = min((higher for higher in self.rungs if higher > rung), default=rung)

    def standing(self, skill: str) -> Standing:
        """What came of it."""
        mastered = sorted(self.mastered)
        return Standing(
            skill=skill,
            rung=self.at,
            successes=len(self.wins.get(self.at, ())),
            mastered=tuple(STAKES[rung] for rung in mastered),
            due=tuple(STAKES[rung] for rung in mastered if rung not in self.checked),
            last_day=self.last_day,
        )
