"""What lies beside the journal's own files, and times that nobody can reckon with, cost only themselves."""

import errno
import json
import os
from datetime import date, datetime
from pathlib import Path

import pytest

from nc_tui.journal import errors
from nc_tui.journal.errors import InvalidError, RemainsError
from nc_tui.journal.folders import Folders
from nc_tui.journal.identity import new_id
from nc_tui.journal.journal import Journal
from nc_tui.journal.record_codec import sealed
from nc_tui.journal.store import NoFileError, read_file
from nc_tui.practice.kinds import Letter
from tests.journal.examples import (
    MORNING,
    SECRET,
    TODAY,
    Clock,
    all_bytes,
    as_they_stand,
    checkin,
    drafts_at,
    fill,
    journal_at,
    month_file,
)


@pytest.mark.parametrize("name", ["loop", "2026-10.json"])
def test_a_link_to_itself_hides_no_month_beside_it(
    journal: Journal, place: Folders, home: Path, name: str
) -> None:
    made = fill(journal, 2)
    (place.journal / name).symlink_to(place.journal / name)
    again = journal_at(home)
    assert again.records() == tuple(made)
    assert [damage.file.name for damage in again.damage()] == [name]
    fill(journal, 1)


def test_a_month_that_is_a_link_stays_one(journal: Journal, place: Folders, home: Path) -> None:
    made = fill(journal, 1)
    path, target = month_file(place, journal), home.parent / "elsewhere.json"
    path.rename(target)
    path.symlink_to(target)
    made += fill(journal, 1)
    assert path.is_symlink()
    assert as_they_stand(home) == tuple(made)


def test_a_pipe_is_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(NoFileError):
        read_file(tmp_path / "pipe")


@pytest.mark.parametrize("name", ["index", "sealed-answers", "device", "drafts/letter.draft"])
def test_pipes_in_the_state_folder_stop_nobody(
    journal: Journal, place: Folders, home: Path, name: str
) -> None:
    path = place.state / name
    path.parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(path)
    again = journal_at(home)
    again.history(TODAY)
    again.damage()
    assert drafts_at(place).load("letter") == ""


@pytest.mark.parametrize(
    ("day", "at"),
    [
        ("0001-01-01", "0001-01-01T00:00:00+14:00"),
        ("0099-05-05", "0099-05-05T08:00:00+01:00"),
        ("9999-12-31", "9999-12-31T23:59:59-12:00"),
        ("2026-11-23", "0001-01-01T00:00:00+14:00"),
    ],
)
def test_a_record_of_an_impossible_year_is_told_and_locks_nobody_out(
    journal: Journal, place: Folders, home: Path, day: str, at: str
) -> None:
    (made,) = fill(journal, 1)
    frame = json.loads(month_file(place, journal).read_bytes())["records"]["1"]
    synced = sealed({**frame, "day": day, "at": at, "id": new_id(MORNING, made.id), "device": "other"})
    path = place.journal / "other" / f"{day[:7]}.json"
    path.parent.mkdir()
    path.write_text(json.dumps({"records": {"1": synced}}))
    again = journal_at(home)
    assert again.history(TODAY).recent == (made,)
    assert [damage.records_lost for damage in again.damage()] == [1]
    assert again.records() == (made,)
    again.repair()


def test_an_impossible_year_is_never_written(home: Path) -> None:
    journal = journal_at(home)
    with pytest.raises(InvalidError, match="1900"):
        journal.append(checkin(), date(206, 11, 25))
    with pytest.raises(InvalidError):
        journal.append(Letter("sealed", "x", date(9999, 1, 1)), TODAY)
    with pytest.raises(InvalidError):
        journal_at(home, Clock(datetime.fromisoformat("1700-01-01T00:00+00:00"))).append(checkin(), TODAY)
    assert as_they_stand(home) == ()


def test_what_is_removed_meanwhile_is_no_error(
    journal: Journal, place: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another window puts its half-written file in place between the listing and the look at it."""
    fill(journal, 1)
    drafts_at(place).save("letter", "half a sen")
    for folder in (place.state / "drafts", place.journal):
        (folder / ".letter.draft.1f-0.nc-tmp").symlink_to("gone")
        listed = Path.glob

    def globbed(path: Path, pattern: str) -> list[Path]:
        found = list(listed(path, pattern))
        for left in found:
            if left.name.endswith(".nc-tmp"):
                left.unlink()
        return found

    monkeypatch.setattr(Path, "glob", globbed)
    journal.sweep()
    drafts_at(place).discard("letter")


def test_an_unreadable_file_hinders_no_erasing_and_is_named(
    journal: Journal, place: Folders, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = journal.append(Letter("kept", SECRET), TODAY)
    closed = place.journal / "other" / "2026-09.json"
    closed.parent.mkdir()
    os.mkfifo(closed)
    os.mkfifo(place.journal / "other" / "2026-08.json")
    (place.journal / "other" / "big").symlink_to(closed.parent / "loop")
    assert journal.erase(letter.id) == 1
    closed.unlink()
    closed.write_bytes(b"x" * 100)
    monkeypatch.setattr("nc_tui.journal.store.read_file", lambda path: refused(path, closed))
    again = journal.append(Letter("kept", SECRET), TODAY)
    with pytest.raises(RemainsError) as caught:
        journal.erase(again.id)
    assert closed.name in str(caught.value)
    assert "ich vermisse" not in all_bytes(home / "data" / "journal" / journal.device).decode()


def refused(path: str | Path, closed: Path) -> bytes:
    if Path(path) == closed:
        raise PermissionError(errno.EACCES, "Permission denied")
    return read_file(path)


def test_nothing_behind_a_linked_folder_is_changed_and_it_is_named(
    journal: Journal, place: Folders, home: Path
) -> None:
    letter = journal.append(Letter("kept", SECRET), TODAY)
    outside = home.parent / "outside"
    outside.mkdir()
    (outside / "2026-11.json").write_bytes(month_file(place, journal).read_bytes())
    (outside / ".notes.nc-tmp").write_text("not ours")
    os.utime(outside / ".notes.nc-tmp", (0, 0))
    (place.journal / "linked").symlink_to(outside)
    with pytest.raises(RemainsError, match="linked"):
        journal.erase(letter.id)
    assert (outside / ".notes.nc-tmp").exists()
    assert b"ich vermisse" in (outside / "2026-11.json").read_bytes()
    assert as_they_stand(home)[0].erased


def test_a_file_that_belongs_to_somebody_else_is_said_to(
    journal: Journal, place: Folders, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(journal, 1)
    somebody = home.stat().st_uid + 1
    monkeypatch.setattr("nc_tui.journal.errors.os.getuid", lambda: somebody)
    path = month_file(place, journal)
    monkeypatch.setattr("nc_tui.journal.store.read_file", lambda found: refused(found, path))
    again = journal_at(home)
    assert again.records() == ()
    (damage,) = again.damage()
    assert "it belongs to" in str(damage)
    with pytest.raises(errors.UnwritableError, match=r"belongs to .* chown"):
        again.append(checkin(), TODAY)


def test_no_flipped_bit_makes_a_draft_say_something_else(place: Folders) -> None:
    drafts = drafts_at(place)
    text = '{"day":"2026-11-23","note":"half a sen"}'
    drafts.save("2026-11-23.listening", text)
    (path,) = (place.state / "drafts").iterdir()
    whole = path.read_bytes()
    for bit in range(len(whole) * 8):
        flipped = bytearray(whole)
        flipped[bit // 8] ^= 1 << bit % 8
        path.write_bytes(bytes(flipped))
        assert drafts.load("2026-11-23.listening") in ("", text), bit


def test_a_damaged_draft_is_set_aside_told_and_never_replaced(journal: Journal, place: Folders) -> None:
    drafts = drafts_at(place)
    drafts.save("letter", SECRET)
    (path,) = (place.state / "drafts").iterdir()
    damaged = path.read_bytes().replace(b"immer", b"nimme")
    path.write_bytes(damaged)
    drafts.save("letter", "new")
    assert drafts.load("letter") == "new"
    (found,) = journal.damage()
    assert found.set_aside is not None
    assert found.set_aside.read_bytes() == damaged
    assert drafts.keys() == ("letter",)
    drafts.burn("letter")
    assert list((place.state / "drafts").iterdir()) == []


def test_a_draft_under_another_name_is_not_believed(place: Folders) -> None:
    drafts = drafts_at(place)
    drafts.save("2026-11-23.listening", "today's")
    (path,) = (place.state / "drafts").iterdir()
    path.rename(path.with_name("2026-11-24.listening.draft"))
    assert drafts.load("2026-11-24.listening") == ""


def test_no_flipped_bit_makes_this_machine_another(journal: Journal, place: Folders, home: Path) -> None:
    fill(journal, 1)
    path = place.state / "device"
    whole = path.read_bytes()
    for bit in range(len(whole) * 8):
        flipped = bytearray(whole)
        flipped[bit // 8] ^= 1 << bit % 8
        path.write_bytes(bytes(flipped))
        found = journal_at(home).last_made()
        assert found is not None, bit
        assert found.device == journal.device, bit
