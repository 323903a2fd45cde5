"""Getting hold of a trainer: where its folders are, and what time it is."""

import os
from pathlib import Path

from nc_tui.journal.folders import folders
from nc_tui.trainer.errors import TrainerError
from nc_tui.trainer.trainer import Trainer
from nc_tui.wallclock import WallClock, wall_clock


def clock() -> WallClock:
    """The system's time, or the one that ``NC_TUI_NOW`` fixes. Raises TrainerError where that is no time."""
    try:
        return wall_clock(os.environ.get("NC_TUI_NOW"))
    except ValueError as error:
        raise TrainerError(str(error)) from None


def open_trainer(home: str | Path | None = None) -> Trainer:
    """The trainer for the folders below ``home``, else ``NC_TUI_HOME``, else where the system keeps them.
    Nothing is read yet. Raises TrainerError as ``clock`` does."""
    return Trainer(folders(Path(home) if home else None), clock())
