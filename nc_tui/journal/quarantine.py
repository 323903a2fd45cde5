"""Copies of damaged files that are still there: each speaks of damage until someone takes it away."""

import re
from collections.abc import Iterable
from pathlib import Path

from nc_tui.journal.damage import Damage
from nc_tui.journal.folders import Folders

_COPY = re.compile(r"(?P<folder>.+)-(?P<file>\d{4}-\d{2}[^/]*\.json)\.\d{8}T\d{6}(-\d+)?", re.DOTALL)


def kept_copies(folders: Folders, told: Iterable[Damage]) -> tuple[Damage, ...]:
    """Damage of earlier days, by the copies in the set-aside folder. Files that ``told`` speaks of already
    are left out."""
    known = tuple(told)
    files = {one.file for one in known}
    copies = {one.set_aside for one in known}
    found = []
    for path in _listed(folders.set_aside):
        match = _COPY.fullmatch(path.name)
        if match is None or path in copies:
            continue
        file = folders.journal / match["folder"] / match["file"]
        if file not in files:
            found.append(Damage(file, "it was damaged, and what could be read was saved", None, path))
    return tuple(found)


def _listed(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []
