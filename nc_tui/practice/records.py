"""Records: everything that happens, as immutable facts.

A record carries when it was made (``at``), which practice day it was made for (``day``, set once and
never computed again) and its data. What the screens show is computed from records; nothing computed is
stored. An edit is a new record that ``replaces`` an earlier one; an edit without data withdraws it.
"""

from collections.abc import Iterable
from datetime import date, datetime

from msgspec import Struct
from msgspec.structs import replace

from nc_tui.practice.kinds import Data


class Record(Struct, frozen=True):
    """One journal entry. ``data`` is None where the record withdraws the one it replaces, and where its
    kind is unknown to this version (it is kept on disk and left alone). An undo that brings back what stood
    before names that record under ``restores``."""

    id: str
    device: str
    at: datetime
    day: date
    kind: str
    data: Data | None
    replaces: str | None = None
    erased: bool = False
    restores: str | None = None


def moment_of(record: Record) -> datetime:
    """When it was, with the offset of the place: as told, or else when the record was made."""
    told = getattr(record.data, "at_moment", None)
    return told if isinstance(told, datetime) else record.at


def current(records: Iterable[Record]) -> tuple[Record, ...]:
    """Records as they stand: edits applied, withdrawn ones gone, ordered by day, then time made, then id.

    An edited record keeps the ``at`` of the first one, so that a correction doesn't move it. An edit of an
    edit counts before that one, whatever a clock that was set back says. Where two machines edited the same
    record, the later edit (by time made, then id) counts. The order of the input plays no part.
    """
    by_id = {record.id: record for record in records}
    edited = {record.replaces for record in by_id.values()}
    latest: dict[str, Record] = {}
    for record in sorted(by_id.values(), key=lambda r: (r.id not in edited, r.at, r.id)):
        first = record
        seen = {record.id}
        while first.replaces in by_id and first.replaces not in seen:
            seen.add(first.replaces)
            first = by_id[first.replaces]
        latest[first.id] = record if first is record else replace(record, at=first.at, day=first.day)
    standing = (record for record in latest.values() if record.data is not None)
    return tuple(sorted(standing, key=lambda r: (r.day, r.at, r.id)))
