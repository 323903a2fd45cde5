"""The library as one file, and the guides as another: a start doesn't read and check a hundred files.

A copy holds the state of every content file it was made from (name, size, times, inode) and of the code
that made it. If anything differs, or the file is damaged, it is as if it weren't there. The whole is sealed
with a key that lies in a file of its own beside it, so that a text changed in the copy isn't shown because
its sum was put right too. Whoever can read the key can seal another text: that is a person with the rights
of this one, not an accident.

Layout: MAGIC · length of the signature (4 bytes, big-endian) · signature · keyed BLAKE2b of all that is
before and after it (16 bytes) · the rest as MessagePack: library and faults, or guides and faults.
"""

import os
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from msgspec import MsgspecError, Struct, msgpack

from nc_tui.library.content import Library
from nc_tui.library.fault import Fault
from nc_tui.library.places import Found, modules

try:
    from _blake2 import blake2b  # hashlib would load OpenSSL for it
except ImportError:  # pragma: no cover - another Python
    from hashlib import blake2b

MAGIC = b"nc-tui library 2\n"
KEY = "cache-key"
_KEY_SIZE, _SEAL_SIZE = 32, 16
FRESH = 2_000_000_000
"""Nanoseconds in which a file that has changed may change again without a new time (FAT counts in 2 s)."""


T = TypeVar("T")


class Kept(Struct, frozen=True, array_like=True):
    """What the file holds."""

    library: Library
    faults: tuple[Fault, ...]


def signature(found: Iterable[Found]) -> bytes:
    """What the files of the folders are, as bytes: equal only if nothing has changed."""
    lines: list[str] = []
    for state in (*found, modules()):
        lines.append(state.folder)
        lines += [f"{f.name}\0{f.size} {f.mtime_ns} {f.ctime_ns} {f.inode}" for f in state.files]
        lines += map(str, state.faults)
    return "\n".join(lines).encode("utf-8", "surrogateescape")


def settled(found: Iterable[Found]) -> bool:
    """Whether a later change of any of the files is sure to show in its times."""
    now = time.time_ns()
    times = [changed for state in found for f in state.files for changed in (f.mtime_ns, f.ctime_ns)]
    return not any(-FRESH < changed - now < FRESH for changed in times)


def read(path: Path, signed: bytes, kind: type[T]) -> T | None:
    """What was kept under this signature, or None where it is no ``kind``."""
    head = MAGIC + len(signed).to_bytes(4, "big") + signed
    try:
        raw = path.read_bytes()
    except OSError:
        return None
    if not raw.startswith(head):
        return None
    body = memoryview(raw)[len(head) + _SEAL_SIZE :]
    key = _key(path)
    if key is None or raw[len(head) : len(head) + _SEAL_SIZE] != _sealed(key, head, body):
        return None
    try:
        return msgpack.decode(body, type=kind)
    except MsgspecError:
        return None


def write(path: Path, signed: bytes, kept: Struct) -> None:
    """Keeps what was read; if that fails, the next start reads the files again and nobody is bothered."""
    body = msgpack.encode(kept)
    head = MAGIC + len(signed).to_bytes(4, "big") + signed
    with suppress(OSError):
        for folder in reversed(path.parents):
            folder.mkdir(mode=0o700, exist_ok=True)
        key = _key(path)
        if key is None:
            key = os.urandom(_KEY_SIZE)
            _replace(path.with_name(KEY), key)
        _replace(path, head + _sealed(key, head, body) + body)


def _sealed(key: bytes, head: bytes, body: bytes | memoryview) -> bytes:
    digest = blake2b(head, digest_size=_SEAL_SIZE, key=key)
    digest.update(body)
    return digest.digest()


def _key(path: Path) -> bytes | None:
    """The key of the copies in the folder of ``path``, or None where there is none."""
    try:
        key = path.with_name(KEY).read_bytes()
    except OSError:
        return None
    return key if len(key) == _KEY_SIZE else None


def _replace(path: Path, content: bytes) -> None:
    temporary = path.with_name(f".{path.name}.{os.getpid():x}.nc-tmp")
    try:
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        temporary.replace(path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
