"""Bringing what this machine has written into the form that the lock asks for: encrypted, or plain again.

It goes file by file. Each is written whole in its new form, read back and compared before the old one goes,
so that after a kill at any point every record is there, in one form or in both; the same again does the rest.
Where both forms are there already, they are united by id. Files of other devices are theirs to bring over.
"""

from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date, datetime
from functools import partial
from pathlib import Path

from msgspec import Struct

from nc_tui.journal import status_cache
from nc_tui.journal.backups import recast, recast_is_due
from nc_tui.journal.durable import TEMPORARY, make_folder, replace_file
from nc_tui.journal.erasing import is_ours_to_write
from nc_tui.journal.errors import JournalError, RefusedError, from_os_error, shown
from nc_tui.journal.inventory import NAME as INVENTORY
from nc_tui.journal.locking import locked
from nc_tui.journal.month_files import month_files
from nc_tui.journal.notice import notice, without_notice
from nc_tui.journal.quarantine import set_aside
from nc_tui.journal.sealing import NAME as SEAL
from nc_tui.journal.sealing import unite_seals
from nc_tui.journal.store import Store, read_file
from nc_tui.journal.uniting import Progress, in_month_file, unite

INDEX = "index"
_DRAFT = ".draft"


class Brought(Struct, frozen=True):
    """How many files were brought over, and those that couldn't be: they are as they were."""

    count: int
    left: tuple[Path, ...]


def waiting(store: Store, device: str | None) -> tuple[Path, ...]:
    """The files of this machine that aren't in the form that the lock asks for. Nothing is read but sizes."""
    found = [*_months(store, device), *_others(store), *_droppable(store)]
    if recast_is_due(store):
        found.append(store.folders.state / "backups")
    return tuple(found)


def bring_over(store: Store, device: str, now: Callable[[], datetime], told: Progress) -> Brought:
    """Does it. Raises JournalError where the disk stops it; the same again goes on from there."""
    months, others, left = _months(store, device), _others(store), list[Path]()
    total = len(months) + len(others) + 1
    done = 0

    def bring(paths: Iterable[Path], one: Callable[[Path], bool]) -> None:
        nonlocal done
        for path in paths:
            if not one(path):
                left.append(path)
            done += 1
            told(done, total)

    def bring_months() -> None:
        def one(path: Path) -> bool:
            with locked(store.folders.state / f"{device}.lock"):
                return _bring_month(store, path, now())

        bring(months, one)

    if store.encodes:
        bring_months()
    bring(others, partial(_bring, store))
    for path in _droppable(store):
        store.remove(path)
    _remove_half_written(store, {path.parent for path in months})
    if recast_is_due(store):
        left += recast(store)
    if not store.encodes:  # as long as one is encrypted, the passphrase is asked for, and the rest comes too
        bring_months()
    told(total, total)
    return Brought(total - 1 - len(left), tuple(left))


def foreign(store: Store, device: str | None) -> tuple[Path, ...]:
    """The plain months of other machines, which those have to encrypt."""
    return tuple(
        path for path in _in_other_form(store) if device is None or not is_ours_to_write(path, store, device)
    )


# -- which ones -------------------------------------------------------------------------------------------


def _in_other_form(store: Store) -> list[Path]:
    paths = (Path(file.path) for file in month_files(store).files)
    if not store.encodes:
        return [path for path in paths if store.is_coded(path)]
    return [path for path in paths if not store.is_coded(path) and not _is_notice_by_size(store, path)]


def _months(store: Store, device: str | None) -> list[Path]:
    found = _in_other_form(store)
    return [path for path in found if device is not None and is_ours_to_write(path, store, device)]


def _is_notice_by_size(store: Store, path: Path) -> bool:
    month = store.month_of(path.name)
    try:
        return month is not None and path.stat().st_size == len(notice(path.parent.name, month))
    except OSError:
        return False


def _others(store: Store) -> list[Path]:
    """Drafts, sealed facts, the inventory and copies of damaged files."""
    place = store.folders
    found = [*_listed(place.set_aside), *_listed(place.state / "drafts")]
    kept = [place.state / name for name in (SEAL, INVENTORY)]
    found += [path for plain in kept for path in (plain, store.coded(plain)) if path.exists()]
    return [
        path for path in found if not path.name.endswith(TEMPORARY) and _form_of(store, path) != store.encodes
    ]


def _form_of(store: Store, path: Path) -> bool:
    """Whether it is encrypted, by its name; of a draft that was set aside the mark stands last."""
    _stem, draft, aside = path.name.rpartition(_DRAFT)
    return aside.startswith(store.codec.ending) if draft else store.is_coded(path)


def _droppable(store: Store) -> list[Path]:
    """What can be made again."""
    state = store.folders.state
    names = [INDEX, status_cache.NAME] if store.encodes else [f"{INDEX}{store.codec.ending}"]
    return [state / name for name in names if (state / name).exists()]


def _listed(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.is_file() or path.is_symlink())
    except OSError:
        return []


# -- one file ---------------------------------------------------------------------------------------------


def _bring_month(store: Store, path: Path, now: datetime) -> bool:
    """Brings a month file over, with the lock held; False where it can't be read."""
    month = store.month_of(path.name)
    if month is None:
        return False
    to = store.coded(path) if store.encodes else store.plain_path(path)
    while True:
        try:
            lies = read_file(path)
            content = without_notice(store.decoded(path, lies))
        except FileNotFoundError:
            return True
        except OSError:
            return False
        if not _is_empty(store, path, lies, month):
            _write_or_unite(store, path, content, to, month, now)
        if _lies_there(path) == lies:
            break  # else syncing has brought something meanwhile, which comes too
    plain = path if store.encodes else to
    if store.encodes and plain.name == f"{month.year:04}-{month.month:02}.json":
        replace_file(plain, notice(path.parent.name, month))
    else:
        store.remove(path)
    return True


def _lies_there(path: Path) -> bytes | None:
    try:
        return read_file(path)
    except FileNotFoundError:
        return None


def _is_empty(store: Store, path: Path, lies: bytes, month: date) -> bool:
    return store.encodes and lies == notice(path.parent.name, month)


def _write_or_unite(store: Store, path: Path, content: bytes, to: Path, month: date, now: datetime) -> None:
    """Puts the content into the file of the new form. Raises JournalError where it isn't all there then."""
    if _holds_nothing(to, path, month):
        store.replace(to, content)
        if _read(store, to) != content:
            raise _unlike(path)
        return
    if _read(store, to) == content:
        return
    coming, damaged, broken = in_month_file(content, month)
    if damaged > 0 or broken is not None:
        set_aside(store, path, content, [], now)
    if not unite(store, to, month, coming, now):
        raise _unlike(path)


def _holds_nothing(to: Path, path: Path, month: date) -> bool:
    """Whether there is no file of the new form, or only the notice."""
    try:
        return read_file(to) == notice(path.parent.name, month)
    except FileNotFoundError:
        return True
    except OSError as error:
        raise from_os_error(error, to) from error


def _read(store: Store, path: Path) -> bytes | None:
    try:
        return store.read(path)
    except OSError:
        return None


def _bring(store: Store, path: Path) -> bool:
    """Brings another file over; False where it can't be read."""
    try:
        content = _decoded(store, path)
    except FileNotFoundError:
        return True
    except OSError:
        return False
    to = _other_name(store, path)
    there = _read(store, to) if to.exists() else None
    if there is not None and there != content and path.name.startswith(SEAL):
        content = unite_seals(there, content)
    elif there is not None and path.name.startswith(INVENTORY):
        content = there  # it was counted later
    elif to.exists() and there != content:
        to = _free(store, to)
    _write_whole(store, to, content)
    store.remove(path)
    return True


def _decoded(store: Store, path: Path) -> bytes:
    raw = read_file(path)
    return store.codec.decode(raw) if _form_of(store, path) else raw


def _write_whole(store: Store, to: Path, content: bytes) -> None:
    store.check_lock()
    make_folder(to.parent)
    replace_file(to, store.codec.encode(content) if _form_of(store, to) else content)
    if _decoded(store, to) != content:
        raise _unlike(to)


def _other_name(store: Store, path: Path) -> Path:
    stem, draft, aside = path.name.rpartition(_DRAFT)
    if not draft:
        return store.coded(path) if store.encodes else store.plain_path(path)
    ending = store.codec.ending
    aside = ending + aside if store.encodes else aside.removeprefix(ending)
    return path.with_name(stem + draft + aside)


def _free(store: Store, to: Path) -> Path:
    """A name beside it, where something else lies there already."""
    number = 1
    while (found := to.with_name(_numbered(store, to.name, number))).exists():
        number += 1
    return found


def _numbered(store: Store, name: str, number: int) -> str:
    if _DRAFT in name:  # the one that was saved later counts
        return f"{name.partition('.damaged')[0]}.damaged-{number}"
    plain = store.plain_name(name)
    return f"{plain}-{number}{name[len(plain) :]}"


def _remove_half_written(store: Store, folders: Iterable[Path]) -> None:
    """Removes what a kill has left half-written in the other form."""
    place = store.folders
    ours = {*folders, place.set_aside, place.state, place.journal / "keys"}
    ours |= {place.state / name for name in ("drafts", "backups", "keys")}
    for folder in sorted(ours):
        with suppress(OSError):
            for path in folder.glob(f".*{TEMPORARY}"):
                store.remove(path)


def _unlike(path: Path) -> JournalError:
    return RefusedError(
        f"Stopped: what was written of {shown(path)} reads back differently. Nothing was removed. "
        "Check the disk, then try again."
    )
