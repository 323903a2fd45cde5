"""What a record or a correction changes: the history as it would be with it."""

from collections.abc import Iterable
from datetime import date

from msgspec.structs import replace

from nc_tui.practice.history import Digest, History, digest
from nc_tui.practice.records import Record, current


def with_one_more(history: History, record: Record) -> History:
    """The history with a record of the recent months that nobody made yet."""
    return replace(history, recent=(*history.recent, record))


def with_instead(
    history: History,
    record: Record,
    instead: Record,
    old: Iterable[tuple[date, tuple[Record, ...]]] = (),
) -> History:
    """The history in which ``instead`` stands in the place of a standing record. ``old`` holds the standing
    records of each older month that this touches, by its first day."""

    def exchanged(records: Iterable[Record], first: date | None) -> list[Record]:
        rest = [one for one in records if one.id != record.id]
        belongs = instead.day >= history.since if first is None else instead.day.replace(day=1) == first
        return [*rest, instead] if belongs else rest

    digests: dict[date, Digest] = {one.month: one for one in history.digests}
    for month, records in old:
        digests[month] = digest(month, current(exchanged(records, month)))
    return replace(
        history,
        recent=current(exchanged(history.recent, None)),
        digests=tuple(digests[month] for month in sorted(digests)),
    )
