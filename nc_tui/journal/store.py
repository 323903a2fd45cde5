"""The files of the journal: months, drafts, index, seal and copies are read and written here alone."""

import os
import re
from datetime import date
from io import FileIO
from pathlib import Path
from stat import S_ISREG

from msgspec import Struct

from nc_tui.journal.age_codec import ENDING
from nc_tui.journal.codec import PLAIN, Codec, UndecodableError
from nc_tui.journal.durable import make_folder, move_file, remove_file, replace_file
from nc_tui.journal.errors import RefusedError
from nc_tui.journal.folders import Folders
from nc_tui.journal.keys import is_off, is_on
from nc_tui.journal.notice import notice, without_notice

LARGEST = 64 << 20
"""Bytes of the largest file that is read. A month of long evenings of writing stays far below it."""
_FLAGS = ("O_NONBLOCK", "O_CLOEXEC", "O_BINARY")
_READING = os.O_RDONLY | sum(getattr(os, flag, 0) for flag in _FLAGS)
_MONTH = r"(?s)(\d{4})-(0[1-9]|1[0-2])(?!\d).*\.json"
_CODED_MONTH = _MONTH + ".*"  # a copy's mark may stand before the last ending


class TooLargeError(OSError):
    """The file is larger than any file of the journal can be."""

    def __init__(self) -> None:
        super().__init__(0, "it is too large")


class NoFileError(OSError):
    """A folder, a pipe or a device stands where a file should be."""

    def __init__(self) -> None:
        super().__init__(0, "it isn't a file")


def read_file(path: str | Path, largest: int = LARGEST) -> bytes:
    """The bytes of an ordinary file as they lie on disk. Raises OSError; it never waits for a pipe, and a
    file of more than ``largest`` bytes isn't read at all."""
    handle = os.open(path, _READING)
    try:
        status = os.fstat(handle)
        if not S_ISREG(status.st_mode):
            raise NoFileError
        if status.st_size > largest:
            raise TooLargeError
        return FileIO(handle, closefd=False).readall()
    finally:
        os.close(handle)


class Store(Struct, frozen=True):
    """The journal's folders with the codec in use. Files of its ending are written and read through it, all
    others as they are. Where it doesn't ``encode`` new files, those it has encoded are still read."""

    folders: Folders
    codec: Codec = PLAIN
    encodes: bool = True

    def named(self, path: Path) -> Path:
        """The path under which what is plainly named so is written."""
        return self.coded(path) if self.encodes else path

    def coded(self, path: Path) -> Path:
        """The path under which the codec in use writes what is plainly named so."""
        return path.with_name(path.name + self.codec.ending) if self.codec.ending else path

    def plain_path(self, path: Path) -> Path:
        """The path without the ending of the codec in use."""
        return path.with_name(self.plain_name(path.name))

    def is_coded(self, path: str | Path) -> bool:
        """Whether the file is one that the codec in use has written, and others can't read."""
        return bool(self.codec.ending) and str(path).endswith(self.codec.ending)

    def month_path(self, device: str, month: date) -> Path:
        """The file into which a device writes the records of a month."""
        return self.named(self.folders.journal / device / f"{month.year:04}-{month.month:02}.json")

    def month_of(self, name: str) -> date | None:
        """The month that a file's name says, or None where it isn't a month file."""
        plain, match = self.plain_name(name), re.fullmatch(_MONTH, name)
        if plain != name:
            match = re.fullmatch(_CODED_MONTH, plain)
        if match is None or match[1] == "0000":
            return None
        return date(int(match[1]), int(match[2]), 1)

    def plain_name(self, name: str) -> str:
        """The name without the ending of the codec in use."""
        return name.removesuffix(self.codec.ending)

    def read(self, path: str | Path) -> bytes:
        """What the file holds, decoded. Raises OSError, for what can't be decoded too."""
        return self.decoded(path, read_file(path))

    def decoded(self, path: str | Path, raw: bytes) -> bytes:
        """What bytes from a file of this name say. Raises OSError where they can't be decoded."""
        if not self.is_coded(path):
            if str(path).endswith(ENDING):
                raise UndecodableError
            return without_notice(raw) if self.codec.ending else raw
        return self._codec_of(path).decode(raw)

    def encoded(self, path: str | Path, content: bytes) -> bytes:
        """The bytes for a file of this name."""
        return self._codec_of(path).encode(content)

    def replace(self, path: Path, content: bytes, *, durable: bool = True) -> None:
        """Makes the file hold ``content``, its folder too, as ``replace_file`` does. Raises JournalError."""
        self.check_lock()
        make_folder(path.parent)
        replace_file(path, self.encoded(path, content), durable=durable)

    def check_lock(self) -> None:
        """Raises RefusedError where the journal was locked or unlocked since it was opened: nothing is
        written in a form that the others have left."""
        if self.encodes and self.codec.ending:
            if is_off(self.folders):
                raise RefusedError(
                    "Not saved: the lock was turned off meanwhile. Close nc-tui, open it and save again."
                )
        elif is_on(self.folders):
            raise RefusedError(
                "Not saved: the journal was locked meanwhile. Close nc-tui, open it and save again."
            )

    def leave_notice(self, path: Path) -> None:
        """Before a month is first written encrypted: its notice for versions that can't read that. Raises
        JournalError."""
        month = self.month_of(path.name)
        plain = self.plain_path(path)
        if self.is_coded(path) and month is not None and is_on(self.folders) and not plain.exists():
            make_folder(path.parent)
            replace_file(plain, notice(path.parent.name, month))

    def move(self, path: Path, to: Path) -> None:
        """Moves a file as it lies, durably. Raises JournalError; both are then as they were."""
        make_folder(to.parent)
        move_file(path, to)

    def remove(self, path: Path) -> None:
        """Removes the file durably; a missing one is fine. Raises JournalError."""
        remove_file(path)

    def _codec_of(self, path: str | Path) -> Codec:
        return self.codec if str(path).endswith(self.codec.ending) else PLAIN
