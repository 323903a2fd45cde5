"""TinyDB on a month file: a storage that writes durably and refuses to lose records, and its table.

Both expect that the lock is held from the reading to the writing.
"""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from msgspec.json import decode, encode
from tinydb.storages import Storage
from tinydb.table import Table

from nc_tui.journal.durable import make_folder, replace_file
from nc_tui.journal.errors import RefusedError, from_os_error, shown
from nc_tui.journal.month_file import TABLE, split
from nc_tui.journal.record_codec import CODING_ERRORS, Document

Tables = dict[str, dict[str, Any]]


class MonthStorage(Storage):
    """One month file. It knows the ids it has read, and writes nothing that lacks one of them."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._ids: frozenset[str] = frozenset()

    def read(self) -> Tables | None:
        """The tables, or None where there is no file. Raises JournalError for a damaged file."""
        try:
            raw = self._path.read_bytes()
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
        make_folder(self._path.parent)
        replace_file(self._path, raw)
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
