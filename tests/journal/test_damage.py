"""Damage never goes unseen, and never takes with it what can still be read."""

import json
import random
from datetime import date
from pathlib import Path

import pytest

from nc_tui.journal.errors import JournalError
from nc_tui.journal.folders import Folders, folders
from nc_tui.journal.identity import new_id
from nc_tui.journal.journal import Journal
from nc_tui.journal.record_codec import sealed
from tests.journal.examples import (
    TODAY,
    as_they_stand,
    as_written,
    checkin,
    fill,
    journal_at,
    month_file,
    practice,
)


def test_cut_at_every_byte_all_that_is_whole_is_kept_and_the_loss_is_reported(
    journal: Journal, place: Folders, home: Path
) -> None:
    made = fill(journal, 4)
    path = month_file(place, journal)
    whole = path.read_bytes()
    documents = [whole.find(b'{"id":"' + record.id.encode()) for record in made]
    ends = [whole.find(b"}", whole.find(b'"crc":', start)) + 1 for start in documents]
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        again = journal_at(home)
        expected = [record for record, end in zip(made, ends, strict=True) if end <= length]
        assert list(again.records()) == expected, length
        (damage,) = again.damage()
        assert damage.file == path
        assert "\n" not in str(damage)
        assert path.read_bytes() == whole[:length]


def test_no_bit_flip_is_silent(journal: Journal, place: Folders, home: Path) -> None:
    made = [*fill(journal, 5), journal.append(practice("Grüße aus Köln"), TODAY)]
    made.append(journal.withdraw(made[1]))
    everything = journal.everything()
    path = month_file(place, journal)
    whole = path.read_bytes()
    chance = random.Random(20261123)
    reported = 0
    for _ in range(600):
        bit = chance.randrange(len(whole) * 8)
        flipped = bytearray(whole)
        flipped[bit // 8] ^= 1 << bit % 8
        path.write_bytes(bytes(flipped))
        again = journal_at(home)
        found = again.everything()
        if again.damage() == ():
            assert found == everything, bit
        else:
            reported += 1
            assert {record.id for record in found} <= {record.id for record in made}
            assert len(found) >= len(made) - 2, bit
            assert all(record in everything for record in found)
    assert reported > 500


@pytest.mark.parametrize(
    "garbage",
    [
        b"",
        b"\x00" * 500,
        b"not json",
        b"[]",
        b"null",
        b'"records"',
        b'{"records":[]}',
        b'{"records":{"x":{}}}',
        b'{"records":{"1":{}},"records":{"1":{}}}',
        b'{"_default":{"1":{"a":1}}}',
        b'{"records":{"1":{"a":1},"01":{"a":1}}}',
        b"[" * 100_000,
        b'{"id":' * 20_000,
        '{"records":{}}'.encode("utf-16"),
        b"\xff\xfe\xfa" * 100,
        b'{"records":{"1":{"crc":NaN}}}',
    ],
)
def test_whatever_is_in_a_file_is_reported_and_the_rest_goes_on(
    journal: Journal, place: Folders, home: Path, garbage: bytes
) -> None:
    record = journal.append(checkin(), TODAY)
    path = month_file(place, journal, "2026-10")
    path.write_bytes(garbage)
    again = journal_at(home)
    assert again.history(TODAY).recent == (record,)
    (damage,) = again.damage()
    assert damage.file == path
    assert path.read_bytes() == garbage


def test_two_documents_under_the_same_number_are_both_kept(
    journal: Journal, place: Folders, home: Path
) -> None:
    made = fill(journal, 3)
    path = month_file(place, journal)
    path.write_bytes(path.read_bytes().replace(b',"2":{', b',"3":{'))
    again = journal_at(home)
    assert again.records() == tuple(made)
    (damage,) = again.damage()
    assert "twice" in str(damage)
    made.append(again.append(checkin(), TODAY))
    assert set(as_they_stand(home)) == set(made)


@pytest.mark.parametrize("value", [b'"\\ud83d"', b"1e999", b"1" + b"0" * 40])
def test_a_document_that_can_be_read_but_not_written_stops_nobody_from_saving(
    journal: Journal, place: Folders, home: Path, value: bytes
) -> None:
    made = fill(journal, 3)
    path = month_file(place, journal)
    changed = path.read_bytes().replace(b'"note 2"', value)
    path.write_bytes(changed)
    made.append(journal.append(checkin(), TODAY))
    assert as_they_stand(home) == (made[0], made[1], made[3])
    (copy,) = place.set_aside.iterdir()
    assert copy.read_bytes() == changed
    (damage,) = journal.damage()
    assert damage.set_aside == copy


def test_what_cannot_be_mended_is_said_and_does_not_stop_the_rest(
    journal: Journal, place: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.append(checkin(), date(2026, 10, 1))
    fill(journal, 2)
    for path in (month_file(place, journal), month_file(place, journal, "2026-10")):
        path.write_bytes(path.read_bytes()[:-9])
    place.set_aside.write_text("in the way")
    first, second = journal.repair()
    assert "couldn't be repaired" in str(first)
    assert str(place.set_aside) in str(second)
    assert len(journal.records()) == 1


def test_saving_into_a_damaged_file_sets_it_aside_first(journal: Journal, place: Folders, home: Path) -> None:
    made = fill(journal, 3)
    path = month_file(place, journal)
    cut = path.read_bytes()[:-60]
    path.write_bytes(cut)
    added = journal.append(checkin(9), TODAY)
    assert as_they_stand(home) == (made[0], made[1], added)
    (copy,) = place.set_aside.iterdir()
    assert copy.read_bytes() == cut
    assert copy.stat().st_mode & 0o777 == 0o600
    (damage,) = journal.damage()
    assert damage.set_aside == copy
    assert str(copy) in str(damage)
    (told_again,) = journal_at(home).damage()
    assert (told_again.file, told_again.set_aside) == (path, copy)
    copy.unlink()
    assert journal_at(home).damage() == ()


def test_repair_sets_aside_writes_what_is_readable_and_says_so_until_the_copy_is_gone(
    journal: Journal, place: Folders, home: Path
) -> None:
    made = fill(journal, 3)
    path = month_file(place, journal)
    path.write_bytes(path.read_bytes()[:-60])
    again = journal_at(home)
    (damage,) = again.repair()
    assert damage.set_aside is not None
    assert damage.set_aside.exists()
    assert again.records() == tuple(made[:2])
    (told_again,) = journal_at(home).repair()
    assert (told_again.file, told_again.set_aside) == (damage.file, damage.set_aside)
    damage.set_aside.unlink()
    assert journal_at(home).repair() == ()


def test_a_record_with_a_wrong_checksum_is_left_in_its_file_and_copied_once(
    journal: Journal, place: Folders, home: Path
) -> None:
    made = fill(journal, 3)
    path = month_file(place, journal)
    changed = path.read_bytes().replace(b"note 2", b"nope 2")
    path.write_bytes(changed)
    for _ in range(3):
        again = journal_at(home)
        (damage,) = again.repair()
        assert damage.records_lost == 1
        assert damage.set_aside is not None
        assert damage.set_aside.read_bytes() == changed
        assert "2026-11-23" in str(damage)
    added = journal.append(checkin(1), TODAY)
    assert as_they_stand(home) == (made[0], made[1], added)
    assert b"nope 2" in path.read_bytes()
    assert len(list(place.set_aside.iterdir())) == 1


def test_a_damaged_record_that_another_file_still_has_is_not_lost(
    journal: Journal, place: Folders, home: Path
) -> None:
    made = fill(journal, 3)
    path = month_file(place, journal)
    path.with_name("2026-11.sync-conflict-20261123-080000-ABCDEFG.json").write_bytes(path.read_bytes())
    path.write_bytes(path.read_bytes().replace(b"note 2", b"nope 2"))
    again = journal_at(home)
    assert again.records() == tuple(made)
    (damage,) = again.damage()
    assert damage.records_lost == 0


def test_another_devices_damaged_file_is_only_looked_at(journal: Journal, place: Folders, home: Path) -> None:
    fill(journal, 1)
    other = journal_at(home.parent / "other")
    theirs = fill(other, 3)
    folder = place.journal / other.device
    folder.mkdir()
    path = as_written(folder / "2026-11.json")
    cut = month_file(folders(home.parent / "other"), other).read_bytes()[:-60]
    path.write_bytes(cut)
    (damage,) = journal.repair()
    assert "another device" in str(damage)
    assert damage.set_aside is None
    assert path.read_bytes() == cut
    assert set(theirs[:2]) <= set(journal.records())
    journal.append(checkin(), TODAY)
    assert path.read_bytes() == cut


def test_half_written_files_of_a_crash_are_removed_by_repair(journal: Journal, place: Folders) -> None:
    fill(journal, 1)
    stale = month_file(place, journal).with_name(".2026-11.json.1f-0.nc-tmp")
    stale.write_bytes(b'{"rec')
    assert journal.repair() == ()
    assert not stale.exists()
    assert len(journal.records()) == 1


def test_a_record_of_another_month_is_reported_not_counted(
    journal: Journal, place: Folders, home: Path
) -> None:
    fill(journal, 2)
    month_file(place, journal).rename(month_file(place, journal, "2026-12"))
    again = journal_at(home)
    assert again.records() == ()
    (damage,) = again.damage()
    assert damage.records_lost == 2


def test_records_of_a_newer_version_are_kept_and_are_no_damage(
    journal: Journal, place: Folders, home: Path
) -> None:
    first = journal.append(checkin(1), TODAY)
    path = month_file(place, journal)
    tables = json.loads(path.read_bytes())
    frame = {key: value for key, value in tables["records"]["1"].items() if key not in ("data", "kind")}
    for number, (kind, data) in enumerate([("dream", {"text": "x"}), ("checkin", {"mood": "radiant"})], 2):
        identity = new_id(first.at, first.id)
        document = frame | {"id": identity, "kind": kind, "data": data, "replaces": first.id}
        tables["records"][str(number)] = sealed(document)
    path.write_bytes(json.dumps(tables).encode())
    again = journal_at(home)
    assert again.records() == (first,)
    assert again.damage() == ()
    assert again.newer() == 2
    unknown = [record for record in again.everything() if record.id != first.id]
    assert {(record.kind, record.data, record.replaces) for record in unknown} == {
        ("dream", None, None),
        ("checkin", None, None),
    }
    again.append(checkin(2), TODAY)
    assert b'"mood":"radiant"' in path.read_bytes()
    after = journal_at(home)
    assert len(after.records()) == 2
    assert (after.newer(), after.damage()) == (2, ())


def test_names_that_are_no_month_files_are_ignored(journal: Journal, place: Folders, home: Path) -> None:
    made = fill(journal, 1)
    folder = place.journal / journal.device
    for name in (
        "2026-13.json",
        "0000-01.json",
        "2026-112.json",
        "notes.txt",
        "2026-11.json~",
        ".2026-11.json",
    ):
        (folder / name).write_bytes(b"garbage")
    (folder / "2026-10.json").mkdir()
    (folder / "2026-09.json").symlink_to("nowhere")
    (place.journal / "ring").symlink_to(place.journal)
    again = journal_at(home)
    assert again.records() == tuple(made)
    assert again.damage() == ()


def test_a_file_in_the_place_of_the_journal_is_said_clearly(journal: Journal, place: Folders) -> None:
    place.data.mkdir(parents=True)
    place.journal.write_text("in the way")
    assert journal.history(TODAY).recent == ()
    (damage,) = journal.damage()
    assert damage.file == place.journal
    with pytest.raises(JournalError) as caught:
        journal.append(checkin(), TODAY)
    assert str(place.journal) in str(caught.value)
    assert place.journal.read_text() == "in the way"
