"""Backing up, restoring and importing that are killed at any change of the disk, or done by two programs at once:
nothing is lost, nothing comes twice, and the same again ends it."""

import os
import shutil
import zipfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from nc_tui.journal.errors import BusyError
from nc_tui.journal.export import export
from nc_tui.journal.folders import folders
from nc_tui.journal.importing import read
from nc_tui.journal.journal import Journal
from nc_tui.practice.kinds import Letter
from nc_tui.practice.records import Record
from nc_tui.trainer.locking import Lock, bring_over
from tests.journal.examples import MORNING, SECRET, TODAY, Clock, checkin, journal_at, practice
from tests.journal.killing import killed_before
from tests.journal.test_importing import GIVEN

FEW = 12
"""Changes that each of them makes at least: fewer, and the calls aren't the ones that are counted."""
PASSPHRASE = "four words by chance"


def quietly(_done: int, _of: int) -> None:
    """Nobody looks on."""


def plain(home: Path) -> Journal:
    return journal_at(home)


def locked(home: Path) -> Journal:
    lock = Lock(folders(home))
    return Journal(folders(home), Clock(), lock.opened(lock.open(PASSPHRASE)))


class Case:
    """A home that lacks what lies beside it, in a backup and in an export; laid out anew for each try."""

    def __init__(self, folder: Path, opened: Callable[[Path], Journal]) -> None:
        self.opened = opened
        self._first, self.home = folder / "first", folder / "home"
        self.backup, self.export = folder / "all.zip", folder / "all.json"
        journal = plain(self._first)
        records = [
            journal.append(practice("kept"), TODAY),
            journal.append(checkin(), TODAY - timedelta(days=30)),
        ]
        burned = journal.append(Letter(state="kept", text=SECRET), TODAY)
        self.here = {record.id for record in (*records, burned)}
        elsewhere = folder / "elsewhere"
        shutil.copytree(self._first, elsewhere)
        other = plain(elsewhere)
        records += [other.append(practice(f"new {day}"), TODAY - timedelta(days=day)) for day in (0, 30, 60)]
        other.back_up(self.backup)
        self.export.write_bytes(export("json", other.everything(), {}, MORNING))
        self.whole = {record.id: record for record in records}
        journal.erase(burned.id)
        self.burned = burned.id
        journal.back_up_daily()
        if opened is locked:
            lock = Lock(folders(self._first))
            assert bring_over(lock.turn_on(lock.new_key(PASSPHRASE), Clock()), quietly)[1] == ()

    def lay_out(self) -> None:
        shutil.rmtree(self.home, ignore_errors=True)
        shutil.copytree(self._first, self.home)

    def back_up(self) -> None:
        self.opened(self.home).back_up()

    def restore(self) -> None:
        journal = self.opened(self.home)
        journal.take_in(journal.in_backup(self.backup).arrival, quietly)

    def take_over(self) -> None:
        journal = self.opened(self.home)
        coming = read("nc-tui", self.export.read_bytes(), GIVEN).coming
        journal.take_in(journal.arrival_of(coming), quietly)

    def found(self) -> dict[str, Record]:
        journal = self.opened(self.home)
        records = journal.everything()
        assert journal.damage() == ()
        assert len({record.id for record in records}) == len(records)
        return {record.id: record for record in records}

    def is_all_there(self) -> None:
        found = self.found()
        assert {one: found[one] for one in self.whole} == self.whole
        assert found.keys() == {*self.whole, self.burned}
        assert found[self.burned].erased
        assert all(zipfile.ZipFile(path).testzip() is None for path in self.opened(self.home).backups())


@pytest.fixture(params=[plain, locked])
def case(request: pytest.FixtureRequest, tmp_path: Path, quick_keys: pytest.MonkeyPatch) -> Case:
    return Case(tmp_path, request.param)


@pytest.mark.parametrize("act", [Case.restore, Case.take_over])
def test_killed_at_any_change_nothing_is_lost_and_the_same_again_ends_it(
    case: Case, act: Callable[[Case], None]
) -> None:
    number, killed = 0, True
    while killed:
        number += 1
        case.lay_out()
        killed = killed_before(number, lambda: act(case))
        found = case.found()
        assert case.here <= found.keys(), number
        assert found[case.burned].erased, number
        act(case)
        case.opened(case.home).sweep()
        case.is_all_there()
        assert not list((case.home / "data").rglob("*.nc-tmp")), number
    assert number > FEW


def test_killed_at_any_change_of_a_backup_the_one_before_or_the_new_one_is_whole(case: Case) -> None:
    number, killed = 0, True
    while killed:
        number += 1
        case.lay_out()
        killed = killed_before(number, case.back_up)
        journal = case.opened(case.home)
        (backup,) = journal.backups()
        assert journal.ids_in_backup(backup) == case.here, number
        case.back_up()
        assert {record.id for record in case.found().values()} == case.here
    assert number > 3


def side_by_side(*acts: Callable[[], None]) -> None:
    """Each in a process of its own, all begun at once."""
    ready, begin = os.pipe()
    children = []
    for act in acts:
        child = os.fork()
        if child == 0:
            status = 3
            try:
                os.read(ready, 1)
                act()
                status = 0
            finally:
                os._exit(status)
        children.append(child)
    os.write(begin, b"x" * len(acts))
    os.close(ready)
    os.close(begin)
    assert [os.waitpid(child, 0)[1] for child in children] == [0] * len(acts)


def patiently(act: Callable[[], None]) -> Callable[[], None]:
    """As somebody does who reads that the other program is busy."""

    def again_and_again() -> None:
        while True:
            try:
                return act()
            except BusyError:
                continue

    return again_and_again


@pytest.mark.parametrize(
    "acts",
    [
        (Case.restore, Case.restore),
        (Case.take_over, Case.take_over),
        (Case.restore, Case.take_over, Case.back_up),
        (Case.back_up, Case.back_up),
    ],
    ids=["restore", "import", "all", "backup"],
)
def test_two_programs_at_once_bring_all_of_it_once(
    case: Case, acts: tuple[Callable[[Case], None], ...]
) -> None:
    for _time in range(5):
        case.lay_out()
        side_by_side(*(patiently(lambda act=act: act(case)) for act in acts))  # type: ignore[misc]
        if acts == (Case.back_up, Case.back_up):
            assert case.found().keys() == case.here
        else:
            case.is_all_there()
        journal = case.opened(case.home)
        assert all(journal.ids_in_backup(path) >= case.here for path in journal.backups())


def test_a_record_that_is_saved_while_another_program_restores_stays(case: Case) -> None:
    for _time in range(5):
        case.lay_out()

        def save() -> None:
            case.opened(case.home).append(checkin(), TODAY - timedelta(days=60))

        side_by_side(patiently(save), patiently(case.restore))
        assert len(case.found()) == len(case.whole) + 2
