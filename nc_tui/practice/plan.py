"""The day's plan: one exercise that moves a skill on, one that keeps another alive.

It follows from the day, the library, the records of earlier days, and the day's own check-ins and swaps, so
it is the same on every machine. Recording an exercise doesn't reshuffle it, nor does answering yesterday's
question: what was once offered, carried or answered counts as used, whatever the answer was.

Where rules can't all be kept (a small library, everything used), they give way in this order: the mix of
here and out, the twenty minutes, the seven days, the rung. Somebody always has a plan while there is one
exercise.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

from nc_tui.practice.exercise import STAKES, Exercise
from nc_tui.practice.history import History
from nc_tui.practice.ladder import Standing, standings
from nc_tui.practice.records import Carry, Checkin, Outcome, Practice, Record, Swap, Urge

MINUTES = 20
"""What a day's exercises take together, at most."""
PAUSE = 7
"""Days until an exercise comes again, while others fit."""
HEAVY_MOOD, HEAVY_PULL = 2, 8
"""A day is heavy with a mood of this or less, or a pull of this or more."""
GENTLE_SKILLS = ("steadying", "self-kindness")
GENTLE_MINUTES = 10
REHEARSAL = STAKES.index("rehearsal")
REHEARSALS_A_WEEK = 2
REHEARSAL_MOOD = 5
"""Rehearsals need a mood of at least this, where there is a check-in."""

Slot = Literal["forward", "keep", "gentle"]


class Item(Struct, frozen=True):
    """One exercise of a plan, and what became of it. ``record`` is the id of its practice record."""

    exercise: str
    slot: Slot
    outcome: Outcome | None = None
    carried: bool = False
    record: str | None = None


class DayPlan(Struct, frozen=True):
    """The plan of a day."""

    day: date
    items: tuple[Item, ...]
    heavy: bool


def plan(day: date, exercises: Mapping[str, Exercise], history: History) -> DayPlan:
    """The plan as it stands: the offer, today's swaps applied, with outcomes. A heavy day has one gentle
    exercise, and keeps what was already done."""
    records = history.on(day)
    heavy = is_heavy(records)
    done = {r.data.exercise: r for r in records if isinstance(r.data, Practice)}
    carried = {r.data.exercise for r in records if isinstance(r.data, Carry)}
    usual = _swapped(offer(day, exercises, history), records, exercises)
    if heavy:
        gentle = _swapped(gentle_offer(day, exercises, history), records, exercises)
        chosen = [*(one for one in usual if one in done and one not in gentle), *gentle]
    else:
        gentle, chosen = (), list(usual)
    items = []
    for place, one in enumerate(chosen):
        record = done.get(one)
        data = record.data if record is not None else None
        slot: Slot = "gentle" if one in gentle else "forward" if place == 0 else "keep"
        outcome = data.outcome if isinstance(data, Practice) else None
        items.append(Item(one, slot, outcome, one in carried, record.id if record else None))
    return DayPlan(day, tuple(items), heavy)


def is_heavy(records: Iterable[Record]) -> bool:
    """Whether the records of a day, by its latest check-in or urge, call for something gentle."""
    heavy = False
    for record in records:
        data = record.data
        if isinstance(data, Checkin):
            low = data.mood is not None and data.mood <= HEAVY_MOOD
            heavy = low or (data.pull is not None and data.pull >= HEAVY_PULL)
        elif isinstance(data, Urge) and max((data.rating, *data.ratings)) >= HEAVY_PULL:
            heavy = True
    return heavy


def offer(day: date, exercises: Mapping[str, Exercise], history: History) -> tuple[str, ...]:
    """What the day offers before swaps: as it stood at the day's first check-in, else by the rules."""
    for record in history.on(day):
        if isinstance(record.data, Checkin) and record.data.offered:
            offered = tuple(one for one in record.data.offered if one in exercises)
            if offered:
                return offered
    return _Choice(day, exercises, history).two()


def gentle_offer(day: date, exercises: Mapping[str, Exercise], history: History) -> tuple[str, ...]:
    """The one exercise of a heavy day: done here, alone, short."""
    return _Choice(day, exercises, history).gentle()


def swap_for(day: date, exercises: Mapping[str, Exercise], history: History, exercise_id: str) -> str | None:
    """The next best instead of an exercise of the day's plan; None where nothing else is left."""
    shown = plan(day, exercises, history)
    if exercise_id not in {item.exercise for item in shown.items}:
        return None
    refused = {record.data.instead_of for record in history.on(day) if isinstance(record.data, Swap)}
    taken = {item.exercise for item in shown.items} | refused
    choice = _Choice(day, exercises, history)
    if shown.heavy:
        return next((one.id for one in choice.gentle_ones() if one.id not in taken), None)
    left = MINUTES - sum(exercises[i.exercise].minutes for i in shown.items if i.exercise != exercise_id)
    return choice.instead(exercises.get(exercise_id), taken, left)


def pending(day: date, exercises: Mapping[str, Exercise], history: History) -> tuple[str, ...]:
    """Exercises of the day before that wait for "how did it go?": those carried along first, then those of
    its plan done out in the day, if someone was there to see it (a check-in was made)."""
    before = day - timedelta(days=1)
    records = history.on(before)
    answered = {record.data.exercise for record in records if isinstance(record.data, Practice)}
    waiting = [record.data.exercise for record in records if isinstance(record.data, Carry)]
    if any(isinstance(record.data, Checkin) for record in records):
        waiting += [item.exercise for item in plan(before, exercises, history).items]
    known = dict.fromkeys(one for one in waiting if one in exercises and exercises[one].where == "out")
    return tuple(one for one in known if one not in answered)


def _swapped(
    offered: tuple[str, ...], records: Iterable[Record], exercises: Mapping[str, Exercise]
) -> tuple[str, ...]:
    chosen = list(offered)
    for record in records:
        data = record.data
        if isinstance(data, Swap) and data.instead_of in chosen and data.exercise in exercises:
            if data.exercise in chosen:
                continue
            chosen[chosen.index(data.instead_of)] = data.exercise
    return tuple(chosen)


class _Choice:
    """What earlier days say about each exercise and skill on a day."""

    def __init__(self, day: date, exercises: Mapping[str, Exercise], history: History) -> None:
        self.day = day
        self.exercises = exercises
        self.left_out: frozenset[str] = frozenset()
        self.used: dict[str, date] = {}
        self.rehearsed: set[date] = set()
        mood: int | None = None
        practices = []
        for record in history.recent:
            data = record.data
            if record.day > day:
                break
            if record.day == day:
                mood = data.mood if isinstance(data, Checkin) else mood
                continue
            if isinstance(data, Practice):
                practices.append((record.day, data))
                self._use(data.exercise, record.day)
                if data.stakes == "rehearsal" and data.outcome != "not":
                    self.rehearsed.add(record.day)
            elif isinstance(data, Carry):
                self._use(data.exercise, record.day)
            elif isinstance(data, Checkin):
                for one in data.offered:
                    self._use(one, record.day)
        self.standings = standings(exercises, practices)
        self.skill_used = self._skills_used(practices)
        self.may_rehearse = (mood is None or mood >= REHEARSAL_MOOD) and (
            sum(self._days_since(day) < PAUSE for day in self.rehearsed) < REHEARSALS_A_WEEK
        )

    def _use(self, exercise_id: str, day: date) -> None:
        self.used[exercise_id] = max(day, self.used.get(exercise_id, day))

    def _skills_used(self, practices: list[tuple[date, Practice]]) -> dict[str, date]:
        skills: dict[str, date] = {}
        for day, practice in practices:
            skills[practice.skill] = max(day, skills.get(practice.skill, day))
        for exercise_id, day in self.used.items():
            exercise = self.exercises.get(exercise_id)
            if exercise is not None:
                skills[exercise.skill] = max(day, skills.get(exercise.skill, day))
        return skills

    def _days_since(self, day: date) -> int:
        return (self.day - day).days

    def _rested(self, exercise: Exercise) -> bool:
        used = self.used.get(exercise.id)
        return used is None or self._days_since(used) >= PAUSE

    def skills(self) -> list[Standing]:
        """The skills, those longest unused first; equal ones in the library's order."""
        return sorted(self.standings.values(), key=lambda s: self.skill_used.get(s.skill, date.min))

    def _longest_unused(self, found: Iterable[Exercise], beside: Exercise | None) -> list[Exercise]:
        where = beside.where if beside is not None and beside.where == "out" else None
        return sorted(found, key=lambda e: (e.where == where, self.used.get(e.id, date.min)))

    def _of(self, skill: str, rung: int) -> list[Exercise]:
        return [
            one
            for one in self.exercises.values()
            if one.skill == skill and one.rung == rung and one.id not in self.left_out
        ]

    def _rungs(self, standing: Standing, keep: bool) -> list[int]:
        """The rungs to look at, best first: for keeping, a mastered one whose check is due; then the
        present one, then those below it."""
        at = standing.rung
        below = list(range(at, -1, -1))
        if keep:
            below = [STAKES.index(stakes) for stakes in standing.due] + below
        return [rung for rung in dict.fromkeys(below) if rung != REHEARSAL or self.may_rehearse]

    def _best(
        self, standing: Standing, minutes: int, keep: bool, beside: Exercise | None, rested: bool = True
    ) -> Exercise | None:
        for rung in self._rungs(standing, keep):
            fits = [one for one in self._of(standing.skill, rung) if one.minutes <= minutes]
            ready = [one for one in fits if self._rested(one)] if rested else fits
            ready = [one for one in ready if beside is None or one.id != beside.id]
            if ready:
                return self._longest_unused(ready, beside)[0]
        return None

    def two(self) -> tuple[str, ...]:
        """The two of an ordinary day."""
        skills = self.skills()
        first = self._first(skills, MINUTES - 2, keep=False, beside=None) or self._any(())
        if first is None:
            return ()
        others = [standing for standing in skills if standing.skill != first.skill]
        second = self._first(others, MINUTES - first.minutes, keep=True, beside=first)
        second = second or self._first(skills, MINUTES - first.minutes, keep=True, beside=first)
        second = second or self._any((first.id,))
        return (first.id,) if second is None else (first.id, second.id)

    def _first(
        self, skills: list[Standing], minutes: int, keep: bool, beside: Exercise | None
    ) -> Exercise | None:
        for rested in (True, False):
            for standing in skills:
                found = self._best(standing, minutes, keep, beside, rested)
                if found is not None:
                    return found
        return None

    def _any(self, without: tuple[str, ...]) -> Exercise | None:
        left = [one for one in self.exercises.values() if one.id not in without]
        return self._longest_unused(left, None)[0] if left else None

    def instead(self, old: Exercise | None, taken: set[str], minutes: int) -> str | None:
        """Another one: of the same skill if there is one, else of the skill longest unused."""
        self.left_out = frozenset(taken)
        skills = self.skills()
        same = [standing for standing in skills if old is not None and standing.skill == old.skill]
        shown = {self.exercises[one].skill for one in taken if one in self.exercises}
        others = [standing for standing in skills if standing.skill not in shown]
        found = self._first([*same, *others], minutes, keep=True, beside=None)
        found = found or self._first(skills, minutes, keep=True, beside=None)
        return None if found is None else found.id

    def gentle_ones(self) -> list[Exercise]:
        """What suits a heavy day, best first."""
        here = [one for one in self.exercises.values() if one.where == "here" and one.stakes == "alone"]
        short = [one for one in here if one.minutes <= GENTLE_MINUTES]
        kind = [one for one in short if one.skill in GENTLE_SKILLS]
        ordered = [self._longest_unused(some, None) for some in (kind, short, here)]
        return list({one.id: one for some in ordered for one in some}.values())

    def gentle(self) -> tuple[str, ...]:
        """The one exercise of a heavy day."""
        found = self.gentle_ones()
        if found:
            return (found[0].id,)
        some = self._any(())
        return () if some is None else (some.id,)
