"""What is chosen: people, small steps, rungs that are due, small libraries; and what a day showed."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from nc_tui.practice.choosing import INVITED, KEEP_AFTER, MINUTES, OVERDUE, PAUSE, SMALL_MINUTES
from nc_tui.practice.day_state import day_state, shown
from nc_tui.practice.exercise import STAKES, Exercise, StakesName
from nc_tui.practice.history import History
from nc_tui.practice.kinds import Checkin, Swap, Urge
from nc_tui.practice.kinds.practice import Outcome, Reason
from nc_tui.practice.ladder import expects_little, standings
from nc_tui.practice.plan import offer, plan
from nc_tui.practice.records import Record
from tests.practice.made import TODAY, ago, at, history_of, looked_in, made
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


# -- with people ------------------------------------------------------------------------------------------

SMALL = library(
    *(exercise(skill, "alone", n) for skill in NINE for n in (1, 2)),
    *(exercise(skill, "stranger", n, minutes) for skill in NINE for n, minutes in ((1, 5), (2, 3), (3, 2))),
    *(exercise(skill, stakes) for skill in NINE for stakes in STAKES[2:]),
)


def chosen_of_small(*records: Record, day: date = TODAY) -> list[Exercise]:
    return [SMALL[one] for one in offer(day, SMALL, history_of(*records, today=day))]


@given(
    felt=st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), min_size=1, max_size=20),
    outcome=outcomes,
)
@settings(max_examples=30)
def test_one_of_the_two_is_with_a_person_while_anyone_is_open_and_rested(
    felt: list[tuple[int, int]], outcome: Outcome
) -> None:
    records: list[Record] = []
    for number, ratings in enumerate(felt):
        day = TODAY + timedelta(days=number)
        found = chosen_of_small(*records, day=day)
        assert any(one.with_a_person for one in found)
        records += [
            made(practice(one, outcome, predicted, predicted), day)
            for one, predicted in zip(found, ratings, strict=True)
        ]


def test_the_first_step_with_a_person_is_a_small_one_beside_one_alone() -> None:
    first, second = chosen_of_small()
    assert (first.stakes, second.stakes) == ("stranger", "alone")
    assert first.minutes <= SMALL_MINUTES
    assert first.skill != second.skill


def test_steps_stay_small_until_the_day_before_yesterday_had_one_that_was_expected_to_be_little() -> None:
    def small(*records: Record) -> bool:
        with_people = [one for one in chosen_of_small(*records) if one.with_a_person]
        return all(one.stakes == "stranger" and one.minutes <= SMALL_MINUTES for one in with_people)

    asking = SMALL["asking-stranger-2"]
    assert small(made(practice(asking, predicted=5), ago(9)))
    assert small(made(practice(asking, predicted=4), ago(1)))
    assert not small(made(practice(asking, predicted=4), ago(2)))


def test_a_library_without_small_steps_has_none() -> None:
    assert [one.id for one in chosen()] == ["listening-stranger-1", "presence-alone-1"]


def test_who_fell_everywhere_is_offered_nobody() -> None:
    falls = [made(practice(exercise(skill, "stranger"), after=9), ago(12)) for skill in NINE]
    assert {one.stakes for one in chosen(*falls)} == {"alone"}


def test_a_drill_is_an_exercise_like_any_other() -> None:
    drills = [record for skill in NINE for record in climbed(skill, "rehearsal")]
    drills += looked_in(min(record.day for record in drills))
    found = chosen(*drills)
    assert sorted(one.stakes == "rehearsal" for one in found) == [False, True]
    low = made(Checkin(mood=4, offered=tuple(one.id for one in found)))
    assert [item.exercise for item in plan(TODAY, ALL, history_of(*drills, low)).items] == [
        one.id for one in found
    ]


def test_a_month_with_nobody_brings_one_small_invitation_beside_the_plan() -> None:
    falls = [made(practice(one, after=9), date(2026, 10, 20)) for one in SMALL.values() if one.rung == 1]
    alone = made(practice(SMALL["asking-alone-1"], after=8), date(2026, 11, 29))
    signs = looked_in(date(2026, 10, 20), date(2026, 12, 11))
    found = {
        number: plan(date(2026, 12, number), SMALL, history_of(*signs, *falls, alone))
        for number in range(1, 12)
    }
    invited = {number for number, there in found.items() if there.invitation is not None}
    assert invited == set(range(1, INVITED + 1))
    one = found[1].invitation
    assert one is not None
    assert SMALL[one.exercise].minutes <= SMALL_MINUTES
    assert SMALL[one.exercise].stakes == "stranger"
    assert one.exercise not in [item.exercise for item in found[1].items]
    assert len(found[1].items) == 2


def test_no_invitation_comes_sooner_than_a_month_after_the_last_person_or_the_beginning() -> None:
    falls = [made(practice(one, after=9), date(2026, 11, 20)) for one in SMALL.values() if one.rung == 1]
    falls += looked_in(date(2026, 11, 20), date(2026, 12, 31))
    assert plan(date(2026, 12, 1), SMALL, history_of(*falls)).invitation is None
    assert plan(date(2027, 1, 1), SMALL, history_of(*falls)).invitation is not None
    assert plan(date(2026, 12, 1), SMALL, history_of()).invitation is None


def test_an_invitation_that_was_taken_up_shows_its_outcome() -> None:
    day = date(2027, 1, 2)
    falls = [made(practice(one, after=9), date(2026, 11, 20)) for one in SMALL.values() if one.rung == 1]
    falls += looked_in(date(2026, 11, 20), day - timedelta(days=1))
    before = plan(day, SMALL, history_of(*falls, today=day)).invitation
    assert before is not None
    done = made(practice(SMALL[before.exercise]), day)
    after = plan(day, SMALL, history_of(*falls, done, today=day)).invitation
    assert after is not None
    assert (after.exercise, after.outcome, after.record) == (before.exercise, "done", done.id)


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
def test_a_rung_behind_comes_back_when_none_was_used_for_long(idle: int, stakes: StakesName) -> None:
    climb = climbed("asking", "close", since=idle + 5)
    found = chosen(*looked_in(ago(idle + 6)), *climb, *all_used(2, but="asking"))
    assert [one.stakes for one in found if one.skill == "asking"] == [stakes]


def test_beside_one_out_in_the_day_comes_one_done_here_of_the_next_skills() -> None:
    used = [made(practice(exercise(skill, "alone", 9)), ago(10)) for skill in NINE if skill != "warmth"]
    turns = [made(practice(exercise(skill, "stranger", 9), "not"), ago(8)) for skill in NINE[3:]]
    assert [one.id for one in chosen(*looked_in(ago(10)), *used, *turns)] == [
        "presence-stranger-1",
        "warmth-alone-1",
    ]


WARMTH = full_library(("warmth",))


def first_of_warmth(told: Outcome, reason: Reason | None = None, back: int = 10, practised: int = 0) -> str:
    """The stakes of what is offered first to somebody who came up the whole ladder and had the rungs in turn, the
    tense one last, so many days ago; on so many days since then they practised something else."""
    days = zip(STAKES, range(80, 20, -10), strict=True)
    turns = [
        made(practice(WARMTH[f"warmth-{stakes}-1"], predicted=3, after=3), ago(since))
        for stakes, since in days
    ]
    turns += [
        made(practice(WARMTH[f"warmth-{stakes}-2"]), ago(22 - n)) for n, stakes in enumerate(STAKES[:5])
    ]
    last = made(practice(WARMTH["warmth-tense-2"], told, reason=reason), ago(back))
    others = [made(practice(exercise("repair", "alone")), ago(2 + n)) for n in range(practised)]
    history = history_of(*looked_in(ago(80)), *turns, last, *others, today=TODAY)
    return WARMTH[offer(TODAY, WARMTH, history)[0]].stakes


@pytest.mark.parametrize(
    ("told", "reason", "stakes"),
    [
        ("done", None, "alone"),
        ("partly", None, "alone"),
        ("not", "not-today", "alone"),
        ("not", "no-chance", "tense"),
    ],
)
def test_at_the_top_a_tense_moment_that_had_no_chance_comes_again(
    told: Outcome, reason: Reason | None, stakes: str
) -> None:
    assert first_of_warmth(told, reason) == stakes


def test_it_comes_again_neither_before_yesterday_is_known_nor_before_a_skill_that_is_overdue() -> None:
    assert first_of_warmth("not", "no-chance", back=1) == "alone"
    assert first_of_warmth("not", "no-chance", practised=OVERDUE) == "alone"


# -- small libraries --------------------------------------------------------------------------------------

cells = st.dictionaries(
    st.tuples(st.sampled_from(["warmth", "repair", "asking"]), st.sampled_from(STAKES), st.integers(1, 2)),
    st.integers(2, 20),
    min_size=1,
    max_size=10,
)


def big(one: Exercise) -> bool:
    """Whether it is more than a small first step."""
    return one.with_a_person and (one.stakes != "stranger" or one.minutes > SMALL_MINUTES)


def small_only(some: dict[str, Exercise], history: History, day: date) -> bool:
    known = [told for on, told in history.practices if on < day - timedelta(days=1)]
    return any(one.with_a_person and not big(one) for one in some.values()) and not expects_little(known)


@pytest.mark.parametrize(("new", "beside"), [(True, "warmth-alone-2"), (False, "listening-alone-1")])
def test_of_those_that_suit_alike_what_was_never_shown_comes_first_and_else_the_turn(
    new: bool, beside: str
) -> None:
    few = library(
        *(exercise("presence", "stranger", number) for number in (1, 2)),
        exercise("listening", "alone"),
        *(exercise("warmth", "alone", number) for number in ((1, 2) if new else (1,))),
    )
    used = ((20, "presence-stranger-1"), (15, "listening-alone-1"), (14, "warmth-alone-1"))
    records = [made(practice(few[key]), ago(back)) for back, key in used]
    history = history_of(*records, *looked_in(ago(20)), today=TODAY)
    assert set(offer(TODAY, few, history)) == {"presence-stranger-2", beside}


def test_what_was_shown_half_a_year_ago_is_no_news() -> None:
    few = library(
        *(exercise("presence", "stranger", number) for number in (1, 2)), exercise("warmth", "alone")
    )
    old = made(practice(few["presence-stranger-1"]), ago(180))
    assert "presence-stranger-2" in offer(TODAY, few, history_of(old, *looked_in(ago(180)), today=TODAY))


@given(there=cells, course=st.lists(st.tuples(outcomes, st.integers(0, 10)), min_size=1, max_size=12))
@settings(max_examples=80)
def test_nothing_is_above_ones_rung_too_long_or_repeated_while_something_else_fits(
    there: dict[tuple[str, StakesName, int], int], course: list[tuple[Outcome, int]]
) -> None:
    some = library(
        *(exercise(skill, stakes, n, minutes) for (skill, stakes, n), minutes in sorted(there.items()))
    )
    records: list[Record] = []
    used: dict[str, date] = {}
    for number, (outcome, felt) in enumerate(course):
        day = TODAY + timedelta(days=number)
        history = history_of(*records, today=day)
        found = [some[one] for one in offer(day, some, history)]
        standing = standings(some, history.practices)
        assert found
        assert sum(one.minutes for one in found) <= MINUTES
        allowed = [one for one in some.values() if one.rung <= standing[one.skill].rung]
        assert all(one in allowed for one in found)
        rested = [one for one in allowed if one.id not in used or (day - used[one.id]).days >= PAUSE]
        if all(one not in rested for one in found):
            assert not [one for one in rested if not small_only(some, history, day) or not big(one)]
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
