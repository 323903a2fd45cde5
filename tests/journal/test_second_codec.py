"""The journal's own tests once more with another codec: nothing but the codec knows how bytes lie on disk.

Tests look into files with ``Path.read_bytes`` and its kin, which the program doesn't use; here these see through
the codec, so that the tests stay as they are.
"""

import os
from pathlib import Path
from typing import Any

import pytest

from nc_tui.journal.codec import PLAIN
from nc_tui.journal.durable import replace_file
from nc_tui.journal.errors import RemainsError
from nc_tui.journal.folders import Folders
from nc_tui.journal.journal import Journal
from nc_tui.journal.store import read_file
from nc_tui.practice.kinds import Letter, Practice, Profile
from tests.journal import codec
from tests.journal.examples import TODAY, as_they_stand, checkin, drafts_at, journal_at, month_file, practice
from tests.journal.test_conflict_copies import *  # noqa: F403
from tests.journal.test_damage import *  # noqa: F403
from tests.journal.test_drafts import *  # noqa: F403
from tests.journal.test_erasing import *  # noqa: F403
from tests.journal.test_index import *  # noqa: F403
from tests.journal.test_keeping import *  # noqa: F403
from tests.journal.test_union import *  # noqa: F403

MARKER = "Zwetschgendatschi"


@pytest.fixture(autouse=True)
def scrambled(monkeypatch: pytest.MonkeyPatch) -> codec.Scrambled:
    """Every journal and every draft of the test is written with the second codec."""
    other = codec.Scrambled()
    read, write, text, to_text = Path.read_bytes, Path.write_bytes, Path.read_text, Path.write_text

    def reads(path: Path) -> bytes:
        raw = read(path)
        return other.decode(raw) if path.name.endswith(other.ending) else raw

    def writes(path: Path, content: bytes) -> int:
        return write(path, other.encode(content) if path.name.endswith(other.ending) else content)

    def reads_text(path: Path, *said: Any, **named: Any) -> str:
        return reads(path).decode() if path.name.endswith(other.ending) else text(path, *said, **named)

    def writes_text(path: Path, content: str, *said: Any, **named: Any) -> int:
        if path.name.endswith(other.ending):
            return writes(path, content.encode())
        return to_text(path, content, *said, **named)

    monkeypatch.setattr(codec, "in_use", other)
    monkeypatch.setattr(Path, "read_bytes", reads)
    monkeypatch.setattr(Path, "write_bytes", writes)
    monkeypatch.setattr(Path, "read_text", reads_text)
    monkeypatch.setattr(Path, "write_text", writes_text)
    return other


def as_it_lies(home: Path) -> dict[Path, bytes]:
    """Every file below the home, byte by byte as the disk has it."""
    found = {}
    for place, _below, names in os.walk(home):
        for name in names:
            found[Path(place, name)] = read_file(f"{place}/{name}")
    return found


def test_no_plain_byte_of_what_was_written_is_ever_on_disk(
    journal: Journal, place: Folders, home: Path
) -> None:
    drafts_at(place).save("letter", MARKER)
    letter = journal.append(Letter("kept", MARKER), TODAY)
    old = journal.append(practice(MARKER), TODAY.replace(year=2020))
    journal.append(Profile(gates={"asked-no-contact": True}), TODAY)
    path = month_file(place, journal)
    path.write_bytes(path.read_bytes()[:-30])
    assert journal.repair()[0].set_aside is not None
    journal.append(practice(MARKER), TODAY)
    journal.history(TODAY)
    notes = [record.data.note for record in as_they_stand(home) if isinstance(record.data, Practice)]
    assert notes == [MARKER, MARKER]
    files = as_it_lies(home)
    assert {path.name.partition(".")[0] for path in files} >= {
        "2020-11",
        "2026-11",
        "letter",
        "sealed-answers",
    }
    for path, raw in files.items():
        for plain in (MARKER, "records", "checksum", "asked-no-contact", '"kind"', "letter"):
            assert plain.encode() not in raw, path
    before = len(files)
    journal.erase(letter.id)
    journal.erase(old.id)
    assert len(as_it_lies(home)) == before


def test_the_months_of_a_time_before_the_codec_are_read_beside_those_since(
    home: Path, place: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as before:
        before.setattr(codec, "in_use", PLAIN)
        first = journal_at(home).append(checkin(), TODAY)
    journal = journal_at(home)
    second = journal.append(checkin(7), TODAY)
    assert set(as_they_stand(home)) == {first, second}
    assert {path.suffix for path in (place.journal / journal.device).iterdir()} == {".json", ".scrambled"}
    assert journal.repair() == ()


@pytest.mark.parametrize(
    "name", ["2026-11.sync-conflict-20261123-1.json.scrambled", "2026-11.json~x.scrambled"]
)
def test_copies_that_syncing_makes_of_an_encoded_month_are_read(
    journal: Journal, place: Folders, home: Path, name: str
) -> None:
    made = journal.append(checkin(), TODAY)
    path = month_file(place, journal)
    path.rename(path.with_name(name))
    assert as_they_stand(home) == (made,)


def test_a_month_that_cannot_be_decoded_is_set_aside_as_it_lies_and_saving_goes_on(
    journal: Journal, place: Folders, home: Path
) -> None:
    journal.append(checkin(), TODAY)
    path = month_file(place, journal)
    raw = bytearray(as_it_lies(place.journal)[path])
    raw[20] ^= 1
    replace_file(path, bytes(raw))
    assert journal_at(home).records() == ()
    added = journal.append(checkin(3), TODAY)
    assert as_they_stand(home) == (added,)
    (damage,) = journal.damage()
    assert "can't be decoded" in str(damage)
    assert damage.records_lost is None
    assert damage.set_aside is not None
    assert as_it_lies(place.set_aside)[damage.set_aside] == bytes(raw)
    with pytest.raises(RemainsError) as caught:
        journal.erase(added.id)
    assert damage.set_aside.name in str(caught.value)
