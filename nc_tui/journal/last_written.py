"""Which months hold this device's latest records, found without decoding every file."""

from collections.abc import Mapping, Sequence
from datetime import date

from nc_tui.journal.month_files import MonthPath
from nc_tui.journal.reading import read_bytes
from nc_tui.journal.record_codec import ID


def latest_first(months: Mapping[date, Sequence[MonthPath]], device: str) -> list[tuple[str, date]]:
    """The months in which the device wrote, with the greatest id found there; the latest first."""
    found = []
    for month, files in months.items():
        ids = [identity for file in files if file.folder == device for identity in _ids(file)]
        if ids:
            found.append((max(ids).decode(), month))
    return sorted(found, reverse=True)


def _ids(file: MonthPath) -> list[bytes]:
    try:
        return ID.findall(read_bytes(file.path))
    except OSError:
        return []
