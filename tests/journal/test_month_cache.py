"""After a save only the files that have changed are read again."""

import os
import time
from datetime import date, timedelta
from pathlib import Path

import pytest

from nc_tui.journal import month_files, store
from nc_tui.journal.journal import Journal
from tests.journal.examples import TODAY, checkin, journal_at, practice

LAST_MONTH, LONG_AGO = TODAY.replace(day=1) - timedelta(days=1), date(2023, 5, 6)


@pytest.fixture
def kept(home: Path) -> Journal:
    """A journal of three months, one of them old."""
    journal = journal_at(home)
    for day in (LONG_AGO, LAST_MONTH, TODAY):
        journal.append(practice(), day)
    return journal


def files_read(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that the history takes."""
    seen: list[str] = []
    read = store.read_file

    def noting(path: str | Path) -> bytes:
        if "journal" in Path(path).parts:
            seen.append(Path(path).name)
        return read(path)

    with monkeypatch.context() as watched:
        watched.setattr(store, "read_file", noting)
        journal.history(TODAY)
    return seen


def test_what_has_not_changed_is_not_read_again(kept: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(month_files, "SETTLED", -10_000_000_000)
    assert files_read(kept, monkeypatch) == ["2023-05.json", "2026-10.json", "2026-11.json"]
    assert files_read(kept, monkeypatch) == []
    made = kept.append(checkin(), TODAY)
    assert files_read(kept, monkeypatch) == ["2026-11.json"]
    assert made in kept.history(TODAY).recent


def test_a_file_written_a_moment_ago_is_read_again(kept: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    first = files_read(kept, monkeypatch)
    assert files_read(kept, monkeypatch) == first


def test_a_file_tells_of_every_change_from_two_seconds_after_its_last_one(kept: Journal, home: Path) -> None:
    files = [
        month_files.MonthPath(LONG_AGO, str(path), (path.name, 1, status.st_mtime_ns, status.st_ctime_ns, 1))
        for path in home.rglob("20*.json")
        for status in [path.stat()]
    ]
    last = max(max(file.signature[2:4]) for file in files)
    assert not month_files.settled(files, last + 1_999_999_999)
    assert month_files.settled(files, last + 2_000_000_000)


def test_a_record_that_another_program_wrote_to_an_old_month_is_found(
    kept: Journal, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(month_files, "SETTLED", -10_000_000_000)
    kept.history(TODAY)
    made = journal_at(home).append(checkin(), LAST_MONTH)
    assert made in kept.history(TODAY).recent
    journal_at(home).append(practice(), LONG_AGO.replace(day=20))
    assert LONG_AGO.replace(day=20) in kept.history(TODAY).practised_days


def test_a_damaged_month_is_read_and_named_each_time(
    kept: Journal, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(month_files, "SETTLED", -10_000_000_000)
    (path,) = home.rglob("2026-10.json")
    path.write_bytes(path.read_bytes()[:-40])
    long_ago = time.time() - 60
    os.utime(path, (long_ago, long_ago))
    for _ in range(2):
        assert "2026-10.json" in files_read(kept, monkeypatch)
        assert [damage.file.name for damage in kept.damage()] == ["2026-10.json"]
