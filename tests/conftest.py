"""Every test runs cut off from the developer's own home, settings and clock."""

import gc
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from zlib import crc32

import pytest
from hypothesis import HealthCheck, settings

from tests.read_once import copies_on_disk, read_once

__all__ = ["copies_on_disk"]

read_once()
IN_MEMORY, ROOM = Path("/dev/shm"), 2 << 30
"""Where Linux keeps files in memory, and how many bytes must be free there."""
if IN_MEMORY.is_dir() and os.access(IN_MEMORY, os.W_OK) and shutil.disk_usage(IN_MEMORY).free > ROOM:
    # Each save forces the disk, and no test pulls the plug.
    for name in ("PYTEST_DEBUG_TEMPROOT", "TMPDIR"):
        os.environ.setdefault(name, str(IN_MEMORY))
    tempfile.tempdir = None  # found out anew, should anybody have asked for it before
# What is compiled is kept, as Python does by itself: the tests' assertions take each worker ten seconds, and some of the
# programs that are started keep what they compile anyway.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
settings.register_profile("here", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("here")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder of the test's own; everything the program stores goes below it."""
    own = tmp_path / "home"
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "NC_TUI_NOW", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("NC_TUI_HOME", str(own))
    return own


@pytest.fixture
def monday() -> datetime:
    """The Monday morning on which most tests happen."""
    return datetime.fromisoformat("2026-11-23T07:30:00+01:00")


SEARCH = (20_000, 20, 20)
"""How often garbage is looked for."""


FILLING = ("tests/app/", "tests/monkey/")
"""The tests that fill a process with apps."""
LONGEST = tuple(
    f"tests/{file}.py"
    for file in (
        *("app/test_whole_words", "monkey/test_monkey", "app/test_every_python", "app/test_terminal"),
        *("app/test_every_terminal", "app/test_everywhere", "app/test_rehearsals", "app/test_pages"),
        *("app/test_guides", "app/test_journal"),
    )
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Those come last: forking a process takes the longer the more it holds. Of them the longest begin first, so that
    none is left for one worker when the others have nothing to do any more."""
    items.sort(key=lambda item: (item.nodeid.startswith(FILLING), not item.nodeid.startswith(LONGEST)))


def pytest_collection_finish() -> None:
    """What stands by now stays: garbage is looked for in what the tests make, which saves a third of the
    time of the app's."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*SEARCH)


def pytest_runtest_teardown() -> None:
    """The app and the commands have a search of their own; the next test has the usual one again."""
    gc.set_threshold(*SEARCH)
    gc.enable()


@contextmanager
def keys_under_hashes() -> Iterator[pytest.MonkeyPatch]:
    """Keys lie under the hash of their passphrase instead of under a second of scrypt."""
    from nc_tui.journal import keys

    head = len(keys.MAGIC) + 9

    def wrapped(identity: str, secret: str) -> bytes:
        body = sha256(secret.encode()).digest() + bytes(byte ^ 85 for byte in identity.encode())
        return keys.MAGIC + b"%08x\n" % crc32(body) + body

    def unwrapped(content: bytes, secret: str) -> str | None:
        right = content[head : head + 32] == sha256(secret.encode()).digest()
        return bytes(byte ^ 85 for byte in content[head + 32 :]).decode() if right else None

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(keys, "wrapped", wrapped)
        patched.setattr(keys, "unwrapped", unwrapped)
        yield patched


@pytest.fixture
def quick_keys() -> Iterator[pytest.MonkeyPatch]:
    """The second of scrypt is for the one test that is about it, which undoes this."""
    with keys_under_hashes() as patched:
        yield patched
