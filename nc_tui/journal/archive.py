"""Zips that may come from anywhere: what one claims of its sizes isn't believed, and no name in it becomes a
path."""

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from nc_tui.journal.errors import RefusedError
from nc_tui.journal.store import LARGEST

LARGEST_ZIP = 512 << 20
"""Bytes of the largest zip that is opened, and of all that is unpacked from one."""
MOST_MEMBERS = 20_000
BROKEN = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, RuntimeError)
"""What the standard library raises for a damaged zip."""
_LINK, _KIND = 0o120000, 0o170000


def contents(raw: bytes) -> Iterator[tuple[str, bytes]]:
    """The ordinary files of a zip, each name once, never more than the bounds allow. Raises RefusedError for
    more, and one of BROKEN where it is damaged or none."""
    left = LARGEST_ZIP
    with zipfile.ZipFile(BytesIO(raw)) as archive:
        found = archive.infolist()
        if len(found) > MOST_MEMBERS:
            raise RefusedError("it holds too many files. Choose another file.")
        for member in {one.filename: one for one in found}.values():
            if member.is_dir() or (member.external_attr >> 16) & _KIND == _LINK:
                continue
            with archive.open(member) as file:
                content = file.read(min(left, LARGEST) + 1)
            left -= len(content)
            if len(content) > LARGEST or left < 0:
                raise RefusedError("what is in it is too large. Choose another file.")
            yield member.filename, content
