"""Practice days: the rollover, zones, daylight saving, and days as people type them."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nc_tui.practice.days import parse_day, practice_day
from nc_tui.practice.text import clean_line
from tests.practice.made import TODAY

BERLIN = ZoneInfo("Europe/Berlin")
zones = st.sampled_from([ZoneInfo(name) for name in ("Europe/Berlin", "Pacific/Apia", "America/St_Johns")])
moments = st.datetimes(
    datetime.fromisoformat("2024-01-01"),
    datetime.fromisoformat("2030-01-01"),
    timezones=zones,
    allow_imaginary=False,
)
hours = st.integers(0, 12)


def test_an_evening_that_ends_after_midnight_still_belongs_to_its_day() -> None:
    assert practice_day(datetime(2026, 11, 24, 3, 59, 59, tzinfo=BERLIN)) == TODAY
    assert practice_day(datetime(2026, 11, 24, 4, 0, tzinfo=BERLIN)) == date(2026, 11, 24)


def test_a_rollover_at_midnight_is_the_civil_day() -> None:
    assert practice_day(datetime(2026, 11, 24, tzinfo=BERLIN), 0) == date(2026, 11, 24)


@given(now=moments, hour=hours)
def test_the_day_is_read_off_the_wall_whatever_the_zone(now: datetime, hour: int) -> None:
    assert practice_day(now, hour) == practice_day(now.replace(tzinfo=UTC), hour)


def test_the_hour_that_comes_twice_belongs_to_one_day() -> None:
    first = datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN)
    assert practice_day(first) == practice_day(first.replace(fold=1)) == date(2026, 10, 24)


def test_the_morning_after_the_clocks_go_forward_is_a_day_of_its_own() -> None:
    assert practice_day(datetime(2026, 3, 29, 3, 30, tzinfo=BERLIN)) == date(2026, 3, 28)
    assert practice_day(datetime(2026, 3, 29, 4, 0, tzinfo=BERLIN)) == date(2026, 3, 29)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("today", TODAY),
        (" T ", TODAY),
        ("Yesterday", TODAY - timedelta(days=1)),
        ("y", TODAY - timedelta(days=1)),
        ("-0", TODAY),
        ("-3", TODAY - timedelta(days=3)),
        ("2028-02-29", date(2028, 2, 29)),
    ],
)
def test_days_are_understood_as_people_type_them(words: str, day: date) -> None:
    assert parse_day(words, TODAY) == day


@pytest.mark.parametrize(
    "words", ["", "tomorrow", "3", "+1", "23.11.2026", "2026-1-2", "-99999", "2026-W48-1"]
)
def test_what_is_no_day_is_answered_with_the_forms_there_are(words: str) -> None:
    with pytest.raises(ValueError, match="write today, yesterday, -3 or 2026-11-23"):
        parse_day(words, TODAY)


@pytest.mark.parametrize("words", ["2026-02-29", "2026-02-30", "2026-13-01", "0000-01-01"])
def test_a_day_that_isnt_in_the_calendar_is_named(words: str) -> None:
    with pytest.raises(ValueError, match=f"there is no {words} in the calendar"):
        parse_day(words, TODAY)


def answer_to(words: str) -> str:
    try:
        return parse_day(words, TODAY).isoformat()
    except ValueError as error:
        return str(error)


@given(words=st.text(max_size=300) | st.text("0123456789-\n\x1b٣", max_size=12))
def test_any_words_are_a_day_or_one_short_harmless_line(words: str) -> None:
    answer = answer_to(words)
    assert len(answer) < 120
    assert answer == clean_line(answer)
