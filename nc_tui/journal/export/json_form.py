"""The journal as JSON: complete, with superseded and withdrawn records.

``{"format":1,"program":…,"exported":…,"titles":{exercise id: title},"records":[…]}``. A record has ``id``,
``device``, ``at`` (when it was made), ``day`` (the practice day it is for), ``kind``, ``data`` (null where it
withdraws another or is of a kind that only a newer version knows), ``replaces`` (the id of the record that it
edits, or null), ``erased`` (its texts were erased), ``standing`` (whether it counts, that is, no later record
took its place), where it is known, ``zone`` (the time zone in which it was made) and, where it had texts that
were erased, ``blanked``. Records are ordered by the time they were made. ``format`` rises when a key changes
its meaning.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from msgspec import to_builtins
from msgspec.json import encode
from msgspec.json import format as laid_out

from nc_tui import __version__
from nc_tui.journal.export.selection import Selection
from nc_tui.practice.records import Record, current

FORMAT = 1


def document(
    records: Sequence[Record], titles: Mapping[str, str], now: datetime, selection: Selection
) -> bytes:
    """The document, two blanks deep for each level."""
    standing = {record.id for record in current(records)}
    content = {
        "format": FORMAT,
        "program": f"nc-tui {__version__}",
        "exported": now.isoformat(timespec="minutes"),
        "titles": dict(sorted(titles.items())),
        "records": [
            {
                "id": record.id,
                "device": record.device,
                "at": record.at.isoformat(),
                "day": record.day.isoformat(),
                "kind": record.kind,
                "data": to_builtins(record.data),
                "replaces": record.replaces,
                "restores": record.restores,
                "erased": record.erased,
                "standing": record.id in standing,
                **({} if record.zone is None else {"zone": record.zone}),
                **({"blanked": True} if record.blanked else {}),
            }
            for record in filter(selection.has, records)
        ],
    }
    return laid_out(encode(content), indent=2) + b"\n"
