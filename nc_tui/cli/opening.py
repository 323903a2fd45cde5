"""Opening the app, and what to say before it opens or instead."""

import os
import sys
from typing import NoReturn

from nc_tui.cli.errors import CommandError
from nc_tui.cli.passphrase import bring_over_quietly, unlock_for_app
from nc_tui.cli.printing import complain
from nc_tui.trainer import Trainer
from nc_tui.trainer.opening import open_trainer

CLEAR = "\x1b[H\x1b[2J"
"""Clears the screen: not every terminal, the Linux console for one, takes the app's away when it ends."""


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
    status = open_app(trainer)
    from nc_tui.app.app import LOCKS_AGAIN

    if status == LOCKS_AGAIN:
        _begin_anew(home)
    return status


def _begin_anew(home: str | None) -> NoReturn:
    """Start the program again in place of this one, so that neither the key nor a text stays in memory."""
    import signal

    if sys.stderr is not None:
        sys.stderr.write(CLEAR)
    complain("Locked, because no key was pressed for a while.")
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_SETMASK, ())
    given = [] if home is None else ["--home", home]
    os.execv(sys.executable, [sys.executable, "-m", "nc_tui", *given])  # noqa: S606 - no shell is wanted


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
