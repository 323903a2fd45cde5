"""The demo: a made-up person who uses the plan day by day.

Nothing here is a claim about real people. The curves are chosen so that every page has something to
show: mood that rises slowly, a pull that falls with relapses, tension that falls with practice, rest
days, days away, heavy days, swaps, exercises carried into the day and recorded the next morning.

All chance comes from the ``Random`` that is handed in; with the same one, the same days come out.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta, tzinfo
from math import exp
from random import Random

from msgspec import Struct
from msgspec.structs import replace

from nc_tui.demo.moments import Trouble
from nc_tui.demo.words import NOTES_DONE, NOTES_NOT, NOTES_PARTLY, PEOPLE
from nc_tui.practice.exercise import Count, Exercise, Plan, Rate
from nc_tui.practice.history import Digest, History, digest, recent_since
from nc_tui.practice.kinds import Carry, Checkin, Data, Practice, Profile, Swap
from nc_tui.practice.kinds.practice import Outcome, Reason
from nc_tui.practice.kinds.vocabulary import Answer
from nc_tui.practice.plan import HEAVY_MOOD, HEAVY_PULL, plan, swap_for
from nc_tui.practice.records import Record

HARDNESS: Mapping[str, float] = {
    "alone": 2.0,
    "stranger": 5.0,
    "acquaintance": 4.2,
    "close": 4.6,
    "tense": 6.2,
    "rehearsal": 4.2,
}
"""Tension before a first exercise at these stakes, 0–10."""


LATELY = 20
"""Days before the end in which the person is well in practice, so that there is a streak to look at."""


class Moment(Struct, frozen=True):
    """Something the person recorded: when, for which day, what."""

    at: datetime
    day: date
    data: Data


def simulate(
    first: date,
    days: int,
    zone: tzinfo | None,
    exercises: Mapping[str, Exercise],
    gates: Sequence[str],
    chance: Random,
    troubles: Random | None = None,
) -> Iterator[Moment]:
    """The records of ``days`` days from ``first`` on, in the order in which they are made.

    ``gates`` are the ids of the ready list's gates, all answered with no on the first morning. What was
    carried out on the last day and not recorded in its evening stays open for the morning after. Hard
    moments have a chance of their own, ``troubles``; without one there are none.
    """
    life = _Life(exercises, chance, zone)
    trouble = None if troubles is None else Trouble(troubles, zone)
    for number in range(days):
        life.wake(first + timedelta(days=number), days - number)
        if number == 0:
            closed = dict.fromkeys(gates, False)
            life.make(life.morning, first, trouble.beginning(first, closed) if trouble else Profile(closed))
        life.live()
        if trouble is not None:
            for at, data in trouble.of_day(life.day, life.lived, life.left, life.pull, life.away > 0):
                life.make(at, life.day, data)
        yield from sorted(life.made, key=lambda made: made.at)
        life.made.clear()


class _Book:
    """The history as it grows: months turn into digests as they leave the recent ones."""

    def __init__(self) -> None:
        self.recent: list[Record] = []
        self.digests: list[Digest] = []
        self.since = date.min
        self.size = 0

    def turn_to(self, day: date) -> None:
        """Begin a day: yesterday's records are in the order of their times, old months become digests."""
        self.recent.sort(key=lambda record: (record.day, record.at))
        since = recent_since(day)
        while self.recent and self.recent[0].day < since:
            month = self.recent[0].day.replace(day=1)
            old = [record for record in self.recent if record.day.replace(day=1) == month]
            del self.recent[: len(old)]
            self.digests.append(digest(month, old))
        self.since = since

    def add(self, moment: Moment) -> None:
        kind = moment.data.NAME
        self.size += 1
        self.recent.append(Record(f"{self.size:036}", "demo", moment.at, moment.day, kind, moment.data))

    def history(self) -> History:
        return History(self.since, tuple(self.recent), tuple(self.digests))


class _Life:
    """One person: how they fare, what they have learnt, what waits to be recorded."""

    def __init__(self, exercises: Mapping[str, Exercise], chance: Random, zone: tzinfo | None) -> None:
        self.exercises = exercises
        self.chance = chance
        self.zone = zone
        self.book = _Book()
        self.made: list[Moment] = []
        self.day = date.min
        self.morning = datetime.min.replace(tzinfo=zone)
        self.left = 0
        self.lived = -1
        self.tide = self.wave = self.drift = 0.0
        self.away = 0
        self.times: dict[tuple[str, str], int] = {}
        self.waiting: list[tuple[str, int]] = []

    # -- a day -------------------------------------------------------------------------------------

    def wake(self, day: date, left: int) -> None:
        """Begin a day; ``left`` days remain, this one included."""
        self.day, self.left = day, left
        self.lived += 1
        self.morning = self._at(day, 6.7, 8.3)
        self.tide = 0.8 * self.tide + self.chance.gauss(0, 0.6)
        self.drift = 0.99 * self.drift + self.chance.gauss(0, 0.02)
        self.wave *= 0.6
        if self.chance.random() < max(0.012, 0.06 * exp(-self.lived / 60)):
            self.wave += 2.5 + 3.5 * self.chance.random()
        if self.away:
            self.away -= 1
        elif left > LATELY and self.chance.random() < 0.008:
            self.away = 3 + int(self.chance.random() * 9)
        self.book.turn_to(day)

    def live(self) -> None:
        """What this person does with the day."""
        if not self.away:
            self._close_yesterday()
        checkin = self._check_in()
        if not self.away and self._has_the_day_for_it():
            self._practise(checkin)

    def _practise(self, checkin: Checkin | None) -> None:
        moment = self.morning + timedelta(minutes=3)
        for place, exercise_id in enumerate(self._planned(checkin)):
            if place and self.chance.random() > 0.87:
                continue
            moment = self._take_up(self._swapped(exercise_id, moment), moment + timedelta(seconds=30))

    def make(self, at: datetime, day: date, data: Data) -> None:
        """Record something."""
        moment = Moment(at, day, data)
        self.made.append(moment)
        self.book.add(moment)

    def _check_in(self) -> Checkin | None:
        if self.chance.random() > (0.25 if self.away else 0.94):
            return None
        data = Checkin(mood=self._mood(), pull=self._pull(), offered=self._offered())
        self.make(self.morning + timedelta(minutes=1), self.day, data)
        return data

    def _has_the_day_for_it(self) -> bool:
        if self.left <= LATELY:
            return self.left % 6 != 4
        usual = (0.95, 0.96, 0.94, 0.95, 0.9, 0.84, 0.7)[self.day.weekday()]
        return self.chance.random() < min(0.97, usual + max(-0.35, self.drift))

    def _offered(self) -> tuple[str, ...]:
        return tuple(item.exercise for item in plan(self.day, self.exercises, self.book.history()).items)

    def _planned(self, checkin: Checkin | None) -> tuple[str, ...]:
        heavy = checkin is not None and (_low(checkin.mood) or _strong(checkin.pull))
        return checkin.offered if checkin is not None and not heavy else self._offered()

    def _swapped(self, exercise_id: str, moment: datetime) -> str:
        if self.chance.random() > 0.06:
            return exercise_id
        other = swap_for(self.day, self.exercises, self.book.history(), exercise_id)
        if other is None:
            return exercise_id
        self.make(moment, self.day, Swap(exercise=other, instead_of=exercise_id))
        return other

    def _take_up(self, exercise_id: str, moment: datetime) -> datetime:
        """Do it here, or carry it into the day. Gives the moment at which this person is free again."""
        exercise = self.exercises[exercise_id]
        predicted = self._tension(exercise)
        if exercise.where == "here":
            moment += timedelta(minutes=exercise.minutes)
            self._record(exercise, moment, predicted, told_before=True)
            return moment + timedelta(minutes=1)
        if self.chance.random() < 0.45:
            self._carry(exercise, moment, predicted)
        if self.left > 1 and self.chance.random() < 0.6:
            evening = self._at(self.day, 17.8, 22.4)
            last = max((made.at for made in self.made), default=moment)
            self._record(exercise, max(evening, last + timedelta(minutes=1)), predicted)
        else:
            self.waiting.append((exercise_id, predicted))
        return moment + timedelta(minutes=2)

    def _close_yesterday(self) -> None:
        moment = self.morning
        yesterday = self.day - timedelta(days=1)
        for exercise_id, predicted in self.waiting:
            moment -= timedelta(seconds=40)
            if self.chance.random() < 0.93:
                self._record(self.exercises[exercise_id], moment, predicted, day=yesterday)
        self.waiting.clear()

    # -- a record ----------------------------------------------------------------------------------

    def _record(
        self,
        exercise: Exercise,
        at: datetime,
        predicted: int,
        day: date | None = None,
        told_before: bool = False,
    ) -> None:
        outcome = self._outcome(predicted)
        done = outcome != "not"
        if done:
            key = (exercise.skill, exercise.stakes)
            self.times[key] = self.times.get(key, 0) + 1
        after = _rating(predicted - 1.2 + self.chance.gauss(0, 1.3))
        data = replace(
            Practice.of(exercise, outcome),
            reason=None if done else self._reason(exercise, predicted),
            predicted=predicted,
            before=_rating(predicted + self.chance.gauss(0, 0.8)) if told_before else None,
            after=after if done else None,
            with_=self._with_whom(exercise) if done else None,
            note=self._note(exercise, outcome),
            answers=self._answers(exercise) if done else (),
        )
        self.make(at, day or self.day, data)

    def _carry(self, exercise: Exercise, at: datetime, predicted: int) -> None:
        steps = [step for step in exercise.steps if isinstance(step, Plan)]
        words = f"{steps[0].if_}, {_inside(steps[0].then)}" if steps else None
        self.make(at, self.day, Carry(exercise=exercise.id, plan=words, predicted=predicted))

    def _outcome(self, predicted: int) -> Outcome:
        luck = self.chance.random()
        done, partly = (0.42, 0.7) if predicted >= 7 else (0.8, 0.93)
        return "done" if luck < done else "partly" if luck < partly else "not"

    def _reason(self, exercise: Exercise, predicted: int) -> Reason:
        luck = self.chance.random()
        if predicted >= 7 and luck < 0.6:
            return "too-hard"
        return "no-chance" if exercise.where == "out" and luck < 0.6 else "not-today"

    def _with_whom(self, exercise: Exercise) -> str | None:
        for key in ((exercise.stakes, exercise.setting), (exercise.stakes, "")):
            if PEOPLE.get(key):
                return self.chance.choice(PEOPLE[key]) if self.chance.random() < 0.9 else None
        return None

    def _note(self, exercise: Exercise, outcome: Outcome) -> str | None:
        if self.chance.random() > 0.33:
            return None
        if outcome == "done":
            return self.chance.choice(NOTES_DONE[exercise.stakes])
        return self.chance.choice(NOTES_PARTLY if outcome == "partly" else NOTES_NOT)

    def _answers(self, exercise: Exercise) -> tuple[Answer, ...]:
        answers = []
        for number, step in enumerate(exercise.steps):
            if isinstance(step, Count):
                answers.append(Answer(number, number=max(0, round(self.chance.gauss(step.aim or 6, 2)))))
            elif isinstance(step, Rate) and step.when is None:
                answers.append(Answer(number, number=_rating(self.chance.gauss(5, 2))))
        return tuple(answers)

    # -- how they fare -----------------------------------------------------------------------------

    def _mood(self) -> int:
        return _rating(7.0 - 4.0 * exp(-self.lived / 80) - 0.35 * self.wave + self.tide)

    @property
    def pull(self) -> int:
        """The pull of the day, on the whole."""
        return _rating(self._typical_pull())

    def _pull(self) -> int:
        return _rating(self._typical_pull() + self.chance.gauss(0, 0.7))

    def _typical_pull(self) -> float:
        return 0.8 + 6.2 * exp(-self.lived / 45) + self.wave - 0.4 * self.tide

    def _tension(self, exercise: Exercise) -> int:
        times = self.times.get((exercise.skill, exercise.stakes), 0)
        eased = 3.0 * (1 - exp(-times / 5))
        return _rating(HARDNESS[exercise.stakes] - eased + 0.15 * self.wave + self.chance.gauss(0, 1.1))

    def _at(self, day: date, earliest: float, latest: float) -> datetime:
        """A moment of the day between two hours."""
        seconds = int((earliest + (latest - earliest) * self.chance.random()) * 3600)
        return datetime.combine(day, time(), self.zone) + timedelta(seconds=seconds)


def _inside(sentence: str) -> str:
    """A sentence as it goes on after a comma."""
    return sentence if sentence.startswith(("I ", "I'")) else sentence[:1].lower() + sentence[1:]


def _low(mood: int | None) -> bool:
    return mood is not None and mood <= HEAVY_MOOD


def _strong(pull: int | None) -> bool:
    return pull is not None and pull >= HEAVY_PULL


def _rating(value: float) -> int:
    return min(10, max(0, round(value)))
