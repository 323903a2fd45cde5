"""Strength, checked against the formula of Loop Habit Tracker written down on its own."""

from datetime import date, timedelta
from math import isclose, sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nc_tui.practice.strength import REACH, strength, strength_curve
from tests.practice.made import TODAY

rest_days = st.integers(0, 3)
backs = st.sets(st.integers(-2, 120), max_size=100)


def day(back: int) -> date:
    return TODAY - timedelta(days=back)


def loop_score(previous: float, frequency: float, checkmark: float) -> float:
    """``Score.compute`` of iSoron/uhabits: the multiplier and the weighted mean."""
    multiplier: float = 0.5 ** (sqrt(frequency) / 13.0)
    score = previous * multiplier
    score += checkmark * (1 - multiplier)
    return score


def slow_course(practised: set[date], rest: int) -> list[tuple[date, float]]:
    """Day by day from the first practice day to e, each check counted anew."""
    there = {one for one in practised if one <= TODAY}
    if not there:
        return []
    end = TODAY if TODAY in there else day(1)
    score, course, on = 0.0, [], min(there)
    while on <= end:
        inside = sum(on - timedelta(days=n) in there for n in range(7))
        score = loop_score(score, (7 - rest) / 7, min(1.0, inside / (7 - rest)))
        course.append((on, score))
        on += timedelta(days=1)
    return course


@given(numbers=backs, rest=rest_days)
def test_strength_is_loops_formula_day_by_day(numbers: set[int], rest: int) -> None:
    practised = {day(back) for back in numbers}
    course = slow_course(practised, rest)
    expected = course[-1][1] if course else 0.0
    assert isclose(strength(practised, TODAY, rest), expected, rel_tol=1e-12, abs_tol=1e-15)


@given(numbers=backs, rest=rest_days, shown=st.integers(0, 150))
def test_the_curve_is_the_end_of_the_same_course(numbers: set[int], rest: int, shown: int) -> None:
    practised = {day(back) for back in numbers}
    expected = slow_course(practised, rest)[-shown:] if shown else []
    found = strength_curve(practised, TODAY, rest, shown)
    assert [one for one, _ in found] == [one for one, _ in expected]
    assert all(isclose(a, b, rel_tol=1e-12) for (_, a), (_, b) in zip(found, expected, strict=True))


@given(numbers=backs, rest=rest_days)
def test_strength_stays_between_nothing_and_everything(numbers: set[int], rest: int) -> None:
    assert 0.0 <= strength({day(back) for back in numbers}, TODAY, rest) <= 1.0


@given(numbers=backs, rest=rest_days, another=st.integers(1, 120))
def test_one_more_practised_day_never_lowers_it_after_the_first(
    numbers: set[int], rest: int, another: int
) -> None:
    practised = {day(back) for back in numbers} | {day(120)}
    assert strength(practised | {day(another)}, TODAY, rest) >= strength(practised, TODAY, rest)


@pytest.mark.parametrize("rest", [0, 1, 2, 3])
def test_as_many_days_a_week_as_wanted_are_full_checks(rest: int) -> None:
    weekly = {day(back) for back in range(700) if back % 7 < 7 - rest}
    assert strength(weekly, TODAY, rest) > 0.99


def test_a_missed_day_costs_little() -> None:
    full = {day(back) for back in range(60)}
    missed = full - {day(0)}
    before, after = strength(full, TODAY, 0), strength(missed, TODAY + timedelta(days=1), 0)
    assert before - after < 0.02


def test_not_yet_today_is_yesterdays_strength() -> None:
    assert strength({day(1), day(2)}, TODAY, 2) == strength({day(1), day(2)}, day(1), 2)


def test_nothing_practised_is_no_strength() -> None:
    assert strength(set(), TODAY, 2) == 0.0
    assert strength_curve(set(), TODAY, 2, 30) == ()


def test_days_of_the_future_play_no_part() -> None:
    assert strength({day(-1), day(3)}, TODAY, 2) == strength({day(3)}, TODAY, 2)


@settings(max_examples=5)
@given(rest=rest_days, gap=st.integers(REACH, REACH + 400))
def test_years_long_gone_have_no_weight_and_change_no_digit(rest: int, gap: int) -> None:
    recent = {day(back) for back in range(5)}
    old = {day(gap + back) for back in range(30)}
    expected = slow_course(recent | old, rest)[-1][1]
    assert isclose(strength(recent | old, TODAY, rest), expected, rel_tol=1e-12)


def test_a_day_recorded_in_antiquity_is_answered_like_any_other() -> None:
    assert strength({date.min, TODAY}, TODAY, 2) == pytest.approx(strength({day(3000), TODAY}, TODAY, 2))
