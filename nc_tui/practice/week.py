"""The week as it was: what was practised and with whom, mood and pull day by day, expected against felt,
a sentence of one's own, and which ladders were climbed.

It counts what happened and leaves out what didn't: a day without practice is a day of rest, and nothing here
compares one week with another.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

from nc_tui.practice.day_marks import WEEK, DayMark, day_mark
from nc_tui.practice.day_state import day_state
from nc_tui.practice.exercise import WITH_A_PERSON
from nc_tui.practice.history import History
from nc_tui.practice.kinds import Practice, RehearsalRun, WeekNote
from nc_tui.practice.ladder import Standing
from nc_tui.practice.own_words import OwnWords, of_day
from nc_tui.practice.people import person_of
from nc_tui.practice.records import Record
from nc_tui.practice.wording import count

REHEARSAL = ""
"""Stands for a rehearsal among the ids of skills."""
FEWEST = 2
"""Ratings from which a sentence is said of them."""
HARDER = "That happens, and it counts as much."
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


class WeekDay(Struct, frozen=True):
    """A day: ``skills`` are those of the exercises practised on it, in the order recorded, REHEARSAL for a
    rehearsal; mood and pull the last of the day."""

    day: date
    mark: DayMark | Literal["rest"]
    skills: tuple[str, ...] = ()
    mood: int | None = None
    pull: int | None = None


class Tension(Struct, frozen=True):
    """Of the exercises with both ratings: how many, how many easier and harder than expected, the means."""

    rated: int
    easier: int
    harder: int
    expected: float
    felt: float


class Week(Struct, frozen=True):
    """Seven days from a Monday on. ``skills`` are the ids with how often each was practised, the most
    practised first; ``people`` are named as they were first named. ``note`` is the person's own sentence
    about the week, ``words`` the last note of an exercise in it."""

    days: tuple[WeekDay, ...]
    exercises: int
    with_someone: int
    rehearsals: int
    skills: tuple[tuple[str, int], ...]
    people: tuple[str, ...]
    tension: Tension | None
    note: tuple[date, str] | None
    words: OwnWords | None

    @property
    def practised(self) -> bool:
        """Whether anything was."""
        return self.exercises + self.rehearsals > 0

    @property
    def says_something(self) -> bool:
        """Whether there is anything to look back on."""
        rated = any(day.mood is not None or day.pull is not None for day in self.days)
        return self.practised or rated or self.note is not None

    def ends(self, what: Literal["mood", "pull"]) -> tuple[int, int] | None:
        """The first and the last rating of the week; None with fewer than two."""
        given = [value for day in self.days if (value := getattr(day, what)) is not None]
        return (given[0], given[-1]) if len(given) > 1 else None


def week(history: History, monday: date, today: date) -> Week:
    """The week that begins on ``monday``, as far as it has come by ``today``."""
    days = [monday + timedelta(days=n) for n in range(WEEK)]
    records = [record for day in days for record in history.on(day)]
    done = [r.data for r in records if isinstance(r.data, Practice) and r.data.is_practice()]
    skills = Counter(one.skill for one in done)
    people: dict[str, str] = {}
    for one in done:
        if (person := person_of(one)) is not None:
            people.setdefault(person, one.with_ or "")
    written = [found for day in days if (found := of_day(history, day)) is not None]
    return Week(
        days=tuple(_day(history, day, today) for day in days),
        exercises=len(done),
        with_someone=sum(one.stakes in WITH_A_PERSON for one in done),
        rehearsals=sum(isinstance(r.data, RehearsalRun) and r.data.is_practice() for r in records),
        skills=tuple(skills.most_common()),
        people=tuple(people.values()),
        tension=_tension(done),
        note=_note(note_of(history, monday)),
        words=written[-1] if written else None,
    )


def note_of(history: History, monday: date) -> Record | None:
    """The standing record of the sentence about a week; of several the last one."""
    found = [
        record
        for n in range(WEEK)
        for record in history.on(monday + timedelta(days=n))
        if isinstance(record.data, WeekNote) and record.data.note
    ]
    return found[-1] if found else None


def climbed(before: Mapping[str, Standing], after: Mapping[str, Standing]) -> tuple[str, ...]:
    """The skills whose ladder was climbed in between, by id."""
    return tuple(
        skill for skill, standing in after.items() if skill in before and standing.rung > before[skill].rung
    )


def last_day_of(monday: date, today: date) -> date:
    """The day for which something about a week is recorded: its last one, as far as it has come."""
    return min(today, monday + timedelta(days=WEEK - 1))


def tension_words(tension: Tension) -> str:
    """``Five times out of six it was easier than you thought.``; empty for a single one."""
    rated, easier, harder = tension.rated, tension.easier, tension.harder
    if rated < FEWEST:
        return ""
    if easier > harder:
        return f"{_share(easier, rated)} it was easier than you thought."
    if harder > easier:
        return f"{_share(harder, rated)} it was harder than you thought. {HARDER}"
    return "On the whole it was as you thought."


def practised_words(of: Week) -> tuple[str, str]:
    """``9 exercises`` and ``6 with someone``; the rehearsals where there was nothing else. Empty where there
    was nothing."""
    if of.exercises == 0:
        return (count(of.rehearsals, "rehearsal") if of.rehearsals else ""), ""
    return count(of.exercises, "exercise"), f"{of.with_someone:,} with someone" if of.with_someone else ""


def _day(history: History, day: date, today: date) -> WeekDay:
    records = history.on(day)
    mark: DayMark | Literal["rest"] = day_mark(records, day, today)
    if mark == "none" and history.begun is not None and day >= history.begun:
        mark = "rest"
    skills = [
        r.data.skill if isinstance(r.data, Practice) else REHEARSAL
        for r in records
        if isinstance(r.data, Practice | RehearsalRun) and r.data.is_practice()
    ]
    state = day_state(records)
    return WeekDay(day, mark, tuple(skills), state.mood, state.pull)


def _tension(done: list[Practice]) -> Tension | None:
    rated = [(p.predicted, p.after) for p in done if p.predicted is not None and p.after is not None]
    if not rated:
        return None
    return Tension(
        len(rated),
        sum(felt < expected for expected, felt in rated),
        sum(felt > expected for expected, felt in rated),
        sum(expected for expected, _ in rated) / len(rated),
        sum(felt for _, felt in rated) / len(rated),
    )


def _note(record: Record | None) -> tuple[date, str] | None:
    data = None if record is None else record.data
    return (
        (record.day, data.note) if record is not None and isinstance(data, WeekNote) and data.note else None
    )


def _share(times: int, rated: int) -> str:
    """``Each time``, ``Twice out of three``, ``Five times out of six``; digits where one of them is large."""
    if times == rated:
        return "Both times" if rated == 2 else "Each time"
    words = "Once" if times == 1 else "Twice" if times == 2 else ""
    if rated >= len(NUMBERS):
        return f"{words or f'{times} times'} out of {rated}"
    return f"{words or f'{NUMBERS[times].capitalize()} times'} out of {NUMBERS[rated]}"
