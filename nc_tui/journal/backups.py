"""Backups: the month files and the settings in one zip, below the state folder, where nothing is synced.

A backup holds ``backup.json`` (``{"format":1,"program":…,"made":…,"left_out":[…]}``), ``settings.toml`` and,
below ``journal/``, every month file of every device as it lies on disk; where some of them are encrypted, the
key files too, below ``keys/``: without them nothing would open it. The daily ones are called
``2026-11-27.zip``; those that are made before something is taken in ``before-2026-11-27T081500.zip``.

The zip that is taken in comes from anywhere: what it claims of its sizes isn't believed, and no name in it
becomes a path.
"""

import re
import zipfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date, datetime, timedelta
from io import BytesIO
from pathlib import Path
from zlib import crc32

from msgspec import Struct
from msgspec.json import encode
from msgspec.structs import replace

from nc_tui import __version__
from nc_tui.journal.age_codec import ENDING
from nc_tui.journal.archive import BROKEN, LARGEST_ZIP, contents
from nc_tui.journal.codec import Codec
from nc_tui.journal.durable import make_folder, remove_file, replace_file, write_outside
from nc_tui.journal.errors import JournalError, RefusedError, shown
from nc_tui.journal.keys import files_for_backup
from nc_tui.journal.locking import locked
from nc_tui.journal.month_files import month_files
from nc_tui.journal.notice import EMPTY, without_notice
from nc_tui.journal.record_codec import ID
from nc_tui.journal.settings_file import NAME as SETTINGS
from nc_tui.journal.store import Store, read_file
from nc_tui.journal.uniting import Arrival, Coming, in_month_file, new_here
from nc_tui.practice.backup_days import staying

FORMAT = 1
BEFORE_KEPT = 3
"""How many of the backups stay that are made before a restore or an import."""
_ABOUT = "backup.json"
_MONTHS = "journal/"
_KEYS = "keys/"
_FORM = "form"
"""The file beside the backups that says in which form the journal was when they were brought into it."""
_ERASED = "erased"
"""The file beside the backups that says of what they were blanked."""
_DAILY = re.compile(r"(\d{4}-\d\d-\d\d)\.zip")
_BEFORE = re.compile(r"before-[\dT-]+\.zip")
Time = tuple[int, int, int, int, int, int]
_EARLIEST: Time = (1980, 1, 1, 0, 0, 0)
"""Before it a zip knows no time."""


class Made(Struct, frozen=True):
    """A backup that was just written; ``left_out`` names the files that couldn't be read."""

    path: Path
    left_out: tuple[str, ...] = ()


class InBackup(Struct, frozen=True):
    """What a backup has. ``arrival`` is what isn't here; ``settings`` the bytes of its settings file, None
    where it has none; ``locked`` names month files that no key at hand opens; ``keys`` are its key files."""

    arrival: Arrival
    settings: bytes | None
    locked: tuple[str, ...] = ()
    keys: tuple[tuple[str, bytes], ...] = ()


class Member(Struct, frozen=True):
    """A month file in a backup: its name below ``journal/``, the month and the bytes as they lay on disk."""

    name: str
    month: date
    raw: bytes


def folder(store: Store) -> Path:
    """Where this machine's backups are."""
    return store.folders.state / "backups"


def daily(store: Store, now: datetime) -> Made | None:
    """Today's backup, where there is none yet; then those that are no longer wanted go. None where there is
    one. Raises JournalError."""
    if _of_day(store, now).exists():
        return None
    return _make_daily(store, now, again=False)


def daily_again(store: Store, now: datetime) -> Made:
    """Today's backup as things are now, instead of an earlier one of today. Raises JournalError."""
    return _make_daily(store, now, again=True)


def _make_daily(store: Store, now: datetime, *, again: bool) -> Made:
    path = _of_day(store, now)
    make_folder(path.parent)
    with locked(_lock(store)):
        if path.exists() and not again:
            return Made(path)
        content, left_out = _packed(store, now)
        replace_file(path, content)
        _thin(store)
        _carry_out_erasures(store, content)
    return Made(path, left_out)


def _carry_out_erasures(store: Store, latest: bytes) -> None:
    """Blanks in the older backups what was erased since, on this machine or another one; what they are
    blanked of is remembered, so that they aren't unpacked each day."""
    from nc_tui.journal.erasing import erased_in, without

    months: list[bytes] = []
    for name, content in contents(latest):
        if name.startswith(_MONTHS):
            with suppress(OSError):
                months.append(store.decoded(name, content))
    erased = erased_in(months)
    mark, known = b"%d %08x\n" % (len(erased), crc32(repr(sorted(erased)).encode())), folder(store) / _ERASED
    try:
        done = read_file(known) == mark
    except OSError:
        done = False
    if erased and not done:
        _rewrite(store, lambda raw: without(raw, erased))
        replace_file(known, mark)


def before(store: Store, now: datetime) -> Made:
    """A backup of what is there before something is taken in, under a name that none has. Raises
    JournalError."""
    make_folder(folder(store))
    with locked(_lock(store)):
        path, content, left_out = _before_path(store, now), *_packed(store, now)
        replace_file(path, content)
    return Made(path, left_out)


def thin_before(store: Store) -> None:
    """Removes all but the latest of those, once what was to be taken in is in: it may come from one of them.
    What can't be removed stays until the next time."""
    with suppress(JournalError), locked(_lock(store)):
        for old in sorted(_named(store, _BEFORE), reverse=True)[BEFORE_KEPT:]:
            remove_file(old)


def _before_path(store: Store, at: datetime) -> Path:
    while (path := folder(store) / f"before-{at:%Y-%m-%dT%H%M%S}.zip").exists():
        at += timedelta(seconds=1)
    return path


def write_to(store: Store, path: Path, now: datetime) -> Made:
    """A backup in a file of the person's choice. Raises JournalError."""
    content, left_out = _packed(store, now)
    write_outside(path, content)
    return Made(path, left_out)


def made(store: Store) -> tuple[Path, ...]:
    """The backups of this machine, the latest first."""
    found = [*_named(store, _DAILY), *_named(store, _BEFORE)]
    return tuple(sorted(found, key=lambda path: path.stem.removeprefix("before-"), reverse=True))


def in_backup(store: Store, path: Path, codec: Codec | None = None) -> InBackup:
    """What a backup has; ``codec`` opens what the journal's own can't. Raises RefusedError where it is none,
    or one that can't be taken in."""
    members, settings, keys = _read(store, path)
    stores = [Store(store.folders, each) for each in (codec, store.codec) if each is not None]
    coming: list[Coming] = []
    damaged, broken, closed = 0, [], []
    for member in members:
        content = _opened(stores, member)
        if content is None:
            closed.append(member.name)
            continue
        found, wrong, what = in_month_file(content, member.month)
        coming += found
        damaged += wrong
        if what is not None:
            broken.append(f"{member.name}: {what}")
    arrival = new_here(store, coming)
    return InBackup(replace(arrival, damaged=damaged, broken=tuple(broken)), settings, tuple(closed), keys)


def _opened(stores: Iterable[Store], member: Member) -> bytes | None:
    """What the month file says, by the first of these that can open it; None where none can."""
    coded = [one for one in stores if one.is_coded(member.name)]
    if not coded and not member.name.endswith(ENDING):
        return without_notice(member.raw)
    for one in coded:
        with suppress(OSError):
            return one.decoded(member.name, member.raw)
    return None


def ids_in(store: Store, path: Path) -> frozenset[str]:
    """The ids of the records in a backup, damaged or not, without reading them. Raises RefusedError."""
    members, _settings, _keys = _read(store, path)
    found: set[str] = set()
    for member in members:
        content = _opened([store], member)
        found |= {identity.decode() for identity in ID.findall(content or b"")}
    return frozenset(found)


Unpacked = tuple[tuple[Member, ...], bytes | None, tuple[tuple[str, bytes], ...]]
"""The month files in a backup, its settings, and its key files."""


def _read(store: Store, path: Path) -> Unpacked:
    try:
        raw = read_file(path, LARGEST_ZIP)
    except OSError as error:
        raise RefusedError(f"{shown(path)} can't be read ({error.strerror}). Choose another file.") from error
    return _unpacked(store, raw, path)


def rewrite(store: Store, change: Callable[[bytes], bytes]) -> list[Path]:
    """Changes the month files in all backups of this machine, each zip whole or not at all. Gives those that
    couldn't be read. Raises JournalError where one can't be written."""
    if not folder(store).is_dir():
        return []
    with locked(_lock(store)):
        return _rewrite(store, change)


def _rewrite(store: Store, change: Callable[[bytes], bytes]) -> list[Path]:
    unread: list[Path] = []
    for path in made(store):
        try:
            raw = read_file(path, LARGEST_ZIP)
            changed = _changed(store, raw, change)
        except (RefusedError, *BROKEN):
            unread.append(path)
            continue
        if changed is not None:
            replace_file(path, changed)
    return unread


def recast_is_due(store: Store) -> bool:
    """Whether there may be backups that aren't in the form that the lock asks for."""
    if not made(store):
        return False
    try:
        return read_file(folder(store) / _FORM) != _form(store)
    except OSError:
        return store.encodes


def _form(store: Store) -> bytes:
    keys = files_for_backup(store.folders)
    return b"%s %08x\n" % (b"encrypted" if store.encodes else b"plain", crc32(repr(keys).encode()))


def recast(store: Store) -> list[Path]:
    """Brings the backups of this machine into the form that the lock asks for, each whole or not at all, with
    the key files as they are now. Gives those that couldn't be read; where they should be encrypted, they
    are, as a whole. Raises JournalError."""
    if not folder(store).is_dir():
        return []
    with locked(_lock(store)):
        store.check_lock()
        unread: list[Path] = []
        for path in made(store):
            raw = read_file(path, LARGEST_ZIP)
            try:
                changed = _recast(store, raw)
            except (RefusedError, *BROKEN):
                unread.append(path)
                if store.encodes:
                    replace_file(store.coded(path), store.codec.encode(raw))
                    remove_file(path)
                continue
            if changed != raw:
                replace_file(path, changed)
        replace_file(folder(store) / _FORM, _form(store))
    return unread


def _recast(store: Store, raw: bytes) -> bytes:
    kept: dict[str, bytes] = {}
    for name, content in contents(raw):
        if not name.startswith(_KEYS) and not name.startswith(_MONTHS):
            kept[name] = content
    for name, content in contents(raw):
        if not name.startswith(_MONTHS):
            continue
        kept |= _member(store, name, content, kept)
    if any(name.endswith(ENDING) for name in kept):
        kept |= {_KEYS + name: content for name, content in files_for_backup(store.folders)}
    with zipfile.ZipFile(BytesIO(raw)) as archive:
        return _zipped(kept.items(), archive.infolist()[0].date_time)


def _member(store: Store, name: str, content: bytes, taken: dict[str, bytes]) -> dict[str, bytes]:
    """A month file in the form that the lock asks for, under its name there; nothing for a notice."""
    ending = store.codec.ending
    if store.is_coded(name):
        if store.encodes:
            return {_free(taken, name): content}
        try:
            return {_free(taken, name.removesuffix(ending)): store.codec.decode(content)}
        except OSError:  # of another key
            return {name: content}
    plain = without_notice(content)
    if plain == EMPTY:
        return {}
    return (
        {_free(taken, name + ending): store.codec.encode(plain)}
        if store.encodes
        else {_free(taken, name): plain}
    )


def _free(taken: dict[str, bytes], name: str) -> str:
    """The name, or one like it of the same month that isn't taken."""
    stem, dot, rest = name.rpartition(".json")
    number, free = 1, name
    while free in taken:
        free = f"{stem}~{number}{dot}{rest}"
        number += 1
    return free


def _of_day(store: Store, now: datetime) -> Path:
    return folder(store) / f"{now.date().isoformat()}.zip"


def _lock(store: Store) -> Path:
    return store.folders.state / "backups.lock"


def _named(store: Store, pattern: re.Pattern[str]) -> list[Path]:
    try:
        return [path for path in folder(store).iterdir() if pattern.fullmatch(path.name)]
    except OSError:
        return []


def _thin(store: Store) -> None:
    days: dict[date, Path] = {}
    for path in _named(store, _DAILY):
        with suppress(ValueError):
            days[date.fromisoformat(path.stem)] = path
    for day in days.keys() - staying(days):
        remove_file(days[day])


def _packed(store: Store, now: datetime) -> tuple[bytes, tuple[str, ...]]:
    """The zip, and the names of the files that couldn't be read."""
    store.check_lock()
    listing = month_files(store)
    left_out = [shown(Path(place)) for place, _error in listing.closed]
    files: list[tuple[str, bytes]] = []
    for file in listing.files:
        try:
            files.append((_MONTHS + file.signature[0], read_file(file.path)))
        except FileNotFoundError:
            continue
        except OSError:
            left_out.append(shown(Path(file.path)))
    with suppress(OSError):
        files.append((SETTINGS, read_file(store.folders.config / SETTINGS)))
    if any(name.endswith(ENDING) for name, _raw in files):
        files += [(_KEYS + name, content) for name, content in files_for_backup(store.folders)]
    about = {
        "format": FORMAT,
        "program": f"nc-tui {__version__}",
        "made": now.isoformat(timespec="seconds"),
        "left_out": left_out,
    }
    return _zipped([(_ABOUT, encode(about)), *files], max(now.timetuple()[:6], _EARLIEST)), tuple(left_out)


def _zipped(files: Iterable[tuple[str, bytes]], time: Time) -> bytes:
    """A zip of these files. What is encrypted already has nothing left to squeeze, and is stored as it is."""
    content = BytesIO()
    with zipfile.ZipFile(content, "w", compresslevel=1) as archive:
        for name, raw in files:
            member = zipfile.ZipInfo(name.encode("utf-8", "replace").decode(), time)
            member.external_attr = 0o100600 << 16
            plain = name.endswith((".json", ".toml"))
            member.compress_type = zipfile.ZIP_DEFLATED if plain else zipfile.ZIP_STORED
            archive.writestr(member, raw)
    return content.getvalue()


def _unpacked(store: Store, raw: bytes, path: Path) -> Unpacked:
    members: list[Member] = []
    keys: list[tuple[str, bytes]] = []
    settings: bytes | None = None
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
                plain = name.rpartition("/")[2]
                month = store.month_of(plain) or store.month_of(plain.removesuffix(ENDING))
                if month is not None:
                    members.append(Member(name.removeprefix(_MONTHS), month, content))
    except RefusedError as error:
        raise RefusedError(f"{shown(path)}: {error}") from error
    except BROKEN as error:
        raise RefusedError(f"{shown(path)} is damaged, or no backup. Choose another file.") from error
    if not known:
        raise RefusedError(f"{shown(path)} isn't a backup of nc-tui. Choose another file.")
    return tuple(members), settings, tuple(keys)


def _changed(store: Store, raw: bytes, change: Callable[[bytes], bytes]) -> bytes | None:
    """The zip with its month files changed; None where nothing in it had to be."""
    files: list[tuple[str, bytes]] = []
    different = False
    for name, content in contents(raw):
        new = content
        if name.startswith(_MONTHS):
            plain = store.decoded(name, content)
            written = change(plain)
            if written != plain:
                new, different = store.encoded(name, written), True
        files.append((name, new))
    if not different:
        return None
    with zipfile.ZipFile(BytesIO(raw)) as archive:
        return _zipped(files, archive.infolist()[0].date_time)
