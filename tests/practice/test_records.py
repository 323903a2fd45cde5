"""Records as they stand: edits, withdrawals, several machines, clocks that were set back."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from nc_tui.practice.kinds import Checkin, Practice
from nc_tui.practice.records import Record, as_told, current, firsts, hidden
from tests.practice.made import TODAY, at, made, withdrawal

ratings = st.integers(0, 10)


def moods(records: Sequence[Record]) -> list[int | None]:
    return [record.data.mood for record in records if isinstance(record.data, Checkin)]


def edit(record: Record, mood: int, minutes: int = 1, device: str = "laptop") -> Record:
    moment = record.at + timedelta(minutes=minutes)
    return made(Checkin(mood=mood), record.day, moment, device, replaces=record)


@st.composite
def journals(draw: st.DrawFn) -> list[Record]:
    """Some check-ins, some of them edited or withdrawn, by clocks that run wild."""
    records: list[Record] = []
    for _ in range(draw(st.integers(1, 12))):
        hours = timedelta(hours=draw(st.integers(-72, 72)))
        device = draw(st.sampled_from(["laptop", "phone"]))
        mood = draw(ratings)
        before = draw(st.none() | st.sampled_from(records)) if records else None
        day = TODAY - timedelta(days=draw(st.integers(0, 3))) if before is None else before.day
        record = made(Checkin(mood=mood), day, at(TODAY) + hours, device, before)
        withdrawn = before is not None and draw(st.booleans())
        records.append(replace(record, data=None) if withdrawn else record)
    return records


def root(record: Record, records: Sequence[Record]) -> Record:
    while record.replaces is not None:
        record = next(other for other in records if other.id == record.replaces)
    return record


def slow_current(records: Sequence[Record]) -> list[Record]:
    """For each first record: among its edits that nobody edited further, the one made last."""
    standing = []
    for first in (record for record in records if record.replaces is None):
        family = [record for record in records if root(record, records) is first]
        ends = [one for one in family if all(other.replaces != one.id for other in family)]
        last = max(ends, key=lambda record: record.id)
        if last.data is not None:
            edit_of = None if last is first else first.id
            standing.append(replace(last, at=first.at, day=first.day, first=edit_of))
    return sorted(standing, key=lambda record: (record.day, record.first or record.id))


@given(records=journals())
def test_of_each_record_its_last_edit_stands(records: list[Record]) -> None:
    assert list(current(records)) == slow_current(records)


@given(records=journals(), data=st.data())
def test_the_order_of_records_plays_no_part(records: list[Record], data: st.DataObject) -> None:
    mixed = data.draw(st.permutations(records))
    assert current(mixed) == current(records)


@given(records=journals())
def test_records_that_come_twice_count_once(records: list[Record]) -> None:
    assert current([*records, *records]) == current(records)


@given(records=journals())
def test_what_stands_keeps_standing(records: list[Record]) -> None:
    assert [replace(one, replaces=None) for one in current(records)] == list(
        current(replace(one, replaces=None) for one in current(records))
    )


def test_an_edit_takes_the_place_of_the_record_and_doesnt_move_it() -> None:
    morning, noon = made(Checkin(mood=4)), made(Checkin(mood=6), when=at(TODAY, 12))
    corrected = edit(morning, 5, minutes=600)
    standing = current([morning, noon, corrected])
    assert moods(standing) == [5, 6]
    assert standing[0].at == morning.at


def test_a_withdrawn_record_is_gone_and_so_are_its_edits() -> None:
    first = made(Checkin(mood=4))
    second = edit(first, 5)
    assert current([first, second, withdrawal(second)]) == ()


def test_a_withdrawn_withdrawal_brings_the_words_of_its_own_edit_back() -> None:
    first = made(Checkin(mood=4))
    gone = withdrawal(first)
    assert moods(current([first, gone, edit(gone, 4)])) == [4]


def test_the_later_of_two_machines_edits_counts() -> None:
    first = made(Checkin(mood=4))
    here, there = edit(first, 5, minutes=10), edit(first, 6, minutes=20, device="phone")
    assert moods(current([there, here, first])) == [6]


def test_a_clock_set_back_doesnt_bring_an_undone_edit_back() -> None:
    first = made(Checkin(mood=4), when=at(TODAY, 10))
    second = edit(first, 5, minutes=5)
    third = edit(second, 6, minutes=-120)
    assert moods(current([first, second, third])) == [6]
    assert current([first, second, third, withdrawal(third)]) == ()


def test_an_edit_whose_record_isnt_here_yet_stands_for_itself() -> None:
    first = made(Checkin(mood=4))
    assert moods(current([edit(first, 7)])) == [7]


def test_records_that_replace_each_other_dont_hang_or_vanish_together() -> None:
    one, two = made(Checkin(mood=1)), made(Checkin(mood=2))
    circle = [replace(one, replaces=two.id), replace(two, replaces=one.id)]
    assert moods(current(circle)) != []
    itself = replace(one, replaces=one.id)
    assert moods(current([itself])) == [1]


def test_the_day_of_a_record_stays_where_it_was_in_any_zone() -> None:
    tokyo = timezone(timedelta(hours=9))
    flight = made(Checkin(mood=3), date(2026, 11, 22), datetime(2026, 11, 22, 20, tzinfo=tokyo))
    here = made(Checkin(mood=5), TODAY, datetime(2026, 11, 22, 11, tzinfo=UTC))
    assert [record.day for record in current([here, flight])] == [date(2026, 11, 22), TODAY]


def test_records_of_one_day_are_in_the_order_in_which_they_were_made_across_zones() -> None:
    west = timezone(timedelta(hours=-8))
    early = made(Checkin(mood=1), when=datetime(2026, 11, 23, 9, tzinfo=timezone(timedelta(hours=1))))
    late = made(Checkin(mood=2), when=datetime(2026, 11, 23, 8, tzinfo=west))
    assert moods(current([late, early])) == [1, 2]


def test_blanking_takes_every_word_and_leaves_the_facts() -> None:
    practice = Practice(
        exercise="a",
        skill="warmth",
        stakes="close",
        setting="home",
        where="out",
        outcome="done",
        after=3,
        with_="M.",
        note="words",
    )
    blank = practice.without_text()
    assert blank == replace(practice, with_=None, note=None)


def moved(record: Record, day: date, minutes: int = 1, device: str = "laptop") -> Record:
    """The record as an edit for another day."""
    edited = edit(record, 9, minutes, device)
    return replace(edited, day=day)


def test_an_edit_for_another_day_of_the_month_moves_the_record() -> None:
    first = made(Checkin(mood=4))
    (standing,) = current([first, moved(first, date(2026, 11, 2))])
    assert (standing.day, standing.at) == (date(2026, 11, 2), first.at)


def test_what_was_moved_to_another_month_stands_there_by_itself_and_its_withdrawal_leaves_it_alone() -> None:
    first = made(Checkin(mood=4))
    there = moved(first, date(2026, 10, 30))
    gone = withdrawal(first, first.at + timedelta(minutes=2))
    assert [one.day for one in current([first, there])] == [date(2026, 10, 30), TODAY], "both, until then"
    assert [one.day for one in current([first, there, gone])] == [date(2026, 10, 30)]
    assert [one.day for one in current([there])] == [date(2026, 10, 30)]


def test_what_the_later_of_two_machines_edits_hides_can_be_found() -> None:
    first = made(Checkin(mood=4))
    here, there = edit(first, 5, minutes=10), edit(first, 6, minutes=20, device="phone")
    records = [first, here, there]
    (standing,) = current(records)
    assert [one.id for one in hidden(records, standing)] == [here.id]
    after = edit(there, 7, minutes=30, device="phone")
    assert [one.id for one in hidden([*records, after], current([*records, after])[0])] == [here.id]
    same = edit(first, 6, minutes=5)
    assert hidden([first, same, there], there) == ()


def test_the_first_of_a_row_of_edits_is_known_by_each_of_them() -> None:
    first = made(Checkin(mood=4))
    second = edit(first, 5)
    third = edit(second, 6)
    there = moved(third, date(2026, 10, 30))
    assert firsts([third, there, first, second]) == {
        first.id: first.id,
        second.id: first.id,
        third.id: first.id,
        there.id: there.id,
    }


def test_a_check_in_made_while_the_clock_was_ahead_is_no_later_than_those_made_after_it() -> None:
    ahead, right = made(Checkin(mood=2), when=at(TODAY, 10)), made(Checkin(mood=7), when=at(TODAY, 9))
    assert moods(current([right, ahead])) == [2, 7]
    assert moods(as_told(current([right, ahead]))) == [2, 7]


@given(records=journals())
def test_what_tells_of_no_moment_is_told_in_the_order_made(records: list[Record]) -> None:
    standing = [record for record in current(records) if record.day == TODAY]
    assert as_told(standing) == standing


def test_what_tells_of_a_moment_stands_at_that_moment() -> None:
    morning, evening = made(Checkin(mood=5), when=at(TODAY, 8)), made(Checkin(mood=6), when=at(TODAY, 20))
    noon = made(Checkin(mood=3, at_moment=at(TODAY, 12)), when=at(TODAY, 21))
    assert moods(as_told([morning, evening, noon])) == [5, 3, 6]
