"""Where content lies, and which files belong to it."""

import os
from pathlib import Path

from msgspec import Struct

from nc_tui.library.fault import Fault, LibraryError
from nc_tui.practice.text import clean_line

PARTS = ("skills.toml", "sources.toml", "helplines.toml", "checklist.toml", "evidence.toml")
"""The files of the shipped folder that aren't exercises."""
COURSES = "courses/"
"""What the names of courses begin with: they lie in a folder of their own beside the exercises."""
ELSEWHERE = ("situations", "rehearsals")
"""Folders whose files aren't exercises."""
MOST_FILES = 500
"""Exercise files that are read of one folder."""
MOST_ENTRIES = 5_000
"""Entries of one folder tree that are looked at, whatever they are."""
DEEPEST = 3
"""Folders inside folders that are looked into."""
_RULES = (
    *("exercise.py", "course.py", "checklist.py", "text.py", "branching.py"),
    *("moves.py", "rehearsal.py", "rehearsing.py"),
)
"""The modules of the rules that content is made by."""


class ContentFile(Struct, frozen=True):
    """A content file: ``name`` inside its folder with ``/``, and what tells one state of it from another."""

    name: str
    path: str
    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int


class Found(Struct, frozen=True):
    """The content files of one folder in order of their names, and what had to be left out.

    A folder is ``trusted`` if it came with the program."""

    folder: str
    trusted: bool
    files: tuple[ContentFile, ...]
    faults: tuple[Fault, ...]


def shipped() -> Path:
    """The folder of the content that comes with the program. Raises LibraryError if there is none."""
    package = Path(__file__).parent.parent
    beside, checkout = package / "exercises", package.parent / "exercises"
    if beside.is_dir():
        return beside
    # Another package may own a folder of that name: only one with our files is ours.
    if (checkout / PARTS[0]).is_file():
        return checkout
    what = f"the exercises that come with nc-tui are missing (searched {beside} and {checkout}); reinstall it"
    raise LibraryError([Fault("exercises", "", what)])


def find(folder: Path, *, trusted: bool) -> Found:
    """The ``.toml`` files below a folder, which may not exist. In a folder that isn't ``trusted`` no link
    is followed, and each one that looks like content is named among the faults."""
    search = _Search(folder, trusted)
    search.look(str(folder), "", 0)
    files = sorted(search.files, key=lambda file: file.name)
    if len(files) > MOST_FILES or search.entries > MOST_ENTRIES:
        search.left_out("", f"holds too many files; at most {MOST_FILES} are read")
    return Found(str(folder), trusted, tuple(files[:MOST_FILES]), tuple(search.faults))


def one_file(path: Path) -> Found:
    """A single file that someone named, as if it were alone in its folder."""
    try:
        state = path.stat()
    except OSError as error:
        return Found(
            str(path.parent), False, (), (fault_in(path.parent, path.name, _words(error), trusted=False),)
        )
    return Found(str(path.parent), False, (_content_file(path.name, str(path), state),), ())


class _Search:
    """One walk through a folder tree."""

    def __init__(self, folder: Path, trusted: bool) -> None:
        self.folder = folder
        self.trusted = trusted
        self.files: list[ContentFile] = []
        self.faults: list[Fault] = []
        self.entries = 0

    def look(self, into: str, prefix: str, depth: int) -> None:
        """Takes in one folder; ``prefix`` is its name inside the whole, with ``/`` behind it."""
        try:
            with os.scandir(into) as entries:
                for entry in entries:
                    self.entries += 1
                    if self.entries > MOST_ENTRIES:
                        return
                    hidden = entry.name.startswith(".") or (depth == 0 and entry.name in ELSEWHERE)
                    if not hidden:
                        self._take(entry, f"{prefix}{entry.name}", depth)
        except FileNotFoundError:
            return
        except OSError as error:
            self.left_out(prefix, _words(error))

    def _take(self, entry: "os.DirEntry[str]", name: str, depth: int) -> None:
        toml = entry.name.endswith(".toml")
        try:
            if not self.trusted and entry.is_symlink():
                if toml or entry.is_dir():
                    self.left_out(name, "is a link, and links aren't followed")
            elif entry.is_dir():
                if depth < DEEPEST:
                    self.look(entry.path, f"{name}/", depth + 1)
            elif toml and entry.is_file():
                self.files.append(_content_file(name, entry.path, entry.stat()))
            elif toml:
                self.left_out(name, "isn't an ordinary file")
        except OSError as error:
            self.left_out(name, _words(error))

    def left_out(self, name: str, what: str) -> None:
        """Notes what can't be read."""
        self.faults.append(fault_in(self.folder, name, what, trusted=self.trusted))


def modules() -> Found:
    """The modules that say what a library is: another version of one may read the same files otherwise."""
    here = str(Path(__file__).parent)
    beside = str(Path(__file__).parent.parent / "practice")
    files = [
        _content_file(entry.name, entry.path, entry.stat())
        for folder, names in ((here, None), (beside, _RULES))
        for entry in os.scandir(folder)
        if entry.name.endswith(".py") and (names is None or entry.name in names)
    ]
    return Found(here, True, tuple(sorted(files, key=lambda file: file.path)), ())


def fault_in(folder: Path, name: str, what: str, key: str = "", *, trusted: bool) -> Fault:
    """A fault in one file: shipped ones are named inside their folder, other people's with the whole path."""
    shown = (name or folder.name) if trusted else str(folder / name)
    return Fault(clean_line(shown), key, what)


def _content_file(name: str, path: str, state: os.stat_result) -> ContentFile:
    return ContentFile(name, path, state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino)


def _words(error: OSError) -> str:
    return f"can't be read: {(error.strerror or 'unknown reason').lower()}"
