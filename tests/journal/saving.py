"""A process that saves when told to, for the tests that kill it or make its system calls fail.

It reads one command a line, the home to save into, and forks a child for it, so that the modules are loaded
only once. The child says its process id, waits for a line, saves three records (the first ever, a second in
the same file, one in another month) and says the id of each that was acknowledged.
"""

import ctypes
import os
from datetime import date
from pathlib import Path

import tinydb.table  # noqa: F401 - loaded before the child is watched

import nc_tui.journal.locking
import nc_tui.journal.mending
import nc_tui.journal.writing  # noqa: F401
from nc_tui.journal.journal import JournalError
from tests.journal.examples import checkin, journal_at, practice

DAYS = (date(2026, 11, 22), date(2026, 11, 23), date(2026, 10, 1))
ANY_TRACER = (0x59616D61, -1)  # PR_SET_PTRACER: where Yama allows only parents, let the tracer in


def say(line: str) -> None:
    os.write(1, line.encode() + b"\n")


def save(home: str) -> None:
    ctypes.CDLL(None).prctl(*ANY_TRACER)
    journal = journal_at(Path(home))
    say(f"pid {os.getpid()}")
    os.read(0, 3)
    for number, day in enumerate(DAYS):
        try:
            record = journal.append(practice("x" * 50) if number == 1 else checkin(), day)
        except JournalError as error:
            say(f"error {error}")
        else:
            say(f"saved {record.id}")
    say("done")


def main() -> None:
    for _line in iter(lambda: os.read(0, 4096), b""):
        home = _line.decode().strip()
        child = os.fork()
        if child == 0:
            save(home)
            os._exit(0)
        os.waitpid(child, 0)
        say("over")


if __name__ == "__main__":
    main()
