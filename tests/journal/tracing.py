"""Saves that are killed, or whose system calls fail, at a chosen one of their calls; by strace."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest
from msgspec import Struct

ROOT = Path(__file__).parents[2]


class Outcome(Struct, frozen=True):
    """What a save said before it ended, and whether it came to its end."""

    saved: tuple[str, ...]
    errors: tuple[str, ...]
    finished: bool
    injected: bool


class Saver:
    """The process of ``saving.py``, with which one save after another is made and meddled with."""

    def __init__(self, process: "subprocess.Popen[bytes]", strace: str) -> None:
        self._process = process
        self._strace = strace

    def save(self, home: Path, injection: str) -> Outcome:
        """One save, with ``strace -e inject=…``."""
        stdin, stdout = _pipe(self._process.stdin), _pipe(self._process.stdout)
        _send(stdin, f"{home}\n")
        pid = stdout.readline().split()[1].decode()
        calls = injection.partition(":")[0]
        command = [self._strace, "-p", pid, "-e", f"trace={calls}", "-e", f"inject={injection}"]
        with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL) as strace:
            errors = _pipe(strace.stderr)
            first = errors.readline()
            _send(stdin, "go\n")
            lines = [line.decode().strip() for line in iter(stdout.readline, b"over\n")]
            trace = first + errors.read()
        if b"attached" not in first:
            pytest.skip(f"strace can't attach here: {first.decode().strip()}")
        return Outcome(
            tuple(line.removeprefix("saved ") for line in lines if line.startswith("saved ")),
            tuple(line.removeprefix("error ") for line in lines if line.startswith("error ")),
            "done" in lines,
            b"(INJECTED)" in trace or b"killed by SIGKILL" in trace,
        )


def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
    assert stream is not None
    return stream


def _send(stream: IO[bytes], text: str) -> None:
    stream.write(text.encode())
    stream.flush()


@contextmanager
def saver() -> Iterator[Saver]:
    """A process to save with; skips the test where there is no strace."""
    strace = shutil.which("strace")
    if strace is None:
        pytest.skip("strace isn't installed")
    command = [sys.executable, "-m", "tests.journal.saving"]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT, env=environment, bufsize=0
    ) as process:
        try:
            yield Saver(process, strace)
        finally:
            process.kill()
