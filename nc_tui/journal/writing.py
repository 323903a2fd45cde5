"""Adding records to month files through TinyDB, with the lock held from the reading to the writing: a storage
that writes durably and refuses to lose records, and its table."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from msgspec import Struct, ValidationError, convert, to_builtins
from msgspec.json import decode, encode
from tinydb.storages import Storage
from tinydb.table import Table

from nc_tui.journal.damage import Damage
from nc_tui.journal.errors import InvalidError, RefusedError, from_os_error, shown
from nc_tui.journal.identity import greatest, new_id
from nc_tui.journal.mending import mend
from nc_tui.journal.month_file import TABLE, cleaned, split
from nc_tui.journal.record_codec import CODING_ERRORS, YEARS, Document, in_bounds, to_document, to_record
from nc_tui.journal.store import Store
from nc_tui.practice.kinds import Data
from nc_tui.practice.records import Record
from nc_tui.practice.text import clean_line

Tables = dict[str, dict[str, Any]]


class Entry(Struct, frozen=True):
    """What is to be recorded. Without data it withdraws the record it replaces; ``restores`` is the one
    that it brings back. One that is ``erased`` says so of all that was written in it until then, or, where it
    ``restores`` what it replaces, only that this has no words any more (``practice.erased``)."""

    data: Data | None
    day: date
    at: datetime
    replaces: Record | None = None
    restores: Record | None = None
    erased: bool = False

    @property
    def kind(self) -> str:
        """The kind of the record to be."""
        if self.data is not None:
            return self.data.NAME
        return "" if self.replaces is None else self.replaces.kind


class Written(Struct, frozen=True):
    """What was recorded, in order of the time it was made, and what had to be mended first."""

    records: tuple[Record, ...]
    mended: tuple[Damage, ...]


def write(store: Store, device: str, entries: Sequence[Entry], now: datetime, last_id: str | None) -> Written:
    """Records the entries durably, one write for each month. Raises JournalError.

    Ids rise with the time of the entries; each is greater than ``last_id`` and all ids in its file.
    """
    prepared = [(_checked_time(entry.at), entry, _checked_data(entry)) for entry in entries]
    prepared.sort(key=lambda item: item[0])
    mended: list[Damage] = []
    floors: dict[date, str | None] = {}
    for month in sorted({entry.day.replace(day=1) for entry in entries}):
        damage, ids = mend(store, store.month_path(device, month), month, now)
        floors[month] = greatest(ids)
        mended += damage
    records: list[Record] = []
    documents: dict[date, list[Document]] = {month: [] for month in floors}
    for at, entry, data in prepared:
        month = entry.day.replace(day=1)
        last_id = new_id(at, _later(last_id, floors[month]))
        replaces = None if entry.replaces is None else entry.replaces.id
        restores = None if entry.restores is None else entry.restores.id
        zone = getattr(entry.at.tzinfo, "key", None)
        record = Record(
            last_id, device, at, entry.day, entry.kind, None, replaces, entry.erased, restores, zone
        )
        document = to_document(record, data)
        made = to_record(encode(document))
        if not in_bounds(made):
            raise InvalidError(
                f"Not saved: its time lies outside the years {YEARS[0]} to {YEARS[-1]}. "
                "Correct it, then save again."
            )
        records.append(made)
        documents[month].append(document)
    for month, added in documents.items():
        add(store, device, month, added)
    return Written(tuple(records), tuple(mended))


def add(store: Store, device: str, month: date, documents: Iterable[Document]) -> None:
    """Adds those documents to the device's month file whose ids aren't there. Raises JournalError."""
    table = RecordTable(MonthStorage(store, store.month_path(device, month)))
    table.add(lambda ids: (document for document in documents if document["id"] not in ids))


def _later(one: str | None, other: str | None) -> str | None:
    return max((text for text in (one, other) if text is not None), default=None)


def _checked_data(entry: Entry) -> object:
    """The data as plain JSON values, every text clean. Raises InvalidError where a value isn't allowed."""
    if entry.data is None:
        return None
    plain = cleaned(to_builtins(entry.data))
    try:
        return to_builtins(convert(plain, type(entry.data)))
    except ValidationError as error:
        raise InvalidError(
            f"Not saved: {entry.kind}: {clean_line(str(error))}. Correct it, then save again."
        ) from error


def _checked_time(at: datetime) -> datetime:
    """The moment with a fixed offset. Raises InvalidError for one without a zone."""
    offset = at.utcoffset()
    if offset is None:
        raise InvalidError("Not saved: the clock gives no time zone. Give it one, then save again.")
    if offset % timedelta(minutes=1):  # ISO 8601 knows no seconds there; some zones had them long ago
        return at.astimezone(UTC)
    return at.replace(tzinfo=timezone(offset), fold=0)


class MonthStorage(Storage):
    """One month file. It knows the ids it has read, and writes nothing that lacks one of them."""

    def __init__(self, store: Store, path: Path) -> None:
        self._store = store
        self._path = path
        self._ids: frozenset[str] = frozenset()

    def read(self) -> Tables | None:
        """The tables, or None where there is no file. Raises JournalError for a damaged file."""
        try:
            raw = self._store.read(self._path)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise from_os_error(error, self._path) from error
        tables = self._checked(raw)
        self._ids = _ids(tables)
        return tables

    def write(self, data: Tables) -> None:
        """Writes the tables durably. Raises JournalError; the file is then as it was."""
        try:
            raw = encode(data)
        except CODING_ERRORS as error:
            raise self._refused("what should be written can't be put into JSON") from error
        if not self._ids <= _ids(self._checked(raw)):
            raise self._refused("the write would have dropped a record")
        if not self._path.exists():
            self._store.leave_notice(self._path)
        self._store.replace(self._path, raw)
        self._ids = _ids(data)

    def _checked(self, raw: bytes) -> Tables:
        _documents, broken = split(raw)
        if broken is not None:
            raise self._refused(broken)
        tables: Tables = decode(raw)
        return tables

    def _refused(self, why: str) -> RefusedError:
        return RefusedError(f"Not saved: {shown(self._path)}: {why}. Run nc-tui check, then save again.")


class RecordTable(Table):
    """The table of records. It keeps nothing in memory between two calls."""

    def __init__(self, storage: MonthStorage) -> None:
        super().__init__(storage, TABLE, cache_size=0)

    def add(self, make: Callable[[frozenset[str]], Iterable[Document]]) -> list[Document]:
        """Adds the documents that ``make`` gives for the ids that are there, in one write."""
        added: list[Document] = []

        def update(table: dict[int, Mapping[str, Any]]) -> None:
            number = max(table, default=0)
            for document in make(_ids_of(table.values())):
                number += 1
                table[number] = document
                added.append(document)

        self._next_id = None
        self._update_table(update)
        return added


def _ids(tables: Tables) -> frozenset[str]:
    return _ids_of(tables.get(TABLE, {}).values())


def _ids_of(documents: Iterable[object]) -> frozenset[str]:
    ids = (document.get("id") for document in documents if isinstance(document, Mapping))
    return frozenset(identity for identity in ids if isinstance(identity, str))
