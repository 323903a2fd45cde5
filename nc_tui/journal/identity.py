"""What tells records and machines apart.

Record ids are UUIDs of version 7, so that they rise with time. Source: RFC 9562, section 5.7 (layout) and
6.2, method 2 (a random number that only grows, for order within one millisecond and against clocks that stand
still or go back).

The device is the name under which this machine writes. ``state/device`` lies outside the synced folder: the
name, a line break, and the checksum of both, so that a flipped bit is never another machine.

``state/machines`` beside it tells on which machine a device was made, a line each: a fingerprint, the
name and the checksum of both. A home that was copied to another machine so becomes a new device there,
and two never write the same files; one that lies on a disk of both has a device for each. A line that is
missing or damaged is no evidence, nor is a machine without a lasting id.
"""

import os
import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime
from zlib import crc32

from nc_tui.journal.durable import make_folder, replace_file
from nc_tui.journal.errors import JournalError, from_os_error
from nc_tui.journal.folders import Folders
from nc_tui.journal.locking import locked
from nc_tui.journal.store import read_file

MACHINE_ID = "/etc/machine-id"
"""Where Linux keeps the id of a machine."""
_MACHINE = rb"[0-9a-f]{32}"
_DEVICE = rb"[a-z0-9]{8,12}"
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_LENGTH = 10
_LARGEST = 1024
_MOST_MACHINES = 20
_RANDOM_BITS = 74
_STEP_BITS = 32
_LOW = (1 << 62) - 1
_ID = r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"
_END = "e677d21f"  # the first of January 10000, in the first 32 of the 48 bits for milliseconds


def new_id(at: datetime, after: str | None = None) -> str:
    """An id for a record made at ``at`` (with its zone), greater than ``after`` (itself such an id)."""
    milliseconds = max(0, int(at.timestamp() * 1000))
    value = milliseconds << _RANDOM_BITS | int.from_bytes(os.urandom(10)) >> (80 - _RANDOM_BITS)
    if after is not None:
        floor = _value(after)
        if value <= floor:
            value = floor + 1 + int.from_bytes(os.urandom(_STEP_BITS // 8))
    return _text(value)


def derived_id(at: datetime, source: str) -> str:
    """The id of a record that comes from elsewhere, the same for the same time and source each time; ``at``
    has no zone, so that it is the same wherever it is taken over."""
    from hashlib import sha256

    milliseconds = max(0, int(at.replace(tzinfo=UTC).timestamp() * 1000))
    digest = sha256(source.encode("utf-8", "surrogatepass")).digest()
    return _text(milliseconds << _RANDOM_BITS | int.from_bytes(digest[:10]) >> (80 - _RANDOM_BITS))


def _text(value: int) -> str:
    bits = value >> 74 << 80 | 7 << 76 | (value >> 62 & 0xFFF) << 64 | 0b10 << 62 | value & _LOW
    text = f"{bits:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def _value(text: str) -> int:
    bits = int(text.replace("-", ""), 16)
    return bits >> 80 << 74 | (bits >> 64 & 0xFFF) << 62 | bits & _LOW


def greatest(ids: Iterable[str]) -> str | None:
    """The greatest of those ids that are UUIDs of version 7 with a time before the year 10000."""
    latest_first = sorted(ids, reverse=True)
    return next((text for text in latest_first if re.fullmatch(_ID, text) and text < _END), None)


def is_device(name: str) -> bool:
    """Whether a folder of this name can be a device's."""
    return name.isascii() and re.fullmatch(_DEVICE, name.encode()) is not None


def known_device(place: Folders) -> str | None:
    """The device of this machine, or None where it has none so far, or its name is damaged beyond telling."""
    try:
        raw = read_file(place.state / "device", _LARGEST)
    except OSError:
        return None
    name, _break, check = raw.strip().partition(b"\n")
    sound = re.fullmatch(_DEVICE, name) and check in (b"", _check(name))  # without one: of an earlier version
    known = name.decode() if sound else _told_by(raw, place)
    return None if known is None else _of_this_machine(place, known)


def own_device(place: Folders) -> str:
    """The device of this machine, made where it has none so far. Raises JournalError."""
    known = known_device(place)
    if known is not None:
        _note_machine(place, known)
        return known
    make_folder(place.state)
    with locked(place.state / "device.lock"):
        path = place.state / "device"
        try:
            if path.exists():
                read_file(path, _LARGEST)
        except OSError as error:
            raise from_os_error(error, path) from error
        known = known_device(place)
        if known is None:
            known = "".join(_LETTERS[byte % len(_LETTERS)] for byte in os.urandom(_LENGTH))
            name = known.encode()
            replace_file(path, name + b"\n" + _check(name) + b"\n")
    _note_machine(place, known)
    return known


def _check(name: bytes) -> bytes:
    return b"%08x" % crc32(b"nc-tui device " + name)


def _of_this_machine(place: Folders, device: str) -> str | None:
    """The device that this machine has in these folders, of which ``device`` is the one made last: that one,
    unless it was made on another machine; None where this one has none so far."""
    here, noted = _fingerprint(), _noted_machines(place)
    if here is None:
        return device
    return noted.get(here, None if device in noted.values() else device)


def _noted_machines(place: Folders) -> dict[bytes, str]:
    try:
        lines = read_file(place.state / "machines", _LARGEST).splitlines()
    except OSError:
        return {}
    parts = [line.split(b" ") for line in lines]
    return {
        part[0]: part[1].decode()
        for part in parts
        if len(part) == 3 and re.fullmatch(_DEVICE, part[1]) and part[2] == _machine_check(part[1], part[0])
    }


def _note_machine(place: Folders, device: str) -> None:
    """Notes on which machine the device is, where that can be told and isn't noted. It is for later: that it
    can't be written keeps nobody from saving."""
    here, noted = _fingerprint(), _noted_machines(place)
    if here is None or noted.get(here) == device:
        return
    noted[here] = device
    latest = list(noted.items())[-_MOST_MACHINES:]
    lines = [b" ".join((one, name.encode(), _machine_check(name.encode(), one))) for one, name in latest]
    with suppress(JournalError):
        replace_file(place.state / "machines", b"\n".join(lines) + b"\n")


def _machine_check(name: bytes, fingerprint: bytes) -> bytes:
    return b"%08x" % crc32(b"nc-tui machine " + name + b" " + fingerprint)


def _fingerprint() -> bytes | None:
    """What tells this machine from others; None where nothing lasting does. The id of a system that makes a
    new one at each start lies in a mount of its own. The id itself is nobody else's business
    (machine-id(5)): a checksum tells a quarter of it, and needs no OpenSSL at every start."""
    try:
        identity = read_file(MACHINE_ID, _LARGEST).strip()
        lasting = re.fullmatch(_MACHINE, identity) and not os.path.ismount(MACHINE_ID)
    except OSError:
        return None
    return b"%016x" % crc32(b"nc-tui machine " + identity) if lasting else None


def _told_by(raw: bytes, place: Folders) -> str | None:
    """The folder of the journal that a damaged file still tells, by the checksum or by the name: ours."""
    try:
        names = [name.encode() for name in os.listdir(place.journal) if name.isascii()]  # noqa: PTH208
    except OSError:
        return None
    ours = [name for name in names if re.fullmatch(_DEVICE, name)]
    told = [name for name in ours if _check(name) in raw] or [name for name in ours if raw.startswith(name)]
    return told[0].decode() if told else None
