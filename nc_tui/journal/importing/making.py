"""Making records of what other programs kept.

Ids are made of the source alone: the same line gives the same id each time, on every machine, and a line that
stands there twice gives two. Times without an offset are those that the clocks of the place showed.
"""

from collections import Counter
from datetime import date, datetime, time

from msgspec import to_builtins
from msgspec.json import encode

from nc_tui.journal.identity import derived_id
from nc_tui.journal.importing.reading import Given, Taken
from nc_tui.journal.month_file import cleaned
from nc_tui.journal.record_codec import to_document, to_record
from nc_tui.journal.uniting import Coming
from nc_tui.practice.days import at_place, day_fault, moment_fault, practice_day
from nc_tui.practice.kinds import Checkin, Data, Letter
from nc_tui.practice.records import Record
from nc_tui.practice.text import LONGEST, clean, clean_line

MOST_PROBLEMS = 100
"""Lines about what can't be taken over; of what is more only the number is said."""
_NOON = time(12)


class Making:
    """The records made of one file. ``program`` is what it came from, and stands as their device."""

    def __init__(self, program: str, given: Given) -> None:
        self.given = given
        self._program = program
        self._today = practice_day(given.now, given.rollover_hour)
        self._coming: list[Coming] = []
        self._problems: list[str] = []
        self._left_out = 0
        self._met: Counter[tuple[str, ...]] = Counter()

    def problem(self, line: str) -> None:
        """Says what can't be taken over."""
        if len(self._problems) < MOST_PROBLEMS:
            self._problems.append(clean_line(line))
        else:
            self._left_out += 1

    def checkin(self, where: str, told: datetime, mood: int, *source: str) -> None:
        """A mood at a time; ``where`` names the line in the file, ``source`` what it says."""
        moment = self._moment(where, told)
        if moment is not None:
            self._add(Checkin(mood=mood, at_moment=moment), told, moment, self._day(moment), source)

    def letter(self, where: str, told: datetime, text: str, *source: str) -> None:
        """What was written at a time, as a saved letter; as several where it is longer than a text may be."""
        moment = self._moment(where, told)
        if moment is not None:
            self._write(text, told, moment, self._day(moment), source)

    def note(self, where: str, day: date, text: str, *source: str) -> None:
        """What was written on a day, as a saved letter."""
        if self._may_be(where, day):
            self._write(text, datetime.combine(day, _NOON), self._on(day), day, source)

    def practice(self, where: str, day: date, data: Data, *source: str) -> None:
        """What was done on a day."""
        if self._may_be(where, day):
            self._add(data, datetime.combine(day, _NOON), self._on(day), day, source)

    def taken(self) -> Taken:
        """All of it."""
        more = (f"and {self._left_out:,} lines more",) if self._left_out > 0 else ()
        return Taken(tuple(self._coming), (*self._problems, *more))

    def _moment(self, where: str, told: datetime) -> datetime | None:
        moment = at_place(told, self.given.place)
        fault = moment_fault(moment, self.given.now, self._today)
        if fault is not None:
            self.problem(f"{where}: {fault}")
            return None
        return moment

    def _may_be(self, where: str, day: date) -> bool:
        fault = day_fault(day, self._today)
        if fault is not None:
            self.problem(f"{where}: {fault}")
        return fault is None

    def _day(self, moment: datetime) -> date:
        return min(self._today, practice_day(moment, self.given.rollover_hour))

    def _on(self, day: date) -> datetime:
        return min(at_place(datetime.combine(day, _NOON), self.given.place), self.given.now)

    def _write(self, text: str, told: datetime, moment: datetime, day: date, source: tuple[str, ...]) -> None:
        words = clean(text, len(text)).strip()
        for start in range(0, len(words), LONGEST):
            part = Letter(state="kept", text=words[start : start + LONGEST])
            self._add(part, told, moment, day, source)

    def _add(self, data: Data, told: datetime, moment: datetime, day: date, source: tuple[str, ...]) -> None:
        key = (data.NAME, told.isoformat(), *source)
        self._met[key] += 1
        identity = derived_id(told, repr((self._program, *key, self._met[key])))
        record = Record(identity, self._program, moment, day, data.NAME, None)
        document = to_document(record, cleaned(to_builtins(data)))
        self._coming.append(Coming(document, to_record(encode(document))))
