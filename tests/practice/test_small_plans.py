"""Plans of small libraries, and what shows in a plan; nobody is without one."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nc_tui.practice.exercise import STAKES
from nc_tui.practice.history import History
from nc_tui.practice.kinds import Carry
from nc_tui.practice.kinds.practice import Outcome
from nc_tui.practice.plan import plan
from nc_tui.practice.records import Record, current
from tests.practice.made import TODAY, at, made
from tests.practice.plans import CALM, HEAVY, NINE, YESTERDAY, check_in, ids, outcomes, planned
from tests.practice.small_library import exercise, library, practice


def test_an_empty_library_has_an_empty_plan() -> None:
    assert planned(exercises={}).items == ()
    assert planned(made(HEAVY), exercises={}).items == ()


@given(
    cells=st.sets(
        st.tuples(st.sampled_from(["warmth", "repair", "asking"]), st.sampled_from(STAKES)), min_size=1
    ),
    minutes=st.integers(2, 20),
    outcome=outcomes,
    days=st.integers(1, 10),
)
@settings(max_examples=60)
def test_nobody_is_without_a_plan_as_long_as_there_is_one_exercise(
    cells: set[tuple[str, str]], minutes: int, outcome: Outcome, days: int
) -> None:
    some = library(
        *(exercise(skill, stakes, minutes=minutes) for skill, stakes in sorted(cells))  # type: ignore[arg-type]
    )
    records: list[Record] = []
    for number in range(days):
        day = TODAY + timedelta(days=number)
        found = plan(day, some, History(TODAY.replace(day=1), current(records)))
        assert 1 <= len(found.items) <= 2
        assert len(set(ids(found))) == len(found.items)
        assert sum(some[one].minutes for one in ids(found)) <= 20
        records += [made(practice(some[one], outcome), day, at(day, 12)) for one in ids(found)]


def test_a_heavy_day_in_the_smallest_library_still_has_a_plan() -> None:
    one = library(exercise("asking", "tense", minutes=20))
    assert ids(planned(made(HEAVY), exercises=one)) == ("asking-tense-1",)


def test_records_of_exercises_and_skills_that_are_gone_are_passed_over() -> None:
    gone = practice(exercise("flying", "alone"))
    assert len(planned(made(gone, YESTERDAY), made(Carry(exercise="lost"), YESTERDAY)).items) == 2


def test_carried_and_recorded_show_in_the_plan() -> None:
    first, second = ids(planned())
    found = planned(made(Carry(exercise=second)), made(practice(NINE[first], "partly")))
    assert [(item.outcome, item.carried) for item in found.items] == [("partly", False), (None, True)]


@pytest.mark.parametrize("day", [date(2028, 2, 29), date(2026, 12, 31), date(2026, 10, 25), date(2027, 1, 1)])
def test_calendar_corners_are_days_like_others(day: date) -> None:
    eve = check_in(day - timedelta(days=1), CALM)
    found = planned(eve, day=day)
    assert len(found.items) == 2
    assert eve.data is not None
    assert not set(ids(found)) & set(getattr(eve.data, "offered", ()))
