"""The end of a day: which record closes it, and which doesn't."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from nc_tui.practice.closing import closes, is_closed
from nc_tui.practice.kinds import Practice
from nc_tui.practice.kinds.practice import Outcome
from nc_tui.practice.records import Record
from tests.practice.made import TODAY, at, made
from tests.practice.plans import HEAVY, NINE, YESTERDAY, check_in, ids, journals, planned
from tests.practice.small_library import practice

FIRST, SECOND = ids(planned())


def told(exercise: str, outcome: Outcome = "done") -> Record:
    return made(practice(NINE[exercise], outcome))


def test_the_second_of_two_closes_the_day_and_the_first_doesn_t() -> None:
    first, second = told(FIRST), told(SECOND, "partly")
    assert not closes(planned(first), first)
    assert closes(planned(first, second), second)


def test_what_isn_t_in_the_plan_closes_nothing() -> None:
    other = next(one for one in NINE if one not in (FIRST, SECOND))
    records = [told(FIRST), told(SECOND), told(other)]
    assert not closes(planned(*records), records[-1])


def test_a_correction_closes_no_day_twice() -> None:
    first, second = told(FIRST), told(SECOND)
    corrected = made(practice(NINE[SECOND], "done", after=2), replaces=second)
    assert not closes(planned(first, second, corrected), corrected)


def test_not_this_time_closes_the_day_once_it_is_said_why() -> None:
    first, second = told(FIRST), told(SECOND, "not")
    assert isinstance(second.data, Practice)
    reason = made(replace(second.data, reason="no-chance"), replaces=second)
    assert not closes(planned(first, second), second)
    assert closes(planned(first, second, reason), reason)


def test_a_day_on_which_nothing_was_practised_has_no_end_of_its_own() -> None:
    records = [told(FIRST, "not"), told(SECOND, "not")]
    assert not is_closed(planned(*records))


@pytest.mark.parametrize("mood_comes", ["before", "after"])
def test_a_heavy_day_is_never_closed(mood_comes: str) -> None:
    heavy = check_in(TODAY, HEAVY)
    gentle = ids(planned(heavy))[-1]
    records = [heavy, told(gentle)] if mood_comes == "before" else [told(FIRST), told(SECOND), heavy]
    plan = planned(*records)
    assert plan.heavy
    assert not any(closes(plan, record) for record in records)


def test_what_is_told_of_yesterday_closes_nothing_today() -> None:
    yesterday = made(practice(NINE[SECOND]), YESTERDAY, at(TODAY))
    assert not closes(planned(yesterday, told(FIRST), told(SECOND)), yesterday)


@given(records=journals(), n=st.integers(0, 100))
def test_whatever_closes_a_day_leaves_nothing_open(records: list[Record], n: int) -> None:
    record = records[n % len(records)] if records else None
    for day in (TODAY, TODAY - timedelta(days=1)):
        plan = planned(*records, day=day)
        if record is not None and closes(plan, record):
            assert is_closed(plan)
            assert record.day == day
