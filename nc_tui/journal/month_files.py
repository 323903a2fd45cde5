"""The month files of a journal: those of every device, and the copies that syncing leaves behind; what was
read of them a moment ago; and which of them hold this device's latest records.
"""

import os
import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from stat import S_ISREG
from typing import Generic, TypeVar

from msgspec import Struct

from nc_tui.journal.folders import DEEPEST
from nc_tui.journal.record_codec import ID
from nc_tui.journal.store import Store

SETTLED = 2_000_000_000
"""Nanoseconds after which a file's times are sure to tell of another change (FAT counts in 2 s)."""
_CONFLICT = r"(?i)sync-conflict-|[ck]onfli| \(\d+\)\.|~"
"""In the names that Syncthing, Dropbox, Nextcloud, Google Drive and git give to the other side's file."""

Read = TypeVar("Read")
Signature = tuple[str, int, int, int, int]
"""Relative name, size, times of change of content and of status in ns, inode: differs once a file changes."""


class MonthPath(Struct, frozen=True):
    """Where a month file is, and what tells whether it changed."""

    month: date
    path: str
    signature: Signature

    @property
    def folder(self) -> str:
        """The name of the folder it is in: the device, as a rule."""
        return os.path.basename(os.path.dirname(self.path))  # noqa: PTH119, PTH120 - a path of bytes as found


def settled(files: Sequence[MonthPath], at: int) -> bool:
    """Whether a change after ``at`` (ns since 1970) is sure to show in the signatures of these files."""
    return max(max(file.signature[2:4]) for file in files) <= at - SETTLED


class Listing(Struct):
    """The month files found, in order of month and name, and the folders that couldn't be looked into."""

    files: list[MonthPath]
    closed: list[tuple[str, OSError]]


def month_files(store: Store) -> Listing:
    """Every month file of the journal; none where there is no folder."""
    found = Listing([], [])
    _look(store, str(store.folders.journal), "", 0, found)
    found.files.sort(key=lambda file: (file.month, file.path))
    return found


def conflict_copies(store: Store, device: str) -> list[Path]:
    """The copies that syncing has left among the months of this device; asked at each save."""
    folder = f"{store.folders.journal}/{device}"
    try:
        names = os.listdir(folder)  # noqa: PTH208
    except OSError:
        return []
    marked = sorted(name for name in names if re.search(_CONFLICT, name) and store.month_of(name) is not None)
    return [Path(folder, name) for name in marked]


def _look(store: Store, folder: str, prefix: str, depth: int, found: Listing) -> None:
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                _look_at(store, entry, prefix, depth, found)
    except FileNotFoundError:
        return
    except OSError as error:
        found.closed.append((folder, error))


def _look_at(store: Store, entry: os.DirEntry[str], prefix: str, depth: int, found: Listing) -> None:
    month = store.month_of(entry.name)
    try:
        if month is not None:
            status = entry.stat()
            if S_ISREG(status.st_mode):
                times = status.st_mtime_ns, status.st_ctime_ns
                signature = (prefix + entry.name, status.st_size, *times, status.st_ino)
                found.files.append(MonthPath(month, entry.path, signature))
                return
        # Links to folders are followed at the top only, so that a ring of links has an end.
        deeper = depth < DEEPEST and entry.is_dir(follow_symlinks=depth == 0)
    except FileNotFoundError:
        return  # removed since it was listed, or a link to nothing
    except OSError as error:  # a link to itself, for example: it hides nothing that lies beside it
        found.closed.append((entry.path, error))
        return
    if deeper:
        _look(store, entry.path, f"{prefix}{entry.name}/", depth + 1, found)


class MonthCache(Generic[Read]):
    """What was read of each month, in memory, for as long as its files stay as they were.

    After each save the journal is looked at again, because another program may have written too; then only
    the files that have changed are worth reading.
    """

    def __init__(self) -> None:
        self._months: dict[date, tuple[tuple[Signature, ...], Read]] = {}

    def get(self, files: Sequence[MonthPath]) -> Read | None:
        """What was read of these files, or None where any of them has changed."""
        known = self._months.get(files[0].month)
        return known[1] if known is not None and known[0] == _signatures(files) else None

    def add(self, files: Sequence[MonthPath], read: Read, at: int) -> None:
        """Remember what was read of these files, listed after ``at`` (ns since 1970), unless one had just
        been written: another change may then leave its times the same."""
        if settled(files, at):
            self._months[files[0].month] = (_signatures(files), read)


def _signatures(files: Sequence[MonthPath]) -> tuple[Signature, ...]:
    return tuple(file.signature for file in files)


def latest_first(
    store: Store, months: Mapping[date, Sequence[MonthPath]], device: str
) -> list[tuple[str, date]]:
    """The months in which the device wrote, with the greatest id found there; the latest first."""
    found = []
    for month, files in months.items():
        ids = [identity for file in files if file.folder == device for identity in ids_in(store, file)]
        if ids:
            found.append((max(ids).decode(), month))
    return sorted(found, reverse=True)


def ids_in(store: Store, file: MonthPath) -> list[bytes]:
    """The ids that stand in a file, whole or not; none where it can't be read."""
    try:
        return re.findall(ID, store.read(file.path))
    except OSError:
        return []
