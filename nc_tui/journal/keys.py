"""The key of a locked journal: made once, and kept twice, under a passphrase and under a recovery key.

``journal/keys/NAME.passphrase`` and ``NAME.recovery`` lie beside the months, so that they are synced; a
copy of both is in ``state/keys``, for the day on which one of them is damaged or gone. NAME follows from the
key, so that two keys never overwrite each other. ``journal/keys/off`` says that the lock is off: the
key is then kept for what is still encrypted on other machines and in backups.

Layout of a key file: MAGIC · CRC-32 of the rest as eight hex digits · a line break · an age file (scrypt)
that holds the identity. ``tail -n +2 FILE | age -d`` opens it without this program.

A key is never made where there is one, or where anything is encrypted already.
"""

import os
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from zlib import crc32

from msgspec import Struct

from nc_tui.journal.age_codec import ENDING, AgeCodec
from nc_tui.journal.durable import make_folder, remove_file, replace_file
from nc_tui.journal.errors import JournalError, UnreadableError, shown
from nc_tui.journal.folders import DEEPEST, Folders

MAGIC = b"nc-tui key 1 "
OFF = "off"
PASSPHRASE, RECOVERY = "passphrase", "recovery"
_INSTEAD = {PASSPHRASE: "passphrase", RECOVERY: "recovery key: nc-tui lock change --recovery"}
SHORTEST = 8
"""Letters of the shortest passphrase."""
_LARGEST = 1 << 16
_FILE = r"([0-9a-f]{12})\.(passphrase|recovery)"
_PASSPHRASE_ENDING = f".{PASSPHRASE}"
_HEAD = len(MAGIC) + 9
_SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: without letters that are taken for others."""
_ALIKE = str.maketrans("OIL", "011", "- ")
_RANDOM, _CHECK, _GROUP = 26, 2, 4


class LockedError(JournalError):
    """The journal is locked, and nobody has opened it."""

    def __init__(self) -> None:
        super().__init__(
            "The journal is locked. Run this in a terminal, or set NC_TUI_PASSPHRASE_COMMAND to a command "
            "that prints the passphrase."
        )


class NoKeyError(JournalError):
    """Something is encrypted, and there is no key file, or only damaged ones."""


class WrongSecretError(JournalError):
    """The passphrase, or the recovery key, is another one."""


class NewKey(Struct, frozen=True):
    """A key that isn't on disk yet, with the recovery key to be written down."""

    name: str
    identity: str
    files: dict[str, bytes]
    recovery: str


class Opened(Struct, frozen=True):
    """The identities that a secret has opened, by name, and the names of those that have another one."""

    identities: dict[str, str]
    closed: tuple[str, ...]

    def with_(self, other: "Opened") -> "Opened":
        """Both together."""
        identities = self.identities | other.identities
        return Opened(identities, tuple(name for name in self.closed if name not in identities))

    def codec(self) -> AgeCodec:
        """The codec with these keys."""
        return AgeCodec(tuple(self.identities[name] for name in sorted(self.identities)))


def folder(place: Folders) -> Path:
    """Where the key files are synced."""
    return place.journal / "keys"


def copies(place: Folders) -> Path:
    """Where this machine keeps copies of them."""
    return place.state / "keys"


def names(place: Folders, kind: str = PASSPHRASE) -> tuple[str, ...]:
    """The names of all keys that have a file of this kind; a key counts once it is under a passphrase."""
    found = {name for where in (folder(place), copies(place)) for name in _names_in(where, kind)}
    return tuple(sorted(found))


def _names_in(where: Path, kind: str) -> set[str]:
    found = (re.fullmatch(_FILE, name) for name in _listed(where))
    return {match[1] for match in found if match is not None and match[2] == kind}


def _listed(where: Path | str) -> list[str]:
    try:
        return _names_below(where)
    except OSError:
        return []


def _names_below(where: Path | str) -> list[str]:
    """The names in a folder, asked at each save; none where there is no such folder. Raises OSError."""
    return os.listdir(where) if os.path.isdir(where) else []  # noqa: PTH112, PTH208


def is_on(place: Folders) -> bool:
    """Whether what is saved from now on is encrypted."""
    return _state(place) is True


def is_off(place: Folders) -> bool:
    """Whether there is a key and the lock is off."""
    return _state(place) is False


def _state(place: Folders) -> bool | None:
    for where in (folder(place), copies(place)):
        try:
            listed = _names_below(where)
        except OSError as error:
            raise UnreadableError(
                f"{shown(where)} can't be read ({error.strerror}), so it isn't known whether the journal is "
                "locked. Make it readable, then try again."
            ) from error
        if any(name.endswith(_PASSPHRASE_ENDING) for name in listed):
            return OFF not in listed
    return None


def needs_key(place: Folders) -> bool:
    """Whether the journal can't be opened without a passphrase."""
    return is_on(place) or any_encrypted(place)


def any_encrypted(place: Folders) -> bool:
    """Whether there is an encrypted month of any device, wherever months are looked for; old versions that a
    syncing program keeps in a hidden folder are none."""
    return _any_below(str(place.journal), DEEPEST)


def _any_below(top: str, deeper: int) -> bool:
    listed = _listed(top)
    if any(name.endswith(ENDING) for name in listed):
        return True
    below = (f"{top}/{name}" for name in listed if not name.startswith(".") and not name.endswith(".json"))
    return deeper > 0 and any(_any_below(folder, deeper - 1) for folder in below)


# -- making and keeping ----------------------------------------------------------------------------------


def problem_with(passphrase: str) -> str | None:
    """Why this can't be a passphrase."""
    if len(_plain(passphrase)) < SHORTEST:
        return f"A passphrase has at least {SHORTEST} letters. Good are four or five words by chance."
    return None


def make(passphrase: str) -> NewKey:
    """A new key. Nothing is written. It takes as long as opening one twice."""
    from hashlib import sha256

    from pyrage import x25519

    identity = x25519.Identity.generate()
    name = sha256(str(identity.to_public()).encode()).hexdigest()[:12]
    recovery = _recovery_key()
    files = {
        PASSPHRASE: wrapped(str(identity), _plain(passphrase)),
        RECOVERY: wrapped(str(identity), _bare(recovery)),
    }
    return NewKey(name, str(identity), files, recovery)


def keep_new(place: Folders, new: NewKey) -> None:
    """Puts a new key in place; from then on everything that is saved is encrypted. Raises NoKeyError where
    there is a key, or something that only another key opens."""
    if names(place) or any_encrypted(place):
        raise NoKeyError(
            "Nothing was changed: this journal has a key already, or had one. Open it with that."
        )
    for kind in (RECOVERY, PASSPHRASE):
        _keep(copies(place), new.name, kind, new.files[kind])
    for kind in (RECOVERY, PASSPHRASE):
        _keep(folder(place), new.name, kind, new.files[kind])


def keep_under(place: Folders, opened: Opened, secret: str, kind: str) -> None:
    """Puts all opened keys under another passphrase or recovery key, each file whole or not at all."""
    plain = _plain(secret) if kind == PASSPHRASE else _bare(secret)
    for name, identity in opened.identities.items():
        content = wrapped(identity, plain)
        _keep(folder(place), name, kind, content)
        _keep(copies(place), name, kind, content)


def turn_on(place: Folders) -> None:
    """Encrypts what is saved from now on, with the key that is there."""
    keep_copies(place)
    for where in (folder(place), copies(place)):
        remove_file(where / OFF)


def turn_off(place: Folders) -> None:
    """Encrypts nothing from now on; the key stays. Raises JournalError."""
    keep_copies(place)
    for where in (copies(place), folder(place)):
        make_folder(where)
        replace_file(where / OFF, b"")


def keep_copies(place: Folders) -> None:
    """Brings the synced key files and this machine's copies of them together: a sound synced one counts, and
    one that is damaged or gone comes back from the copy. Raises JournalError."""
    both = (folder(place), copies(place))
    for kind in (RECOVERY, PASSPHRASE):
        for name in names(place, kind):
            here, copy = (_sound(where / f"{name}.{kind}") for where in both)
            if here is not None and here != copy:
                _keep(both[1], name, kind, here)
            elif here is None and copy is not None:
                _keep(both[0], name, kind, copy)


def files_for_backup(place: Folders) -> list[tuple[str, bytes]]:
    """The sound key files by name, for a backup that would be worth nothing without them."""
    found = []
    for kind in (PASSPHRASE, RECOVERY):
        for name in names(place, kind):
            content = _either(place, name, kind)
            if content is not None:
                found.append((f"{name}.{kind}", content))
    return found


def _keep(where: Path, name: str, kind: str, content: bytes) -> None:
    make_folder(where)
    replace_file(where / f"{name}.{kind}", content)


# -- opening ---------------------------------------------------------------------------------------------


def open_key(place: Folders, secret: str, kind: str = PASSPHRASE) -> Opened:
    """The keys that the secret opens. Raises WrongSecretError where it opens none; NoKeyError where there is
    no key file, or the one of any key is damaged: without that key its months would only look damaged."""
    files: dict[str, bytes] = {}
    for name in names(place, kind):
        content = _either(place, name, kind)
        if content is None:
            raise NoKeyError(_damaged_words(place, name, kind))
        files[name] = content
    if not files and not names(place, RECOVERY):
        raise NoKeyError(
            f"The journal is encrypted, and its key isn't here: {shown(folder(place))} is empty. "
            "Let it be synced, or bring the key files back from a backup."
        )
    return open_files(files, secret, kind)


def _damaged_words(place: Folders, name: str, kind: str) -> str:
    said = f"The key file {shown(folder(place) / f'{name}.{kind}')} is damaged, and so is its copy. "
    other = RECOVERY if kind == PASSPHRASE else PASSPHRASE
    if _either(place, name, other) is not None:
        return said + f"Use the {_INSTEAD[other]}, or bring the file back from a backup."
    if len(names(place)) > 1:
        return said + "Bring it back from a backup, or move it away: then what another key opens is read."
    return said + "Bring it back from a backup."


def open_files(files: dict[str, bytes], secret: str, kind: str = PASSPHRASE) -> Opened:
    """The same for key files by the name of the key."""
    if not files:
        other = _INSTEAD[RECOVERY if kind == PASSPHRASE else PASSPHRASE]
        raise NoKeyError(f"The key file for the {kind} is damaged, and so is its copy. Use the {other}.")
    plain = _plain(secret) if kind == PASSPHRASE else _bare(secret)
    found = {name: unwrapped(content, plain) for name, content in sorted(files.items())}
    opened = {name: identity for name, identity in found.items() if identity is not None}
    if not opened:
        raise WrongSecretError(f"That isn't the {'passphrase' if kind == PASSPHRASE else 'recovery key'}.")
    return Opened(opened, tuple(name for name in found if name not in opened))


def key_files(members: Iterable[tuple[str, bytes]], kind: str) -> dict[str, bytes]:
    """The sound ones among the key files of a backup, by the name of the key."""
    found = {}
    for name, content in members:
        if re.fullmatch(_FILE, name) and name.endswith(f".{kind}") and is_key_file(content):
            found[name.partition(".")[0]] = content
    return found


def is_key_file(raw: bytes) -> bool:
    """Whether it is a key file and whole."""
    return raw[:_HEAD] == MAGIC + b"%08x\n" % crc32(raw[_HEAD:])


def damaged(place: Folders) -> tuple[Path, ...]:
    """The key files that are damaged or missing, here and in the copies of them."""
    kinds = (PASSPHRASE, RECOVERY)
    paths = (folder(place) / f"{name}.{kind}" for name in names(place) for kind in kinds)
    return tuple(path for path in paths if _sound(path) is None)


def _either(place: Folders, name: str, kind: str) -> bytes | None:
    content = _sound(folder(place) / f"{name}.{kind}")
    return content if content is not None else _sound(copies(place) / f"{name}.{kind}")


def _sound(path: Path) -> bytes | None:
    from nc_tui.journal.store import read_file

    try:
        raw = read_file(path, _LARGEST)
    except OSError:
        return None
    return raw if is_key_file(raw) else None


def wrapped(identity: str, secret: str) -> bytes:
    """A key file with the identity under a secret."""
    from pyrage import passphrase

    body: bytes = passphrase.encrypt(identity.encode(), secret)
    return MAGIC + b"%08x\n" % crc32(body) + body


def unwrapped(content: bytes, secret: str) -> str | None:
    """The identity in a sound key file; None for another secret. Raises NoKeyError where this machine would
    take far too long for it."""
    from pyrage import DecryptError, passphrase

    try:
        identity: bytes = passphrase.decrypt(content[_HEAD:], secret)
    except DecryptError as error:
        if "xcessive" in str(error):
            raise NoKeyError(
                "The key was made on a machine that is much faster, and can't be opened on this one. "
                "Change the passphrase there with nc-tui lock change while that machine is busy."
            ) from error
        return None
    return identity.decode()


def _plain(passphrase: str) -> str:
    """The same passphrase, whichever keyboard made its letters."""
    import unicodedata

    return unicodedata.normalize("NFC", passphrase.strip("\r\n"))


# -- the recovery key ------------------------------------------------------------------------------------


def _recovery_key() -> str:
    """130 random bits and two letters that catch most slips of the pen, in groups of four."""
    drawn = "".join(_SYMBOLS[byte % 32] for byte in os.urandom(_RANDOM))
    return grouped(drawn + _check(drawn))


def new_recovery_key() -> str:
    """Another recovery key."""
    return _recovery_key()


def grouped(bare: str) -> str:
    """The key as it is shown."""
    return "-".join(bare[start : start + _GROUP] for start in range(0, len(bare), _GROUP))


def slip_in(recovery: str) -> str | None:
    """Why this can't be a recovery key at all."""
    bare = _bare(recovery)
    if len(bare) != _RANDOM + _CHECK or any(letter not in _SYMBOLS for letter in bare):
        return f"A recovery key has {_RANDOM + _CHECK} letters and digits; this has {len(bare)}."
    if _check(bare[:_RANDOM]) != bare[_RANDOM:]:
        return "There is a slip in the recovery key. Compare it letter by letter."
    return None


def last_group(recovery: str) -> str:
    """What is asked for, to see that it was written down."""
    return recovery.rpartition("-")[2]


def same_group(one: str, other: str) -> bool:
    """Whether both say the same, however they are written."""
    return _bare(one) == _bare(other)


def _bare(recovery: str) -> str:
    return recovery.upper().translate(_ALIKE).strip()


def _check(drawn: Sequence[str]) -> str:
    number = crc32("".join(drawn).encode()) % 1024
    return _SYMBOLS[number // 32] + _SYMBOLS[number % 32]
