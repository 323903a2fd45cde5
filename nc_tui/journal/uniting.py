"""Taking in records from elsewhere: what isn't here comes, what is here stays, erased stays erased.

Records keep their id and the device that made them, and go into this device's own month files: the files of
other devices are theirs to write.
"""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from datetime import date, datetime
from functools import partial
from pathlib import Path

from msgspec import Struct
from msgspec.json import decode

from nc_tui.journal.mending import mend
from nc_tui.journal.month_file import read_month, split
from nc_tui.journal.month_files import month_files
from nc_tui.journal.record_codec import (
    CODING_ERRORS,
    Document,
    in_bounds,
    sound,
    to_any_record,
    to_record,
)
from nc_tui.journal.store import Store
from nc_tui.practice.records import Record

Progress = Callable[[int, int], None]
"""Is told how much of how much is done."""


class Arrival(Struct, frozen=True):
    """What would come, or came. ``documents`` are the new ones by month; ``known`` counts those that were
    here already, ``damaged`` those that can't be used. ``broken`` names files that couldn't be read whole."""

    documents: dict[date, tuple[Document, ...]]
    known: int = 0
    damaged: int = 0
    broken: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How many records are new here."""
        return sum(len(documents) for documents in self.documents.values())


class Coming(Struct, frozen=True):
    """A record from elsewhere, as a document that is sound, with what it says of itself."""

    document: Document
    record: Record


def in_month_file(raw: bytes, month: date) -> tuple[list[Coming], int, str | None]:
    """The records of a month file from elsewhere, how many are damaged, and what is wrong with the file as a
    whole."""
    documents, broken = split(raw)
    coming: list[Coming] = []
    damaged = 0
    for given in documents:
        found = _coming(given, month)
        if found is None:
            damaged += 1
        else:
            coming.append(found)
    return coming, damaged, broken


def _coming(given: bytes, month: date) -> Coming | None:
    document = sound(given)
    if document is None:
        return None
    try:
        record = to_any_record(document)
    except CODING_ERRORS:
        return None
    with suppress(*CODING_ERRORS):  # one of a newer version is taken in as it is
        record = to_record(document)
    if not in_bounds(record) or record.day.replace(day=1) != month:
        return None
    return Coming(decode(document), record)


def new_here(store: Store, coming: Iterable[Coming]) -> Arrival:
    """What of it isn't here: unknown ids, and erased copies of records that still have their texts here."""
    here = present(store)
    chosen: dict[str, Coming] = {}
    known: set[str] = set()
    for one in coming:
        identity, erased = one.record.id, one.record.erased
        if identity in here and (here[identity] or not erased):
            known.add(identity)
        elif identity not in chosen or (erased and not chosen[identity].record.erased):
            chosen[identity] = one
    months: dict[date, list[Coming]] = {}
    for one in chosen.values():
        months.setdefault(one.record.day.replace(day=1), []).append(one)
    return Arrival(
        {
            month: tuple(one.document for one in sorted(found, key=lambda one: one.record.id))
            for month, found in sorted(months.items())
        },
        len(known),
    )


def take_in(store: Store, device: str, arrival: Arrival, now: datetime, told: Progress) -> None:
    """Writes what is new, one write for each month, with the lock held; after each, ``told`` how many of the
    months are done. Raises JournalError; the months that were written stay, and the same again takes in the
    rest."""
    from nc_tui.journal.writing import MonthStorage, RecordTable

    for done, (month, documents) in enumerate(arrival.documents.items(), 1):
        path = store.month_path(device, month)
        mend(store, path, month, now)
        here = ids_in_month(store, path, month)
        # A damaged copy stays in the file under the same id; it doesn't count as the record.
        table = RecordTable(MonthStorage(store, path))
        table.add(partial(new_ones, documents, here))
        told(done, len(arrival.documents))


def unite(store: Store, path: Path, month: date, coming: Iterable[Coming], now: datetime) -> bool:
    """Adds to a month file of this device what of it isn't there, with the lock held; gives whether all of it
    can be read there now, erased where it is erased. Raises JournalError."""
    from nc_tui.journal.writing import MonthStorage, RecordTable

    wanted = {one.record.id: one for one in coming}
    if not wanted:
        return True
    mend(store, path, month, now)
    here = ids_in_month(store, path, month)
    table = RecordTable(MonthStorage(store, path))
    table.add(partial(new_ones, [one.document for one in wanted.values()], here))
    there = ids_in_month(store, path, month)
    return all(
        identity in there and (there[identity] or not one.record.erased) for identity, one in wanted.items()
    )


def new_ones(documents: Iterable[Document], here: Mapping[str, bool], _ids: frozenset[str]) -> list[Document]:
    """Those that aren't ``here``, and erased ones of which there is only a copy with its texts."""

    def is_new(document: Document) -> bool:
        erased = here.get(document["id"])
        return erased is None or (not erased and document.get("erased") is True)

    return [document for document in documents if is_new(document)]


def present(store: Store) -> dict[str, bool]:
    """The ids that can be read here, each with whether its texts are erased."""
    found: dict[str, bool] = {}
    for file in month_files(store).files:
        for identity, erased in ids_in_month(store, file.path, file.month).items():
            found[identity] = found.get(identity, False) or erased
    return found


def ids_in_month(store: Store, path: str | Path, month: date) -> dict[str, bool]:
    """The ids that can be read in a file, each with whether its texts are erased; none from one that can't be
    read."""
    try:
        records = read_month(store.read(path), month).records
    except OSError:
        return {}
    erased = {record.id for record in records if record.erased}
    return {record.id: record.id in erased for record in records}
