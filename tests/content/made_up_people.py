"""Made-up people who use the plan for a while; nothing here is a claim about real ones.

**Honest distress.** What someone expects of an exercise, 0–10, is

    base + slope · rung - habituation,   habituation = most · (1 - e^(-successes / 5))

rounded, with a noise of -1, 0 or 1; *successes* are those in the skill on the rung and below it, *rung* is 0
(alone) to 5 (rehearsal). So one's own ladder is steeper or flatter, each success makes what comes next a
little easier, and no number of them makes everything nothing. How it turns out has a noise of its own.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta, timezone
from math import exp
from random import Random
from typing import Literal

from msgspec import Struct

from nc_tui.practice.exercise import STAKES, WITH_A_PERSON, Exercise
from nc_tui.practice.history import History
from nc_tui.practice.kinds import Checkin, Data, Practice, Swap
from nc_tui.practice.kinds.practice import Outcome, Reason
from nc_tui.practice.plan import DayPlan, offer, pending, plan, swap_for
from nc_tui.practice.records import Record

Kind = Literal["steady", "usual", "seldom", "quiet", "eight"]
FIRST_DAY = date(2026, 11, 23)
ZONE = timezone(timedelta(hours=1))
PEOPLE = ("M.", "the baker", "a neighbour", "Sam", "my sister", "someone at work", "Jo")


class Person(Struct):
    """One person. The first four are chances, 0–1: to open the program on a day, to take up an exercise of
    the plan, to swap one, and that a day is heavy."""

    kind: Kind
    opens: float
    takes_up: float
    swaps: float
    heavy: float
    base: float = 3.0
    slope: float = 0.6
    most: float = 2.0


class Seen(Struct):
    """One exercise that a plan showed, and what came of it."""

    day: date
    number: int
    exercise: Exercise
    gentle: bool
    kept: bool
    """Whether the day's check-in tells that it was shown."""
    predicted: int | None = None
    outcome: Outcome | None = None


class Life(Struct):
    """What was seen of one person: every plan, everything shown, and the largest plan in minutes."""

    person: Person
    plans: list[DayPlan]
    seen: list[Seen]
    reshuffled: int
    """On how many mornings the answer to yesterday's question changed the plan."""
    records: int


def people(number: int, seed: int) -> list[Person]:
    """Different people, the same ones for the same seed: of ten, three are steady, four as most people
    are, and one each practises seldom, never rates anything, or answers 8 whatever is asked."""
    kinds: tuple[Kind, ...] = ("steady", "usual", "usual", "seldom", "steady", "usual", "quiet", "steady")
    chance = Random(seed)
    return [_person((*kinds, "usual", "eight")[one % 10], chance) for one in range(number)]


def _person(kind: Kind, chance: Random) -> Person:
    opens, takes_up = {
        "steady": (chance.uniform(0.9, 1.0), chance.uniform(0.95, 1.0)),
        "usual": (chance.uniform(0.5, 0.95), chance.uniform(0.85, 1.0)),
        "seldom": (chance.uniform(0.15, 0.4), chance.uniform(0.85, 1.0)),
        "quiet": (chance.uniform(0.6, 1.0), chance.uniform(0.85, 1.0)),
        "eight": (chance.uniform(0.6, 1.0), chance.uniform(0.85, 1.0)),
    }[kind]
    return Person(
        kind=kind,
        opens=opens,
        takes_up=takes_up,
        swaps=chance.uniform(0.0, 0.12),
        heavy=chance.choice((0.0, 0.02, 0.05, 0.1)) if kind != "steady" else chance.uniform(0.0, 0.04),
        base=chance.uniform(2.5, 3.7),
        slope=chance.uniform(0.3, 0.6),
        most=chance.uniform(1.0, 1.8),
    )


class Simulation:
    """A person's days with the program, from the first morning on."""

    def __init__(self, person: Person, exercises: Mapping[str, Exercise], chance: Random) -> None:
        self.person = person
        self.exercises = exercises
        self.chance = chance
        self.records: list[Record] = []
        self.successes: Counter[tuple[str, int]] = Counter()
        self.life = Life(person, [], [], 0, 0)
        self.waiting: list[Seen] = []
        self.day = FIRST_DAY

    def live(self, days: int) -> Life:
        """That many days."""
        for number in range(days):
            self.day = FIRST_DAY + timedelta(days=number)
            if self.chance.random() < self.person.opens:
                self._open(number)
        self.life.records = len(self.records)
        return self.life

    def _open(self, number: int) -> None:
        self._close_yesterday()
        offered = self._check_in() if self.person.kind != "quiet" or number % 2 else ()
        shown = plan(self.day, self.exercises, self._history())
        if not shown.heavy and self.chance.random() < 2 * self.person.swaps and self._swap(shown):
            shown = plan(self.day, self.exercises, self._history())
        self.life.plans.append(shown)
        for item in shown.items:
            kept = not shown.heavy and item.exercise in offered
            seen = Seen(self.day, number, self.exercises[item.exercise], item.slot == "gentle", kept)
            self.life.seen.append(seen)
            if self.chance.random() < self.person.takes_up:
                self._take_up(seen)

    def _close_yesterday(self) -> None:
        yesterday = self.day - timedelta(days=1)
        told = [seen for seen in self.waiting if seen.day == yesterday]
        self.waiting.clear()
        if not told:
            return
        before = self._history()
        asked = pending(self.day, self.exercises, before)
        for seen in told:
            if seen.exercise.id in asked:
                self._record(seen)
        # Every fourth time is often enough, and the plan costs the most.
        if self.chance.random() < 0.25:
            known = plan(self.day, self.exercises, before)
            self.life.reshuffled += known != plan(self.day, self.exercises, self._history())

    def _check_in(self) -> tuple[str, ...]:
        heavy = self.chance.random() < self.person.heavy
        mood, pull = (1, 9) if heavy else (self.chance.randint(4, 8), self.chance.randint(0, 6))
        offered = offer(self.day, self.exercises, self._history())
        self._make(Checkin(mood=mood, pull=pull, offered=offered), self.day)
        return offered

    def _swap(self, shown: DayPlan) -> bool:
        old = self.chance.choice(shown.items).exercise
        other = swap_for(self.day, self.exercises, self._history(), old)
        if other is not None:
            self._make(Swap(exercise=other, instead_of=old), self.day)
        return other is not None

    def _take_up(self, seen: Seen) -> None:
        seen.predicted = self._expected(seen.exercise)
        if seen.exercise.where == "out" and self.chance.random() < 0.5:
            self.waiting.append(seen)
        else:
            self._record(seen)

    def _record(self, seen: Seen) -> None:
        one = seen.exercise
        after = None if seen.predicted is None else self._turned_out(one)
        luck = self.chance.random()
        outcome: Outcome = "done" if luck < 0.88 else "partly" if luck < 0.95 else "not"
        reason: Reason | None = None
        if outcome == "not":
            reason = "no-chance" if one.where == "out" else "not-today"
        if outcome == "done" and (after is None or after <= 7):
            self.successes[one.skill, one.rung] += 1
        seen.outcome = outcome
        with_ = self.chance.choice(PEOPLE) if one.stakes in WITH_A_PERSON else None
        data = Practice(
            exercise=one.id,
            skill=one.skill,
            stakes=one.stakes,
            setting=one.setting,
            where=one.where,
            outcome=outcome,
            reason=reason,
            predicted=seen.predicted,
            after=after if outcome != "not" else None,
            with_=with_ if self.chance.random() < 0.8 else None,
        )
        self._make(data, seen.day)

    # -- how hard it is ----------------------------------------------------------------------------

    def _expected(self, exercise: Exercise) -> int | None:
        if self.person.kind == "quiet":
            return None
        return 8 if self.person.kind == "eight" else self._noisy(self._distress(exercise))

    def _turned_out(self, exercise: Exercise) -> int:
        return 8 if self.person.kind == "eight" else self._noisy(self._distress(exercise) - 0.5)

    def _distress(self, exercise: Exercise) -> float:
        below = sum(self.successes[exercise.skill, rung] for rung in range(exercise.rung + 1))
        eased = self.person.most * (1 - exp(-below / 5))
        return self.person.base + self.person.slope * exercise.rung - eased

    def _noisy(self, distress: float) -> int:
        return min(10, max(0, round(distress) + self.chance.choice((-1, 0, 0, 1))))

    # -- the journal -------------------------------------------------------------------------------

    def _make(self, data: Data, day: date) -> None:
        """Record something; records stay in the order of their days, as ``current`` would give them."""
        hours = 7 + len(self.records) % 600 / 60
        moment = datetime.combine(self.day, time(), ZONE) + timedelta(hours=hours)
        record = Record(f"{len(self.records):036}", "d", moment, day, data.NAME, data)
        place = len(self.records)
        while place > 0 and self.records[place - 1].day > day:
            place -= 1
        self.records.insert(place, record)

    def _history(self) -> History:
        return History(FIRST_DAY.replace(day=1), tuple(self.records))


def rungs_led_to(life: Life) -> dict[str, set[str]]:
    """For each skill the stakes at which a plan offered something."""
    reached: dict[str, set[str]] = {}
    for seen in life.seen:
        reached.setdefault(seen.exercise.skill, set()).add(seen.exercise.stakes)
    return reached


def longest_wait(life: Life, skills: Mapping[str, object], offered: bool = False) -> int:
    """The most practice days from one practice of a skill to its next (or, ``offered``, from one plan with
    it to the next), or from the first day, or to the last one: 1 where every practice day had it."""
    practised = ("done", "partly")
    days = {seen.day for seen in life.seen if seen.outcome in practised}
    with_skill: dict[str, set[date]] = {}
    for seen in life.seen:
        if offered or seen.outcome in practised:
            with_skill.setdefault(seen.exercise.skill, set()).add(seen.day)
    worst = 0
    for skill in skills:
        waited = 0
        for day in sorted(days | (with_skill.get(skill, set()) if offered else set())):
            waited += day in days
            if day in with_skill.get(skill, ()):
                worst, waited = max(worst, waited), 0
        worst = max(worst, waited)
    return worst


def shortest_return(life: Life) -> int:
    """The fewest days after which a plan showed an exercise again that was recorded, or of which a check-in
    tells that it was shown."""
    last: dict[str, date] = {}
    fewest = 999
    for seen in life.seen:
        key = seen.exercise.id
        if key in last and last[key] < seen.day:
            fewest = min(fewest, (seen.day - last[key]).days)
        if seen.kept or seen.outcome is not None:
            last[key] = seen.day
    return fewest


def stakes_up_to(life: Life) -> int:
    """The highest rung that any plan showed."""
    return max((STAKES.index(seen.exercise.stakes) for seen in life.seen), default=0)
