"""What syncing leaves beside a month of this device is taken into that month at the next save, and only then goes."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from nc_tui.journal.errors import DiskFullError
from nc_tui.journal.folders import Folders, folders
from nc_tui.journal.journal import Journal
from nc_tui.journal.record_codec import sealed
from nc_tui.practice.kinds import Data, Letter, Profile
from nc_tui.practice.records import Record
from tests.journal import codec
from tests.journal.examples import (
    SECRET,
    TODAY,
    all_bytes,
    as_they_stand,
    checkin,
    fill,
    journal_at,
    month_file,
    practice,
)
from tests.journal.killing import killed_before

SYNCTHING = "2026-11.sync-conflict-20261123-080000-ABCDEFG.json"
NAMES = (
    SYNCTHING,
    "2026-11 (Jürgens conflicted copy 2026-11-23).json",
    "2026-11 (In Konflikt stehende Kopie von Jürgen).json",
    "2026-11 (1).json",
    "2026-11~HEAD.json",
)


def only_in_a_copy(home: Path, *given: Data, name: str = SYNCTHING) -> tuple[Path, list[Record]]:
    """Records that this device made, and that only a copy beside its month has."""
    place, journal = folders(home), journal_at(home)
    path = month_file(place, journal)
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.read_bytes() if path.exists() else None
    made = [journal.append(data, TODAY) for data in given]
    copy = path.with_name(f"{name}{codec.in_use.ending}")
    copy.write_bytes(path.read_bytes())
    if before is None:
        path.unlink()
    else:
        path.write_bytes(before)
    return copy, made


@pytest.mark.parametrize("name", NAMES)
def test_the_next_save_takes_its_records_in_once_and_the_copy_goes(
    journal: Journal, place: Folders, home: Path, name: str
) -> None:
    kept = fill(journal, 2)
    copy, made = only_in_a_copy(home, practice("theirs"), checkin(), name=name)
    after = journal_at(home).append(checkin(), date(2026, 10, 1))
    assert not copy.exists()
    assert set(as_they_stand(home)) == {*kept, *made, after}
    month = month_file(place, journal).read_bytes()
    assert [one["id"] for one in json.loads(month)["records"].values()] == [one.id for one in (*kept, *made)]
    assert journal_at(home).damage() == ()


def test_before_that_save_its_closing_answers_count_and_later_they_do_too(home: Path) -> None:
    fill(journal_at(home), 1)
    copy, (answer,) = only_in_a_copy(home, Profile(gates={"asked-no-contact": True}))
    assert journal_at(home).history(TODAY).lasting == (answer,)
    journal_at(home).append(checkin(), TODAY)
    assert not copy.exists()
    assert journal_at(home).history(TODAY).lasting == (answer,)
    assert journal_at(home).history(TODAY).doubts == ()


def test_a_look_around_takes_it_in_as_well(journal: Journal, home: Path) -> None:
    fill(journal, 1)
    for look in (Journal.sweep, Journal.repair):
        copy, made = only_in_a_copy(home, checkin())
        look(journal_at(home))
        assert not copy.exists()
        assert set(made) < set(as_they_stand(home))


@pytest.mark.parametrize(
    "data", [practice(SECRET), Letter(state="kept", text=SECRET)], ids=["note", "letter"]
)
def test_what_was_erased_meanwhile_does_not_come_back(home: Path, place: Folders, data: Data) -> None:
    fill(journal_at(home), 1)
    copy, (record,) = only_in_a_copy(home, data)
    stale = copy.read_bytes()
    journal = journal_at(home)
    copy.rename(month_file(place, journal))
    journal.erase(record.id)
    copy.write_bytes(stale)
    journal_at(home).append(checkin(), TODAY)
    assert not copy.exists()
    assert all(one.erased for one in as_they_stand(home) if one.id == record.id)
    assert SECRET.encode() not in month_file(place, journal_at(home)).read_bytes()
    assert SECRET.encode() not in all_bytes(home)


def test_an_erasing_that_only_the_copy_knows_is_carried_out(home: Path, place: Folders) -> None:
    journal = journal_at(home)
    record = journal.append(practice(SECRET), TODAY)
    before = month_file(place, journal).read_bytes()
    journal.erase(record.id)
    month_file(place, journal).rename(
        copy := month_file(place, journal).with_name(SYNCTHING + codec.in_use.ending)
    )
    month_file(place, journal).write_bytes(before)
    journal_at(home).append(checkin(), TODAY)
    assert not copy.exists()
    assert SECRET.encode() not in month_file(place, journal).read_bytes()


def test_a_damaged_copy_gives_what_it_has_and_is_set_aside(home: Path, place: Folders) -> None:
    fill(journal_at(home), 1)
    copy, made = only_in_a_copy(home, practice("whole"), practice("broken"))
    wrong = copy.read_bytes().replace(b"broken", b"BROKEN")
    copy.write_bytes(wrong)
    journal_at(home).append(checkin(), TODAY)
    assert not copy.exists()
    (aside,) = place.set_aside.iterdir()
    assert aside.read_bytes() == wrong
    assert made[0] in as_they_stand(home)
    (damage,) = journal_at(home).damage()
    assert damage.set_aside == aside


def test_a_copy_that_says_something_else_of_a_record_stays_and_counts_as_before(
    home: Path, place: Folders
) -> None:
    journal = journal_at(home)
    journal.append(practice("one"), TODAY)
    path = month_file(place, journal)
    one = json.loads(path.read_bytes())["records"]["1"]
    other = sealed(one | {"data": one["data"] | {"note": "two"}})
    copy = path.with_name(SYNCTHING + codec.in_use.ending)
    copy.write_bytes(json.dumps({"records": {"1": other}}).encode())
    before = as_they_stand(home)
    after = journal_at(home).append(checkin(), TODAY)
    assert copy.exists()
    assert set(as_they_stand(home)) == {*before, after}


def test_copies_in_the_folders_of_others_and_old_versions_stay(home: Path, place: Folders) -> None:
    journal = journal_at(home)
    fill(journal, 1)
    other = journal_at(home.parent / "other")
    theirs = fill(other, 2)
    raw = month_file(folders(home.parent / "other"), other).read_bytes()
    kept = [
        place.journal / other.device / (SYNCTHING + codec.in_use.ending),
        place.journal / ".stversions" / journal.device / f"2026-11~20261123-080000.json{codec.in_use.ending}",
    ]
    for path in kept:
        path.parent.mkdir(parents=True)
        path.write_bytes(raw)
    journal_at(home).append(checkin(), TODAY)
    assert [path.read_bytes() for path in kept] == [raw, raw]
    assert set(theirs) < set(as_they_stand(home))


def test_records_that_only_an_old_version_has_as_well_are_taken_in(home: Path, place: Folders) -> None:
    journal = journal_at(home)
    fill(journal, 1)
    copy, made = only_in_a_copy(home, checkin())
    old = place.journal / ".stversions" / journal.device / f"2026-11~1.json{codec.in_use.ending}"
    old.parent.mkdir(parents=True)
    shutil.copy(copy, old)
    journal_at(home).append(checkin(), TODAY)
    shutil.rmtree(place.journal / ".stversions")
    assert set(made) < set(as_they_stand(home))


def test_where_the_disk_is_full_the_save_counts_and_the_copy_stays(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(journal_at(home), 1)
    copy, made = only_in_a_copy(home, checkin())

    def full(*_given: object) -> bool:
        raise DiskFullError("The disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr("nc_tui.journal.conflicts.unite", full)
        saved = journal_at(home).append(checkin(), TODAY)
    assert copy.exists()
    assert {*made, saved} < set(as_they_stand(home))
    journal_at(home).append(checkin(), TODAY)
    assert not copy.exists()


def test_killed_at_any_change_every_record_is_there_and_the_next_save_ends_it(tmp_path: Path) -> None:
    first = tmp_path / "first"
    fill(journal_at(first), 2)
    only_in_a_copy(first, practice("theirs"), checkin())
    before, number = set(as_they_stand(first)), 0
    assert len(before) == 4
    home = tmp_path / "home"
    while True:
        number += 1
        shutil.rmtree(home, ignore_errors=True)
        shutil.copytree(first, home)
        killed = killed_before(number, lambda: journal_at(home).append(checkin(), TODAY))
        assert before <= set(as_they_stand(home)), number
        assert journal_at(home).damage() == (), number
        journal_at(home).append(checkin(), TODAY)
        assert list(folders(home).journal.rglob("*conflict*")) == [], number
        if not killed:
            break
    assert number > 10
