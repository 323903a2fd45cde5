"""What is erased on one of three devices, which sync in pairs and never wholly at once, is gone from all of them
in the end; and what was written afterwards, by somebody who knew, is there."""

import re
import shutil
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime
from itertools import permutations
from pathlib import Path
from tempfile import mkdtemp

from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st
from msgspec import Struct

from nc_tui.journal.folders import folders
from nc_tui.practice.kinds import Practice
from nc_tui.practice.records import Record
from nc_tui.trainer import Trainer, TrainerError
from tests.clock import SetClock

DAYS = [date(2026, 11, 2), date(2026, 11, 9), date(2026, 11, 16), date(2026, 10, 5)]
OLD_MONTH = DAYS[3]
Deed = tuple[str, int, int, int]
"""An act, the device, which entry, and which day; of a sync, which other device it hears, and of whom."""
A, B, C = range(3)
OF_ALL = 0


def hears(device: int, other: int, of: int = OF_ALL) -> Deed:
    """A sync of two devices in one direction: of everyone's files that are newer there, or of one's."""
    return ("sync", device, other, of)


SYNCS = [
    hears(at, other, of) for at, other in permutations((A, B, C), 2) for of in (0, 0, 1, 2, 3) if of != at + 1
]
CHANGES = [
    (act, at, which, day)
    for act in ("edit", "edit", "write anew", "write anew", "erase", "erase", "move", "remove", "restore")
    for at in (A, B, C)
    for which, day in ((0, 1), (0, 2), (0, 3), (1, 0))
]
RARE: list[Deed] = [(act, at, 0, day) for act in ("record", "undo") for at in (A, B, C) for day in (0, 3)]


@st.composite
def deeds(draw: st.DrawFn) -> list[Deed]:
    """What happens. All begin with an entry that everybody has."""
    one = st.sampled_from([*SYNCS, *SYNCS, *CHANGES, *RARE])
    begin: list[Deed] = [("record", A, 0, 0), hears(B, A), hears(C, A)]
    return begin + draw(st.lists(one, min_size=8, max_size=16))


BEGIN: list[Deed] = [("record", A, 0, 0), hears(B, A), hears(C, A), ("erase", A, 0, 0)]
TWO_EDITS = [*BEGIN, ("edit", B, 0, 0), ("move", B, 0, 1), ("edit", B, 0, 0), hears(B, A)]
BACK_UNAWARE = [*BEGIN, ("remove", B, 0, 0), ("restore", B, 0, 0), ("edit", B, 0, 0)]
BY_A_THIRD = [
    *BEGIN,
    ("edit", B, 0, 0),
    hears(C, B),
    ("edit", C, 0, 0),
    hears(B, A),
    hears(A, B),
    hears(A, C),
]
TO_ANOTHER_MONTH = [*BEGIN, ("move", B, 0, 3), hears(C, B), ("edit", C, 0, 0), ("move", C, 0, 1), hears(B, A)]
ANEW_ON_A_BLANK = [*BEGIN, ("edit", B, 0, 0), hears(B, A), ("write anew", B, 0, 0), ("edit", B, 0, 0)]
ANEW_TWICE = [
    *ANEW_ON_A_BLANK,
    *(hears(A, B), ("remove", A, 0, 0), ("restore", A, 0, 0), ("edit", A, 0, 0), hears(C, A)),
    *(("edit", C, 0, 0), ("erase", A, 0, 0), ("edit", C, 0, 0), hears(B, A), ("write anew", B, 0, 0)),
]
ANEW_IN_ANOTHER_MONTH = [*BEGIN, ("move", B, 0, 3), hears(A, B), ("write anew", A, 0, 0)]
KNEW_EARLIER = [
    *BEGIN,
    *(("edit", B, 0, 0), hears(C, A), ("write anew", C, 0, 0), hears(A, B), ("edit", A, 0, 0), hears(C, A)),
]


@given(happens=deeds())
@example(happens=TWO_EDITS)
@example(happens=BACK_UNAWARE)
@example(happens=BY_A_THIRD)
@example(happens=TO_ANOTHER_MONTH)
@example(happens=ANEW_ON_A_BLANK)
@example(happens=ANEW_TWICE)
@example(happens=KNEW_EARLIER)
@example(happens=ANEW_IN_ANOTHER_MONTH)
@settings(max_examples=15, phases=set(Phase) - {Phase.explain})
def test_erased_words_are_in_no_file_in_the_end_and_later_ones_of_those_who_knew_are(
    happens: list[Deed],
) -> None:
    place = Path(mkdtemp())
    try:
        world = World(place)
        for deed in happens:
            world.do(*deed)
        world.settle()
        for home in world.homes:
            held = {int(number) for number in re.findall(rb"word (\d+)", all_bytes(home))}
            assert not held & world.erased_words(), "what was erased is gone"
            assert held >= world.words_that_stand(), "what was written by somebody who knew is there"
            there = {
                found.id if found.first is None else found.first: found.day
                for found in Trainer(folders(home), world.clock).session.journal.records()
            }
            expected = {one.id: one.day for one in world.entries if one.stays and one.day is not None}
            assert there.items() >= expected.items(), "the day is that of what was done last"
            assert not there.keys() & {one.id for one in world.entries if one.stays and one.day is None}
    finally:
        shutil.rmtree(place)


def all_bytes(home: Path) -> bytes:
    return b"\n".join(path.read_bytes() for path in home.rglob("*") if path.is_file())


class Entry(Struct):
    """What the last act made of an entry. ``stays`` says that it was never moved to another month, in which
    it would be a record of its own; ``erasings`` are the numbers of the acts that erased it, with the device
    of each."""

    id: str
    day: date | None
    stays: bool
    erasings: dict[int, int]


class Word(Struct):
    """A word in an entry: when it was written, by which device, and whether that knew of all erasings so far;
    ``erased`` by a device that had it."""

    entry: Entry
    number: int
    device: int
    knew: bool
    erased: bool = False


class World:
    """Three devices, what was done on them, and who had heard of what."""

    def __init__(self, place: Path) -> None:
        self.clock = SetClock(datetime.fromisoformat("2026-11-23T07:30:00+01:00"))
        self.homes = [place / name for name in "abc"]
        self.entries: list[Entry] = []
        self.words: list[Word] = []
        self._heard = [[0, 0, 0] for _home in self.homes]  # up to which act, of each device
        self._names = [self._trainer(at).session.journal.device for at in range(3)]
        self._number = 0

    def _trainer(self, at: int) -> Trainer:
        return Trainer(folders(self.homes[at]), self.clock)

    def do(self, act: str, at: int, which: int, choice: int) -> None:
        """One act, by a program that is opened for it and looks at the journal at its end."""
        self._number += 1
        self.clock.forward(seconds=10)
        self._heard[at][at] = self._number
        if act == "sync":
            self._sync(at, which, range(3) if choice == OF_ALL else [choice - 1])
            return
        trainer = self._trainer(at)
        if act == "record":
            self._record(trainer, at, DAYS[choice])
        elif act == "undo":
            self._undo(trainer)
        elif self.entries:
            with suppress(TrainerError):
                self._change(trainer, act, at, self.entries[which % len(self.entries)], DAYS[choice])
        look(trainer)

    def _record(self, trainer: Trainer, at: int, day: date) -> None:
        data = Practice("x", "presence", "alone", "home", "here", "done", note=f"word {self._number}")
        entry = Entry(trainer.session.save(data, day).id, day, day != OLD_MONTH, {})
        self.entries.append(entry)
        self._wrote(entry, at)

    def _wrote(self, entry: Entry, at: int) -> None:
        knew = all(number <= self._heard[at][device] for number, device in entry.erasings.items())
        self.words.append(Word(entry, self._number, at, knew))

    def _undo(self, trainer: Trainer) -> None:
        """Of what is undone only the words are followed."""
        last = trainer.undo.last()
        if last is not None:
            family = {last.id, last.replaces, last.restores}
            chain = trainer.session.journal.everything()
            for _ in chain:
                family |= {one.replaces for one in chain if one.id in family}
            for entry in self.entries:
                entry.stays = entry.stays and entry.id not in family
            trainer.undo.undo()

    def _change(self, trainer: Trainer, act: str, at: int, entry: Entry, day: date) -> None:
        corrections = trainer.corrections
        if act == "restore":
            restored = corrections.restore(entry.id)
            entry.day = restored.day
            return
        record = corrections.find(entry.id)
        if act in ("edit", "write anew"):
            before = note_of(record) or "" if act == "edit" else ""
            corrections.correct(record, {"note": f"{before} word {self._number}".strip()})
            entry.day = record.day
            self._wrote(entry, at)
        elif act == "move":
            if record.day != day:
                corrections.correct(record, {}, day)
                entry.day, entry.stays = day, entry.stays and day != OLD_MONTH
        elif act == "remove":
            corrections.remove(record)
            entry.day = None
        elif note_of(record):
            corrections.erase(record)
            entry.day = record.day
            entry.erasings[self._number] = at
            for word in self.words:
                if word.entry is entry and word.number <= self._heard[at][word.device]:
                    word.erased = True

    def _sync(self, at: int, other: int, of: Sequence[int]) -> None:
        """Brings the files of these devices from another one where they are newer there, and looks."""
        for device in of:
            if self._heard[other][device] > self._heard[at][device] and at != device:
                self._heard[at][device] = self._heard[other][device]
                self._bring(self._names[device], self.homes[other], self.homes[at])
        look(self._trainer(at))

    @staticmethod
    def _bring(device: str, source: Path, target: Path) -> None:
        files = source / "data" / "journal" / device
        if files.is_dir():
            shutil.copytree(files, target / "data" / "journal" / device, dirs_exist_ok=True)

    def settle(self) -> None:
        """Everybody hears of everybody until nothing changes any more."""
        before = None
        for _round in range(4):
            for at in range(3):
                for device in {0, 1, 2} - {at}:
                    self._bring(self._names[device], self.homes[device], self.homes[at])
            for at in range(3):
                look(self._trainer(at))
            now = [
                [path.read_bytes() for path in sorted(home.glob("data/journal/*/*"))] for home in self.homes
            ]
            if now == before:
                return
            before = now
        raise AssertionError("the devices never come to rest")

    def erased_words(self) -> set[int]:
        """What was written in an entry before it was erased, wherever; of one that moved to another month,
        where it is an entry of its own, what was there when it was erased."""
        return {one.number for one in self.words if one.erased or (one.entry.stays and was_before(one))}

    def words_that_stand(self) -> set[int]:
        return {one.number for one in self.words if one.knew and not one.erased and not was_before(one)}


def was_before(word: Word) -> bool:
    return any(word.number < number for number in word.entry.erasings)


def look(trainer: Trainer) -> None:
    _ = trainer.history
    trainer.session.carry_out_erasing()


def note_of(record: Record) -> str | None:
    assert isinstance(record.data, Practice)
    return record.data.note
