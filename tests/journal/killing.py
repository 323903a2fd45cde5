"""Work that is done in a process which dies just before a chosen one of the calls that change the disk."""

import os
from collections.abc import Callable
from typing import Any

KILLED = 9
CHANGING = ("rename", "replace", "remove", "unlink", "mkdir", "rmdir", "write", "fsync", "open", "link")


def killed_before(number: int, act: Callable[[], object]) -> bool:
    """Does it in a process of its own that dies just before the so-manieth call that changes the disk, a write
    in its middle; False where it came to its end before that."""
    pid = os.fork()
    if pid == 0:
        status = 3
        try:
            _die_at(number)
            act()
            status = 0
        finally:
            os._exit(status)
    code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    assert code in (0, KILLED)
    return code == KILLED


def _die_at(number: int) -> None:
    left = number

    def dying(name: str, real: Callable[..., object]) -> Callable[..., object]:
        def call(*given: Any, **named: Any) -> object:
            nonlocal left
            if name != "open" or given[1] & os.O_CREAT:
                left -= 1
            if left == 0:
                if name == "write":
                    real(given[0], bytes(given[1])[: len(given[1]) // 2])
                os._exit(KILLED)
            return real(*given, **named)

        return call

    for name in CHANGING:
        setattr(os, name, dying(name, getattr(os, name)))
