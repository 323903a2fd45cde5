"""Sealed facts: what was answered, kept with a checksum in the state folder, outside the journal's own files.

Layout of ``state/sealed-answers``: MAGIC · CRC-32 of the rest as eight hex digits · a line break · JSON. What
follows from it, and from its absence, is ``practice.way``'s.
"""

import os
import stat
from contextlib import suppress
from pathlib import Path
from zlib import crc32

from msgspec import Struct
from msgspec.json import Decoder, encode

from nc_tui.journal.durable import make_folder, replace_file
from nc_tui.journal.errors import JournalError
from nc_tui.journal.record_codec import CODING_ERRORS
from nc_tui.practice.kinds import Profile
from nc_tui.practice.records import Record
from nc_tui.practice.way import SealedFacts

MAGIC = b"nc-tui sealed answers 1\n"
NAME = "sealed-answers"
_LARGEST = 1 << 20
_decoder = Decoder(SealedFacts)


class Seal(Struct, frozen=True):
    """What the file holds: ``facts`` is None where it is there and can't be trusted; ``there`` whether it
    is there at all."""

    facts: SealedFacts | None
    there: bool


def read_seal(state: Path) -> Seal:
    """The sealed facts of this machine. Never raises: what can't be read is damaged, unless it is absent."""
    try:
        handle = os.open(
            state / NAME, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        )
    except (FileNotFoundError, NotADirectoryError):
        there = (state / NAME).is_symlink()
        return Seal(None if there else SealedFacts(), there)
    except OSError:
        return Seal(None, True)
    try:
        with os.fdopen(handle, "rb") as file:
            raw = file.read(_LARGEST) if stat.S_ISREG(os.fstat(handle).st_mode) else b""
    except OSError:
        return Seal(None, True)
    return Seal(_unsealed(raw), True)


def write_seal(state: Path, facts: SealedFacts) -> None:
    """Seals the facts durably. That it can't be done never keeps anybody from what they do: it is done at
    the next reading."""
    body = encode(facts)
    with suppress(JournalError):
        make_folder(state)
        replace_file(state / NAME, MAGIC + b"%08x\n" % crc32(body) + body)


def seal_saved(state: Path, records: tuple[Record, ...]) -> None:
    """Adds what these records answer. A damaged seal waits for the next reading of the journal."""
    answers = {r.id: r.data.gates for r in records if isinstance(r.data, Profile) and r.data.gates}
    facts = read_seal(state).facts
    if answers and facts is not None:
        write_seal(state, SealedFacts(facts.answers | answers, facts.unsure))


def _unsealed(raw: bytes) -> SealedFacts | None:
    head, body = raw[: len(MAGIC) + 9], raw[len(MAGIC) + 9 :]
    if head != MAGIC + b"%08x\n" % crc32(body):
        return None
    try:
        return _decoder.decode(body)
    except CODING_ERRORS:
        return None
