"""Copies of damaged files that are still there: each speaks of damage until someone takes it away."""

import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from nc_tui.journal.damage import Damage
from nc_tui.journal.doubting import closed_folder, doubts_in
from nc_tui.journal.folders import Folders
from nc_tui.journal.month_file import read_month
from nc_tui.journal.month_files import month_of
from nc_tui.journal.reading import read_bytes
from nc_tui.practice.way import Doubt

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


def doubts_set_aside(folder: Path, standing: Collection[str]) -> Iterator[Doubt]:
    """The doubts that the copies in the set-aside folder still speak of, once the files are mended.
    ``standing`` are the ids of records that can be read elsewhere."""
    for path in _listed(folder):
        match = _COPY.fullmatch(path.name)
        month = None if match is None else month_of(match["file"])
        if match is None or month is None:
            continue
        try:
            raw = read_bytes(path)
        except OSError:
            yield closed_folder(str(path))
            continue
        yield from doubts_in(f"{match['folder']}-{match['file']}", raw, read_month(raw, month), standing)


def _listed(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []
