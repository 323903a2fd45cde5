"""The program in a real pseudo-terminal, with every byte that it sends there."""

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from tests.read_once import copies_in

PATIENCE = 20.0
"""Seconds after which something that doesn't come has failed to."""
QUIET = 0.3
"""Seconds without anything sent after which a page is drawn."""
NOW = "2026-11-23T07:30+01:00"
WATCHED = """
import os, sys

def watch(event, given):
    if event == "socket.__new__" and int(given[1]) != 1 or event in ("socket.connect", "socket.getaddrinfo"):
        with open(os.environ["WATCH"], "a") as found:
            print(event, *given[1:], file=found)

sys.addaudithook(watch)
{first}
from nc_tui.cli import main
main()
"""
"""The program, with every socket that isn't one within the machine noted in the file WATCH."""


class Pty:
    """``nc-tui`` in a terminal of its own. ``raw`` is all that it has sent so far."""

    def __init__(
        self,
        home: Path,
        watch: Path,
        *,
        first: str = "",
        before: tuple[str, ...] = (),
        size: tuple[int, int] = (80, 24),
        more: Mapping[str, str] | None = None,
    ) -> None:
        copies_in(home)
        self.raw = b""
        self.status: int | None = None
        words = [*before, sys.executable, "-c", WATCHED.format(first=first)]
        environment = {
            **{
                key: value
                for key, value in os.environ.items()
                if key in ("PATH", "HOME", "PYTHONPATH", "LANG")
            },
            "NC_TUI_HOME": str(home),
            "NC_TUI_NOW": NOW,
            "TERM": "xterm-256color",
            "LC_ALL": "C.UTF-8",
            "WATCH": str(watch),
            **(more or {}),
        }
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
            os.execvpe(words[0], words, environment)

    def __enter__(self) -> "Pty":
        return self

    def __exit__(self, *_error: object) -> None:
        if self.status is None:
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        with suppress(OSError):
            os.close(self.fd)

    def _read(self, seconds: float) -> bool:
        """Take in what is sent; False once the program has closed the terminal."""
        if not select.select([self.fd], [], [], seconds)[0]:
            return True
        try:
            data = os.read(self.fd, 65536)
        except OSError:
            return False
        self.raw += data
        return bool(data)

    def press(self, keys: str | bytes, then: str | None = None) -> None:
        """Send keys, and wait until ``then`` is sent after them."""
        begun = len(self.raw)
        data = keys if isinstance(keys, bytes) else keys.encode()
        while data:
            select.select([], [self.fd], [], 0.05)
            with suppress(BlockingIOError):
                data = data[os.write(self.fd, data[:1024]) :]
            self._read(0)
        if then is not None:
            self.until(lambda: then.encode() in self.raw[begun:], then)

    def until(self, happens: object, what: str = "") -> None:
        """Wait until something is the case."""
        end = time.monotonic() + PATIENCE
        while not happens():  # type: ignore[operator]
            assert time.monotonic() < end, f"never happened: {what}: {self.raw[-1500:]!r}"
            assert self._read(0.02) or happens(), f"the program ended before: {what}: {self.raw[-3000:]!r}"  # type: ignore[operator]

    def shows(self, words: str) -> None:
        """Wait until these words have been sent."""
        self.until(lambda: words.encode() in self.raw, words)

    def settle(self) -> None:
        """Wait until nothing is being drawn any more."""
        sent, end = -1, time.monotonic() + PATIENCE
        while sent != len(self.raw):
            assert time.monotonic() < end, f"it never comes to rest: {self.raw[-1500:]!r}"
            sent = len(self.raw)
            self._read(QUIET)

    def end(self, number: signal.Signals | None = None) -> int:
        """Its exit status, once it has ended, by a signal if one is given."""
        if number is not None:
            os.kill(self.pid, number)
        end = time.monotonic() + PATIENCE
        while True:
            with suppress(OSError):
                self._read(0.02)
            done, status = os.waitpid(self.pid, os.WNOHANG)
            if done:
                while self._read(0.1) and select.select([self.fd], [], [], 0)[0]:
                    pass
                self.status = os.waitstatus_to_exitcode(status)
                return self.status
            assert time.monotonic() < end, "it doesn't end"

    def close_window(self) -> None:
        """Close the terminal as its window's button does."""
        os.close(self.fd)
        end = time.monotonic() + PATIENCE
        while not os.waitpid(self.pid, os.WNOHANG)[0]:
            assert time.monotonic() < end, "it doesn't end"
            time.sleep(0.01)
        self.status = 0
