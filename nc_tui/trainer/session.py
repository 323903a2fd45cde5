"""The session: journal, library, settings and clock as they are now, and the one way to save a record."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime, tzinfo
from functools import cached_property
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import asdict, replace

from nc_tui.journal.codec import PLAIN, Codec
from nc_tui.journal.drafts import Drafts
from nc_tui.journal.durable import remove_file
from nc_tui.journal.folders import Folders
from nc_tui.journal.journal import Journal, JournalError
from nc_tui.journal.settings_file import change_settings, read_settings
from nc_tui.library.content import Library
from nc_tui.library.reading import Fault, load
from nc_tui.practice.days import at_place, fixed, practice_day
from nc_tui.practice.exercise import Exercise
from nc_tui.practice.history import History
from nc_tui.practice.kinds import Data
from nc_tui.practice.records import Record, current, same_month
from nc_tui.practice.settings import Settings
from nc_tui.practice.text import clean_line
from nc_tui.trainer.errors import LibraryError, TrainerError
from nc_tui.wallclock import WallClock

if TYPE_CHECKING:
    from nc_tui.library.guides import Guides

Kind = TypeVar("Kind", bound=Data)


CONTENT_COPIES = ("library.msgpack", "guides.msgpack", "helplines.msgpack", "rehearsals.msgpack")
"""The files in the state folder from which a start reads the content."""


class Session:
    """What the services share. Safe to use from several threads; nothing is read before it is asked for.

    ``sitting`` holds what was saved since the program was opened, in order, each record with the one that it
    replaced or None: what an undo takes back first. ``is_demo`` says that it all is a made-up person's.
    """

    def __init__(
        self, folders: Folders, now: WallClock, codec: Codec = PLAIN, *, encodes: bool = True
    ) -> None:
        self.folders = folders
        self._now = now
        self.journal = Journal(folders, now, codec, encodes=encodes)
        self.drafts = Drafts(folders, codec, encodes=encodes)
        self.lock = RLock()
        self.sitting: list[tuple[Record, Record | None]] = []
        self.library_faults: tuple[Fault, ...] = ()
        self.settings_fault: str | None = None
        self.is_demo = False
        self._settings: Settings | None = None
        self._library: Library | None = None
        self._history: History | None = None
        self._seen = ""
        self._burned_for = ""

    # -- what there is -----------------------------------------------------------------------------

    def now(self) -> datetime:
        """The moment, with the offset that the clocks of the place have."""
        return fixed(self._now())

    @property
    def place(self) -> tzinfo:
        """The zone that the user is in."""
        return self._now().tzinfo or UTC

    def moment(self, given: datetime) -> datetime:
        """A moment as the clocks of the place show it; one without an offset is what they showed."""
        return at_place(given, self.place)

    @property
    def settings(self) -> Settings:
        """The settings as chosen; a fault in their file is said in ``settings_fault``."""
        if self._settings is None:
            self._settings, self.settings_fault = read_settings(self.folders)
        return self._settings

    def choose(self, settings: Settings) -> None:
        """Save what differs from the settings so far; what was changed in the file in between counts too."""
        before, after = asdict(self.settings), asdict(settings)
        changes = {name: value for name, value in after.items() if value != before[name]}
        self._settings, self.settings_fault = change_settings(self.folders, changes)

    def take_settings(self, raw: bytes) -> bool:
        """Take a settings file from elsewhere where there is none here; gives whether it was taken. Raises
        JournalError."""
        from nc_tui.journal.settings_file import lay_settings

        taken = lay_settings(self.folders, raw)
        self._settings = None
        return taken

    @staticmethod
    def example_settings() -> str:
        """A settings file in which every setting stands as a comment, with its default."""
        from nc_tui.journal.settings_file import example

        return example()

    @property
    def own_exercises(self) -> Path:
        """The folder in which people put exercises of their own."""
        return self.folders.config / "exercises"

    @property
    def library(self) -> Library:
        """All content but guides, rehearsals and helplines."""
        with self.lock:
            if self._library is None:
                cache = self.folders.state / CONTENT_COPIES[0]
                self._library, self.library_faults = load(self.own_exercises, cache)
            return self._library

    def forget_copies(self, *, stale: bool) -> None:
        """Remove the copies from which a start reads the content, so that the files are read when it is next
        asked for: all where one is ``stale``, else those that cost next to nothing to make again."""
        with self.lock:
            self._library = None
            self.__dict__.pop("_read_guides", None)
            for name in CONTENT_COPIES[0 if stale else 2 :]:
                with suppress(JournalError):
                    remove_file(self.folders.state / name)

    @cached_property
    def _read_guides(self) -> "tuple[Guides, tuple[Fault, ...]]":
        from nc_tui.library.guides import load_guides

        return load_guides(self.folders.state / CONTENT_COPIES[1])

    @property
    def guides(self) -> "Guides":
        """The sound guides by id, read when they are first asked for."""
        return self._read_guides[0]

    @property
    def guide_faults(self) -> "tuple[Fault, ...]":
        """Why guides had to be left out."""
        return self._read_guides[1]

    def exercise(self, exercise_id: str) -> Exercise:
        """An exercise by id. Raises TrainerError that names the nearest ones."""
        found = self.library.exercises.get(exercise_id)
        if found is None:
            from nc_tui.library.nearest import nearest

            close = nearest(exercise_id, self.library)
            hint = f"; did you mean {', '.join(close)}?" if close else "; nc-tui content list shows all"
            raise TrainerError(f"there is no exercise “{clean_line(exercise_id, 64)}”{hint}")
        return found

    def opened(self, exercise_id: str) -> Exercise:
        """An exercise to be done, as its own file says it. Raises TrainerError as ``exercise`` does."""
        from nc_tui.library.reading import as_filed

        known = self.exercise(exercise_id)
        filed = as_filed(known)
        if filed != known:
            self.forget_copies(stale=True)
        return filed

    def title_of(self, exercise_id: str) -> str | None:
        """The title of an exercise, for words about what was done: None where the library doesn't know it, or
        can't be read, because that must not make what was done look undone."""
        try:
            found = self.library.exercises.get(exercise_id)
        except LibraryError:
            return None
        return None if found is None else found.title

    @property
    def today(self) -> date:
        """The practice day it is."""
        return self.practice_day(self.now())

    def practice_day(self, moment: datetime) -> date:
        """The practice day to which a moment belongs."""
        return practice_day(moment, self.settings.rollover_hour)

    # -- the journal -------------------------------------------------------------------------------

    @property
    def history(self) -> History:
        """The journal as the rules see it, read once and kept up with our own records."""
        with self.lock:
            if self._history is None:
                self._seen = self.journal.fingerprint()
                self._history = self.journal.history(self.today)
            return self._history

    def use(self, codec: Codec, *, encodes: bool) -> None:
        """Go on with the same journal and drafts, written in another form."""
        with self.lock:
            self.journal = Journal(self.folders, self._now, codec, encodes=encodes)
            self.drafts = Drafts(self.folders, codec, encodes=encodes)
            self._history = None

    def forget_history(self) -> None:
        """Read the journal again when it is next asked for."""
        self._history = None

    def look_again(self) -> bool:
        """Read the journal again if its files changed; True when it says something else than before.

        Our own saves change the files too and are read again here: so a record that another process made in
        the same moment is found as well.
        """
        before = self._history
        if before is None or self.journal.fingerprint() == self._seen:
            return False
        with self.lock:
            known, self._history = self._history, None
            if self.history != known:
                return True
            # What was computed from this very history still holds.
            self._history = known
            return False

    @property
    def facts(self) -> tuple[History, Settings, date, datetime]:
        """What every answer here is computed from, to the minute: the same facts, the same answers."""
        with self.lock:
            moment = self.now().replace(second=0, microsecond=0)
            return self.history, self.settings, self.today, moment

    def of_day(self, day: date, kind: type[Kind]) -> Iterator[tuple[Record, Kind]]:
        """The standing records of a day that are of a kind, with their data, in the order made."""
        for record in self._records_of(day):
            if isinstance(record.data, kind):
                yield record, record.data

    def _records_of(self, day: date) -> Iterable[Record]:
        if day >= self.history.since:
            return self.history.on(day)
        return self.journal.records(day, day)

    def unless_erased(self, record: Record) -> Record:
        """The record; without its words where they were erased since it was read, on another machine."""
        data = record.data
        if data is None or not self.journal.was_erased(record):
            return record
        return replace(record, data=data.without_text(), erased=True, blanked=True)

    # -- saving ------------------------------------------------------------------------------------

    def save(self, data: Data, day: date, replaces: Record | None = None) -> Record:
        """Save a record; it is on disk when this returns. Raises JournalError."""
        record = self.journal.append(data, day, replaces=replaces)
        self.sitting.append((record, replaces))
        self.absorb(record)
        return record

    def move(self, data: Data, day: date, record: Record) -> Record:
        """Save a record as it is on another day. Raises JournalError."""
        moved = self.journal.move(record, data, day)
        self.sitting.append((moved, record))
        self.absorb(moved)
        return moved

    def withdraw(self, record: Record) -> Record:
        """Take a record back; one undo brings it back. Raises JournalError."""
        withdrawal = self.journal.withdraw(record)
        self.sitting.append((withdrawal, record))
        self.absorb(withdrawal)
        return withdrawal

    def restore(self, before: Record, after: Record) -> Record:
        """Let a record stand again as it was before; one undo takes it away. Raises JournalError."""
        restored = self.journal.restore(before, after)
        self.sitting.append((restored, None))
        self.absorb(restored)
        return restored

    def complete(self, data: Data, record: Record) -> Record:
        """Save what is added to a record. What was begun and completed in one sitting is one act, and one
        undo takes it back whole. Raises JournalError."""
        with self.lock:
            changed = self.save(data, record.day, replaces=record)
            if len(self.sitting) > 1 and self.sitting[-2][0].id == record.id:
                self.sitting[-2:] = [(changed, self.sitting[-2][1])]
            return changed

    def absorb(self, record: Record) -> None:
        """Take a record that was just written into the history."""
        with self.lock:
            history = self.history
            before = next((one for one in history.recent if one.id == record.replaces), None)
            is_edit = record.replaces is not None
            if record.day < history.since or (
                is_edit and (before is None or not same_month(before.day, record.day))
            ):
                self._history = None
            else:
                recent = current((*history.recent, record))
                self._history = History(history.since, recent, history.digests, history.doubts)

    def carry_out_erasing(self) -> None:
        """Erase here what was erased on another device, where the last reading found some of it. That it
        can't be done keeps nobody from anything: it is done at the next look."""
        if self._history is None:
            return
        if self.journal.owes_erasing():
            with suppress(JournalError), self.rewriting():
                self.journal.sweep()
        if self._burned_for != self._seen:
            from nc_tui.trainer.erasing import burn_drafts_of_erased

            with suppress(JournalError):
                burn_drafts_of_erased(self)
                self._burned_for = self._seen

    @contextmanager
    def rewriting(self) -> Iterator[None]:
        """Around what changes records in place: nobody else saves then, and the history is read again."""
        with self.lock:
            try:
                yield
            finally:
                self.forget_history()
