"""Adding records to month files, with the lock held."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta, timezone

from msgspec import Struct, ValidationError, convert, to_builtins
from msgspec.json import encode

from nc_tui.journal.cleaning import cleaned
from nc_tui.journal.damage import Damage
from nc_tui.journal.errors import InvalidError
from nc_tui.journal.folders import Folders
from nc_tui.journal.ids import greatest, new_id
from nc_tui.journal.mending import mend
from nc_tui.journal.month_files import month_path
from nc_tui.journal.record_codec import Document, to_document, to_record
from nc_tui.journal.storage import MonthStorage, RecordTable
from nc_tui.practice.kinds import Data
from nc_tui.practice.records import Record
from nc_tui.practice.text import clean_line


class Entry(Struct, frozen=True):
    """What is to be recorded. Without data it withdraws the record it replaces; ``restores`` is the one
    that it brings back."""

    data: Data | None
    day: date
    at: datetime
    replaces: Record | None = None
    restores: Record | None = None

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


def write(
    folders: Folders, device: str, entries: Sequence[Entry], now: datetime, last_id: str | None
) -> Written:
    """Records the entries durably, one write for each month. Raises JournalError.

    Ids rise with the time of the entries; each is greater than ``last_id`` and all ids in its file.
    """
    prepared = [(_checked_time(entry.at), entry, _checked_data(entry)) for entry in entries]
    prepared.sort(key=lambda item: item[0])
    mended: list[Damage] = []
    floors: dict[date, str | None] = {}
    for month in sorted({entry.day.replace(day=1) for entry in entries}):
        damage, ids = mend(folders, month_path(folders.journal, device, month), month, now)
        floors[month] = greatest(ids)
        mended += damage
    records: list[Record] = []
    documents: dict[date, list[Document]] = {month: [] for month in floors}
    for at, entry, data in prepared:
        month = entry.day.replace(day=1)
        last_id = new_id(at, _later(last_id, floors[month]))
        replaces = None if entry.replaces is None else entry.replaces.id
        restores = None if entry.restores is None else entry.restores.id
        record = Record(last_id, device, at, entry.day, entry.kind, None, replaces, restores=restores)
        document = to_document(record, data)
        records.append(to_record(encode(document)))
        documents[month].append(document)
    for month, added in documents.items():
        add(folders, device, month, added)
    return Written(tuple(records), tuple(mended))


def add(folders: Folders, device: str, month: date, documents: Iterable[Document]) -> None:
    """Adds those documents to the device's month file whose ids aren't there. Raises JournalError."""
    table = RecordTable(MonthStorage(month_path(folders.journal, device, month)))
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
