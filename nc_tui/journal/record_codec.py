"""One record as a document of a month file: JSON with a checksum of its own.

``{"id":…,"device":…,"at":…,"day":…,"kind":…,"data":…,"replaces":…,"restores":…,"zone":…,"erased":…,
"blanked":…,"crc":…}``, compact UTF-8. Those from ``replaces`` to ``blanked`` are there only where needed.
``crc`` stands last: the CRC-32 of the document's own compact JSON without it, so that a check needs no second
encoding.
"""

from datetime import date, datetime
from functools import cache
from sys import intern
from typing import Annotated, Any
from zlib import crc32

from msgspec import Meta, MsgspecError, Raw, Struct, ValidationError
from msgspec.json import Decoder, decode, encode
from msgspec.structs import fields

from nc_tui.practice.kinds import KINDS, Data
from nc_tui.practice.records import Record

CODING_ERRORS = (MsgspecError, ValueError, RecursionError, OverflowError)
"""What decoding and encoding may raise when the bytes come from elsewhere."""
ID = rb'"id"\s*:\s*"([0-9a-f-]{36})"'

Document = dict[str, Any]
Id = Annotated[str, Meta(min_length=36, max_length=36)]
Name = Annotated[str, Meta(min_length=1, max_length=64)]
Zone = Annotated[str, Meta(min_length=1, max_length=64)]
Moment = Annotated[datetime, Meta(tz=True)]

YEARS = range(1900, 2200)
"""The years in which a record may lie: a day more or less, in any zone, is still a day in all of them."""

_CRC = b',"crc":'


class Line(Struct, frozen=True):
    """A document without kind, data and checksum."""

    id: Id
    device: Name
    at: Moment
    day: date
    replaces: Id | None = None
    restores: Id | None = None
    zone: Zone | None = None
    erased: bool = False
    blanked: bool = False


class AnyLine(Line, frozen=True, kw_only=True):
    """A document of whatever kind."""

    kind: Name
    data: Any


class KnownLine(Line, frozen=True, kw_only=True):
    """A document of a kind that this version knows, by which its data are read."""

    kind: Name
    data: Raw


_known = Decoder(KnownLine)
_any = Decoder(AnyLine)


@cache
def _data_of(kind: str) -> Decoder[Data | None]:
    """What reads the data of a kind, made when its first record is read. Raises ValidationError for a kind
    that this version doesn't know."""
    if kind not in KINDS:
        raise ValidationError(kind)
    return Decoder(KINDS[kind] | None)


@cache
def _times_in(data: type[Data]) -> tuple[str, ...]:
    """The fields of a kind that hold a day or a moment."""
    return tuple(field.name for field in fields(data) if "date" in str(field.type))


def sealed(document: Document) -> Document:
    """The document with its checksum as the last key."""
    body = {key: value for key, value in document.items() if key != "crc"}
    body["crc"] = crc32(encode(body))
    return body


def to_document(record: Record, data: object) -> Document:
    """A record as a document; ``data`` is its data as plain JSON values."""
    document: Document = {
        "id": record.id,
        "device": record.device,
        "at": record.at.isoformat(),
        "day": record.day.isoformat(),
        "kind": record.kind,
        "data": data,
    }
    if record.replaces is not None:
        document["replaces"] = record.replaces
    if record.restores is not None:
        document["restores"] = record.restores
    if record.zone is not None:
        document["zone"] = record.zone
    if record.erased:
        document["erased"] = True
    if record.blanked:
        document["blanked"] = True
    return sealed(document)


def to_record(document: bytes) -> Record:
    """The record of a sound document. Raises CODING_ERRORS where this version doesn't understand it."""
    line = _known.decode(document)
    return _record(line, line.kind, _data_of(line.kind).decode(line.data))


def to_any_record(document: bytes) -> Record:
    """The same without the data, whatever the kind. Raises one of CODING_ERRORS."""
    line = _any.decode(document)
    return _record(line, line.kind, None)


def _record(line: Line, kind: str, data: Data | None) -> Record:
    """Devices, kinds and zones are few, and a journal keeps each of them in memory once."""
    return Record(
        line.id,
        intern(line.device),
        line.at,
        line.day,
        intern(kind),
        data,
        line.replaces,
        line.erased,
        line.restores,
        None if line.zone is None else intern(line.zone),
        blanked=line.blanked,
    )


def in_bounds(record: Record) -> bool:
    """Whether the record's times, and those that its data hold, lie in YEARS."""
    if record.day.year not in YEARS or record.at.year not in YEARS:
        return False
    if record.data is None:
        return True
    for name in _times_in(type(record.data)):
        value = getattr(record.data, name)
        if isinstance(value, date) and value.year not in YEARS:
            return False
    return True


def is_sound(document: bytes) -> bool:
    """Whether the checksum of a compact document is right."""
    cut = document.rfind(_CRC)
    return cut > 0 and document[cut + len(_CRC) :] == b"%d}" % crc32(b"}", crc32(document[:cut]))


def sound(document: bytes) -> bytes | None:
    """The document in its compact form where its checksum is right, else None.

    What another program wrote again with blanks and escapes is still right.
    """
    if is_sound(document):
        return document
    try:
        rewritten = compact(decode(document))
    except CODING_ERRORS:
        return None
    return rewritten if is_sound(rewritten) else None


def compact(value: object) -> bytes:
    """A decoded document as it was first written: compact, the checksum last. Raises CODING_ERRORS."""
    if isinstance(value, dict) and "crc" in value:
        value = {key: item for key, item in value.items() if key != "crc"} | {"crc": value["crc"]}
    return encode(value)
