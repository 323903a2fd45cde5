"""200 made-up people use the shipped library for 120 days; ``pytest -s`` prints what came of it.

Who they are and what "honest" means stands in ``made_up_people``. The share of predictions between 2 and 5 is
taken after the first two weeks, from everything that ordinary plans showed and someone took up (on heavy
days the exercise is gentle on purpose). Above 5 is the first step onto a rung, for those whose ladder is
steep; below 2 is what was practised often, when someone has climbed what there is to climb: the ladder has a
floor and a ceiling.
"""

from collections.abc import Sequence
from datetime import timedelta
from random import Random

import pytest

from nc_tui.library.content import Library
from nc_tui.library.reading import load
from nc_tui.practice.choosing import MINUTES, PAUSE, REHEARSALS_A_WEEK
from nc_tui.practice.exercise import STAKES
from tests.content.made_up_people import (
    Kind,
    Life,
    Simulation,
    longest_wait,
    people,
    rungs_led_to,
    shortest_return,
    stakes_up_to,
)

PEOPLE, DAYS, SEED = 200, 120, 23
SETTLING_IN = 14
BAND = range(2, 6)
HONEST: tuple[Kind, ...] = ("steady", "usual", "seldom")
KINDS: tuple[Kind, ...] = (*HONEST, "quiet", "eight")


@pytest.fixture(scope="module")
def library() -> Library:
    return load(None, None)[0]


@pytest.fixture(scope="module")
def lives(library: Library) -> list[Life]:
    chance = Random(SEED)
    found = [
        Simulation(person, library.exercises, Random(chance.random())).live(DAYS)
        for person in people(PEOPLE, SEED)
    ]
    print(table(found, library))  # noqa: T201
    return found


def of(lives: Sequence[Life], *kinds: Kind) -> list[Life]:
    return [life for life in lives if life.person.kind in kinds]


def predictions(lives: Sequence[Life]) -> list[int]:
    return [
        seen.predicted
        for life in lives
        for seen in life.seen
        if seen.predicted is not None and seen.number >= SETTLING_IN and not seen.gentle
    ]


def share(numbers: Sequence[int], wanted: range) -> float:
    return sum(number in wanted for number in numbers) / len(numbers) if numbers else 0.0


def table(lives: Sequence[Life], library: Library) -> str:
    head = (
        "kind    people  practised  0-1   2-5   6-10  back after  skill offered  practised  led to every rung"
        "  exercises"
    )
    lines = ["", head]
    for kind in KINDS:
        some = of(lives, kind)
        told = predictions(some)
        done = [sum(seen.outcome in ("done", "partly") for seen in life.seen) for life in some]
        complete = sum(
            rungs_led_to(life) == {skill: set(STAKES) for skill in library.skills} for life in some
        )
        used = {seen.exercise.id for life in some for seen in life.seen}
        lines.append(
            f"{kind:<7} {len(some):>6}  {sum(done) / len(some):>9.0f}"
            f"  {share(told, range(2)):>4.0%}  {share(told, BAND):>4.0%}  {share(told, range(6, 11)):>4.0%}"
            f"  {min(map(shortest_return, some)):>6} days"
            f"  {max(longest_wait(life, library.skills, offered=True) for life in some):>8} days"
            f"  {max(longest_wait(life, library.skills) for life in some):>4} days"
            f"  {complete:>12} of {len(some):<3}  {len(used):>4} of {len(library.exercises)}"
        )
    return "\n".join(lines)


def test_there_are_200_different_people(lives: list[Life]) -> None:
    assert len(lives) == PEOPLE
    assert {life.person.kind for life in lives} == set(KINDS)
    assert all(life.plans for life in lives)


def test_nobody_is_left_without_a_plan(lives: list[Life]) -> None:
    for life in lives:
        for plan in life.plans:
            assert plan.items
            assert plan.heavy or len(plan.items) == 2


def test_a_plan_takes_at_most_twenty_minutes(lives: list[Life], library: Library) -> None:
    for life in lives:
        for plan in life.plans:
            assert sum(library.exercises[item.exercise].minutes for item in plan.items) <= MINUTES


def test_the_two_of_a_day_are_two_skills(lives: list[Life], library: Library) -> None:
    pairs = [
        {library.exercises[item.exercise].skill for item in plan.items}
        for life in lives
        if life.person.swaps < 0.01
        for plan in life.plans
        if not plan.heavy
    ]
    assert pairs
    assert all(len(pair) == 2 for pair in pairs)


def test_no_exercise_comes_again_within_seven_days(lives: list[Life]) -> None:
    """Others always fit, but for those to whom everything is an 8: they stay at the lowest stakes, whose
    18 exercises are soon used up by two a day and swaps."""
    assert min(shortest_return(life) for life in lives if life.person.kind != "eight") >= PAUSE


def test_every_skill_is_offered_at_least_every_14_practice_days(lives: list[Life], library: Library) -> None:
    assert max(longest_wait(life, library.skills, offered=True) for life in lives) <= 14


def test_who_takes_up_what_is_offered_practises_every_skill_every_14_practice_days(
    lives: list[Life], library: Library
) -> None:
    assert max(longest_wait(life, library.skills) for life in of(lives, "steady")) <= 14


def test_what_honest_people_expect_keeps_between_2_and_5(lives: list[Life]) -> None:
    assert share(predictions(of(lives, *HONEST)), BAND) >= 0.9
    for kind in HONEST:
        assert share(predictions(of(lives, kind)), BAND) >= 0.85


def test_who_always_answers_8_is_never_sent_to_higher_stakes(lives: list[Life]) -> None:
    assert {stakes_up_to(life) for life in of(lives, "eight")} == {0}


def test_a_steady_person_is_led_to_every_rung_of_every_skill(lives: list[Life], library: Library) -> None:
    """True of these sixty. With other seeds one to five of them, whose ladder is steep, come to the last
    day with one skill's first rehearsal still ahead: there are only two rehearsals a week."""
    everything = {skill: set(STAKES) for skill in library.skills}
    for life in of(lives, "steady"):
        assert rungs_led_to(life) == everything


def test_nobody_rehearses_more_than_twice_in_seven_days(lives: list[Life]) -> None:
    for life in lives:
        days = [
            seen.day
            for seen in life.seen
            if seen.exercise.stakes == "rehearsal" and seen.outcome in ("done", "partly")
        ]
        for day in days:
            week = [other for other in days if timedelta(0) <= day - other < timedelta(days=7)]
            assert len(week) <= REHEARSALS_A_WEEK


def test_the_answer_to_yesterdays_question_never_changes_todays_plan(lives: list[Life]) -> None:
    assert sum(life.reshuffled for life in lives) == 0
