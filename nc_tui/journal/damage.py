"""What is wrong with a file of the journal, what was done about it, and what in it may have been a care
answer: the doubts of ``practice.way``.

A doubt's key follows from the damaged bytes themselves, so that it stays the same when the file is mended
and only a copy that was set aside still shows what was wrong.
"""

import re
from collections.abc import Collection, Iterator
from pathlib import Path
from zlib import crc32

from msgspec import Raw, Struct
from msgspec.json import decode

from nc_tui.journal.errors import shown
from nc_tui.journal.month_file import Contents, Fault
from nc_tui.journal.month_files import MonthPath
from nc_tui.journal.record_codec import CODING_ERRORS
from nc_tui.practice.kinds import KINDS, Profile
from nc_tui.practice.way import GATES, Doubt

_KIND = rb'"kind"\s*:\s*"([a-z]+)"'
_CARE = (b'"gates"', b'"opens"')
_HARMLESS = {*Profile.__struct_fields__} - {"gates", "opens"}


REMAINS = "text that was erased is still in it"
"""What is said of a file of another device that hasn't heard of an erasing yet."""
UNTIL = "it goes when nc-tui next runs on that device"


class Damage(Struct, frozen=True):
    """One damaged file. ``str()`` of it is one line for people, without any of their texts.

    ``records_lost`` counts the records that can't be used; None where nobody can know. ``set_aside`` is the
    copy that keeps the damaged bytes, where one was made.
    """

    file: Path
    what: str
    records_lost: int | None
    set_aside: Path | None = None

    def __str__(self) -> str:
        name = shown(self.file)
        line = f"{name}: {self.what}"
        if self.set_aside is None:
            return line + "."
        return (
            f"{line}; the damaged file is at {shown(self.set_aside)}. A backup or another machine may "
            "have it whole. This notice stays until you delete that copy."
        )


class _Frame(Struct):
    kind: str
    data: Raw


def doubts_in(name: str, raw: bytes, contents: Contents, elsewhere: Collection[str]) -> Iterator[Doubt]:
    """The doubts about one file that could be opened; records that stand ``elsewhere`` too are none.
    ``name`` is the same for the file (``device-2026-11.json``) and for a copy that was set aside."""
    if contents.broken is not None:
        yield Doubt(_key(name.encode("utf-8", "replace") + b"\n" + raw), "damaged")
    for fault in contents.faults:
        gates = _gates_of(fault)
        if fault.id not in elsewhere and gates != frozenset():
            yield Doubt(_key(fault.raw), "damaged", gates, record=fault.id)
    for record in contents.records:
        if record.id in contents.puzzling and record.kind not in KINDS.keys() - {"profile"}:
            yield Doubt(record.id, "newer", record=record.id)


def unread(file: MonthPath) -> Doubt:
    """The doubt about a file that couldn't be opened at all."""
    return Doubt(_key(repr(file.signature).encode("utf-8", "replace")), "damaged")


def closed_folder(folder: str) -> Doubt:
    """The doubt about a folder that couldn't be looked into."""
    return Doubt(_key(Path(folder).name.encode("utf-8", "replace")), "damaged")


def _gates_of(fault: Fault) -> frozenset[str] | None:
    """The gates that a damaged record may have answered: none, where enough of it is readable to see that
    it answered none; None, where it may have been any."""
    kinds = frozenset(re.findall(_KIND, fault.raw))
    if any(word in fault.raw for word in _CARE) or not kinds <= {kind.encode() for kind in KINDS}:
        return _named(fault.raw)
    if not kinds:
        return None
    return frozenset() if b"profile" not in kinds else _named(fault.raw)


def _named(document: bytes) -> frozenset[str] | None:
    """The gates that a profile record names, where its frame is whole."""
    try:
        frame = decode(document, type=_Frame)
        data = decode(frame.data)
    except CODING_ERRORS:
        return None
    if frame.kind != "profile" or not isinstance(data, dict):
        return None
    if data and data.keys() <= _HARMLESS:
        return frozenset()
    gates = data.get("gates")
    named = frozenset(gates) if isinstance(gates, dict) else frozenset()
    return named if named and named <= {*GATES} else None


def _key(raw: bytes) -> str:
    return f"damaged-{len(raw):x}-{crc32(raw):08x}"
