"""A full or broken disk, and folders that can't be written: one clear line, and nothing is lost."""

import errno
import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from nc_tui.journal.errors import (
    BusyError,
    DiskFullError,
    FaultyDiskError,
    RefusedError,
    UncertainError,
    UnwritableError,
)
from nc_tui.journal.folders import Folders
from nc_tui.journal.journal import Journal, JournalError
from nc_tui.journal.locking import locked
from nc_tui.journal.store import Store
from nc_tui.journal.writing import MonthStorage
from tests.journal.examples import TODAY, all_bytes, as_they_stand, checkin, fill, journal_at, month_file
from tests.journal.tracing import ROOT, saver

ERRORS = {
    errno.ENOSPC: DiskFullError,
    errno.EDQUOT: DiskFullError,
    errno.EIO: FaultyDiskError,
    errno.EROFS: UnwritableError,
    errno.EACCES: UnwritableError,
    errno.ENAMETOOLONG: UnwritableError,
}


def failing(number: int) -> Callable[..., Any]:
    def fail(*_arguments: object, **_named: object) -> Any:
        raise OSError(number, os.strerror(number))

    return fail


@pytest.mark.parametrize("number", ERRORS, ids=errno.errorcode.get)
@pytest.mark.parametrize("call", ["write", "fsync", "replace", "open"])
def test_a_failed_call_is_one_clear_line_and_the_file_is_as_it_was(
    journal: Journal, place: Folders, home: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int
) -> None:
    made = fill(journal, 2)
    before = month_file(place, journal).read_bytes()
    with monkeypatch.context() as broken:
        if call == "replace":
            broken.setattr(Path, "replace", failing(number))
        elif call == "open":
            broken.setattr("nc_tui.journal.durable.os.open", failing(number))
        else:
            broken.setattr(f"nc_tui.journal.durable.os.{call}", failing(number))
        with pytest.raises(ERRORS[number]) as caught:
            journal.append(checkin(), TODAY)
    assert "\n" not in str(caught.value)
    assert str(home) in str(caught.value)
    assert month_file(place, journal).read_bytes() == before
    assert not list(home.rglob("*.nc-tmp"))
    made.append(journal.append(checkin(9), TODAY))
    assert as_they_stand(home) == tuple(made)


def test_a_short_write_is_carried_on(journal: Journal, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write
    monkeypatch.setattr("nc_tui.journal.durable.os.write", lambda handle, content: write(handle, content[:7]))
    made = fill(journal, 2)
    assert as_they_stand(home) == tuple(made)


def test_a_folder_that_cannot_be_forced_to_disk_is_said_to_be_uncertain(
    journal: Journal, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(journal, 1)
    fsync, calls = os.fsync, []

    def second_fails(handle: int) -> None:
        calls.append(handle)
        if len(calls) == 2:
            raise OSError(errno.EIO, "Input/output error")
        fsync(handle)

    monkeypatch.setattr("nc_tui.journal.durable.os.fsync", second_fails)
    with pytest.raises(UncertainError) as caught:
        journal.append(checkin(), TODAY)
    assert "Check whether" in str(caught.value)
    assert len(as_they_stand(home)) == 2


def test_folders_without_fsync_are_no_error(
    journal: Journal, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fsync = os.fsync

    def not_for_folders(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "Invalid argument")
        fsync(handle)

    monkeypatch.setattr("nc_tui.journal.durable.os.fsync", not_for_folders)
    made = fill(journal, 2)
    assert as_they_stand(home) == tuple(made)


@pytest.mark.parametrize("error", ["ENOSPC", "EIO"])
@pytest.mark.parametrize("call", ["write", "fsync", "rename", "mkdir", "openat"])
def test_a_failing_system_call_loses_nothing_that_was_acknowledged(home: Path, call: str, error: str) -> None:
    failed = 0
    with saver() as process:
        for number in range(1, 60):
            shutil.rmtree(home, ignore_errors=True)
            outcome = process.save(home, f"{call}:error={error}:when={number}")
            again = journal_at(home)
            found = {record.id for record in again.records()}
            assert set(outcome.saved) <= found, number
            assert again.damage() == (), number
            failed += len(outcome.errors)
            again.append(checkin(), TODAY)
            if not outcome.injected:
                break
        else:
            pytest.fail("the save never ended")
    assert failed > 0


ON_A_SMALL_DISK = """
import sys
from pathlib import Path
from tests.journal.examples import TODAY, journal_at, practice
home = Path(sys.argv[1])
journal = journal_at(home)
saved = []
try:
    while len(saved) < 2000:
        saved.append(journal.append(practice("x" * 3000), TODAY))
except Exception as error:
    print(type(error).__name__, "\\n" in str(error))
again = journal_at(home)
assert again.records() == tuple(saved), "lost"
assert again.damage() == (), again.damage()
assert not list((home / "data").rglob("*.nc-tmp"))
print(len(saved) > 3)
"""


def test_on_a_disk_that_is_really_full_nothing_is_lost(tmp_path: Path) -> None:
    if sys.platform != "linux" or shutil.which("unshare") is None:
        pytest.skip("a small file system can only be mounted on Linux with unshare")
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = f"mount -t tmpfs -o size=256k none {disk}"
    inside = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c"]
    if subprocess.run([*inside, mount], capture_output=True, check=False).returncode != 0:
        pytest.skip("file systems can't be mounted here")
    program = tmp_path / "fill.py"
    program.write_text(ON_A_SMALL_DISK)
    command = f"{mount} && PYTHONPATH={ROOT} {sys.executable} {program} {disk}"
    done = subprocess.run([*inside, command], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["DiskFullError", "False", "True"]


def test_a_read_only_home_can_be_read_and_says_what_to_do_on_saving(
    journal: Journal, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = fill(journal, 2)
    opened = os.open

    def only_to_read(path: Any, flags: int, *mode: int) -> int:
        if flags & (os.O_WRONLY | os.O_RDWR):
            raise OSError(errno.EROFS, os.strerror(errno.EROFS))
        return opened(path, flags, *mode)

    monkeypatch.setattr("nc_tui.journal.durable.os.open", only_to_read)
    monkeypatch.setattr(Path, "mkdir", failing(errno.EROFS))
    reading = journal_at(home)
    assert reading.history(TODAY).recent == tuple(made)
    with pytest.raises(JournalError) as caught:
        journal_at(home / "new").append(checkin(), TODAY)
    assert "read-only" in str(caught.value)
    assert "--home" in str(caught.value)


def test_a_file_that_cannot_be_read_is_reported_and_never_written_over(
    journal: Journal, place: Folders, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(journal, 2)
    before = all_bytes(home / "data")
    with monkeypatch.context() as broken:
        broken.setattr("nc_tui.journal.store.os.open", failing(errno.EACCES))
        again = journal_at(home)
        assert again.records() == ()
        (damage,) = again.damage()
        assert "can't be read" in str(damage)
        with pytest.raises(UnwritableError):
            again.append(checkin(), TODAY)
    assert all_bytes(home / "data") == before


def test_a_lock_held_elsewhere_is_said_clearly(
    journal: Journal, place: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(journal, 1)
    monkeypatch.setattr("nc_tui.journal.locking.PATIENCE", 0.05)
    with locked(place.state / f"{journal.device}.lock"), pytest.raises(BusyError) as caught:
        journal.append(checkin(), TODAY)
    assert "another nc-tui" in str(caught.value)
    assert len(journal.records()) == 1


def test_the_storage_refuses_to_drop_a_record_and_to_read_past_damage(
    journal: Journal, place: Folders
) -> None:
    fill(journal, 3)
    path = month_file(place, journal)
    before = path.read_bytes()
    storage = MonthStorage(Store(place), path)
    tables = storage.read()
    assert tables is not None
    del tables["records"]["2"]
    with pytest.raises(RefusedError):
        storage.write(tables)
    with pytest.raises(RefusedError):
        storage.write({})
    assert path.read_bytes() == before
    path.write_bytes(before[:-1])
    with pytest.raises(RefusedError):
        MonthStorage(Store(place), path).read()


def test_the_file_is_forced_to_disk_before_it_is_put_in_place_and_the_folder_after(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(journal, 1)
    order: list[str] = []
    fsync, replace = os.fsync, Path.replace

    def noting_fsync(handle: int) -> None:
        order.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file")
        fsync(handle)

    def noting_replace(path: Path, target: Path) -> Path:
        order.append("replace")
        return replace(path, target)

    monkeypatch.setattr("nc_tui.journal.durable.os.fsync", noting_fsync)
    monkeypatch.setattr(Path, "replace", noting_replace)
    journal.append(checkin(), TODAY)
    assert order == ["file", "replace", "folder"]
