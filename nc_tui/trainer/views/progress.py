"""What Progress shows: the axis of time, a day of it, expected against felt, and what came before urges."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from nc_tui.practice.expectation import LIMITS, Expectation, expectation, in_words, widest
from nc_tui.practice.kinds import Checkin, Practice, Slip, Urge
from nc_tui.practice.kinds.vocabulary import SetOff
from nc_tui.practice.progress import totals
from nc_tui.practice.side_by_side import side_by_side
from nc_tui.practice.time_axis import DayFacts, facts_of
from nc_tui.practice.urges import Tally, Trend, busiest, set_offs, tally, trend
from nc_tui.practice.wording import count, long_day, short_day
from nc_tui.trainer.views.lines import shown_clock

if TYPE_CHECKING:
    from nc_tui.trainer.trainer import Trainer

URGE_DAYS = 90
"""Days of which urges are counted."""
QUOTED = 240
"""Letters of a note that stand beside its day."""


class UrgesView(Struct, frozen=True):
    """Urges of the last URGE_DAYS days: when they came, what became of them, what set them off, and the four
    hours in which most came, in words."""

    trend: Trend
    tally: Tally
    set_offs: Mapping[SetOff, int]
    busiest: str


class ProgressView(Struct, frozen=True):
    """``first`` is the first day of which there is anything, None without any. ``facts`` are known from
    ``since`` on; ``practised`` and ``rest_days`` are what strength is made of."""

    today: date
    first: date | None
    since: date
    facts: Mapping[date, DayFacts]
    practised: frozenset[date]
    rest_days: int
    numbers: bool
    """Whether strength is shown."""
    expectation: Expectation
    expectation_words: str
    expectation_limits: str
    """What the picture of them doesn't show; empty where there is none."""
    widest: str
    skills: Mapping[str, str]
    """The titles of skills by id."""
    urges: UrgesView
    side_by_side: str
    """Mood on days with practice and without, in words; empty where too little is known."""
    totals: tuple[str, ...]


class DayLine(Struct, frozen=True):
    """An exercise or a hard moment of a day: what it was, with whom or how, and two ratings."""

    what: str
    who: str = ""
    ratings: str = ""
    skill: str | None = None


class DayView(Struct, frozen=True):
    """A day in a few lines; ``how`` are mood and pull, ``words`` what someone wrote."""

    title: str
    how: str
    lines: tuple[DayLine, ...]
    words: str


def progress_view(trainer: "Trainer") -> ProgressView:
    """All of it, as of today."""
    history, today = trainer.history, trainer.today
    skills = {skill.id: skill.title for skill in trainer.library.skills.values()}
    found = expectation((one for _, one in history.practices), skills)
    counts = trend(history, today, URGE_DAYS)
    return ProgressView(
        today,
        history.begun,
        history.since,
        facts_of(history.recent),
        history.practised_days,
        trainer.settings.rest_days,
        trainer.settings.numbers != "hidden",
        found,
        in_words(found),
        LIMITS if found.says_something else "",
        widest(found) if found.says_something else "",
        skills,
        UrgesView(
            counts,
            tally(history, today, URGE_DAYS),
            set_offs(history, today, URGE_DAYS),
            _busiest(counts),
        ),
        _side_by_side(trainer),
        tuple(_totals(trainer)),
    )


def older_facts(trainer: "Trainer", since: date, until: date) -> Mapping[date, DayFacts]:
    """The days of older months, read from disk."""
    return facts_of(trainer.session.journal.records(since, until))


def day_view(trainer: "Trainer", day: date) -> DayView:
    """One day."""
    title_of, session = trainer.session.title_of, trainer.session
    facts = facts_of(record for record, _ in session.of_day(day, Checkin)).get(day)
    rated = (("mood", facts.mood), ("pull", facts.pull)) if facts is not None else ()
    how = " · ".join(f"{name} {value}" for name, value in rated if value is not None)
    lines, words = [], ""
    for kind in (Practice, Urge, Slip):
        for _, data in session.of_day(day, kind):
            one = data.listed(title_of)
            both = one.ratings if one.ratings.count(" ") == 2 else ""
            lines.append(DayLine(one.what, one.who, both, one.skill))
            words = words or (one.texts[0] if one.texts else "")
    year = "" if day.year == trainer.today.year else f" {day.year}"
    return DayView(f"{long_day(day)}{year}", how, tuple(lines), words[:QUOTED])


def _busiest(counts: Trend) -> str:
    found = busiest(counts)
    if found is None:
        return ""
    hour, number, of = found
    return f"Most came between {hour:02}:00 and {(hour + 4) % 24:02}:00: {number} of {of}."


def _side_by_side(trainer: "Trainer") -> str:
    found = side_by_side(trainer.history, trainer.today)
    if found is None:
        return ""
    return (
        f"On {found.with_days} days with practice your mood was {found.with_practice:.1f},"
        f" on {found.without_days} days without {found.without:.1f}. That proves nothing: it may be easier"
        " to practise on a good day."
    )


def _totals(trainer: "Trainer") -> Iterator[str]:
    found, skills = totals(trainer.history), trainer.library.skills
    if found.first_day is None:
        yield "Nothing yet, and that's where everyone starts."
        return
    since = f"{short_day(found.first_day)} {found.first_day.year}"
    yield f"{count(found.exercises, 'exercise')} on {count(found.days, 'practice day')} since {since}."
    best = trainer.practice.numbers().streak.best
    yield f"Longest streak {count(best, 'day')}; {count(found.checkins, 'check-in')}."
    people, places = count(found.people, "person", "people"), count(found.settings, "kind")
    yield f"This past year: {people}, {places} of place."
    if found.favourite in skills:
        yield f"Most practised: {skills[found.favourite].title}."
    clock, longest = shown_clock(trainer), trainer.situation.clock().longest
    if clock:
        more = "" if longest is None else f"; longest run {count(longest, 'day')}"
        yield f"{clock.capitalize()}{more}."
