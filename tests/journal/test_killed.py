"""Killed at any system call of a save, the journal is whole and has every record that was acknowledged."""

import shutil
from pathlib import Path

import pytest

from tests.journal.examples import TODAY, checkin, journal_at
from tests.journal.tracing import saver

CALLS = (
    "openat",
    "mkdir",
    "chmod",
    "fchmod",
    "write",
    "fsync",
    "rename",
    "flock",
    "close",
    "unlink",
    "ftruncate",
)
MOST = 60


@pytest.mark.parametrize("call", CALLS)
def test_killed_at_any_call_of_a_save_every_acknowledged_record_is_there(home: Path, call: str) -> None:
    killed = 0
    with saver() as process:
        for number in range(1, MOST):
            shutil.rmtree(home, ignore_errors=True)
            outcome = process.save(home, f"{call}:signal=KILL:when={number}")
            again = journal_at(home)
            found = {record.id for record in again.records()}
            assert set(outcome.saved) <= found, number
            assert len(found) <= len(outcome.saved) + 1, number
            assert again.damage() == (), number
            after = again.append(checkin(), TODAY)
            assert again.repair() == ()
            assert {record.id for record in journal_at(home).records()} == found | {after.id}
            assert not list((home / "data").rglob("*.nc-tmp"))
            if outcome.finished:
                break
            killed += 1
        else:
            pytest.fail(f"the save makes more than {MOST} calls of {call}")
    assert killed > 0 or call in {"unlink", "ftruncate"}
