"""Which records an export is of."""

from datetime import date

from msgspec import Struct

from nc_tui.practice.records import Record


class Selection(Struct, frozen=True):
    """Records of days from ``since`` to ``until``, both included, and of these ``kinds``; None and an empty
    set leave nothing out."""

    since: date | None = None
    until: date | None = None
    kinds: frozenset[str] = frozenset()

    def has(self, record: Record) -> bool:
        """Whether the record is in it."""
        if self.kinds and record.kind not in self.kinds:
            return False
        if self.since is not None and record.day < self.since:
            return False
        return self.until is None or record.day <= self.until


EVERYTHING = Selection()
