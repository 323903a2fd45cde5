"""Made-up people use the shipped library; ``python -m tests.content.simulate`` prints what comes of more.

Who they are and what "honest" means stands in ``made_up_people``. The share of predictions between 2 and 5 is
taken after the first two weeks, from everything that ordinary plans showed (on heavy days the exercise is
gentle on purpose). Above 5 is the first step onto a rung, for those whose ladder is steep; below 2 is what
was practised often: the ladder has a floor and a ceiling.
"""

from datetime import date, timedelta
from random import Random
from statistics import mean, median

import pytest

from nc_tui.library.content import Library
from nc_tui.library.reading import load
from nc_tui.practice.choosing import MINUTES, PAUSE, SMALL_MINUTES
from nc_tui.practice.coming_back import has_one
from nc_tui.practice.course import runs, state
from nc_tui.practice.exercise import STAKES
from nc_tui.practice.kinds import Monitoring, Slip, Swap
from tests.content.figures import (
    BAND,
    BEFORE_ANY_LIST,
    lives,
    lives_with_wishes,
    longest_wait,
    median_first_at,
    new_in,
    opened_on,
    predictions,
    repeats,
    rungs_led_to,
    share,
    shortest_return,
    shown_often,
    unmet,
    with_people,
    with_people_on_day_one,
)
from tests.content.made_up_people import FIRST_DAY, HONEST, Kind, Life, Simulation, history, someone

SEED = 23
STEADY, STEADY_DAYS = 12, 150
OTHERS: tuple[Kind, ...] = ("keen", "usual", "seldom", "quiet", "eight")
OTHER, OTHER_DAYS = 4, 60
WITHOUT: tuple[Kind, ...] = ("presses", "watches", "stops")
FEW = 3
WISHING, HALF_A_YEAR = 5, 180
MONTH = timedelta(days=28)
BEGINNING = 20


@pytest.fixture(scope="module")
def library() -> Library:
    return load(None, None)[0]


@pytest.fixture(scope="module")
def steady(library: Library) -> list[Life]:
    return lives("steady", STEADY, STEADY_DAYS, library, SEED)


@pytest.fixture(scope="module")
def others(library: Library) -> dict[Kind, list[Life]]:
    return {kind: lives(kind, OTHER, OTHER_DAYS, library, SEED) for kind in OTHERS}


@pytest.fixture(scope="module")
def everybody(steady: list[Life], others: dict[Kind, list[Life]]) -> list[Life]:
    return [*steady, *(life for some in others.values() for life in some)]


def test_things_are_half_a_point_easier_than_expected_wherever_a_ladder_ends(library: Library) -> None:
    person = someone("steady", Random(SEED), eased=0.5)
    for tenth in range(10):
        person.base = 3 + tenth / 10
        somebody = Simulation(person, library.exercises, Random(SEED))
        for one in list(library.exercises.values())[:3]:
            easier = [(somebody.expected(one) or 0) - somebody.turned_out(one) for _ in range(1000)]
            assert mean(easier) == pytest.approx(0.5, abs=0.15)


# -- what holds for everybody -----------------------------------------------------------------------------


def test_nobody_is_left_without_a_plan_of_two(everybody: list[Life]) -> None:
    for life in everybody:
        assert life.plans
        for plan in life.plans:
            assert plan.items
            assert plan.heavy or len(plan.items) == 2 or plan.day in shortened(life)


def test_a_plan_takes_at_most_twenty_minutes(everybody: list[Life], library: Library) -> None:
    for life in everybody:
        for plan in life.plans:
            assert sum(library.exercises[item.exercise].minutes for item in plan.items) <= MINUTES


def shortened(life: Life) -> set[date]:
    """The days after a pause that have one exercise."""
    known = history(life)
    one = (plan.day for plan in life.plans if len(plan.items) == 1)
    return {day for day in one if has_one(known, day)}


def test_the_two_of_a_day_are_two_skills(everybody: list[Life], library: Library) -> None:
    swapped = {id(life): {r.day for r in life.records if isinstance(r.data, Swap)} for life in everybody}
    short = {id(life): shortened(life) for life in everybody}
    pairs = [
        {library.exercises[item.exercise].skill for item in plan.items}
        for life in everybody
        for plan in life.plans
        if not plan.heavy and plan.day not in swapped[id(life)] and plan.day not in short[id(life)]
    ]
    assert pairs
    assert all(len(pair) == 2 for pair in pairs)


def test_no_exercise_comes_again_within_seven_days(everybody: list[Life]) -> None:
    """Others always fit, but for those to whom everything is an 8: what is alone is soon used up by two a
    day and swaps."""
    assert min(shortest_return(life) for life in everybody if life.person.kind != "eight") >= PAUSE


def test_every_skill_is_offered_at_least_every_14_practice_days(
    everybody: list[Life], library: Library
) -> None:
    assert max(longest_wait(life, library.skills) for life in everybody) <= 14


def test_the_answer_to_yesterdays_question_never_changes_todays_plan(everybody: list[Life]) -> None:
    assert sum(life.reshuffled for life in everybody) == 0


def test_what_was_out_yesterday_is_asked_for(everybody: list[Life]) -> None:
    assert sum(life.unasked for life in everybody) == 0


def test_heavy_days_are_gentle_and_have_nothing_beside(everybody: list[Life], library: Library) -> None:
    heavy = [plan for life in everybody for plan in life.plans if plan.heavy]
    assert heavy
    for plan in heavy:
        assert plan.beside == ()
        assert [library.exercises[item.exercise].stakes for item in plan.items] == ["alone"]


# -- people from day one ----------------------------------------------------------------------------------


def test_nine_of_ten_meet_a_person_on_the_first_day(everybody: list[Life]) -> None:
    assert mean(map(with_people_on_day_one, everybody)) >= 0.9


def test_the_first_steps_with_people_are_small(everybody: list[Life]) -> None:
    for life in everybody:
        first = [seen.exercise for seen in life.planned if seen.day == life.plans[0].day]
        for one in first:
            assert not one.with_a_person or (one.stakes, one.minutes <= SMALL_MINUTES) == ("stranger", True)


def test_two_fifths_of_the_first_fortnight_are_with_people(
    steady: list[Life], others: dict[Kind, list[Life]]
) -> None:
    assert min(map(with_people, steady)) >= 0.4
    for kind in HONEST[1:]:
        assert mean(map(with_people, others[kind])) >= 0.4


def test_a_steady_person_comes_to_close_by_day_21_and_to_tense_by_day_45(steady: list[Life]) -> None:
    assert median_first_at(steady, "close") <= 21
    assert median_first_at(steady, "tense") <= 45


def test_what_honest_people_expect_keeps_between_2_and_5(
    steady: list[Life], others: dict[Kind, list[Life]]
) -> None:
    honest = [*steady, *(life for kind in HONEST[1:] for life in others[kind])]
    assert share(predictions(honest), BAND) >= 0.9


def test_who_always_answers_8_is_offered_small_steps_at_most(others: dict[Kind, list[Life]]) -> None:
    for life in others["eight"]:
        met = [seen.exercise for seen in life.seen if seen.exercise.stakes != "alone"]
        assert {one.stakes for one in met} <= {"stranger"}
        assert all(one.minutes <= SMALL_MINUTES for one in met)
        assert not any(seen.exercise.with_a_person for seen in life.planned if seen.number >= 28)
        assert any(seen.beside for seen in life.seen)


def test_a_steady_person_is_led_to_every_rung_of_every_skill(steady: list[Life], library: Library) -> None:
    reached = [rungs_led_to(life) for life in steady]
    complete = sum(there[skill] == set(STAKES) for there in reached for skill in library.skills)
    assert complete / (len(steady) * len(library.skills)) >= 0.9


@pytest.mark.parametrize(("day", "most"), [(30, 0.03), (60, 0.10), (90, 0.20)])
def test_hardly_anything_is_shown_twice_in_the_first_months(
    steady: list[Life], day: int, most: float
) -> None:
    assert repeats(steady, day) <= most


# -- courses and a focus ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def wishing(library: Library) -> list[Life]:
    return lives_with_wishes(WISHING, HALF_A_YEAR, library, SEED)


@pytest.fixture(scope="module")
def beginning(library: Library) -> list[Life]:
    return lives_with_wishes(BEGINNING, 90, library, SEED)


def test_courses_and_a_focus_leave_every_skill_its_turn(wishing: list[Life], library: Library) -> None:
    assert max(longest_wait(life, library.skills) for life in wishing) <= 14
    for life in wishing:
        short = shortened(life)
        for plan in life.plans:
            assert plan.heavy or len(plan.items) == 2 or plan.day in short
            assert sum(library.exercises[item.exercise].minutes for item in plan.items) <= MINUTES
    assert min(map(shortest_return, wishing)) >= PAUSE
    assert sum(life.reshuffled for life in wishing) == 0


def test_courses_are_gone_through_to_their_retest(wishing: list[Life], library: Library) -> None:
    gone = [
        state(
            run,
            history(life),
            FIRST_DAY + timedelta(days=HALF_A_YEAR),
            FIRST_DAY + timedelta(days=HALF_A_YEAR),
        )
        for life in wishing
        for run in runs(library.courses, history(life), FIRST_DAY + timedelta(days=HALF_A_YEAR))
    ]
    assert len(gone) >= 7 * len(wishing)
    assert mean(len(one.done) / len(one.run.course.exercises) for one in gone) >= 0.5
    assert mean(one.retested is not None for one in gone) >= 0.5


@pytest.mark.parametrize(("day", "most"), [(30, 0.033), (60, 0.11), (90, 0.22)])
def test_one_course_after_the_other_repeats_hardly_more_than_a_plan_without_any_may(
    beginning: list[Life], library: Library, day: int, most: float
) -> None:
    """Re-tests apart, which are to come again. Of two hundred of these people it is 3, 10 and 20 of a hundred; of
    these twenty, a tenth more is chance."""
    assert repeats(beginning, day, courses=library.courses) <= most


def test_a_third_of_month_6_is_new_and_hardly_anything_is_shown_often(wishing: list[Life]) -> None:
    """A quarter is what was aimed at."""
    assert new_in(wishing, 150, 180) >= 0.33
    assert median(map(shown_often, wishing)) <= 3


# -- the ready list ---------------------------------------------------------------------------------------


def test_most_steady_people_have_the_list_met_for_a_week_by_day_150(
    steady: list[Life], library: Library
) -> None:
    """Of six hundred it is more than four of five; of these few, one more or less is chance."""
    assert mean(opened_on(life, library, STEADY_DAYS) <= STEADY_DAYS for life in steady) >= 0.75


@pytest.fixture(scope="module")
def never(library: Library) -> list[Life]:
    return [life for kind in WITHOUT for life in lives(kind, FEW, 110, library, SEED)]


def test_who_presses_watches_or_tells_nothing_never_has_it_met(never: list[Life], library: Library) -> None:
    """Chance may give one of them six weeks without a slip; then they are somebody who waited and practised."""
    assert {life.person.kind for life in never} == set(WITHOUT)
    for life in never:
        hard = {record.day for record in life.records if isinstance(record.data, Slip | Monitoring)}
        for number in range(BEFORE_ANY_LIST, 111):
            day = FIRST_DAY + timedelta(days=number - 1)
            if life.person.kind == "stops" or any(timedelta(0) <= day - one < MONTH for one in hard):
                assert next(unmet(life, library, number), None) is not None
    assert sum(opened_on(life, library, 110) <= 110 for life in never) <= len(never) / 3
