"""Drafts: half-written text that survives a crash and a closed terminal.

Layout of ``state/drafts/KEY.draft``: MAGIC, the CRC-32 of the rest as eight hex digits, a line break, the
key, a line break, the text. A file that doesn't begin so is a text that a version before the checksum wrote.
"""

import re
from pathlib import Path
from zlib import crc32

from nc_tui.journal.age_codec import ENDING
from nc_tui.journal.codec import PLAIN, Codec
from nc_tui.journal.damage import Damage
from nc_tui.journal.durable import TEMPORARY
from nc_tui.journal.errors import InvalidError, UnreadableError, shown
from nc_tui.journal.folders import Folders
from nc_tui.journal.store import Store

MAGIC = b"nc-tui draft 1 "
_KEY = r"[a-z0-9.-]{1,100}"
_ENDING = ".draft"
_DAMAGED = ".damaged"
_CHECK_LENGTH = 9
"""Hex digits of a checksum and the line break behind them."""


class Drafts:
    """One small file a key, in the state folder of this machine. Keys match ``[a-z0-9.-]{1,100}``."""

    def __init__(self, folders: Folders, codec: Codec = PLAIN, *, encodes: bool = True) -> None:
        self._store = Store(folders, codec, encodes)
        self._folder = folders.state / "drafts"

    def save(self, key: str, text: str) -> None:
        """Saves the text durably, as it is but for lone surrogates; an empty one removes the draft. What lies
        there damaged is set aside first.

        Raises JournalError.
        """
        path = self._path(key)
        if not text:
            self.discard(key)
            return
        self._readable(key)
        body = key.encode() + b"\n" + text.encode("utf-8", "ignore")
        self._store.replace(path, MAGIC + b"%08x\n" % crc32(body) + body)

    def load(self, key: str) -> str:
        """The text saved under the key, or an empty one where there is none.

        A damaged draft, or one that can't be read, is set aside beside, where no later save replaces it, and
        ``damage`` speaks of it. Raises UnreadableError where not even that can be done.
        """
        return self._readable(key) or ""

    def discard(self, key: str) -> None:
        """Removes the draft and what a crash left of it half-written, in whichever form; a missing one is
        fine. Raises JournalError."""
        for path in self._forms(key):
            for left in (path, *self._listed(f".{path.name}.*{TEMPORARY}")):
                if left.is_symlink() or left.exists():
                    self._store.remove(left)

    def burn(self, key: str) -> None:
        """The same, with damaged copies of it that were set aside. Raises JournalError."""
        self.discard(key)
        for path in self._forms(key):
            for left in self._listed(f"{path.name}{_DAMAGED}*"):
                self._store.remove(left)

    def keys(self) -> tuple[str, ...]:
        """The keys of all drafts, in order."""
        ending = self._store.named(Path(_ENDING)).name
        names = [path.name.removesuffix(ending) for path in self._listed(f"*{ending}")]
        return tuple(sorted(name for name in names if re.fullmatch(_KEY, name)))

    def damage(self) -> tuple[Damage, ...]:
        """The damaged drafts that were set aside, until someone deletes them."""
        return tuple(
            Damage(path.with_name(path.name.partition(_DAMAGED)[0]), "the draft is damaged", 0, path)
            for path in sorted(self._listed(f"*{_DAMAGED}*"))
        )

    def _readable(self, key: str) -> str | None:
        """The text, or None where there is none, also once a damaged one has been moved out of the way."""
        path = self._path(key)
        try:
            return _text_of(self._store.read(path), key)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            why = error.strerror
            if path.is_dir() and not path.is_symlink():
                raise UnreadableError(f"{shown(path)} isn't a file. Move it, then try again.") from error
        except ValueError:
            why = "damaged"
        number = 1
        while (aside := path.with_name(f"{path.name}{_DAMAGED}-{number}")).exists():
            number += 1
        try:
            self._store.move(path, aside)
        except Exception as error:
            raise UnreadableError(
                f"The draft at {shown(path)} can't be read ({why}). Make it readable, or move it."
            ) from error
        return None

    def _listed(self, pattern: str) -> list[Path]:
        try:
            return list(self._folder.glob(pattern))
        except OSError:
            return []

    def _forms(self, key: str) -> tuple[Path, Path]:
        """Where the draft lies plain, and where encrypted: while the lock is being turned, it may be both."""
        plain = self._store.plain_path(self._path(key))
        return plain, plain.with_name(plain.name + (self._store.codec.ending or ENDING))

    def _path(self, key: str) -> Path:
        if not re.fullmatch(_KEY, key):
            raise InvalidError(
                "Not saved: a draft's key is made of a-z, 0-9, dots and hyphens, 100 at the most."
            )
        return self._store.named(self._folder / f"{key}{_ENDING}")


def _text_of(raw: bytes, key: str) -> str:
    """The text of a draft. Raises ValueError where it is damaged or another key's."""
    name = key.encode() + b"\n"
    start = len(MAGIC) + _CHECK_LENGTH
    head, body = raw[:start], raw[start:]
    if head == MAGIC + b"%08x\n" % crc32(body) and body.startswith(name):
        return body[len(name) :].decode()
    if raw.startswith(MAGIC) or body.startswith(name) or (raw and MAGIC.startswith(raw)):
        raise ValueError
    return raw.decode("utf-8", "replace")
