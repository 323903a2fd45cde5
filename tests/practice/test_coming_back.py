"""Coming back: what makes a pause, what it is told by, and the two days of one exercise."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nc_tui.practice.coming_back import PAUSE, Pause, has_one, pause_before, told_afterwards
from nc_tui.practice.history import History, digest
from nc_tui.practice.kinds import Checkin, Contact, Data, Return, Slip, Swap
from nc_tui.practice.kinds.returning import InBetween
from nc_tui.practice.ladder import standings
from nc_tui.practice.plan import offer, plan, swap_for
from nc_tui.practice.records import Record
from tests.practice.made import TODAY, ago, at, history_of, made, slip
from tests.practice.plans import CALM, HEAVY, NINE, check_in, ids, journals, planned
from tests.practice.small_library import practice

TOMORROW = TODAY + timedelta(days=1)
LAST = made(practice(NINE["warmth-stranger-1"], after=3), ago(14))
TWO = Return(since=ago(13), two=True)


@pytest.mark.parametrize(("away", "expected"), [(PAUSE, PAUSE), (PAUSE - 1, None), (0, None), (30, 30)])
def test_three_days_without_a_sign_make_a_pause(away: int, expected: int | None) -> None:
    found = pause_before(history_of(made(Checkin(), ago(away + 1))), TODAY)
    assert found == (None if expected is None else Pause(ago(away), away))


def test_before_the_first_sign_of_all_there_is_no_pause() -> None:
    assert pause_before(history_of(), TODAY) is None
    assert pause_before(history_of(made(Checkin(), TODAY)), TODAY) is None


def test_what_is_told_today_of_the_days_before_ends_no_pause_sooner() -> None:
    told = [made(practice(NINE["asking-alone-1"]), ago(n), at(TODAY, 8)) for n in range(1, 14)]
    assert pause_before(history_of(LAST, *told), TODAY) == Pause(ago(13), 13)


def test_a_record_of_the_small_hours_is_a_sign_of_the_evening_before() -> None:
    late = made(Checkin(), ago(4), at(ago(3), 2))
    assert pause_before(history_of(late), TODAY) == Pause(ago(3), 3)


def test_after_years_away_the_last_month_there_is_says_how_long() -> None:
    old = made(practice(NINE["asking-alone-1"]), date(2024, 3, 9))
    history = History(date(2025, 10, 1), (), (digest(date(2024, 3, 1), [old]),))
    assert pause_before(history, TODAY) == Pause(date(2024, 3, 10), (TODAY - date(2024, 3, 10)).days)


# -- what it is told by -------------------------------------------------------------------------------


def told(*records: Record) -> set[date]:
    return set(told_afterwards(records))


PAUSED = {ago(n) for n in range(1, 14)}


@pytest.mark.parametrize(("contact", "days"), [("no", PAUSED), ("rather-not", set()), (None, set())])
def test_only_a_no_tells_of_the_days_by_itself(contact: InBetween | None, days: set[date]) -> None:
    assert told(made(Return(ago(13), contact))) == days


@pytest.mark.parametrize(
    ("what", "day", "days"),
    [
        (Slip("text", at(ago(5))), ago(5), PAUSED),
        (Contact("them", "call", True), TODAY, PAUSED),
        (Slip("text", at(ago(14))), ago(14), set()),
        (Checkin(), ago(5), set()),
    ],
)
def test_a_yes_tells_of_them_once_what_it_was_stands_there(what: Data, day: date, days: set[date]) -> None:
    yes = made(Return(ago(13), "yes"))
    assert told(yes) == set()
    assert told(made(what, day, at(TODAY)), yes) == days


@given(
    since=st.integers(1, 40),
    contact=st.sampled_from(["yes", "no", "rather-not", None]),
    back=st.integers(0, 5),
)
def test_it_never_tells_of_a_day_outside_the_pause(since: int, contact: InBetween | None, back: int) -> None:
    day = ago(back)
    answer = made(Return(day - timedelta(days=since), contact), day)
    assert all(day - timedelta(days=since) <= one < day for one in told(answer, slip(day)))


# -- two days of one exercise -------------------------------------------------------------------------


def test_the_first_two_days_have_one_short_exercise_a_rung_lower_and_the_third_has_two() -> None:
    records: list[Record] = [LAST]
    numbers = []
    for number in range(3):
        day = TODAY + timedelta(days=number)
        found = planned(*records, day=day)
        numbers.append(len(found.items))
        standing = standings(NINE, history_of(*records, today=day).practices)
        if number < 2:
            one = NINE[ids(found)[0]]
            assert one.rung < standing[one.skill].rung
            assert found.beside == ()
        records.append(check_in(day, CALM, *records))
    assert numbers == [1, 1, 2]


def test_a_day_left_out_between_them_makes_no_difference() -> None:
    records = [LAST, made(Checkin(), TODAY)]
    assert has_one(history_of(*records), TODAY + timedelta(days=2))
    assert has_one(history_of(*records), TODAY + timedelta(days=PAUSE + 1))


@pytest.mark.parametrize("after_check_in", [False, True])
def test_the_second_comes_back_beside_the_first(after_check_in: bool) -> None:
    before = [LAST, check_in(TODAY, CALM, LAST)] if after_check_in else [LAST]
    first = ids(planned(*before))
    both = ids(planned(*before, made(TWO)))
    assert both[:1] == first
    assert len({NINE[one].skill for one in both}) == 2
    assert sum(NINE[one].minutes for one in both) <= 20
    assert len(ids(planned(*before, made(TWO), day=TOMORROW))) == 2


def test_what_was_swapped_before_stays_swapped_when_the_second_comes() -> None:
    one = ids(planned(LAST))[0]
    other = swap_for(TODAY, NINE, history_of(LAST), one)
    assert other is not None
    both = ids(planned(LAST, made(Swap(other, one)), made(TWO)))
    assert both[0] == other
    assert len(set(both)) == 2


def test_recording_it_changes_nothing_about_it() -> None:
    one = ids(planned(LAST))[0]
    done = planned(LAST, made(practice(NINE[one])))
    assert ids(done) == (one,)
    assert done.items[0].outcome == "done"


def test_a_heavy_day_is_as_gentle_as_ever() -> None:
    found = planned(LAST, made(HEAVY))
    assert found.heavy
    assert len(found.items) == 1


@given(records=journals(last=ago(1)), away=st.integers(0, 9))
@settings(max_examples=30)
def test_a_plan_is_never_above_ones_rung_and_has_one_exactly_after_a_pause(
    records: list[Record], away: int
) -> None:
    day = TODAY + timedelta(days=away)
    history = history_of(*records, today=day)
    chosen = offer(day, NINE, history)
    standing = standings(NINE, history.practices)
    assert all(NINE[one].rung <= standing[NINE[one].skill].rung for one in chosen)
    assert len(chosen) == (1 if has_one(history, day) else 2)
    assert plan(day, NINE, history).items
