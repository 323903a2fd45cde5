"""How facts are said, in the app and on the command line alike."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Literal

from nc_tui.practice.exercise import Exercise
from nc_tui.practice.streak import Streak
from nc_tui.practice.strength import whole_percent

if TYPE_CHECKING:
    from nc_tui.practice.clock import Clock
    from nc_tui.practice.kinds.profile import Mode

WITH_WHOM: Mapping[str, str] = {
    "alone": "alone",
    "stranger": "a stranger",
    "acquaintance": "an acquaintance",
    "close": "someone close",
    "tense": "a tense moment",
    "rehearsal": "a rehearsal",
}
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")

BESIDE: Mapping[str, str] = {
    "if-it-comes": "If it comes: it had no chance, and may have one still.",
    "invitation": "If you like: one small thing with somebody, as well or not at all.",
}
"""What is said above an exercise that stands beside the day's plan, by its slot."""
ANY_DAY = "Still open: you choose the day."
"""The same above one that was left and needs no chance."""


def beside_line(slot: str, any_day: bool) -> str:
    """What is said above an exercise beside the plan; ``any_day`` says that it waits for no chance."""
    return ANY_DAY if any_day and slot == "if-it-comes" else BESIDE[slot]


def count(number: int, one: str, many: str | None = None) -> str:
    """``1 day``, ``3 days``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def short_day(day: date) -> str:
    """``Mon 23 Nov``, the same in every locale."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


def long_day(day: date) -> str:
    """``Monday 23 Nov``, the same in every locale."""
    return f"{DAY_NAMES[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


def near_day(day: date, today: date) -> str:
    """``today``, ``yesterday``, or the day by name; with the year where it is another one."""
    if day == today:
        return "today"
    if day == today - timedelta(days=1):
        return "yesterday"
    return short_day(day) if day.year == today.year else f"{short_day(day)} {day.year}"


def week_name(monday: date, today: date) -> str:
    """``23 – 29 Nov`` or ``30 Nov – 6 Dec``; with the year where it is another one."""
    sunday = monday + timedelta(days=6)
    month = "" if monday.month == sunday.month else f" {MONTHS[monday.month - 1]}"
    year = "" if sunday.year == today.year else f" {sunday.year}"
    return f"{monday.day}{month} – {sunday.day} {MONTHS[sunday.month - 1]}{year}"


def part_of_day(moment: datetime) -> Literal["morning", "afternoon", "evening"]:
    """What one wishes by the clock of the place: the morning ends at noon, the afternoon at six."""
    if 4 <= moment.hour < 12:
        return "morning"
    return "afternoon" if 12 <= moment.hour < 18 else "evening"


def near_moment(moment: datetime, today: date) -> str:
    """``today at 07:30``, by the clock of the place."""
    return f"{near_day(moment.date(), today)} at {moment:%H:%M}"


def where_and_who(exercise: Exercise) -> str:
    """``out, a stranger`` or ``here, alone``."""
    return f"{exercise.where}, {WITH_WHOM[exercise.stakes]}"


def days_kept(mode: "Mode | None") -> str:
    """What the days of the clock are called: limited contact is never told "no contact"."""
    return "on topic" if mode == "limited" else "without contact"


def percent(share: float) -> str:
    """``68 %``, rounded down."""
    return f"{whole_percent(share)} %"


def streak_line(streak: Streak) -> str:
    """The streak in words; in a pause it says first how long the run was and what stays. Empty before the
    first practice day."""
    days, behind = streak.days, streak.behind
    if streak.is_pause:
        run = f" after {streak.before:,} in a row" if streak.before > 1 else ""
        stay = "stays" if days + behind == 1 else "stay"
        line = f"A pause{run}. {count(days + behind, 'practice day')} {stay} yours"
        return f"{line}; today makes day 1 of a new run" if days == 0 else line
    if days == 1 and behind > 0:
        return f"day 1 again, {count(behind, 'practice day')} {'is' if behind == 1 else 'are'} still yours"
    if days == 0:
        return ""
    return f"{count(days, 'practice day')} in a row" if days > 1 else "1 practice day"


def strength_after(streak: Streak, strength: float) -> str:
    """How the strength goes on from the streak: a pause is a sentence, a streak one fact among others."""
    return f". Strength {percent(strength)}." if streak.is_pause else f" · strength {percent(strength)}"


def ended_by_choice(days: int) -> str:
    """``63 days, ended by choice``: what a run was, while the hello that ended it has come to no end."""
    return f"{count(days, 'day')}, ended by choice"


def clock_line(clock: "Clock", mode: "Mode | None") -> str:
    """``no contact 23 days, 41 of 42 days overall``, with limited contact ``23 days on topic, …``; only the
    run where nobody knows the beginning."""
    if clock.run is None:
        return ""
    days = count(clock.run, "day")
    run = f"{days} {days_kept(mode)}" if mode == "limited" else f"no contact {days}"
    if clock.total is None or clock.of is None or clock.total == clock.run:
        return run
    return f"{run}, {clock.total:,} of {count(clock.of, 'day')} overall"
