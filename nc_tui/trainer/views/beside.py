"""What Today shows beside the day where there is room: four weeks, the ladders, one's own words, the year."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from nc_tui.practice.day_curves import DayCurve, mood_and_pull
from nc_tui.practice.day_marks import DayMark, counted, monday_of, week_of
from nc_tui.practice.exercise import STAKES
from nc_tui.practice.ladder import Rung, Standing, rungs
from nc_tui.practice.own_words import from_weeks_ago
from nc_tui.practice.progress import heat
from nc_tui.practice.wording import short_day

if TYPE_CHECKING:
    from nc_tui.trainer.trainer import Trainer

WEEKS = 4
YEAR_WEEKS = 53
WEEK_WORDS = {1: "A week ago", 2: "Two weeks ago", 3: "Three weeks ago", 4: "Four weeks ago"}


class LadderLine(Struct, frozen=True):
    """A skill's ladder, rung by rung, and in a word where one is on it."""

    skill: str
    title: str
    rungs: tuple[Rung, ...]
    at: str


class Quote(Struct, frozen=True):
    """One's own words: when they were written, and of what."""

    when: str
    text: str
    skill: str
    skill_title: str
    about: str


class BesideView(Struct, frozen=True):
    """``weeks`` are the last four, each with its Monday; ``practised`` of ``of`` days were practised in
    them. ``mood`` and ``pull`` are None before there are enough ratings, ``quote`` where nothing was
    written then."""

    day: date
    weeks: tuple[tuple[date, tuple[DayMark, ...]], ...]
    practised: int
    of: int
    ladders: tuple[LadderLine, ...]
    mood: DayCurve | None
    pull: DayCurve | None
    quote: Quote | None


class YearView(Struct, frozen=True):
    """The year by weeks, the oldest first: how much was done on each day, None for one that isn't there yet
    or before the journal began. ``days`` is how many had practice."""

    mondays: tuple[date, ...]
    weeks: tuple[tuple[int | None, ...], ...]
    days: int


def beside_view(trainer: "Trainer") -> BesideView:
    """All but the year."""
    history, today = trainer.history, trainer.today
    first = monday_of(today) - timedelta(weeks=WEEKS - 1)
    mondays = [first + timedelta(weeks=n) for n in range(WEEKS)]
    weeks = tuple((monday, week_of(history, monday, today)) for monday in mondays)
    practised, of = counted([marks for _, marks in weeks], first, history.begun)
    standings = trainer.plan.standings()
    mood, pull = mood_and_pull(history, today)
    return BesideView(
        today,
        weeks,
        practised,
        of,
        tuple(
            ladder_line(skill.id, skill.title, standings.get(skill.id))
            for skill in trainer.library.skills.values()
        ),
        mood,
        pull,
        _quote(trainer),
    )


def year_view(trainer: "Trainer") -> YearView:
    """The last year; what came before the journal is no empty day."""
    history, today = trainer.history, trainer.today
    begun = history.begun
    first = monday_of(today) - timedelta(weeks=YEAR_WEEKS - 1)
    mondays = tuple(first + timedelta(weeks=n) for n in range(YEAR_WEEKS))
    weeks = tuple(
        tuple(
            level if begun is not None and monday + timedelta(days=n) >= begun else None
            for n, level in enumerate(week)
        )
        for monday, week in zip(mondays, heat(history.recent, today, YEAR_WEEKS), strict=True)
    )
    days = sum(1 for week in weeks for level in week if level is not None and level > 0)
    return YearView(mondays, weeks, days)


def ladder_line(skill: str, title: str, standing: Standing | None) -> LadderLine:
    """A ladder by where the user stands on it."""
    states = rungs(standing)
    if standing is None:
        return LadderLine(skill, title, states, "")
    on_top = all(state == "mastered" for state in states)
    return LadderLine(skill, title, states, "top" if on_top else STAKES[standing.rung])


def _quote(trainer: "Trainer") -> Quote | None:
    words = from_weeks_ago(trainer.history, trainer.today)
    if words is None:
        return None
    days = (trainer.today - words.day).days
    weeks = round(days / 7)
    when = WEEK_WORDS.get(weeks, "") if abs(days - 7 * weeks) <= 1 else ""
    exercise, skill = trainer.exercises.get(words.exercise), trainer.library.skills.get(words.skill)
    day = short_day(words.day).partition(" ")[2]
    title = words.exercise if exercise is None else exercise.title
    return Quote(
        f"{when or f'On {day}'} you wrote",
        words.text,
        words.skill,
        words.skill if skill is None else skill.title,
        " · ".join(filter(None, (title, f"{day}, {words.with_}" if words.with_ else day))),
    )
