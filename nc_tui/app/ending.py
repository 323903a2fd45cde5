"""The end that comes from outside: a signal, or a terminal that is closed. It comes within a second, whatever
the app is doing."""

import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from threading import Event, Thread
from typing import Any

SIGNALS = tuple(getattr(signal, name) for name in ("SIGHUP", "SIGTERM", "SIGINT") if hasattr(signal, name))
GRACE = 0.7
"""Seconds in which the app can save what is half-written and put the terminal in order."""
PLAIN = (
    "\x1b[?2004l\x1b[?7h\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[<u\x1b[?1049l\x1b[?25h\x1b[?1004l"
)
"""What puts a terminal in order: no paste or mouse or focus reports, lines that wrap, the usual keys, the
screen of before, a cursor."""


class Ending:
    """Waits for a signal while the app runs. The signals are blocked and waited for on a thread of its own,
    so that an event loop that is busy, or stuck, can't keep them from coming through."""

    def __init__(self, close: Callable[[], object]) -> None:
        """``close`` is called on that thread, and asks the app to end."""
        self.number: int | None = None
        """The signal that came."""
        self._close = close
        self._over = Event()
        self._settings = _terminal_settings()

    def __enter__(self) -> "Ending":
        if hasattr(signal, "pthread_sigmask"):
            signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
            Thread(target=self._wait, name="ending", daemon=True).start()
        return self

    def __exit__(self, *_error: object) -> None:
        # The signals stay blocked: nothing is to come between this and the exit status.
        self._over.set()

    def status(self, otherwise: int) -> int:
        """The exit status: 128 and the signal's number where one came."""
        return otherwise if self.number is None else 128 + self.number

    def _wait(self) -> None:
        self.number = signal.sigwait(SIGNALS)
        with suppress(RuntimeError):
            self._close()
        if not self._over.wait(GRACE):
            self._end_at_once(128 + self.number)

    def _end_at_once(self, status: int) -> None:
        Thread(target=_restore, args=(self._settings,), daemon=True).start()
        # A terminal that takes nothing any more must not keep the process either.
        self._over.wait(0.1)
        os._exit(status)


def _terminal_settings() -> list[Any] | None:
    if sys.platform == "win32":
        return None
    import termios

    try:
        return termios.tcgetattr(0)
    except termios.error:
        return None


def _restore(settings: list[Any] | None) -> None:
    with suppress(OSError):
        os.write(2, PLAIN.encode())
    if sys.platform == "win32" or settings is None:
        return
    import termios

    with suppress(termios.error):
        termios.tcsetattr(0, termios.TCSANOW, settings)
