"""Whatever call fails, falls short or is the last one: what was acknowledged is there, the rest is whole or absent.

Here only some of the faults are tried; ``python -m tests.faults`` tries them all.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.acts import ACTS
from tests.journal.tracing import ROOT

SOME = 50


def tried(tmp_path: Path, *words: str) -> subprocess.CompletedProcess[str]:
    if sys.platform == "win32":
        pytest.skip("processes can't be forked here")
    return subprocess.run(
        [sys.executable, "-m", "tests.faults", *words],
        cwd=ROOT,
        env=os.environ | {"TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_no_fault_in_any_act_loses_what_was_acknowledged_or_leaves_half_of_it(tmp_path: Path) -> None:
    done = tried(tmp_path, "--every", str(SOME))
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_run_that_tries_nothing_shows_nothing_and_fails(tmp_path: Path) -> None:
    done = tried(tmp_path, "--seconds", "0", next(iter(ACTS)))
    assert done.stdout.startswith("0 faults tried, ")
    assert done.returncode == 1
