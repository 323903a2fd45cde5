"""Sealed facts: what was answered, kept with a checksum in the state folder, outside the journal's own files.

Layout of ``state/sealed-answers``: MAGIC · CRC-32 of the rest as eight hex digits · a line break · JSON. What
follows from it, and from its absence, is ``practice.way``'s.
"""

from contextlib import suppress
from pathlib import Path
from zlib import crc32

from msgspec import Struct
from msgspec.json import Decoder, encode

from nc_tui.journal.age_codec import ENDING
from nc_tui.journal.errors import JournalError
from nc_tui.journal.record_codec import CODING_ERRORS
from nc_tui.journal.store import Store
from nc_tui.practice.kinds import Profile
from nc_tui.practice.records import Record
from nc_tui.practice.way import SealedFacts

MAGIC = b"nc-tui sealed answers 1\n"
NAME = "sealed-answers"
_decoder = Decoder(SealedFacts)


class Seal(Struct, frozen=True):
    """What the file holds: ``facts`` is None where it is there and can't be trusted; ``there`` whether it
    is there at all."""

    facts: SealedFacts | None
    there: bool


def read_seal(store: Store) -> Seal:
    """The sealed facts of this machine, from both forms while the lock is being turned. Never raises: what
    can't be read is damaged, unless it is absent, and where one of the two is, nothing is sure."""
    plain = store.folders.state / NAME
    coded = plain.with_name(NAME + (store.codec.ending or ENDING))
    return _both(_read(store, plain), _read(store, coded))


def _read(store: Store, path: Path) -> Seal:
    try:
        return Seal(_unsealed(store.read(path)), True)
    except (FileNotFoundError, NotADirectoryError):
        there = path.is_symlink()
        return Seal(None if there else SealedFacts(), there)
    except OSError:
        return Seal(None, True)


def _both(one: Seal, other: Seal) -> Seal:
    if one.facts is None or other.facts is None:
        return Seal(None, True)
    return Seal(_united(one.facts, other.facts), one.there or other.there)


def write_seal(store: Store, facts: SealedFacts) -> None:
    """Seals the facts durably. That it can't be done never keeps anybody from what they do: it is done at
    the next reading."""
    with suppress(JournalError):
        store.replace(_path(store), _sealed(facts))


def seal_saved(store: Store, records: tuple[Record, ...]) -> None:
    """Adds what these records answer. A damaged seal waits for the next reading of the journal."""
    answers = {r.id: r.data.gates for r in records if isinstance(r.data, Profile) and r.data.gates}
    facts = read_seal(store).facts
    if answers and facts is not None:
        write_seal(store, SealedFacts(facts.answers | answers, facts.unsure))


def unite_seals(one: bytes, other: bytes) -> bytes:
    """A seal with all that two of them hold; where one is damaged, so is that: nobody knows what it held."""
    mine, theirs = _unsealed(one), _unsealed(other)
    if mine is None or theirs is None:
        return one if mine is None else other
    return _sealed(_united(mine, theirs))


def _united(one: SealedFacts, other: SealedFacts) -> SealedFacts:
    return SealedFacts(other.answers | one.answers, tuple(dict.fromkeys((*one.unsure, *other.unsure))))


def _path(store: Store) -> Path:
    return store.named(store.folders.state / NAME)


def _sealed(facts: SealedFacts) -> bytes:
    body = encode(facts)
    return MAGIC + b"%08x\n" % crc32(body) + body


def _unsealed(raw: bytes) -> SealedFacts | None:
    head, body = raw[: len(MAGIC) + 9], raw[len(MAGIC) + 9 :]
    if head != MAGIC + b"%08x\n" % crc32(body):
        return None
    try:
        return _decoder.decode(body)
    except CODING_ERRORS:
        return None
