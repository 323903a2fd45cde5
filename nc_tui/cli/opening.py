"""Getting hold of the trainer, and opening the app."""

import os
import sys
from pathlib import Path

from nc_tui.cli.guarding import CommandError
from nc_tui.cli.printing import complain
from nc_tui.journal.folders import folders
from nc_tui.trainer import Trainer
from nc_tui.wallclock import WallClock, wall_clock


def clock() -> WallClock:
    """The system's time, or the one that ``NC_TUI_NOW`` fixes. Raises CommandError where that is no time."""
    try:
        return wall_clock(os.environ.get("NC_TUI_NOW"))
    except ValueError as error:
        raise CommandError(str(error)) from None


def open_trainer(home: str | None = None) -> Trainer:
    """The trainer for the folders below ``home``, else ``NC_TUI_HOME``, else where the system keeps them."""
    return Trainer(folders(Path(home) if home else None), clock())


def warn_of_damage(trainer: Trainer) -> None:
    """Say in a line on stderr that settings are ignored, and in another that the journal isn't whole, so that
    no number passes for all there is."""
    _ = trainer.settings
    if trainer.session.settings_fault:
        complain(trainer.session.settings_fault)
    found = trainer.session.journal.damage()
    if found:
        more = f" And {len(found) - 1} more: nc-tui check." if found[1:] else ""
        complain(f"{found[0]}{more}")


def in_terminal() -> bool:
    """Whether there is a terminal to read keys from and to draw on."""
    return bool(sys.stdin and sys.stdin.isatty() and sys.stdout and sys.stdout.isatty())


def open_app(trainer: Trainer, demo: bool = False) -> int:
    """Open the app; gives its exit status. Raises CommandError where there is no terminal."""
    if not in_terminal():
        raise CommandError(
            "the app needs a terminal to open in; nc-tui today prints today's plan without one"
        )
    from nc_tui.app.keyboard import answer_soon

    answer_soon()
    from nc_tui.app.app import run

    return run(trainer, demo)
