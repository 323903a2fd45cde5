"""The month files of a journal: those of every device, and the copies that syncing leaves behind."""

import os
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from stat import S_ISREG

from msgspec import Struct

SETTLED = 2_000_000_000
"""Nanoseconds after which a file's times are sure to tell of another change (FAT counts in 2 s)."""
_NAME = re.compile(r"(\d{4})-(0[1-9]|1[0-2])(?!\d).*\.json", re.DOTALL)
_DEEPEST = 4

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


def month_of(name: str) -> date | None:
    """The month that a file's name says, or None where it isn't a month file."""
    match = _NAME.fullmatch(name)
    if match is None or match[1] == "0000":
        return None
    return date(int(match[1]), int(match[2]), 1)


def settled(files: Sequence[MonthPath], at: int) -> bool:
    """Whether a change after ``at`` (ns since 1970) is sure to show in the signatures of these files."""
    return max(max(file.signature[2:4]) for file in files) <= at - SETTLED


class Listing(Struct):
    """The month files found, in order of month and name, and the folders that couldn't be looked into."""

    files: list[MonthPath]
    closed: list[tuple[str, OSError]]


def month_files(journal: Path) -> Listing:
    """Every month file below the folder; none where there is no folder."""
    found = Listing([], [])
    _look(str(journal), "", 0, found)
    found.files.sort(key=lambda file: (file.month, file.path))
    return found


def _look(folder: str, prefix: str, depth: int, found: Listing) -> None:
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                _look_at(entry, prefix, depth, found)
    except FileNotFoundError:
        return
    except OSError as error:
        found.closed.append((folder, error))


def _look_at(entry: os.DirEntry[str], prefix: str, depth: int, found: Listing) -> None:
    month = month_of(entry.name)
    if month is not None:
        try:
            status = entry.stat()
        except FileNotFoundError:
            return  # removed since it was listed, or a link to nothing
        if S_ISREG(status.st_mode):
            times = status.st_mtime_ns, status.st_ctime_ns
            signature = (prefix + entry.name, status.st_size, *times, status.st_ino)
            found.files.append(MonthPath(month, entry.path, signature))
            return
    # Links to folders are followed at the top only, so that a ring of links has an end.
    if depth < _DEEPEST and entry.is_dir(follow_symlinks=depth == 0):
        _look(entry.path, f"{prefix}{entry.name}/", depth + 1, found)


def month_path(journal: Path, device: str, month: date) -> Path:
    """The file into which a device writes the records of a month."""
    return journal / device / f"{month.year:04}-{month.month:02}.json"
