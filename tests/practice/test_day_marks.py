"""What a day was: practised, partly, open, to come, or none."""

from datetime import timedelta

from nc_tui.practice.day_marks import DayMark, counted, day_mark, monday_of, week_of
from nc_tui.practice.kinds.practice import Outcome
from nc_tui.practice.records import Record
from tests.practice.made import TODAY, history_of, made
from tests.practice.plans import NINE
from tests.practice.small_library import practice

ONE, OTHER = list(NINE)[:2]


def told(*outcomes: Outcome) -> list[Record]:
    return [
        made(practice(NINE[one], outcome), TODAY)
        for one, outcome in zip((ONE, OTHER), outcomes, strict=False)
    ]


def test_one_exercise_done_makes_a_day_whatever_else_was_left() -> None:
    assert day_mark(told("done", "not"), TODAY, TODAY) == "practised"
    assert day_mark(told("partly", "done"), TODAY, TODAY) == "practised"


def test_a_day_with_nothing_but_parts_is_partly_practised() -> None:
    assert day_mark(told("partly", "not"), TODAY, TODAY) == "partly"


def test_today_is_open_until_something_was_practised_and_an_earlier_day_was_none() -> None:
    assert day_mark(told("not"), TODAY, TODAY) == "open"
    assert day_mark((), TODAY - timedelta(days=1), TODAY) == "none"
    assert day_mark((), TODAY + timedelta(days=1), TODAY) == "to-come"


def test_a_week_has_seven_days_from_monday_on() -> None:
    monday = monday_of(TODAY)
    assert monday.weekday() == 0
    week = week_of(history_of(*told("done")), monday, TODAY)
    assert len(week) == 7
    assert week[TODAY.weekday()] == "practised"
    assert set(week[TODAY.weekday() + 1 :]) <= {"to-come"}


def test_days_before_the_journal_and_days_that_are_open_dont_count() -> None:
    first = monday_of(TODAY)
    week: tuple[DayMark, ...] = ("practised", "none", "partly", "open", "to-come", "to-come", "to-come")
    assert counted([week], first, first) == (2, 3)
    assert counted([week], first, first + timedelta(days=1)) == (1, 2)
    assert counted([week], first, None) == (0, 0)
