"""What is known of each exercise: how often it was done, and the last time, with whom and how it was."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from nc_tui.practice.history import History
from nc_tui.practice.kinds import Practice
from nc_tui.practice.wording import MONTHS

SHOWN = 3
"""Times of which it is said how they went."""


class Time(Struct, frozen=True):
    """Once: the day, who with in the person's own words, what was expected and how it was (0 to 10)."""

    day: date
    who: str = ""
    expected: int | None = None
    felt: int | None = None


class Told(Struct, frozen=True):
    """How often an exercise was done or partly done in all years, and the last times, the latest first; none
    where those are long ago."""

    times: int = 0
    last: tuple[Time, ...] = ()


NEVER = Told()


def told(history: History) -> Mapping[str, Told]:
    """What is known of each exercise that was ever done."""
    times: dict[str, int] = {}
    for month in history.digests:
        for exercise, number in month.times.items():
            times[exercise] = times.get(exercise, 0) + number
    last: dict[str, list[Time]] = {}
    for day, practice in sorted(history.practices, key=lambda entry: entry[0], reverse=True):
        if not practice.is_practice():
            continue
        times[practice.exercise] = times.get(practice.exercise, 0) + 1
        shown = last.setdefault(practice.exercise, [])
        if len(shown) < SHOWN:
            shown.append(_time(day, practice))
    return {exercise: Told(number, tuple(last.get(exercise, ()))) for exercise, number in times.items()}


def _time(day: date, practice: Practice) -> Time:
    return Time(day, practice.with_ or "", practice.predicted, practice.after)


def plain_day(day: date, today: date) -> str:
    """``12 Nov``, with the year where it is another one."""
    words = f"{day.day} {MONTHS[day.month - 1]}"
    return words if day.year == today.year else f"{words} {day.year}"


def ratings(time: Time) -> str:
    """``5 → 2``, what was expected and how it was; empty where either is missing."""
    return "" if time.expected is None or time.felt is None else f"{time.expected} → {time.felt}"
