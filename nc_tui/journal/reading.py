"""Reading a month: the union of all its files, by id."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.json import encode
from msgspec.structs import replace

from nc_tui.journal.damage import Damage, doubts_in, unread
from nc_tui.journal.errors import other_owner
from nc_tui.journal.month_file import Contents, read_month
from nc_tui.journal.month_files import MonthPath
from nc_tui.journal.store import Store
from nc_tui.practice.erased import to_blank
from nc_tui.practice.records import Record
from nc_tui.practice.way import Doubt


class MonthReading(Struct, frozen=True):
    """The records of one month, each id once, with everything that was wrong with its files.

    ``newer`` counts the records that only a newer version understands; ``doubts`` are those of
    ``practice.way``; ``stale`` are the files that still hold a text that was erased in another one;
    ``unblanked`` says that of some of it there is no blank copy yet.
    """

    records: tuple[Record, ...]
    damage: tuple[Damage, ...]
    newer: int
    doubts: tuple[Doubt, ...] = ()
    stale: tuple[Path, ...] = ()
    unblanked: bool = False

    @property
    def is_settled(self) -> bool:
        """Whether nothing has to be said about it again, and so it may be remembered."""
        return not self.damage and self.newer == 0 and not self.stale


def read_files(store: Store, files: Sequence[MonthPath], device: str | None) -> MonthReading:
    """Reads the files of one month. ``device`` is this machine's. Never raises for what is in them."""
    read: list[tuple[MonthPath, Contents]] = []
    damaged: dict[str, bytes] = {}
    damage: list[Damage] = []
    doubts: list[Doubt] = []
    for file in files:
        try:
            raw = store.read(file.path)
        except FileNotFoundError:
            continue  # removed or renamed since it was listed
        except OSError as error:
            owner = other_owner(error, Path(file.path))
            why = f"it belongs to {owner}" if owner else error.strerror or "unknown error"
            damage.append(Damage(Path(file.path), f"it can't be read ({why})", None))
            doubts.append(unread(file))
            continue
        contents = read_month(raw, file.month)
        read.append((file, contents))
        if contents.broken is not None or contents.faults or contents.puzzling:
            damaged[file.path] = raw
    records = _union([contents.records for _file, contents in read])
    puzzling: dict[str, str | None] = {}
    for file, contents in read:
        puzzling |= contents.puzzling
        if contents.broken is not None or contents.faults:
            damage.append(describe(Path(file.path), contents, records, own=file.folder == device))
        if file.path in damaged:
            doubts += doubts_in(
                f"{file.folder}-{Path(file.path).name}", damaged[file.path], contents, records
            )
    standing = tuple(records.values())
    if puzzling:
        standing = tuple(_past(record, puzzling) for record in standing)
    erased = to_blank(records.values())
    if erased:
        standing = tuple(_without_words(record) if record.id in erased else record for record in standing)
    return MonthReading(
        standing,
        tuple(damage),
        len(puzzling),
        tuple(dict.fromkeys(doubts)),
        _stale(read, erased),
        any(one.id in erased and not one.erased for one in records.values()),
    )


def _without_words(record: Record) -> Record:
    """An erased record, also where no file of it is blank so far."""
    if record.erased:
        return record
    data = None if record.data is None else record.data.without_text()
    return replace(record, data=data, erased=True, blanked=True)


def _stale(read: Iterable[tuple[MonthPath, Contents]], erased: frozenset[str]) -> tuple[Path, ...]:
    """The files that still have the words of these records."""
    return tuple(
        Path(file.path)
        for file, contents in read
        if erased and any(record.id in erased and not record.erased for record in contents.records)
    )


def describe(path: Path, contents: Contents, elsewhere: Iterable[str], *, own: bool) -> Damage:
    """The damage of a file; records that stand ``elsewhere`` too (ids) aren't lost."""
    if contents.broken is not None:
        kept = len(contents.records)
        what = f"{contents.broken}; {_many(kept)} could be read, it isn't known how many are lost"
        if not own:
            what += "; it belongs to another device, so if it is still being synced, wait and check again"
        return Damage(path, what, None)
    lost = [fault for fault in contents.faults if fault.id is None or fault.id not in set(elsewhere)]
    days = sorted({fault.day for fault in contents.faults if fault.day is not None})
    of = f" (of {', '.join(days[:3])}{' and more' if days[3:] else ''})" if days else ""
    are = "is" if len(contents.faults) == 1 else "are"
    what = f"{_many(len(contents.faults))}{of} {are} damaged and not used"
    if len(lost) < len(contents.faults):
        what += f"; {len(contents.faults) - len(lost)} of them are undamaged in another file"
    return Damage(path, what, len(lost))


def _many(count: int) -> str:
    return "1 record" if count == 1 else f"{count} records"


def _union(files: Sequence[Sequence[Record]]) -> dict[str, Record]:
    chosen: dict[str, Record] = {}
    for records in files:
        for record in records:
            other = chosen.setdefault(record.id, record)
            if other is not record and other != record and _rank(record) > _rank(other):
                chosen[record.id] = record
    return chosen


def _rank(record: Record) -> tuple[bool, bool, bool, bytes]:
    """Which of two copies counts: the erased one, and of several the one that says ``blanked``, which earlier
    versions don't; then the one that is understood, then always the same."""
    return record.erased, record.blanked, record.data is not None, encode(record)


def _past(record: Record, puzzling: dict[str, str | None]) -> Record:
    """The record, replacing what lies behind edits that this version doesn't understand."""
    behind = record.replaces
    seen: set[str] = set()
    while behind in puzzling and behind not in seen:
        seen.add(behind)
        behind = puzzling[behind]
    return record if behind == record.replaces else replace(record, replaces=behind)
