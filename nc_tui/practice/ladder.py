"""Ladders: where the user is on the stakes of each skill.

The rules, exactly (docs/method.md gives their sense; the numbers are design defaults and not findings):

- Everyone begins on the lowest rung with a person, in a library with nothing of the kind on its lowest, and
  moves one rung for which the skill has an exercise at a time. What is below lies behind them from the first
  day: *alone* prepares and is no gate. Whoever falls from stranger stands at alone, and a success leads back.
- A **success** is an exercise done, or partly done, that was not too much. It counts for the rung it is
  made on and for the rungs below: what is managed higher up is managed here.
- **Up** after one success that was predicted at 4 or less and felt 4 or less.
  Where nothing was predicted, or it felt harder than 4: after two successes on different days with
  different people. Two are with the same person only if both name the same one; for people with few
  friends, successes on four days are enough with any one person. At alone and rehearsal, where nobody needs
  to be there, one success is enough.
  Where more than 4 was predicted (for the last success, or the one before it where nothing was), one stays;
  until, with successes on four days, the last two felt 4 or less and no more than 7 is predicted: then the
  outcomes have spoken against the prediction. So whoever always answers 8 never climbs.
- **Down** after too much: a distress above 7 (after it; else before it; else as predicted), or not done
  because it felt too hard. One rung a day at most, and successes count again from there. An exercise above
  the rung the user is on, taken out of turn, leads nowhere down.
- ``no-chance`` and ``not-today`` say nothing about the ladder.
- **Open** is every rung up to the one the user stands on. **Mastered** is something else: an open rung with
  two successes made on that very rung, on different days with different people (at alone and rehearsal one),
  since the last fall to below it.
- **The first steps are small** until something with a person was expected to be 4 or less: told by the
  prediction; else by how it felt; else by having done it.

Only recent practices count (``History.practices``): what was not practised for a year is earned again.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import Literal

from msgspec import Struct

from nc_tui.practice.exercise import STAKES, WITH_A_PERSON, Exercise
from nc_tui.practice.kinds import Practice

SUCCESSES = 2
"""Successes with different people that lead up a rung where one alone doesn't."""
PATIENCE = 4
"""Days with a success that lead up as well: all with one person, or against high predictions."""
TOO_MUCH = 7
"""Distress above this leads down."""
STILL_HARD = 4
"""Distress above this, predicted or felt, is the line on the way up."""

_RUNGS: Mapping[str, int] = {stakes: rung for rung, stakes in enumerate(STAKES)}
_WITH_A_PERSON = frozenset(_RUNGS[stakes] for stakes in WITH_A_PERSON)


class Standing(Struct, frozen=True):
    """Where the user is in a skill.

    ``rung`` is an index into STAKES. ``open`` are the stakes up to it for which there is an exercise, from
    low to high; ``behind`` those below it, and the highest of all too after a success that would lead
    further. ``mastered`` are those of ``open`` in which the user succeeded with different people.
    ``last_day`` is when the skill was last recorded, whatever came of it.
    """

    skill: str
    rung: int
    open: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    mastered: tuple[str, ...] = ()
    last_day: date | None = None


Rung = Literal["mastered", "open", "ahead"]
"""How a rung is: a success came with different people; it may be chosen from; it is still to come."""


def rungs(standing: Standing | None) -> tuple[Rung, ...]:
    """How each rung of a ladder is, from alone to tense."""
    return tuple(_rung(standing, stakes) for stakes in STAKES)


def _rung(standing: Standing | None, stakes: str) -> Rung:
    if standing is not None and stakes in standing.mastered:
        return "mastered"
    return "open" if standing is not None and stakes in standing.open else "ahead"


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


def expects_little(practices: Iterable[Practice]) -> bool:
    """Whether something with a person was ever expected to be 4 or less, so that steps needn't be small."""
    return any(practice.stakes in WITH_A_PERSON and _was_little(practice) for practice in practices)


def _was_little(practice: Practice) -> bool:
    for rating in (practice.predicted, practice.after, practice.before):
        if rating is not None:
            return rating <= STILL_HARD
    return practice.outcome != "not"


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
        self.place = next((place for place, rung in enumerate(rungs) if rung in _WITH_A_PERSON), 0)
        self.wins: list[tuple[date, Practice]] = []
        self.wins_on: dict[int, list[tuple[date, Practice]]] = {rung: [] for rung in rungs}
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
        elif practice.outcome != "not":
            self.wins_on.setdefault(rung, []).append((day, practice))
            if rung >= self.rungs[self.place]:
                self.wins.append((day, practice))
                if not self.at_the_top and self._may_climb():
                    self._up()

    def _may_climb(self) -> bool:
        last = self.wins[-1][1]
        predicted = next((p.predicted for _, p in self.wins[:-3:-1] if p.predicted is not None), None)
        if predicted is not None and predicted > STILL_HARD:
            return self._refuted(predicted)
        felt = distress(last)
        if last.predicted is not None and felt is not None and felt <= STILL_HARD:
            return True
        return _enough(self.rungs[self.place], self.wins) or len({day for day, _ in self.wins}) >= PATIENCE

    def _refuted(self, predicted: int) -> bool:
        """Whether it turned out well often enough for a high prediction not to count."""
        felt = [practice.after for _, practice in self.wins[-SUCCESSES:]]
        calm = all(rating is not None and rating <= STILL_HARD for rating in felt)
        return predicted <= TOO_MUCH and calm and len({day for day, _ in self.wins}) >= PATIENCE

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
        if self.place > 0:
            for rung in self.rungs[self.place :]:
                self.wins_on[rung] = []
            self.place -= 1
        self.wins = []
        self.at_the_top = False

    def standing(self, skill: str) -> Standing:
        """What came of it."""
        there = self.rungs[: self.place + 1]
        behind = there if self.at_the_top else self.rungs[: self.place]
        return Standing(
            skill=skill,
            rung=self.rungs[self.place],
            open=tuple(STAKES[rung] for rung in there),
            behind=tuple(STAKES[rung] for rung in behind),
            mastered=tuple(STAKES[rung] for rung in there if _enough(rung, self.wins_on[rung])),
            last_day=self.last_day,
        )


def _enough(rung: int, wins: Sequence[tuple[date, Practice]]) -> bool:
    """Whether a rung's successes were on different days with different people, where people are needed."""
    if rung not in _WITH_A_PERSON:
        return len(wins) > 0
    pairs = combinations(wins, 2)
    return any(day != later and not _same_person(one, other) for (day, one), (later, other) in pairs)


def _same_person(one: Practice, other: Practice) -> bool:
    """Whether both name the same person. Nothing, or only blanks, names nobody."""
    names = [(practice.with_ or "").strip().casefold() for practice in (one, other)]
    return names[0] != "" and names[0] == names[1]
