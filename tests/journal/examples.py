"""Journals and records that the tests of the journal share."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

from nc_tui.journal.drafts import Drafts
from nc_tui.journal.folders import Folders, folders
from nc_tui.journal.journal import Journal
from nc_tui.practice.kinds import Checkin, Practice
from nc_tui.practice.records import Record
from tests.journal import codec

MORNING = datetime.fromisoformat("2026-11-23T07:30:00+01:00")
TODAY = date(2026, 11, 23)
SECRET = "ich vermisse sie, \u201cimmer noch\u201d"


class Clock:
    """A clock that tests set; it goes on by ``step`` each time it is read."""

    def __init__(self, start: datetime = MORNING, step: timedelta = timedelta(seconds=1)) -> None:
        self.time = start
        self.step = step

    def __call__(self) -> datetime:
        self.time += self.step
        return self.time


def journal_at(home: Path, clock: Callable[[], datetime] | None = None) -> Journal:
    return Journal(folders(home), clock or Clock(), codec.in_use)


def drafts_at(place: Folders) -> Drafts:
    return Drafts(place, codec.in_use)


def practice(note: str | None = None, *, exercise: str = "listening-01") -> Practice:
    return Practice(exercise, "listening", "stranger", "café", "out", "done", after=2, note=note)


def checkin(mood: int = 6) -> Checkin:
    return Checkin(mood=mood, pull=2)


def month_file(place: Folders, journal: Journal, month: str = "2026-11") -> Path:
    return place.journal / journal.device / f"{month}.json{codec.in_use.ending}"


def as_written(path: Path) -> Path:
    """The path under which the codec in use writes what is plainly named so."""
    return path.with_name(path.name + codec.in_use.ending)


def fill(journal: Journal, count: int, day: date = TODAY) -> list[Record]:
    """So many records on one day, practices with notes and check-ins in turn."""
    return [
        journal.append(practice(f"note {number}") if number % 2 == 0 else checkin(), day)
        for number in range(count)
    ]


def as_they_stand(home: Path) -> tuple[Record, ...]:
    """What a journal opened afresh reads."""
    return journal_at(home).records()


def all_bytes(home: Path) -> bytes:
    """Every byte of every file below the home."""
    return b"\n".join(path.read_bytes() for path in sorted(home.rglob("*")) if path.is_file())
