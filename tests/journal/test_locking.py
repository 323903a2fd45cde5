"""The lock lets one in at a time, and a dead process holds nobody up."""

import signal
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from nc_tui.journal.errors import BusyError, JournalError
from nc_tui.journal.locking import locked
from tests.journal.tracing import ROOT

HOLDER = """
import sys, time
from pathlib import Path
from nc_tui.journal.locking import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def open_handles() -> int:
    """How many handles this process has open, where the system tells."""
    folder = Path("/dev/fd")
    return len(list(folder.iterdir())) if folder.is_dir() else 0


def test_threads_wait_for_each_other(tmp_path: Path) -> None:
    path, inside, most = tmp_path / "lock", 0, 0

    def work() -> None:
        nonlocal inside, most
        for _ in range(10):
            with locked(path):
                inside += 1
                most = max(most, inside)
                time.sleep(0.001)
                inside -= 1

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == 1


def test_another_process_keeps_it_until_it_is_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "lock"
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)], stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    with monkeypatch.context() as hurried:
        hurried.setattr("nc_tui.journal.locking.PATIENCE", 0.05)
        with pytest.raises(BusyError), locked(path):
            pytest.fail("two at once")
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    with locked(path):
        pass


def test_it_is_given_back_after_an_error_and_no_handle_is_left(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    before = open_handles()
    for _ in range(5):
        with pytest.raises(ZeroDivisionError), locked(path):
            raise ZeroDivisionError
    with locked(path):
        pass
    assert open_handles() == before


@pytest.mark.skipif(sys.platform == "win32", reason="modes and links are those of POSIX")
def test_the_file_is_private_and_a_link_in_its_place_is_refused(tmp_path: Path) -> None:
    with locked(tmp_path / "lock"):
        assert stat.S_IMODE((tmp_path / "lock").stat().st_mode) == 0o600
    (tmp_path / "target").write_text("not ours")
    (tmp_path / "link").symlink_to(tmp_path / "target")
    with pytest.raises(JournalError), locked(tmp_path / "link"):
        pytest.fail("followed a link")
    assert (tmp_path / "target").read_text() == "not ours"
