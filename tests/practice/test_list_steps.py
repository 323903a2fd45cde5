"""What stays met, when it lapses, and which exercises move an item of the ready list."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nc_tui.practice.exercise import Exercise
from nc_tui.practice.goals import goals_lapse
from nc_tui.practice.kinds import Goal
from nc_tui.practice.list_steps import counts_for
from nc_tui.practice.measures import Evidence, Measured, rehearsed, staying
from nc_tui.practice.records import Record
from tests.practice.made import TODAY, ago, history_of, made
from tests.practice.ready_lists import item, practice, state
from tests.practice.small_library import exercise

DAYS = item("practice_days", 1, days=7, stays=14)


def evidence(*records: Record) -> Evidence:
    return Evidence(history_of(*records), TODAY, ("warmth", "repair"), 60)


@pytest.mark.parametrize(("back", "met"), [(6, True), (20, True), (21, False)])
def test_a_practice_item_stays_met_for_14_days_after_it_was_last_met(back: int, met: bool) -> None:
    assert state(DAYS, made(practice(), ago(back))).met is met


def test_what_only_stays_met_says_until_when_and_what_is_met_today_says_nothing() -> None:
    assert state(DAYS, made(practice(), ago(10))).until == ago(10 - 6 - 14)
    assert state(DAYS, made(practice(), ago(3))).until is None


@given(met=st.lists(st.booleans(), min_size=30, max_size=42), stays=st.integers(0, 14))
def test_a_day_stands_as_met_exactly_if_one_of_the_days_it_stays_was_met(met: list[bool], stays: int) -> None:
    answers = staying((Measured(None, one) for one in met), TODAY, stays)
    for back, answer in enumerate(answers[: len(met) - stays]):
        assert answer.met is any(met[back : back + stays + 1])


def test_rehearsals_of_three_kinds_need_three_days_of_their_own() -> None:
    three = item("rehearsals", 3, days=42)

    def met(*found: tuple[date, str]) -> tuple[int | None, bool]:
        answer = next(rehearsed(evidence(), three, found))
        return answer.have, answer.met

    angry, silence, someone = "angry", "silence-or-no", "someone-new"
    assert met((ago(1), angry), (ago(2), silence), (ago(3), someone)) == (3, True)
    assert met((ago(1), angry), (ago(1), silence), (ago(3), someone)) == (2, False)
    assert met((ago(1), angry), (ago(1), silence), (ago(3), someone), (ago(4), angry)) == (3, True)
    assert met((ago(1), angry), (ago(2), silence), (ago(42), someone)) == (2, False)


def test_goals_lapse_28_days_after_they_were_last_noted_and_noting_them_renews_them() -> None:
    swim, balcony = Goal(title="Swim", state="started"), Goal(title="the balcony", state="going")
    history = history_of(made(swim, ago(20)), made(balcony, ago(5)), made(Goal(title="x", state="done")))
    assert goals_lapse(history, TODAY, 28) == ((balcony, ago(5 - 27)), (swim, ago(20 - 27)))
    two = item("own_goals", 2)
    assert state(two, *history.recent).until == ago(20 - 27)
    renewed = made(Goal(title=" swim ", state="going"), ago(1))
    assert state(two, *history.recent, renewed).until == ago(5 - 27)


@pytest.mark.parametrize(
    ("measure", "one", "counts"),
    [
        ("each_skill", exercise("repair", "alone"), True),
        ("each_skill", exercise("warmth", "alone"), False),
        ("settings", exercise("repair", "alone"), False),
        ("people", exercise("warmth", "close"), True),
        ("people", exercise("warmth", "rehearsal"), False),
        ("practice_days", exercise("warmth", "alone"), True),
        ("recent_practice", exercise("warmth", "alone"), True),
        ("tense_settled", exercise("warmth", "tense"), True),
        ("tense_settled", exercise("warmth", "tense", where="here"), False),
        ("no_slip", exercise("warmth", "tense"), False),
    ],
)
def test_an_exercise_counts_for_what_it_would_move(measure: str, one: Exercise, counts: bool) -> None:
    practised = [made(practice("warmth", setting="home"), ago(back)) for back in (2, 3, 4)]
    assert counts_for(one, item(measure, 2), evidence(*practised)) is counts


def test_on_a_day_with_practice_one_more_is_no_further_day() -> None:
    done = evidence(made(practice("warmth"), TODAY))
    assert not counts_for(exercise("warmth", "alone"), item("practice_days", 2), done)
