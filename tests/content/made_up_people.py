"""Made-up people who use the plan for a while; nothing here is a claim about real ones.

**Honest distress.** What someone expects of an exercise, 0–10, is

    base + slope · rung - habituation,   habituation = most · (1 - e^(-successes / 5))

rounded up or down by chance, so that the mean of many is this, with a noise of -1, 0 or 1; *successes* are
those in the skill on the rung and below it, *rung* is 0 (alone) to 5 (tense). So one's own ladder is steeper or
flatter, each success makes what comes next a little easier, and no number of them makes everything nothing. How
it turns out has a noise of its own, and is easier than expected by ``eased`` points, for everybody: rounded to
the nearest, half a point would be one for some and none for others, whose ladders end between two numbers.

**The pull** begins at about 6 and falls, e-fold in 40 days, with a noise of its own; so do urges.

**Rehearsals** aren't played out. A made-up person goes through the missing kind from the second week on,
two in seven days at most, and each kind again once it is 28 days old; what counts is kept as days and kinds.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta, timezone
from math import exp, floor
from random import Random
from typing import Literal

from msgspec import Struct

from nc_tui.practice.choosing import NO_COURSES
from nc_tui.practice.coming_back import pause_before
from nc_tui.practice.course import Course
from nc_tui.practice.exercise import WITH_A_PERSON, Exercise
from nc_tui.practice.history import History
from nc_tui.practice.kinds import (
    Checkin,
    CourseRecord,
    Data,
    Goal,
    Monitoring,
    Practice,
    Profile,
    Return,
    Slip,
    Swap,
    Urge,
)
from nc_tui.practice.kinds.practice import Outcome, Reason
from nc_tui.practice.kinds.profile import Focus
from nc_tui.practice.plan import DayPlan, offer, pending, plan, swap_for
from nc_tui.practice.records import Record

Kind = Literal[
    "steady", "keen", "usual", "seldom", "quiet", "eight", "presses", "watches", "stops", "chooses"
]
HONEST: tuple[Kind, ...] = ("steady", "keen", "usual", "seldom")
FIRST_DAY = date(2026, 11, 23)
ZONE = timezone(timedelta(hours=1))
PEOPLE = ("M.", "the baker", "a neighbour", "Sam", "my sister", "someone at work", "Jo")
GOALS = ("learn to swim", "the balcony")
REHEARSALS = ("angry", "someone-new", "silence-or-no")
FIRST_REHEARSAL, REHEARSAL_AGES, REHEARSAL_SETTLES = 7, 28, 0.8
STOPS_AFTER = 30
FIRST_COURSE, COURSE_EVERY = 3, 20
"""Days between two courses of somebody who takes one after the other."""
TOLD_LATER = 0.25
"""Of what is out in the day, the share that is told when the program is next opened."""
ANSWERS, TAKES_TWO = 0.8, 0.75
"""After a pause: the share that answers the question, and of those the share that has two exercises again."""


class Person(Struct):
    """One person. ``opens`` to ``heavy`` are chances, 0–1: to open the program on a day, to do what is done
    here, out in the day and at tense, to do what still stands "if it comes", to swap, and that a day is heavy.
    """

    kind: Kind
    opens: float
    does_here: float
    does_out: float
    does_tense: float
    does_any_day: float
    """To do what is tense and waits for no chance."""
    meets_it: float
    swaps: float
    heavy: float
    base: float = 3.0
    slope: float = 0.45
    most: float = 1.4
    eased: float = 0.5
    focus: Focus | None = None


class Seen(Struct):
    """One exercise that a plan showed, and what came of it."""

    day: date
    number: int
    exercise: Exercise
    gentle: bool
    kept: bool
    """Whether the day's check-in tells that it was shown."""
    beside: bool = False
    """Whether it stood beside the plan."""
    predicted: int | None = None
    outcome: Outcome | None = None


class Life(Struct):
    """What was seen of one person: every plan, everything shown, every record. ``rehearsed`` are the days and
    kinds of rehearsals that count."""

    person: Person
    plans: list[DayPlan]
    seen: list[Seen]
    records: list[Record]
    rehearsed: list[tuple[date, str]]
    reshuffled: int = 0
    """On how many mornings the answer to yesterday's question changed the plan."""
    unasked: int = 0
    """How often something done out on the day before wasn't asked for."""

    @property
    def planned(self) -> list[Seen]:
        """What stood in the plans themselves."""
        return [seen for seen in self.seen if not seen.beside]


def someone(kind: Kind, chance: Random, eased: float = 0.5) -> Person:
    """A person of a kind. *Steady* is who opens the program on five of seven days and does 70 % of what is
    out in the day, 35 % of what is tense; who *chooses* is as steady, and does half of the tense ones that
    wait for no chance; *keen* opens it on nearly every day and does more of it."""
    five_of_seven = chance.uniform(0.66, 0.77)
    opens, out, tense, beside = {
        "steady": (five_of_seven, 0.7, 0.35, 0.08),
        "keen": (chance.uniform(0.93, 1.0), 0.85, 0.5, 0.1),
        "usual": (chance.uniform(0.4, 0.9), chance.uniform(0.5, 0.8), 0.3, 0.05),
        "seldom": (chance.uniform(0.15, 0.4), chance.uniform(0.5, 0.8), 0.3, 0.05),
        "quiet": (chance.uniform(0.6, 1.0), chance.uniform(0.5, 0.9), 0.3, 0.05),
        "eight": (chance.uniform(0.6, 1.0), 0.8, 0.3, 0.0),
    }.get(kind, (five_of_seven, 0.7, 0.35, 0.08))
    return Person(
        kind=kind,
        opens=opens,
        does_here=0.95,
        does_out=out,
        does_tense=tense,
        does_any_day=0.5 if kind == "chooses" else tense,
        meets_it=beside,
        swaps=chance.uniform(0.0, 0.12),
        heavy=chance.uniform(0.0, 0.04)
        if kind in ("steady", "keen", "chooses")
        else chance.choice((0.0, 0.05, 0.1)),
        base=chance.uniform(2.5, 3.7),
        slope=chance.uniform(0.3, 0.6),
        most=chance.uniform(1.0, 1.8),
        eased=eased,
    )


class Simulation:
    """A person's days with the program, from the first morning on."""

    def __init__(
        self,
        person: Person,
        exercises: Mapping[str, Exercise],
        chance: Random,
        courses: Mapping[str, Course] = NO_COURSES,
    ) -> None:
        self.person = person
        self.exercises = exercises
        self.courses = courses
        self.ahead = list(courses)
        self.chance = chance
        self.successes: Counter[tuple[str, int]] = Counter()
        self.life = Life(person, [], [], [], [])
        self.waiting: list[tuple[Seen, Outcome]] = []
        self.noted: dict[str, date] = {}
        self.day = FIRST_DAY

    def live(self, days: int) -> Life:
        """That many days."""
        for number in range(days):
            self.day = FIRST_DAY + timedelta(days=number)
            if self.person.kind == "stops" and number >= STOPS_AFTER:
                break
            if self.chance.random() < self.person.opens:
                self._open(number)
        return self.life

    def _open(self, number: int) -> None:
        self._close_yesterday()
        self._come_back(number)
        if self.person.focus is not None and not self.life.plans:
            self._make(Profile(focus=self.person.focus), self.day)
        if self.ahead and number >= COURSE_EVERY * (len(self.courses) - len(self.ahead)) + FIRST_COURSE:
            self._make(CourseRecord(self.ahead.pop(0), "begun"), self.day)
        offered = self._check_in(number) if self.person.kind != "quiet" or number % 2 else ()
        self._hard_moments(number)
        shown = plan(self.day, self.exercises, self._history(), self.courses)
        if not shown.heavy and self.chance.random() < 2 * self.person.swaps and self._swap(shown):
            shown = plan(self.day, self.exercises, self._history(), self.courses)
        self.life.plans.append(shown)
        for item in shown.items:
            kept = not shown.heavy and item.exercise in offered
            self._meet(Seen(self.day, number, self.exercises[item.exercise], item.slot == "gentle", kept))
        for item in shown.beside:
            self._meet(Seen(self.day, number, self.exercises[item.exercise], False, False, beside=True))
        if not shown.heavy:
            self._rehearse(number)

    def _come_back(self, number: int) -> None:
        """After a pause most say whether there was contact, and have two exercises again: both are one key.
        The chance is the day's own, so that a pause changes nothing else about a life."""
        pause = pause_before(self._history(), self.day)
        chance = Random(f"back on day {number}")
        if pause is not None and chance.random() < ANSWERS:
            happened = self.person.kind == "presses"
            two = chance.random() < TAKES_TWO
            self._make(Return(pause.since, "yes" if happened else "no", two), self.day)

    def _close_yesterday(self) -> None:
        told, self.waiting = self.waiting, []
        if not told:
            return
        before = self._history()
        yesterday = self.day - timedelta(days=1)
        asked = pending(self.day, self.exercises, before)
        for seen, outcome in told:
            self._record(seen, outcome)
            self.life.unasked += seen.kept and seen.day == yesterday and seen.exercise.id not in asked
        if any(seen.day != yesterday or seen.exercise.id not in asked for seen, _ in told):
            return
        # Every fourth time is often enough, and the plan costs the most.
        if self.chance.random() < 0.25:
            known = plan(self.day, self.exercises, before, self.courses)
            self.life.reshuffled += (
                known.items != plan(self.day, self.exercises, self._history(), self.courses).items
            )

    def _check_in(self, number: int) -> tuple[str, ...]:
        heavy = self.chance.random() < self.person.heavy
        pull = min(7, max(0, round(self._pull(number)) + self.chance.choice((-1, 0, 0, 1))))
        offered = offer(self.day, self.exercises, self._history(), self.courses)
        mood = 1 if heavy else self.chance.randint(4, 8)
        self._make(Checkin(mood=mood, pull=9 if heavy else pull, offered=offered), self.day)
        return offered

    def _pull(self, number: int) -> float:
        return 6 * exp(-number / 40)

    def _hard_moments(self, number: int) -> None:
        kind, chance = self.person.kind, self.chance
        if chance.random() < self._pull(number) / 25:
            acted = chance.random() < (0.5 if kind == "presses" else 0.02)
            self._make(Urge(rating=chance.randint(3, 7), outcome="acted" if acted else "ridden"), self.day)
        if kind == "presses" and chance.random() < 0.12:
            self._make(Slip(channel="text", at_moment=self._moment()), self.day)
        if kind == "watches" and chance.random() < 0.12:
            self._make(Monitoring(channel="profile"), self.day)
        for title in GOALS:
            noted = self.noted.get(title, FIRST_DAY - timedelta(days=30))
            if number >= 4 and (self.day - noted).days > 14 and chance.random() < 0.3:
                self.noted[title] = self.day
                self._make(Goal(title=title, state="going"), self.day)

    def _rehearse(self, number: int) -> None:
        rehearsed = self.life.rehearsed
        if number < FIRST_REHEARSAL or any(day == self.day for day, _ in rehearsed):
            return
        last = {kind: max((d for d, k in rehearsed if k == kind), default=date.min) for kind in REHEARSALS}
        oldest = min(REHEARSALS, key=lambda kind: last[kind])
        due = (self.day - last[oldest]).days >= REHEARSAL_AGES
        week = sum((self.day - day).days < 7 for day, _ in rehearsed)
        if due and week < 2 and self.chance.random() < self.person.does_here * REHEARSAL_SETTLES:
            rehearsed.append((self.day, oldest))

    def _swap(self, shown: DayPlan) -> bool:
        old = self.chance.choice(shown.items).exercise
        other = swap_for(self.day, self.exercises, self._history(), old, self.courses)
        if other is not None:
            self._make(Swap(exercise=other, instead_of=old), self.day)
        return other is not None

    def _meet(self, seen: Seen) -> None:
        self.life.seen.append(seen)
        one = seen.exercise
        seen.predicted = self.expected(one)
        outcome: Outcome = "not"
        if self.chance.random() < self._does(seen):
            # A tense moment came or it didn't; anything else may be done in part.
            whole = one.stakes == "tense" or self.chance.random() < 0.93
            outcome = "done" if whole else "partly"
        elif seen.beside or self.chance.random() < 0.4:
            return
        if one.where == "out" and self.chance.random() < TOLD_LATER:
            self.waiting.append((seen, outcome))
        else:
            self._record(seen, outcome)

    def _does(self, seen: Seen) -> float:
        if seen.beside:
            return self.person.meets_it
        if seen.exercise.where == "here":
            return self.person.does_here
        if seen.exercise.stakes != "tense":
            return self.person.does_out
        return self.person.does_any_day if seen.exercise.any_day else self.person.does_tense

    def _record(self, seen: Seen, outcome: Outcome) -> None:
        one = seen.exercise
        seen.outcome = outcome
        after = None if seen.predicted is None or outcome == "not" else self.turned_out(one)
        reason: Reason | None = None
        if outcome == "not":
            reason = "no-chance" if one.where == "out" else "not-today"
        elif after is None or after <= 7:
            self.successes[one.skill, one.rung] += 1
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
            after=after,
            with_=with_ if self.chance.random() < 0.8 else None,
        )
        self._make(data, seen.day)

    # -- how hard it is ----------------------------------------------------------------------------

    def expected(self, exercise: Exercise) -> int | None:
        """How hard it looks now; None for who says nothing."""
        if self.person.kind == "quiet":
            return None
        return 8 if self.person.kind == "eight" else self._noisy(self._distress(exercise))

    def turned_out(self, exercise: Exercise) -> int:
        """How hard it was."""
        return 8 if self.person.kind == "eight" else self._noisy(self._distress(exercise) - self.person.eased)

    def _distress(self, exercise: Exercise) -> float:
        below = sum(self.successes[exercise.skill, rung] for rung in range(exercise.rung + 1))
        habit = self.person.most * (1 - exp(-below / 5))
        return self.person.base + self.person.slope * exercise.rung - habit

    def _noisy(self, distress: float) -> int:
        return min(10, max(0, floor(distress + self.chance.random()) + self.chance.choice((-1, 0, 0, 1))))

    # -- the journal -------------------------------------------------------------------------------

    def _moment(self) -> datetime:
        hours = 7 + len(self.life.records) % 600 / 60
        return datetime.combine(self.day, time(), ZONE) + timedelta(hours=hours)

    def _make(self, data: Data, day: date) -> None:
        """Record something; records stay in the order of their days, as ``current`` would give them."""
        records = self.life.records
        record = Record(f"{len(records):036}", "d", self._moment(), day, data.NAME, data)
        place = len(records)
        while place > 0 and records[place - 1].day > day:
            place -= 1
        records.insert(place, record)

    def _history(self) -> History:
        return history(self.life)


def history(life: Life) -> History:
    """The journal of a life."""
    return History(FIRST_DAY.replace(day=1), tuple(life.records))
