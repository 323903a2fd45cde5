"""Ladders: where one begins, up after a success that was no more than a 4, down after too much."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from nc_tui.practice.exercise import STAKES, StakesName
from nc_tui.practice.kinds import Practice
from nc_tui.practice.kinds.practice import Outcome, Reason
from nc_tui.practice.ladder import Standing, expects_little, standings
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


TO_CLOSE = tuple(warmth(stakes) for stakes in ("stranger", "acquaintance") for _ in range(2))
FALLEN = with_(None, "stranger", after=9)
"""Too much at the rung on which one begins: it leads to alone."""

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


def test_one_begins_at_the_lowest_stakes_with_a_person() -> None:
    assert rung() == "stranger"
    assert (standing().open, standing().behind, standing().mastered) == (
        ("alone", "stranger"),
        ("alone",),
        (),
    )
    higher = library(exercise("asking", "close"), exercise("asking", "acquaintance"))
    assert STAKES[standings(higher, ())["asking"].rung] == "acquaintance"


def test_where_nothing_is_with_a_person_one_begins_at_the_lowest_stakes_there_are() -> None:
    nobody = library(exercise("asking", "rehearsal"), exercise("asking", "alone"))
    assert STAKES[standings(nobody, ())["asking"].rung] == "alone"


def test_one_success_that_was_expected_and_felt_to_be_little_leads_up() -> None:
    assert rung(with_("Jo", predicted=4, after=4)) == "acquaintance"
    assert rung(with_("Jo", predicted=4)) == "acquaintance"
    assert rung(with_("Jo", predicted=4, after=5)) == "stranger"
    assert rung(with_("Jo", predicted=5, after=4)) == "stranger"
    assert rung(with_("Jo", after=4)) == "stranger"


def test_where_nothing_was_predicted_or_it_felt_harder_two_successes_on_two_days_lead_up() -> None:
    assert rung(warmth("stranger"), warmth("stranger")) == "acquaintance"
    hard = with_("Jo", predicted=4, after=6)
    assert rung(hard, hard) == "stranger"
    assert rung(hard, replace(hard, with_="Mika")) == "acquaintance"


def test_two_successes_on_one_day_are_one_day() -> None:
    same_day = [(TODAY, warmth("stranger")), (TODAY, warmth("stranger"))]
    assert STAKES[standings(LIBRARY, same_day)["warmth"].rung] == "stranger"


def test_who_fell_from_stranger_stands_at_alone_and_one_success_leads_back() -> None:
    assert rung(FALLEN) == "alone"
    assert rung(FALLEN, warmth("alone")) == "stranger"
    assert rung(FALLEN, replace(warmth("alone"), predicted=5, after=3)) == "alone"


def test_a_drill_takes_one_success() -> None:
    close = [warmth("close"), warmth("close")]
    assert rung(*TO_CLOSE, *close) == "rehearsal"
    assert rung(*TO_CLOSE, *close, warmth("rehearsal")) == "tense"


def test_mastered_are_open_stakes_with_successes_with_different_people() -> None:
    assert standing(warmth("alone")).mastered == ("alone",)
    once = with_("Jo", predicted=2, after=2)
    assert standing(once).mastered == ()
    assert standing(once).open == ("alone", "stranger", "acquaintance")
    assert standing(once, once).mastered == ()
    assert standing(once, replace(once, with_="Mika")).mastered == ("stranger",)


def test_what_one_fell_from_is_mastered_anew() -> None:
    there = (*TO_CLOSE, warmth("close"), with_(None, "close", after=9))
    assert standing(*there).mastered == ("stranger", "acquaintance")
    assert standing(*there, with_(None, "acquaintance", after=9)).mastered == ("stranger",)


def test_two_successes_with_the_same_person_arent_enough() -> None:
    assert rung(with_("Mika"), with_(" mika ")) == "stranger"
    assert rung(with_("Mika"), with_("Mika"), with_("Jo")) == "acquaintance"


def test_people_without_a_name_count_as_different_ones() -> None:
    assert rung(with_(None), with_("Mika")) == "acquaintance"
    assert rung(with_(" "), with_("")) == "acquaintance"


def test_someone_with_one_friend_isnt_stuck_for_ever() -> None:
    assert rung(*(with_("Mika") for _ in range(4))) == "acquaintance"


def test_a_rung_that_the_library_lacks_is_stepped_over() -> None:
    gaps = library(exercise("warmth", "stranger"), exercise("warmth", "close"))
    one = with_("Jo", predicted=2)
    assert STAKES[standings(gaps, in_a_row(one))["warmth"].rung] == "close"


def test_the_highest_rung_is_the_end() -> None:
    everything = [warmth(stakes) for stakes in STAKES for _ in range(2)]
    assert rung(*everything, warmth("tense")) == "tense"
    assert standing(*everything).mastered == STAKES
    assert standing(*everything).behind == STAKES
    assert standing(*everything[:-1]).behind == STAKES[:-1]


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


def test_nobody_falls_below_the_lowest_rung() -> None:
    assert rung(*(with_(None, "alone", after=10) for _ in range(3))) == "alone"


def test_after_a_fall_successes_count_anew() -> None:
    fallen = (*TO_CLOSE, with_(None, "close", after=9))
    assert rung(*fallen, warmth("acquaintance")) == "acquaintance"
    assert rung(*fallen, warmth("acquaintance"), warmth("acquaintance")) == "close"


def test_something_hard_taken_out_of_turn_costs_nothing() -> None:
    assert rung(with_(None, "tense", after=10)) == "stranger"


def test_who_still_expects_it_to_be_hard_stays_and_practises_on() -> None:
    hard = [with_(f"P{n}", predicted=5, after=4) for n in range(3)]
    assert rung(*hard) == "stranger"
    assert rung(*hard, with_("Jo", predicted=4)) == "acquaintance"


@given(course=courses)
def test_who_always_answers_8_never_climbs(course: list[tuple[int, Practice]]) -> None:
    eights = [(day, replace(one, predicted=8, before=8, after=8)) for day, one in dated(course)]
    found = standings(LIBRARY, eights)["warmth"]
    assert STAKES[found.rung] in ("alone", "stranger")
    assert found.mastered == ()


@given(course=courses)
def test_what_is_behind_lies_below_and_only_what_is_open_is_mastered(
    course: list[tuple[int, Practice]],
) -> None:
    found = standings(LIBRARY, dated(course))["warmth"]
    assert found.open == STAKES[: found.rung + 1]
    assert found.behind in (STAKES[: found.rung], STAKES)
    assert set(found.mastered) <= set(found.open)


@given(course=courses)
@settings(max_examples=60)
def test_each_day_moves_one_at_most_one_rung_down(course: list[tuple[int, Practice]]) -> None:
    entries = dated(course)
    days = sorted({day for day, _ in entries})
    before = STAKES.index("stranger")
    for day in days:
        found = standings(LIBRARY, [entry for entry in entries if entry[0] <= day])["warmth"].rung
        assert found >= before - 1
        before = found


@given(course=courses)
def test_other_skills_play_no_part(course: list[tuple[int, Practice]]) -> None:
    entries = dated(course)
    found = standings(LIBRARY, entries)
    assert found["repair"] == Standing("repair", 1, open=("alone", "stranger"), behind=("alone",))
    mixed = [*entries, *((day, replace(one, skill="repair")) for day, one in entries)]
    assert standings(LIBRARY, sorted(mixed, key=lambda entry: entry[0]))["warmth"] == found["warmth"]


def test_skills_and_stakes_of_another_version_are_passed_over() -> None:
    strange = [replace(warmth("alone"), skill="flying"), replace(warmth("alone"), stakes="stage")]
    found = standings(LIBRARY, in_a_row(*strange))
    assert set(found) == {"warmth", "repair"}
    assert STAKES[found["warmth"].rung] == "stranger"


@pytest.mark.parametrize("outcome", ["done", "partly", "not"])
def test_the_last_day_is_when_the_skill_was_last_recorded(outcome: Outcome) -> None:
    last = replace(warmth("alone"), outcome=outcome)
    assert standing(warmth("alone"), last).last_day == TODAY + timedelta(days=1)
    assert standing().last_day is None


def test_an_empty_library_has_no_ladders() -> None:
    assert standings({}, in_a_row(*TO_CLOSE)) == {}


@pytest.mark.parametrize(
    ("told", "little"),
    [
        (with_(None, predicted=4, after=9), True),
        (with_(None, predicted=5, after=0), False),
        (with_(None, after=4), True),
        (with_(None, after=5), False),
        (with_(None, before=4), True),
        (with_(None), True),
        (replace(warmth("stranger"), outcome="not", reason="no-chance"), False),
        (replace(warmth("stranger"), outcome="not", predicted=3), True),
        (replace(warmth("alone"), predicted=0, after=0), False),
        (replace(warmth("rehearsal"), predicted=0, after=0), False),
    ],
)
def test_steps_need_not_be_small_once_something_with_a_person_was_expected_to_be_little(
    told: Practice, little: bool
) -> None:
    assert expects_little([told]) is little
