"""The lock that is held across reading, changing and writing a file: the operating system's own, which ends
with the process that held it.

The known libraries for it load SQLite and OpenSSL by now, which no save needs, so this rests on the standard
library alone.
"""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from nc_tui.journal.durable import FILE_MODE, make_folder
from nc_tui.journal.errors import BusyError, from_os_error

PATIENCE = 5.0
"""Seconds to wait for another process."""
BETWEEN_TRIES = 0.005
"""Seconds between two tries."""
_FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Holds the lock file at ``path``, against other processes and other threads. Raises JournalError."""
    make_folder(path.parent)
    try:
        # A handle for each use, to which the lock belongs, so that threads exclude each other too.
        handle = os.open(path, _FLAGS, FILE_MODE)
        try:
            _wait_for(handle)
        except BaseException:
            os.close(handle)
            raise
    except OSError as error:
        raise from_os_error(error, path) from error
    try:
        yield
    finally:
        os.close(handle)


def _wait_for(handle: int) -> None:
    until = time.monotonic() + PATIENCE
    while not _taken(handle):
        if time.monotonic() >= until:
            raise BusyError(
                "Not saved: another nc-tui is busy writing. Wait a moment, or close it, then save again."
            )
        time.sleep(BETWEEN_TRIES)


if sys.platform == "win32":
    import msvcrt

    def _taken(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True
else:
    import fcntl

    def _taken(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
