"""Ladders: up after two successes with different people, down after too much, by predicted distress."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from nc_tui.practice.exercise import STAKES, StakesName
from nc_tui.practice.kinds import Practice
from nc_tui.practice.kinds.practice import Outcome, Reason
from nc_tui.practice.ladder import Standing, standings
from tests.practice.made import TODAY
from tests.practice.small_library import exercise, full_library, library, practice

LIBRARY = full_library(["warmth", "repair"])
Entry = tuple[date, Practice]
ratings = st.none() | st.integers(0, 10)


def warmth(stakes: StakesName) -> Practice:
    return practice(exercise("warmth", stakes))


def in_a_row(*practices: Practice) -> list[Entry]:
    """Each on a day of its own."""
    return [(TODAY + timedelta(days=number), one) for number, one in enumerate(practices)]


def standing(*practices: Practice) -> Standing:
    return standings(LIBRARY, in_a_row(*practices))["warmth"]


def rung(*practices: Practice) -> StakesName:
    return STAKES[standing(*practices).rung]


def with_(name: str | None, stakes: StakesName = "stranger", **ratings: int) -> Practice:
    return replace(warmth(stakes), with_=name, **ratings)


ALONE_TWICE = (warmth("alone"), warmth("alone"))
TO_CLOSE = tuple(warmth(stakes) for stakes in ("alone", "stranger", "acquaintance") for _ in range(2))

entries = st.builds(
    lambda stakes, outcome, reason, predicted, after, name: replace(
        warmth(stakes), outcome=outcome, reason=reason, predicted=predicted, after=after, with_=name
    ),
    st.sampled_from(STAKES),
    st.sampled_from(["done", "partly", "not"]),
    st.sampled_from(["too-hard", "no-chance", "not-today", None]),
    ratings,
    ratings,
    st.sampled_from(["A", "B", None]),
)
courses = st.lists(st.tuples(st.integers(0, 30), entries), max_size=40)


def dated(course: list[tuple[int, Practice]]) -> list[Entry]:
    return [(TODAY + timedelta(days=back), one) for back, one in sorted(course, key=lambda entry: entry[0])]


def test_one_begins_at_the_lowest_stakes_there_are() -> None:
    assert rung() == "alone"
    higher = library(exercise("asking", "close"), exercise("asking", "stranger"))
    assert STAKES[standings(higher, ())["asking"].rung] == "stranger"


def test_two_successes_on_two_days_lead_up_a_rung() -> None:
    assert rung(warmth("alone")) == "alone"
    assert rung(*ALONE_TWICE) == "stranger"
    assert standing(*ALONE_TWICE).mastered == ("alone",)


def test_two_successes_on_one_day_are_one_day() -> None:
    same_day = [(TODAY, warmth("alone")), (TODAY, warmth("alone"))]
    assert standings(LIBRARY, same_day)["warmth"].rung == 0


def test_two_successes_with_the_same_person_arent_enough() -> None:
    assert rung(*ALONE_TWICE, with_("Mika"), with_(" mika ")) == "stranger"
    assert rung(*ALONE_TWICE, with_("Mika"), with_("Mika"), with_("Jo")) == "acquaintance"


def test_people_without_a_name_count_as_different_ones() -> None:
    assert rung(*ALONE_TWICE, with_(None), with_("Mika")) == "acquaintance"
    assert rung(*ALONE_TWICE, with_(" "), with_("")) == "acquaintance"


def test_someone_with_one_friend_isnt_stuck_for_ever() -> None:
    assert rung(*ALONE_TWICE, *(with_("Mika") for _ in range(4))) == "acquaintance"


def test_a_rung_that_the_library_lacks_is_stepped_over() -> None:
    gaps = library(exercise("warmth", "alone"), exercise("warmth", "close"))
    assert STAKES[standings(gaps, in_a_row(*ALONE_TWICE))["warmth"].rung] == "close"


def test_the_highest_rung_is_the_end() -> None:
    everything = [warmth(stakes) for stakes in STAKES for _ in range(2)]
    assert rung(*everything, warmth("rehearsal")) == "rehearsal"
    assert standing(*everything).mastered == STAKES


@pytest.mark.parametrize(
    "too_much",
    [
        with_(None, "close", after=8),
        with_(None, "close", before=8),
        with_(None, "close", predicted=8),
        replace(warmth("close"), outcome="not", reason="too-hard"),
        replace(warmth("close"), outcome="partly", after=10),
    ],
)
def test_more_than_seven_leads_down_a_rung(too_much: Practice) -> None:
    assert rung(*TO_CLOSE) == "close"
    assert rung(*TO_CLOSE, too_much) == "acquaintance"


def test_seven_is_hard_and_leads_nowhere_down() -> None:
    assert rung(*TO_CLOSE, with_(None, "close", after=7)) == "close"


def test_what_it_was_like_counts_more_than_what_was_expected() -> None:
    assert rung(*TO_CLOSE, with_(None, "close", predicted=9, before=9, after=3)) == "close"


@pytest.mark.parametrize("reason", ["no-chance", "not-today", None])
def test_a_day_on_which_it_didnt_come_to_it_says_nothing(reason: Reason | None) -> None:
    missed = replace(warmth("close"), outcome="not", reason=reason)
    assert rung(*TO_CLOSE, missed, missed) == "close"
    assert standing(*TO_CLOSE, missed).successes == 0


def test_nobody_falls_below_the_lowest_rung() -> None:
    assert rung(*(with_(None, "alone", after=10) for _ in range(3))) == "alone"


def test_after_a_fall_successes_count_anew() -> None:
    fallen = (*TO_CLOSE, with_(None, "close", after=9))
    assert rung(*fallen, warmth("acquaintance")) == "acquaintance"
    assert rung(*fallen, warmth("acquaintance"), warmth("acquaintance")) == "close"


def test_something_hard_taken_out_of_turn_costs_nothing() -> None:
    assert rung(*ALONE_TWICE, with_(None, "tense", after=10)) == "stranger"


def test_who_still_expects_it_to_be_hard_stays_and_practises_on() -> None:
    hard = [with_(f"P{n}", predicted=5, after=4) for n in range(3)]
    assert rung(*ALONE_TWICE, *hard) == "stranger"
    assert rung(*ALONE_TWICE, *hard, with_("Jo", predicted=4)) == "acquaintance"


def test_what_is_expected_to_be_nothing_and_was_nothing_takes_one_success() -> None:
    assert rung(*ALONE_TWICE, with_("Jo", predicted=1, after=1)) == "acquaintance"
    assert rung(*ALONE_TWICE, with_("Jo", predicted=1, after=6)) == "stranger"


@given(course=courses)
def test_who_always_answers_8_stays_where_one_began(course: list[tuple[int, Practice]]) -> None:
    eights = [(day, replace(one, predicted=8, before=8, after=8)) for day, one in dated(course)]
    found = standings(LIBRARY, eights)["warmth"]
    assert (found.rung, found.mastered) == (0, ())


@given(course=courses)
def test_a_standing_is_on_a_rung_of_the_library_above_what_is_mastered(
    course: list[tuple[int, Practice]],
) -> None:
    found = standings(LIBRARY, dated(course))["warmth"]
    assert found.mastered in (STAKES[: found.rung], STAKES[: found.rung + 1])
    assert found.successes >= 0


@given(course=courses)
@settings(max_examples=60)
def test_each_day_moves_one_at_most_one_rung_down(course: list[tuple[int, Practice]]) -> None:
    entries = dated(course)
    days = sorted({day for day, _ in entries})
    before = 0
    for day in days:
        found = standings(LIBRARY, [entry for entry in entries if entry[0] <= day])["warmth"].rung
        assert found >= before - 1
        before = found


@given(course=courses)
def test_other_skills_play_no_part(course: list[tuple[int, Practice]]) -> None:
    entries = dated(course)
    found = standings(LIBRARY, entries)
    assert found["repair"] == Standing("repair", 0)
    mixed = [*entries, *((day, replace(one, skill="repair")) for day, one in entries)]
    assert standings(LIBRARY, sorted(mixed, key=lambda entry: entry[0]))["warmth"] == found["warmth"]


def test_skills_and_stakes_of_another_version_are_passed_over() -> None:
    strange = [replace(warmth("alone"), skill="flying"), replace(warmth("alone"), stakes="stage")]
    found = standings(LIBRARY, in_a_row(*strange))
    assert set(found) == {"warmth", "repair"}
    assert found["warmth"].rung == 0


@pytest.mark.parametrize("outcome", ["done", "partly", "not"])
def test_the_last_day_is_when_the_skill_was_last_recorded(outcome: Outcome) -> None:
    last = replace(warmth("alone"), outcome=outcome)
    assert standing(warmth("alone"), last).last_day == TODAY + timedelta(days=1)
    assert standing().last_day is None


def test_an_empty_library_has_no_ladders() -> None:
    assert standings({}, in_a_row(*TO_CLOSE)) == {}
