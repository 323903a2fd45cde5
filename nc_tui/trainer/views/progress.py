"""What Progress shows."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from nc_tui.practice.progress import stakes_map, totals
from nc_tui.practice.strength import strength_curve
from nc_tui.practice.wording import MONTHS, count, percent, short_day
from nc_tui.trainer.views.lines import shown_clock

if TYPE_CHECKING:
    from nc_tui.trainer.trainer import Trainer

CURVE_DAYS = 182


class ProgressView(Struct, frozen=True):
    """``curve`` is strength by day, 0 to 1, with ``curve_words`` below it. ``skills`` says how often each
    skill was practised at each of the stakes, by its title; ``years`` how far back the heat map goes."""

    years: int
    curve: tuple[tuple[date, float], ...]
    curve_words: str
    skills: Mapping[str, tuple[int, ...]]
    totals: tuple[str, ...]


def progress_view(trainer: "Trainer") -> ProgressView:
    """All of it, as of today."""
    found, skills = totals(trainer.history), trainer.library.skills
    practised, rest = trainer.history.practised_days, trainer.settings.rest_days
    curve = strength_curve(practised, trainer.today, rest, CURVE_DAYS)
    first = found.first_day or trainer.today
    return ProgressView(
        max(0, (trainer.today - first).days // 365),
        curve,
        _curve_words(curve),
        {skills[key].title: tuple(row) for key, row in stakes_map(skills, trainer.history).items()},
        tuple(_totals(trainer)),
    )


def _curve_words(curve: tuple[tuple[date, float], ...]) -> str:
    if not curve:
        return "The curve starts on your first practice day."
    first, last = curve[0][0], curve[-1][1]
    return f"{first.day} {MONTHS[first.month - 1]} to today: {percent(last)}. One missed day costs little."


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
