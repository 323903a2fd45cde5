"""Favourites, and what isn't for someone: said last it counts, and the plan offers it no more."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from nc_tui.practice.kinds import Checkin, Liking
from nc_tui.practice.kinds.liking import Like
from nc_tui.practice.likings import left_out, likings
from nc_tui.practice.plan import gentle_offer, offer, swap_for
from tests.practice.made import TODAY, ago, history_of, made
from tests.practice.small_library import full_library

SHELF = full_library(each=3)


@given(
    st.lists(st.tuples(st.sampled_from(["a", "b"]), st.sampled_from(["favourite", "not-for-me", "neither"])))
)
def test_what_was_said_last_of_an_exercise_counts(told: list[tuple[str, Like]]) -> None:
    records = [made(Liking(exercise, like), TODAY) for exercise, like in told]
    last = {exercise: like for exercise, like in dict(told).items() if like != "neither"}
    assert likings(history_of(*records).lasting) == last


def test_what_is_not_for_someone_is_offered_no_more_from_the_day_after() -> None:
    first = offer(TODAY, SHELF, history_of())[0]
    today = history_of(made(Liking(first, "not-for-me"), TODAY))
    assert offer(TODAY, SHELF, today) == offer(TODAY, SHELF, history_of())
    before = history_of(*(made(Liking(one, "not-for-me"), ago(1)) for one in [first]))
    assert first not in offer(TODAY, SHELF, before)
    assert first in offer(TODAY, SHELF, history_of(made(Liking(first, "favourite"), ago(1))))


def test_a_favourite_changes_nothing_about_the_plan() -> None:
    signs = [made(Checkin(), ago(days)) for days in range(-10, 3)]
    liked = history_of(*signs, *(made(Liking(one, "favourite"), ago(2)) for one in SHELF))
    for days in range(10):
        day = TODAY + timedelta(days=days)
        assert offer(day, SHELF, liked) == offer(day, SHELF, history_of(*signs))


def test_neither_a_swap_nor_a_heavy_day_brings_it() -> None:
    gentle = gentle_offer(TODAY, SHELF, history_of())[0]
    history = history_of(made(Liking(gentle, "not-for-me"), ago(1)))
    assert gentle not in gentle_offer(TODAY, SHELF, history)
    first = offer(TODAY, SHELF, history_of())[0]
    other = swap_for(TODAY, SHELF, history_of(), first)
    assert other is not None
    assert swap_for(TODAY, SHELF, history_of(made(Liking(other, "not-for-me"), ago(1))), first) != other


def test_where_nothing_is_for_someone_there_is_a_plan_all_the_same() -> None:
    history = history_of(*(made(Liking(one, "not-for-me"), ago(1)) for one in SHELF))
    assert left_out(history.lasting) == frozenset(SHELF)
    assert offer(TODAY, SHELF, history) == offer(TODAY, SHELF, history_of())
    assert gentle_offer(TODAY, SHELF, history)
