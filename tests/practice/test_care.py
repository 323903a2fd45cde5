from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nc_tui.practice.care import (
    MONITORING,
    NO_PERSON,
    Notice,
    monitoring_count,
    passive_notice,
    worst_moment,
)
from nc_tui.practice.history import Digest, History, recent_since
from nc_tui.practice.kinds import Checkin, Data, Monitoring, Practice, Profile, Urge
from nc_tui.practice.kinds.practice import Outcome
from nc_tui.practice.records import Record, current
from tests.practice.made import TODAY, ago, at, history_of, made

DAY = timedelta(days=1)


def practice(stakes: str, outcome: Outcome = "done") -> Practice:
    return Practice("an-exercise", "listening", stakes, "shop", "out", outcome)


def checkins(*days: int) -> list[Record]:
    return [made(Checkin(mood=5, pull=3), ago(n)) for n in days]


def monitoring(days: int) -> Record:
    return made(Monitoring(channel="profile"), ago(days))


# -- worst moments ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("urge", "offered"),
    [(Urge(10), True), (Urge(6, (8, 10, 4)), True), (Urge(9, (9, 9)), False), (Urge(0), False)],
)
def test_an_urge_of_ten_offers_help(urge: Urge, offered: bool) -> None:
    record = made(urge)
    assert worst_moment(history_of(record), record) is offered


def test_a_pull_of_ten_in_a_check_in_offers_help() -> None:
    record = made(Checkin(mood=7, pull=10))
    assert worst_moment(history_of(record), record)


def moods(*given: tuple[int | None, int]) -> tuple[History, Record]:
    """Check-ins with these moods, so many days ago; the last one is the one just made."""
    records = [
        made(Checkin(mood=mood), ago(days), at(ago(days), 8, n)) for n, (mood, days) in enumerate(given)
    ]
    return history_of(*records), records[-1]


@pytest.mark.parametrize("first", [0, 1])
@pytest.mark.parametrize("second", [0, 1])
def test_a_mood_at_its_lowest_twice_offers_help(first: int, second: int) -> None:
    assert worst_moment(*moods((first, 1), (second, 0)))


@pytest.mark.parametrize(
    "given_moods",
    [
        ((0, 0),),
        ((2, 1), (0, 0)),
        ((0, 1), (2, 0)),
        ((0, 2), (5, 1), (0, 0)),
        ((0, 8), (0, 0)),
        ((0, 1), (None, 0)),
    ],
    ids=["once", "better before", "better now", "better between", "long ago", "no mood now"],
)
def test_a_low_mood_alone_offers_nothing(given_moods: tuple[tuple[int | None, int], ...]) -> None:
    assert not worst_moment(*moods(*given_moods))


def test_a_check_in_without_a_mood_is_passed_over() -> None:
    assert worst_moment(*moods((1, 2), (None, 1), (0, 0)))


def test_two_check_ins_of_one_day_are_two_in_a_row() -> None:
    assert worst_moment(*moods((0, 0), (1, 0)))


def test_a_low_mood_a_week_earlier_still_counts() -> None:
    assert worst_moment(*moods((0, 7), (0, 0)))


def test_completing_a_check_in_does_not_count_it_twice() -> None:
    first = made(Checkin(mood=0))
    completed = made(Checkin(mood=0, pull=4), TODAY, at(TODAY, 9, 1), replaces=first)
    assert not worst_moment(history_of(first, completed), completed)


def test_other_records_offer_nothing() -> None:
    record = monitoring(0)
    assert not worst_moment(history_of(record), record)


# -- the quiet notice ------------------------------------------------------------------------------------


def test_a_week_without_practice_with_a_person_is_noticed() -> None:
    history = history_of(made(practice("stranger"), ago(8)), *checkins(*range(1, 15)))
    assert passive_notice(history, TODAY) == NO_PERSON


@pytest.mark.parametrize("stakes", ["stranger", "acquaintance", "close", "tense"])
@pytest.mark.parametrize("outcome", ["done", "partly"])
def test_practice_with_a_person_a_week_ago_is_enough(stakes: str, outcome: Outcome) -> None:
    history = history_of(made(practice(stakes, outcome), ago(7)), *checkins(*range(1, 15)))
    assert passive_notice(history, TODAY) is None


@pytest.mark.parametrize(("stakes", "outcome"), [("alone", "done"), ("rehearsal", "done"), ("close", "not")])
def test_practice_alone_or_not_done_is_no_practice_with_a_person(stakes: str, outcome: Outcome) -> None:
    history = history_of(made(practice(stakes, outcome), ago(1)), *checkins(*range(1, 8)))
    assert passive_notice(history, TODAY) == NO_PERSON


def test_practice_with_a_person_today_takes_the_notice_away() -> None:
    history = history_of(made(practice("close"), TODAY), *checkins(*range(1, 15)))
    assert passive_notice(history, TODAY) is None


def test_monitoring_in_the_week_is_noticed_on_the_day_after() -> None:
    kept = [made(practice("close"), ago(2)), *checkins(*range(1, 15))]
    assert passive_notice(history_of(*kept, monitoring(1)), TODAY) == MONITORING
    assert passive_notice(history_of(*kept, monitoring(0)), TODAY) is None


def test_a_notice_waits_for_the_first_visit_and_then_for_seven_days() -> None:
    days = [n for n in range(30) if n not in (20, 21)]
    records = checkins(*days)
    shown = [n for n in range(29, -1, -1) if passive_notice(history_of(*records), ago(n))]
    assert shown == [22, 15, 8, 1]
    assert [
        n
        for n in range(29, -1, -1)
        if passive_notice(history_of(*checkins(*range(25, 30), *range(20))), ago(n))
    ] == [
        22,
        21,
        20,
        19,
        12,
        5,
    ]


def test_the_first_seven_days_bring_no_notice() -> None:
    records = [*checkins(*range(7)), *(monitoring(n) for n in range(7))]
    assert [passive_notice(history_of(*records), ago(n)) for n in range(7)] == [None] * 7


def test_days_filled_in_for_the_time_before_do_not_shorten_the_first_week() -> None:
    filled_in = made(practice("close"), ago(20), at(ago(6)))
    history = history_of(filled_in, *checkins(*range(7)))
    assert [passive_notice(history, ago(n)) for n in range(7)] == [None] * 7


def test_days_filled_in_later_do_not_begin_the_first_week_again() -> None:
    filled_in = made(practice("alone"), ago(20), at(TODAY))
    assert passive_notice(history_of(filled_in, *checkins(*range(1, 8))), TODAY) == NO_PERSON


def test_someone_who_was_away_is_not_met_with_a_notice() -> None:
    kept = checkins(*range(10, 30))
    filled_in = made(practice("alone"), ago(1), at(TODAY))
    assert passive_notice(history_of(*kept), TODAY) is None
    assert passive_notice(history_of(*kept, filled_in), TODAY) is None


def test_no_notice_comes_while_the_crisis_gate_is_closed() -> None:
    closed = made(Profile(gates={"crisis": True}), ago(1))
    assert passive_notice(history_of(*checkins(*range(1, 15)), monitoring(2)), TODAY) is not None
    assert passive_notice(history_of(*checkins(*range(1, 15)), monitoring(2), closed), TODAY) is None


def test_no_notice_comes_on_a_day_with_a_worst_moment() -> None:
    assert passive_notice(history_of(*checkins(*range(1, 15)), made(Urge(10))), TODAY) is None


def test_an_empty_journal_has_no_notice() -> None:
    assert passive_notice(history_of(), TODAY) is None


def test_a_clock_set_back_brings_no_notice() -> None:
    history = history_of(*checkins(*range(15)), monitoring(3))
    assert passive_notice(history, ago(400)) is None


def test_records_of_days_to_come_neither_bring_a_notice_nor_keep_one_away() -> None:
    to_come = [monitoring(-30), made(practice("close"), ago(-5))]
    days = checkins(*range(1, 8))
    assert passive_notice(history_of(*days, *to_come), TODAY) == NO_PERSON
    person = made(practice("close"), ago(2))
    assert passive_notice(history_of(*days, person, *to_come), TODAY) is None
    assert passive_notice(history_of(*days, person, monitoring(1), *to_come), TODAY) == MONITORING


def test_years_of_use_are_more_than_seven_days() -> None:
    since = recent_since(TODAY)
    old = Digest(date(2024, 1, 1), 1, {}, {}, {}, ())
    history = History(since, current([monitoring(1), *checkins(1, 2)]), (old,))
    assert passive_notice(history, TODAY) is not None


def test_a_visit_after_midnight_belongs_to_the_day_before() -> None:
    kept = [made(practice("close"), ago(9)), *checkins(4, *range(8, 15))]
    late = made(Checkin(mood=5), ago(1), at(TODAY, 1))
    assert passive_notice(history_of(*kept, late), ago(1)) == NO_PERSON
    assert passive_notice(history_of(*kept, late), TODAY) is None


LIVED: dict[str, Data] = {
    "check-in": Checkin(mood=5),
    "person": practice("acquaintance"),
    "alone": practice("alone"),
    "monitoring": Monitoring(channel="profile"),
}


def slow_notices(lived: list[set[str]]) -> list[Notice | None]:
    """The notices of days lived one after the other, remembering what was shown when."""
    shown: dict[str, int] = {}
    notices: list[Notice | None] = []
    begun = next((n for n, day in enumerate(lived) if day), len(lived))
    for n, day in enumerate(lived):
        week = lived[max(0, n - 7) : n]
        today: list[Notice] = []
        for notice, holds in (
            (NO_PERSON, not any("person" in one for one in [*week, day])),
            (MONITORING, any("monitoring" in one for one in week)),
        ):
            if n >= begun + 7 and holds and any(week) and n - shown.get(notice.id, -99) >= 7:
                today.append(notice)
                if day:
                    shown[notice.id] = n
        notices.append(today[0] if today else None)
    return notices


@settings(max_examples=80)
@given(lived=st.lists(st.sets(st.sampled_from(sorted(LIVED)), max_size=3), min_size=12, max_size=45))
def test_notices_are_those_of_someone_who_remembers_each_day(lived: list[set[str]]) -> None:
    first = ago(len(lived))
    records = [(n, made(LIVED[what], first + n * DAY)) for n, day in enumerate(lived) for what in sorted(day)]
    expected = slow_notices(lived)
    for n in range(len(lived)):
        history = history_of(*(record for when, record in records if when <= n))
        assert passive_notice(history, first + n * DAY) == expected[n]


def test_a_notice_is_one_quiet_line() -> None:
    for notice in (NO_PERSON, MONITORING):
        assert "!" not in notice.line
        assert len(notice.line) <= 110


def test_monitoring_of_the_last_days_is_counted_for_the_ready_list() -> None:
    history = history_of(monitoring(28), monitoring(27), monitoring(0), monitoring(-1))
    assert monitoring_count(history, TODAY, 28) == 2
