"""Records: everything that happens, as immutable facts.

A record carries when it was made (``at``), which practice day it was made for (``day``, set once and
never computed again) and its data. What the screens show is computed from records; nothing computed is
stored. An edit is a new record that ``replaces`` an earlier one; an edit without data withdraws it. What is
moved to another day is an edit with that day; to another month, a new record that names the one it was, and
the withdrawal of that one.

Records are in the **order made** by their ids: each is greater than all that the journal held when it was
made, from whatever machine. So what is said last stands, also where a clock was ahead and is right again;
``at`` only tells what the clock showed.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from msgspec import Struct
from msgspec.structs import replace

from nc_tui.practice.kinds import Data


class Record(Struct, frozen=True):
    """One journal entry. ``data`` is None where the record withdraws the one it replaces, and where its
    kind is unknown to this version (it is kept on disk and left alone). An undo that brings back what stood
    before names that record under ``restores``. One that is ``erased`` has no words: it lost them, and is
    then ``blanked``, too, or it was made to say that they are gone (``practice.erased``). ``zone`` is the
    name of the time zone in which it was made, where that is known. ``first`` is the record of which a
    standing one is an edit, however far back; it isn't stored."""

    id: str
    device: str
    at: datetime
    day: date
    kind: str
    data: Data | None
    replaces: str | None = None
    erased: bool = False
    restores: str | None = None
    zone: str | None = None
    first: str | None = None
    blanked: bool = False


def moment_of(record: Record) -> datetime:
    """When it was, with the offset of the place: as told, or else when the record was made."""
    told = getattr(record.data, "at_moment", None)
    return told if isinstance(told, datetime) else record.at


def order_made(record: Record) -> str:
    """The key that puts standing records in the order in which they were first made."""
    return record.first or record.id


def as_told(records: Iterable[Record]) -> list[Record]:
    """Standing records in the order of the moments they tell of. One without a moment of its own tells of
    when it was made, and that is no later than when any made after it was: the clock was ahead then."""
    moments: list[tuple[datetime, Record]] = []
    latest: datetime | None = None
    for record in sorted(records, key=order_made, reverse=True):
        moment = moment_of(record)
        if moment is record.at:
            moment = latest = moment if latest is None else min(moment, latest)
        moments.append((moment, record))
    moments.reverse()
    return [record for _moment, record in sorted(moments, key=lambda pair: pair[0])]


def current(records: Iterable[Record]) -> tuple[Record, ...]:
    """Records as they stand: edits applied, withdrawn ones gone, ordered by day, then in the order made.

    An edited record keeps the ``at`` and the place of the first one, so that a correction doesn't move it,
    and stands on the day that its last edit names. An edit of an edit counts before that one. Where two
    machines edited the same record, the edit made last counts; what it hides is ``hidden``. The order of the
    input plays no part.
    """
    standing = (record for record in latest(records).values() if record.data is not None)
    return tuple(sorted(standing, key=lambda r: (r.day, order_made(r))))


def latest(records: Iterable[Record]) -> dict[str, Record]:
    """By the id of each first record, its last edit, with the time and the place of the first one. It may be
    a withdrawal."""
    by_id = {record.id: record for record in records}
    behind = _behind(by_id)
    edited = set(behind.values())
    found: dict[str, Record] = {}
    for record in sorted(by_id.values(), key=lambda r: (r.id not in edited, r.id)):
        first = by_id[_root(record.id, behind)]
        is_edit = first is not record
        found[first.id] = replace(record, at=first.at, first=order_made(first)) if is_edit else record
    return found


def hidden(records: Iterable[Record], standing: Record) -> tuple[Record, ...]:
    """What a ``standing`` record hides: the last edits of the same one that were made on another machine
    before either knew of the other, and that say something else. The latest first."""
    by_id = {record.id: record for record in records}
    behind = _behind(by_id)
    if standing.id not in by_id:
        return ()
    root, edited = _root(standing.id, behind), set(behind.values())
    return tuple(
        replace(one, at=standing.at)
        for one in sorted(by_id.values(), key=lambda r: r.id, reverse=True)
        if one.data is not None
        and one.id not in edited
        and (one.data, one.day) != (standing.data, standing.day)
        and _root(one.id, behind) == root
    )


def firsts(records: Iterable[Record]) -> dict[str, str]:
    """By the id of each record, the id of the first one of which it is an edit, or its own."""
    by_id = {record.id: record for record in records}
    behind = _behind(by_id)
    return {one: _root(one, behind) for one in by_id}


def same_month(one: date, other: date) -> bool:
    """Whether two days lie in one month. Each month is a journal of its own: what was moved to another one
    names the record that it was, and is a record of its own there."""
    return (one.year, one.month) == (other.year, other.month)


def _behind(by_id: Mapping[str, Record]) -> dict[str, str]:
    """By the id of an edit, the id of what it edits."""
    return {
        record.id: record.replaces
        for record in by_id.values()
        if record.replaces is not None
        and (before := by_id.get(record.replaces)) is not None
        and same_month(before.day, record.day)
    }


def _root(record_id: str, behind: Mapping[str, str]) -> str:
    """The id of the record with which a row of edits began."""
    seen = {record_id}
    while (before := behind.get(record_id)) is not None and before not in seen:
        seen.add(before)
        record_id = before
    return record_id
