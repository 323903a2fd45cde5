"""The bytes of a month file: an ordinary TinyDB file, ``{"records":{"1":{…},"2":{…}}}``, compact UTF-8 JSON.

Whatever the bytes are, reading never raises and never starts empty: it gives every record that can still
be found with a right checksum and says what is wrong.
"""

import re
from datetime import date
from typing import Any

from msgspec import Raw, Struct
from msgspec.json import Decoder, decode, encode

from nc_tui.journal.cleaning import cleaned, may_need_cleaning
from nc_tui.journal.record_codec import CODING_ERRORS, ID, compact, sound, to_any_record, to_record
from nc_tui.practice.records import Record

TABLE = "records"

_DAY = re.compile(rb'"day"\s*:\s*"(\d{4}-\d\d-\d\d)"')
_LONGEST_NUMBER = 9
_tables = Decoder(dict[str, dict[str, Raw]])


class Fault(Struct, frozen=True):
    """A document that can't be used, with as much of it as can be read."""

    raw: bytes
    id: str | None
    day: str | None


class Contents(Struct):
    """What a month file says.

    ``puzzling`` holds the ids of records that this version doesn't understand (a kind or data of a newer
    one), with what they replace. In ``records`` they stand without data and without ``replaces``, so that
    nobody takes them for a withdrawal. ``broken`` says what is wrong with the file as a whole; ``records``
    are then those that could still be found.
    """

    records: list[Record]
    puzzling: dict[str, str | None]
    faults: list[Fault]
    broken: str | None


def read_month(raw: bytes, month: date) -> Contents:
    """What the bytes of the month's file say; every text in it is clean."""
    documents, broken = split(raw)
    contents = Contents([], {}, [], broken)
    add = contents.records.append
    suspicious = may_need_cleaning(raw)
    year, number = month.year, month.month
    for given in documents:
        document = sound(given)
        record = None if document is None else _record(document, contents, suspicious)
        if record is None or record.day.month != number or record.day.year != year:
            contents.faults.append(_fault(given))
        else:
            add(record)
    return contents


def _record(document: bytes, contents: Contents, suspicious: bool) -> Record | None:
    try:
        if suspicious and may_need_cleaning(document):
            document = encode(cleaned(decode(document)))
        return to_record(document)
    except CODING_ERRORS:
        pass
    try:
        record = to_any_record(document)
    except CODING_ERRORS:
        return None
    contents.puzzling[record.id] = record.replaces
    return Record(record.id, record.device, record.at, record.day, record.kind, None, None, record.erased)


def _fault(document: bytes) -> Fault:
    identity, day = ID.search(document), _DAY.search(document)
    return Fault(document, identity and identity[1].decode(), day and day[1].decode())


def split(raw: bytes) -> tuple[list[bytes], str | None]:
    """The documents of a month file, each as it stands, and what is wrong with the file as a whole.

    Where something is, only the documents that can still be found with a right checksum are given.
    """
    if not raw:
        return [], "it is empty"
    try:
        tables = _tables.decode(raw)
        # Raw values are copied as they are, so a difference means blanks, or a key that is there twice.
        as_written = encode(tables) == raw
    except CODING_ERRORS:
        as_written = False
    if not as_written:
        return _split_slowly(raw)
    wrong = _wrong_frame(tables)
    if wrong is None:
        return [bytes(document) for document in tables.get(TABLE, {}).values()], None
    return _salvaged(raw), wrong


def _split_slowly(raw: bytes) -> tuple[list[bytes], str | None]:
    import json

    try:
        tables = json.loads(raw.decode(), object_pairs_hook=_without_repeats)
        wrong = _wrong_frame(tables)
        if wrong is None:
            return [compact(document) for document in tables.get(TABLE, {}).values()], None
    except _RepeatError:
        wrong = "it has the same key twice"
    except (*CODING_ERRORS, AttributeError, TypeError):
        wrong = "it is cut short, or not a journal file"
    return _salvaged(raw), wrong


def _salvaged(raw: bytes) -> list[bytes]:
    from nc_tui.journal.salvage import salvage

    return salvage(raw)


class _RepeatError(Exception):
    pass


def _without_repeats(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _RepeatError
    return found


def _wrong_frame(tables: dict[str, dict[str, Any]]) -> str | None:
    if any(name != TABLE for name in tables):
        return "it holds a table that doesn't belong there"
    for key in tables.get(TABLE, ()):
        if not (key.isascii() and key.isdecimal() and key[0] != "0" and len(key) <= _LONGEST_NUMBER):
            return "it has a document without a proper number"
    return None
