"""All rehearsals there are, and the copy that is kept of them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from nc_tui.library.places import shipped
from nc_tui.library.reading import load
from nc_tui.library.rehearsal_shelf import load_rehearsals
from tests.library.rehearsal_samples import SOUND
from tests.library.samples import changed, write_files

LIBRARY, _ = load(None, None)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder of one's own with one rehearsal, last changed a minute ago."""
    folder = write_files(tmp_path / "own", {"rehearsals/timo.toml": SOUND})
    aged(folder / "rehearsals" / "timo.toml")
    return folder


def aged(path: Path) -> None:
    os.utime(path, (path.stat().st_mtime - 60,) * 2)


def test_own_rehearsals_stand_behind_the_shipped_ones(own: Path) -> None:
    found, faults = load_rehearsals(own, LIBRARY, None)
    assert list(found)[-1] == "timo-waits"
    assert len(found) == 1 + len(list((shipped() / "rehearsals").glob("*.toml")))
    assert faults == ()


def test_an_id_of_a_shipped_one_is_taken(own: Path) -> None:
    write_files(own, {"rehearsals/wren.toml": changed(SOUND, ('"timo-waits"', '"wren-and-the-last-box"'))})
    found, faults = load_rehearsals(own, LIBRARY, None)
    assert found["wren-and-the-last-box"].who == "Wren"
    assert [(fault.key, fault.file) for fault in faults] == [("id", str(own / "rehearsals" / "wren.toml"))]


def test_without_a_folder_of_their_own_the_shipped_ones_are_there(tmp_path: Path) -> None:
    assert load_rehearsals(None, LIBRARY, None) == load_rehearsals(tmp_path / "none", LIBRARY, None)


@pytest.fixture
def kept(tmp_path: Path, own: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The copy, made as if no file had been changed lately."""
    monkeypatch.setattr("nc_tui.library.cache.settled", lambda found: True)
    load_rehearsals(own, LIBRARY, tmp_path / "rehearsals.msgpack")
    return tmp_path / "rehearsals.msgpack"


def test_the_kept_copy_says_the_same_as_the_files(own: Path, kept: Path) -> None:
    assert load_rehearsals(own, LIBRARY, kept) == load_rehearsals(own, LIBRARY, None)


def test_the_kept_copy_is_what_is_read_and_a_changed_file_is_read_anew(
    own: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unread(*_: object, **__: object) -> None:
        raise AssertionError("the files are read")

    monkeypatch.setattr("nc_tui.library.rehearsals.read_rehearsals", unread)
    assert "timo-waits" in load_rehearsals(own, LIBRARY, kept)[0]
    write_files(own, {"rehearsals/timo.toml": changed(SOUND, ("minutes = 4", "minutes = 5"))})
    with pytest.raises(AssertionError, match="the files are read"):
        load_rehearsals(own, LIBRARY, kept)


def test_a_damaged_copy_is_as_if_it_were_not_there(own: Path, kept: Path) -> None:
    raw = bytearray(kept.read_bytes())
    raw[-20] ^= 0x41
    kept.write_bytes(bytes(raw))
    assert load_rehearsals(own, LIBRARY, kept) == load_rehearsals(own, LIBRARY, None)


def test_from_the_copy_nothing_that_reads_or_proves_is_loaded(own: Path, kept: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from nc_tui.library.reading import load; "
        "from nc_tui.library.rehearsal_shelf import load_rehearsals; library, _ = load(None, None); "
        f"load_rehearsals(Path({str(own)!r}), library, Path({str(kept)!r})); "
        "print([f'nc_tui.library.{name}' in sys.modules for name in ('rehearsals', 'rehearsal_proof')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[False, False]"
