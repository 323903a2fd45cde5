"""Mood and pull of four weeks: a value for each day, and two numbers once there are enough."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from nc_tui.practice.day_curves import DAYS, mood_and_pull
from nc_tui.practice.kinds import Checkin
from tests.practice.made import TODAY, history_of, made


def test_the_last_rating_of_a_day_counts_and_the_ends_are_the_middle_of_a_week() -> None:
    records = [made(Checkin(mood=day // 4, pull=9), TODAY - timedelta(days=27 - day)) for day in range(DAYS)]
    mood, pull = mood_and_pull(history_of(*records), TODAY)
    assert mood is not None
    assert pull is not None
    assert mood.values == tuple(day // 4 for day in range(DAYS))
    assert (mood.first, mood.last) == (0, 6)
    assert (pull.first, pull.last) == (9, 9)


def test_too_few_days_make_no_curve() -> None:
    records = [made(Checkin(mood=5), TODAY - timedelta(days=back)) for back in range(7)]
    assert mood_and_pull(history_of(*records), TODAY) == (None, None)


@given(st.sets(st.integers(min_value=0, max_value=40)))
def test_a_curve_has_a_place_for_every_day(days: set[int]) -> None:
    records = [made(Checkin(mood=3), TODAY - timedelta(days=back)) for back in days]
    mood, _ = mood_and_pull(history_of(*records), TODAY)
    if mood is not None:
        assert len(mood.values) == DAYS
        assert [DAYS - 1 - at for at, value in enumerate(mood.values) if value is not None] == sorted(
            (back for back in days if back < DAYS), reverse=True
        )
