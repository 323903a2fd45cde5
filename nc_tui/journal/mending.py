"""Mending this device's month files, with the lock held: set aside first, then keep all that can be read."""

import time
from contextlib import suppress
from datetime import date, datetime
from itertools import groupby
from pathlib import Path

from msgspec import Raw
from msgspec.json import decode, encode
from msgspec.structs import replace

from nc_tui.journal.damage import Damage
from nc_tui.journal.durable import TEMPORARY, make_folder, remove_file, replace_file
from nc_tui.journal.errors import JournalError, from_os_error
from nc_tui.journal.folders import Folders
from nc_tui.journal.month_file import TABLE, Fault, read_month, split
from nc_tui.journal.month_files import month_files, month_path
from nc_tui.journal.reading import describe, read_bytes, read_files
from nc_tui.journal.record_codec import CODING_ERRORS

_STALE = 3600
"""Seconds after which nobody is still writing a temporary file."""


def mend(
    folders: Folders, path: Path, month: date, now: datetime
) -> tuple[tuple[Damage, ...], frozenset[str]]:
    """Makes the file one that can be added to; says what was wrong and which ids are in it.

    A damaged file is copied to the set-aside folder before anything is written. Raises JournalError.
    """
    try:
        raw = read_bytes(path)
    except FileNotFoundError:
        return (), frozenset()
    except OSError as error:
        raise from_os_error(error, path) from error
    contents = read_month(raw, month)
    ids = frozenset(record.id for record in contents.records)
    whole = contents.broken is None
    if whole and not contents.faults and _can_be_rewritten(raw):
        return (), ids
    copy = _set_aside(folders, path, raw, contents.faults if whole else [], now)
    damage = replace(describe(path, contents, (), own=True), set_aside=copy)
    if not whole or not _can_be_rewritten(raw):
        documents = [document for document in split(raw)[0] if _can_be_rewritten(document)]
        numbered = {str(number): Raw(document) for number, document in enumerate(documents, 1)}
        replace_file(path, encode({TABLE: numbered}))
    return (damage,), ids


def mend_all(folders: Folders, device: str, now: datetime) -> tuple[Damage, ...]:
    """Reads every month file in full, mends the device's own ones and removes half-written files.

    A file that can't be mended doesn't keep the others from it.
    """
    listing = month_files(folders.journal)
    found = [
        Damage(Path(place), f"it can't be read ({error.strerror})", None) for place, error in listing.closed
    ]
    for month, group in groupby(listing.files, key=lambda file: file.month):
        damage = read_files(list(group), device).damage
        own = month_path(folders.journal, device, month)
        for item in damage:
            found.append(_mended(item, folders, month, now) if item.file == own else item)
    remove_half_written(folders, device)
    return tuple(found)


def _mended(found: Damage, folders: Folders, month: date, now: datetime) -> Damage:
    """The damage with what was done about it, or why nothing could be."""
    try:
        mended = mend(folders, found.file, month, now)[0]
    except JournalError as error:
        return replace(found, what=f"{found.what}; it couldn't be repaired: {str(error).removesuffix('.')}")
    copies = [item.set_aside for item in mended]
    return replace(found, set_aside=copies[0]) if copies else found


def remove_half_written(folders: Folders, device: str) -> None:
    """Removes temporary files that a crash left behind. Raises JournalError."""
    ours = (folders.journal / device, folders.set_aside)
    shared = [folders.journal, folders.state, folders.state / "drafts", folders.config]
    with suppress(OSError):  # no journal yet, or none that can be listed: the listing has said so
        shared += [place for place in folders.journal.iterdir() if place.is_dir() and place not in ours]
    limit = time.time() - _STALE
    for place in (*ours, *shared):
        for path in place.glob(f".*{TEMPORARY}"):
            if place in ours or path.stat().st_mtime < limit:
                remove_file(path)


def _set_aside(folders: Folders, path: Path, raw: bytes, faults: list[Fault], now: datetime) -> Path | None:
    """A durable copy of the damaged file; an earlier one where it already holds all that is damaged."""
    if not raw:
        return None
    folder = folders.set_aside
    name = f"{path.parent.name}-{path.name}"
    make_folder(folder)
    copies = sorted(folder.glob(f"{name}.*"))
    for copy in copies:
        kept = read_bytes(copy)
        if kept == raw or (faults and all(fault.raw in kept for fault in faults)):
            return copy
    stamp = now.strftime("%Y%m%dT%H%M%S")
    copy = folder / f"{name}.{stamp}"
    number = 1
    while copy.exists():
        number += 1
        copy = folder / f"{name}.{stamp}-{number}"
    replace_file(copy, raw)
    return copy


def _can_be_rewritten(raw: bytes) -> bool:
    """Whether decoding and encoding give a file that says the same."""
    try:
        encode(decode(raw))
    except CODING_ERRORS:
        return False
    return True
