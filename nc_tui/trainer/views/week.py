"""What a week looks like, for the page and for ``nc-tui week``."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from nc_tui.practice.day_marks import WEEK, monday_of
from nc_tui.practice.exercise import STAKES
from nc_tui.practice.history import History
from nc_tui.practice.ladder import Standing, standings
from nc_tui.practice.week import REHEARSAL, Week, climbed, week
from nc_tui.practice.wording import DAY_NAMES, week_name
from nc_tui.trainer.views.beside import LadderLine, ladder_line

if TYPE_CHECKING:
    from nc_tui.trainer.trainer import Trainer

UP_TO = {
    "alone": "practice alone",
    "stranger": "strangers",
    "acquaintance": "acquaintances",
    "close": "people close to you",
    "rehearsal": "rehearsals",
    "tense": "tense moments",
}
"""What someone comes to who climbs to a rung."""


class SkillTimes(Struct, frozen=True):
    """How often a skill was practised. A rehearsal's has no id."""

    skill: str
    title: str
    times: int


class WeekWords(Struct, frozen=True):
    """One's own words, and the name of the day for which they were written. Of which exercise they are is
    empty where they are about the week."""

    text: str
    day: str
    skill: str = ""
    skill_title: str = ""
    title: str = ""


class Climb(Struct, frozen=True):
    """A ladder as it stood at the end of the week, and in words what one came to."""

    ladder: LadderLine
    to: str


class WeekView(Struct, frozen=True):
    """A week. ``today`` is the day it is, in this week or later."""

    monday: date
    today: date
    name: str
    week: Week
    skills: tuple[SkillTimes, ...]
    words: WeekWords | None
    climbed: tuple[Climb, ...]
    """Unknown, and so none, of a week that is more than a year ago."""
    may_write: bool
    """Whether a sentence about it may be written still."""
    earlier: date | None
    """The Monday of the week before; None where there is nothing before."""
    later: date | None

    @property
    def is_present(self) -> bool:
        """Whether it is the week that today lies in."""
        return self.later is None


def week_view(trainer: "Trainer", monday: date | None = None) -> WeekView:
    """The week that begins on ``monday``, the present one unless said otherwise."""
    history, today = trainer.history, trainer.today
    present, step = monday_of(today), timedelta(days=WEEK)
    first = present if monday is None else min(present, monday_of(monday))
    is_recent = first >= history.since
    of = week(history if is_recent else _long_ago(trainer, first), first, today)
    begun = history.begun
    return WeekView(
        monday=first,
        today=today,
        name=week_name(first, today),
        week=of,
        skills=tuple(_times(trainer, of)),
        words=_words(trainer, of),
        climbed=tuple(_climbed(trainer, first)) if is_recent else (),
        may_write=is_recent,
        earlier=first - step if begun is not None and first > monday_of(begun) else None,
        later=first + step if first < present else None,
    )


def _long_ago(trainer: "Trainer", monday: date) -> History:
    """A week that the history has only the sums of, as its files tell it."""
    records = trainer.session.journal.records(monday, monday + timedelta(days=WEEK - 1))
    return History(monday, records, trainer.history.digests)


def _title(trainer: "Trainer", skill: str) -> str:
    known = trainer.library.skills.get(skill)
    return skill if known is None else known.title


def _times(trainer: "Trainer", of: Week) -> list[SkillTimes]:
    found = [SkillTimes(skill, _title(trainer, skill), times) for skill, times in of.skills]
    return [*found, SkillTimes(REHEARSAL, "Rehearsal", of.rehearsals)] if of.rehearsals else found


def _words(trainer: "Trainer", of: Week) -> WeekWords | None:
    """The sentence about the week, or else what was last written of an exercise in it."""
    if of.note is not None:
        written, text = of.note
        return WeekWords(text, DAY_NAMES[written.weekday()])
    words = of.words
    if words is None:
        return None
    exercise = trainer.exercises.get(words.exercise)
    title = words.exercise if exercise is None else exercise.title
    day = DAY_NAMES[words.day.weekday()]
    return WeekWords(words.text, day, words.skill, _title(trainer, words.skill), title)


def _climbed(trainer: "Trainer", monday: date) -> list[Climb]:
    ends = monday + timedelta(days=WEEK)

    def until(day: date) -> dict[str, Standing]:
        before = (entry for entry in trainer.history.practices if entry[0] < day)
        return standings(trainer.exercises, before)

    after = until(ends)
    return [
        Climb(ladder_line(skill, _title(trainer, skill), after[skill]), UP_TO[STAKES[after[skill].rung]])
        for skill in climbed(until(monday), after)
    ]
