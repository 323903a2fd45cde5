"""What an encrypted month leaves for versions that know no encryption: a plain month file with one record of
a kind that they don't know, so that they say that a newer version wrote here and unlock nothing.

Versions that know it never see it: it isn't in what the store reads.
"""

from datetime import date

from msgspec import DecodeError, Raw
from msgspec.json import decode, encode

from nc_tui.journal.record_codec import sealed

KIND = "encrypted"
_ID = "encrypted-month-"
EMPTY = b'{"records":{}}'
"""What is left of a notice without it."""
_MARK = b'{"id":"encrypted-month-'


def notice(device: str, month: date) -> bytes:
    """The whole plain file of a device's month."""
    document = {
        "id": f"{_ID}{month.year:04}-{month.month:02}".ljust(36, "-"),
        "device": device,
        "at": f"{month.year:04}-{month.month:02}-01T12:00:00+00:00",
        "day": f"{month.year:04}-{month.month:02}-01",
        "kind": KIND,
        "data": {},
    }
    return encode({"records": {"1": sealed(document)}})


def without_notice(raw: bytes) -> bytes:
    """A plain month file without it; the same bytes where there is none, or where the file is damaged."""
    if _MARK not in raw:
        return raw
    try:
        tables = decode(raw, type=dict[str, dict[str, Raw]])
    except (DecodeError, ValueError):
        return raw
    return encode(
        {
            name: {key: given for key, given in table.items() if not bytes(given).startswith(_MARK)}
            for name, table in tables.items()
        }
    )
