"""What ``.ci/run`` does side by side: where one half fails the other ends, and that counts."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BEGIN = "set -euo pipefail; . .ci/halves; trap end_halves EXIT; "
LASTS = 'sleep 600 & echo $! >"$here/pid"; wait'
"""A half that starts something, and would go on for long."""
ONCE_THERE = 'until [ -s "$here/pid" ]; do :; done; '

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no bash to count on")


def run(script: str, here: Path) -> subprocess.CompletedProcess[str]:
    """What bash makes of a script that begins as ``.ci/run`` does."""
    return subprocess.run(
        ["bash", "-c", f"here='{here}'; {BEGIN}{script}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def has_ended(here: Path) -> bool:
    """Whether what the long half started is gone, or about to be collected."""
    pid = (here / "pid").read_text().strip()
    asked = subprocess.run(["ps", "-o", "stat=", "-p", pid], capture_output=True, text=True, check=False)
    return asked.stdout.strip()[:1] in ("", "Z")


def test_both_halves_are_waited_for(tmp_path: Path) -> None:
    done = run("both 'echo one >\"$here/one\"' 'echo two >\"$here/two\"'; echo on", tmp_path)
    assert (done.returncode, done.stdout) == (0, "on\n")
    assert {path.name for path in tmp_path.iterdir()} == {"one", "two"}


@pytest.mark.parametrize("order", ["first", "second"])
def test_the_half_that_fails_ends_the_other_and_the_script(order: str, tmp_path: Path) -> None:
    halves = [LASTS, f"{ONCE_THERE}exit 3"]
    first, second = halves if order == "second" else reversed(halves)
    done = run(f"both '{first}' '{second}'; echo on", tmp_path)
    assert (done.returncode, done.stdout) == (3, "")
    assert has_ended(tmp_path)


def test_a_half_that_fails_after_the_other_is_done_counts(tmp_path: Path) -> None:
    done = run(
        "both 'until [ -e \"$here/done\" ]; do :; done; exit 4' ': >\"$here/done\"'; echo on", tmp_path
    )
    assert (done.returncode, done.stdout) == (4, "")


def test_a_script_that_is_ended_takes_its_halves_along(tmp_path: Path) -> None:
    done = run(f"both '{LASTS}' '{ONCE_THERE}kill -TERM $$; sleep 600'; echo on", tmp_path)
    assert done.returncode != 0
    assert has_ended(tmp_path)
