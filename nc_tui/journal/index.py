"""The index: digests of older months, so that ten years open as fast as one.

It is never the truth. A digest counts only while the signatures of all the month's files are the same; the
whole index has a checksum; and where there is any doubt the month is read again. It is in the state
folder, which isn't synced.
"""

from collections.abc import Sequence
from functools import cached_property
from sys import intern
from zlib import crc32

from msgspec import Struct, defstruct, to_builtins
from msgspec.json import encode as to_json
from msgspec.msgpack import Decoder, encode
from msgspec.structs import asdict, fields

from nc_tui import __version__
from nc_tui.journal.errors import JournalError
from nc_tui.journal.month_files import MonthPath, Signature, settled
from nc_tui.journal.record_codec import CODING_ERRORS, to_document, to_record
from nc_tui.journal.store import Store
from nc_tui.practice.history import Digest
from nc_tui.practice.kinds import KINDS
from nc_tui.practice.records import Record

_FACTS = tuple(field for field in fields(Digest) if field.name != "lasting")
_Facts = defstruct("_Facts", [(field.name, field.type) for field in _FACTS], array_like=True)
"""A digest without its records, which have a form of their own on disk."""
_COUNTED = tuple(field.name for field in _FACTS if field.type == dict[str, int])
_LAYOUT = " ".join(("1", __version__, *(field.name for field in _FACTS), *KINDS))
"""What the index was made by: another version may make other digests."""


class _Month(Struct, array_like=True):
    signatures: tuple[Signature, ...]
    facts: _Facts  # type: ignore[valid-type]
    lasting: tuple[bytes, ...]


class _Content(Struct, array_like=True):
    layout: str
    months: dict[str, _Month]


class Index:
    """The index file, read when it is first asked; a missing or damaged one is empty. The month files are
    listed after ``at`` (ns since 1970)."""

    def __init__(self, store: Store, at: int) -> None:
        self._store = store
        self._path = store.named(store.folders.state / "index")
        self._changed = False
        self._at = at

    @cached_property
    def _months(self) -> dict[str, _Month]:
        try:
            return _months_of(self._store.read(self._path))
        except OSError:
            return {}

    def digest(self, files: Sequence[MonthPath]) -> Digest | None:
        """The digest of the month with these files, or None where it must be read."""
        stored = self._months.get(_key(files))
        if stored is None or stored.signatures != tuple(file.signature for file in files):
            return None
        try:
            lasting = tuple(to_record(document) for document in stored.lasting)
        except CODING_ERRORS:
            return None
        return Digest(**asdict(stored.facts), lasting=lasting)

    def add(self, files: Sequence[MonthPath], digest: Digest) -> None:
        """Adds a digest that was just made from these files, listed after ``at``.

        Files changed a moment ago aren't added: another change may leave their times the same. Neither are
        texts, so that erasing never has to look here.
        """
        if not settled(files, self._at) or any(_has_text(record) for record in digest.lasting):
            return
        if any(not _is_unicode(file.signature[0]) for file in files):
            return
        facts = _Facts(**{field.name: getattr(digest, field.name) for field in _FACTS})
        lasting = tuple(_document(record) for record in digest.lasting)
        self._months[_key(files)] = _Month(tuple(file.signature for file in files), facts, lasting)
        self._changed = True

    def save(self) -> None:
        """Writes the index where it changed. That it can't be written never matters."""
        if not self._changed:
            return
        content = encode(_Content(_LAYOUT, self._months))
        try:
            self._store.replace(self._path, crc32(content).to_bytes(4) + content, durable=False)
        except JournalError:
            return


_decoder = Decoder(_Content)


def _months_of(raw: bytes) -> dict[str, _Month]:
    if int.from_bytes(raw[:4]) != crc32(raw[4:]):
        return {}
    try:
        content = _decoder.decode(raw[4:])
    except CODING_ERRORS:
        return {}
    if content.layout != _LAYOUT:
        return {}
    for month in content.months.values():
        _share_names(month.facts)
    return content.months


def _share_names(facts: _Facts) -> None:  # type: ignore[valid-type]
    """Each month counts the same exercises and skills: their names are kept in memory once for all months."""
    for name in _COUNTED:
        counts: dict[str, int] = getattr(facts, name)
        setattr(facts, name, {intern(one): times for one, times in counts.items()})


def _key(files: Sequence[MonthPath]) -> str:
    return files[0].month.isoformat()


def _has_text(record: Record) -> bool:
    return record.data is not None and record.data.without_text() != record.data


def _is_unicode(name: str) -> bool:
    return not any("\ud800" <= letter <= "\udfff" for letter in name)


def _document(record: Record) -> bytes:
    return to_json(to_document(record, to_builtins(record.data)))
