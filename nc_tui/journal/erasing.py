"""Erasing: blanking what a person wrote in a record and its edits, in every file that holds a copy.

It works on the bytes, so that damaged files and copies under any name are reached too; everything else in a
file stays as it is.

A file of another device is only read: that device may be adding to it at this very moment, or may have added
to it and not been synced yet. The blank copies kept in our own file tell it what to erase, and each device
carries that out in its own files (``erase_again``). Where one has been silent for so long that it won't come
back, ours does it.
"""

import os
import time
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

from msgspec import Struct, to_builtins
from msgspec.json import encode

from nc_tui.journal.errors import RemainsError, from_os_error, shown
from nc_tui.journal.identity import is_device
from nc_tui.journal.mending import mend, remove_half_written
from nc_tui.journal.month_file import as_bytes, as_text, pieces
from nc_tui.journal.month_files import month_files
from nc_tui.journal.record_codec import CODING_ERRORS, Document, compact, sealed, to_any_record, to_record
from nc_tui.journal.store import Store
from nc_tui.journal.writing import add
from nc_tui.practice.erased import to_blank

_FRAME = ("id", "device", "at", "day", "kind", "data", "replaces", "restores", "zone", "erased", "blanked")
_ERASED = b'"erased"'
_NOTHING = "{}"
"""What takes the place of a copy too damaged to keep anything of it: JSON around it stays JSON."""
_NAMING = 18
"""Letters of an id that name one record."""
SILENT = 30 * 24 * 3600
"""Seconds after which a device none of whose files has changed is taken to be gone for good."""


class _Trace(Struct, frozen=True):
    """What ``practice.erased`` has to know of a record, from a copy that may be damaged."""

    id: str
    day: object
    kind: str
    replaces: str | None
    restores: str | None
    erased: bool
    blanked: bool


def erase(store: Store, device: str, record_id: str, now: datetime) -> int:
    """Blanks the record and its edits in every file that is ours to write, with the lock held. Returns how
    many copies were blanked.

    Where this device has no copy, it gets a blank one: it counts before every other copy, and tells the
    devices that have one to blank it. Raises JournalError; RemainsError once everything else is done, where a
    file that may hold a copy couldn't be looked into or isn't ours to write.
    """
    remove_half_written(store, device)
    files, closed = _files(store)
    ids, _copies = _linked(files.values(), {record_id})
    count = _blank_all(store, device, files, ids, now)
    closed += _blank_in_backups(store, ids)
    if closed:
        more = f" and {len(closed) - 1} more" if closed[1:] else ""
        raise RemainsError(
            f"Erased from every file that can be read; the text may remain in {shown(closed[0])}{more}. "
            f"Make that readable, then run nc-tui erase {record_id[:_NAMING]}, or delete the file."
        )
    return count


def erase_again(store: Store, device: str, now: datetime) -> int:
    """Blanks copies of erased records that have come back, with a file of another device for example, and
    edits of them by somebody who hadn't heard that they are erased; with the lock held. Returns how many.
    Raises JournalError."""
    files, _closed = _files(store)
    erased = erased_in(files.values())
    stale = {path: raw for path, raw in files.items() if _blanked(raw, erased)[2] > 0}
    return _blank_all(store, device, stale, erased, now)


def erased_in(files: Iterable[bytes]) -> frozenset[str]:
    """The ids of the records whose words are erased, or are to be, by what these files say
    (``practice.erased``)."""
    named: set[str] = set()
    for raw in files:
        if _ERASED in raw:
            found = (document for _start, _end, document in pieces(as_text(raw)) if document is not None)
            named |= {one for document in found if document.get("erased") is True for one in _named(document)}
    return to_blank(map(_trace, _linked(files, named)[1])) if named else frozenset()


def without(raw: bytes, ids: frozenset[str]) -> bytes:
    """A month file without the texts of these records."""
    return _blanked(raw, ids)[0]


def _blank_in_backups(store: Store, ids: frozenset[str]) -> list[Path]:
    """Blanks the records in the backups that this machine has made; gives those that couldn't be read."""
    from nc_tui.journal.backups import rewrite

    return rewrite(store, lambda raw: without(raw, ids))


def _blank_all(
    store: Store, device: str, files: dict[Path, bytes], ids: frozenset[str], now: datetime
) -> int:
    """Blanks the records in all the files that are ours to write; blank copies are kept in this device's own,
    and first: whatever stops us then, every device knows what to erase."""
    count = 0
    blank: dict[date, dict[str, Document]] = {}
    for raw in files.values():
        for document in _blanked(raw, ids)[1]:
            _remember(document, blank)
    for month, wanted in blank.items():
        path = store.month_path(device, month)
        count += _blank_file(store, path, ids)  # first, so that the copy of a damaged file is blank
        _damage, there = mend(store, path, month, now)
        if not wanted.keys() <= there:
            add(store, device, month, wanted.values())
    for path in files:
        if is_ours_to_write(path, store, device):
            count += _blank_file(store, path, ids)
    return count


def _blank_file(store: Store, path: Path, ids: frozenset[str]) -> int:
    """Blanks the records in a file as it is now; one that changes meanwhile is read again."""
    try:
        raw = store.read(path)
        while True:
            content, _documents, changed = _blanked(raw, ids)
            seen, raw = raw, store.read(path)
            if raw == seen:
                break
    except FileNotFoundError:
        return 0
    except OSError as error:
        raise from_os_error(error, path) from error
    if changed > 0:
        store.replace(path, content)
    return changed


def is_ours_to_write(path: Path, store: Store, device: str) -> bool:
    """Whether no other device writes this file: it lies in this device's folder or in nobody's, or in that of
    a device that is gone for good."""
    if not path.is_relative_to(store.folders.journal):
        return True
    owner = path.relative_to(store.folders.journal).parts[0]
    return owner == device or not is_device(owner) or _is_silent(store.folders.journal / owner)


def others_in_use(store: Store, device: str | None) -> tuple[str, ...]:
    """The devices besides this one whose files have changed in the last while."""
    try:
        names = sorted(path.name for path in store.folders.journal.iterdir() if path.is_dir())
    except OSError:
        return ()
    others = (name for name in names if is_device(name) and name != device)
    return tuple(name for name in others if not _is_silent(store.folders.journal / name))


def _is_silent(folder: Path) -> bool:
    limit = time.time() - SILENT
    try:
        return all(path.stat().st_mtime < limit for path in folder.rglob("*") if path.is_file())
    except OSError:
        return False


def _files(store: Store) -> tuple[dict[Path, bytes], list[Path]]:
    """Every file of ours that may hold a copy, whatever its name; and what can't be read or, behind a link
    to a folder, isn't ours to change."""
    listing = month_files(store)
    paths = {Path(file.path) for file in listing.files}
    closed = {Path(place) for place, _error in listing.closed}
    for top in (store.folders.journal, store.folders.set_aside):
        for place, _below, names in os.walk(top, onerror=lambda error: closed.add(Path(error.filename))):
            paths |= {Path(place, name) for name in names}
    found: dict[Path, bytes] = {}
    for path in sorted(paths):
        try:
            if _is_behind_a_link(path, store):
                closed.add(path)
            elif path.is_file():
                found[path] = store.read(path)
        except FileNotFoundError:
            continue
        except OSError:
            closed.add(path)
    return found, sorted(closed - {store.folders.journal, store.folders.set_aside} - found.keys())


def _is_behind_a_link(path: Path, store: Store) -> bool:
    """Whether a link to a folder lies between the journal and the file."""
    between = [folder for folder in path.parents if folder.is_relative_to(store.folders.data)]
    return any(folder.is_symlink() for folder in between if folder != store.folders.data)


def _linked(files: Iterable[bytes], ids: Iterable[str]) -> tuple[frozenset[str], list[Document]]:
    """The ids of these records, of all that they replace and of all that replaces them, however far; and
    every copy of them that can be read."""
    unread, documents, grown = list(files), list[Document](), set(ids)
    while True:
        before = len(grown)
        naming: list[bytes] = []
        others: list[bytes] = []
        for raw in unread:
            (naming if any(identity.encode() in raw for identity in grown) else others).append(raw)
        unread = others
        for raw in naming:
            found = (document for _start, _end, document in pieces(as_text(raw)))
            documents += (one for one in found if one is not None and isinstance(one.get("id"), str))
        for document in documents:
            linked = _named(document)
            if linked & grown:
                grown |= linked
        if len(grown) == before:
            return frozenset(grown), [one for one in documents if one["id"] in grown]


def _trace(document: Document) -> _Trace:
    replaces, erased = document.get("replaces"), document.get("erased") is True
    return _Trace(
        document["id"],
        document.get("day"),
        str(document.get("kind")),
        replaces if isinstance(replaces, str) else None,
        None if document.get("restores") is None else str(document["restores"]),
        erased,
        erased and document.get("blanked") is True,
    )


def _named(document: Document) -> set[str]:
    """The ids of the record and of the one it replaces."""
    return {name for name in (document.get("id"), document.get("replaces")) if isinstance(name, str)}


def _blanked(raw: bytes, ids: frozenset[str]) -> tuple[bytes, list[Document], int]:
    """The file without the texts, the blank documents in it, and how many copies had to be changed."""
    if not any(identity.encode() in raw for identity in ids):
        return raw, [], 0
    text = as_text(raw)
    parts: list[str] = []
    documents: list[Document] = []
    reached = changed = 0
    for start, end, document in pieces(text):
        if document is None:
            if not any(identity in text[start:end] for identity in ids):
                continue
            written = _NOTHING
        elif document.get("id") in ids:
            blank = _blank(document)
            written = _NOTHING if blank is None else encode(blank).decode()
            if blank is not None:
                documents.append(blank)
            if blank == document:
                continue
        else:
            continue
        parts += text[reached:start], written
        reached = end
        changed += 1
    return as_bytes("".join(parts) + text[reached:]), documents, changed


def _blank(document: Document) -> Document | None:
    """The document without texts, with its facts where they are understood; None where nothing is kept. One
    that is erased already stays what it is: a saying, or blanked by an earlier version."""
    data: object = None
    try:
        if document.get("data") is not None:
            record = to_record(compact(document))
            data = None if record.data is None else to_builtins(record.data.without_text())
    except CODING_ERRORS:
        data = {}
    frame = {key: document[key] for key in _FRAME if key in document}
    try:
        marks = {} if frame.get("erased") is True else {"erased": True, "blanked": True}
        return sealed(frame | {"data": data} | marks)
    except CODING_ERRORS:
        return None


def _remember(document: Document, blank: dict[date, dict[str, Document]]) -> None:
    try:
        record = to_any_record(encode(document))
    except CODING_ERRORS:
        return
    blank.setdefault(record.day.replace(day=1), {})[record.id] = document
