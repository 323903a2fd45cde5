"""Where copies of the journal were written on request, beside it: an erasing can't reach them, and says where
a text may remain.

Layout of ``state/outside``: one path a line, as the system writes it, the latest last. One that is damaged or
missing is begun again.
"""

import os
from contextlib import suppress
from pathlib import Path

from nc_tui.journal.durable import make_folder, replace_file
from nc_tui.journal.errors import JournalError
from nc_tui.journal.folders import Folders
from nc_tui.journal.store import read_file

MOST = 50
"""Paths that are kept."""
_LARGEST = 1 << 20


def note(place: Folders, path: Path) -> None:
    """Keeps in mind that a copy lies there. That it can't be noted keeps nobody from the copy."""
    name = os.fsencode(path.absolute())
    if b"\n" in name:
        return
    paths = [*(one for one in _noted(place) if one != name), name][-MOST:]
    with suppress(JournalError):
        make_folder(place.state)
        replace_file(place.state / "outside", b"\n".join(paths) + b"\n")


def lying(place: Folders) -> tuple[Path, ...]:
    """Those that are still there, the latest first; one on a stick that isn't in can't be seen."""
    paths = (Path(os.fsdecode(name)) for name in reversed(_noted(place)))
    return tuple(path for path in paths if _is_there(path))


def _noted(place: Folders) -> list[bytes]:
    try:
        return [name for name in read_file(place.state / "outside", _LARGEST).split(b"\n") if name]
    except OSError:
        return []


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
