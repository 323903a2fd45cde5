"""Yesterday's question: what it asks about, and that its answer moves nothing of today."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nc_tui.practice.kinds import Carry, Checkin, Swap
from nc_tui.practice.kinds.practice import Outcome
from nc_tui.practice.plan import pending, plan
from nc_tui.practice.records import Record
from tests.practice.made import TODAY, at, history_of, made
from tests.practice.plans import NINE, YESTERDAY, journals, outcomes
from tests.practice.small_library import practice


def out_in_the_plan() -> tuple[str, str]:
    return "warmth-stranger-1", "repair-close-1"


def test_yesterdays_exercises_wait_for_an_answer() -> None:
    kept = made(Checkin(mood=6, pull=2, offered=out_in_the_plan()), YESTERDAY)
    assert pending(TODAY, NINE, history_of(kept)) == out_in_the_plan()


def test_what_was_carried_comes_first_and_needs_no_check_in() -> None:
    carried = made(Carry(exercise="asking-tense-1"), YESTERDAY)
    assert pending(TODAY, NINE, history_of(carried)) == ("asking-tense-1",)
    kept = made(Checkin(mood=6, pull=2, offered=out_in_the_plan()), YESTERDAY)
    assert pending(TODAY, NINE, history_of(carried, kept))[0] == "asking-tense-1"


@pytest.mark.parametrize("outcome", ["done", "partly", "not"])
def test_any_answer_ends_the_question(outcome: Outcome) -> None:
    first, second = out_in_the_plan()
    kept = made(Checkin(mood=6, pull=2, offered=(first, second)), YESTERDAY)
    answer = made(practice(NINE[first], outcome), YESTERDAY, at(TODAY, 7))
    assert pending(TODAY, NINE, history_of(kept, answer)) == (second,)


def test_what_is_done_here_is_asked_about_too() -> None:
    planned = ("warmth-alone-1", "repair-rehearsal-1")
    kept = made(Checkin(mood=6, pull=2, offered=planned), YESTERDAY)
    assert pending(TODAY, NINE, history_of(kept)) == planned


def test_a_day_without_a_visit_asks_nothing_and_the_day_before_yesterday_is_over() -> None:
    assert pending(TODAY, NINE, history_of()) == ()
    old = made(Checkin(mood=6, pull=2, offered=out_in_the_plan()), TODAY - timedelta(days=2))
    assert pending(TODAY, NINE, history_of(old)) == ()


def test_what_was_swapped_away_isnt_asked_about() -> None:
    first, second = out_in_the_plan()
    kept = made(Checkin(mood=6, pull=2, offered=(first, second)), YESTERDAY, at(YESTERDAY, 7))
    swap = made(Swap(exercise="asking-stranger-2", instead_of=first), YESTERDAY, at(YESTERDAY, 8))
    assert pending(TODAY, NINE, history_of(kept, swap)) == ("asking-stranger-2", second)


def test_an_exercise_that_is_gone_from_the_library_isnt_asked_about() -> None:
    assert pending(TODAY, NINE, history_of(made(Carry(exercise="gone"), YESTERDAY))) == ()


@given(records=journals(last=YESTERDAY), outcome=outcomes, rating=st.none() | st.integers(0, 10))
@settings(max_examples=60)
def test_answering_yesterdays_question_doesnt_reshuffle_today(
    records: list[Record], outcome: Outcome, rating: int | None
) -> None:
    history = history_of(*records)
    before = plan(TODAY, NINE, history)
    asked = pending(TODAY, NINE, history)
    told = [
        made(practice(NINE[one], outcome, predicted=rating, after=rating), YESTERDAY, at(TODAY, 7))
        for one in asked
    ]
    assert plan(TODAY, NINE, history_of(*records, *told)) == before
    assert pending(TODAY, NINE, history_of(*records, *told)) == ()
