"""Asking for what opens a locked journal: on the terminal, or of the command that scripts name.

A passphrase is never a word of a command: shells remember those, and everybody on the machine sees them.
Nothing dear may be imported at the head of this file.
"""

import os
import sys

from nc_tui.cli.errors import CommandError
from nc_tui.cli.printing import complain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from nc_tui.trainer import Trainer
    from nc_tui.trainer.locking import Codec, Lock, Opened

COMMAND = "NC_TUI_PASSPHRASE_COMMAND"
TRIES = 3
"""How often a command asks; the app asks until somebody leaves."""
_ESCAPE = "\x1b"


def unlock(lock: "Lock") -> "Codec":
    """Opens the lock for a command. Raises CommandError after too many tries, and LockedError where nobody
    can be asked."""
    return lock.opened(open_with_passphrase(lock, TRIES))


def unlock_for_app(lock: "Lock") -> "Codec":
    """The same for the app: it asks again and again, until it is right or somebody leaves."""
    return lock.opened(open_with_passphrase(lock, None))


def open_with_passphrase(lock: "Lock", tries: int | None = TRIES) -> "Opened":
    """All keys of the lock, by their passphrase; where they have different ones, by one after the other."""
    from nc_tui.trainer.locking import LockedError, WrongSecretError

    given = from_command()
    if given is None and not can_ask():
        raise LockedError
    found: Opened | None = None
    failed = 0
    while True:
        words = given
        if words is None:
            words = ask("Passphrase: " if found is None else "The other machine's passphrase: ")
        try:
            now = lock.open(words)
        except WrongSecretError as error:
            failed += 1
            if given is not None or failed == tries:
                raise CommandError(f"{error} Nothing was opened") from None
            complain(f"{error} Try again, or leave with ctrl+c.")
            continue
        found = now if found is None else found.with_(now)
        if not found.closed:
            return found
        if given is not None:
            raise CommandError(
                "two machines have made a key each, with different passphrases; "
                "run nc-tui lock change in a terminal to give them one"
            )


def open_backup(files: "tuple[tuple[str, bytes], ...]") -> "Codec":
    """The codec for a backup that has these key files. Raises as ``unlock`` does."""
    from nc_tui.trainer.locking import Lock, LockedError, WrongSecretError

    given = from_command()
    if given is None and not can_ask():
        raise LockedError
    for _try in range(TRIES):
        try:
            return Lock.open_backup(files, given if given is not None else ask("Passphrase of the backup: "))
        except WrongSecretError as error:
            complain(f"{error} Nothing of the backup was opened.")
            if given is not None:
                break
    raise CommandError("the backup stays closed; restore it with the passphrase it was made with")


def can_ask() -> bool:
    """Whether somebody is there to type, whatever comes through standard input."""
    if sys.stderr is None or not sys.stderr.isatty():
        return False
    if os.name != "posix":
        return bool(sys.stdin and sys.stdin.isatty())
    try:
        os.close(os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY))
    except OSError:
        return False
    return True


def ask(question: str) -> str:
    """What is typed, unseen. Esc, ctrl+c and ctrl+d leave."""
    from getpass import getpass

    try:
        words = getpass(question)
    except EOFError:
        raise KeyboardInterrupt from None
    if _ESCAPE in words:
        raise KeyboardInterrupt
    return words


def ask_twice(lock: "Lock", *, asks: bool = False) -> str:
    """A new passphrase; where it ``asks``, never the command's. Raises CommandError."""
    given = None if asks else from_command()
    if given is not None:
        problem = lock.problem_with(given)
        if problem is not None:
            raise CommandError(problem.rstrip("."))
        return given
    if not can_ask():
        raise CommandError(
            f"choosing a passphrase needs a terminal to ask on; run this in one, or set {COMMAND} to a "
            "command that prints the passphrase"
        )
    while True:
        words = ask("New passphrase: ")
        problem = lock.problem_with(words)
        if problem is None and ask("The same once more: ") != words:
            problem = "They differ."
        if problem is None:
            return words
        complain(f"{problem} Try again, or leave with ctrl+c.")


def from_command() -> str | None:
    """The first line that the command in NC_TUI_PASSPHRASE_COMMAND prints; None where there is no command.
    Raises CommandError where it fails."""
    line = os.environ.get(COMMAND)
    if not line or not line.strip():
        return None
    import shlex
    import subprocess

    try:
        said = subprocess.run(shlex.split(line), stdout=subprocess.PIPE, check=True).stdout
        words = said.decode().partition("\n")[0].strip("\r")
    except (OSError, ValueError, subprocess.CalledProcessError) as error:
        why = error.strerror if isinstance(error, OSError) else "it failed"
        raise CommandError(f"{COMMAND} can't be run ({why}); check it, then try again") from None
    if not words:
        raise CommandError(f"{COMMAND} printed nothing; check it, then try again")
    return words


def bring_over_quietly(trainer: "Trainer") -> None:
    """Encrypts, or makes plain, what this machine has in the other form: where turning the lock on or off was
    interrupted, or another machine did it. That it can't be done now keeps nobody from the journal."""
    journal = trainer.session.journal
    if not journal.codec.ending or not journal.waiting():
        return
    from nc_tui.trainer.errors import FOR_PEOPLE
    from nc_tui.trainer.locking import bring_over

    doing = "Encrypting" if journal.encodes else "Decrypting"
    try:
        with shown_progress(doing) as told:
            bring_over(journal, told)
    except (OSError, *FOR_PEOPLE) as error:
        complain(f"{error} What isn't done yet, nc-tui lock {'on' if journal.encodes else 'off'} does.")


class shown_progress:  # noqa: N801 - used like a function
    """Shows how far it is, where somebody looks on; gives what is to be told after each step."""

    def __init__(self, doing: str) -> None:
        self._doing = doing
        self._shows = bool(sys.stderr and sys.stderr.isatty())

    def __enter__(self) -> "Callable[[int, int], None]":
        return self._told

    def _told(self, done: int, of: int) -> None:
        if self._shows:
            sys.stderr.write(f"\r{self._doing}: {done} of {of} ")
            sys.stderr.flush()

    def __exit__(self, *_error: object) -> None:
        if self._shows:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
