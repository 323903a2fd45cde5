"""Courses: two weeks on one theme, woven into the plan.

A course is a row of exercises and a **re-test**: one of them again, at least a week after its first time,
with another person. One course runs at a time, from the day after it was begun, and can be left at any time:
what was practised stays practised.

On an ordinary day one of the plan's two may be the course's next exercise; the other one belongs to the
skill whose turn it is, so that no skill waits for a course to end. What comes next is the first exercise that
wasn't used since the beginning, nor done in the eight weeks before it, and that is open: nothing above its
skill's rung, no first step that isn't small, nothing used in the last seven days. Behind the last one come
those that were used and not done, once they are rested; then the re-test. After two weeks what wasn't done is
left out and the re-test comes; two weeks later the course is over in any case. Heavy days are as gentle as
ever.

*Done* is looked up to the day before yesterday, so that the answer to yesterday's question changes nothing
about today (``earlier_use``).
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Annotated, Literal

from msgspec import Meta, Struct

from nc_tui.practice.exercise import Id, Sentence
from nc_tui.practice.history import History
from nc_tui.practice.kinds import CourseRecord

WEEKS = timedelta(days=14)
"""What a course takes; what wasn't done by then is left out."""
FRESH = timedelta(days=56)
"""What was practised so shortly before a course counts in it, and isn't asked for again."""
RETEST_AFTER = timedelta(days=7)
"""From the first time to the re-test, at least (Soderstrom & Bjork 2015: practice isn't yet learning)."""

Page = Annotated[str, Meta(min_length=1, max_length=1100)]
Stage = Literal["under way", "re-test", "done", "over", "left"]


class Course(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A course, as its file says it. ``begin`` and ``end`` are its pages; paragraphs are parted by an empty
    line. ``retest`` is one of ``exercises``, and ``retest_with`` says with whom it is done again."""

    id: Id
    title: Annotated[str, Meta(min_length=1, max_length=40)]
    about: Annotated[str, Meta(min_length=1, max_length=90)]
    begin: Page
    end: Page
    exercises: Annotated[tuple[Id, ...], Meta(min_length=6, max_length=10)]
    retest: Id
    retest_with: Sentence
    sources: Annotated[tuple[Id, ...], Meta(min_length=1)]


class Run(Struct, frozen=True):
    """A course that was begun on a day, and left on another one or not."""

    course: Course
    begun: date
    left: date | None = None


class CourseState(Struct, frozen=True):
    """How far a run has come on a day. ``done`` are the exercises practised since it was begun, or shortly
    before; ``retested`` is the day of the re-test; ``number`` counts the days from 1."""

    run: Run
    stage: Stage
    done: frozenset[str]
    retested: date | None
    number: int

    @property
    def runs(self) -> bool:
        """Whether it has a part in the plan."""
        return self.stage in ("under way", "re-test")


def runs(courses: Mapping[str, Course], history: History, before: date) -> list[Run]:
    """Every run of a course that the library has, in the order in which they were begun, by the records of
    the days before one."""
    found: list[Run] = []
    for record in history.recent:
        data = record.data
        if not isinstance(data, CourseRecord) or record.day >= before:
            continue
        if data.move == "begun" and data.course in courses:
            found.append(Run(courses[data.course], record.day))
        elif data.move == "left" and found and found[-1].course.id == data.course and found[-1].left is None:
            found[-1] = Run(found[-1].course, found[-1].begun, record.day)
    return found


def state(run: Run, history: History, day: date, known_until: date) -> CourseState:
    """How far a run has come on a day, by the practices up to and with ``known_until``."""
    practised: dict[str, list[date]] = {}
    for told, practice in history.practices:
        if run.begun - FRESH <= told <= known_until and practice.is_practice():
            practised.setdefault(practice.exercise, []).append(told)
    retested = _retested(run, practised.get(run.course.retest, []))
    done = frozenset(one for one in run.course.exercises if one in practised)
    return CourseState(run, _stage(run, day, done, retested), done, retested, (day - run.begun).days + 1)


def _stage(run: Run, day: date, done: frozenset[str], retested: date | None) -> Stage:
    if run.left is not None:
        return "left"
    if retested is not None:
        return "done"
    if day > run.begun + 2 * WEEKS:
        return "over"
    return "re-test" if day > run.begun + WEEKS or len(done) == len(run.course.exercises) else "under way"


def _retested(run: Run, days: list[date]) -> date | None:
    """The day of the re-test: long enough after the first time, or after the two weeks."""
    late = (day for day in days if day >= days[0] + RETEST_AFTER or day > run.begun + WEEKS)
    return next((day for day in late if day > run.begun), None)


def next_ones(
    courses: Mapping[str, Course], history: History, day: date, used: Mapping[str, date]
) -> Iterator[str]:
    """The exercises that the running course would have on a day, the best first; none where none runs.
    ``used`` says when each exercise was last used before the day."""
    begun = runs(courses, history, day) if courses else []
    if not begun:
        return
    run = begun[-1]
    known = state(run, history, day, day - timedelta(days=2))
    if not known.runs:
        return
    if day <= run.begun + WEEKS:
        new = [
            one
            for one in run.course.exercises
            if used.get(one, date.min) < run.begun and one not in known.done
        ]
        yield from new
        yield from (one for one in run.course.exercises if one not in new and one not in known.done)
        if new:
            return
    yield run.course.retest
