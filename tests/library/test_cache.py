"""The kept copy of the library: used while nothing has changed, and never otherwise."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from nc_tui.library import cache, places, reading
from nc_tui.library.reading import load
from tests.library.samples import OUT, changed, own_exercise, write_files


@pytest.fixture
def cached(tmp_path: Path) -> Path:
    """Where the copy goes; its folders aren't there yet."""
    return tmp_path / "home" / "state" / "library.msgpack"


@pytest.fixture(autouse=True)
def settled_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests' files were made a moment ago; let that moment be over."""
    monkeypatch.setattr(cache, "FRESH", 0)


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows by one each time the files themselves are read."""
    count: list[int] = []
    real = reading._read

    def counted(found: list[places.Found]) -> object:
        count.append(1)
        return real(found)

    monkeypatch.setattr(reading, "_read", counted)
    return count


def test_the_second_load_reads_the_copy_and_says_the_same(
    content: Path, own: Path, cached: Path, readings: list[int]
) -> None:
    write_files(own, {"bad.toml": "x", "good.toml": own_exercise()})
    first = load(own, cached)
    assert load(own, cached) == first
    assert len(readings) == 1
    assert len(first[1]) == 1


def test_the_copy_is_for_its_owner_alone_and_leaves_nothing_beside_it(content: Path, cached: Path) -> None:
    load(None, cached)
    assert cached.stat().st_mode & 0o777 == 0o600
    for folder in (cached.parent, cached.parent.parent):
        assert folder.stat().st_mode & 0o777 == 0o700
    assert sorted(path.name for path in cached.parent.iterdir()) == ["cache-key", "library.msgpack"]
    assert (cached.parent / "cache-key").stat().st_mode & 0o777 == 0o600


def test_without_a_place_for_it_no_copy_is_made(content: Path, tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))
    load(None, None)
    assert sorted(tmp_path.rglob("*")) == before


def test_a_changed_file_is_read_again_even_with_the_old_size_and_time(
    content: Path, cached: Path, readings: list[int]
) -> None:
    path = content / "listening" / "01-one-open-question.toml"
    load(None, cached)
    old = path.stat()
    path.write_text(changed(OUT, ("One open question", "Any open question")))
    os.utime(path, ns=(old.st_atime_ns, old.st_mtime_ns))
    assert load(None, cached)[0].exercises["listening-one-open-question"].title == "Any open question"
    assert len(readings) == 2


def test_a_touched_added_removed_or_renamed_file_is_noticed(
    content: Path, own: Path, cached: Path, readings: list[int]
) -> None:
    load(own, cached)
    os.utime(content / "skills.toml", ns=(1, 1))
    load(own, cached)
    write_files(own, {"mine.toml": own_exercise()})
    assert "listening-mine" in load(own, cached)[0].exercises
    (own / "mine.toml").rename(own / "renamed.toml")
    load(own, cached)
    (own / "renamed.toml").unlink()
    assert "listening-mine" not in load(own, cached)[0].exercises
    assert len(readings) == 5


def test_another_folder_of_ones_own_is_another_library(
    content: Path, own: Path, tmp_path: Path, cached: Path
) -> None:
    write_files(own, {"mine.toml": own_exercise()})
    assert "listening-mine" in load(own, cached)[0].exercises
    assert "listening-mine" not in load(None, cached)[0].exercises
    assert "listening-mine" not in load(tmp_path / "nowhere", cached)[0].exercises


def test_a_copy_made_by_other_code_is_not_used(
    content: Path, cached: Path, readings: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    load(None, cached)
    real = places.modules()
    newer = places.Found(real.folder, True, real.files[1:], ())
    monkeypatch.setattr(cache, "modules", lambda: newer)
    load(None, cached)
    assert len(readings) == 2


def test_a_copy_of_another_version_is_not_used(
    content: Path, cached: Path, readings: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    load(None, cached)
    monkeypatch.setattr(cache, "MAGIC", b"nc-tui library 999\n")
    load(None, cached)
    load(None, cached)
    assert len(readings) == 2


def test_a_copy_cut_short_anywhere_is_not_used(content: Path, cached: Path) -> None:
    whole = load(None, cached)
    raw = cached.read_bytes()
    for length in {0, 1, 20, len(raw) // 2, len(raw) - 1, *range(0, len(raw), 97)}:
        cached.write_bytes(raw[:length])
        assert load(None, cached) == whole
        assert cached.read_bytes() == raw


def test_a_copy_with_any_bit_flipped_is_not_used(content: Path, cached: Path, readings: list[int]) -> None:
    whole = load(None, cached)
    raw = cached.read_bytes()
    places_to_try = range(0, len(raw), 61)
    for place in places_to_try:
        cached.write_bytes(raw[:place] + bytes([raw[place] ^ 4]) + raw[place + 1 :])
        assert load(None, cached) == whole
    assert len(readings) == 1 + len(places_to_try)


def test_a_copy_of_something_else_under_a_right_sum_is_not_used(content: Path, cached: Path) -> None:
    whole = load(None, cached)
    signed = cache.signature(reading._found(None))
    body = b"\x92\x01\x02"
    head = cache.MAGIC + len(signed).to_bytes(4, "big") + signed
    key = (cached.parent / cache.KEY).read_bytes()
    cached.write_bytes(head + cache._sealed(key, head, body) + body)
    assert load(None, cached) == whole


def test_where_no_copy_can_be_written_the_library_loads_all_the_same(content: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    library, faults = load(None, tmp_path / "file" / "library.msgpack")
    assert len(library.exercises) == 2
    assert faults == ()
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "x").mkdir()
    assert len(load(None, tmp_path / "folder")[0].exercises) == 2
    assert [path.name for path in (tmp_path / "folder").iterdir()] == ["x"]
    assert not list(tmp_path.glob(".*"))


def test_a_full_disk_leaves_no_half_copy(
    content: Path, cached: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert len(load(None, cached)[0].exercises) == 2
    assert list(cached.parent.iterdir()) == []


def test_files_changed_a_moment_ago_are_not_kept_because_they_may_change_unseen(
    content: Path, cached: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "FRESH", 3600 * 1_000_000_000)
    load(None, cached)
    assert not cached.exists()


def test_times_in_the_future_do_not_keep_a_copy_from_being_made(
    content: Path, cached: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "FRESH", 1)
    later = time.time_ns() + 10**15
    os.utime(content / "skills.toml", ns=(later, later))
    load(None, cached)
    assert cached.exists()


def test_a_file_that_changes_while_it_is_read_is_not_kept(
    content: Path, cached: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = reading._read

    def meanwhile(found: list[places.Found]) -> object:
        os.utime(content / "skills.toml", ns=(5, 5))
        return real(found)

    monkeypatch.setattr(reading, "_read", meanwhile)
    load(None, cached)
    assert not cached.exists()


def test_a_warm_load_imports_no_toml_reader_and_nothing_of_the_check(tmp_path: Path) -> None:
    code = (
        "import sys, pathlib\n"
        "from nc_tui.library import cache\n"
        "from nc_tui.library.reading import load\n"
        "cache.FRESH = 0\n"
        "library, _ = load(None, pathlib.Path(sys.argv[1]))\n"
        "assert len(library.exercises) >= 108\n"
        "names = ('tomllib', 'difflib', 'nc_tui.library.assembling', 'nc_tui.library.shape')\n"
        "print([name for name in names if name in sys.modules])"
    )
    said = [
        subprocess.run(
            [sys.executable, "-c", code, str(tmp_path / "library.msgpack")],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for _ in range(2)
    ]
    assert said == ["['tomllib', 'difflib', 'nc_tui.library.assembling', 'nc_tui.library.shape']\n", "[]\n"]
