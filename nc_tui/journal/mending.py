"""Mending this device's month files, with the lock held: set aside first, then save all that can be read."""

import time
from contextlib import suppress
from datetime import date, datetime
from itertools import groupby
from pathlib import Path

from msgspec import Raw
from msgspec.json import decode, encode
from msgspec.structs import replace

from nc_tui.journal.codec import UndecodableError
from nc_tui.journal.damage import Damage
from nc_tui.journal.durable import TEMPORARY
from nc_tui.journal.errors import JournalError, from_os_error
from nc_tui.journal.month_file import TABLE, read_month, split
from nc_tui.journal.month_files import month_files
from nc_tui.journal.quarantine import set_aside, set_aside_as_it_lies
from nc_tui.journal.reading import describe, read_files
from nc_tui.journal.record_codec import CODING_ERRORS
from nc_tui.journal.store import Store

_STALE = 3600
"""Seconds after which nobody is still writing a temporary file."""
_OURS = ("drafts", "backups", "keys")
"""The folders of the state folder."""


def mend(store: Store, path: Path, month: date, now: datetime) -> tuple[tuple[Damage, ...], frozenset[str]]:
    """Makes the file one that can be added to; says what was wrong and which ids are in it.

    A damaged file is copied to the set-aside folder before anything is written. Raises JournalError.
    """
    try:
        raw = store.read(path)
    except FileNotFoundError:
        return (), frozenset()
    except UndecodableError as error:
        copy = set_aside_as_it_lies(store, path, now)
        what = f"{error.strerror}; it isn't known how many records are lost"
        return (Damage(path, what, None, copy),), frozenset()
    except OSError as error:
        raise from_os_error(error, path) from error
    contents = read_month(raw, month)
    ids = frozenset(record.id for record in contents.records)
    whole = contents.broken is None
    if whole and not contents.faults and _can_be_rewritten(raw):
        return (), ids
    put_by = set_aside(store, path, raw, contents.faults if whole else [], now)
    damage = replace(describe(path, contents, (), own=True), set_aside=put_by)
    if not whole or not _can_be_rewritten(raw):
        documents = [document for document in split(raw)[0] if _can_be_rewritten(document)]
        numbered = {str(number): Raw(document) for number, document in enumerate(documents, 1)}
        store.replace(path, encode({TABLE: numbered}))
    return (damage,), ids


def mend_all(store: Store, device: str, now: datetime) -> tuple[Damage, ...]:
    """Reads every month file in full, mends the device's own ones and removes half-written files.

    A file that can't be mended doesn't keep the others from it.
    """
    listing = month_files(store)
    found = [
        Damage(Path(place), f"it can't be read ({error.strerror})", None) for place, error in listing.closed
    ]
    for month, group in groupby(listing.files, key=lambda file: file.month):
        damage = read_files(store, list(group), device).damage
        own = store.month_path(device, month)
        for item in damage:
            found.append(_mended(item, store, month, now) if item.file == own else item)
    remove_half_written(store, device)
    return tuple(found)


def _mended(found: Damage, store: Store, month: date, now: datetime) -> Damage:
    """The damage with what was done about it, or why nothing could be."""
    try:
        mended = mend(store, found.file, month, now)[0]
    except JournalError as error:
        return replace(found, what=f"{found.what}; it couldn't be repaired: {str(error).removesuffix('.')}")
    copies = [item.set_aside for item in mended]
    return replace(found, set_aside=copies[0]) if copies else found


def remove_half_written(store: Store, device: str) -> None:
    """Removes temporary files that a crash left behind, in folders of our own. Raises JournalError."""
    place = store.folders
    ours = (place.journal / device, place.set_aside)
    shared = [place.journal, place.state, place.config, *(place.state / name for name in _OURS)]
    with suppress(OSError):  # no journal yet, or none that can be listed: the listing has said so
        shared += [folder for folder in place.journal.iterdir() if folder not in ours and _is_ours(folder)]
    limit = time.time() - _STALE
    for folder in (*ours, *shared):
        for path in _half_written(folder):
            if folder in ours or _changed_before(path, limit):
                store.remove(path)


def _is_ours(folder: Path) -> bool:
    """Whether it is a folder of the journal's own, and no link that leads out of it."""
    return folder.is_dir() and not folder.is_symlink()


def _half_written(folder: Path) -> list[Path]:
    try:
        return [path for path in folder.glob(f".*{TEMPORARY}") if not path.is_dir()]
    except OSError:  # the folder went meanwhile, or can't be listed
        return []


def _changed_before(path: Path, limit: float) -> bool:
    try:
        return path.lstat().st_mtime < limit
    except FileNotFoundError:  # whoever wrote it has put it in place meanwhile
        return False


def _can_be_rewritten(raw: bytes) -> bool:
    """Whether decoding and encoding give a file that says the same."""
    try:
        encode(decode(raw))
    except CODING_ERRORS:
        return False
    return True
