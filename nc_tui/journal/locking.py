"""The lock that is held across reading, changing and writing a file."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from nc_tui.journal.durable import FILE_MODE, make_folder
from nc_tui.journal.errors import BusyError, from_os_error

PATIENCE = 5.0
"""Seconds to wait for another process."""


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Holds the lock file at ``path``, against other processes and other threads. Raises JournalError."""
    from filelock import FileLock, Timeout

    make_folder(path.parent)
    # One object for each use: each has its own file handle, so that threads exclude each other too.
    lock = FileLock(path, timeout=PATIENCE, mode=FILE_MODE, poll_interval=0.005)
    try:
        lock.acquire()
    except Timeout as error:
        raise BusyError(
            "Not saved: another nc-tui is busy writing. Wait a moment, or close it, then save again."
        ) from error
    except OSError as error:
        raise from_os_error(error, path) from error
    try:
        yield
    finally:
        lock.release()
