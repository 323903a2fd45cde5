"""The lock: a passphrase without which nobody reads the journal."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from nc_tui.journal import keys
from nc_tui.journal.age_codec import ClosedCodec
from nc_tui.journal.codec import Codec
from nc_tui.journal.errors import JournalError
from nc_tui.journal.folders import Folders
from nc_tui.journal.journal import Journal
from nc_tui.journal.keys import LockedError, NewKey, NoKeyError, Opened, WrongSecretError
from nc_tui.journal.uniting import Progress

if TYPE_CHECKING:
    from nc_tui.trainer.session import Session

__all__ = [
    "Codec",
    "Journal",
    "Lock",
    "LockStatus",
    "LockedError",
    "Locking",
    "NewKey",
    "NoKeyError",
    "Opened",
    "RecoveryKey",
    "WrongSecretError",
]


class LockStatus(Struct, frozen=True):
    """How the lock is. ``encrypted`` says that some months are; ``waiting`` counts this machine's files that
    aren't in the form that the lock asks for, ``foreign`` other machines' months. ``damaged`` are key
    files."""

    on: bool
    has_key: bool
    encrypted: bool
    waiting: int
    foreign: int
    damaged: tuple[Path, ...]


class Lock:
    """The lock of the journal in these folders, whether it is on or not."""

    def __init__(self, folders: Folders) -> None:
        self._folders = folders

    @property
    def is_on(self) -> bool:
        """Whether what is saved is encrypted."""
        return keys.is_on(self._folders)

    @property
    def has_key(self) -> bool:
        """Whether there is a key, in use or not."""
        return bool(keys.names(self._folders))

    def status(self) -> LockStatus:
        """How it is, as far as can be seen without the passphrase."""
        place, has_key = self._folders, self.has_key
        unread = Journal(place, lambda: datetime.now(UTC), ClosedCodec(), encodes=self.is_on)
        return LockStatus(
            self.is_on,
            has_key,
            keys.any_encrypted(place),
            len(unread.waiting()) if has_key else 0,
            len(unread.foreign()) if has_key else 0,
            keys.damaged(place),
        )

    # -- opening -----------------------------------------------------------------------------------

    def open(self, secret: str, *, recovery: bool = False) -> Opened:
        """The keys that the passphrase, or the recovery key, opens. Raises WrongSecretError, NoKeyError."""
        return keys.open_key(self._folders, secret, keys.RECOVERY if recovery else keys.PASSPHRASE)

    def opened(self, found: Opened) -> Codec:
        """The codec to read and write with, once all keys are open; damaged key files are made good."""
        with suppress(JournalError):
            keys.keep_copies(self._folders)
        return found.codec()

    @staticmethod
    def open_backup(files: tuple[tuple[str, bytes], ...], secret: str) -> Codec:
        """The codec for a backup with these key files. Raises WrongSecretError, NoKeyError."""
        return keys.open_files(keys.key_files(files, keys.PASSPHRASE), secret).codec()

    # -- making and changing -----------------------------------------------------------------------

    @staticmethod
    def problem_with(passphrase: str) -> str | None:
        """Why this can't be a passphrase; None where it can."""
        return keys.problem_with(passphrase)

    @staticmethod
    def slip_in(recovery: str) -> str | None:
        """Why this can't be a recovery key; None where it can."""
        return keys.slip_in(recovery)

    @staticmethod
    def is_end_of(group: str, recovery: str) -> bool:
        """Whether somebody has the recovery key before them: this is its last group."""
        return keys.same_group(group, keys.last_group(recovery))

    @staticmethod
    def new_key(passphrase: str) -> NewKey:
        """A key that isn't on disk yet; it takes a second or two."""
        return keys.make(passphrase)

    def turn_on(self, key: NewKey | Opened, now: Callable[[], datetime]) -> Journal:
        """From now on all that is saved is encrypted; what there is, ``bring_over`` of the journal encrypts.
        Raises JournalError."""
        if isinstance(key, NewKey):
            keys.keep_new(self._folders, key)
            key = Opened({key.name: key.identity}, ())
        else:
            keys.turn_on(self._folders)
        return Journal(self._folders, now, key.codec())

    def turn_off(self, key: Opened, now: Callable[[], datetime]) -> Journal:
        """From now on nothing is encrypted; what is, ``bring_over`` of the journal makes plain. Raises
        JournalError."""
        keys.turn_off(self._folders)
        return Journal(self._folders, now, key.codec(), encodes=False)

    def journal(self, key: Opened, now: Callable[[], datetime]) -> Journal:
        """The journal with this key."""
        return Journal(self._folders, now, key.codec(), encodes=self.is_on)

    def change(self, key: Opened, passphrase: str) -> None:
        """Puts the key under another passphrase. Raises JournalError."""
        keys.keep_under(self._folders, key, passphrase, keys.PASSPHRASE)

    def renew_recovery(self, key: Opened) -> "RecoveryKey":
        """Another recovery key, which counts once it is kept."""
        return RecoveryKey(self._folders, key)


class RecoveryKey:
    """A recovery key that is shown before it is kept."""

    def __init__(self, folders: Folders, key: Opened) -> None:
        self._folders = folders
        self._key = key
        self.words = keys.new_recovery_key()

    def keep(self) -> None:
        """From now on it counts, and the one before no longer. Raises JournalError."""
        keys.keep_under(self._folders, self._key, self.words, keys.RECOVERY)


class Locking:
    """The lock of a session's journal: the session goes on in the form that the lock then asks for.

    Each act gives the files that couldn't be read and so stay as they are. Raises JournalError; ``go_on``
    then does the rest, and so does the next start.
    """

    def __init__(self, session: "Session") -> None:
        self._session = session
        self.lock = Lock(session.folders)

    def turn_on(self, key: NewKey | Opened, told: Progress) -> tuple[Path, ...]:
        """Encrypts all there is, and all that comes."""
        if isinstance(key, Opened):
            self.lock.opened(key)
        return self._go_on_with(self.lock.turn_on(key, self._session.now), told)

    def turn_off(self, key: Opened, told: Progress) -> tuple[Path, ...]:
        """Makes all plain again."""
        return self._go_on_with(self.lock.turn_off(key, self._session.now), told)

    def change(self, key: Opened, passphrase: str, told: Progress) -> tuple[Path, ...]:
        """Puts the key under another passphrase, in the backups too."""
        self.lock.change(key, passphrase)
        return self._go_on_with(self.lock.journal(key, self._session.now), told)

    def keep(self, fresh: RecoveryKey, key: Opened, told: Progress) -> tuple[Path, ...]:
        """Puts the key under another recovery key, in the backups too."""
        fresh.keep()
        return self._go_on_with(self.lock.journal(key, self._session.now), told)

    def go_on(self, told: Progress) -> tuple[Path, ...]:
        """Does what an interrupted turn, or another machine, has left to be done."""
        try:
            return bring_over(self._session.journal, told)[1]
        finally:
            self._session.forget_history()

    def _go_on_with(self, journal: Journal, told: Progress) -> tuple[Path, ...]:
        self._session.use(journal.codec, encodes=journal.encodes)
        return self.go_on(told)


def bring_over(journal: Journal, told: Progress) -> tuple[int, tuple[Path, ...]]:
    """Brings this machine's files into the form that the lock asks for; gives how many, and those that
    couldn't be read. Raises JournalError; the same again goes on from there."""
    brought = journal.bring_over(told)
    return brought.count, brought.left
