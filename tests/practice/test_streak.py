"""The streak, checked against its definition word by word."""

from collections.abc import Collection
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nc_tui.practice.streak import Streak, streak
from tests.practice.made import TODAY

ONE = timedelta(days=1)
rest_days = st.integers(0, 3)
# Days back from today; the few before 0 lie in the future.
backs = st.sets(st.integers(-3, 45), max_size=45)


def days_of(numbers: Collection[int]) -> set[date]:
    return {TODAY - timedelta(days=back) for back in numbers}


def unbroken(first: date, last: date, practised: Collection[date], rest: int) -> bool:
    """Word by word: every window of 7 consecutive days (the whole span, if shorter) has at most R rests."""
    span = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    width = min(7, len(span))
    windows = [span[start : start + width] for start in range(len(span) - width + 1)]
    return all(sum(day not in practised for day in window) <= rest for window in windows)


def by_definition(practised: Collection[date], today: date, rest: int) -> tuple[int, int]:
    """The streak and the best streak, looked for in all spans of the days that matter."""
    there = {day for day in practised if day <= today}
    if not there:
        return 0, 0
    end = today if today in there else today - ONE
    starts = [min(there) + timedelta(days=n) for n in range((end - min(there)).days + 1)]
    longest = next((first for first in starts if unbroken(first, end, there, rest)), None)
    inside = 0 if longest is None else sum(longest <= day <= end for day in there)
    best = 0
    for first in starts:
        last = first
        while last <= end and unbroken(first, last, there, rest):
            best = max(best, sum(first <= day <= last for day in there))
            last += ONE
    return inside, best


@given(numbers=backs, rest=rest_days)
@settings(max_examples=120)
def test_streak_and_best_streak_are_what_the_definition_says(numbers: set[int], rest: int) -> None:
    found = streak(days_of(numbers), TODAY, rest)
    assert (found.days, found.best) == by_definition(days_of(numbers), TODAY, rest)


@given(numbers=backs, rest=rest_days)
@settings(max_examples=120)
def test_rest_left_is_how_many_days_may_pass_before_the_streak_shrinks(numbers: set[int], rest: int) -> None:
    practised = {day for day in days_of(numbers) if day <= TODAY}
    found = streak(practised, TODAY, rest)
    end = TODAY if TODAY in practised else TODAY - ONE
    left = 0
    while found.days > 0:
        # One looks the morning after: that day isn't practised yet, so the day before it is the end.
        morning_after = end + timedelta(days=left + 2)
        if by_definition(practised, morning_after, rest)[0] < found.days:
            break
        left += 1
    assert found.rest_left == left


@given(numbers=backs, rest=rest_days)
def test_what_isnt_in_the_streak_is_behind_one(numbers: set[int], rest: int) -> None:
    found = streak(days_of(numbers), TODAY, rest)
    assert found.days + found.behind == sum(day <= TODAY for day in days_of(numbers))


@given(numbers=backs, rest=rest_days, another=st.integers(0, 45))
def test_one_more_practised_day_never_lowers_anything(numbers: set[int], rest: int, another: int) -> None:
    before = streak(days_of(numbers), TODAY, rest)
    after = streak(days_of(numbers | {another}), TODAY, rest)
    assert after.days >= before.days
    assert after.best >= before.best


@given(numbers=st.lists(st.integers(0, 45), max_size=40), rest=rest_days, data=st.data())
def test_order_and_repetition_of_days_play_no_part(
    numbers: list[int], rest: int, data: st.DataObject
) -> None:
    days = [TODAY - timedelta(days=back) for back in numbers]
    mixed = data.draw(st.permutations([*days, *days[:3]]))
    assert streak(mixed, TODAY, rest) == streak(days, TODAY, rest)


@given(numbers=backs, rest=st.integers(0, 2))
def test_more_rest_days_never_lower_the_streak(numbers: set[int], rest: int) -> None:
    assert streak(days_of(numbers), TODAY, rest + 1).days >= streak(days_of(numbers), TODAY, rest).days


def test_nothing_recorded_is_a_streak_of_nothing() -> None:
    assert streak((), TODAY, 2) == Streak(0, 0, 0, 0)


def test_rest_days_dont_break_it_and_dont_count() -> None:
    practised = days_of({0, 2, 3, 5, 6, 7, 9, 10})  # rests on days 1, 4 and 8
    assert streak(practised, TODAY, 2).days == len(practised)


def test_not_yet_today_breaks_nothing() -> None:
    assert streak(days_of({1, 2, 3}), TODAY, 0) == Streak(3, 3, 0, 0, 3)


def test_the_first_day_leaves_both_rest_days() -> None:
    assert streak(days_of({0}), TODAY, 2) == Streak(1, 1, 2, 0, 1)


def test_after_a_break_it_is_day_one_again_with_the_rest_behind() -> None:
    practised = days_of({0, *range(10, 47)})
    assert streak(practised, TODAY, 2) == Streak(1, 37, 2, 37, 1)


def test_one_rest_too_many_breaks_it_even_between_practised_days() -> None:
    practised = days_of({0, 2, 4, 6, 7, 8})  # rests on days 1, 3 and 5: three in seven days
    found = streak(practised, TODAY, 2)
    assert found.days == 3
    assert found.behind == 3


def test_days_of_the_future_wait_until_they_come() -> None:
    ahead = days_of({-1, 0, 1})
    assert streak(ahead, TODAY, 2).days == 2
    assert streak(ahead, TODAY + ONE, 2).days == 3


@pytest.mark.parametrize(
    ("first", "number"),
    [
        (date(2028, 2, 25), 8),  # over 29 February
        (date(2026, 12, 28), 8),  # over the year's end
        (date(2026, 3, 26), 8),  # over the last Sunday of March
        (date(2026, 10, 22), 8),  # over the last Sunday of October
    ],
)
def test_calendar_corners_are_days_like_others(first: date, number: int) -> None:
    practised = {first + timedelta(days=n) for n in range(number)}
    assert streak(practised, max(practised), 0).days == number


def test_a_day_recorded_in_antiquity_costs_nothing_and_is_behind() -> None:
    assert streak({date.min, TODAY}, TODAY, 3) == Streak(1, 1, 3, 1, 1)


@given(numbers=backs, rest=rest_days)
@settings(max_examples=120)
def test_what_the_run_held_before_a_pause_is_the_streak_of_the_last_practised_day(
    numbers: set[int], rest: int
) -> None:
    practised = {day for day in days_of(numbers) if day <= TODAY}
    last = max(practised, default=TODAY)
    found = streak(practised, TODAY, rest)
    assert found.before == by_definition(practised, last, rest)[0]
    assert found.is_pause is (found.days < found.before)
    assert not (found.is_pause and TODAY in practised)
