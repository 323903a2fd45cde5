"""One record as a document of a month file: JSON with a checksum of its own.

``{"id":…,"device":…,"at":…,"day":…,"kind":…,"data":…,"replaces":…,"restores":…,"zone":…,"erased":…,
"crc":…}``, compact UTF-8. ``replaces``, ``restores``, ``zone`` and ``erased`` are there only where needed.
``crc`` stands last: the CRC-32 of the document's own compact JSON without it, so that a check needs no second
encoding.
"""

import re
from datetime import date, datetime
from typing import Annotated, Any, Union
from zlib import crc32

from msgspec import Meta, MsgspecError, Struct, defstruct
from msgspec.json import Decoder, decode, encode
from msgspec.structs import fields

from nc_tui.practice.kinds import KINDS, Data
from nc_tui.practice.records import Record

CODING_ERRORS = (MsgspecError, ValueError, RecursionError, OverflowError)
"""What decoding and encoding may raise when the bytes come from elsewhere."""
ID = re.compile(rb'"id"\s*:\s*"([0-9a-f-]{36})"')

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


class AnyLine(Line, frozen=True, kw_only=True):
    """A document of whatever kind."""

    kind: Name
    data: Any


class KnownLine(Line, frozen=True, kw_only=True):
    """A document of a kind that this version knows. There is a subclass for each, told apart by ``kind``."""

    data: Any


def _line(kind: str, data: type[Data]) -> type[Struct]:
    own = [("data", data | None)]
    name = f"{data.__name__}Line"
    return defstruct(name, own, bases=(KnownLine,), tag_field="kind", tag=kind, frozen=True, kw_only=True)


_KIND_OF_LINE = {_line(kind, data): kind for kind, data in KINDS.items()}
_known: Decoder[KnownLine] = Decoder(Union[tuple(_KIND_OF_LINE)])  # noqa: UP007 - made at run time
_any = Decoder(AnyLine)
_TIMES: dict[type, list[str]] = {
    data: [field.name for field in fields(data) if "date" in str(field.type)] for data in KINDS.values()
}
"""The fields of each kind that hold a day or a moment."""


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
    return sealed(document)


def to_record(document: bytes) -> Record:
    """The record of a sound document. Raises CODING_ERRORS where this version doesn't understand it."""
    line = _known.decode(document)
    return _record(line, _KIND_OF_LINE[type(line)], line.data)


def to_any_record(document: bytes) -> Record:
    """The same without the data, whatever the kind. Raises one of CODING_ERRORS."""
    line = _any.decode(document)
    return _record(line, line.kind, None)


def _record(line: Line, kind: str, data: Data | None) -> Record:
    return Record(
        line.id,
        line.device,
        line.at,
        line.day,
        kind,
        data,
        line.replaces,
        line.erased,
        line.restores,
        line.zone,
    )


def in_bounds(record: Record) -> bool:
    """Whether the record's times, and those that its data hold, lie in YEARS."""
    if record.day.year not in YEARS or record.at.year not in YEARS:
        return False
    values = (getattr(record.data, name) for name in _TIMES.get(type(record.data), ()))
    return all(value.year in YEARS for value in values if isinstance(value, date))


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
