"""Backups bring back whatever went missing, and nothing that was erased; a hostile one does no harm."""

import os
import stat
import struct
import zipfile
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nc_tui.journal import archive, backups
from nc_tui.journal.errors import JournalError
from nc_tui.journal.folders import Folders, folders
from nc_tui.journal.journal import Journal
from tests.journal.examples import (
    MORNING,
    TODAY,
    Clock,
    as_they_stand,
    checkin,
    fill,
    journal_at,
    month_file,
    practice,
)

PLACES = st.integers(0, 1 << 16)
"""Where a byte is changed, whatever the length."""


def restore(journal: Journal, path: Path) -> int:
    """Takes in all that a backup has; how many records came."""
    found = journal.in_backup(path)
    journal.take_in(found.arrival, lambda _done, _of: None)
    return found.arrival.count


def made(journal: Journal) -> Path:
    daily = journal.back_up_daily()
    assert daily is not None
    return daily.path


def test_a_lost_month_comes_back_whole(journal: Journal, place: Folders, home: Path) -> None:
    fill(journal, 4)
    fill(journal, 3, TODAY - timedelta(days=40))
    before = as_they_stand(home)
    backup = made(journal)
    month_file(place, journal, "2026-10").unlink()
    assert len(as_they_stand(home)) == 4
    assert restore(journal_at(home), backup) == 3
    assert as_they_stand(home) == before
    assert journal_at(home).damage() == ()


def test_what_was_recorded_since_stays_and_what_is_there_isn_t_taken_twice(
    journal: Journal, home: Path
) -> None:
    fill(journal, 3)
    backup = made(journal)
    later = journal.append(checkin(), TODAY)
    assert restore(journal_at(home), backup) == 0
    assert later in as_they_stand(home)
    assert len(journal_at(home).everything()) == 4


def test_what_was_undone_stays_undone(journal: Journal, home: Path) -> None:
    record = journal.append(practice("a note"), TODAY)
    backup = made(journal)
    journal.withdraw(record)
    restore(journal_at(home), backup)
    assert as_they_stand(home) == ()


def test_records_of_another_device_keep_its_name_and_its_files_stay_as_they_are(
    journal: Journal, place: Folders, home: Path, tmp_path: Path
) -> None:
    other = journal_at(tmp_path / "other", Clock(MORNING + timedelta(hours=1)))
    theirs = fill(other, 3)
    their_file = month_file(folders(tmp_path / "other"), other)
    here = place.journal / other.device / their_file.name
    fill(journal, 1)
    here.parent.mkdir()
    here.write_bytes(their_file.read_bytes())
    backup = made(journal)
    here.write_bytes(b"")
    assert restore(journal_at(home), backup) == 3
    assert here.read_bytes() == b""
    assert [one for one in as_they_stand(home) if one.device == other.device] == theirs


def test_there_is_one_a_day_that_only_its_owner_may_read(journal: Journal) -> None:
    fill(journal, 1)
    backup = made(journal)
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    assert stat.S_IMODE(backup.parent.stat().st_mode) == 0o700
    assert journal.back_up_daily() is None
    again = journal.back_up()
    assert again.path == backup
    assert journal.backups() == (backup,)


def test_old_ones_go_as_the_days_pass(home: Path) -> None:
    clock = Clock()
    journal = journal_at(home, clock)
    fill(journal, 1)
    for _ in range(100):
        clock.time += timedelta(days=1)
        made(journal)
    assert 7 <= len(journal.backups()) <= 7 + 4 + 12
    assert journal.backups()[0].stem == clock.time.date().isoformat()


def before_ones(journal: Journal) -> list[Path]:
    return [path for path in journal.backups() if path.stem.startswith("before-")]


def lose_and_restore(journal: Journal, place: Folders, backup: Path) -> int:
    month_file(place, journal).unlink()
    return restore(journal, backup)


def test_only_three_of_those_before_a_restore_stay(journal: Journal, place: Folders) -> None:
    fill(journal, 1)
    backup = made(journal)
    for _ in range(5):
        lose_and_restore(journal, place, backup)
    assert len(before_ones(journal)) == 3


def test_one_that_is_restored_stays_until_all_of_it_is_here(
    journal: Journal, place: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(journal, 2)
    backup = made(journal)
    for _ in range(3):
        lose_and_restore(journal, place, backup)
    (*_, oldest) = before_ones(journal)
    oldest.write_bytes(backup.read_bytes())
    month_file(place, journal).unlink()
    found = journal.in_backup(oldest)
    with monkeypatch.context() as patched:
        patched.setattr("nc_tui.journal.uniting.take_in", _full)
        with pytest.raises(JournalError):
            journal.take_in(found.arrival, lambda _done, _of: None)
    assert oldest.exists()
    assert restore(journal, oldest) == 2
    assert not oldest.exists()


def _full(*_given: object) -> None:
    raise JournalError("The disk is full.")


def test_one_that_is_made_in_the_same_second_replaces_none(home: Path, place: Folders) -> None:
    journal = journal_at(home, lambda: MORNING)
    fill(journal, 2)
    backup = made(journal)
    for number in range(3):
        lose_and_restore(journal, place, backup)
        assert len(before_ones(journal)) == number + 1


def test_where_nothing_comes_none_is_made_before_it(journal: Journal) -> None:
    fill(journal, 1)
    backup = made(journal)
    assert restore(journal, backup) == 0
    assert journal.backups() == (backup,)


def test_a_full_disk_costs_the_backup_and_leaves_nothing_behind(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(journal, 1)

    def full(_path: Path, _content: bytes, **_options: bool) -> None:
        raise JournalError("The disk is full.")

    monkeypatch.setattr(backups, "replace_file", full)
    with pytest.raises(JournalError):
        journal.back_up_daily()
    assert journal.backups() == ()


def test_a_month_that_cannot_be_read_is_named_and_the_others_are_in_it(
    journal: Journal, place: Folders, home: Path
) -> None:
    fill(journal, 2)
    fill(journal, 2, TODAY - timedelta(days=40))
    month_file(place, journal, "2026-10").unlink()
    month_file(place, journal, "2026-10").mkdir()
    loop = place.journal / "loop"
    loop.symlink_to(loop)
    backup = journal.back_up()
    assert backup.left_out == (str(loop),)
    month_file(place, journal).unlink()
    assert restore(journal_at(home), backup.path) == 2


@given(st.data())
def test_after_any_damage_everything_that_was_backed_up_is_there_again(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    home = tmp_path_factory.mktemp("home")
    journal = journal_at(home)
    days = data.draw(st.lists(st.dates(date(2026, 8, 1), date(2026, 11, 23)), min_size=1, max_size=8))
    for number, day in enumerate(days):
        journal.append(practice(f"note {number}") if number % 2 else checkin(), day)
    before = as_they_stand(home)
    backup = made(journal)
    for path in sorted(folders(home).journal.rglob("*.json*")):
        match data.draw(st.sampled_from(("gone", "empty", "cut", "flipped", "whole"))):
            case "gone":
                path.unlink()
            case "empty":
                path.write_bytes(b"")
            case "cut":
                path.write_bytes(path.read_bytes()[: data.draw(st.integers(1, 400))])
            case "flipped":
                raw = bytearray(path.read_bytes())
                raw[data.draw(PLACES) % len(raw)] ^= 1 << data.draw(st.integers(0, 7))
                path.write_bytes(raw)
    restore(journal_at(home), backup)
    assert as_they_stand(home) == before


# -- one that holds more than there is now ----------------------------------------------------------------


def test_a_backup_of_today_is_not_replaced_by_one_that_lacks_something(
    journal: Journal, place: Folders, home: Path, tmp_path: Path
) -> None:
    fill(journal, 2, TODAY - timedelta(days=40))
    fill(journal, 1)
    whole = made(journal)
    lost = month_file(place, journal, "2026-10")
    raw = lost.read_bytes()
    for damage in (b"", raw[: len(raw) // 2], None):
        if damage is None:
            lost.unlink()
            lost.mkdir()
        else:
            lost.write_bytes(damage)
        later = journal.append(checkin(), TODAY)
        again = journal.back_up()
        assert (again.path.name, again.beside) == ("2026-11-23~1.zip", whole)
        assert later.id in journal.ids_in_backup(again.path)
    assert len(journal.backups()) == 2
    lost.rmdir()
    assert restore(journal_at(home), whole) == 2
    assert journal.back_up().path == whole
    assert len(journal_at(tmp_path / "elsewhere").in_backup(whole).arrival.documents) == 2


def test_a_damaged_one_of_today_is_replaced(journal: Journal) -> None:
    fill(journal, 1)
    backup = made(journal)
    backup.write_bytes(backup.read_bytes()[:-30])
    assert journal.back_up() == backups.Made(backup)


# -- a zip from anywhere --------------------------------------------------------------------------------


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


ABOUT = {"backup.json": b'{"format":1}'}


@pytest.mark.parametrize(
    "content",
    [b"", b"PK\x03\x04", b"no zip at all", b"PK\x05\x06" + bytes(18)],
    ids=["empty", "cut", "another file", "nothing in it"],
)
def test_what_is_no_backup_is_refused(journal: Journal, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(content)
    with pytest.raises(JournalError, match="Choose another file"):
        journal.in_backup(path)


def test_names_that_lead_elsewhere_write_nothing_there(
    journal: Journal, place: Folders, tmp_path: Path
) -> None:
    fill(journal, 2)
    raw = zipfile.ZipFile(made(journal)).read(f"journal/{journal.device}/{month_file(place, journal).name}")
    names = (
        "../../evil/2026-11.json",
        "/evil/2026-11.json",
        "journal/../../2026-11.json",
        "journal/2026-11.json",
    )
    backup = zipped(tmp_path / "evil.zip", ABOUT | dict.fromkeys(names, raw))
    before = {path for path in tmp_path.rglob("*") if "backups" not in path.parts}
    month_file(place, journal).unlink()
    assert restore(journal, backup) == 2
    month_file(place, journal).unlink()
    assert {path for path in tmp_path.rglob("*") if "backups" not in path.parts} <= before


def test_a_link_in_a_zip_is_passed_over(journal: Journal, tmp_path: Path) -> None:
    link = zipfile.ZipInfo("journal/a/2026-11.json")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    path = zipped(tmp_path / "link.zip", ABOUT)
    with zipfile.ZipFile(path, "a") as file:
        file.writestr(link, "/etc/passwd")
    assert journal.in_backup(path).arrival.count == 0


def test_what_unpacks_to_far_too_much_is_refused_whatever_sizes_it_claims(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "LARGEST", 1 << 16)
    path = zipped(tmp_path / "bomb.zip", ABOUT | {"journal/a/2026-11.json": bytes(1 << 20)})
    raw = path.read_bytes()
    place = raw.rindex(b"PK\x01\x02")
    small = struct.pack("<I", 10)
    path.write_bytes(raw[: place + 24] + small + raw[place + 28 :])
    for bomb in (raw, path.read_bytes()):
        path.write_bytes(bomb)
        with pytest.raises(JournalError):
            journal.in_backup(path)


def test_too_many_files_are_refused(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "MOST_MEMBERS", 10)
    path = zipped(tmp_path / "many.zip", ABOUT | {f"journal/{n}/2026-11.json": b"" for n in range(10)})
    with pytest.raises(JournalError, match="too many files"):
        journal.in_backup(path)


def test_a_pipe_is_no_backup_and_is_not_waited_for(journal: Journal, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.zip")
    with pytest.raises(JournalError, match="can't be read"):
        journal.in_backup(tmp_path / "pipe.zip")


@given(st.data())
def test_a_flipped_bit_in_a_backup_never_brings_a_record_that_was_not_in_it(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    home = tmp_path_factory.mktemp("home")
    journal = journal_at(home)
    fill(journal, 4)
    before = set(as_they_stand(home))
    backup = made(journal)
    raw = bytearray(backup.read_bytes())
    raw[data.draw(PLACES) % len(raw)] ^= 1 << data.draw(st.integers(0, 7))
    backup.write_bytes(raw)
    elsewhere = journal_at(tmp_path_factory.mktemp("elsewhere"))
    try:
        restore(elsewhere, backup)
    except JournalError:
        return
    assert set(elsewhere.records()) <= before


def test_a_member_is_read_however_deep_the_device_s_folder_is(
    journal: Journal, place: Folders, tmp_path: Path
) -> None:
    fill(journal, 1)
    file = month_file(place, journal)
    content = zipfile.ZipFile(BytesIO(made(journal).read_bytes())).read(
        f"journal/{journal.device}/{file.name}"
    )
    backup = zipped(tmp_path / "deep.zip", ABOUT | {f"journal/a/b/c/{file.name}": content})
    file.unlink()
    assert restore(journal, backup) == 1


# -- what is erased -------------------------------------------------------------------------------------


def says(backup: Path, text: str) -> bool:
    """Whether a backup holds the text."""
    with zipfile.ZipFile(backup) as archive:
        return any(text.encode() in archive.read(name) for name in archive.namelist())


def test_what_is_erased_goes_from_every_backup_and_everything_else_in_them_stays(
    journal: Journal, home: Path
) -> None:
    kept = journal.append(practice("this stays"), TODAY)
    record = journal.append(practice("ich vermisse sie"), TODAY)
    made(journal)
    made(Journal(folders(home), Clock(MORNING + timedelta(days=1)), journal.codec))
    elsewhere = journal_at(home / "elsewhere", Clock(MORNING - timedelta(hours=1)))
    fill(elsewhere, 1)
    assert restore(journal, made(elsewhere)) == 1
    assert len(journal.backups()) == 3
    journal.erase(record.id)
    again = journal_at(home)
    assert len(again.backups()) == 3
    for backup in again.backups():
        elsewhere = journal_at(home / backup.stem)
        restore(elsewhere, backup)
        assert kept in elsewhere.records()
        assert "vermisse" not in repr(elsewhere.everything())


def test_a_backup_that_cannot_be_read_is_named_before_it_is_called_erased(
    journal: Journal, home: Path
) -> None:
    record = journal.append(practice("ich vermisse sie"), TODAY)
    backup = made(journal)
    backup.write_bytes(backup.read_bytes()[:-30])
    with pytest.raises(JournalError, match=backup.name):
        journal.erase(record.id)
    assert all(one.erased for one in as_they_stand(home))


def test_what_another_device_erased_goes_from_the_backups_of_this_one_with_the_next(
    home: Path, place: Folders, tmp_path: Path
) -> None:
    clock = Clock()
    journal = journal_at(home, clock)
    other = journal_at(tmp_path / "other", Clock(MORNING + timedelta(minutes=5)))
    theirs = other.append(practice("ich vermisse sie"), TODAY)
    their_file = month_file(folders(tmp_path / "other"), other)
    here = place.journal / other.device / their_file.name
    fill(journal, 1)
    here.parent.mkdir()
    here.write_bytes(their_file.read_bytes())
    made(journal)
    other.erase(theirs.id)
    here.write_bytes(their_file.read_bytes())
    clock.time += timedelta(days=1)
    made(journal)
    for backup in journal.backups():
        elsewhere = journal_at(tmp_path / backup.stem)
        restore(elsewhere, backup)
        assert "vermisse" not in repr(elsewhere.everything())


def stale_text(journal: Journal, place: Folders, tmp_path: Path) -> None:
    """The file of another device, which holds a text that was erased here."""
    other = journal_at(tmp_path / "other", Clock(MORNING + timedelta(minutes=5)))
    theirs = other.append(practice("ich vermisse sie"), TODAY)
    their_file = month_file(folders(tmp_path / "other"), other)
    here = place.journal / other.device / their_file.name
    here.parent.mkdir(parents=True)
    here.write_bytes(their_file.read_bytes())
    fill(journal, 1)
    journal.erase(theirs.id)


def test_no_new_backup_takes_an_erased_text_from_the_stale_file_of_another_device(
    journal: Journal, place: Folders, tmp_path: Path
) -> None:
    stale_text(journal, place, tmp_path)
    own = journal.back_up(tmp_path / "own.zip").path
    made(journal)
    elsewhere = journal_at(tmp_path / "elsewhere", Clock(MORNING - timedelta(hours=1)))
    fill(elsewhere, 1)
    restore(journal, made(elsewhere))
    assert len(journal.backups()) == 2
    assert journal_at(tmp_path / "empty").in_backup(own).arrival.count == 2
    assert not says(own, "vermisse")
    assert not any(says(backup, "vermisse") for backup in journal.backups())


def test_a_backup_that_could_not_be_blanked_is_blanked_once_it_can_be_read(
    home: Path, place: Folders, tmp_path: Path
) -> None:
    clock = Clock()
    journal = journal_at(home, clock)
    other = journal_at(tmp_path / "other", Clock(MORNING + timedelta(minutes=5)))
    theirs = other.append(practice("ich vermisse sie"), TODAY)
    their_file = month_file(folders(tmp_path / "other"), other)
    here = place.journal / other.device / their_file.name
    here.parent.mkdir(parents=True)
    here.write_bytes(their_file.read_bytes())
    fill(journal, 1)
    first = made(journal)
    whole = first.read_bytes()
    first.write_bytes(whole[:-30])
    other.erase(theirs.id)
    here.write_bytes(their_file.read_bytes())
    for content in (whole[:-30], whole):
        first.write_bytes(content)
        clock.time += timedelta(days=1)
        made(journal)
    elsewhere = journal_at(tmp_path / "elsewhere")
    assert restore(elsewhere, first) == 2
    assert "vermisse" not in repr(elsewhere.everything())


def test_restoring_brings_no_text_back_that_was_erased(journal: Journal, home: Path, tmp_path: Path) -> None:
    record = journal.append(practice("ich vermisse sie"), TODAY)
    old = journal.back_up(tmp_path / "old.zip").path
    journal.erase(record.id)
    restore(journal, old)
    assert all(b"vermisse" not in path.read_bytes() for path in home.rglob("*") if path.is_file())
