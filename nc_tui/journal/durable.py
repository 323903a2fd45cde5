"""Files that are either old or whole: written beside, forced to disk, then put in place.

What must hold: after a kill or a power cut at any point the file is the one before or the one after, and
when ``replace_file`` returns, it is the one after.
"""

import errno
import os
from contextlib import suppress
from itertools import count
from pathlib import Path

from nc_tui.journal.errors import UncertainError, from_os_error, shown

FILE_MODE = 0o600
FOLDER_MODE = 0o700
TEMPORARY = ".nc-tmp"
"""How the names of half-written files end."""

_serial = count()
_NO_NAMELESS = {errno.EOPNOTSUPP, errno.EISDIR, errno.EINVAL, errno.ENOENT}
_NO_FOLDER_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.EISDIR}


def make_folder(folder: Path) -> None:
    """Makes the folder and the missing ones above it, each 0700 and durably. Raises JournalError."""
    try:
        _make_folder(folder)
    except OSError as error:
        raise from_os_error(error, folder) from error


def _make_folder(folder: Path) -> None:
    if folder.is_dir():
        return
    if folder.parent != folder:
        _make_folder(folder.parent)
    try:
        folder.mkdir(FOLDER_MODE)
    except FileExistsError:
        if not folder.is_dir():
            raise
        return
    folder.chmod(FOLDER_MODE)  # the umask may have taken rights away from the owner
    _sync_folder(folder.parent)


def replace_file(path: Path, content: bytes, *, durable: bool = True) -> None:
    """Puts ``content`` at ``path``, mode 0600, whole or not at all. Raises JournalError.

    A link stays: the file that it leads to is replaced. The folder must exist. Without ``durable`` nothing is
    forced to disk: for caches only. A failed fsync is never repeated on the same file, because the kernel may
    have dropped the pages and then reports success.
    """
    try:
        target = _behind_links(path)
        temporary = _temporary(target)
        try:
            _write(temporary, content, durable)
            temporary.replace(target)
        except BaseException:
            with suppress(OSError):
                temporary.unlink()
            raise
    except OSError as error:
        raise from_os_error(error, path) from error
    if durable:
        try:
            _sync_folder(target.parent)
        except OSError as error:
            raise UncertainError(
                f"The disk reported an error after {shown(path)} was written. "
                "Check whether your entry is there before you save it again."
            ) from error


def write_outside(path: Path, content: bytes) -> None:
    """As ``replace_file``, for a file outside our folders, where nobody would clear up after a kill: where
    the system can do it, the file has no name before it is whole. Raises JournalError."""
    try:
        target = _behind_links(path)
        temporary = _temporary(target)
        if not _wrote_nameless(temporary, content):
            replace_file(target, content)
            return
        try:
            temporary.replace(target)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        _sync_folder(target.parent)
    except OSError as error:
        raise from_os_error(error, path) from error


def _wrote_nameless(path: Path, content: bytes) -> bool:
    """Whether the content, whole and on disk, has got this name; False where there are no nameless files."""
    nameless = getattr(os, "O_TMPFILE", 0)
    if not nameless:
        return False
    try:
        handle = os.open(path.parent, nameless | os.O_WRONLY | os.O_CLOEXEC, FILE_MODE)
    except OSError as error:
        if error.errno in _NO_NAMELESS:
            return False
        raise
    try:
        _fill(handle, content, durable=True)
        # The path needs no folder's handle; only with one does Python have the link followed.
        os.link(f"/proc/self/fd/{handle}", path, src_dir_fd=handle, follow_symlinks=True)
    except FileNotFoundError:  # no /proc here
        return False
    finally:
        os.close(handle)
    return True


def _temporary(path: Path) -> Path:
    return path.with_name(f".{path.name}.{os.getpid():x}-{next(_serial):x}{TEMPORARY}")


def _behind_links(path: Path) -> Path:
    """The file itself. Raises OSError for links that lead round in a ring."""
    if not path.is_symlink():
        return path
    target = Path(os.path.realpath(path))
    if target.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    return target


def _write(path: Path, content: bytes, durable: bool) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags, FILE_MODE)
    try:
        _fill(handle, content, durable=durable)
    finally:
        os.close(handle)


def _fill(handle: int, content: bytes, *, durable: bool) -> None:
    if os.name == "posix":
        os.fchmod(handle, FILE_MODE)
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(handle, rest) :]
    if durable:
        os.fsync(handle)


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        os.close(handle)


def move_file(path: Path, to: Path) -> None:
    """Moves a file within one file system, durably. Raises JournalError."""
    try:
        path.replace(to)
        _sync_folder(to.parent)
        _sync_folder(path.parent)
    except OSError as error:
        raise from_os_error(error, path) from error


def remove_file(path: Path) -> None:
    """Removes a file durably; a missing one is fine. Raises JournalError."""
    try:
        path.unlink(missing_ok=True)
        if path.parent.is_dir():
            _sync_folder(path.parent)
    except NotADirectoryError:
        return
    except OSError as error:
        raise from_os_error(error, path) from error
