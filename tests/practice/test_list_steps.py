"""What stays met, when it lapses, and which exercises move an item of the ready list."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nc_tui.practice.checklist import EvidenceItem
from nc_tui.practice.exercise import Exercise
from nc_tui.practice.goals import goals_lapse
from nc_tui.practice.kinds import Checkin, Data, Goal, Monitoring, Slip, Urge
from nc_tui.practice.kinds.urge import UrgeOutcome
from nc_tui.practice.list_steps import Distance, counts_for, distances
from nc_tui.practice.measures import MEASURES, Evidence, Measured, rehearsed, staying
from nc_tui.practice.records import Record
from tests.practice.made import TODAY, ago, at, history_of, made
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


# -- distances -----------------------------------------------------------------------------------------


def far(one: EvidenceItem, *records: Record) -> Distance:
    return distances(evidence(*records), [one], [])[0]


def test_the_nearest_comes_first_and_what_is_equally_near_stays_in_its_order() -> None:
    wide = [item("people", 4), item("settings", 2), item("tense_settled", 1), item("own_goals", 2)]
    there = (
        made(practice("warmth", setting="home"), ago(3)),
        made(Goal(title="Swim", state="going"), ago(2)),
    )
    assert [one.item for one in distances(evidence(*there), wide, [])] == [
        "settings",
        "own_goals",
        "people",
        "tense_settled",
    ]


def test_skills_are_counted_by_those_that_were_practised_often_enough() -> None:
    twice = [made(practice("warmth"), ago(back)) for back in (1, 2)]
    assert far(item("each_skill", 2), *twice, made(practice("repair"), ago(3))) == Distance(
        "each_skill", 1, 2, "pieces", ("repair",)
    )


@pytest.mark.parametrize("measure", ["no_slip", "no_monitoring"])
def test_after_one_too_many_the_distance_is_the_days_that_passed_without(measure: str) -> None:
    event: Data = (
        Monitoring(channel="profile")
        if measure == "no_monitoring"
        else Slip(channel="text", at_moment=at(ago(9), 12))
    )
    found = far(item(measure, 0), made(event, ago(9)))
    assert (found.have, found.need, found.unit) == (9, 28, "days without")


@pytest.mark.parametrize("measure", ["no_slip", "no_monitoring", "urges_ridden"])
def test_where_too_little_was_told_the_distance_is_days_that_were_told(measure: str) -> None:
    told = [made(Checkin(mood=5), ago(back)) for back in (0, 3, 5)]
    found = far(item(measure, 9, of=10) if measure == "urges_ridden" else item(measure, 0), *told)
    assert (found.have, found.need, found.unit) == (3, 12, "days told")


def test_a_journal_that_is_too_short_to_say_so_says_how_long_it_is() -> None:
    told = [made(Checkin(mood=5), ago(back)) for back in range(20)]
    found = far(item("no_slip", 0), *told)
    assert (found.have, found.need, found.unit) == (20, 28, "days of the journal")


def test_many_days_told_long_ago_lack_one_of_late() -> None:
    told = [made(Checkin(mood=5), ago(back)) for back in range(8, 27)]
    assert far(item("no_slip", 0), *told).have == 11


def test_urges_acted_on_are_counted_as_those_of_ten_that_were_ridden() -> None:
    ends: list[UrgeOutcome] = ["ridden", "acted", "left", "acted"]
    found = far(item("urges_ridden", 9, of=10), *(made(Urge(rating=5, outcome=end), ago(3)) for end in ends))
    assert (found.have, found.need, found.unit) == (5, 9, "pieces")


def test_a_pull_that_was_rated_too_seldom_counts_ratings_and_a_high_one_nothing() -> None:
    few = [made(Checkin(pull=6), ago(back)) for back in range(3)]
    assert (far(item("urge_median", 3, days=14), *few).have, far(item("urge_median", 3), *few).unit) == (
        3,
        "ratings",
    )
    many = [made(Checkin(pull=6), ago(back)) for back in range(9)]
    high = far(item("urge_median", 3, days=14), *many)
    assert (high.unit, 0 < high.left < 1) == ("none", True)


def test_those_of_todays_exercises_that_would_move_an_item_are_named() -> None:
    open_now = [exercise("warmth", "tense"), exercise("warmth", "alone")]
    found = distances(evidence(), [item("tense_settled", 3)], open_now)
    assert found[0].today == ("warmth-tense-1",)


@given(st.lists(st.sampled_from(["warmth", "repair"]), max_size=6), st.integers(1, 4))
def test_no_item_is_nearer_than_there_or_further_than_nothing(skills: list[str], need: int) -> None:
    records = [made(practice(skill), ago(back)) for back, skill in enumerate(skills)]
    items = [item(measure, need, of=10) for measure in MEASURES]
    assert all(0 <= one.left <= 1 for one in distances(evidence(*records), items, []))
