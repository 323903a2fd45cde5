"""A home that was copied to another machine becomes a new device there, and nothing else makes one."""

import shutil
from pathlib import Path

import pytest

from nc_tui.journal import identity
from tests.journal.examples import TODAY, checkin, journal_at


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file with the machine's id."""
    path = tmp_path / "machine-id"
    path.write_text("0" * 31 + "1\n")
    monkeypatch.setattr(identity, "MACHINE_ID", str(path))
    return path


def test_a_copied_home_is_a_new_device_and_keeps_the_records(
    home: Path, machine: Path, tmp_path: Path
) -> None:
    first = journal_at(home)
    first.append(checkin(), TODAY)
    copy = tmp_path / "copy"
    shutil.copytree(home, copy)
    machine.write_text("0" * 31 + "2\n")
    assert len(journal_at(copy).records()) == 1
    there = journal_at(copy)
    made = there.append(checkin(), TODAY)
    assert made.device == there.device != first.device
    assert len(journal_at(copy).records()) == 2
    assert journal_at(copy).append(checkin(), TODAY).device == made.device
    assert journal_at(copy).damage() == ()
    machine.write_text("0" * 31 + "1\n")
    assert journal_at(home).append(checkin(), TODAY).device == first.device


@pytest.mark.parametrize("identity_now", ["", "uninitialized\n", "0" * 31, None], ids=str)
def test_a_machine_that_has_no_id_changes_nothing(
    home: Path, machine: Path, identity_now: str | None
) -> None:
    device = journal_at(home).append(checkin(), TODAY).device
    if identity_now is None:
        machine.unlink()
    else:
        machine.write_text(identity_now)
    assert journal_at(home).append(checkin(), TODAY).device == device


@pytest.mark.parametrize(
    "noted", [b"", b"0123456789abcdef", b"0123456789abcdef abcdefgh 00000000\n", b"\xff", None], ids=str
)
def test_a_damaged_or_missing_note_changes_nothing_and_is_written_anew(
    home: Path, machine: Path, noted: bytes | None
) -> None:
    device = journal_at(home).append(checkin(), TODAY).device
    path = home / "state" / "machines"
    whole = path.read_bytes()
    if noted is None:
        path.unlink()
    else:
        path.write_bytes(noted)
    machine.write_text("0" * 31 + "2\n")
    assert journal_at(home).append(checkin(), TODAY).device == device
    assert path.read_bytes() not in (whole, noted)


def test_the_machines_own_id_is_written_nowhere(home: Path, machine: Path) -> None:
    journal_at(home).append(checkin(), TODAY)
    assert not any(
        machine.read_bytes().strip() in path.read_bytes() for path in home.rglob("*") if path.is_file()
    )


def test_a_home_on_a_disk_of_two_machines_has_one_device_for_each(home: Path, machine: Path) -> None:
    devices = []
    for number in "121212":
        machine.write_text("0" * 31 + number)
        devices.append(journal_at(home).append(checkin(), TODAY).device)
    assert devices == devices[:2] * 3
    assert len(set(devices)) == 2
