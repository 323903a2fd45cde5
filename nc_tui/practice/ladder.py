"""Ladders: where the user is on the stakes of each skill.

The rules, exactly; evidence.md §2 gives their sense, the numbers are design defaults and not findings:

- One begins on the lowest rung for which the skill has an exercise, and moves one such rung at a time.
- A **success** is an exercise done, or partly done, that was not too much. It counts for the rung one
  stands on if it was made on that rung or above it: what is managed higher up is managed here.
- **Up** after two successes on different days with different people. Nobody needs to be there at the stakes
  alone and rehearsal, so days alone count. Two successes are with the same person only if both name the
  same one; for people with few friends, four successes on different days are enough with any one person.
- One climbs by predicted distress: while what was predicted last, for the last two successes, is above 4,
  one stays, and practises on; unless, after four successes, the last two of them felt like 4 or less
  afterwards and no more than 7 is predicted: then the outcomes have spoken against the prediction. Where
  it was 1 or less and turned out so, one success is enough. This keeps what is predicted at about 2–5, and
  whoever always answers 8 where they are.
- **Down** after too much: a distress above 7 (after it; else before it; else as predicted), or not done
  because it felt too hard. One rung a day at most, and successes count again. An exercise above the rung
  the user is on, taken out of turn, leads nowhere down.
- ``no-chance`` and ``not-today`` say nothing about the ladder.

Only recent practices count (``History.practices``): what was not practised for a year is earned again.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import combinations

from msgspec import Struct

from nc_tui.practice.exercise import STAKES, WITH_A_PERSON, Exercise
from nc_tui.practice.kinds import Practice

SUCCESSES = 2
"""Successes with different people that lead up a rung."""
PATIENCE = 4
"""Successes on different days that lead up as well: all with one person, or against high predictions."""
TOO_MUCH = 7
"""Distress above this leads down."""
STILL_HARD = 4
"""Predicted distress above this keeps one on the rung."""
TOO_EASY = 1
"""Predicted distress up to this lets one go on after a single success."""

_RUNGS: Mapping[str, int] = {stakes: rung for rung, stakes in enumerate(STAKES)}


class Standing(Struct, frozen=True):
    """Where the user is in a skill.

    ``rung`` is an index into STAKES, ``successes`` how many count there so far. ``mastered`` are the stakes
    behind one, from low to high, and the highest of them too once one has succeeded there. ``last_day`` is
    when the skill was last recorded, whatever came of it.
    """

    skill: str
    rung: int
    successes: int = 0
    mastered: tuple[str, ...] = ()
    last_day: date | None = None


def distress(practice: Practice) -> int | None:
    """How hard it was, by the nearest rating there is: after, before, predicted."""
    for rating in (practice.after, practice.before, practice.predicted):
        if rating is not None:
            return rating
    return None


def too_much(practice: Practice) -> bool:
    """Whether it was more than one should take on: distress above 7, or left because it felt too hard."""
    felt = distress(practice)
    left = practice.outcome == "not" and practice.reason == "too-hard"
    return left or (felt is not None and felt > TOO_MUCH)


def standings(
    exercises: Mapping[str, Exercise], practices: Iterable[tuple[date, Practice]]
) -> dict[str, Standing]:
    """The standing in each skill of the library, in the library's order. ``practices`` are records with
    their days; those of one day count in the order in which they are given."""
    rungs: dict[str, set[int]] = {}
    for exercise in exercises.values():
        rungs.setdefault(exercise.skill, set()).add(exercise.rung)
    climbs = {skill: _Climb(sorted(there)) for skill, there in rungs.items()}
    for day, practice in sorted(practices, key=lambda entry: entry[0]):
        climb = climbs.get(practice.skill)
        if climb is not None:
            climb.take(day, practice)
    return {skill: climb.standing(skill) for skill, climb in climbs.items()}


class _Climb:
    """One skill's ladder while its practices are gone through, the earliest first."""

    def __init__(self, rungs: Sequence[int]) -> None:
        self.rungs = rungs
        self.place = 0
        self.wins: list[tuple[date, Practice]] = []
        self.at_the_top = False
        self.fell_on: date | None = None
        self.last_day: date | None = None

    def take(self, day: date, practice: Practice) -> None:
        """One more practice."""
        self.last_day = day
        rung = _RUNGS.get(practice.stakes)
        if rung is None:
            return
        if too_much(practice):
            if rung <= self.rungs[self.place]:
                self._down(day)
        elif practice.outcome != "not" and rung >= self.rungs[self.place]:
            self.wins.append((day, practice))
            if not self.at_the_top and self._may_climb():
                self._up()

    def _may_climb(self) -> bool:
        last = self.wins[-1][1]
        predicted = next((p.predicted for _, p in self.wins[:-3:-1] if p.predicted is not None), None)
        if predicted is not None and predicted > STILL_HARD and not self._refuted(predicted):
            return False
        felt = distress(last)
        if last.predicted is not None and last.predicted <= TOO_EASY and (felt is None or felt <= STILL_HARD):
            return True
        return self._enough()

    def _refuted(self, predicted: int) -> bool:
        """Whether it turned out well often enough for a high prediction not to count."""
        felt = [practice.after for _, practice in self.wins[-SUCCESSES:]]
        calm = all(rating is not None and rating <= STILL_HARD for rating in felt)
        return predicted <= TOO_MUCH and calm and len({day for day, _ in self.wins}) >= PATIENCE

    def _enough(self) -> bool:
        days = {day for day, _ in self.wins}
        if len(days) >= PATIENCE:
            return True
        if len(days) < SUCCESSES:
            return False
        if STAKES[self.rungs[self.place]] not in WITH_A_PERSON:
            return True
        pairs = combinations(self.wins, 2)
        return any(day != later and not _same_person(one, other) for (day, one), (later, other) in pairs)

    def _up(self) -> None:
        if self.place + 1 == len(self.rungs):
            self.at_the_top = True
        else:
            self.place += 1
            self.wins = []

    def _down(self, day: date) -> None:
        if day == self.fell_on:
            return
        self.fell_on = day
        self.place = max(0, self.place - 1)
        self.wins = []
        self.at_the_top = False

    def standing(self, skill: str) -> Standing:
        """What came of it."""
        behind = self.rungs[: self.place + 1] if self.at_the_top else self.rungs[: self.place]
        return Standing(
            skill=skill,
            rung=self.rungs[self.place],
            successes=len(self.wins),
            mastered=tuple(STAKES[rung] for rung in behind),
            last_day=self.last_day,
        )


def _same_person(one: Practice, other: Practice) -> bool:
    """Whether both name the same person. Nothing, or only blanks, names nobody."""
    names = [(practice.with_ or "").strip().casefold() for practice in (one, other)]
    return names[0] != "" and names[0] == names[1]
