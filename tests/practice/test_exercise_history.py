"""What is known of each exercise: how often, when last, with whom, expected and felt."""

from datetime import date

from nc_tui.practice.exercise_history import NEVER, plain_day, ratings, told
from nc_tui.practice.history import History, digest
from nc_tui.practice.kinds import Practice
from tests.practice.made import TODAY, ago, history_of, made


def once(days: int, **more: object) -> tuple[Practice, date]:
    facts = {"outcome": "done", **more}
    return Practice("greet", "warmth", "stranger", "shop", "out", **facts), ago(days)  # type: ignore[arg-type]


def test_the_last_time_is_told_with_whom_and_what_was_expected_and_felt() -> None:
    records = [once(9), once(2, predicted=5, after=2, with_="the baker"), once(5, outcome="not")]
    known = told(history_of(*(made(data, day) for data, day in records)))["greet"]
    assert known.times == 2
    assert (known.last[0].day, known.last[0].who, ratings(known.last[0])) == (ago(2), "the baker", "5 → 2")
    assert ratings(known.last[1]) == ""
    assert "hello" not in told(history_of())
    assert NEVER.times == 0


def test_long_ago_counts_without_a_day() -> None:
    month = date(2024, 3, 1)
    old = digest(month, [made(once(0)[0], month) for _ in range(4)])
    assert told(History(ago(300), digests=(old,)))["greet"].times == 4
    assert told(History(ago(300), digests=(old,)))["greet"].last == ()


def test_no_more_than_three_times_are_told_the_latest_first() -> None:
    known = told(history_of(*(made(once(days)[0], ago(days)) for days in (8, 3, 5, 1))))["greet"]
    assert [one.day for one in known.last] == [ago(1), ago(3), ago(5)]


def test_a_day_of_another_year_has_its_year() -> None:
    assert plain_day(date(2026, 11, 12), TODAY) == "12 Nov"
    assert plain_day(date(2025, 11, 12), TODAY) == "12 Nov 2025"
