"""Months that were read a moment ago, for as long as their files stay as they were.

After each save the journal is looked at again, because another program may have written too; then only the
files that have changed are worth reading.
"""

from collections.abc import Sequence
from datetime import date
from typing import Generic, TypeVar

from nc_tui.journal.month_files import MonthPath, Signature, settled

Read = TypeVar("Read")


class MonthCache(Generic[Read]):
    """What was read of each month, in memory."""

    def __init__(self) -> None:
        self._months: dict[date, tuple[tuple[Signature, ...], Read]] = {}

    def get(self, files: Sequence[MonthPath]) -> Read | None:
        """What was read of these files, or None where any of them has changed."""
        known = self._months.get(files[0].month)
        return known[1] if known is not None and known[0] == _signatures(files) else None

    def keep(self, files: Sequence[MonthPath], read: Read, at: int) -> None:
        """Keep what was read of these files, listed after ``at`` (ns since 1970), unless one had just been
        written: another change may then leave its times the same."""
        if settled(files, at):
            self._months[files[0].month] = (_signatures(files), read)


def _signatures(files: Sequence[MonthPath]) -> tuple[Signature, ...]:
    return tuple(file.signature for file in files)
