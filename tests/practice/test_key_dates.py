from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

import pytest
from dateutil.rrule import WEEKLY, rrule
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import json

from nc_tui.practice.key_dates import (
    SUGGESTIONS,
    DateRule,
    Easter,
    KeyDate,
    Once,
    Upcoming,
    Weeks,
    Yearly,
    as_typed,
    next_day,
    parse_rule,
    remark,
    upcoming,
)
from tests.practice.made import TODAY

DAY = timedelta(days=1)


def western_easter(year: int) -> date:
    """Easter Sunday by the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    x = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * x) // 433
    month = (h + x - 7 * m + 90) // 25
    return date(year, month, (h + x - 7 * m + 33 * month + 19) % 32)


def orthodox_easter(year: int) -> date:
    """The same by the Julian calendar, thirteen days behind from 1900 to 2099 (Meeus)."""
    a, b, c = year % 4, year % 7, year % 19
    d = (19 * c + 15) % 30
    e = (2 * a + 4 * b - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + 13 * DAY


def holds(rule: Once | Yearly | Easter, day: date) -> bool:
    """Whether a rule comes true on a day, worked out without asking when it comes next."""
    match rule:
        case Once(only):
            return day == only
        case Yearly(2, 29):
            return day.month == 2 and (day + DAY).month == 3
        case Yearly(month, number):
            return (day.month, day.day) == (month, number)
        case Easter(offset, reckoning):
            sunday = day - offset * DAY
            return sunday == (western_easter if reckoning == "western" else orthodox_easter)(sunday.year)


IN_THE_CALENDAR: st.SearchStrategy[Once | Yearly | Easter] = st.one_of(
    st.builds(Once, st.dates(date(2020, 1, 1), date(2040, 1, 1))),
    st.dates(date(2024, 1, 1), date(2024, 12, 31)).map(lambda day: Yearly(day.month, day.day)),
    st.builds(Easter, st.integers(-100, 100), st.sampled_from(["western", "orthodox"])),
)
WEEKS = st.builds(Weeks, st.integers(1, 52), st.dates(date(2020, 1, 1), date(2030, 1, 1)))
RULES: st.SearchStrategy[DateRule] = st.one_of(IN_THE_CALENDAR, WEEKS)
DAYS = st.dates(date(2020, 1, 1), date(2035, 1, 1))


# -- when a date comes -----------------------------------------------------------------------------------


@settings(max_examples=120)
@given(rule=IN_THE_CALENDAR, today=DAYS)
def test_the_next_day_is_the_first_on_which_the_rule_holds(rule: Once | Yearly | Easter, today: date) -> None:
    looked_at = [today + n * DAY for n in range(420)]
    first = next((day for day in looked_at if holds(rule, day)), None)
    if first is None:
        assert isinstance(rule, Once)
        found = next_day(rule, today)
        assert found is None or found > looked_at[-1]
    else:
        assert next_day(rule, today) == first


@given(rule=WEEKS, today=DAYS)
def test_every_so_many_weeks_agrees_with_dateutil(rule: Weeks, today: date) -> None:
    midnight = datetime.combine(today, time())
    days = rrule(WEEKLY, interval=rule.every, dtstart=datetime.combine(rule.start, time()))
    first = days.after(midnight, inc=True)
    assert first is not None
    assert next_day(rule, today) == first.date()


@pytest.mark.parametrize(
    ("year", "kept"),
    [
        (2026, date(2026, 2, 28)),
        (2027, date(2027, 2, 28)),
        (2028, date(2028, 2, 29)),
        (2100, date(2100, 2, 28)),
    ],
)
def test_a_29_february_is_kept_every_year(year: int, kept: date) -> None:
    assert next_day(Yearly(2, 29), date(year, 1, 1)) == kept


def test_a_29_february_that_moves_says_so() -> None:
    entries = {"a": KeyDate("Kim", "birthday", Yearly(2, 29))}
    (in_2027,) = upcoming(entries, date(2027, 2, 25))
    (in_2028,) = upcoming(entries, date(2028, 2, 25))
    assert (in_2027.until, in_2027.moved) == (3, True)
    assert (in_2028.until, in_2028.moved) == (4, False)
    assert remark(Yearly(2, 29)) == "in years without a 29 February it falls on the 28th"
    assert remark(Yearly(2, 28)) is None


def test_the_28_february_of_someone_born_on_it_never_moves() -> None:
    (found,) = upcoming({"a": KeyDate("Ali", "birthday", Yearly(2, 28))}, date(2027, 2, 25))
    assert not found.moved


@pytest.mark.parametrize(
    ("rule", "day"),
    [
        (Easter(), date(2027, 3, 28)),
        (Easter(1), date(2027, 3, 29)),
        (Easter(-2), date(2027, 3, 26)),
        (Easter(reckoning="orthodox"), date(2027, 5, 2)),
        (Easter(-100), date(2026, 12, 18)),
    ],
)
def test_days_bound_to_easter_move_with_it_even_across_the_new_year(rule: Easter, day: date) -> None:
    assert next_day(rule, TODAY) == day


def test_a_day_long_before_easter_can_skip_a_calendar_year() -> None:
    assert next_day(Easter(-100), date(2026, 12, 19)) == date(2028, 1, 7)


def test_a_date_that_is_over_never_comes_again() -> None:
    assert next_day(Once(TODAY - DAY), TODAY) is None
    assert next_day(Once(TODAY), TODAY) == TODAY


def test_a_hand_over_every_second_friday_keeps_its_rhythm_over_the_year_end() -> None:
    fridays = Weeks(2, date(2026, 11, 27))
    assert next_day(fridays, date(2026, 12, 26)) == date(2027, 1, 8)
    assert next_day(fridays, date(2026, 11, 1)) == date(2026, 11, 27)


@pytest.mark.parametrize("today", [date.min, date(1, 1, 2), date(1582, 1, 1), date(4100, 1, 1), date.max])
@pytest.mark.parametrize(
    "rule", [Easter(-100), Easter(100, "orthodox"), Yearly(2, 30), Weeks(52, date.min), Weeks(1, date.max)]
)
def test_a_calendar_set_to_any_day_is_no_trap(rule: DateRule, today: date) -> None:
    found = next_day(rule, today)
    assert found is None or found >= today


# -- the week before -------------------------------------------------------------------------------------

WEEK: Mapping[str, KeyDate | None] = {
    "later": KeyDate("Hearing", "court", Once(TODAY + 8 * DAY)),
    "last": KeyDate("Hand-over", "hand-over", Weeks(1, TODAY + 7 * DAY)),
    "today": KeyDate("Our day", "anniversary", Yearly(11, 23)),
    "removed": None,
    "past": KeyDate("Exam", "other", Once(TODAY - DAY)),
}


def test_dates_are_shown_from_a_week_before_to_the_day_itself() -> None:
    found = upcoming(WEEK, TODAY)
    assert [(one.id, one.until) for one in found] == [("today", 0), ("last", 7)]


def test_how_far_ahead_can_be_chosen() -> None:
    assert [one.id for one in upcoming(WEEK, TODAY, days=8)] == ["today", "last", "later"]
    assert [one.id for one in upcoming(WEEK, TODAY, days=0)] == ["today"]


@given(rules=st.lists(RULES, max_size=6), today=DAYS)
def test_dates_come_nearest_first_each_once_and_never_late(rules: list[DateRule], today: date) -> None:
    entries = {str(n): KeyDate("a day", "other", rule) for n, rule in enumerate(rules)}
    found = upcoming(entries, today, days=30)
    assert list(found) == sorted(found, key=lambda one: (one.day, one.id))
    assert len({one.id for one in found}) == len(found)
    assert all(0 <= one.until <= 30 and one.day == today + one.until * DAY for one in found)


# -- what people type ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("24 Dec", Yearly(12, 24)),
        ("24. december", Yearly(12, 24)),
        ("24th of December", Yearly(12, 24)),
        ("dec 24", Yearly(12, 24)),
        ("December 24th", Yearly(12, 24)),
        ("24.12.", Yearly(12, 24)),
        ("3 sept", Yearly(9, 3)),
        ("  29   feb ", Yearly(2, 29)),
        ("2026-12-24", Once(date(2026, 12, 24))),
        ("24 Dec 2026", Once(date(2026, 12, 24))),
        ("Dec 24, 2026", Once(date(2026, 12, 24))),
        ("24.12.2026", Once(date(2026, 12, 24))),
        ("2026-11-23", Once(TODAY)),
        ("easter", Easter()),
        ("Easter+1", Easter(1)),
        ("easter - 2", Easter(-2)),
        ("orthodox easter +49", Easter(49, "orthodox")),
        ("every 2 weeks from 2026-11-27", Weeks(2, date(2026, 11, 27))),
        ("every week from 27 Nov 2026", Weeks(1, date(2026, 11, 27))),
        ("every 2 weeks from 2020-01-03", Weeks(2, date(2020, 1, 3))),
        ("every monday", Weeks(1, TODAY)),
        ("every sun", Weeks(1, date(2026, 11, 29))),
    ],
)
def test_a_date_can_be_typed_in_many_ways(words: str, rule: DateRule) -> None:
    assert parse_rule(words, TODAY) == rule


FORMS = "write 24 Dec, 2026-12-24, easter+1 or every 2 weeks from 2026-11-27"


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("30 feb", "there is no 30 February"),
        ("31.4.", "there is no 31 April"),
        ("2027-02-29", "there is no 29 February in 2027"),
        ("29 Feb 2027", "there is no 29 February in 2027"),
        ("2027-02-30", "there is no 30 February"),
        ("0 may", "there is no 0 May"),
        ("2026-13-01", "there is no month 13"),
        ("1.13.", "there is no month 13"),
        ("0000-01-01", "there is no year 0"),
        ("2026-11-22", "22 Nov 2026 is in the past; leave out the year if the day comes round every year"),
        ("14 May 1990", "14 May 1990 is in the past; leave out the year if the day comes round every year"),
        ("easter+101", "a day counted from Easter is at most 100 days from it"),
        ("every 0 weeks from 2026-11-27", "repeat every 1 to 52 weeks"),
        ("every 60 weeks from 2026-11-27", "repeat every 1 to 52 weeks"),
        (
            "every 2 weeks from 27 nov",
            "“every 2 weeks from 27 nov” needs its first day: every 2 weeks from 2026-11-27",
        ),
        ("every 2 weeks from 2026-02-30", "there is no 30 February"),
        ("", f"“” is not a date: {FORMS}"),
        ("12/24", f"“12/24” is not a date: {FORMS}"),
        ("24 foo", f"“24 foo” is not a date: {FORMS}"),
        ("every foo", f"“every foo” is not a date: {FORMS}"),
        ("24 Dec 26", f"“24 Dec 26” is not a date: {FORMS}"),
        ("soon\x1b[31m\nor later", f"“soon[31m or later” is not a date: {FORMS}"),
    ],
)
def test_what_is_no_date_is_said_in_one_line(words: str, line: str) -> None:
    with pytest.raises(ValueError) as caught:
        parse_rule(words, TODAY)
    assert str(caught.value) == line


@given(rule=RULES)
def test_a_rule_is_written_in_words_that_can_be_typed_again(rule: DateRule) -> None:
    assert parse_rule(as_typed(rule), date(2020, 1, 1)) == rule


def answer(words: str) -> DateRule | str:
    try:
        return parse_rule(words, TODAY)
    except ValueError as fault:
        return str(fault)


@given(words=st.text(max_size=40))
def test_any_words_give_a_rule_or_one_line(words: str) -> None:
    found = answer(words)
    assert not isinstance(found, str) or len(found.splitlines()) == 1


@given(words=st.from_regex(r"[0-9]{1,4}[-./ ][0-9]{1,2}[-./ ]?([0-9]{4})?", fullmatch=True))
def test_any_digits_give_a_day_to_come_or_one_line(words: str) -> None:
    found = answer(words)
    assert len(found.splitlines()) == 1 if isinstance(found, str) else next_day(found, TODAY) is not None


@given(rule=RULES)
def test_a_date_survives_being_stored(rule: DateRule) -> None:
    entry = KeyDate("a day", "other", rule)
    assert json.decode(json.encode(entry), type=KeyDate) == entry


# -- what is offered -------------------------------------------------------------------------------------


def test_suggestions_are_in_the_order_of_their_names_and_none_comes_first_by_right() -> None:
    titles = [one.title for one in SUGGESTIONS]
    assert titles == sorted(titles)
    assert len(set(titles)) == len(titles)


def test_a_suggestion_with_a_rule_comes_within_a_year() -> None:
    for one in SUGGESTIONS:
        if one.when is not None:
            found = next_day(one.when, TODAY)
            assert found is not None
            assert found - TODAY <= 400 * DAY


def test_what_comes_next_is_a_plain_value() -> None:
    entry = KeyDate("Kim", "birthday", Yearly(11, 25))
    assert upcoming({"a": entry}, TODAY) == (Upcoming("a", entry, date(2026, 11, 25), 2),)
