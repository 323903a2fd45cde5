"""Choosing exercises: what earlier days leave to choose from on a day, the best first.

**Turns.** Skills take turns: the one longest unused (``past``) comes first, a day later for each rung it has
climbed, so that the ladders rise together. One that was offered and not done for six practice days comes
before all others, though not two days in a row. What was used yesterday comes last. So each skill is in a
plan every few days, and an answer to yesterday's question changes nothing about today.

**Rungs.** In a skill, what may be chosen is on the rung the user is on or on a mastered one, never above. The
rung the user is on comes first, then the mastered ones, those longest unused first. If no mastered rung was
used for four weeks, the skill is due to be kept, and they come first.

**Pairs.** One exercise that moves a skill on and one that keeps another alive: the skill whose turn it is,
and of the three next ones the one that goes with it best, each on the rung its skill would choose, within
twenty minutes, and not both out in the day. A rehearsal that someone has climbed to goes before all turns.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import product

from msgspec import Struct

from nc_tui.practice.day_state import day_state
from nc_tui.practice.earlier_use import EarlierUse
from nc_tui.practice.exercise import STAKES, Exercise
from nc_tui.practice.history import History
from nc_tui.practice.ladder import standings

MINUTES = 20
"""What a day's exercises take together, at most."""
PAUSE = 7
"""Days until an exercise comes again, while others fit; and until a mastered rung does."""
KEEP_AFTER = 28
"""Days without any mastered rung of a skill after which a turn to keep it goes to one."""
OVERDUE = 6
"""Practice days without a skill after which it comes before all others."""
REHEARSALS_A_WEEK = 2
GENTLE_SKILLS = ("steadying", "self-kindness")
GENTLE_MINUTES = 10
CHOICE_OF = 3
"""From so many skills whose turn is next, the one that suits best goes beside the first exercise."""

_REHEARSAL = STAKES.index("rehearsal")


class Rule(Struct, frozen=True):
    """What a pair of exercises has to keep to."""

    first_rested: bool
    second_rested: bool
    two_skills: bool


GIVING_WAY = (
    Rule(True, True, True),
    Rule(True, True, False),
    Rule(True, False, True),
    Rule(True, False, False),
    Rule(False, False, True),
    Rule(False, False, False),
)
"""Where a small library can't keep all rules, they give way in this order."""


class _Pair(Struct, frozen=True):
    """Two exercises, and whether each is on another rung than the one that its skill would choose."""

    exercises: tuple[Exercise, Exercise]
    first_elsewhere: bool
    second_elsewhere: bool

    @property
    def detours(self) -> int:
        return self.first_elsewhere + self.second_elsewhere

    def rank(self) -> tuple[bool, bool, bool]:
        """The lower the better: where both are on their rungs, here and out mixed."""
        both_out = self.exercises[0].where == self.exercises[1].where == "out"
        return (self.first_elsewhere, self.second_elsewhere, both_out)


class Choice:
    """What there is to choose from on a day, by the records of earlier days and the day's mood."""

    def __init__(self, day: date, exercises: Mapping[str, Exercise], history: History) -> None:
        self.day = day
        self.exercises = exercises
        self.past = EarlierUse(day, exercises, history)
        self.standings = standings(exercises, [entry for entry in history.practices if entry[0] < day])
        self.skills = sorted(self.standings, key=self._turn)
        self.rehearsals = self._rehearsals_left(history)
        self._cells = _cells(exercises)
        self._found: dict[tuple[str, bool, bool, int], list[Exercise]] = {}

    # -- an ordinary day ---------------------------------------------------------------------------

    def two(self) -> tuple[str, ...]:
        """The two of an ordinary day, the one that moves a skill on first.

        It is one where what wasn't used for seven days leaves no time for a second, and where there is only
        one; none without exercises.
        """
        for rested in (True, False):
            for rule in GIVING_WAY:
                chosen = self._pair(rule) if rule.first_rested is rested else ()
                if chosen:
                    return tuple(one.id for one in chosen)
            for skill in self.skills:
                for one in self._of(skill, False, rested):
                    return (one.id,)
        return ()

    def instead_of(self, old: str, taken: frozenset[str], beside: Iterable[str], again: bool) -> str | None:
        """The next best instead of ``old``, none of ``taken``, that fits ``beside`` the day's others.

        It is of the same skill, unless such a one was refused ``again``; then of the skill whose turn is
        next. None where nothing else fits into the minutes.
        """
        others = [self.exercises[one] for one in beside if one in self.exercises]
        left = MINUTES - sum(one.minutes for one in others)
        rehearsals = self.rehearsals - sum(one.rung == _REHEARSAL for one in others)
        known = self.exercises.get(old)
        own = known.skill if known is not None else None
        busy = {one.skill for one in others}
        free = [skill for skill in self.skills if skill != own and skill not in busy]
        same = [skill for skill in self.skills if skill == own]
        rest = [skill for skill in self.skills if skill in busy]
        turns = [*free, *same, *rest] if again else [*same, *free, *rest]
        for rested in (True, False):
            for skill in turns:
                for one in self._of(skill, keep=False, rested=rested, rehearsals=rehearsals):
                    if one.id not in taken and one.minutes <= left:
                        return one.id
        return None

    def _pair(self, rule: Rule) -> Sequence[Exercise]:
        rehearsal = self._awaited_rehearsal()
        if rehearsal is not None and rule.two_skills:
            for skill in self.skills:
                kept = self._of(skill, True, rule.second_rested, self.rehearsals - 1)
                pair = self._best_pair([rehearsal], kept) if skill != rehearsal.skill else None
                if pair is not None:
                    return pair.exercises
        for place, lead in enumerate(self.skills):
            others = [*self.skills[place + 1 :], *self.skills[:place]] if rule.two_skills else [lead]
            found = self._beside(lead, others[:CHOICE_OF], rule)
            if found is None or found.detours > 0:
                # What was used yesterday stays out, or else yesterday's answer would change today's plan.
                fresh = [skill for skill in others if not self.past.used_yesterday(skill)]
                found = self._beside(lead, fresh, rule) or found or self._beside(lead, others, rule)
            if found is not None:
                return found.exercises
        return ()

    def _beside(self, lead: str, others: Sequence[str], rule: Rule) -> _Pair | None:
        """The best pair of an exercise of ``lead`` and one of another skill. The one that is due to be kept
        is kept; if both or none are, ``lead`` is kept or moves on."""
        found = []
        for other in others:
            forward, keep = (other, lead) if self._is_due(lead) else (lead, other)
            pair = self._best_pair(
                self._of(forward, False, rule.first_rested), self._of(keep, True, rule.second_rested)
            )
            if pair is not None:
                found.append(pair)
        return min(found, key=_Pair.rank, default=None)

    def _best_pair(self, forward: Sequence[Exercise], keep: Sequence[Exercise]) -> _Pair | None:
        best: _Pair | None = None
        for first, second in product(forward, keep):
            if first.id == second.id or first.minutes + second.minutes > MINUTES:
                continue
            if first.rung == second.rung == _REHEARSAL and self.rehearsals < REHEARSALS_A_WEEK:
                continue
            pair = _Pair((first, second), first.rung != forward[0].rung, second.rung != keep[0].rung)
            if best is None or pair.rank() < best.rank():
                best = pair
                if not any(best.rank()):
                    break
        return best

    def _awaited_rehearsal(self) -> Exercise | None:
        """A rehearsal that moves a skill on which was not used yesterday, the one longest without first.

        There are only two a week; left to the turns, some skills would hardly ever come to one.
        """
        waiting = [
            skill
            for skill, standing in self.standings.items()
            if standing.rung == _REHEARSAL
            and STAKES[_REHEARSAL] not in standing.mastered
            and not self.past.used_yesterday(skill)
        ]
        waiting.sort(key=lambda skill: self.past.rungs_used.get((skill, _REHEARSAL), date.min))
        return next(
            (one for skill in waiting for one in self._on(skill, _REHEARSAL, True, self.rehearsals)), None
        )

    def _is_due(self, skill: str) -> bool:
        """Whether the skill's turn goes to a mastered rung, to keep it."""
        standing = self.standings[skill]
        since = [self.day - self._rung_used(skill, STAKES.index(stakes)) for stakes in standing.mastered]
        if not since or STAKES[standing.rung] in standing.mastered:
            return False
        return self._is_overdue(skill) or min(since).days >= KEEP_AFTER

    def _is_overdue(self, skill: str) -> bool:
        return self.past.missed(skill) >= OVERDUE and not self.past.used_yesterday(skill)

    def _of(self, skill: str, keep: bool, rested: bool, rehearsals: int | None = None) -> list[Exercise]:
        """The exercises of a skill that may be chosen, the best first."""
        left = self.rehearsals if rehearsals is None else rehearsals
        asked = (skill, keep, rested, left)
        if asked not in self._found:
            rungs = self._rungs(skill, keep)
            self._found[asked] = [one for rung in rungs for one in self._on(skill, rung, rested, left)]
        return self._found[asked]

    def _on(self, skill: str, rung: int, rested: bool, rehearsals: int) -> list[Exercise]:
        """Those of one rung, the one longest unused first."""
        if rung == _REHEARSAL and rehearsals <= 0:
            return []
        there = self._cells[skill, rung]
        ready = [one for one in there if self._rested(one)] if rested else there
        return sorted(ready, key=lambda one: self.past.used.get(one.id, date.min))

    def _rungs(self, skill: str, keep: bool) -> list[int]:
        """The rungs to look at, the best first."""
        standing = self.standings[skill]
        mastered = [STAKES.index(stakes) for stakes in standing.mastered]
        mastered.sort(key=lambda rung: self._rung_used(skill, rung))
        if standing.rung in mastered:
            return mastered
        return [*mastered, standing.rung] if keep and self._is_due(skill) else [standing.rung, *mastered]

    def _rung_used(self, skill: str, rung: int) -> date:
        return self.past.rungs_used.get((skill, rung), date.min)

    def _turn(self, skill: str) -> tuple[bool, bool, date]:
        """Where a skill is in the row: the lowest comes next."""
        used = self.past.skills_used.get(skill, date.min) + timedelta(days=self.standings[skill].rung)
        return (not self._is_overdue(skill), self.past.used_yesterday(skill), used)

    def _rehearsals_left(self, history: History) -> int:
        """How many rehearsals today may have: the week's, less those there were; none in a low mood.
        A library of nothing else has them every day."""
        if all(exercise.rung == _REHEARSAL for exercise in self.exercises.values()):
            return REHEARSALS_A_WEEK
        week = sum((self.day - day).days < PAUSE for day, _ in self.past.rehearsed)
        return 0 if day_state(history.on(self.day)).low else max(0, REHEARSALS_A_WEEK - week)

    def _rested(self, exercise: Exercise) -> bool:
        used = self.past.used.get(exercise.id)
        return used is None or (self.day - used).days >= PAUSE

    # -- a heavy day -------------------------------------------------------------------------------

    def gentle(self) -> Iterator[str]:
        """What suits a heavy day, the best first: here, alone, short, steadying or kind; then without
        the skill; then without the length; those of the last seven days after all others; at last
        whatever asks least."""
        here = [one for one in self.exercises.values() if one.where == "here" and one.stakes == "alone"]
        short = [one for one in here if one.minutes <= GENTLE_MINUTES]
        kind = [one for one in short if one.skill in GENTLE_SKILLS]
        ordered = [
            sorted(some, key=lambda one: self.past.used.get(one.id, date.min)) for some in (kind, short, here)
        ]
        rested = [one.id for some in ordered for one in some if self._rested(one)]
        found = dict.fromkeys([*rested, *(one.id for some in ordered for one in some)])
        if not found:
            least = sorted(
                self.exercises.values(), key=lambda one: (one.rung, one.where == "out", one.minutes)
            )
            found = dict.fromkeys(one.id for one in least[:1])
        yield from found


def _cells(exercises: Mapping[str, Exercise]) -> dict[tuple[str, int], list[Exercise]]:
    cells: dict[tuple[str, int], list[Exercise]] = {}
    for exercise in exercises.values():
        cells.setdefault((exercise.skill, exercise.rung), []).append(exercise)
    return cells
