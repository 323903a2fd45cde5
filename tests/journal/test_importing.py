"""What was exported comes back as it was; what is wrong in a file is said and harms nothing."""

from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nc_tui.journal.errors import JournalError
from nc_tui.journal.export import export
from nc_tui.journal.importing import read
from nc_tui.journal.importing.reading import Given
from nc_tui.journal.journal import Journal
from tests.journal.examples import (
    MORNING,
    SECRET,
    TODAY,
    Clock,
    all_bytes,
    as_they_stand,
    checkin,
    journal_at,
    practice,
)

GIVEN = Given(MORNING, ZoneInfo("Europe/Berlin"))


def exported(journal: Journal) -> bytes:
    return export("json", journal.everything(), {}, MORNING)


def take(journal: Journal, raw: bytes) -> tuple[int, tuple[str, ...]]:
    """Takes over all there is in it: how many records came, and what couldn't."""
    taken = read("nc-tui", raw, GIVEN)
    arrival = journal.arrival_of(taken.coming)
    journal.take_in(arrival, lambda _done, _of: None)
    return arrival.count, taken.problems


ACTS = st.lists(
    st.tuples(st.sampled_from(("record", "note", "correct", "undo", "erase")), st.integers(0, 200)),
    max_size=12,
)


@given(ACTS)
def test_any_journal_comes_back_as_the_same_export(
    tmp_path_factory: pytest.TempPathFactory, acts: list[tuple[str, int]]
) -> None:
    journal = journal_at(tmp_path_factory.mktemp("one"), Clock(MORNING.astimezone(ZoneInfo("Europe/Berlin"))))
    for act, number in acts:
        standing = journal.records()
        day = TODAY - timedelta(days=number)
        match act:
            case "record":
                journal.append(checkin(number % 11), day)
            case "note":
                journal.append(practice(f"{SECRET} {number}"), day)
            case "correct" if standing:
                journal.append(practice("corrected"), day, replaces=standing[number % len(standing)])
            case "undo" if standing:
                journal.withdraw(standing[number % len(standing)])
            case "erase" if standing:
                journal.erase(standing[number % len(standing)].id)
    other = journal_at(tmp_path_factory.mktemp("other"))
    raw = exported(journal)
    assert take(other, raw) == (len(journal.everything()), ())
    assert exported(other) == raw
    assert take(other, raw) == (0, ())
    assert exported(other) == raw


def test_what_was_erased_here_stays_erased(journal: Journal, home: Path) -> None:
    record = journal.append(practice(SECRET), TODAY)
    raw = exported(journal)
    journal.erase(record.id)
    assert take(journal, raw) == (0, ())
    assert SECRET.encode() not in all_bytes(home)


def test_what_was_erased_there_is_erased_here(journal: Journal, tmp_path: Path) -> None:
    record = journal.append(practice(SECRET), TODAY)
    other = journal_at(tmp_path / "other")
    take(other, exported(journal))
    journal.erase(record.id)
    assert take(other, exported(journal)) == (1, ())
    other.sweep()
    assert SECRET.encode() not in all_bytes(tmp_path / "other")


GOOD = {
    "id": "01a20718-e228-705f-bca4-230529de2e02",
    "device": "abcdefgh",
    "at": "2026-11-23T07:30:00+01:00",
    "day": "2026-11-23",
    "kind": "checkin",
    "data": {"mood": 6},
}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"id": "../../etc"}, "at `id`"),
        ({"id": "x" * 36}, "its id"),
        ({"kind": "unheard"}, "unheard"),
        ({"data": {"mood": 99}}, "mood"),
        ({"data": None}, "no data"),
        ({"data": {"mood": 6, "at_moment": "0001-01-01T00:00:00+14:00"}}, "outside the years"),
        ({"day": "9999-12-31"}, "outside the years"),
        ({"at": "2026-11-23T07:30:00"}, "at"),
        ({"device": ""}, "device"),
    ],
)
def test_a_record_that_is_not_allowed_is_one_line_and_the_others_come(
    journal: Journal, change: dict[str, object], said: str
) -> None:
    other = GOOD | {"id": "01a20718-e228-705f-bca4-230529de2e03"}
    raw = msgspec.json.encode({"format": 1, "records": [GOOD | change, other]})
    count, problems = take(journal, raw)
    assert count == 1
    assert len(problems) == 1
    assert said in problems[0]
    assert "\n" not in problems[0]


def test_hostile_texts_are_cleaned_where_they_enter(journal: Journal, home: Path) -> None:
    data = {
        "outcome": "done",
        "exercise": "x",
        "skill": "s",
        "stakes": "alone",
        "setting": "",
        "where": "here",
    }
    hostile = GOOD | {"kind": "practice", "data": data | {"note": "a\x1b]52;c;aGk=\x07b\u202ec"}}
    assert take(journal, msgspec.json.encode({"format": 1, "records": [hostile]})) == (1, ())
    written = all_bytes(home)
    assert b"\\u001b" not in written
    assert "\u202e".encode() not in written
    assert journal.repair() == ()


@pytest.mark.parametrize(
    "raw",
    [b"", b"{}", b"[]", b'{"format":1}', b'{"format":"1","records":[]}', b"[" * 100_000, b"\xff\xfe"],
    ids=["empty", "no format", "a list", "no records", "a text", "too deep", "not UTF-8"],
)
def test_what_is_no_export_is_refused(raw: bytes) -> None:
    with pytest.raises(JournalError, match="Choose another file"):
        read("nc-tui", raw, GIVEN)


def test_an_export_of_a_newer_format_is_refused_with_what_to_do() -> None:
    with pytest.raises(JournalError, match="Update nc-tui"):
        read("nc-tui", b'{"format":2,"records":[]}', GIVEN)


def test_a_day_in_another_month_than_the_time_is_taken_to_its_day(journal: Journal, home: Path) -> None:
    raw = msgspec.json.encode({"format": 1, "records": [GOOD | {"day": "2026-10-01"}]})
    assert take(journal, raw) == (1, ())
    assert [record.day for record in as_they_stand(home)] == [date(2026, 10, 1)]
