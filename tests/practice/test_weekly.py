"""Mood and pull of a week beside those of the week before."""

from collections.abc import Sequence

import pytest

from nc_tui.practice.kinds import Checkin
from nc_tui.practice.weekly import weekly_words
from tests.practice.made import TODAY, ago, history_of, made


def told(now: Sequence[int], before: Sequence[int]) -> str:
    """The words for these moods, the latest first, of this week and of the one before."""
    days = [*enumerate(now), *enumerate(before, start=7)]
    return weekly_words(history_of(*(made(Checkin(mood=mood), ago(back)) for back, mood in days)), TODAY)


@pytest.mark.parametrize(
    ("now", "before", "words"),
    [
        ((6, 6, 7), (4, 3, 4), "Mood around 6 this week, 4 the week before."),
        ((6, 6, 7), (6, 2, 9), "Mood around 6 this week, as the week before."),
        ((6, 0, 7, 1), (4, 3), "Mood around 1 this week."),
        ((6, 7), (4, 3, 4), ""),
    ],
    ids=str,
)
def test_a_week_is_said_once_it_has_three_ratings(
    now: tuple[int, ...], before: tuple[int, ...], words: str
) -> None:
    assert told(now, before) == words


def test_mood_and_pull_are_counted_each_for_itself() -> None:
    halves = [made(Checkin(mood=5), ago(1)), made(Checkin(mood=5), ago(2))]
    both = [made(Checkin(mood=8, pull=0), ago(back)) for back in (0, 3, 4)]
    assert weekly_words(history_of(*halves, *both), TODAY) == (
        "Mood around 8 this week. Pull around 0 this week."
    )
