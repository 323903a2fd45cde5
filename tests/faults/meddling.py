"""System calls that fail, fall short or are the last ones, at a chosen one of a process's calls.

Python tells an audit hook of nearly every call that changes files, before it is made, and an error raised there stands in
for the call; the few that it doesn't tell of are wrapped. Nothing but Python is needed for it. It can't be undone, so it
belongs in a process that ends soon.
"""

import errno
import os
import shutil
import signal
import stat
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from msgspec import Struct

TOLD = {
    "os.chmod": "chmod",
    "os.link": "link",
    "os.mkdir": "mkdir",
    "os.remove": "unlink",
    "os.rename": "rename",
    "os.rmdir": "rmdir",
    "os.symlink": "symlink",
    "os.truncate": "truncate",
    "os.utime": "utime",
    "fcntl.flock": "flock",
    "fcntl.lockf": "flock",
}
"""Calls that Python tells of, beside ``open``, by the names of its events."""
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
KILL, SHORT, POWER = "KILL", "short write", "power cut"
"""A power cut kills the process, and nothing is left of what wasn't forced to disk."""
ERRORS = ("ENOSPC", "EIO", "EACCES", "EROFS", "EINTR")
LASTING = frozenset({"ENOSPC", "EROFS"})
"""Errors that don't go away by themselves: every later call of the kind fails, too."""
NEED_ROOM = frozenset({"open", "write", "fsync", "mkdir", "rename", "link", "symlink"})
NEED_RIGHTS = frozenset({"open", "mkdir", "rename", "link", "symlink", "unlink", "rmdir", "chmod", "utime"})


class Fault(Struct, frozen=True):
    """What happens instead of the call with this number, the first being 0."""

    number: int
    what: str

    def __str__(self) -> str:
        return f"{self.what} at call {self.number}"


def faults_at(number: int, call: str) -> list[Fault]:
    """All that can happen at a call of this name."""
    what = [KILL, POWER, "EIO", "EINTR"]
    if call in NEED_ROOM:
        what.append("ENOSPC")
    if call in NEED_RIGHTS:
        what += ["EACCES", "EROFS"]
    if call == "write":
        what += [SHORT, f"{KILL} in the middle"]
    return [Fault(number, one) for one in what]


class Meddler:
    """Counts the calls that change anything below ``home``, and meddles with one of them."""

    def __init__(self, home: Path, fault: Fault | None = None) -> None:
        self.calls: list[str] = []
        """The names of the calls so far."""
        self._home = str(home)
        self._fault = fault
        self._lasting = frozenset[str]()
        self._unforced = Unforced()

    def begin(self) -> None:
        """From here on, until the process ends."""
        self._wrap("fsync", self._fsync)
        self._wrap("write", self._write)
        sys.addaudithook(self._told)

    def end(self) -> None:
        """The process has come to its end; the power may be cut right after it."""
        if self._fault == Fault(len(self.calls), POWER):
            self._lose()

    def _lose(self) -> None:
        self._fault = None
        self._home = "\0"  # from here on nothing is ours
        self._unforced.lose()

    def _wrap(self, name: str, around: Callable[..., Any]) -> None:
        call = getattr(os, name)
        setattr(os, name, lambda *given: around(call, *given))

    def _told(self, event: str, given: tuple[Any, ...]) -> None:
        if event == "open":
            path, mode, flags = given
            if self._is_ours(path) and (flags & WRITES or set(mode or "") & set("wax+")):
                self._comes("open")
        elif event in TOLD and (isinstance(given[0], int) or any(map(self._is_ours, given))):
            self._comes(TOLD[event])
            self._unforced.named(event, given)

    def _is_ours(self, path: object) -> bool:
        return isinstance(path, str | bytes | os.PathLike) and os.fsdecode(path).startswith(self._home)

    def _fsync(self, fsync: Callable[[int], None], handle: int) -> None:
        self._comes("fsync")
        fsync(handle)
        self._unforced.forced(handle)

    def _write(
        self, write: Callable[[int, bytes | memoryview], int], handle: int, content: bytes | memoryview
    ) -> int:
        if handle <= 2:
            return write(handle, content)
        self._unforced.written(handle)
        half = memoryview(content)[: max(1, len(memoryview(content)) // 2)]
        what = self._comes("write")
        if what == SHORT:
            return write(handle, half)
        if what is not None:
            write(handle, half)
            os.kill(os.getpid(), signal.SIGKILL)
        return write(handle, content)

    def _comes(self, call: str) -> str | None:
        """A call is about to be made; gives what the write itself has to see to."""
        number = len(self.calls)
        self.calls.append(call)
        fault = self._fault
        if fault is None or (number != fault.number and call not in self._lasting):
            return None
        if fault.what == POWER:
            self._lose()
        if fault.what in (KILL, POWER):
            os.kill(os.getpid(), signal.SIGKILL)
        if fault.what not in ERRORS:
            return fault.what
        if fault.what in LASTING:
            self._lasting = NEED_ROOM if fault.what == "ENOSPC" else NEED_RIGHTS
        code = getattr(errno, fault.what)
        raise OSError(code, os.strerror(code))


class Unforced:
    """What was changed and isn't forced to disk yet: contents of files, by the file, and names, by the folder."""

    def __init__(self) -> None:
        self._contents: dict[tuple[int, int], int] = {}
        self._names: list[tuple[tuple[int, int], Callable[[], object]]] = []

    def written(self, handle: int) -> None:
        found = os.fstat(handle)
        if stat.S_ISREG(found.st_mode) and (found.st_dev, found.st_ino) not in self._contents:
            self._contents[found.st_dev, found.st_ino] = os.dup(handle)

    def forced(self, handle: int) -> None:
        found = os.fstat(handle)
        which = found.st_dev, found.st_ino
        held = self._contents.pop(which, None)
        if held is not None:
            os.close(held)
        self._names = [(folder, back) for folder, back in self._names if folder != which]

    def named(self, event: str, given: tuple[Any, ...]) -> None:
        """A name is about to come, to go or to stand for another file."""
        match event:
            case "os.rename":
                self._put(Path(given[1]), Path(given[0]))
            case "os.link":
                self._put(Path(given[1]))
            case "os.remove":
                self._put(Path(given[0]))
            case "os.mkdir":
                self._made(Path(given[0]))

    def _put(self, path: Path, moved: Path | None = None) -> None:
        """The file at ``path`` stands there again, or none if there was none, and what took its place is where it was."""
        with suppress(OSError):
            old = path.read_bytes() if path.is_file() else None

            def back() -> None:
                if moved is not None and path.exists():
                    path.rename(moved)
                if old is None:
                    path.unlink(missing_ok=True)
                else:
                    path.write_bytes(old)

            self._remember(path.parent, back)

    def _made(self, path: Path) -> None:
        if not path.exists():
            self._remember(path.parent, lambda: shutil.rmtree(path, ignore_errors=True))

    def _remember(self, folder: Path, back: Callable[[], object]) -> None:
        found = folder.stat()
        self._names.append(((found.st_dev, found.st_ino), back))

    def lose(self) -> None:
        """All of it is gone."""
        for handle in self._contents.values():
            os.ftruncate(handle, 0)
        for _folder, back in reversed(self._names):
            with suppress(FileNotFoundError):
                back()
