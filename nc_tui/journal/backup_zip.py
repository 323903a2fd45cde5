"""What is in a backup: ``backup.json`` (``{"format":1,"program":…,"made":…,"left_out":[…]}``),
``settings.toml`` and, below ``journal/``, every month file of every device, in the form that the lock asks
for and without what was erased; where some of them are encrypted, the key files too, below ``keys/``: without
them nothing would open it.

The zip that is taken in comes from anywhere: what it claims of its sizes isn't believed, and no name in it
becomes a path.
"""

import zipfile
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from zlib import crc32

from msgspec import Struct
from msgspec.json import encode

from nc_tui import __version__
from nc_tui.journal.age_codec import ENDING
from nc_tui.journal.archive import BROKEN, contents
from nc_tui.journal.erasing import erased_in, without
from nc_tui.journal.errors import RefusedError, shown
from nc_tui.journal.keys import files_for_backup
from nc_tui.journal.month_files import MonthPath, month_files
from nc_tui.journal.notice import EMPTY, without_notice
from nc_tui.journal.settings_file import NAME as SETTINGS
from nc_tui.journal.store import NoFileError, Store, read_file
from nc_tui.journal.uniting import in_month_file

FORMAT = 1
_ABOUT = "backup.json"
_MONTHS = "journal/"
_KEYS = "keys/"
Time = tuple[int, int, int, int, int, int]
_EARLIEST: Time = (1980, 1, 1, 0, 0, 0)
"""Before it a zip knows no time."""
KeyFiles = tuple[tuple[str, bytes], ...]


class Packed(Struct, frozen=True):
    """A backup that isn't written yet; ``left_out`` names the files that couldn't be read, ``erased`` the
    records that have no text in it because it was erased."""

    content: bytes
    left_out: tuple[str, ...]
    erased: frozenset[str]


class Member(Struct, frozen=True):
    """A month file in a backup: its name below ``journal/``, the month and the bytes as they lay on disk."""

    name: str
    month: date
    raw: bytes


class Unpacked(Struct, frozen=True):
    """The month files in a backup, its settings (None where it has none), and its key files."""

    months: tuple[Member, ...]
    settings: bytes | None
    keys: KeyFiles


def packed(store: Store, now: datetime) -> Packed:
    """The backup of what there is now. Raises RefusedError where the lock was turned meanwhile."""
    store.check_lock()
    listing = month_files(store)
    erased = erased_in(_Sayings(store, listing.files))
    left_out = [shown(Path(place)) for place, _error in listing.closed]
    members = _members(store, now, listing.files, erased, left_out)
    content = _zipped(members, max(now.timetuple()[:6], _EARLIEST))
    return Packed(content, tuple(left_out), erased)


class _Sayings(Iterable[bytes]):
    """What the month files say that can be opened, each read when it is its turn: all at once they would take
    up more memory than anything else here."""

    def __init__(self, store: Store, files: Iterable[MonthPath]) -> None:
        self._store = store
        self._files = files

    def __iter__(self) -> Iterator[bytes]:
        for file in self._files:
            try:
                said = self._store.read(file.path)
            except OSError:
                continue
            yield said


def _members(
    store: Store, now: datetime, files: Iterable[MonthPath], erased: frozenset[str], left_out: list[str]
) -> Iterator[tuple[str, bytes]]:
    """All that is in a backup, one by one; what can't be read is added to ``left_out``."""
    taken: set[str] = set()
    for file in files:
        name = _MONTHS + file.signature[0]
        try:
            raw = read_file(file.path)
        except FileNotFoundError:
            continue
        except OSError:
            left_out.append(shown(Path(file.path)))
            continue
        said = _said(store, name, raw)
        cast = _cast(store, taken, name, raw, said, lambda content: without(content, erased))
        taken |= cast.keys()
        yield from cast.items()
    settings = store.folders.config / SETTINGS
    try:
        yield SETTINGS, read_file(settings)
    except (FileNotFoundError, NotADirectoryError):
        pass
    except OSError:
        left_out.append(shown(settings))
    yield from _keys_for(store, taken).items()
    about = {
        "format": FORMAT,
        "program": f"nc-tui {__version__}",
        "made": now.isoformat(timespec="seconds"),
        "left_out": left_out,
    }
    yield _ABOUT, encode(about)


def unpacked(store: Store, raw: bytes, path: Path) -> Unpacked:
    """What is in the backup at this path. Raises RefusedError where it is none."""
    settings: bytes | None = None
    keys: list[tuple[str, bytes]] = []
    months: list[Member] = []
    known = False
    try:
        for name, content in contents(raw):
            if name == _ABOUT:
                known = True
            elif name == SETTINGS:
                settings = content
            elif name.startswith(_KEYS):
                keys.append((name.removeprefix(_KEYS), content))
            elif name.startswith(_MONTHS):
                month = _month_of(store, name)
                if month is not None:
                    months.append(Member(name.removeprefix(_MONTHS), month, content))
    except RefusedError as error:
        raise RefusedError(f"{shown(path)}: {error}") from error
    except BROKEN as error:
        raise RefusedError(f"{shown(path)} is damaged, or no backup. Choose another file.") from error
    if not known:
        raise RefusedError(f"{shown(path)} isn't a backup of nc-tui. Choose another file.")
    return Unpacked(tuple(months), settings, tuple(keys))


def _month_of(store: Store, name: str) -> date | None:
    plain = name.rpartition("/")[2]
    return store.month_of(plain) or store.month_of(plain.removesuffix(ENDING))


def holds_more(store: Store, one: bytes, other: bytes) -> bool:
    """Whether one backup has a sound record, settings, or a month that can't be opened, and the other hasn't.
    Raises RefusedError or one of BROKEN where one of them can't be read."""
    mine, theirs = dict(contents(one)), dict(contents(other))
    lacking: set[str] = set()
    for name, raw in mine.items():
        if theirs.get(name) == raw or not name.startswith((_MONTHS, SETTINGS)):
            continue
        if name == SETTINGS:
            if SETTINGS not in theirs:
                return True
            continue
        found = _sound_ids(store, name, raw)
        if found is None:
            return True
        lacking |= found - (_sound_ids(store, name, theirs.get(name, b"")) or set())
    if not lacking:
        return False
    months = (_sound_ids(store, name, raw) for name, raw in theirs.items() if name.startswith(_MONTHS))
    return not lacking <= {identity for ids in months for identity in ids or ()}


def _sound_ids(store: Store, name: str, raw: bytes) -> set[str] | None:
    month = _month_of(store, name)
    if month is None:
        return set()
    try:
        coming, _damaged, _broken = in_month_file(without_notice(store.decoded(name, raw)), month)
    except OSError:
        return None
    return {one.record.id for one in coming}


# -- changing what is in one -------------------------------------------------------------------------------


class Changed(Struct, frozen=True):
    """A backup with its month files changed; ``content`` is None where nothing had to be, and ``closed`` says
    that some of them couldn't be opened, and are as they were."""

    content: bytes | None
    closed: bool


def changed(store: Store, raw: bytes, change: Callable[[bytes], bytes]) -> Changed:
    """The backup with what its month files say changed, each in the form it has. Raises RefusedError or one
    of BROKEN where it can't be read."""
    files: dict[str, bytes] = {}
    different = closed = False
    for name, content in contents(raw):
        files[name] = content
        if not name.startswith(_MONTHS):
            continue
        try:
            plain = store.decoded(name, content)
        except OSError:
            closed = True
            continue
        written = change(plain)
        if written != plain:
            files[name], different = store.encoded(name, written), True
    return Changed(_zipped(files.items(), _time_of(raw)) if different else None, closed)


def is_recast(store: Store, path: Path, keys: KeyFiles) -> bool:
    """Whether it is in the form that the lock asks for, with these key files: by its list of contents, which
    is all that is read. Raises one of BROKEN where that can't be read."""
    if not path.is_file():
        raise NoFileError
    with zipfile.ZipFile(path) as archive:
        members = {one.filename: one.CRC for one in archive.infolist()}
    months = [name for name in members if name.startswith(_MONTHS)]
    if any(name.endswith(ENDING) != store.encodes for name in months):
        return False
    wanted = {_KEYS + name: crc32(content) for name, content in keys} if months and store.encodes else {}
    there = {name: crc for name, crc in members.items() if name.startswith(_KEYS)}
    return wanted.items() <= there.items() if wanted else not there


def recast(store: Store, raw: bytes) -> Changed:
    """The backup in the form that the lock asks for, with the key files as they are now. Raises RefusedError
    or one of BROKEN where it can't be read."""
    kept = {name: content for name, content in contents(raw) if not name.startswith((_KEYS, _MONTHS))}
    keys = {name: content for name, content in contents(raw) if name.startswith(_KEYS)}
    months: dict[str, bytes] = {}
    closed = False
    for name, content in contents(raw):
        if name.startswith(_MONTHS):
            said = _said(store, name, content)
            months |= _cast(store, months, name, content, said, _as_it_is)
            closed = closed or said is None
    kept |= months
    if any(name.endswith(ENDING) for name in months):  # those that came with it may be the only sound ones
        kept |= keys | _keys_for(store, months)
    content = _zipped(kept.items(), _time_of(raw))
    return Changed(None if content == raw else content, closed)


def _as_it_is(content: bytes) -> bytes:
    return content


def _said(store: Store, name: str, raw: bytes) -> bytes | None:
    """What a month file says; None where it can't be opened."""
    try:
        return store.decoded(name, raw)
    except OSError:
        return None


def _cast(
    store: Store,
    taken: Collection[str],
    name: str,
    raw: bytes,
    said: bytes | None,
    change: Callable[[bytes], bytes],
) -> dict[str, bytes]:
    """A month file of which this is ``said``, changed, in the form that the lock asks for and under its name
    there, nothing for a notice; one that can't be opened is as it was."""
    if said is None:
        return {_free(taken, name): raw}
    ending = store.codec.ending
    content, named = change(said), name.removesuffix(ending)
    if ending and not store.is_coded(name) and content == EMPTY:
        return {}
    if store.encodes:
        named += ending
    lies = named == name and content == said and store.is_coded(name)
    return {_free(taken, named): raw if lies else store.encoded(named, content)}


def _keys_for(store: Store, months: Iterable[str]) -> dict[str, bytes]:
    if not any(name.endswith(ENDING) for name in months):
        return {}
    return {_KEYS + name: content for name, content in files_for_backup(store.folders)}


def _free(taken: Collection[str], name: str) -> str:
    """The name, or one like it of the same month that isn't taken."""
    stem, dot, rest = name.rpartition(".json")
    number, free = 1, name
    while free in taken:
        free = f"{stem}~{number}{dot}{rest}"
        number += 1
    return free


def _zipped(files: Iterable[tuple[str, bytes]], time: Time) -> bytes:
    """A zip of these files. What is encrypted already has nothing left to squeeze, and is stored as it is."""
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, raw in files:
            member = zipfile.ZipInfo(name.encode("utf-8", "replace").decode(), time)
            member.external_attr = 0o100600 << 16
            plain = name.endswith((".json", ".toml"))
            member.compress_type = zipfile.ZIP_DEFLATED if plain else zipfile.ZIP_STORED
            archive.writestr(member, raw, compresslevel=1)  # said here: the archive's isn't for what is given
    return content.getvalue()


def _time_of(raw: bytes) -> Time:
    with zipfile.ZipFile(BytesIO(raw)) as archive:
        return archive.infolist()[0].date_time
