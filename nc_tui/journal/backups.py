"""Backups: the month files and the settings in one zip, below the state folder, where nothing is synced.

The daily ones are called ``2026-11-27.zip``; those that are made before something is taken in
``before-2026-11-27T081500.zip``. Where one must not replace another, ``~1`` follows. In a locked
journal a damaged one is encrypted as a whole, and has ``.age`` behind its name.
"""

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date, datetime, timedelta
from pathlib import Path
from zlib import crc32

from msgspec import Struct
from msgspec.structs import replace

from nc_tui.journal.age_codec import ENDING
from nc_tui.journal.archive import BROKEN, LARGEST_ZIP
from nc_tui.journal.backup_zip import (
    KeyFiles,
    Member,
    Packed,
    Unpacked,
    changed,
    holds_more,
    is_recast,
    packed,
    unpacked,
)
from nc_tui.journal.backup_zip import recast as recast_zip
from nc_tui.journal.codec import Codec
from nc_tui.journal.durable import make_folder, remove_file, replace_file, write_outside
from nc_tui.journal.erasing import without
from nc_tui.journal.errors import JournalError, RefusedError, shown
from nc_tui.journal.keys import files_for_backup
from nc_tui.journal.locking import locked
from nc_tui.journal.notice import without_notice
from nc_tui.journal.outside import note
from nc_tui.journal.record_codec import ID
from nc_tui.journal.store import Store, read_file
from nc_tui.journal.uniting import Arrival, Coming, in_month_file, new_here
from nc_tui.practice.backup_days import staying

BEFORE_KEPT = 3
"""How many of the backups stay that are made before a restore or an import."""
_FORM = "form"
"""The file beside the backups that says in which form the journal was when they were brought into it."""
_ERASED = "erased"
"""The file beside the backups that says of what they were blanked."""
_AGE = re.escape(ENDING)
_DAILY = re.compile(rf"(\d{{4}}-\d\d-\d\d)(?:~(\d+))?\.zip(?:{_AGE})?")
_BEFORE = re.compile(rf"before-([\dT-]+)(?:~(\d+))?\.zip(?:{_AGE})?")


class Made(Struct, frozen=True):
    """A backup that was just written; ``left_out`` names the files that couldn't be read. ``beside`` is the
    earlier one of today that holds more, and so wasn't replaced."""

    path: Path
    left_out: tuple[str, ...] = ()
    beside: Path | None = None


class InBackup(Struct, frozen=True):
    """What a backup has. ``arrival`` is what isn't here; ``settings`` the bytes of its settings file, None
    where it has none; ``locked`` names month files that no key at hand opens; ``keys`` are its key files."""

    arrival: Arrival
    settings: bytes | None
    locked: tuple[str, ...] = ()
    keys: KeyFiles = ()


def folder(store: Store) -> Path:
    """Where this machine's backups are."""
    return store.folders.state / "backups"


# -- making them -------------------------------------------------------------------------------------------


def daily(store: Store, now: datetime) -> Made | None:
    """Today's backup, where there is none yet; then those that are no longer wanted go. None where there is
    one. Raises JournalError."""
    if _of_day(store, now).exists():
        return None
    return _make_daily(store, now, again=False)


def daily_again(store: Store, now: datetime) -> Made:
    """Today's backup as things are now, instead of an earlier one of today; beside it where that holds
    anything more. Raises JournalError."""
    return _make_daily(store, now, again=True)


def _make_daily(store: Store, now: datetime, *, again: bool) -> Made:
    path = _of_day(store, now)
    make_folder(path.parent)
    with locked(_lock(store)):
        if path.exists() and not again:
            return Made(path)
        made = packed(store, now)
        to, beside = _not_over_more(store, path, made.content)
        replace_file(to, made.content)
        _thin(store)
        _carry_out_erasures(store, made)
    return Made(to, made.left_out, beside)


def _not_over_more(store: Store, path: Path, content: bytes) -> tuple[Path, Path | None]:
    """Where a backup goes that is to lie at this path, and what lies there and holds more than it."""
    to, number, beside = path, 0, None
    while to.exists():
        try:
            more = holds_more(store, read_file(to, LARGEST_ZIP), content)
        except (RefusedError, *BROKEN):
            more = False
        if not more:
            break
        beside, number = beside or to, number + 1
        to = _numbered(path, number)
    return to, beside


def _carry_out_erasures(store: Store, latest: Packed) -> None:
    """Blanks in the older backups what was erased since, on this machine or another one; what they are
    blanked of is remembered once all are, so that they aren't unpacked each day."""
    erased = latest.erased
    mark, known = b"%d %08x\n" % (len(erased), crc32(repr(sorted(erased)).encode())), folder(store) / _ERASED
    try:
        done = read_file(known) == mark
    except OSError:
        done = False
    if erased and not done and not _rewrite(store, lambda raw: without(raw, erased)):
        replace_file(known, mark)


def before(store: Store, now: datetime) -> Made:
    """A backup of what is there before something is taken in, under a name that none has. Raises
    JournalError."""
    make_folder(folder(store))
    with locked(_lock(store)):
        path, made = _before_path(store, now), packed(store, now)
        replace_file(path, made.content)
    return Made(path, made.left_out)


def thin_before(store: Store) -> None:
    """Removes all but the latest of those, once what was to be taken in is in: it may come from one of them.
    What can't be removed stays until the next time."""
    with suppress(JournalError), locked(_lock(store)):
        for old in _latest_first(_named(store, _BEFORE))[BEFORE_KEPT:]:
            remove_file(old)


def _before_path(store: Store, at: datetime) -> Path:
    while (path := folder(store) / f"before-{at:%Y-%m-%dT%H%M%S}.zip").exists():
        at += timedelta(seconds=1)
    return path


def write_to(store: Store, path: Path, now: datetime) -> Made:
    """A backup in a file of the person's choice, in place of one that lies there and holds no more. Raises
    JournalError."""
    made = packed(store, now)
    if _not_over_more(store, path, made.content)[1] is not None:
        raise RefusedError(
            f"Not saved: {shown(path)} holds something that the journal hasn't now. "
            "Restore it first, or choose another name."
        )
    write_outside(path, made.content)
    note(store.folders, path)
    return Made(path, made.left_out)


# -- which there are, and what they hold -------------------------------------------------------------------


def made(store: Store) -> tuple[Path, ...]:
    """The backups of this machine, the latest first."""
    return tuple(_latest_first([*_named(store, _DAILY), *_named(store, _BEFORE)]))


def in_backup(store: Store, path: Path, codec: Codec | None = None) -> InBackup:
    """What a backup has; ``codec`` opens what the journal's own can't. Raises RefusedError where it is none,
    or one that can't be taken in."""
    found = _read(store, path)
    stores = [Store(store.folders, each) for each in (codec, store.codec) if each is not None]
    coming: list[Coming] = []
    damaged, broken, closed = 0, [], []
    for member in found.months:
        content = _opened(stores, member)
        if content is None:
            closed.append(member.name)
            continue
        records, wrong, what = in_month_file(content, member.month)
        coming += records
        damaged += wrong
        if what is not None:
            broken.append(f"{member.name}: {what}")
    arrival = new_here(store, coming)
    arrival = replace(arrival, damaged=damaged, broken=tuple(broken))
    return InBackup(arrival, found.settings, tuple(closed), found.keys)


def _opened(stores: Iterable[Store], member: Member) -> bytes | None:
    """What the month file says, by the first of these that can open it; None where none can."""
    for one in stores:
        with suppress(OSError):
            return without_notice(one.decoded(member.name, member.raw))
    return None


def ids_in(store: Store, path: Path) -> frozenset[str]:
    """The ids of the records in a backup, damaged or not, without reading them. Raises RefusedError."""
    found: set[str] = set()
    for member in _read(store, path).months:
        content = _opened([store], member)
        found |= {identity.decode() for identity in re.findall(ID, content or b"")}
    return frozenset(found)


def _read(store: Store, path: Path) -> Unpacked:
    try:
        raw = _raw(store, path)
    except OSError as error:
        raise RefusedError(f"{shown(path)} can't be read ({error.strerror}). Choose another file.") from error
    return unpacked(store, raw, path)


def _raw(store: Store, path: Path) -> bytes:
    """The zip, also of one that is encrypted as a whole. Raises OSError."""
    raw = read_file(path, LARGEST_ZIP)
    return store.decoded(path, raw) if _is_wrapped(path) else raw


def _is_wrapped(path: Path) -> bool:
    return path.name.endswith(ENDING)


# -- changing them -----------------------------------------------------------------------------------------


def rewrite(store: Store, change: Callable[[bytes], bytes]) -> list[Path]:
    """Changes the month files in all backups of this machine, each zip whole or not at all. Gives those that
    couldn't be read, or not all of them. Raises JournalError where one can't be written."""
    if not folder(store).is_dir():
        return []
    with locked(_lock(store)):
        return _rewrite(store, change)


def _rewrite(store: Store, change: Callable[[bytes], bytes]) -> list[Path]:
    unread: list[Path] = []
    for path in made(store):
        try:
            found = changed(store, _raw(store, path), change)
        except (RefusedError, *BROKEN):
            unread.append(path)
            continue
        if found.closed:
            unread.append(path)
        if found.content is not None:
            replace_file(path, store.encoded(path, found.content) if _is_wrapped(path) else found.content)
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
    the key files as they are now. Gives those that couldn't be read; damaged ones are encrypted as a whole,
    where they should be, and stay damaged. What couldn't be brought over is tried again. Raises
    JournalError."""
    if not folder(store).is_dir():
        return []
    keys = tuple(files_for_backup(store.folders))
    unread: list[Path] = []
    all_done = True
    with locked(_lock(store)):
        store.check_lock()
        for path in made(store):
            is_done, left = _recast(store, path, keys)
            all_done = all_done and is_done
            if left is not None:
                unread.append(left)
        if all_done:
            replace_file(folder(store) / _FORM, _form(store))
    return unread


def _recast(store: Store, path: Path, keys: KeyFiles) -> tuple[bool, Path | None]:
    """Brings one over; whether it is in the form that the lock asks for, and where it lies if it couldn't be
    read."""
    with suppress(*BROKEN):
        if not _is_wrapped(path) and is_recast(store, path, keys):
            return True, None
    try:
        raw = _raw(store, path)
    except OSError:
        return False, path
    try:
        found = recast_zip(store, raw)
    except (RefusedError, *BROKEN):
        to = path
        if _is_wrapped(path) != store.encodes:
            to = path.with_name(path.name.removesuffix(ENDING))
            to = _free(store.coded(to) if store.encodes else to)
            replace_file(to, store.codec.encode(raw) if store.encodes else raw)
            remove_file(path)
        return True, to if store.encodes else None
    if found.content is not None:
        replace_file(path, store.encoded(path, found.content) if _is_wrapped(path) else found.content)
    is_done = store.encodes or not found.closed
    return is_done, None if is_done else path


def _of_day(store: Store, now: datetime) -> Path:
    return folder(store) / f"{now.date().isoformat()}.zip"


def _lock(store: Store) -> Path:
    return store.folders.state / "backups.lock"


def _named(store: Store, pattern: re.Pattern[str]) -> list[Path]:
    try:
        return [path for path in folder(store).iterdir() if pattern.fullmatch(path.name)]
    except OSError:
        return []


def _numbered(path: Path, number: int) -> Path:
    stem, dot, endings = path.name.partition(".")
    return path.with_name(f"{stem.partition('~')[0]}~{number}{dot}{endings}")


def _free(path: Path) -> Path:
    """The path, or one like it at which nothing lies."""
    free, number = path, 0
    while free.exists():
        number += 1
        free = _numbered(path, number)
    return free


def _latest_first(paths: Iterable[Path]) -> list[Path]:
    def when(path: Path) -> tuple[str, int]:
        stamp, _tilde, number = path.name.partition(".")[0].removeprefix("before-").partition("~")
        return stamp, int(number or 0)

    return sorted(paths, key=when, reverse=True)


def _thin(store: Store) -> None:
    """Removes the daily ones that are no longer wanted. A damaged one never takes the place of another."""
    days: dict[date, list[Path]] = {}
    for path in _named(store, _DAILY):
        with suppress(ValueError):
            days.setdefault(date.fromisoformat(path.name[:10]), []).append(path)
    whole = [day for day, paths in days.items() if not all(map(_is_wrapped, paths))]
    for day in days.keys() - staying(whole) - staying(days):
        for path in days[day]:
            remove_file(path)
