"""Drafts: half-written text that survives a crash and a closed terminal."""

import re
from pathlib import Path

from nc_tui.journal.durable import TEMPORARY, make_folder, remove_file, replace_file
from nc_tui.journal.errors import InvalidError
from nc_tui.journal.folders import Folders

_KEY = re.compile(r"[a-z0-9.-]{1,100}")
_ENDING = ".draft"


class Drafts:
    """One small file a key, in the state folder of this machine. Keys match ``[a-z0-9.-]{1,100}``."""

    def __init__(self, folders: Folders) -> None:
        self._folder = folders.state / "drafts"

    def save(self, key: str, text: str) -> None:
        """Keeps the text durably, as it is but for lone surrogates; an empty one removes the draft.

        Raises JournalError.
        """
        path = self._path(key)
        if not text:
            self.discard(key)
            return
        make_folder(self._folder)
        replace_file(path, text.encode("utf-8", "ignore"))

    def load(self, key: str) -> str:
        """The text kept under the key, or an empty one."""
        path = self._path(key)
        try:
            raw = path.read_bytes()
        except OSError:
            return ""
        return raw.decode("utf-8", "replace")

    def discard(self, key: str) -> None:
        """Removes the draft and what a crash left of it half-written; a missing one is fine. Raises
        JournalError."""
        path = self._path(key)
        for left in (path, *self._folder.glob(f".{path.name}.*{TEMPORARY}")):
            if left.exists():
                remove_file(left)

    def keys(self) -> tuple[str, ...]:
        """The keys of all drafts, in order."""
        try:
            names = [path.name.removesuffix(_ENDING) for path in self._folder.glob(f"*{_ENDING}")]
        except OSError:
            return ()
        return tuple(sorted(name for name in names if _KEY.fullmatch(name)))

    def _path(self, key: str) -> Path:
        if not _KEY.fullmatch(key):
            raise InvalidError(
                "Not saved: a draft's key is made of a-z, 0-9, dots and hyphens, 100 at the most."
            )
        return self._folder / f"{key}{_ENDING}"
