"""What is chosen: rehearsals, rungs to keep, skills left undone, small libraries; and what a day showed."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from nc_tui.practice.choosing import KEEP_AFTER, MINUTES, OVERDUE, PAUSE
from nc_tui.practice.day_state import day_state, shown
from nc_tui.practice.exercise import STAKES, Exercise, StakesName
from nc_tui.practice.kinds import Checkin, Swap, Urge
from nc_tui.practice.kinds.practice import Outcome
from nc_tui.practice.ladder import standings
from nc_tui.practice.plan import offer, plan
from nc_tui.practice.records import Record
from tests.practice.made import TODAY, ago, at, history_of, made
from tests.practice.small_library import NINE, exercise, full_library, library, practice

ALL = full_library()
outcomes: st.SearchStrategy[Outcome] = st.sampled_from(["done", "partly", "not"])


def climbed(skill: str, to: StakesName, since: int = 100) -> list[Record]:
    """Two successes on each rung below ``to``, one a day, the last of them long enough ago."""
    below = [stakes for stakes in STAKES[: STAKES.index(to)] for _ in range(2)]
    return [made(practice(exercise(skill, stakes)), ago(since - n)) for n, stakes in enumerate(below)]


def chosen(*records: Record, day: date = TODAY) -> list[Exercise]:
    return [ALL[one] for one in offer(day, ALL, history_of(*records, today=day))]


def skills_of(exercises: list[Exercise]) -> set[str]:
    return {one.skill for one in exercises}


# -- rehearsals -------------------------------------------------------------------------------------------

AT_REHEARSALS = [record for skill in NINE for record in climbed(skill, "rehearsal")]


def test_a_rehearsal_that_one_has_climbed_to_comes_first() -> None:
    assert chosen(*climbed("asking", "rehearsal"))[0].stakes == "rehearsal"


def test_the_skill_of_yesterdays_rehearsal_waits() -> None:
    yesterday = made(practice(ALL["asking-rehearsal-1"]), ago(1))
    assert "asking" not in skills_of(chosen(*climbed("asking", "rehearsal"), yesterday))


def test_there_are_at_most_two_rehearsals_in_seven_days() -> None:
    records = list(AT_REHEARSALS)
    days = []
    for number in range(21):
        day = TODAY + timedelta(days=number)
        for one in chosen(*records, day=day):
            days += [day] if one.stakes == "rehearsal" else []
            records.append(made(practice(one), day))
    for day in days:
        assert sum(timedelta(0) <= day - other < timedelta(days=7) for other in days) <= REHEARSALS_A_WEEK
    assert len(days) >= 5


def test_rehearsals_that_were_offered_and_not_done_count_among_the_two() -> None:
    offered = [made(Checkin(mood=6, offered=(f"{skill}-rehearsal-1",)), ago(2)) for skill in ("asking",)]
    refused = made(Swap(exercise="repair-alone-1", instead_of="repair-rehearsal-1"), ago(3))
    assert "rehearsal" not in {one.stakes for one in chosen(*AT_REHEARSALS, *offered, refused)}


@pytest.mark.parametrize(("mood", "rehearses"), [(4, False), (5, True)])
def test_nobody_rehearses_in_a_low_mood(mood: int, rehearses: bool) -> None:
    told = made(Checkin(mood=mood, offered=("asking-rehearsal-1", "warmth-alone-1")))
    found = plan(TODAY, ALL, history_of(*AT_REHEARSALS, told))
    stakes = [ALL[item.exercise].stakes for item in found.items]
    assert len(stakes) == 2
    assert ("rehearsal" in stakes) is rehearses


def test_a_rehearsal_done_before_the_mood_fell_stays() -> None:
    morning = made(Checkin(mood=7, offered=("asking-rehearsal-1", "warmth-alone-1")), when=at(TODAY, 7))
    done = made(practice(ALL["asking-rehearsal-1"]), when=at(TODAY, 8))
    evening = made(Checkin(mood=3, offered=("asking-rehearsal-1", "warmth-alone-1")), when=at(TODAY, 20))
    found = plan(TODAY, ALL, history_of(*AT_REHEARSALS, morning, done, evening))
    assert (found.items[0].exercise, found.items[0].outcome) == ("asking-rehearsal-1", "done")


def test_a_rehearsal_out_of_turn_doesnt_come_into_the_plan_of_a_low_day() -> None:
    low = made(Checkin(mood=3, offered=("asking-rehearsal-1", "warmth-alone-1")), when=at(TODAY, 7))
    before = plan(TODAY, ALL, history_of(*AT_REHEARSALS, low))
    done = made(practice(ALL["asking-rehearsal-1"]), when=at(TODAY, 8))
    assert plan(TODAY, ALL, history_of(*AT_REHEARSALS, low, done)) == before


# -- turns and rungs --------------------------------------------------------------------------------------


def all_used(*days: int, but: str = "") -> list[Record]:
    """Every other skill practised on each of the days ago, at the lowest stakes."""
    return [
        made(practice(exercise(skill, "alone", 9)), ago(day))
        for day in days
        for skill in NINE
        if skill != but
    ]


def test_the_skill_longest_unused_is_in_the_plan() -> None:
    assert "repair" in skills_of(chosen(*all_used(3, 5, but="repair")))


def test_a_skill_left_undone_comes_back_before_the_others_but_not_two_days_in_a_row() -> None:
    days = range(3, 3 + OVERDUE)
    others = all_used(*days, but="openness")
    left = made(practice(ALL["openness-alone-1"], "not"), ago(2))
    assert "openness" in skills_of(chosen(*others, left))
    again = made(practice(ALL["openness-alone-1"], "not"), ago(1))
    assert "openness" not in skills_of(chosen(*others, again))


@pytest.mark.parametrize(("idle", "stakes"), [(KEEP_AFTER, "alone"), (KEEP_AFTER - 1, "close")])
def test_a_mastered_rung_comes_back_when_none_was_used_for_long(idle: int, stakes: StakesName) -> None:
    climb = climbed("asking", "close", since=idle + 5)
    found = chosen(*climb, *all_used(2, but="asking"))
    assert [one.stakes for one in found if one.skill == "asking"] == [stakes]


def test_beside_one_out_in_the_day_comes_one_done_here_of_the_next_skills() -> None:
    out = [record for skill in ("presence", "listening") for record in climbed(skill, "stranger", since=20)]
    turns = [made(practice(exercise(skill, "alone", 9)), ago(8)) for skill in NINE[2:]]
    assert [one.id for one in chosen(*out, *turns)] == ["presence-stranger-1", "warmth-alone-1"]


# -- small libraries --------------------------------------------------------------------------------------

cells = st.dictionaries(
    st.tuples(st.sampled_from(["warmth", "repair", "asking"]), st.sampled_from(STAKES), st.integers(1, 2)),
    st.integers(2, 20),
    min_size=1,
    max_size=10,
)


@given(there=cells, course=st.lists(st.tuples(outcomes, st.integers(0, 10)), min_size=1, max_size=12))
@settings(max_examples=80)
def test_nothing_is_above_ones_rung_too_long_or_repeated_while_something_else_fits(
    there: dict[tuple[str, StakesName, int], int], course: list[tuple[Outcome, int]]
) -> None:
    some = library(
        *(exercise(skill, stakes, n, minutes) for (skill, stakes, n), minutes in sorted(there.items()))
    )
    only_rehearsals = all(one.stakes == "rehearsal" for one in some.values())
    records: list[Record] = []
    used: dict[str, date] = {}
    for number, (outcome, felt) in enumerate(course):
        day = TODAY + timedelta(days=number)
        history = history_of(*records, today=day)
        found = [some[one] for one in offer(day, some, history)]
        standing = standings(some, history.practices)
        assert found
        assert sum(one.minutes for one in found) <= MINUTES
        allowed = [
            one
            for one in some.values()
            if one.rung <= standing[one.skill].rung and (one.stakes != "rehearsal" or only_rehearsals)
        ]
        assert all(one in allowed or one.stakes == "rehearsal" for one in found)
        assert all(one.rung <= standing[one.skill].rung for one in found)
        rested = [one for one in allowed if one.id not in used or (day - used[one.id]).days >= PAUSE]
        if all(one not in rested and one.stakes != "rehearsal" for one in found):
            assert not rested
        records += [made(practice(one, outcome, predicted=felt, after=felt), day) for one in found]
        used.update((one.id, day) for one in found)


# -- the ladder, as far as plans follow it ----------------------------------------------------------------


def test_outcomes_speak_against_a_high_prediction_after_four_successes_but_never_against_an_8() -> None:
    stranger = practice(exercise("warmth", "stranger"))
    for predicted, rung in ((6, "acquaintance"), (8, "stranger")):
        tried = [
            made(replace(stranger, predicted=predicted, after=3, with_=name), ago(20 - n))
            for n, name in enumerate("ABCD")
        ]
        history = history_of(*climbed("warmth", "stranger"), *tried)
        assert STAKES[standings(ALL, history.practices)["warmth"].rung] == rung


# -- what a day showed ------------------------------------------------------------------------------------


def test_an_urge_tells_how_strong_it_came_to_be_until_a_check_in_tells_it_anew() -> None:
    urge = made(Urge(rating=5, ratings=(9, 2)), when=at(TODAY, 9))
    assert day_state([urge]).heavy
    assert not day_state([urge, made(Checkin(mood=6, pull=3), when=at(TODAY, 10))]).heavy
    assert day_state([]).at is None


def test_a_check_in_that_leaves_out_the_mood_keeps_the_one_before() -> None:
    told = [made(Checkin(mood=2, pull=3)), made(Checkin(pull=1))]
    assert (day_state(told).mood, day_state(told).pull, day_state(told).heavy) == (2, 1, True)


def test_a_day_showed_what_its_first_calm_check_in_kept_with_the_swaps_of_the_day() -> None:
    heavy = made(Checkin(mood=1, offered=("warmth-tense-1",)), when=at(TODAY, 6))
    calm = made(Checkin(mood=6, offered=("warmth-alone-1", "repair-alone-1")), when=at(TODAY, 7))
    later = made(Checkin(mood=7, offered=("asking-alone-1",)), when=at(TODAY, 8))
    swap = made(Swap(exercise="asking-alone-2", instead_of="warmth-alone-1"), when=at(TODAY, 9))
    assert shown((heavy, calm, later, swap), ALL) == ("asking-alone-2", "repair-alone-1")


def test_a_day_that_was_heavy_in_the_end_showed_no_ordinary_plan() -> None:
    calm = made(Checkin(mood=6, offered=("warmth-alone-1",)), when=at(TODAY, 7))
    assert shown((calm, made(Urge(rating=9), when=at(TODAY, 22))), ALL) == ()
