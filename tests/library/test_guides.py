"""The kept copy of the guides."""

import subprocess
import sys
from pathlib import Path

import pytest

from nc_tui.library.guides import load_guides
from nc_tui.library.reading import shipped
from nc_tui.library.situations import read_situations


def test_the_kept_guides_are_those_of_the_files(tmp_path: Path) -> None:
    cache = tmp_path / "state" / "guides.msgpack"
    from_files, _ = read_situations(shipped() / "situations")
    for _ in range(2):
        guides, _ = load_guides(cache)
        assert dict(guides) == from_files
        assert list(guides) == list(from_files)
        assert [(one.id, one.title, one.kind) for one in guides.headings] == [
            (guide.id, guide.title, guide.kind) for guide in from_files.values()
        ]


@pytest.mark.parametrize("place", [0, 20, -20, -1])
def test_a_damaged_copy_is_as_if_it_were_not_there(tmp_path: Path, place: int) -> None:
    cache = tmp_path / "guides.msgpack"
    wanted = dict(load_guides(cache)[0])
    if not cache.exists():
        pytest.skip("the shipped files changed in the last two seconds, so no copy is kept yet")
    raw = bytearray(cache.read_bytes())
    raw[place] ^= 0x41
    cache.write_bytes(bytes(raw))
    guides, faults = load_guides(cache)
    assert (dict(guides), faults) == (wanted, ())


def test_guides_from_the_copy_load_no_toml_reader(tmp_path: Path) -> None:
    cache = tmp_path / "guides.msgpack"
    load_guides(cache)
    if not cache.exists():
        pytest.skip("the shipped files changed in the last two seconds, so no copy is kept yet")
    code = (
        "import sys; from pathlib import Path; from nc_tui.library.guides import load_guides; "
        f"load_guides(Path({str(cache)!r})); print('tomllib' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
