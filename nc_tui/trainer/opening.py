"""Getting hold of a trainer: where its folders are, and what time it is."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from nc_tui.journal.folders import folders
from nc_tui.journal.keys import is_on, needs_key
from nc_tui.trainer.errors import TrainerError
from nc_tui.trainer.trainer import Trainer
from nc_tui.wallclock import WallClock, wall_clock

if TYPE_CHECKING:
    from nc_tui.journal.codec import Codec
    from nc_tui.trainer.locking import Lock


def clock() -> WallClock:
    """The system's time, or the one that ``NC_TUI_NOW`` fixes. Raises TrainerError where that is no time."""
    try:
        return wall_clock(os.environ.get("NC_TUI_NOW"))
    except ValueError as error:
        raise TrainerError(str(error)) from None


Unlock = Callable[["Lock"], "Codec"]
"""Opens a lock, with whatever it asks for."""


def open_trainer(home: str | Path | None = None, unlock: Unlock | None = None) -> Trainer:
    """The trainer for the folders below ``home``, else ``NC_TUI_HOME``, else where the system keeps them.

    Nothing is read yet. Where the journal is locked, ``unlock`` opens it first; without it, nothing of the
    journal can be read or written: that raises LockedError. Raises TrainerError as ``clock`` does, and
    what ``unlock`` raises.
    """
    place, now = folders(Path(home) if home else None), clock()
    if not needs_key(place):
        return Trainer(place, now)
    if unlock is None:
        from nc_tui.journal.age_codec import ClosedCodec

        return Trainer(place, now, ClosedCodec(), encodes=is_on(place))
    from nc_tui.trainer.locking import Lock

    return Trainer(place, now, unlock(Lock(place)), encodes=is_on(place))


def lock_at(home: str | Path | None = None) -> "tuple[Lock, WallClock]":
    """The lock of the journal there, on or off, and the time. Raises TrainerError as ``clock`` does."""
    from nc_tui.trainer.locking import Lock

    return Lock(folders(Path(home) if home else None)), clock()


def is_locked(home: str | Path | None = None) -> bool:
    """Whether the journal there can't be read without a passphrase."""
    return needs_key(folders(Path(home) if home else None))
