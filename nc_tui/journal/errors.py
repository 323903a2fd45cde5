"""What can go wrong with the journal, each in one line that says what happened and what to do."""

import errno
import os
from pathlib import Path

from nc_tui.practice.text import clean_line


class JournalError(Exception):
    """Something couldn't be kept or read. ``str()`` of it is shown to people as it is."""


class InvalidError(JournalError):
    """What should be recorded isn't valid; nothing was written."""


class UnwritableError(JournalError):
    """The folder or the file can't be written."""


class DiskFullError(JournalError):
    """No room is left, or the quota is used up."""


class FaultyDiskError(JournalError):
    """The disk reported an error."""


class UncertainError(JournalError):
    """The file was replaced, but the disk didn't confirm it."""


class RemainsError(JournalError):
    """A text was erased wherever that could be done, and may remain elsewhere."""


class UnreadableError(JournalError):
    """The file is there and can't be read, or is damaged."""


class BusyError(JournalError):
    """Another process holds the lock for too long."""


class RefusedError(JournalError):
    """The write would have lost records, so it wasn't made."""


_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
_CLOSED = {errno.EACCES, errno.EPERM}


def shown(path: Path) -> str:
    """A path as it can be shown in a line of text, whatever bytes its names hold."""
    return clean_line(str(path), 1000)


def other_owner(error: OSError, path: Path) -> str | None:
    """Whose the file is, or else the folder that it is in, where that is why it is closed to us."""
    if error.errno not in _CLOSED or os.name != "posix":
        return None
    for place in (path, *path.parents):
        try:
            owner = place.stat().st_uid
        except OSError:
            continue
        return None if owner == os.getuid() else _user(owner)
    return None


def _user(number: int) -> str:
    import pwd

    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return f"user {number}"


def from_os_error(error: OSError, path: Path) -> JournalError:
    """The error to show when ``path`` couldn't be written."""
    place = shown(path)
    if error.errno in _FULL:
        return DiskFullError(f"Not saved: the disk is full at {place}. Free some space, then save again.")
    if error.errno == errno.EROFS:
        return UnwritableError(
            f"Not saved: {place} is on a read-only disk. "
            "Make it writable, or choose another folder with --home."
        )
    owner = other_owner(error, path)
    if owner is not None:
        return UnwritableError(
            f"Not saved: {place} belongs to {owner}, after sudo for example. "
            "Give it back with chown, then save again."
        )
    if error.errno in _CLOSED:
        return UnwritableError(
            f"Not saved: no permission to write {place}. "
            "Allow writing there, or choose another folder with --home."
        )
    if error.errno in (errno.ENOTDIR, errno.EEXIST, errno.EISDIR):
        return UnwritableError(
            f"Not saved: something else is in the way at {place}. Move it, then save again."
        )
    if error.errno == errno.EIO:
        return FaultyDiskError(
            f"Not saved: the disk reported an error at {place}. Check the disk, then save again."
        )
    why = clean_line(error.strerror or "unknown error")
    return UnwritableError(
        f"Not saved: {place} could not be written ({why}). Check the folder, then save again."
    )
