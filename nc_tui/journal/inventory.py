"""Inventory: how many records of each device each month held when it was last looked at, and the last of
them, so that a month that vanished, shrank or was replaced is noticed. Nothing here makes a month smaller:
what is erased leaves its record.

Layout of ``state/inventory``: MAGIC · CRC-32 of the rest as eight hex digits · a line break · JSON. One that
is damaged or missing is begun again, and is then no evidence of what was there before it.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from itertools import groupby
from pathlib import Path
from zlib import crc32

from msgspec import Struct
from msgspec.json import Decoder, encode

from nc_tui.journal.damage import Damage
from nc_tui.journal.errors import JournalError, shown
from nc_tui.journal.month_files import MonthPath
from nc_tui.journal.reading import read_files
from nc_tui.journal.record_codec import CODING_ERRORS
from nc_tui.journal.store import Store
from nc_tui.practice.records import Record
from nc_tui.practice.wording import count

MAGIC = b"nc-tui inventory 1\n"
NAME = "inventory"


class Holding(Struct, frozen=True, array_like=True):
    """A device's records in a month: how many, and the greatest id."""

    count: int
    last: str


Held = dict[str, Holding]
Ids = Mapping[str, frozenset[str]]
"""The ids that are in a month, by device."""


class Month(Struct, frozen=True, array_like=True):
    """What a month held, by device, and the checksum of its files' signatures at that time."""

    signature: int
    devices: Held


Inventory = dict[str, Month]
_decoder = Decoder(Inventory)


class Loss(Struct, frozen=True):
    """Records of a device that were in a month and aren't now; ``last`` is the greatest id there was. There
    is no ``count`` where as many others are in their place."""

    month: date
    device: str
    count: int | None
    last: str


def held_in(records: Iterable[Record]) -> Ids:
    """What a month holds, by device."""
    ids: dict[str, list[str]] = {}
    for record in records:
        ids.setdefault(record.device, []).append(record.id)
    return {device: frozenset(found) for device, found in ids.items()}


def take_stock(
    store: Store,
    months: Mapping[date, Sequence[MonthPath]],
    read: Mapping[date, Ids],
    damaged: Collection[date],
) -> tuple[Loss, ...]:
    """Compares the months whose files have changed with what was there, and gives what is gone. That stays in
    the inventory until it is there again, or its loss is accepted (``accept_losses``). ``read`` has what was
    found in months that have just been read. What is wrong with ``damaged`` ones is told otherwise."""
    known = _read(store)
    now = dict(known)
    losses: list[Loss] = []
    for month in sorted({*months, *(date.fromisoformat(name) for name in known)}):
        files, before = months.get(month, ()), known.get(month.isoformat())
        signature = _signature(files)
        if month in damaged or (before is not None and before.signature == signature):
            continue
        held = read.get(month)
        if held is None or not files:
            held = _count(store, files)
        gone = [] if before is None else list(_gone(month, before.devices, held))
        losses += gone
        if not gone:
            holdings = {device: Holding(len(ids), max(ids)) for device, ids in held.items()}
            now[month.isoformat()] = Month(signature, holdings)
    if now != known:
        _write(store, now)
    return tuple(losses)


def accept_losses(store: Store) -> None:
    """Begins again with what is there now: what is gone is missed no more. Raises JournalError."""
    store.remove(_path(store))


def told_losses(store: Store, losses: Sequence[Loss]) -> tuple[Damage, ...]:
    """The losses for people, one for each device, with the latest backup that has the records."""
    from nc_tui.journal.backups import ids_in, made

    backups: list[tuple[Path, frozenset[str]]] = []
    for path in made(store) if losses else ():
        with suppress(JournalError):
            backups.append((path, ids_in(store, path)))
    found: list[Damage] = []
    for device, group in groupby(sorted(losses, key=lambda loss: loss.device), key=lambda loss: loss.device):
        gone = list(group)
        counts = [loss.count for loss in gone if loss.count is not None]
        number = sum(counts) if len(counts) == len(gone) else None
        last = max(loss.last for loss in gone)
        path = store.month_path(device, gone[0].month)
        has = next((path for path, ids in backups if last in ids), None)
        records = "records" if number is None else count(number, "record")
        what = f"{records} that {'was' if number == 1 else 'were'} here "
        what += "is gone" if number == 1 else "are gone"
        what += (
            "; another machine, or a backup of your own, may have them"
            if has is None
            else f"; nc-tui restore {shown(has)} brings them back"
        )
        what += ". If that is how it should be: nc-tui check --accept"
        found.append(Damage(path.parent if gone[1:] else path, what, number))
    return tuple(found)


def _gone(month: date, before: Held, now: Ids) -> list[Loss]:
    losses = []
    for device, held in before.items():
        left = now.get(device, frozenset[str]())
        fewer = held.count - len(left)
        if fewer > 0 or held.last not in left:
            losses.append(Loss(month, device, fewer if fewer > 0 else None, held.last))
    return losses


def _count(store: Store, files: Sequence[MonthPath]) -> Ids:
    return held_in(read_files(store, files, None).records) if files else {}


def _signature(files: Sequence[MonthPath]) -> int:
    return crc32(repr([file.signature for file in files]).encode("utf-8", "replace"))


def _path(store: Store) -> Path:
    return store.named(store.folders.state / NAME)


def _read(store: Store) -> Inventory:
    try:
        raw = store.read(_path(store))
    except OSError:
        return {}
    head, body = raw[: len(MAGIC) + 9], raw[len(MAGIC) + 9 :]
    if head != MAGIC + b"%08x\n" % crc32(body):
        return {}
    try:
        found = _decoder.decode(body)
        for name in found:
            date.fromisoformat(name)
    except CODING_ERRORS:
        return {}
    return found


def _write(store: Store, inventory: Inventory) -> None:
    """It is looked at again and again, so one that a power cut takes is only begun again."""
    body = encode(inventory)
    with suppress(JournalError):
        store.replace(_path(store), MAGIC + b"%08x\n" % crc32(body) + body, durable=False)
