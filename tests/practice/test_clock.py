from collections.abc import Iterable
from datetime import date, timedelta
from random import Random
from typing import Literal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nc_tui.practice.clock import (
    Clock,
    clock,
    count,
    milestone,
    slip_count,
)
from nc_tui.practice.history import History, digest
from nc_tui.practice.kinds import After, Checkin, Contact, Data, Profile, Slip
from nc_tui.practice.kinds.profile import Mode
from nc_tui.practice.kinds.vocabulary import Channel
from nc_tui.practice.records import Record, current
from tests.practice.made import TODAY, ago, at, history_of, made, slip, withdrawal

DAY = timedelta(days=1)
BERLIN = ZoneInfo("Europe/Berlin")


def since(day: date) -> Record:
    return made(Profile(since=day, since_kind="date"), day)


def recount(first: date, slip_days: Iterable[date], today: date) -> tuple[int, int, int, int]:
    """Run, total, of and longest, counted one day at a time."""
    days = set(slip_days)
    run = total = of = longest = 0
    day = first
    while day <= today:
        of += 1
        if day in days:
            run = 0
        else:
            total += 1
            run += 1
        longest = max(longest, run)
        day += DAY
    return run, total, of, longest


def numbers(found: Clock) -> tuple[int | None, int | None, int | None, int | None]:
    return found.run, found.total, found.of, found.longest


# -- the three numbers -------------------------------------------------------------------------------


def test_the_first_day_counts_at_once() -> None:
    assert numbers(clock([since(TODAY)], TODAY)) == (1, 1, 1, 1)


def test_one_slip_in_seventy_nine_days_leaves_seventy_eight_of_seventy_nine() -> None:
    found = clock([since(ago(78)), slip(ago(23))], TODAY)
    assert (found.total, found.of) == (78, 79)
    assert found.run == 23
    assert found.longest == 55


def test_a_slip_today_restarts_the_run_tomorrow_and_takes_one_day() -> None:
    found = clock([since(ago(9)), slip(TODAY)], TODAY)
    assert numbers(found) == (0, 9, 10, 9)


def test_the_run_begins_on_the_day_after_the_slip() -> None:
    assert clock([since(ago(9)), slip(ago(1))], TODAY).run == 1


def test_without_a_slip_the_run_begins_with_the_first_day() -> None:
    assert clock([since(ago(9))], TODAY).run == 10


def test_two_slips_on_one_day_take_one_day() -> None:
    once = clock([since(ago(9)), slip(ago(3))], TODAY)
    twice = clock([since(ago(9)), slip(ago(3), 8), slip(ago(3), 23, channel="call")], TODAY)
    assert twice == once


def test_a_slip_on_the_first_day_leaves_every_later_day() -> None:
    assert numbers(clock([since(ago(9)), slip(ago(9))], TODAY)) == (9, 9, 10, 9)


def test_the_longest_run_stays_when_a_later_one_is_shorter() -> None:
    found = clock([since(ago(30)), slip(ago(10)), slip(ago(4))], TODAY)
    assert (found.run, found.longest) == (4, 20)


def test_a_slip_every_day_leaves_nothing_and_breaks_nothing() -> None:
    assert numbers(clock([since(ago(2)), *(slip(ago(n)) for n in range(3))], TODAY)) == (0, 0, 3, 0)


def test_slips_before_the_first_day_and_after_today_do_not_count() -> None:
    found = clock([since(ago(9)), slip(ago(10)), slip(TODAY + DAY)], TODAY)
    assert numbers(found) == (10, 10, 10, 10)


def test_a_slip_with_a_wrong_date_counts_once_its_day_has_come() -> None:
    records = [since(ago(9)), slip(TODAY + DAY)]
    assert clock(records, TODAY + DAY).run == 0


# -- late, withdrawn, moved ----------------------------------------------------------------------------


def test_a_slip_recorded_late_counts_on_its_own_day() -> None:
    late = made(Slip(channel="call", at_moment=at(ago(20))), ago(20), at(TODAY))
    assert numbers(clock([since(ago(30)), late], TODAY)) == (20, 30, 31, 20)


def test_a_withdrawn_slip_was_never_there() -> None:
    start, mistake = since(ago(30)), slip(ago(2))
    records = current([start, mistake, withdrawal(mistake)])
    assert clock(records, TODAY) == clock([start], TODAY)


def test_a_first_day_moved_back_brings_earlier_days_and_slips_in() -> None:
    records = [since(ago(5)), slip(ago(8))]
    earlier = made(Profile(since=ago(10), since_kind="date"), TODAY, at(TODAY, 12))
    assert numbers(clock(records, TODAY)) == (6, 6, 6, 6)
    assert numbers(clock([*records, earlier], TODAY)) == (8, 10, 11, 8)


def test_a_care_answer_given_later_leaves_the_first_day_alone() -> None:
    answered = made(Profile(gates={"legal-order": True}), TODAY, at(TODAY, 12))
    assert clock([since(ago(5)), answered], TODAY).run == 6


def test_from_today_begins_on_the_day_it_was_said() -> None:
    assert clock([made(Profile(since_kind="today"), ago(4))], TODAY).of == 5


# -- no first day, and clocks set back -----------------------------------------------------------------


def test_long_ago_has_no_numbers() -> None:
    found = clock([made(Profile(since_kind="long-ago"))], TODAY)
    assert numbers(found) == (None, None, None, None)
    assert found.since_kind == "long-ago"


def test_long_ago_with_a_slip_counts_the_run_from_there() -> None:
    found = clock([made(Profile(since_kind="long-ago")), slip(ago(12)), slip(ago(4))], TODAY)
    assert numbers(found) == (4, None, None, None)


def test_long_ago_said_later_takes_the_first_day_away() -> None:
    first = since(ago(5))
    changed = made(Profile(since_kind="long-ago"), TODAY, at(TODAY, 12))
    assert clock([first, changed], TODAY).total is None


def test_someone_who_said_nothing_has_no_numbers() -> None:
    assert clock([], TODAY) == Clock()


def test_a_clock_set_back_before_the_first_day_shows_zeros() -> None:
    assert numbers(clock([since(TODAY), slip(TODAY)], ago(400))) == (0, 0, 0, 0)


def test_a_clock_set_back_and_forward_again_changes_nothing() -> None:
    records = [since(ago(40)), slip(ago(3))]
    before = clock(records, TODAY)
    clock(records, ago(20))
    assert clock(records, TODAY) == before


@pytest.mark.parametrize("first", [date.min, date(1, 1, 2)])
def test_the_beginning_of_the_calendar_is_no_trap(first: date) -> None:
    assert count(first, [], TODAY).of == (TODAY - first).days + 1


@pytest.mark.parametrize(
    ("first", "today", "days"),
    [
        (date(2024, 2, 28), date(2024, 3, 1), 3),
        (date(2023, 2, 28), date(2023, 3, 1), 2),
        (date(2024, 2, 29), date(2025, 2, 28), 366),
        (date(2025, 12, 31), date(2026, 1, 1), 2),
        (date(2026, 3, 28), date(2026, 3, 30), 3),
        (date(2026, 10, 24), date(2026, 10, 26), 3),
    ],
    ids=["leap day", "no leap day", "a leap year", "year's end", "clocks go forward", "clocks go back"],
)
def test_each_calendar_day_counts_once(first: date, today: date, days: int) -> None:
    assert numbers(count(first, [], today)) == (days, days, days, days)


# -- limited contact -----------------------------------------------------------------------------------


def contact(day: date, started: Literal["me", "them"], on_topic: bool, hour: int = 10) -> Record:
    return made(
        Contact(started=started, channel="text", on_topic=on_topic, topic="children"), day, at(day, hour)
    )


def limited(day: date) -> Record:
    return made(Profile(mode="limited", topics=("children",)), day)


def test_contact_on_topic_restarts_nothing() -> None:
    records = [since(ago(9)), limited(ago(9)), contact(ago(2), "me", on_topic=True)]
    assert clock(records, TODAY).run == 10


def test_contact_off_topic_restarts_the_run() -> None:
    records = [since(ago(9)), limited(ago(9)), contact(ago(2), "me", on_topic=False)]
    assert numbers(clock(records, TODAY)) == (2, 9, 10, 7)


@pytest.mark.parametrize("on_topic", [True, False])
def test_what_the_other_person_starts_is_no_slip(on_topic: bool) -> None:
    assert clock([since(ago(9)), contact(ago(2), "them", on_topic)], TODAY).run == 10


@pytest.mark.parametrize("mode", ["none", "limited"])
def test_a_mode_changed_in_the_middle_of_a_run_changes_nothing_before_it(mode: Mode) -> None:
    records = [
        since(ago(30)),
        limited(ago(30)),
        contact(ago(20), "me", on_topic=True),
        contact(ago(15), "me", on_topic=False),
    ]
    before = clock(records, TODAY)
    changed = made(Profile(mode=mode, topics=()), ago(5))
    assert clock([*records, changed], TODAY) == before


# -- milestones ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "line"),
    [(7, "a week"), (21, "three weeks"), (30, "30 days"), (365, "365 days"), (1095, "1,095 days")],
)
def test_some_days_deserve_a_quiet_line(days: int, line: str) -> None:
    assert milestone(days) == line


@pytest.mark.parametrize("days", [-365, -7, 0, 1, 8, 31, 364])
def test_most_days_are_like_any_other(days: int) -> None:
    assert milestone(days) is None


# -- against a recount, day by day -----------------------------------------------------------------------

DAYS = st.integers(-20, 60).map(ago)


@settings(max_examples=150)
@given(first=DAYS, slips=st.lists(DAYS, max_size=12), today=DAYS)
def test_the_numbers_are_those_of_a_recount_day_by_day(first: date, slips: list[date], today: date) -> None:
    assert numbers(count(first, slips, today)) == recount(first, slips, today)


@given(first=DAYS, slips=st.lists(DAYS, max_size=8), another=DAYS)
def test_one_more_slip_takes_at_most_one_day_and_never_lengthens_a_run(
    first: date, slips: list[date], another: date
) -> None:
    before, after = count(first, slips, TODAY), count(first, [*slips, another], TODAY)
    assert before.total is not None
    assert after.total in (before.total, before.total - 1)
    assert after.of == before.of
    assert (after.run or 0) <= (before.run or 0)
    assert (after.longest or 0) <= (before.longest or 0)


@given(first=DAYS, slips=st.lists(DAYS, max_size=8))
def test_a_day_without_a_slip_adds_one_to_each_number_that_it_can(first: date, slips: list[date]) -> None:
    tomorrow = TODAY + DAY
    before = count(first, slips, TODAY)
    after = count(first, [day for day in slips if day != tomorrow], tomorrow)
    if first <= tomorrow:
        assert (after.run, after.total, after.of) == tuple((n or 0) + 1 for n in numbers(before)[:3])


Event = tuple[date, Data, bool]


def _slips(day: date, channel: Channel) -> Data:
    return Slip(channel=channel, at_moment=at(day, 21))


EVENTS: st.SearchStrategy[Event] = st.tuples(
    DAYS,
    st.one_of(
        st.builds(_slips, DAYS, st.sampled_from(["text", "call", "met"])),
        st.builds(
            Contact,
            started=st.sampled_from(["me", "them"]),
            channel=st.just("text"),
            on_topic=st.booleans(),
        ),
        st.builds(Profile, mode=st.sampled_from(["none", "limited"])),
        st.builds(Checkin, mood=st.integers(0, 10)),
    ),
    st.booleans(),
)


@settings(max_examples=120)
@given(
    first=DAYS,
    events=st.lists(EVENTS, max_size=14),
    late=st.integers(0, 90),
    random=st.randoms(use_true_random=False),
)
def test_any_journal_in_any_order_gives_the_numbers_of_a_recount(
    first: date, events: list[Event], late: int, random: Random
) -> None:
    journal = [since(first)]
    slip_days = set()
    for day, data, withdrawn in events:
        record = made(data, day, at(day + late * DAY, 9), device=f"device-{len(journal) % 2}")
        journal.append(record)
        if withdrawn:
            journal.append(withdrawal(record))
        elif isinstance(data, Slip) or (
            isinstance(data, Contact) and data.started == "me" and not data.on_topic
        ):
            slip_days.add(day)
    random.shuffle(journal)
    assert numbers(clock(current(journal), TODAY)) == recount(first, slip_days, TODAY)
    assert clock(journal_of_digests(journal).lasting, TODAY) == clock(current(journal), TODAY)


def journal_of_digests(journal: list[Record]) -> History:
    """The same journal as it is once all of it is old."""
    months: dict[date, list[Record]] = {}
    for record in current(journal):
        months.setdefault(record.day.replace(day=1), []).append(record)
    return History(
        TODAY + DAY, (), tuple(digest(month, records) for month, records in sorted(months.items()))
    )


def test_a_hello_that_was_sent_ends_the_run_by_choice_and_is_no_slip() -> None:
    hello = made(After(step="sent"), ago(3))
    found = clock([since(ago(66)), hello], TODAY)
    assert numbers(found) == (3, 66, 67, 63)
    assert found.by_choice == 63
    assert slip_count(history_of(hello), TODAY, 28) == 0


def test_a_slip_after_the_hello_or_on_its_day_ends_the_run_as_slips_do() -> None:
    hello = made(After(step="sent"), ago(3))
    for day in (ago(3), ago(1)):
        assert clock([since(ago(66)), hello, slip(day)], TODAY).by_choice is None


def test_where_nobody_knows_the_beginning_nobody_knows_how_long_the_run_was() -> None:
    hello = made(After(step="sent"), ago(3))
    assert clock([hello], TODAY).by_choice is None
    assert clock([slip(ago(13)), hello], TODAY).by_choice == 9
