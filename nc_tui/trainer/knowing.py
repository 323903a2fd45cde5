"""What there is: settings, library and journal, and what the rules make of them."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from threading import RLock

from msgspec.structs import asdict

from nc_tui.journal.drafts import Drafts
from nc_tui.journal.folders import Folders
from nc_tui.journal.journal import Journal
from nc_tui.journal.settings_file import change_settings, read_settings
from nc_tui.library.content import Library
from nc_tui.library.reading import Fault, load, nearest
from nc_tui.practice.days import practice_day
from nc_tui.practice.exercise import Exercise
from nc_tui.practice.history import History
from nc_tui.practice.kinds import Carry, Checkin, Practice, Review
from nc_tui.practice.ladder import Standing, standings
from nc_tui.practice.plan import DayPlan, pending, plan
from nc_tui.practice.readiness import Readiness, readiness
from nc_tui.practice.records import Record, moment_of
from nc_tui.practice.settings import Settings
from nc_tui.practice.streak import streak
from nc_tui.practice.strength import strength
from nc_tui.practice.text import clean_line
from nc_tui.trainer.told import Morning, Numbers, TrainerError
from nc_tui.wallclock import WallClock


class Knowing:
    """What there is: settings, library, journal, and what the rules make of them.

    Safe to use from several threads; nothing is read before it is asked for.
    """

    def __init__(self, folders: Folders, now: WallClock) -> None:
        self.folders = folders
        self.now = now
        self.journal = Journal(folders, now)
        self.drafts = Drafts(folders)
        self._lock = RLock()
        self._settings: Settings | None = None
        self._library: Library | None = None
        self._history: History | None = None
        self._morning: tuple[History, Settings, datetime, Morning] | None = None
        self._seen = ""
        self._made: list[tuple[Record, Record | None]] = []
        self.library_faults: tuple[Fault, ...] = ()
        self.settings_fault: str | None = None

    # -- what there is ---------------------------------------------------------------------------

    @property
    def settings(self) -> Settings:
        """The settings as chosen; a fault in their file is kept in ``settings_fault``."""
        if self._settings is None:
            self._settings, self.settings_fault = read_settings(self.folders)
        return self._settings

    def choose(self, settings: Settings) -> None:
        """Save what differs from the settings so far; what was changed in the file meanwhile counts too."""
        before, after = asdict(self.settings), asdict(settings)
        changes = {name: value for name, value in after.items() if value != before[name]}
        self._settings, self.settings_fault = change_settings(self.folders, changes)

    @property
    def own_exercises(self) -> Path:
        """The folder in which people put exercises of their own."""
        return self.folders.config / "exercises"

    @property
    def library(self) -> Library:
        """All content."""
        with self._lock:
            if self._library is None:
                cache = self.folders.state / "library.msgpack"
                self._library, self.library_faults = load(self.own_exercises, cache)
            return self._library

    @property
    def exercises(self) -> Mapping[str, Exercise]:
        """The exercises by id."""
        return self.library.exercises

    @property
    def history(self) -> History:
        """The journal as the rules see it, read once and kept up with our own records."""
        with self._lock:
            if self._history is None:
                self._seen = self.journal.fingerprint()
                self._history = self.journal.history(self.today)
            return self._history

    def look_again(self) -> bool:
        """Read the journal again if its files changed; True when it says something else than before.

        Our own saves change the files too and are read again here: so a record that another
        process made in the same moment is found as well.
        """
        before = self._history
        if before is None or self.journal.fingerprint() == self._seen:
            return False
        with self._lock:
            known, self._history = self._history, None
            if self.history != known:
                return True
            # What was computed from this very history still holds.
            self._history = known
            return False

    @property
    def today(self) -> date:
        """The practice day it is."""
        return practice_day(self.now(), self.settings.rollover_hour)

    def exercise(self, exercise_id: str) -> Exercise:
        """An exercise by id. Raises TrainerError that names the nearest ones."""
        found = self.exercises.get(exercise_id)
        if found is None:
            close = nearest(exercise_id, self.library)
            hint = f"; did you mean {', '.join(close)}?" if close else "; nc-tui content list shows all"
            raise TrainerError(f"there is no exercise “{clean_line(exercise_id, 64)}”{hint}")
        return found

    def numbers(self) -> Numbers:
        """Streak and strength today."""
        practised, rest = self.history.practised_days, self.settings.rest_days
        return Numbers(streak(practised, self.today, rest), strength(practised, self.today, rest))

    def plan(self, day: date | None = None) -> DayPlan:
        """The plan of a day, today unless said otherwise."""
        return plan(day or self.today, self.exercises, self.history)

    def pending(self) -> tuple[Exercise, ...]:
        """Yesterday's exercises that still wait for "how did it go?"."""
        return tuple(self.exercises[one] for one in pending(self.today, self.exercises, self.history))

    def checkin(self) -> Checkin | None:
        """Today's latest check-in."""
        found = self._checkin_record()
        return found.data if found is not None and isinstance(found.data, Checkin) else None

    def has_checked_in(self) -> bool:
        """Whether a mood or a pull was ever told here."""
        history = self.history
        return any(month.count(Checkin.COUNTED) > 0 for month in history.digests) or any(
            isinstance(record.data, Checkin) for record in history.recent
        )

    def standings(self) -> dict[str, Standing]:
        """The user's rung on each skill's ladder."""
        return standings(self.exercises, self.history.practices)

    def readiness(self) -> Readiness:
        """The ready list as it stands."""
        return readiness(
            self.library.checklist, self.history, self.today, self.now(), tuple(self.library.skills)
        )

    def reasons(self) -> Record | None:
        """The latest review with its written reasons."""
        found = [r for r in self.history.lasting if isinstance(r.data, Review) and r.data.step == "review"]
        return found[-1] if found else None

    @property
    def facts(self) -> tuple[History, Settings, date, datetime]:
        """What every answer here is computed from, to the minute: the same facts, the same answers."""
        with self._lock:
            moment = self.now().replace(second=0, microsecond=0)
            return self.history, self.settings, self.today, moment

    def morning(self) -> Morning:
        """Everything that Today shows, of one moment."""
        with self._lock:
            history, moment = self.history, self.now().replace(second=0, microsecond=0)
            known = self._morning
            if known is not None and known[0] is history and known[1:3] == (self.settings, moment):
                return known[3]
            morning = Morning(
                day=self.today,
                pending=self.pending(),
                checkin=self.checkin(),
                plan=self.plan(),
                numbers=self.numbers(),
                ready=self.readiness(),
                first_day=not history.recent and not history.digests,
            )
            self._morning = (history, self.settings, moment, morning)
            return morning

    # -- records of a day ------------------------------------------------------------------------

    def practice_record(self, exercise_id: str, day: date) -> Record | None:
        """The standing record of an exercise on a day."""
        return next(
            (r for r in reversed(self._of_day(day, Practice)) if r.data.exercise == exercise_id),  # type: ignore[union-attr]
            None,
        )

    def _of_day(self, day: date, kind: type) -> list[Record]:
        return [record for record in self._records_of(day) if isinstance(record.data, kind)]

    def _records_of(self, day: date) -> Iterable[Record]:
        if day >= self.history.since:
            return self.history.on(day)
        return self.journal.records(day, day)

    def _checkin_record(self) -> Record | None:
        # Of two at one moment the one that was kept last: the first of the reversed.
        return max(reversed(self._of_day(self.today, Checkin)), key=moment_of, default=None)

    def _carried(self, exercise_id: str, day: date) -> Carry | None:
        for record in reversed(self._of_day(day, Carry)):
            if isinstance(record.data, Carry) and record.data.exercise == exercise_id:
                return record.data
        return None
