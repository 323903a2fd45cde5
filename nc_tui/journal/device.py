"""The device: the name under which this machine writes. It is kept outside the synced folder."""

import os
import re
from pathlib import Path

from nc_tui.journal.durable import make_folder, replace_file
from nc_tui.journal.errors import from_os_error
from nc_tui.journal.locking import locked

_DEVICE = re.compile(r"[a-z0-9]{8,12}")
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_LENGTH = 10


def known_device(state: Path) -> str | None:
    """The device of this machine, or None where it has none so far."""
    try:
        name = (state / "device").read_bytes()[:64].decode("ascii", "replace").strip()
    except OSError:
        return None
    return name if _DEVICE.fullmatch(name) else None


def own_device(state: Path) -> str:
    """The device of this machine, made where it has none so far. Raises JournalError."""
    known = known_device(state)
    if known is not None:
        return known
    make_folder(state)
    with locked(state / "device.lock"):
        path = state / "device"
        try:
            if path.exists():
                path.read_bytes()
        except OSError as error:
            raise from_os_error(error, path) from error
        known = known_device(state)
        if known is None:
            known = "".join(_LETTERS[byte % len(_LETTERS)] for byte in os.urandom(_LENGTH))
            replace_file(path, known.encode() + b"\n")
    return known
