"""A real pseudo-terminal with a program in it, watched from outside."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType

ROWS, COLUMNS = 24, 80
BETWEEN_FRAMES = 0.006
"""Seconds without output that part one frame from the next."""
UNANSWERED = 1.0
"""Seconds without output after which a key has nothing to show."""
PATIENCE = 30.0
"""Seconds after which a program that draws nothing has failed."""

_SEQUENCE = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|[PX^_\]].*?(?:\x1b\\|\x07)|[ -~])", re.DOTALL)


class Terminal:
    """The program ``words`` at 80×24, from its start to the end of the ``with`` block."""

    def __init__(self, words: Sequence[str], environment: Mapping[str, str]) -> None:
        self._drawn = bytearray()
        self._status: int | None = None
        self.started = time.perf_counter()
        self.pid, self._pty = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
            os.execve(words[0], list(words), dict(environment))

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._status is None:
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self._pty)

    def wait_for(self, words: str) -> float:
        """Seconds from the start until the words stand on the screen."""
        wanted = words.encode()
        while wanted not in _SEQUENCE.sub(b"", self._drawn):
            if not self._more(PATIENCE) or time.perf_counter() - self.started > PATIENCE:
                raise RuntimeError(f"“{words}” didn't appear; instead: {self.text()[-400:]}")
        return time.perf_counter() - self.started

    def press(self, key: str) -> float | None:
        """Seconds from a key to the last byte of the first frame that shows something for it; None where
        the key shows nothing. Sequences without any text (the shape of a pointer) are no frame."""
        pressed = time.perf_counter()
        os.write(self._pty, key.encode())
        begun = len(self._drawn)
        drawn = 0.0
        while self._more(BETWEEN_FRAMES if drawn else UNANSWERED):
            if _SEQUENCE.sub(b"", self._drawn[begun:]).strip():
                drawn = time.perf_counter() - pressed
            if drawn > PATIENCE:
                raise RuntimeError(f"the program doesn't stop drawing after the key {key!r}")
        return drawn or None

    def end(self, keys: str) -> int:
        """The exit status, once these keys have ended the program."""
        os.write(self._pty, keys.encode())
        with suppress(RuntimeError):
            while self._more(PATIENCE):
                pass
        self._status = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        return self._status

    def settle(self, seconds: float = 0.4) -> None:
        """Wait until nothing is drawn any more."""
        since = time.perf_counter()
        while self._more(seconds):
            if time.perf_counter() - since > PATIENCE:
                raise RuntimeError("the program doesn't stop drawing")

    def peak(self) -> int:
        """The most memory the program ever held, in kB (Linux)."""
        for line in Path(f"/proc/{self.pid}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1])
        raise RuntimeError("this system doesn't say how much memory a program held")

    @property
    def bytes(self) -> int:
        """How many bytes were sent to it so far."""
        return len(self._drawn)

    def text(self) -> str:
        """All that was drawn, without escape sequences."""
        return _SEQUENCE.sub(b"", self._drawn).decode(errors="replace")

    def _more(self, seconds: float) -> bool:
        ready, _, _ = select.select([self._pty], [], [], seconds)
        if not ready:
            return False
        try:
            self._drawn += os.read(self._pty, 1 << 16)
        except OSError as error:
            raise RuntimeError(f"the program ended: {self.text()[-400:]}") from error
        return True
