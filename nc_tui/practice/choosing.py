"""Choosing exercises: what earlier days leave to choose from on a day, the best first.

Skills take turns: the one that was not used for longest comes first. *Used* is what was recorded (whatever
the outcome), carried into a day, or shown in a day's plan; so the answer to yesterday's question changes
nothing about today. Only where a skill was offered and not done again and again does the difference count:
one that was not practised on nine practice days, yesterday left out, comes before all others, though not
on two days in a row.

In a skill, one exercise may be chosen on the rung one stands on or on a mastered one, never above. Which
rung comes first depends on what it is for: to go *forward*, the rung one stands on, then the mastered ones,
those longest unused first; to *keep* the skill alive, the mastered ones come first if none of them was used
for two weeks. So half of a skill's turns can serve the climb, and a mastered rung returns after seven days
at the earliest. On a rung, the exercise longest unused comes first.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from msgspec import Struct

from nc_tui.practice.exercise import STAKES, Exercise
from nc_tui.practice.history import History
from nc_tui.practice.ladder import Standing, standings
from nc_tui.practice.records import Carry, Practice, Record, Swap
from nc_tui.practice.shown import shown, weather

MINUTES = 20
"""What a day's exercises take together, at most."""
PAUSE = 7
"""Days until an exercise comes again, while others fit; and until a mastered rung does."""
KEEP_AFTER = 14
"""Days without any mastered rung of a skill after which a turn to keep it goes to one."""
OVERDUE = 6
"""Practice days without a skill after which it comes before all others."""
REHEARSALS_A_WEEK = 2
GENTLE_SKILLS = ("steadying", "self-kindness")
GENTLE_MINUTES = 10
MIX_AMONG = 3
"""Among so many skills whose turn is next, one with an exercise done here goes beside one out in the day."""

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


class Choice:
    """What there is to choose from on a day, by the records of earlier days and the day's mood."""

    def __init__(self, day: date, exercises: Mapping[str, Exercise], history: History) -> None:
        self.day = day
        self.exercises = exercises
        past = _Past(day, exercises, history)
        self.used = past.used
        self.rungs_used = past.rungs_used
        self.skills_used = past.skills_used
        self.standings = standings(exercises, [entry for entry in history.practices if entry[0] < day])
        self.cells = _cells(exercises)
        self.skills = sorted(self.standings, key=past.turn)
        self.overdue = frozenset(skill for skill in self.skills if past.overdue(skill))
        week = sum((day - one).days < PAUSE for one in past.rehearsed)
        self.rehearsals = 0 if weather(history.on(day)).low else max(0, REHEARSALS_A_WEEK - week)
        if all(exercise.rung == _REHEARSAL for exercise in exercises.values()):
            self.rehearsals = REHEARSALS_A_WEEK

    # -- an ordinary day ---------------------------------------------------------------------------

    def two(self) -> tuple[str, ...]:
        """The two of an ordinary day; one where no two fit into its minutes; none without exercises."""
        for rule in GIVING_WAY:
            for first in self._firsts(rule.first_rested):
                second = self._beside(first, rule)
                if second is not None:
                    return (first.id, second.id)
        alone = next((first for rested in (True, False) for first in self._firsts(rested)), None)
        return () if alone is None else (alone.id,)

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

    def _firsts(self, rested: bool) -> Iterator[Exercise]:
        if rested:
            yield from self._moving_on()
        for skill in self.skills:
            yield from self._of(skill, keep=False, rested=rested, rehearsals=self.rehearsals)

    def _moving_on(self) -> Iterator[Exercise]:
        """What moves a skill on that was not used yesterday, on the rung where one stands.

        Rehearsals come first, the skill longest without one before the others: there are only two a week,
        and left to the turns, some skills would hardly ever come to one.
        """
        yesterday = self.day - timedelta(days=1)
        open_ones = [
            standing
            for standing in (self.standings[skill] for skill in self.skills)
            if STAKES[standing.rung] not in standing.mastered
            and self.skills_used.get(standing.skill, date.min) < yesterday
        ]
        rehearsing = [standing.skill for standing in open_ones if standing.rung == _REHEARSAL]
        for skill in sorted(rehearsing, key=lambda skill: self.rungs_used.get((skill, _REHEARSAL), date.min)):
            yield from self._on(skill, _REHEARSAL, rested=True, rehearsals=self.rehearsals)
        for standing in open_ones:
            yield from self._on(standing.skill, standing.rung, rested=True, rehearsals=self.rehearsals)

    def _beside(self, first: Exercise, rule: Rule) -> Exercise | None:
        left = MINUTES - first.minutes
        rehearsals = self.rehearsals - (first.rung == _REHEARSAL)
        turns = [skill for skill in self.skills if (skill != first.skill) is rule.two_skills]
        found: list[Exercise] = []
        for place, skill in enumerate(turns):
            fits = (
                one
                for one in self._of(skill, keep=True, rested=rule.second_rested, rehearsals=rehearsals)
                if one.minutes <= left and one.id != first.id
            )
            best = next(fits, None)
            if best is not None:
                found.append(best)
            if found and (place + 1 >= MIX_AMONG or skill in self.overdue):
                break
        if first.where == "out" and not (found and found[0].skill in self.overdue):
            found.sort(key=lambda one: one.where == "out")
        return found[0] if found else None

    def _of(self, skill: str, keep: bool, rested: bool, rehearsals: int) -> Iterator[Exercise]:
        """The exercises of a skill that may be chosen, the best first."""
        for rung in self._rungs(self.standings[skill], keep):
            yield from self._on(skill, rung, rested, rehearsals)

    def _on(self, skill: str, rung: int, rested: bool, rehearsals: int) -> list[Exercise]:
        """Those of one rung, the one longest unused first."""
        if rung == _REHEARSAL and rehearsals <= 0:
            return []
        there = self.cells[skill, rung]
        ready = [one for one in there if self._rested(one)] if rested else there
        return sorted(ready, key=lambda one: self.used.get(one.id, date.min))

    def _rungs(self, standing: Standing, keep: bool) -> list[int]:
        """The rungs to look at, the best first."""

        def last_used(rung: int) -> date:
            return self.rungs_used.get((standing.skill, rung), date.min)

        mastered = sorted((STAKES.index(stakes) for stakes in standing.mastered), key=last_used)
        if standing.rung in mastered:
            return mastered
        due = bool(mastered) and all((self.day - last_used(rung)).days >= KEEP_AFTER for rung in mastered)
        return [*mastered, standing.rung] if keep and due else [standing.rung, *mastered]

    def _rested(self, exercise: Exercise) -> bool:
        used = self.used.get(exercise.id)
        return used is None or (self.day - used).days >= PAUSE

    # -- a heavy day -------------------------------------------------------------------------------

    def gentle(self) -> Iterator[str]:
        """What suits a heavy day, the best first: here, alone, short, steadying or kind; then without
        the skill; then without the length; at last whatever asks least."""
        here = [one for one in self.exercises.values() if one.where == "here" and one.stakes == "alone"]
        short = [one for one in here if one.minutes <= GENTLE_MINUTES]
        kind = [one for one in short if one.skill in GENTLE_SKILLS]
        ordered = [
            sorted(some, key=lambda one: self.used.get(one.id, date.min)) for some in (kind, short, here)
        ]
        found = dict.fromkeys(one.id for some in ordered for one in some)
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


class _Past:
    """When exercises, rungs and skills were last used before a day, and on which days one rehearsed."""

    def __init__(self, day: date, exercises: Mapping[str, Exercise], history: History) -> None:
        self.day = day
        self.exercises = exercises
        self.places = {key: (one.skill, one.rung) for key, one in exercises.items()}
        self.used: dict[str, date] = {}
        self.rungs_used: dict[tuple[str, int], date] = {}
        self.skills_used: dict[str, date] = {}
        self.rehearsed: list[date] = []
        self.skills_practised: dict[str, date] = {}
        self.practice_days: list[date] = []
        # The earliest day first, so that what is written last is the latest.
        for past, records in sorted(history.by_day.items()):
            if past < day:
                self._take(past, records)

    def _take(self, day: date, records: tuple[Record, ...]) -> None:
        there = dict.fromkeys(shown(records, self.exercises))
        practised = False
        for record in records:
            data = record.data
            if isinstance(data, Practice):
                there[data.exercise] = None
                self.skills_used[data.skill] = day
                if data.stakes in STAKES:
                    self.rungs_used[data.skill, STAKES.index(data.stakes)] = day
                if data.outcome != "not":
                    practised = True
                    self.skills_practised[data.skill] = day
            elif isinstance(data, Carry):
                there[data.exercise] = None
            elif isinstance(data, Swap):
                self.used[data.instead_of] = day
                if self.places.get(data.instead_of, ("", 0))[1] == _REHEARSAL:
                    self.rehearsed.append(day)
        if practised:
            self.practice_days.append(day)
        for exercise_id in there:
            self.used[exercise_id] = day
            place = self.places.get(exercise_id)
            if place is not None:
                self.skills_used[place[0]] = self.rungs_used[place] = day
                if place[1] == _REHEARSAL:
                    self.rehearsed.append(day)

    def turn(self, skill: str) -> tuple[bool, date]:
        """Where a skill stands in the row: the lowest comes next."""
        return (not self.overdue(skill), self.skills_used.get(skill, date.min))

    def overdue(self, skill: str) -> bool:
        """Whether it was not practised for too many practice days, nor used yesterday."""
        before_yesterday = self.day - timedelta(days=2)
        if self.skills_used.get(skill, date.min) > before_yesterday:
            return False
        counted = bisect_right(self.practice_days, before_yesterday)
        practised = bisect_right(self.practice_days, self.skills_practised.get(skill, date.min))
        return counted - practised >= OVERDUE
