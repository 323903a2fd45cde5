"""Dates to be prepared for: what people type, when each comes next, which come within the week."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from re import fullmatch
from typing import Annotated, Literal

from msgspec import Meta, Struct

from nc_tui.practice.days import LONGEST
from nc_tui.practice.text import clean_line

DateKind = Literal["birthday", "anniversary", "holiday", "court", "hand-over", "other"]
Reckoning = Literal["western", "orthodox"]


class Once(Struct, frozen=True, tag_field="rule", tag="once"):
    """On one day only."""

    day: date


class Yearly(Struct, frozen=True, tag_field="rule", tag="yearly"):
    """Every year; a 29 February is kept on the 28th in years that have none."""

    month: Annotated[int, Meta(ge=1, le=12)]
    day: Annotated[int, Meta(ge=1, le=31)]


class Easter(Struct, frozen=True, omit_defaults=True, tag_field="rule", tag="easter"):
    """``offset`` days after Easter Sunday (before it, if negative) of the western or orthodox churches."""

    offset: Annotated[int, Meta(ge=-100, le=100)] = 0
    reckoning: Reckoning = "western"


class Weeks(Struct, frozen=True, tag_field="rule", tag="weeks"):
    """Every ``every`` weeks, on the weekday of ``start`` and from that day on."""

    every: Annotated[int, Meta(ge=1, le=52)]
    start: date


DateRule = Once | Yearly | Easter | Weeks


class KeyDate(Struct, frozen=True):
    """A day to be prepared for."""

    title: str
    kind: DateKind
    when: DateRule


class Upcoming(Struct, frozen=True):
    """The next time a date comes: ``until`` days from now, 0 on the day itself. ``moved`` says that it is
    a 29 February kept on the 28th."""

    id: str
    entry: KeyDate
    day: date
    until: int
    moved: bool = False


class Suggestion(Struct, frozen=True):
    """A day that many people keep, to be offered and never set unasked. Without a rule its date is
    different every year, and has to be typed."""

    title: str
    when: DateRule | None = None


SUGGESTIONS = (
    Suggestion("Christmas Day", Yearly(12, 25)),
    Suggestion("Christmas Eve", Yearly(12, 24)),
    Suggestion("Diwali"),
    Suggestion("Easter Sunday", Easter()),
    Suggestion("Easter Sunday, orthodox", Easter(reckoning="orthodox")),
    Suggestion("Eid al-Adha"),
    Suggestion("Eid al-Fitr"),
    Suggestion("Father's Day"),
    Suggestion("Hanukkah"),
    Suggestion("Lunar New Year"),
    Suggestion("Mother's Day"),
    Suggestion("New Year's Day", Yearly(1, 1)),
    Suggestion("New Year's Eve", Yearly(12, 31)),
    Suggestion("Nowruz"),
    Suggestion("Passover"),
    Suggestion("Rosh Hashanah"),
    Suggestion("Valentine's Day", Yearly(2, 14)),
)
"""By name, so that none comes first. None is anybody's until they choose it."""

DAYS_AHEAD = 7
"""How long before its day a date is shown."""

EASTER_YEARS = range(1583, 4100)
"""The years for which python-dateutil knows Easter."""

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
FORMS = "write 24 Dec, 2026-12-24, easter+1 or every 2 weeks from 2026-11-27"

# Compiled at first use: the journal is read far more often than a date is typed.
_ISO = r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})"
_DOTTED = r"([0-9]{1,2})\. ?([0-9]{1,2})(?:\.(?: ?([0-9]{4}))?)?"
_DAY_MONTH = r"([0-9]{1,2})(?:st|nd|rd|th|\.)?(?: of)? ?([a-z]{3,9})\.?(?:,? ([0-9]{4}))?"
_MONTH_DAY = r"([a-z]{3,9})\.? ([0-9]{1,2})(?:st|nd|rd|th)?(?:,? ([0-9]{4}))?"
_EASTER = r"(orthodox )?easter(?: ?([+-]) ?([0-9]{1,3}))?"
_WEEKS = r"every (?:([0-9]{1,3}) )?weeks? from (.+)"
_WEEKDAY = r"every ([a-z]{3,9})"


def parse_rule(words: str, today: date) -> DateRule:
    """A date as people type it: ``24 Dec``, ``2026-12-24``, ``easter+1``, ``orthodox easter``,
    ``every 2 weeks from 2026-11-27``, ``every friday``. A day without a year comes every year.

    Raises ValueError with one line: for what is no date, a day that no calendar has, or one that is past.
    """
    plain = clean_line(words).lower()
    if found := fullmatch(_EASTER, plain):
        return _easter(found[1] is not None, int(f"{found[2] or '+'}{found[3] or 0}"))
    if found := fullmatch(_WEEKS, plain):
        rule = _weeks(int(found[1] or 1), found[2], words)
        _refuse_far(rule.start, today)
        return rule
    if (found := fullmatch(_WEEKDAY, plain)) and (weekday := _named(found[1], WEEKDAYS)):
        return Weeks(1, today + timedelta((weekday - 1 - today.weekday()) % 7))
    named = _numbers(plain)
    if named is None:
        raise ValueError(f"“{clean_line(words, 40)}” is not a date: {FORMS}")
    year, month, day = named
    if year is None:
        _calendar_day(2000, month, day)
        return Yearly(month, day)
    once = _calendar_day(year, month, day)
    if once < today:
        raise ValueError(
            f"{_in_words(once)} is in the past; leave out the year if the day comes round every year"
        )
    _refuse_far(once, today)
    return Once(once)


def as_typed(rule: DateRule) -> str:
    """The rule in the words from which ``parse_rule`` makes it."""
    match rule:
        case Once(day):
            return _in_words(day)
        case Yearly(month, day):
            return f"{day} {MONTHS[month - 1][:3]}"
        case Easter(offset, reckoning):
            name = "easter" if reckoning == "western" else "orthodox easter"
            return f"{name}{offset:+}" if offset != 0 else name
        case Weeks(every, start):
            return f"every {'week' if every == 1 else f'{every} weeks'} from {start.isoformat()}"


def remark(rule: DateRule) -> str | None:
    """What someone who enters the rule should know about it."""
    if rule == Yearly(2, 29):
        return "in years without a 29 February it falls on the 28th"
    return None


def next_day(rule: DateRule, today: date) -> date | None:
    """The first day, from today on, on which the rule comes true; None where there is none any more."""
    match rule:
        case Once(day):
            return day if day >= today else None
        case Weeks(every, start):
            return _next_in_weeks(every, start, today)
        case Yearly() | Easter():
            return next((day for day in _yearly(rule, today) if day >= today), None)


def upcoming(
    entries: Mapping[str, KeyDate | None], today: date, days: int = DAYS_AHEAD
) -> tuple[Upcoming, ...]:
    """The dates that come today or within ``days`` days, the nearest first, each once.

    ``entries`` maps ids to dates, as ``Profile.dates`` does; a removed one is None.
    """
    found = []
    for key, entry in entries.items():
        day = None if entry is None else next_day(entry.when, today)
        if entry is not None and day is not None and (day - today).days <= days:
            moved = entry.when == Yearly(2, 29) and day.day != 29
            found.append(Upcoming(key, entry, day, (day - today).days, moved))
    return tuple(sorted(found, key=lambda one: (one.day, one.entry.title, one.id)))


def _yearly(rule: Yearly | Easter, today: date) -> Iterator[date]:
    """The rule's days from this year to the year after next, in order. Those bound to next year's Easter
    may all be before today, in December."""
    for year in range(today.year, min(today.year + 2, date.max.year) + 1):
        if isinstance(rule, Yearly):
            yield _or_last_of_month(year, rule.month, rule.day)
        elif year in EASTER_YEARS:
            yield _easter_sunday(year, rule.reckoning) + timedelta(rule.offset)


def _or_last_of_month(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        # December has every day there is, so the month that lacks this one has another after it.
        return date(year, month + 1, 1) - timedelta(1)


def _easter_sunday(year: int, reckoning: Reckoning) -> date:
    from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

    return easter(year, EASTER_WESTERN if reckoning == "western" else EASTER_ORTHODOX)


def _next_in_weeks(every: int, start: date, today: date) -> date | None:
    if start >= today:
        return start
    wait = (start - today).days % (7 * every)
    return today + timedelta(wait) if wait <= (date.max - today).days else None


def _easter(orthodox: bool, offset: int) -> Easter:
    if not -100 <= offset <= 100:
        raise ValueError("a day counted from Easter is at most 100 days from it")
    return Easter(offset, "orthodox" if orthodox else "western")


def _weeks(every: int, start: str, words: str) -> Weeks:
    if not 1 <= every <= 52:
        raise ValueError("repeat every 1 to 52 weeks")
    year, month, day = _numbers(start) or (None, 0, 0)
    if year is None:
        raise ValueError(f"“{clean_line(words, 40)}” needs its first day: every 2 weeks from 2026-11-27")
    return Weeks(every, _calendar_day(year, month, day))


def _refuse_far(day: date, today: date) -> None:
    if abs(day - today) > LONGEST:
        raise ValueError(f"{_in_words(day)} is more than a hundred years away: check the year")


def _numbers(plain: str) -> tuple[int | None, int, int] | None:
    """Year (None if left out), month and day of a day in lower case, whether or not it exists."""
    if found := fullmatch(_ISO, plain):
        return int(found[1]), int(found[2]), int(found[3])
    if found := fullmatch(_DOTTED, plain):
        return _year(found[3]), int(found[2]), int(found[1])
    if (found := fullmatch(_DAY_MONTH, plain)) and (month := _named(found[2], MONTHS)):
        return _year(found[3]), month, int(found[1])
    if (found := fullmatch(_MONTH_DAY, plain)) and (month := _named(found[1], MONTHS)):
        return _year(found[3]), month, int(found[2])
    return None


def _year(digits: str | None) -> int | None:
    return None if digits is None else int(digits)


def _named(word: str, names: Sequence[str]) -> int:
    """The number, from 1, of the month or weekday that begins with the word; 0 if none does."""
    return next((n for n, name in enumerate(names, 1) if name.lower().startswith(word)), 0)


def _calendar_day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        if year == 0:
            raise ValueError("there is no year 0") from None
        if not 1 <= month <= 12:
            raise ValueError(f"there is no month {month}") from None
        of_year = f" in {year}" if (month, day) == (2, 29) else ""
        raise ValueError(f"there is no {day} {MONTHS[month - 1]}{of_year}") from None


def _in_words(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"
