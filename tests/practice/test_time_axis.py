"""The days of an axis, breaks between them, mood beside practice."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from nc_tui.practice.kinds import Checkin, Practice, Urge
from nc_tui.practice.side_by_side import FEWEST as FEWEST_DAYS
from nc_tui.practice.side_by_side import side_by_side
from nc_tui.practice.time_axis import BREAK, breaks, days_of, edges, facts_of, means, monday_of
from nc_tui.practice.urges import busiest, trend
from tests.practice.made import TODAY, ago, at, history_of, made, slip

RATINGS = st.none() | st.integers(0, 10)


def practised() -> Practice:
    return Practice("greet", "warmth", "stranger", "shop", "out", "done")


def test_a_day_has_its_exercises_its_last_mood_its_urges_and_its_slip() -> None:
    records = [
        made(practised()),
        made(Practice("greet", "warmth", "stranger", "shop", "out", "not")),
        made(Checkin(mood=3), when=at(TODAY, 8)),
        made(Checkin(mood=6, pull=2), when=at(TODAY, 10)),
        made(Urge(7), ago(1)),
        slip(ago(1)),
    ]
    facts = facts_of(records)
    assert (facts[TODAY].exercises, facts[TODAY].mood, facts[TODAY].pull) == (1, 6, 2)
    assert (facts[ago(1)].urges, facts[ago(1)].slip, facts[ago(1)].exercises) == (1, True, 0)


@given(st.lists(RATINGS, max_size=60))
def test_a_mean_stays_between_the_ratings_and_a_day_without_one_has_none(values: list[int | None]) -> None:
    given_ones = [value for value in values if value is not None]
    for value, mean in zip(values, means(values), strict=True):
        assert (mean is None) == (value is None)
        assert mean is None or min(given_ones) <= mean <= max(given_ones)


def test_a_break_lies_between_two_practised_days_and_one_that_goes_on_is_none_yet() -> None:
    days = days_of(monday_of(ago(100)), 15)
    practised = {ago(90), ago(89), ago(60), ago(59)}
    assert list(breaks(practised, days, TODAY)) == [(ago(88), ago(61))]
    assert list(breaks({ago(20), ago(20 - BREAK)}, days, TODAY)) == []
    assert list(breaks(set(), days, TODAY)) == []


def test_edges_are_the_first_and_the_last_value() -> None:
    days = [date(2026, 1, 1) + timedelta(days=number) for number in range(3)]
    assert edges([None, 2.0, None], days) == ((days[1], 2.0), (days[1], 2.0))
    assert edges([None] * 3, days) == ()


def test_mood_stands_beside_practice_once_there_are_enough_days_of_both() -> None:
    def days(done: int, others: int) -> list:  # type: ignore[type-arg]
        records = [made(Checkin(mood=7), ago(n)) for n in range(done)]
        records += [made(practised(), ago(n)) for n in range(done)]
        return records + [made(Checkin(mood=4), ago(20 + n)) for n in range(others)]

    assert side_by_side(history_of(*days(FEWEST_DAYS, FEWEST_DAYS - 1)), TODAY) is None
    found = side_by_side(history_of(*days(FEWEST_DAYS, FEWEST_DAYS)), TODAY)
    assert found is not None
    assert (found.with_practice, found.without, found.with_days) == (7.0, 4.0, FEWEST_DAYS)


def test_the_busiest_hours_go_over_midnight_and_few_urges_have_none() -> None:
    late = [made(Urge(6), ago(n), at(ago(n), 23 if n % 2 else 1)) for n in range(1, 7)]
    found = busiest(trend(history_of(*late), TODAY, 90))
    assert found is not None
    assert found[1:] == (6, 6)
    assert found[0] in (22, 23)
    assert busiest(trend(history_of(*late[:3]), TODAY, 90)) is None
