"""The day's plan: one exercise that moves a skill on, one that keeps another alive.

It follows from the day, the library, the records of earlier days, and the day's own check-ins, urges and
swaps, so it is the same on every machine. Recording an exercise doesn't reshuffle it, nor does answering
yesterday's question. How exercises are chosen is in ``choosing``; on top of it:

- The first check-in that isn't heavy pins the offer it was made with: what was shown is a fact. Exercises
  that the library no longer has are replaced.
- A heavy day (mood of 2 or less, or a pull of 8 or more, by the latest rating of each) has one gentle
  exercise, done here. A later, lighter check-in brings the usual plan back.
- What was recorded before such a change stays.
- Swaps come last, in the order in which they were made.
- **If it comes**: the last tense exercise that a plan showed in the past seven days (as a check-in kept it),
  that had no chance on that day, and of which nothing else was recorded since, still stands beside the plan;
  not while it is in the day's two, nor where its rung is no longer open or it isn't for the user. It takes
  no minutes.
- An **invitation** (``choosing``) stands beside the plan too. A heavy day has neither.
- **After a pause** two days have one exercise each, a rung lower, and nothing beside it, until the second one
  is wanted again (``coming_back``).

Where a small library can't keep all rules, they give way in this order: the mix of here and out, the turn,
two skills, the one with a person, a second exercise, the seven days. Twenty minutes, the rungs and the small
first steps never do, but for a library in which they leave nothing. So there is a plan on every day as long
as there is one exercise.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from typing import Literal

from msgspec import Struct

from nc_tui.practice.choosing import NO_COURSES, Choice
from nc_tui.practice.coming_back import has_one, wants_two
from nc_tui.practice.course import Course
from nc_tui.practice.day_state import HEAVY_MOOD, HEAVY_PULL, day_state, pinned, shown, swapped
from nc_tui.practice.exercise import Exercise
from nc_tui.practice.history import History
from nc_tui.practice.kinds import Carry, Checkin, Practice, Swap
from nc_tui.practice.kinds.practice import Outcome
from nc_tui.practice.records import Record

__all__ = [
    "HEAVY_MOOD",
    "HEAVY_PULL",
    "DayPlan",
    "Item",
    "gentle_offer",
    "is_heavy",
    "offer",
    "pending",
    "plan",
    "swap_for",
]

Slot = Literal["forward", "keep", "gentle", "if-it-comes", "invitation"]

STANDS = 7
"""Days on which a tense exercise that had no chance still stands."""

_MOST = 2
WEIGHT: Mapping[Outcome, int] = {"not": 0, "partly": 1, "done": 2}


class Item(Struct, frozen=True):
    """One exercise of a plan, and what became of it. ``record`` is the id of its practice record."""

    exercise: str
    slot: Slot
    outcome: Outcome | None = None
    carried: bool = False
    record: str | None = None


class DayPlan(Struct, frozen=True):
    """The plan of a day. On a heavy day the gentle exercise comes after what was done before. What stands
    beside the plan has no place in ``items`` and asks for nothing: ``if_it_comes`` and ``invitation``."""

    day: date
    items: tuple[Item, ...]
    heavy: bool
    if_it_comes: Item | None = None
    invitation: Item | None = None

    @property
    def beside(self) -> tuple[Item, ...]:
        """What stands beside the plan."""
        return tuple(item for item in (self.if_it_comes, self.invitation) if item is not None)


def plan(
    day: date,
    exercises: Mapping[str, Exercise],
    history: History,
    courses: Mapping[str, Course] = NO_COURSES,
) -> DayPlan:
    """The plan of a day as it stands, with outcomes. Where an exercise was recorded more than once, its
    best outcome shows."""
    return _Day(day, exercises, history, courses).plan()


def is_heavy(records: Iterable[Record]) -> bool:
    """Whether a day's records, in the order in which they were made, call for something gentle."""
    return day_state(records).heavy


def offer(
    day: date,
    exercises: Mapping[str, Exercise],
    history: History,
    courses: Mapping[str, Course] = NO_COURSES,
) -> tuple[str, ...]:
    """What an ordinary day offers before swaps: what a check-in pinned, else what the rules choose from
    the records of earlier days. Heavy or not, this is what a check-in keeps as ``offered``."""
    return _Day(day, exercises, history, courses).offer()


def gentle_offer(
    day: date,
    exercises: Mapping[str, Exercise],
    history: History,
    courses: Mapping[str, Course] = NO_COURSES,
) -> tuple[str, ...]:
    """The one exercise of a heavy day: done here, alone, short."""
    return _Day(day, exercises, history, courses).gentle()


def swap_for(
    day: date,
    exercises: Mapping[str, Exercise],
    history: History,
    exercise_id: str,
    courses: Mapping[str, Course] = NO_COURSES,
) -> str | None:
    """The next best instead of an exercise of the day's plan: none that was offered, shown or swapped away
    on the day. None where nothing else fits, or where the plan doesn't have that exercise."""
    return _Day(day, exercises, history, courses).swap_for(exercise_id)


def pending(day: date, exercises: Mapping[str, Exercise], history: History) -> tuple[str, ...]:
    """The exercises of the day before that wait for "how did it go?", those carried along first: carried or
    in the plan that a check-in kept, and without a record. One that was swapped away after it had been
    carried waits for nothing."""
    records = history.on(day - timedelta(days=1))
    waiting: dict[str, None] = {}
    for record in records:
        if isinstance(record.data, Carry):
            waiting[record.data.exercise] = None
        elif isinstance(record.data, Swap):
            waiting.pop(record.data.instead_of, None)
    waiting.update(dict.fromkeys(shown(records, exercises)))
    for record in records:
        if isinstance(record.data, Practice):
            waiting.pop(record.data.exercise, None)
    return tuple(one for one in waiting if one in exercises)


class _Day:
    """A day, its records, and what there is to choose from on it."""

    def __init__(
        self,
        day: date,
        exercises: Mapping[str, Exercise],
        history: History,
        courses: Mapping[str, Course],
    ) -> None:
        self.day = day
        self.exercises = exercises
        self.history = history
        self.courses = courses
        self.records = history.on(day)
        self.how = day_state(self.records)

    @cached_property
    def choice(self) -> Choice:
        return Choice(self.day, self.exercises, self.history, self.courses)

    def plan(self) -> DayPlan:
        usual = self.usual()
        gentle: tuple[str, ...] = ()
        if self.how.heavy:
            gentle = swapped(self.gentle(), self.records, self.exercises)
            usual = tuple(one for one in usual if one not in gentle and self._recorded_before(one))
        best = _best_records(self.records)
        carried = {record.data.exercise for record in self.records if isinstance(record.data, Carry)}
        slots: list[tuple[str, Slot]] = [
            *((one, "keep" if place else "forward") for place, one in enumerate(usual)),
            *((one, "gentle") for one in gentle),
        ]
        items = tuple(_item(one, slot, best.get(one), one in carried) for one, slot in slots)
        if self.how.heavy or (self.is_easy and not wants_two(self.records)):
            return DayPlan(self.day, items, heavy=self.how.heavy)

        def beside(one: str | None, slot: Slot) -> Item | None:
            return None if one is None else _item(one, slot, best.get(one), one in carried)

        return DayPlan(
            self.day,
            items,
            heavy=False,
            if_it_comes=beside(self.if_it_comes(usual), "if-it-comes"),
            invitation=beside(self.invitation(usual), "invitation"),
        )

    def if_it_comes(self, usual: Sequence[str]) -> str | None:
        """The tense exercise that still stands beside the day's two."""
        told: set[str] = set()
        for back in range(1, STANDS + 1):
            records = self.history.on(self.day - timedelta(days=back))
            missed, other = _without_a_chance(records)
            told |= other
            for one in reversed(shown(records, self.exercises)):
                exercise = self.exercises.get(one)
                if exercise is None or exercise.stakes != "tense" or one not in missed:
                    continue
                if one not in told and one not in usual and self._may_stand(exercise):
                    return one
        return None

    def _may_stand(self, exercise: Exercise) -> bool:
        return exercise.id in self.choice.offered and self.choice.is_open(exercise)

    def invitation(self, usual: Sequence[str]) -> str | None:
        """The small step beside a plan with nobody in it."""
        if any(self.exercises[one].with_a_person for one in usual if one in self.exercises):
            return None
        return self.choice.invitation()

    def offer(self) -> tuple[str, ...]:
        known = tuple(one for one in pinned(self.records) if one in self.exercises)
        return self._as_wanted(known[:_MOST] or self._chosen())

    @cached_property
    def is_easy(self) -> bool:
        return has_one(self.history, self.day)

    def _chosen(self) -> tuple[str, ...]:
        """What the rules choose: after a pause, one."""
        return self.choice.short() if self.is_easy else self.choice.two()

    def _as_wanted(self, chosen: tuple[str, ...]) -> tuple[str, ...]:
        """With a second one where the day has one, and two are wanted again."""
        if not self.is_easy or len(chosen) != 1 or not wants_two(self.records):
            return chosen
        swaps = [record.data for record in self.records if isinstance(record.data, Swap)]
        taken = {*chosen, *(one for swap in swaps for one in (swap.exercise, swap.instead_of))}
        second = self.choice.second(chosen[0], frozenset(taken))
        return chosen if second is None else (*chosen, second)

    def gentle(self) -> tuple[str, ...]:
        return tuple(self.choice.gentle())[:1]

    def usual(self) -> tuple[str, ...]:
        """The plan of an ordinary day, after replacing what the library no longer has."""
        chosen: list[str | None] = list(pinned(self.records)[:_MOST] or self._chosen())
        kept = tuple(chosen)
        for place, one in enumerate(kept):
            if one is not None and one not in self.exercises:
                taken = frozenset(other for other in (*kept, *chosen) if other is not None)
                beside = [other for other in chosen if other is not None and other != one]
                chosen[place] = self.choice.instead_of(one, taken, beside, again=False)
        there = tuple(one for one in chosen if one is not None)
        return swapped(self._as_wanted(there or self._chosen()), self.records, self.exercises)

    def swap_for(self, exercise_id: str) -> str | None:
        here = [item.exercise for item in self.plan().items]
        if exercise_id not in here:
            return None
        taken = {*here, *self.usual(), *self.gentle()}
        again = False
        for record in self.records:
            data = record.data
            if isinstance(data, Checkin):
                taken.update(data.offered)
            elif isinstance(data, Swap):
                taken.update((data.exercise, data.instead_of))
                again = again or data.exercise == exercise_id
        if self.how.heavy:
            return next((one for one in self.choice.gentle() if one not in taken), None)
        beside = [one for one in here if one != exercise_id]
        return self.choice.instead_of(exercise_id, frozenset(taken), beside, again)

    def _recorded_before(self, exercise_id: str) -> bool:
        """Whether an exercise was recorded before the user last said how they are."""
        return any(
            isinstance(record.data, Practice)
            and record.data.exercise == exercise_id
            and (self.how.at is None or record.at <= self.how.at)
            for record in self.records
        )


def _best_records(records: Iterable[Record]) -> dict[str, Record]:
    """The practice record that says the most for each exercise; of equal ones the latest."""
    best: dict[str, tuple[int, Record]] = {}
    for record in records:
        if isinstance(record.data, Practice):
            weight = WEIGHT[record.data.outcome]
            if weight >= best.get(record.data.exercise, (-1, record))[0]:
                best[record.data.exercise] = (weight, record)
    return {exercise: record for exercise, (_, record) in best.items()}


def _without_a_chance(records: Iterable[Record]) -> tuple[set[str], set[str]]:
    """The exercises recorded as having had no chance, and those of which something else was recorded."""
    missed: set[str] = set()
    other: set[str] = set()
    for record in records:
        data = record.data
        if isinstance(data, Practice):
            (missed if data.outcome == "not" and data.reason == "no-chance" else other).add(data.exercise)
    return missed, other


def _item(exercise: str, slot: Slot, record: Record | None, carried: bool) -> Item:
    data = None if record is None else record.data
    outcome = data.outcome if isinstance(data, Practice) else None
    return Item(exercise, slot, outcome, carried, None if record is None else record.id)
