"""Where things are kept: three folders, or three below one home."""

import os
from pathlib import Path

from msgspec import Struct

DEEPEST = 4
"""Folders below the journal, one in the other, in which months are looked for."""


class Folders(Struct, frozen=True):
    """``data`` holds the journal and may be synced; ``config`` the settings; ``state`` what belongs to this
    machine alone (device id, lock, drafts, index)."""

    data: Path
    config: Path
    state: Path

    @property
    def journal(self) -> Path:
        """The folder with one folder of month files for each device."""
        return self.data / "journal"

    @property
    def set_aside(self) -> Path:
        """The folder that keeps copies of damaged files."""
        return self.data / "set-aside"


def folders(home: Path | None) -> Folders:
    """The folders below ``home``, else below ``NC_TUI_HOME``, else where the system keeps such things."""
    named = os.environ.get("NC_TUI_HOME")
    if home is None and named:
        home = Path(named)
    if home is not None:
        home = Path(os.path.abspath(home.expanduser()))  # noqa: PTH100 - must not fail on a missing folder
        return Folders(home / "data", home / "config", home / "state")
    import platformdirs

    dirs = platformdirs.PlatformDirs("nc-tui", appauthor=False)
    return Folders(dirs.user_data_path, dirs.user_config_path, dirs.user_state_path)
