"""Choosing exercises: what earlier days leave to choose from on a day, the best first.

**Turns.** Skills take turns: the one longest unused (``earlier_use``) comes first. One that was offered and
not done for six practice days comes before all others, though not two days in a row. What was used yesterday
comes last. So each skill is in a plan every few days, and an answer to yesterday's question changes nothing
about today.

**Rungs.** In a skill, what may be chosen is on a rung that is open, never above. The rung the user is on
comes first, then those behind, the one longest unused first. Where no rung behind was used for four weeks,
and where a skill wasn't done for six practice days, a rung behind is due and comes first. Who has succeeded
on the highest rung has all rungs in turn. There a tense moment that had no chance hasn't had its turn: the
next one is tense again, in another exercise; unless the skill wasn't done for six practice days.

**Pairs.** The first exercise is on the rung its skill stands on, the second on one that is due, if any is.
They belong to the skill whose turn it is and, of the three next ones, the one that goes with it best, within
twenty minutes. At least one of the two is with a person, if anything with a person is open and rested in a
skill that wasn't used yesterday. Where both would do, one is out in the day and one here; and of those that
suit alike, what was never shown comes first. A drill (stakes ``rehearsal``) is an exercise like any other.

**Small steps.** Until something with a person was expected to be 4 or less (``ladder.expects_little``),
counting up to the day before yesterday, what is with a person is a small step: with a stranger, three minutes
at most. A library without any has no small steps.

**What was asked for.** A running course has the first word on one of the two (``course``); the other one
belongs to the skill whose turn it is. A focus moves its skills ahead in their turns, within bounds
(``focus``). What needs a friend who agreed is chosen only once there is one.

**What isn't for someone** (``likings``) is offered no more: not in the two, not instead of one, not on a
heavy day, not as an invitation; unless nothing else is left.

**Coming back.** After a pause there is one short exercise, a rung below the one its skill stands on
(``coming_back``).

**An invitation.** Who used nothing with a person for four weeks, and has nothing of the kind in the day's
two, gets one small step beside the plan in the first seven days of a month, as a choice.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from itertools import product
from types import MappingProxyType

from msgspec import Struct

from nc_tui.practice.course import Course, next_ones
from nc_tui.practice.earlier_use import TENSE, EarlierUse
from nc_tui.practice.exercise import STAKES, Exercise
from nc_tui.practice.focus import LEAN, wishes
from nc_tui.practice.history import History
from nc_tui.practice.ladder import expects_little, standings
from nc_tui.practice.likings import left_out

MINUTES = 20
"""What a day's exercises take together, at most."""
PAUSE = 7
"""Days until an exercise comes again, while others fit."""
SMALL_MINUTES = 3
"""What a first step with a person takes, at most."""
INVITED = 7
"""Days of a month, from its first on, on which an invitation stands."""
KEEP_AFTER = 28
"""Days after which a rung behind is due, and an invitation may come."""
OVERDUE = 6
"""Practice days without a skill after which it comes before all others."""
GENTLE_SKILLS = ("steadying", "self-kindness")
GENTLE_MINUTES = 10
"""What a heavy day's exercise takes at most, and one to come back with."""
CHOICE_OF = 3
"""From so many skills whose turn is next, the one that suits best goes beside the first exercise."""


NO_COURSES: Mapping[str, Course] = MappingProxyType({})


class Rule(Struct, frozen=True):
    """What a pair of exercises has to keep to."""

    first_rested: bool
    second_rested: bool
    two_skills: bool
    with_a_person: bool = False


GIVING_WAY = (
    Rule(True, True, True, with_a_person=True),
    Rule(True, True, False, with_a_person=True),
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
        unmixed = self.exercises[0].where == self.exercises[1].where
        return (self.first_elsewhere, self.second_elsewhere, unmixed)


_NOTHING_BETTER = ((False, False, False), 0)
"""The order of a pair that suits, of which nothing was shown before."""


class Choice:
    """What there is to choose from on a day, by the records of earlier days and the day's mood."""

    def __init__(
        self,
        day: date,
        exercises: Mapping[str, Exercise],
        history: History,
        courses: Mapping[str, Course] = NO_COURSES,
    ) -> None:
        self.day = day
        self.exercises = exercises
        self.courses = courses
        self.wishes = wishes(history.lasting, day)
        self.past = EarlierUse(day, exercises, history)
        self.standings = standings(exercises, [entry for entry in history.practices if entry[0] < day])
        self.skills = sorted(self.standings, key=self._turn)
        self._history = history
        unwanted = left_out(history.lasting, day)
        self.offered = {key: one for key, one in exercises.items() if key not in unwanted} or exercises
        # Nobody is asked to find a friend for it: unknown and no are alike here.
        self._cells = _cells(one for one in self.offered.values() if not one.buddy or self.wishes.buddy)
        self._found: dict[tuple[str, bool, bool], list[Exercise]] = {}

    # -- an ordinary day ---------------------------------------------------------------------------

    def two(self) -> tuple[str, ...]:
        """The two of an ordinary day, the one that moves a skill on first.

        It is one where what wasn't used for seven days leaves no time for a second, and where there is only
        one; none without exercises.
        """
        of_course = self._with_course()
        if of_course:
            return tuple(one.id for one in of_course)
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
        known = self.exercises.get(old)
        own = known.skill if known is not None else None
        busy = {one.skill for one in others}
        free = [skill for skill in self.skills if skill != own and skill not in busy]
        same = [skill for skill in self.skills if skill == own]
        rest = [skill for skill in self.skills if skill in busy]
        turns = [*free, *same, *rest] if again else [*same, *free, *rest]
        for rested in (True, False):
            for skill in turns:
                for one in self._of(skill, keep=False, rested=rested):
                    if one.id not in taken and one.minutes <= left:
                        return one.id
        return None

    def short(self) -> tuple[str, ...]:
        """One short exercise to come back with, a rung below the one that its skill stands on: something new
        of the skill whose turn it is, or whose turn comes next; else what was longest unused. None without
        exercises."""
        for is_new, rested in ((True, True), (False, True), (False, False)):
            for skill in self.skills:
                below = range(max(0, self.standings[skill].rung - 1), -1, -1)
                for one in (one for rung in below for one in self._on(skill, rung, rested)):
                    if one.minutes <= GENTLE_MINUTES and not (is_new and one.id in self.past.used):
                        return (one.id,)
        return self.two()[:1]

    def second(self, first: str, taken: frozenset[str]) -> str | None:
        """One of another skill beside the ``first``, none of ``taken``; None where nothing fits."""
        return self.instead_of("", taken, (first,), again=True)

    def invitation(self) -> str | None:
        """The small step that is offered beside a plan with nobody in it."""
        since = self.past.with_a_person()
        last = since or self.past.begun
        small = [one for one in self.offered.values() if _is_small(one)]
        if last is None or (self.day - last).days < KEEP_AFTER or self.day.day > INVITED or not small:
            return None
        return min(small, key=lambda one: self.past.used.get(one.id, date.min)).id

    def _with_course(self) -> Sequence[Exercise]:
        """The running course's next exercise and one of the skill whose turn it is; none without a course,
        or where nothing of it fits."""
        for key in next_ones(self.courses, self._history, self.day, self.past.used):
            one = self.exercises.get(key)
            if one is None or not self._may_be_chosen(one):
                continue
            others = [skill for skill in self.skills if skill != one.skill]
            for person, skill in product((True, False), others):
                pair = self._best_pair([one], self._of(skill, True, True), person)
                if pair is not None:
                    return pair.exercises
        return ()

    def _may_be_chosen(self, one: Exercise) -> bool:
        small = not self._small_steps or not one.with_a_person or _is_small(one)
        possible = not one.buddy or bool(self.wishes.buddy)
        return one.id in self.offered and self.is_open(one) and self._rested(one) and small and possible

    def is_open(self, exercise: Exercise) -> bool:
        """Whether an exercise isn't above the rung its skill stands on."""
        return exercise.rung <= self.standings[exercise.skill].rung

    def _pair(self, rule: Rule) -> Sequence[Exercise]:
        leads = self._fresh if rule.with_a_person else self.skills
        for place, lead in enumerate(leads):
            others = [*leads[place + 1 :], *leads[:place]] if rule.two_skills else [lead]
            found = self._beside(lead, others[:CHOICE_OF], rule)
            if found is None or found.detours > 0:
                # What was used yesterday stays out, or else yesterday's answer would change today's plan.
                fresh = [skill for skill in others if skill in self._fresh]
                found = self._beside(lead, fresh, rule) or found or self._beside(lead, others, rule)
            if found is not None:
                return found.exercises
        return ()

    @cached_property
    def _fresh(self) -> Sequence[str]:
        """The skills that weren't used yesterday, as long as there are two; else all."""
        fresh = [skill for skill in self.skills if not self.past.used_yesterday(skill)]
        return fresh if len(fresh) > 1 else self.skills

    @cached_property
    def _small_steps(self) -> bool:
        """Whether what is with a person has to be small."""
        known = (told for day, told in self._history.practices if day < self.day - timedelta(days=1))
        return any(map(_is_small, self.offered.values())) and not expects_little(known)

    def _beside(self, lead: str, others: Sequence[str], rule: Rule) -> _Pair | None:
        """The best pair of an exercise of ``lead`` and one of another skill. ``lead`` comes second where it
        is due, and first where it isn't."""
        found = []
        for other in others:
            forward, keep = (other, lead) if self._is_due(lead) else (lead, other)
            pair = self._best_pair(
                self._of(forward, False, rule.first_rested),
                self._of(keep, True, rule.second_rested),
                rule.with_a_person,
            )
            if pair is not None:
                found.append(pair)
        return min(found, key=self._order, default=None)

    def _order(self, pair: _Pair) -> tuple[tuple[bool, bool, bool], int]:
        """The lower the better: of those that suit alike what was never shown."""
        return pair.rank(), sum(one.id in self.past.used for one in pair.exercises)

    def _best_pair(
        self, forward: Sequence[Exercise], keep: Sequence[Exercise], with_a_person: bool
    ) -> _Pair | None:
        """There are thousands of pairs on a day: what is asked of each exercise is asked once."""
        best: _Pair | None = None
        best_order = _NOTHING_BETTER
        seconds = [self._within(one, keep) for one in keep]
        for one in forward:
            first, first_elsewhere, first_used, first_with = self._within(one, forward)
            left = MINUTES - first.minutes
            for second, second_elsewhere, second_used, second_with in seconds:
                if first.id == second.id or second.minutes > left:
                    continue
                if with_a_person and not (first_with or second_with):
                    continue
                unmixed = first.where == second.where
                order = (first_elsewhere, second_elsewhere, unmixed), first_used + second_used
                if best is None or order < best_order:
                    best = _Pair((first, second), first_elsewhere, second_elsewhere)
                    best_order = order
                    if order == _NOTHING_BETTER:
                        return best
        return best

    def _within(self, one: Exercise, chosen_from: Sequence[Exercise]) -> tuple[Exercise, bool, bool, bool]:
        """An exercise, and whether it is on another rung than the first of those that it is chosen from, was
        shown before, and is with a person."""
        return one, one.rung != chosen_from[0].rung, one.id in self.past.used, one.with_a_person

    def _is_due(self, skill: str) -> bool:
        """Whether the skill's turn goes to a rung behind."""
        standing = self.standings[skill]
        if not standing.behind or STAKES[standing.rung] in standing.behind:
            return False
        since = [self.day - self._rung_used(skill, STAKES.index(stakes)) for stakes in standing.behind]
        return self._is_overdue(skill) or min(since).days >= KEEP_AFTER

    def _is_overdue(self, skill: str) -> bool:
        return self.past.missed(skill) >= OVERDUE and not self.past.used_yesterday(skill)

    def _of(self, skill: str, keep: bool, rested: bool) -> list[Exercise]:
        """The exercises of a skill that may be chosen, the best first."""
        asked = (skill, keep, rested)
        if asked not in self._found:
            rungs = self._rungs(skill, keep)
            self._found[asked] = [one for rung in rungs for one in self._on(skill, rung, rested)]
        return self._found[asked]

    def _on(self, skill: str, rung: int, rested: bool) -> list[Exercise]:
        """Those of one rung, the one longest unused first."""
        there = self._cells.get((skill, rung), [])
        if self._small_steps:
            there = [one for one in there if not one.with_a_person or _is_small(one)]
        ready = [one for one in there if self._rested(one)] if rested else there
        return sorted(ready, key=lambda one: self.past.used.get(one.id, date.min))

    def _rungs(self, skill: str, keep: bool) -> list[int]:
        """The rungs to look at, the best first."""
        standing = self.standings[skill]
        behind = [STAKES.index(stakes) for stakes in standing.behind]
        if standing.rung in behind:
            return sorted(behind, key=lambda rung: self._rung_turn(skill, rung))
        behind.sort(key=lambda rung: self._rung_used(skill, rung))
        return [*behind, standing.rung] if keep and self._is_due(skill) else [standing.rung, *behind]

    def _rung_used(self, skill: str, rung: int) -> date:
        return self.past.rungs_used.get((skill, rung), date.min)

    def _rung_turn(self, skill: str, rung: int) -> tuple[bool, date]:
        """Where a rung is in the row of somebody who has them all in turn: the lowest comes next."""
        if rung != TENSE:
            return False, self._rung_used(skill, rung)
        return self._is_overdue(skill), self.past.tense_turns.get(skill, date.min)

    def _turn(self, skill: str) -> tuple[bool, bool, date]:
        """Where a skill is in the row: the lowest comes next."""
        used = self.past.skills_used.get(skill, date.min)
        if skill in self.wishes.skills and used > date.min:
            used -= timedelta(days=LEAN)
        return (not self._is_overdue(skill), self.past.used_yesterday(skill), used)

    def _rested(self, exercise: Exercise) -> bool:
        used = self.past.used.get(exercise.id)
        return used is None or (self.day - used).days >= PAUSE

    # -- a heavy day -------------------------------------------------------------------------------

    def gentle(self) -> Iterator[str]:
        """What suits a heavy day, the best first: here, alone, short, steadying or kind; then without
        the skill; then without the length; those of the last seven days after all others; at last
        whatever asks least."""
        here = [one for one in self.offered.values() if one.where == "here" and one.stakes == "alone"]
        short = [one for one in here if one.minutes <= GENTLE_MINUTES]
        kind = [one for one in short if one.skill in GENTLE_SKILLS]
        ordered = [
            sorted(some, key=lambda one: self.past.used.get(one.id, date.min)) for some in (kind, short, here)
        ]
        rested = [one.id for some in ordered for one in some if self._rested(one)]
        found = dict.fromkeys([*rested, *(one.id for some in ordered for one in some)])
        if not found:
            least = sorted(self.offered.values(), key=lambda one: (one.rung, one.where == "out", one.minutes))
            found = dict.fromkeys(one.id for one in least[:1])
        yield from found


def _is_small(exercise: Exercise) -> bool:
    """Whether it is a small step with a person."""
    return exercise.stakes == "stranger" and exercise.minutes <= SMALL_MINUTES


def _cells(exercises: Iterable[Exercise]) -> dict[tuple[str, int], list[Exercise]]:
    cells: dict[tuple[str, int], list[Exercise]] = {}
    for exercise in exercises:
        cells.setdefault((exercise.skill, exercise.rung), []).append(exercise)
    return cells
