"""Copies of damaged files: made before anything is mended, telling of damage until someone deletes them."""

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from pathlib import Path

from nc_tui.journal.age_codec import ENDING
from nc_tui.journal.damage import Damage, closed_folder, doubts_in
from nc_tui.journal.month_file import Fault, read_month
from nc_tui.journal.store import Store
from nc_tui.practice.way import Doubt

_COPY = r"(?s)(?P<folder>.+)-(?P<file>\d{4}-\d{2}[^/]*\.json[^/]*)\.\d{8}T\d{6}(-\d+)?"


def set_aside(store: Store, path: Path, raw: bytes, faults: list[Fault], now: datetime) -> Path | None:
    """A durable copy of a damaged month file with these contents; an earlier one where it already holds all
    that is damaged; None where there is nothing to copy. Raises JournalError."""
    if not raw:
        return None
    for copy in _listed(store.folders.set_aside):
        if copy.name.startswith(f"{_name(path)}."):
            try:
                held = store.read(copy)
            except OSError:
                continue
            if held == raw or (faults and all(fault.raw in held for fault in faults)):
                return copy
    copy = _free_path(store, path, now)
    store.replace(copy, raw)
    return copy


def set_aside_as_it_lies(store: Store, path: Path, now: datetime) -> Path:
    """The same for a file that can't be decoded: the file itself goes there. Raises JournalError."""
    copy = _free_path(store, path, now)
    store.move(path, copy)
    return copy


def copies_left(store: Store, told: Iterable[Damage]) -> tuple[Damage, ...]:
    """Damage of earlier days, by the copies in the set-aside folder. Files that ``told`` speaks of already
    are left out."""
    known = tuple(told)
    files = {damage.file for damage in known}
    copies = {damage.set_aside for damage in known}
    found = []
    for path in _listed(store.folders.set_aside):
        match = _original(store, path)
        if match is None or path in copies:
            continue
        file = store.folders.journal / match["folder"] / match["file"]
        if file not in files:
            found.append(Damage(file, "it was damaged, and what could be read was saved", None, path))
    return tuple(found)


def doubts_set_aside(store: Store, standing: Collection[str]) -> Iterator[Doubt]:
    """The doubts that the copies in the set-aside folder still speak of, once the files are mended.
    ``standing`` are the ids of records that can be read elsewhere."""
    for path in _listed(store.folders.set_aside):
        match = _original(store, path)
        month = None if match is None else store.month_of(match["file"].removesuffix(ENDING))
        if match is None or month is None:
            continue
        try:
            raw = store.read(path)
        except OSError:
            yield closed_folder(str(path))
            continue
        yield from doubts_in(f"{match['folder']}-{match['file']}", raw, read_month(raw, month), standing)


def _original(store: Store, copy: Path) -> "re.Match[str] | None":
    """Of which file it is a copy; one that is still encrypted, though the lock is off, is one too."""
    return re.fullmatch(_COPY, store.plain_name(copy.name).removesuffix(ENDING))


def _name(path: Path) -> str:
    return f"{path.parent.name}-{path.name}"


def _free_path(store: Store, path: Path, now: datetime) -> Path:
    stamped = f"{_name(path)}.{now:%Y%m%dT%H%M%S}"
    copy, number = store.named(store.folders.set_aside / stamped), 1
    while copy.exists():
        number += 1
        copy = store.named(store.folders.set_aside / f"{stamped}-{number}")
    return copy


def _listed(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []
