"""What is recorded is on disk, and comes back as it was."""

import os
import stat
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from nc_tui.journal.errors import InvalidError
from nc_tui.journal.folders import Folders
from nc_tui.journal.journal import Journal
from nc_tui.practice.kinds import (
    KINDS,
    After,
    Carry,
    Checkin,
    Contact,
    CourseRecord,
    Data,
    Goal,
    Letter,
    Liking,
    Monitoring,
    Practice,
    Profile,
    RehearsalRun,
    Return,
    Review,
    Slip,
    Swap,
    Urge,
    WeekNote,
)
from nc_tui.practice.kinds.vocabulary import Answer
from tests.journal.examples import (
    MORNING,
    TODAY,
    all_bytes,
    as_they_stand,
    checkin,
    fill,
    journal_at,
    month_file,
    practice,
)


def test_every_kind_of_record_comes_back_as_it_was(journal: Journal, home: Path) -> None:
    data: list[Data] = [
        Practice(
            "listening-01",
            "listening",
            "stranger",
            "café",
            "out",
            "partly",
            "too-hard",
            0,
            10,
            5,
            "Jürgen",
            "a note\nof two lines\twith a tab",
            (Answer(0, "text"), Answer(1, items=("a", "b")), Answer(2, number=0)),
        ),
        Checkin(mood=0, pull=10, offered=("listening-01", "steadying-02")),
        Checkin(),
        Swap("listening-02", "listening-01"),
        Carry("listening-03", "at lunch", "👩‍💻", 3, 4, (Answer(0, "שלום"),)),
        Profile({"children": True, "safety": False}),
        Review("review", {"why": "because"}, "later"),
        Review("taken-back"),
        RehearsalRun("wren", 7, 2, 3, (1, 2), ("reflect", "leave"), "left", "angry", after=2, note="a note"),
        Urge(8, (7, 3, 0), "ridden", "evening", 600, "Jo", "a note", MORNING),
        Slip("text", MORNING, "drink", "if …, then …", "a note"),
        Monitoring("profile", "a note"),
        Contact("them", "call", False, "children", "a note", MORNING),
        Letter("sealed", "Dear …", TODAY),
        Letter("burned"),
        Goal("learn to swim", "started", "a note"),
        CourseRecord("taking-a-no", "begun"),
        Liking("listening-01", "favourite"),
        Return(TODAY, "rather-not", two=True),
        WeekNote("He said no, and it was fine."),
        After("sent", MORNING, "an id", "text", "warm", "well", "kept", "Europe/Lisbon", (8, 20), "Hello."),
    ]
    assert {type(item) for item in data} == set(KINDS.values())
    made = [journal.append(item, TODAY) for item in data]
    assert [record.data for record in made] == data
    assert as_they_stand(home) == tuple(made)
    assert [record.kind for record in made[:2]] == ["practice", "checkin"]


def test_reading_a_journal_that_is_not_there_is_empty_and_makes_nothing(home: Path) -> None:
    journal = journal_at(home)
    assert journal.history(TODAY).recent == ()
    assert (journal.records(), journal.everything(), journal.damage()) == ((), (), ())
    assert journal.last_made() is None
    assert journal.fingerprint() == journal.fingerprint()
    assert not home.exists()


def test_the_file_is_that_of_the_days_month_not_of_the_time_made(journal: Journal, place: Folders) -> None:
    journal.append(practice(), date(2026, 10, 31))
    assert month_file(place, journal, "2026-10").exists()
    assert not month_file(place, journal, "2026-11").exists()


def test_an_edit_stays_in_the_month_and_on_the_day_of_what_it_replaces(journal: Journal, home: Path) -> None:
    first = journal.append(practice("first"), date(2026, 10, 31))
    edit = journal.append(practice("second"), TODAY, replaces=first)
    assert edit.day == first.day
    assert len(list(home.rglob("2026-*.json*"))) == 1
    (standing,) = as_they_stand(home)
    assert standing.data == practice("second")
    assert standing.at == first.at


def test_a_withdrawn_record_is_gone_and_still_on_disk(journal: Journal, home: Path) -> None:
    kept, gone = journal.append(checkin(1), TODAY), journal.append(checkin(2), TODAY)
    withdrawal = journal.withdraw(gone)
    assert (withdrawal.kind, withdrawal.data, withdrawal.replaces) == ("checkin", None, gone.id)
    assert as_they_stand(home) == (kept,)
    assert {record.id for record in journal_at(home).everything()} == {kept.id, gone.id, withdrawal.id}


def test_files_are_for_the_owner_alone_whatever_the_umask(home: Path) -> None:
    for mask in (0o000, 0o077, 0o277):
        before = os.umask(mask)
        try:
            own = home / f"mask-{mask}"
            journal_at(own).append(checkin(), TODAY)
        finally:
            os.umask(before)
        for path in (own / "data").rglob("*"):
            expected = 0o700 if path.is_dir() else 0o600
            assert stat.S_IMODE(path.stat().st_mode) == expected, path
        assert stat.S_IMODE((own / "data").stat().st_mode) == 0o700
        assert stat.S_IMODE((own / "state").stat().st_mode) == 0o700


def test_the_device_is_named_outside_the_synced_folder(journal: Journal, place: Folders, home: Path) -> None:
    assert 8 <= len(journal.device) <= 12
    assert journal.device.isalnum()
    assert journal.device == journal.device.lower()
    assert journal_at(home).device == journal.device
    assert (place.state / "device").read_text().split()[0] == journal.device
    assert not place.data.exists()


@pytest.mark.parametrize("content", [b"", b"\x00" * 10, b"../../etc\n", b"\xff\xfe"])
def test_a_damaged_device_file_gets_a_fresh_device(place: Folders, home: Path, content: bytes) -> None:
    place.state.mkdir(parents=True)
    (place.state / "device").write_bytes(content)
    journal = journal_at(home)
    record = journal.append(checkin(), TODAY)
    assert (place.state / "device").read_text().split()[0] == journal.device
    assert as_they_stand(home) == (record,)


def test_ratings_and_words_outside_the_allowed_ones_are_refused(journal: Journal, home: Path) -> None:
    wrong: list[Data] = [
        Checkin(mood=11),
        Checkin(pull=-1),
        Practice("a", "b", "stranger", "x", "out", "perhaps"),  # type: ignore[arg-type]
        Review("unheard-of"),  # type: ignore[arg-type]
    ]
    for data in wrong:
        with pytest.raises(InvalidError) as caught:
            journal.append(data, TODAY)
        assert "\n" not in str(caught.value)
    assert journal.records() == ()
    assert not list(home.rglob("*.json"))


def test_a_clock_without_a_zone_is_refused(home: Path) -> None:
    journal = journal_at(home, lambda: MORNING.replace(tzinfo=None))
    with pytest.raises(InvalidError):
        journal.append(checkin(), TODAY)
    assert as_they_stand(home) == ()


@pytest.mark.parametrize(
    "zone",
    [
        UTC,
        timezone(timedelta(hours=-3, minutes=-30)),
        ZoneInfo("Europe/Berlin"),
        ZoneInfo("Asia/Kathmandu"),
    ],
)
def test_the_time_keeps_its_offset(home: Path, zone: timezone | ZoneInfo) -> None:
    time = datetime(2026, 10, 25, 2, 30, 15, 123456, tzinfo=zone, fold=1)
    made = journal_at(home, lambda: time).append(checkin(), TODAY)
    (read,) = as_they_stand(home)
    assert read == made
    assert read.at.timestamp() == time.timestamp()
    assert read.at.utcoffset() == time.utcoffset()


def test_many_records_at_once_are_one_file_a_month_with_rising_ids(home: Path) -> None:
    journal = journal_at(home)
    days = [date(2026, 9, 1) + timedelta(days=number) for number in range(80)]
    entries = [
        (checkin(number % 11), day, MORNING - timedelta(days=80 - number)) for number, day in enumerate(days)
    ]
    assert journal.append_many(entries) == 80
    records = as_they_stand(home)
    assert [record.day for record in records] == days
    assert [record.at for record in records] == [at for _data, _day, at in entries]
    ids = [record.id for record in records]
    assert ids == sorted(set(ids))
    assert len(list(home.rglob("2026-*.json*"))) == 3
    assert journal.append_many([]) == 0


def test_records_between_two_days(journal: Journal) -> None:
    days = [date(2026, 9, 30), date(2026, 10, 1), date(2026, 10, 31), date(2026, 11, 1)]
    for day in days:
        journal.append(checkin(), day)
    assert [record.day for record in journal.records(days[1], days[2])] == days[1:3]
    assert [record.day for record in journal.records(until=days[0])] == days[:1]
    assert [record.day for record in journal.records(since=days[3])] == days[3:]


def test_history_has_recent_and_future_months_by_record_and_older_ones_as_digests(journal: Journal) -> None:
    for day in (date(2024, 2, 29), date(2025, 11, 1), TODAY, date(2027, 3, 1)):
        journal.append(practice(), day)
    history = journal.history(TODAY)
    assert [record.day for record in history.recent] == [date(2025, 11, 1), TODAY, date(2027, 3, 1)]
    assert [digest.month for digest in history.digests] == [date(2024, 2, 1)]
    assert date(2024, 2, 29) in history.practised_days


def test_the_last_made_is_the_one_with_the_highest_id_whatever_its_day(journal: Journal, home: Path) -> None:
    first = journal.append(checkin(1), TODAY)
    filled_in = journal.append(practice(), date(2026, 3, 1))
    assert journal.last_made() == filled_in
    journal.withdraw(filled_in)
    assert journal.last_made() == first
    edit = journal.append(checkin(2), TODAY, replaces=first)
    latest = journal_at(home).last_made()
    assert latest is not None
    assert latest.id == edit.id
    journal.withdraw(latest)
    assert journal.last_made() is None


def test_the_fingerprint_changes_with_any_file(journal: Journal, home: Path, place: Folders) -> None:
    seen = {journal.fingerprint()}
    journal.append(checkin(), TODAY)
    seen.add(journal.fingerprint())
    journal.append(checkin(), date(2026, 1, 1))
    seen.add(journal.fingerprint())
    other = place.journal / "otherdevice"
    other.mkdir()
    (other / "2026-11.json").write_bytes(b'{"records":{}}')
    seen.add(journal.fingerprint())
    assert len(seen) == 4
    assert journal.fingerprint() in seen


def test_nothing_but_the_record_itself_is_written_about_it(journal: Journal, home: Path) -> None:
    fill(journal, 3)
    journal.history(TODAY)
    assert all_bytes(home).count(b"note 2") == 1
