"""The journal: every record of every device, in month files that survive crashes, syncing and full disks."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date, datetime
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

from msgspec.structs import replace

from nc_tui.journal.codec import PLAIN, Codec
from nc_tui.journal.damage import Damage, closed_folder
from nc_tui.journal.drafts import Drafts
from nc_tui.journal.errors import JournalError
from nc_tui.journal.folders import Folders
from nc_tui.journal.identity import greatest, known_device, own_device
from nc_tui.journal.index import Index
from nc_tui.journal.inventory import Ids, Loss, accept_losses, held_in, take_stock, told_losses
from nc_tui.journal.month_files import (
    MonthCache,
    MonthPath,
    conflict_copies,
    ids_in,
    latest_first,
    month_files,
)
from nc_tui.journal.reading import MonthReading, read_files
from nc_tui.journal.sealing import read_seal, seal_saved, write_seal
from nc_tui.journal.store import Store
from nc_tui.practice.erased import to_blank
from nc_tui.practice.history import Digest, History, digest, recent_since
from nc_tui.practice.kinds import Data, Letter
from nc_tui.practice.records import Record, current, firsts, hidden, latest, same_month
from nc_tui.practice.way import Doubt, SealedFacts, answers_in, missing, sealed_after, weighed

if TYPE_CHECKING:
    from nc_tui.journal.backups import InBackup, Made
    from nc_tui.journal.encrypting import Brought
    from nc_tui.journal.uniting import Arrival, Coming, Progress
    from nc_tui.journal.writing import Entry

__all__ = ["Journal", "JournalError"]


class Journal:
    """The journal in these folders. Making one touches nothing on disk; reading never changes ``data``.

    Every method may be called from any thread. ``now`` must give times with a zone.
    """

    def __init__(
        self, folders: Folders, now: Callable[[], datetime], codec: Codec = PLAIN, *, encodes: bool = True
    ) -> None:
        self._store = Store(folders, codec, encodes)
        self._now = now
        self._device: str | None = None
        self._highest: str | None = None
        self._damage: dict[date, tuple[Damage, ...]] = {}
        self._newer: dict[date, int] = {}
        self._doubts: dict[date, tuple[Doubt, ...]] = {}
        self._stale: dict[date, tuple[Path, ...]] = {}
        self._unblanked: dict[date, bool] = {}
        self._closed: tuple[Damage, ...] = ()
        self._mended: tuple[Damage, ...] = ()
        self._held: dict[date, Ids] = {}
        self._losses: tuple[Loss, ...] = ()
        self._gone: tuple[Damage, ...] = ()
        self._recent: MonthCache[tuple[Record, ...]] = MonthCache()
        self._old: MonthCache[Digest] = MonthCache()

    @property
    def device(self) -> str:
        """The name under which this machine writes; made at the first need. Raises JournalError."""
        if self._device is None:
            self._device = own_device(self._store.folders)
        return self._device

    @property
    def codec(self) -> Codec:
        """How its files are written."""
        return self._store.codec

    @property
    def encodes(self) -> bool:
        """Whether new files are written so, and not only read."""
        return self._store.encodes

    def history(self, today: date) -> History:
        """What the rules look at: recent months (and days to come) by record, older ones as digests."""
        since, at = recent_since(today), time.time_ns()
        index = Index(self._store, at)
        recent: list[Record] = []
        digests: list[Digest] = []
        months = self._months()
        for files in months:
            if files[0].month >= since:
                recent += self._standing(files, at)
            else:
                old = self._digest(files, index, at)
                self._saw(old.lasting)
                digests.append(old)
        index.save()
        self._take_stock(months)
        history = History(since, tuple(recent), tuple(digests))
        return replace(history, doubts=self._weighed(history.lasting))

    def _take_stock(self, months: Sequence[Sequence[MonthPath]]) -> None:
        listed = {files[0].month: files for files in months}
        losses = take_stock(self._store, listed, self._held, self._damage)
        self._held.clear()
        if losses != self._losses:
            self._losses, self._gone = losses, told_losses(self._store, losses)

    def gone(self) -> tuple[Damage, ...]:
        """The records that were here and aren't any more."""
        self._take_stock(self._months())
        return self._gone

    def accept_losses(self) -> None:
        """From now on nothing that is gone is missed. Raises JournalError."""
        with self._writing():
            accept_losses(self._store)
        self._losses, self._gone = (), ()

    def _weighed(self, lasting: Iterable[Record]) -> tuple[Doubt, ...]:
        """What is in doubt, by what the last reading found and by the sealed facts; seals what stands."""
        found = [doubt for month in sorted(self._doubts) for doubt in self._doubts[month]]
        found += [closed_folder(str(folder.file)) for folder in self._closed]
        seal, standing = read_seal(self._store), answers_in(lasting)
        sealed = SealedFacts() if seal.facts is None else seal.facts
        gone = missing(sealed, standing)
        if gone:  # withdrawn or edited ones don't stand, and are there all the same
            gone = missing(sealed, {record.id for record in self.everything()})
        if self._store.folders.set_aside.is_dir():
            from nc_tui.journal.quarantine import doubts_set_aside

            found += doubts_set_aside(self._store, {record.id for record in self.everything()})
        after = sealed_after(seal.facts, standing, gone)
        if after != seal.facts:
            write_seal(self._store, after)
        return weighed(found, after, gone)

    def _standing(self, files: list[MonthPath], at: int) -> tuple[Record, ...]:
        """The records of a month as they stand: remembered, or read."""
        known = self._recent.get(files)
        if known is None:
            reading = self._read(files)
            known = current(reading.records)
            if reading.is_settled:
                self._recent.add(files, known, at)
        return known

    def _digest(self, files: list[MonthPath], index: Index, at: int) -> Digest:
        """The digest of an older month: remembered, or from the index, or made again."""
        known = self._old.get(files)
        if known is not None:
            return known
        known = index.digest(files)
        if known is not None:
            self._note(files[0].month)
            self._old.add(files, known, at)
            return known
        reading = self._read(files)
        made = digest(files[0].month, current(reading.records))
        if reading.is_settled:
            index.add(files, made)
            self._old.add(files, made, at)
        return made

    def records(self, since: date | None = None, until: date | None = None) -> tuple[Record, ...]:
        """The records as they stand, from ``since`` to ``until``, both included, ordered by day."""
        first = None if since is None else since.replace(day=1)
        found: list[Record] = []
        for files in self._months():
            month = files[0].month
            if (first is None or month >= first) and (until is None or month <= until):
                found += current(self._read(files).records)
        return tuple(
            record
            for record in found
            if (since is None or record.day >= since) and (until is None or record.day <= until)
        )

    def hidden_by(self, record: Record) -> tuple[Record, ...]:
        """The edits of another machine that a standing record hides (``practice.records.hidden``)."""
        return hidden(self._month_of(record), record)

    def standing(self, record: Record) -> Record | None:
        """The record as it stands on disk now: itself, or an edit of it; None where it was withdrawn or moved
        to another month."""
        records = self._month_of(record)
        first = firsts(records).get(record.id)
        found = None if first is None else latest(records)[first]
        return found if found is not None and found.data is not None else None

    def _month_of(self, record: Record) -> tuple[Record, ...]:
        found = (files for files in self._months() if same_month(files[0].month, record.day))
        return tuple(one for files in found for one in self._read(files).records)

    def was_erased(self, record: Record) -> bool:
        """Whether a record's words were erased since it was read, on any machine."""
        return not record.erased and record.id in to_blank(self._month_of(record))

    def everything(self) -> tuple[Record, ...]:
        """All records with the superseded and the withdrawn ones, ordered by the time they were made.

        One that this version doesn't understand has neither data nor ``replaces``; a withdrawal has the
        latter.
        """
        found = [record for files in self._months() for record in self._read(files).records]
        return tuple(sorted(found, key=lambda record: (record.at, record.id)))

    def last_made(self) -> Record | None:
        """The record that this device made last, of those that still stand, for undo."""
        device = known_device(self._store.folders)
        if device is None:
            return None
        months = {files[0].month: files for files in self._months()}
        latest: Record | None = None
        for highest, month in latest_first(self._store, months, device):
            if latest is not None and highest < latest.id:
                break
            for record in current(self._read(months[month]).records):
                if record.device == device and (latest is None or record.id > latest.id):
                    latest = record
        return latest

    def fingerprint(self) -> str:
        """Differs once any month file has changed. It only lists files, so it may be asked every second."""
        signatures = [file.signature for file in month_files(self._store).files]
        newest = max((signature[2] for signature in signatures), default=0)
        return f"{len(signatures)}-{newest}-{crc32(repr(signatures).encode('utf-8', 'replace')):08x}"

    def damage(self) -> tuple[Damage, ...]:
        """What the last reading found damaged, and what was set aside, now or on an earlier day."""
        from nc_tui.journal.quarantine import copies_left

        found = [item for month in sorted(self._damage) for item in self._damage[month]]
        told = {(item.file, item.what) for item in self._mended}
        left = [item for item in found if (item.file, item.what) not in told]
        now = (*self._gone, *self._mended, *self._closed, *left)
        return (*now, *copies_left(self._store, now), *self._damaged_drafts())

    def newer(self) -> int:
        """How many records the last reading found that only a newer version understands; all are kept."""
        return sum(self._newer.values())

    def append(self, data: Data, day: date, *, replaces: Record | None = None) -> Record:
        """Records ``data`` for the day and returns the record once it is safely on disk.

        An edit (``replaces``) keeps the day of the record it replaces, and goes into the same month's file.
        Raises JournalError; the journal is then as it was.
        """
        from nc_tui.journal.writing import Entry

        now = self._now()
        if replaces is not None:
            day, replaces = replaces.day, self._emptied(replaces)
        entry = Entry(data, day, now, replaces)
        return self._append([entry], now)[0]

    def move(self, record: Record, data: Data, day: date) -> Record:
        """Records an edit of the record for another day. In another month's file it is a record of its own,
        and only once that is on disk the old one is withdrawn. Raises JournalError; after a crash in between
        both stand."""
        return self._edit(data, day, record)

    def restore(self, before: Record, after: Record) -> Record:
        """Takes a correction back: what stood ``before`` it stands again, on its day. Raises JournalError."""
        return self._edit(before.data, before.day, after, before)

    def _edit(self, data: Data | None, day: date, replaces: Record, restores: Record | None = None) -> Record:
        from nc_tui.journal.writing import Entry

        now, replaces = self._now(), self._emptied(replaces)
        record = self._append([Entry(data, day, now, replaces, restores)], now)[0]
        if not same_month(day, replaces.day):
            self.withdraw(replaces)
        return record

    def withdraw(self, record: Record) -> Record:
        """Takes a record back: it stays on disk but no longer stands. Raises JournalError."""
        from nc_tui.journal.writing import Entry

        now = self._now()
        return self._append([Entry(None, record.day, now, self._emptied(record))], now)[0]

    def append_many(self, entries: Iterable[tuple[Data, date, datetime]]) -> int:
        """Records many at once, each with the time it was made, in one write per month. Returns how many.

        Raises JournalError; the months already written then stay.
        """
        from nc_tui.journal.writing import Entry

        made = [Entry(data, day, at) for data, day, at in entries]
        return len(self._append(made, self._now())) if made else 0

    def erase(self, record_id: str) -> int:
        """Blanks what a person wrote in a record and in all its edits, in every file that holds a copy and
        that no other device writes; those blank their own once they hear of it (``remains``).

        Returns how many copies were blanked. The records stay, so that no stale copy can bring the texts
        back. Raises JournalError; erasing again then finishes it.
        """
        from nc_tui.journal.erasing import erase

        with self._writing() as device:
            return erase(self._store, device, record_id, self._now())

    def say_erased(self, record: Record) -> Record:
        """Records that a record's texts were erased by now, as an edit without them: what another machine
        wrote before that, and brings later, is blanked by ``sweep``. Raises JournalError."""
        from nc_tui.journal.writing import Entry

        now = self._now()
        blank = None if record.data is None else record.data.without_text()
        return self._append([Entry(blank, record.day, now, record, erased=True)], now)[0]

    def _emptied(self, record: Record) -> Record:
        """The record as it is to be edited by somebody who knows that its words were erased: where it had
        some, a saying comes between, or the edit would count as one made unaware of that
        (``practice.erased``)."""
        from nc_tui.journal.writing import Entry

        if not record.blanked or record.kind == Letter.NAME:
            return record
        now = self._now()
        return self._append([Entry(record.data, record.day, now, record, record, erased=True)], now)[0]

    def sweep(self) -> None:
        """Removes the files of this device that a crash left half-written, and carries out in its own files
        what was erased on another device. Raises JournalError."""
        from nc_tui.journal.erasing import erase_again
        from nc_tui.journal.mending import remove_half_written

        with self._writing() as device:
            remove_half_written(self._store, device)
            self._take_in_copies(device, self._now())
            erase_again(self._store, device, self._now())

    def remains(self) -> tuple[Path, ...]:
        """The files in which the last reading found a text that was erased. Another device's is blanked by
        that device."""
        return tuple(path for month in sorted(self._stale) for path in self._stale[month])

    def other_devices(self) -> tuple[str, ...]:
        """The devices besides this one that have written here and may still be in use."""
        from nc_tui.journal.erasing import others_in_use

        return others_in_use(self._store, known_device(self._store.folders))

    def owes_erasing(self) -> bool:
        """Whether some of them are ours to blank, or hold what no file of ours tells to blank yet, so that a
        ``sweep`` is due."""
        if self._unblanked:
            return True
        found = self.remains()
        if not found:
            return False
        from nc_tui.journal.erasing import is_ours_to_write

        return any(is_ours_to_write(path, self._store, self.device) for path in found)

    def repair(self) -> tuple[Damage, ...]:
        """Reads every file in full, mends those of this device and says all that was found.

        A damaged file is set aside first. Files of other devices are only looked at. Raises JournalError.
        """
        from nc_tui.journal.erasing import erase_again
        from nc_tui.journal.mending import mend_all
        from nc_tui.journal.quarantine import copies_left

        with self._writing() as device:
            found = mend_all(self._store, device, self._now())
            self._take_in_copies(device, self._now())
            erase_again(self._store, device, self._now())
        self._remember(item for item in found if item.set_aside is not None)
        self._damage.clear()
        self._take_stock(self._months())
        left = copies_left(self._store, found)
        return (*self._gone, *found, *left, *self._damaged_drafts())

    # -- the lock --------------------------------------------------------------------------------------

    def waiting(self) -> tuple[Path, ...]:
        """The files of this machine that aren't yet in the form that the lock asks for."""
        from nc_tui.journal.encrypting import waiting

        return waiting(self._store, known_device(self._store.folders))

    def bring_over(self, told: Progress) -> Brought:
        """Encrypts them, or makes them plain again. Raises JournalError; the same again does the rest."""
        from nc_tui.journal.encrypting import bring_over

        return bring_over(self._store, self.device, self._now, told)

    def foreign(self) -> tuple[Path, ...]:
        """Months of other machines that aren't in that form: those bring them over."""
        from nc_tui.journal.encrypting import foreign

        return foreign(self._store, known_device(self._store.folders))

    def _damaged_drafts(self) -> tuple[Damage, ...]:
        store = self._store
        return Drafts(store.folders, store.codec, encodes=store.encodes).damage()

    # -- backups, and what comes from elsewhere ------------------------------------------------------

    def back_up_daily(self) -> Made | None:
        """Makes today's backup where there is none yet; None where there is one. Raises JournalError."""
        from nc_tui.journal.backups import daily

        return daily(self._store, self._now())

    def back_up(self, path: Path | None = None) -> Made:
        """Makes a backup at ``path``, or else the day's again. Raises JournalError."""
        from nc_tui.journal.backups import daily_again, write_to

        now = self._now()
        return daily_again(self._store, now) if path is None else write_to(self._store, path, now)

    def backups(self) -> tuple[Path, ...]:
        """The backups that this machine has made, the latest first."""
        from nc_tui.journal.backups import made

        return made(self._store)

    def ids(self) -> frozenset[str]:
        """The ids of all records that can be read."""
        from nc_tui.journal.uniting import present

        return frozenset(present(self._store))

    def ids_in_backup(self, path: Path) -> frozenset[str]:
        """The ids of the records in a backup. Raises JournalError where it is none."""
        from nc_tui.journal.backups import ids_in

        return ids_in(self._store, path)

    def arrival_of(self, coming: Iterable[Coming]) -> Arrival:
        """What of these records isn't here."""
        from nc_tui.journal.uniting import new_here

        return new_here(self._store, coming)

    def in_backup(self, path: Path, codec: Codec | None = None) -> InBackup:
        """What a backup has that isn't here; ``codec`` opens what ours can't. Raises JournalError where it is
        none."""
        from nc_tui.journal.backups import in_backup

        return in_backup(self._store, path, codec)

    def take_in(self, arrival: Arrival, told: Progress) -> Made | None:
        """Takes in what isn't here, after a backup of what is; gives that, and None where nothing comes.
        Raises JournalError: the same again takes in what is then still missing."""
        if arrival.count == 0:
            return None
        from nc_tui.journal.backups import before, thin_before
        from nc_tui.journal.erasing import erase_again
        from nc_tui.journal.uniting import take_in

        now = self._now()
        with self._writing() as device:
            saved = before(self._store, now)
            take_in(self._store, device, arrival, now, told)
            erase_again(self._store, device, now)
            thin_before(self._store)
        return saved

    def _append(self, entries: list[Entry], now: datetime) -> tuple[Record, ...]:
        from nc_tui.journal.writing import write

        with self._writing() as device:
            written = write(self._store, device, entries, now, self._last_seen(now.date()))
            self._saw(written.records)
            seal_saved(self._store, written.records)
            self._take_in_copies(device, now)
        self._remember(written.mended)
        return written.records

    def _take_in_copies(self, device: str, now: datetime) -> None:
        """Takes in what syncing has left beside our months. That it can't be done keeps nobody from saving:
        the copies are read as they are, and taken in at the next save."""
        copies = conflict_copies(self._store, device)
        if copies:
            from nc_tui.journal.conflicts import take_in_copies

            with suppress(JournalError, OSError):
                take_in_copies(self._store, device, copies, now)

    def _saw(self, records: Iterable[Record]) -> None:
        """Keep in mind the greatest id: what is saved from now on gets a greater one."""
        ids = (record.id for record in records)
        self._highest = greatest(ids if self._highest is None else (self._highest, *ids))

    def _last_seen(self, today: date) -> str | None:
        """The greatest id seen, whichever machine made it; where nothing was read so far, of the recent
        months and of those to come."""
        if self._highest is None:
            since = recent_since(today)
            recent = (file for file in month_files(self._store).files if file.month >= since)
            self._highest = greatest(found.decode() for file in recent for found in ids_in(self._store, file))
        return self._highest

    def _remember(self, mended: Iterable[Damage]) -> None:
        self._mended = tuple(dict.fromkeys((*self._mended, *mended)))

    @contextmanager
    def _writing(self) -> Iterator[str]:
        """Holds the lock of this device, whose name it gives."""
        from nc_tui.journal.locking import locked

        device = self.device
        with locked(self._store.folders.state / f"{device}.lock"):
            self._store.check_lock()
            yield device

    def _months(self) -> list[list[MonthPath]]:
        """The files of each month, in order of the months."""
        listing = month_files(self._store)
        self._closed = tuple(
            Damage(Path(folder), f"it can't be read ({error.strerror})", None)
            for folder, error in listing.closed
        )
        months = [list(files) for _month, files in groupby(listing.files, key=lambda file: file.month)]
        noted = {*self._damage, *self._newer, *self._doubts, *self._stale}
        for gone in noted - {files[0].month for files in months}:
            self._note(gone)
        return months

    def _read(self, files: list[MonthPath]) -> MonthReading:
        if self._device is None:
            self._device = known_device(self._store.folders)
        reading = read_files(self._store, files, self._device)
        self._saw(reading.records)
        self._note(files[0].month, reading)
        self._held[files[0].month] = held_in(reading.records)
        return reading

    def _note(self, month: date, reading: MonthReading | None = None) -> None:
        """Keep in mind what has to be said about a month; without a reading, that there is nothing."""
        for noted in (self._damage, self._newer, self._doubts, self._stale, self._unblanked):
            noted.pop(month, None)
        if reading is None:
            return
        if reading.damage:
            self._damage[month] = reading.damage
        if reading.newer > 0:
            self._newer[month] = reading.newer
        if reading.doubts:
            self._doubts[month] = reading.doubts
        if reading.stale:
            self._stale[month] = reading.stale
        if reading.unblanked:
            self._unblanked[month] = True
