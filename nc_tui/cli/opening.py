"""Opening the app, and what to say before it opens or instead."""

import sys

from nc_tui.cli.errors import CommandError
from nc_tui.cli.passphrase import bring_over_quietly, unlock_for_app
from nc_tui.cli.printing import complain
from nc_tui.trainer import Trainer
from nc_tui.trainer.opening import open_trainer


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


def open_app_at(home: str | None) -> int:
    """Open the app there; gives its exit status. A locked journal is opened before anything is on the screen.
    Raises CommandError where there is no terminal."""
    _need_terminal()
    trainer = open_trainer(home, unlock_for_app)
    bring_over_quietly(trainer)
    return open_app(trainer)


def open_app(trainer: Trainer) -> int:
    """Open the app; gives its exit status. Raises CommandError where there is no terminal."""
    _need_terminal()
    from nc_tui.app.keyboard import answer_soon

    answer_soon()
    from nc_tui.app.app import run

    return run(trainer)


def _need_terminal() -> None:
    if not in_terminal():
        raise CommandError(
            "the app needs a terminal to open in; nc-tui today prints today's plan without one"
        )
