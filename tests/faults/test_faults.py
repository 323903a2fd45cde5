"""Whatever call fails, falls short or is the last one: what was acknowledged is there, the rest is whole or absent.

Here only some of the faults are tried; ``python -m tests.faults`` tries them all.
"""

import subprocess
import sys

import pytest

from tests.faults.acts import ACTS
from tests.journal.tracing import ROOT

SOME = 60


@pytest.mark.parametrize("part", ["1/2", "2/2"])
def test_no_fault_in_any_act_loses_what_was_acknowledged_or_leaves_half_of_it(part: str) -> None:
    if sys.platform == "win32":
        pytest.skip("processes can't be forked here")
    command = [sys.executable, "-m", "tests.faults", "--every", str(SOME), "--part", part]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_run_that_tries_nothing_shows_nothing_and_fails() -> None:
    if sys.platform == "win32":
        pytest.skip("processes can't be forked here")
    command = [sys.executable, "-m", "tests.faults", "--seconds", "0", next(iter(ACTS))]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout.startswith("0 faults tried, ")
    assert done.returncode == 1
