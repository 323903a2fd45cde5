"""Copies that a syncing program leaves beside a month of this device where both sides had changed it. Their
records go into the month's own file, and only once they are on disk there the copy goes.

Copies in the folder of another device are for that device to take in.
"""

from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

from nc_tui.journal.erasing import erase_again
from nc_tui.journal.month_files import month_files
from nc_tui.journal.notice import without_notice
from nc_tui.journal.quarantine import set_aside
from nc_tui.journal.reading import read_files
from nc_tui.journal.store import Store, read_file
from nc_tui.journal.uniting import Coming, in_month_file, unite
from nc_tui.practice.records import Record


def take_in_copies(store: Store, device: str, copies: Collection[Path], now: datetime) -> None:
    """Takes in the records of these copies, with the lock held. One that can't be read, or says something
    else of a record than the journal does, stays as it is and is read like all others. Raises JournalError;
    the same again does the rest."""
    taken = [_take_in(store, device, copy, copies, now) for copy in copies]
    if any(taken):
        erase_again(store, device, now)


def _take_in(store: Store, device: str, copy: Path, copies: Collection[Path], now: datetime) -> bool:
    """Takes in one copy; gives whether all of it is there now."""
    month = store.month_of(copy.name)
    if month is None:
        return False
    try:
        lies = read_file(copy)
        content = without_notice(store.decoded(copy, lies))
    except OSError:
        return False
    coming, damaged, broken = in_month_file(content, month)
    there = _in_own_files(store, month, copies)
    if _differ(coming, there):
        return False
    erased = {identity: record.erased for identity, record in there.items()}
    if not unite(store, store.month_path(device, month), month, _missing(coming, erased), now):
        return False
    if damaged > 0 or broken is not None:
        set_aside(store, copy, content, [], now)
    with suppress(OSError):  # it has gone meanwhile
        if read_file(copy) == lies:
            store.remove(copy)
    return True


def _in_own_files(store: Store, month: date, copies: Collection[Path]) -> dict[str, Record]:
    """The month's records in the files that devices write themselves: not in the copies, nor in what a
    syncing program keeps of old versions, which goes one day."""
    files = []
    for file in month_files(store).files:
        coded = store.coded(store.folders.journal / file.folder / f"{month.year:04}-{month.month:02}.json")
        path = Path(file.path)
        if file.month == month and path not in copies and path in (coded, store.plain_path(coded)):
            files.append(file)
    return {record.id: record for record in read_files(store, files, None).records}


def _differ(coming: Sequence[Coming], there: Mapping[str, Record]) -> bool:
    for one in coming:
        known = there.get(one.record.id)
        if known is not None and not (known.erased or one.record.erased):
            understood = known.data is not None and one.record.data is not None
            if understood and known != one.record:
                return True
    return False


def _missing(coming: Sequence[Coming], erased: Mapping[str, bool]) -> list[Coming]:
    """Those that aren't there, and the erased ones of which there is only a copy with its texts."""
    return [
        one
        for one in coming
        if one.record.id not in erased or (one.record.erased and not erased[one.record.id])
    ]
