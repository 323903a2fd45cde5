"""The moment of a slip of which only roughly is told when it was."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nc_tui.practice.days import practice_day
from nc_tui.practice.slip_moment import RoughTime, noon_of, slip_moment
from tests.practice.made import TODAY, ago, at

moments = st.integers(0, 525_000).map(lambda minutes: at(date(2026, 1, 1), 0) + timedelta(minutes=minutes))
rough: st.SearchStrategy[RoughTime] = st.sampled_from(("now", "today", "yesterday", "earlier"))


@given(now=moments, told=rough, back=st.integers(2, 90), rollover=st.integers(0, 12))
def test_it_is_never_in_the_future_and_on_the_day_that_was_told(
    now: datetime, told: RoughTime, back: int, rollover: int
) -> None:
    today = practice_day(now, rollover)
    day = today - timedelta(days=back) if told == "earlier" else None
    moment = slip_moment(told, day, now, today, rollover)
    assert moment <= now
    assert moment.tzinfo is now.tzinfo
    on = practice_day(moment, rollover)
    assert on == {"yesterday": today - timedelta(days=1), "earlier": day}.get(told, on)


@given(taken=st.sets(st.integers(0, 40), max_size=30))
def test_it_is_the_first_free_minute_going_back(taken: set[int]) -> None:
    first = at(ago(1), 20)
    others = [first - timedelta(minutes=back, seconds=-20) for back in taken]
    moment = slip_moment("yesterday", None, at(TODAY), TODAY, 4, others)
    back = next(minute for minute in range(42) if minute not in taken)
    assert moment == first - timedelta(minutes=back)


def test_now_is_taken_as_it_is_even_where_another_slip_was_this_minute() -> None:
    assert slip_moment("now", None, at(TODAY), TODAY, 4, [at(TODAY)]) == at(TODAY)


@pytest.mark.parametrize(
    ("day", "hour", "noon"),
    [(ago(3), 9, at(ago(3), 12)), (TODAY, 9, at(TODAY, 9)), (TODAY, 15, at(TODAY, 12))],
)
def test_a_day_without_an_hour_is_its_noon_and_never_one_to_come(
    day: date, hour: int, noon: datetime
) -> None:
    assert noon_of(day, at(TODAY, hour), TODAY) == noon
