"""The last answer to ``nc-tui status``, remembered until anything it follows from changes.

Prompts and status bars ask again and again, and loading the rules costs several times what starting
Python costs. The answer counts only for the same practice day, and while every file it follows from is
the same by name, size, times and inode: journal, settings, exercises (ours and the user's), and this
program's code. It is in the state folder, holds numbers only, and may be thrown away at any time. Where the
journal isn't written plainly there is none.

Nothing dear may be imported here: no msgspec, no pathlib, no json.
"""

import os
import sys
import time
from zlib import crc32

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from nc_tui.journal.codec import Codec
    from nc_tui.journal.folders import Folders

MAGIC = "nc-tui status 1"
NAME = "status"
FRESH, COARSELY_FRESH = 100_000_000, 2_000_000_000
"""Nanoseconds in which a file that has changed may change again without a new time: where the file system
counts in nanoseconds (the kernel's tick), and where it counts in seconds (FAT)."""

_DEEPEST = 5
_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120
_CODE = ("practice", "library", "journal", "trainer", "cli")
_ENVIRONMENT = ("NC_TUI_HOME", "NC_TUI_NOW", "HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")


class Sources:
    """The state of all files that an answer follows from. ``settled`` says whether a further change of any
    of them is sure to show."""

    def __init__(self, journal: str, config: str) -> None:
        self.settled = True
        self._lines: list[str] = []
        self._now = time.time_ns()
        self._look(journal, (".json", ".passphrase", ".age"), 0)
        self._look(config, ".toml", 0)
        for folder in _CODE:
            self._look(f"{_PACKAGE}/{folder}", ".py", 0)
        for folder in (_PACKAGE, os.path.dirname(_PACKAGE)):  # noqa: PTH120
            self._look(f"{folder}/exercises", ".toml", 0)
        told = "\n".join(self._lines)
        self.signature = f"{len(self._lines)} {len(told)} {crc32(os.fsencode(told)):08x}"

    def _look(self, folder: str, ending: str | tuple[str, ...], depth: int) -> None:
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    try:
                        if entry.name.endswith(ending):
                            self._note(entry)
                        elif depth < _DEEPEST and entry.is_dir():
                            self._look(entry.path, ending, depth + 1)
                    except OSError as error:  # a link to nothing or to itself, for example
                        self._lines.append(f"{entry.path} {error.errno}")
        except FileNotFoundError:
            return

    def _note(self, entry: "os.DirEntry[str]") -> None:
        state = entry.stat()
        times = state.st_mtime_ns, state.st_ctime_ns
        self._lines.append(f"{entry.path} {state.st_size} {times} {state.st_ino}")
        for changed in times:
            fresh = FRESH if changed % 1_000_000 else COARSELY_FRESH
            if self._now - changed < fresh:
                self.settled = False


def recall(home: str | None) -> tuple[str, str] | None:
    """The answer as it was saved, as JSON and in words; None where it must be worked out."""
    state = _state_folder(home)
    if state is None:
        return None
    try:
        with open(f"{state}/{NAME}", encoding="utf-8", errors="surrogateescape") as file:  # noqa: PTH123
            magic, check, body = file.read(1 << 16).split("\n", 2)
        if magic != MAGIC or check != _check(body):
            return None
        given, journal, config, signature, day, day_after, rollover, numbers, words = body.split("\n", 8)
        same = given == _given(home) and _is_day(day, day_after, int(rollover))
        if not same or Sources(journal, config).signature != signature:
            return None
    except (OSError, ValueError):
        return None
    return numbers, words


def sources_of(place: "Folders") -> Sources | None:
    """The state of the files, to be taken before an answer is worked out; None where it can't be told."""
    try:
        return Sources(str(place.journal), str(place.config))
    except OSError:
        return None


def save(
    place: "Folders",
    codec: "Codec",
    home: str | None,
    before: Sources | None,
    day: "date",
    rollover: int,
    numbers: str,
    words: str,
) -> None:
    """Saves an answer that was worked out after the files were in this state; where one has changed since,
    the answer is under the old state and never found. That it can't be saved never matters."""
    from datetime import timedelta

    from nc_tui.journal.codec import PLAIN
    from nc_tui.journal.durable import replace_file
    from nc_tui.journal.errors import JournalError
    from nc_tui.journal.keys import is_on

    if before is None or not before.settled or codec is not PLAIN or is_on(place):
        return
    try:
        given = _given(home)
    except OSError:
        return
    parts = (
        given,
        str(place.journal),
        str(place.config),
        before.signature,
        day.isoformat(),
        (day + timedelta(days=1)).isoformat(),
        str(rollover),
        numbers,
    )
    if any("\n" in part for part in parts) or not place.state.is_dir():
        return
    body = "\n".join((*parts, words))
    content = os.fsencode(f"{MAGIC}\n{_check(body)}\n{body}")
    try:
        replace_file(place.state / NAME, content, durable=False)
    except JournalError:
        return


def _state_folder(home: str | None) -> str | None:
    """Where the state folder is, as far as that can be told without platformdirs."""
    home = home or os.environ.get("NC_TUI_HOME")
    if home:
        return os.path.abspath(os.path.expanduser(home)) + "/state"  # noqa: PTH100, PTH111
    if sys.platform in ("win32", "darwin"):
        return None
    return (os.environ.get("XDG_STATE_HOME") or os.path.expanduser("~/.local/state")) + "/nc-tui"  # noqa: PTH111


def _given(home: str | None) -> str:
    """What decides on folders and time, apart from the files."""
    return ascii((home, os.getcwd(), *(os.environ.get(name) for name in _ENVIRONMENT)))  # noqa: PTH109


def _is_day(day: str, day_after: str, rollover: int) -> bool:
    """Whether it is the practice day (``practice.days.practice_day``); a fixed time is compared as given."""
    if os.environ.get("NC_TUI_NOW"):
        return True
    now = time.localtime()
    today = f"{now.tm_year:04}-{now.tm_mon:02}-{now.tm_mday:02}"
    return today == (day if now.tm_hour >= rollover else day_after)


def _check(body: str) -> str:
    return f"{crc32(os.fsencode(body)):08x}"
