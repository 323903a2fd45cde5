"""The bytes of a month file: an ordinary TinyDB file, ``{"records":{"1":{…},"2":{…}}}``, compact UTF-8 JSON.

Whatever the bytes are, reading never raises and never starts empty: it gives every record that can still
be found with a right checksum and says what is wrong.
"""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any

from msgspec import Raw, Struct
from msgspec.json import Decoder, decode, encode
from msgspec.structs import replace

from nc_tui.journal.record_codec import (
    CODING_ERRORS,
    ID,
    Document,
    compact,
    in_bounds,
    is_sound,
    sound,
    to_any_record,
    to_record,
)
from nc_tui.practice.records import Record
from nc_tui.practice.text import LONGEST, clean

TABLE = "records"

_DAY = rb'"day"\s*:\s*"(\d{4}-\d\d-\d\d)"'
_LONGEST_NUMBER = 9
_tables = Decoder(dict[str, dict[str, Raw]])
_MOST_FAILURES = 2000
"""Broken documents after which a file is given up: it was made to waste time."""
_START = r'\{\s*"id"\s*:'
_ESCAPES = (b"\\u", b"\\r", b"\\b", b"\\f", b"\x7f")
_LEADS = (b"\xc2", b"\xe2\x80", b"\xe2\x81", b"\xef")
_HARMFUL = (
    rb"\xc2[\x80-\x9f]"  # C1
    rb"|\xe2(?:\x80[\xa8-\xae]|\x81[\xa6-\xaf])"  # line and paragraph separators, bidi controls
    rb"|\xef(?:\xbb\xbf|\xbf[\xb9-\xbf])"  # byte order mark, interlinear marks, non-characters
)


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
        if record is None or not in_bounds(record) or record.day.month != number or record.day.year != year:
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
    return replace(record, replaces=None, restores=None)


def _fault(document: bytes) -> Fault:
    identity, day = re.search(ID, document), re.search(_DAY, document)
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
    return salvage(raw), wrong


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
    return salvage(raw), wrong


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


def salvage(raw: bytes) -> list[bytes]:
    """Every document with a right checksum, in order, in its compact form."""
    found: dict[bytes, None] = {}
    for _start, _end, document in pieces(as_text(raw)):
        if document is not None and (whole := _whole(document)) is not None:
            found[whole] = None
    return list(found)


def as_text(raw: bytes) -> str:
    """The bytes as a text from which the very same bytes can be made again (``as_bytes``), valid or not."""
    return raw.decode("utf-8", "surrogateescape")


def as_bytes(text: str) -> bytes:
    """The bytes from which ``as_text`` made the text."""
    return text.encode("utf-8", "surrogateescape")


def pieces(text: str) -> Iterator[tuple[int, int, Document | None]]:
    """Everything in a text that begins like a document: its start, its end and what it says.

    None where that can't be said; it then ends where the next one begins.
    """
    import json

    scan = json.JSONDecoder().raw_decode
    bounds = [*(match.start() for match in re.finditer(_START, text)), len(text)]
    reached = failures = 0
    for start, following in pairwise(bounds):
        if start < reached:
            continue
        try:
            document, end = scan(text, start)
        except (ValueError, RecursionError):
            failures += 1
            if failures > _MOST_FAILURES:
                return
            yield start, following, None
            continue
        if end <= following or _whole(document) is not None:
            reached = end
            yield start, end, document
        else:  # a flipped quote made it swallow the beginning of the next one
            yield start, following, None


def _whole(document: Document) -> bytes | None:
    try:
        written = compact(document)
    except CODING_ERRORS:
        return None
    return written if is_sound(written) else None


def may_need_cleaning(raw: bytes) -> bool:
    """Whether JSON bytes may hold a text that ``clean`` would change. True is only a suspicion.

    Synced files are untrusted, and cleaning every text would cost more than reading it; nearly all files
    need nothing.
    """
    if len(raw) > LONGEST or any(mark in raw for mark in _ESCAPES):
        return True
    return not raw.isascii() and any(lead in raw for lead in _LEADS) and re.search(_HARMFUL, raw) is not None


def cleaned(value: object) -> object:
    """Decoded JSON with every text in it cleaned, keys too."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {cleaned(key): cleaned(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [cleaned(item) for item in value]
    return value
