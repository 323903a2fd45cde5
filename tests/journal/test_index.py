"""The index makes old months cheap and is never believed over the files."""

import os
import time
from datetime import date
from pathlib import Path

import pytest

from nc_tui.journal import index as index_module
from nc_tui.journal import month_files, store
from nc_tui.journal.folders import folders
from nc_tui.journal.journal import Journal
from nc_tui.practice.history import History
from nc_tui.practice.kinds import Profile
from tests.journal import codec
from tests.journal.examples import TODAY, as_written, journal_at, month_file, practice

OLD = [date(2023, 5, 6), date(2023, 5, 7), date(2023, 6, 1), date(2024, 2, 29)]


@pytest.fixture
def old(home: Path, monkeypatch: pytest.MonkeyPatch) -> Journal:
    """A journal with three old months whose files count as settled at once."""
    monkeypatch.setattr(month_files, "SETTLED", -10_000_000_000)
    journal = journal_at(home)
    for day in OLD:
        journal.append(practice("a note"), day)
    journal.append(Profile({"children": True}), OLD[0])
    journal.append(practice(), TODAY)
    return journal


def read_months(home: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[History, list[str]]:
    """The history, and which files had to be read for it."""
    seen: list[str] = []
    read = store.read_file

    def noting(path: str | Path) -> bytes:
        if "journal" in Path(path).parts:
            seen.append(Path(path).name.removesuffix(codec.in_use.ending))
        return read(path)

    with monkeypatch.context() as watched:
        watched.setattr(store, "read_file", noting)
        return journal_at(home).history(TODAY), seen


def test_a_warm_index_gives_the_same_history_without_reading_old_months(
    old: Journal, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cold, read = read_months(home, monkeypatch)
    assert read == ["2023-05.json", "2023-06.json", "2024-02.json", "2026-11.json"]
    warm, read = read_months(home, monkeypatch)
    assert read == ["2026-11.json"]
    assert warm == cold
    assert set(OLD) <= warm.practised_days
    assert [record.data for record in warm.lasting] == [Profile({"children": True})]


def test_a_name_that_many_months_and_records_share_is_in_memory_once(old: Journal, home: Path) -> None:
    old.append(practice("another"), TODAY)
    old.history(TODAY)
    warm = journal_at(home).history(TODAY)
    names = [name for month in warm.digests for name in (*month.times, *month.skills)]
    kept = [name for record in warm.recent for name in (record.device, record.kind, record.zone)]
    for found in (names, kept):
        assert len(found) > len(set(found))
        assert len({id(name) for name in found}) == len(set(found))


def test_a_changed_month_is_read_again_and_only_that(
    old: Journal, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old.history(TODAY)
    old.append(practice(), date(2023, 6, 20))
    history, read = read_months(home, monkeypatch)
    assert read == ["2023-06.json", "2026-11.json"]
    assert date(2023, 6, 20) in history.practised_days


def test_a_conflict_copy_that_appears_in_an_old_month_counts(old: Journal, home: Path) -> None:
    before = old.history(TODAY)
    other = journal_at(home.parent / "other")
    other.append(practice(), date(2023, 5, 20))
    source = month_file(folders(home.parent / "other"), other, "2023-05")
    (home / "data" / "journal" / old.device / "2023-05 (1).json").write_bytes(source.read_bytes())
    after = old.history(TODAY)
    assert after.practised_days - before.practised_days == {date(2023, 5, 20)}
    (home / "data" / "journal" / old.device / "2023-05 (1).json").unlink()
    assert old.history(TODAY) == before


def test_a_damaged_index_is_never_believed(old: Journal, home: Path) -> None:
    truth = old.history(TODAY)
    path = as_written(home / "state" / "index")
    whole = path.read_bytes()
    for position in range(0, len(whole), 3):
        for content in (
            whole[:position],
            whole[:position] + bytes([whole[position] ^ 4]) + whole[position + 1 :],
        ):
            path.write_bytes(content)
            assert journal_at(home).history(TODAY) == truth
    assert path.read_bytes() == whole


def test_an_index_of_another_version_is_not_used(
    old: Journal, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old.history(TODAY)
    monkeypatch.setattr(index_module, "_LAYOUT", "0 something else")
    _history, read = read_months(home, monkeypatch)
    assert len(read) == 4


def test_a_month_with_damage_is_read_and_reported_every_time(old: Journal, home: Path) -> None:
    old.history(TODAY)
    path = as_written(home / "data" / "journal" / old.device / "2023-05.json")
    path.write_bytes(path.read_bytes()[:-40])
    for _ in range(3):
        again = journal_at(home)
        again.history(TODAY)
        assert [damage.file for damage in again.damage()] == [path]


def test_a_file_changed_a_moment_ago_is_not_indexed(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = journal_at(home)
    journal.append(practice(), OLD[0])
    journal.history(TODAY)
    _history, read = read_months(home, monkeypatch)
    assert read == ["2023-05.json"]


def test_a_change_that_keeps_size_and_time_of_content_is_noticed(old: Journal, home: Path) -> None:
    before = old.history(TODAY)
    path = as_written(home / "data" / "journal" / old.device / "2023-06.json")
    status = path.stat()
    raw = path.read_bytes()
    path.write_bytes(raw.replace(b"a note", b"A note"))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    again = journal_at(home)
    assert again.history(TODAY) != before
    assert len(again.damage()) == 1


def test_an_index_that_cannot_be_written_is_no_trouble(old: Journal, home: Path) -> None:
    truth = old.history(TODAY)
    as_written(home / "state" / "index").unlink()
    as_written(home / "state" / "index").mkdir()
    again = journal_at(home)
    assert again.history(TODAY) == truth
    assert again.damage() == ()


def test_the_index_is_not_written_when_nothing_changed(old: Journal, home: Path) -> None:
    old.history(TODAY)
    path = as_written(home / "state" / "index")
    before = path.stat()
    time.sleep(0.01)
    journal_at(home).history(TODAY)
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    assert path.stat().st_mode & 0o777 == 0o600
