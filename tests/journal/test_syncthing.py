"""Two homes that Syncthing keeps alike while records are made, corrected and erased on both: none is lost, none comes back.

All that is tried is tried at once, each with two homes of its own: what takes time is Syncthing's waiting for one more
change. ``SYNCED_RECORDS`` says how many records are made in all.
"""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from msgspec import Struct

from nc_tui.journal.codec import UndecodableError
from nc_tui.journal.folders import folders
from nc_tui.journal.journal import Journal
from nc_tui.journal.keys import needs_key
from nc_tui.practice.kinds import Letter, Practice
from nc_tui.practice.records import Record
from nc_tui.trainer.locking import Lock, bring_over
from tests.conftest import keys_under_hashes
from tests.journal.examples import MORNING, TODAY, Clock, checkin, journal_at, practice

RECORDS = int(os.environ.get("SYNCED_RECORDS", "120"))
ROUNDS = 4
PATIENCE = 90 + RECORDS / 20
"""Seconds for what one home holds to come to the other, on a busy machine."""
SECRET = "zebrafish poem"
PASSPHRASE = "four words by chance"

CONFIG = """<configuration version="35">
  <folder id="journal" path="{journal}" type="sendreceive" rescanIntervalS="5" fsWatcherEnabled="true" fsWatcherDelayS="1">
    <device id="{a}"/><device id="{b}"/>
    <versioning type="simple"><param key="keep" val="3"/></versioning>
    <maxConflicts>{conflicts}</maxConflicts>
  </folder>
  <device id="{a}" compression="never"><address>tcp://127.0.0.1:{port_a}</address></device>
  <device id="{b}" compression="never"><address>tcp://127.0.0.1:{port_b}</address></device>
  <gui enabled="false"></gui>
  <options>
    <listenAddress>tcp://127.0.0.1:{own}</listenAddress>
    <globalAnnounceEnabled>false</globalAnnounceEnabled>
    <localAnnounceEnabled>false</localAnnounceEnabled>
    <relaysEnabled>false</relaysEnabled>
    <natEnabled>false</natEnabled>
    <urAccepted>-1</urAccepted>
    <autoUpgradeIntervalH>0</autoUpgradeIntervalH>
    <crashReportingEnabled>false</crashReportingEnabled>
    <reconnectionIntervalS>1</reconnectionIntervalS>
    <startBrowser>false</startBrowser>
  </options>
</configuration>
"""
"""Old versions are kept, so that an erased text has more places to stand in."""


class Syncing:
    """A Syncthing for each of two homes; what lies in the journal of one comes to lie in that of the other."""

    def __init__(self, program: str, folder: Path, ports: tuple[int, int], conflicts: int) -> None:
        """``conflicts`` is how many copies of a conflict are kept; -1 keeps all."""
        self.homes = (folder / "a", folder / "b")
        self._program = program
        self._running: list[subprocess.Popen[bytes]] = []
        ids = [_generated(program, home) for home in self.homes]
        for home, own in zip(self.homes, ports, strict=True):
            (home / "sync" / "config.xml").write_text(
                CONFIG.format(
                    journal=folders(home).journal,
                    conflicts=conflicts,
                    a=ids[0],
                    b=ids[1],
                    port_a=ports[0],
                    port_b=ports[1],
                    own=own,
                )
            )

    def begin(self) -> None:
        for home in self.homes:
            command = [self._program, "serve", f"--home={home / 'sync'}", "--no-browser", "--no-restart"]
            with (home / "log").open("a") as log:
                self._running.append(subprocess.Popen(command, stdout=log, stderr=log))

    def end(self) -> None:
        for process in self._running:
            process.terminate()
        for process in self._running:
            process.wait()
        self._running.clear()


def _generated(program: str, home: Path) -> str:
    """Makes the keys of a Syncthing for this home and gives its id."""
    (folders(home).journal / ".stfolder").mkdir(
        parents=True
    )  # without it Syncthing takes the folder for lost
    place = f"--home={home / 'sync'}"
    command = [program, "generate", place, "--skip-port-probing", "--no-default-folder"]
    subprocess.run(command, check=True, capture_output=True)
    told = subprocess.run([program, place, "--device-id"], check=True, capture_output=True, text=True)
    return told.stdout.split()[-1]


def _free_ports(count: int) -> list[tuple[int, int]]:
    """So many pairs; all are held until the last was found, so that none is given twice."""
    with ExitStack() as held:
        sockets = [held.enter_context(socket.socket()) for _ in range(2 * count)]
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        ports = [each.getsockname()[1] for each in sockets]
    return list(zip(ports[::2], ports[1::2], strict=True))


class Made(Struct):
    """What one person has made so far and was told is saved: all of it, what has to stay as it is, what is to go."""

    all: dict[str, Record]
    kept: dict[str, Record]
    secret: list[Record]


def opened(home: Path, start: datetime = MORNING) -> Journal:
    """The locked journal, as its passphrase opens it."""
    lock = Lock(folders(home))
    return Journal(folders(home), Clock(start), lock.opened(lock.open(PASSPHRASE)))


class Person:
    """Somebody at one of the two machines."""

    def __init__(self, home: Path, journal: Journal) -> None:
        self.home = home
        self.journal = journal
        self.made = Made({}, {}, [])

    def go_on(self, number: int, other: "Person", count: int) -> None:
        """A round: records, a correction of the other's, and an erasing of the other's, once those have come."""
        day = TODAY - timedelta(days=30 * number)
        theirs = dict(other.made.all) if number > 0 else {}
        to_erase, to_correct = other.made.secret[number - 1 : number], list(other.made.kept.values())[-1:]
        self.wait_for(theirs)
        for record in to_erase:
            self.journal.erase(record.id)
        for each in range(count - 4):
            self.keep(self.journal.append(practice(f"note {number} {each}"), day))
        for record in to_correct if theirs else ():
            self.keep(self.journal.append(practice("corrected"), record.day, replaces=record))
        for data in (Letter(state="kept", text=SECRET), practice(SECRET)):
            self.made.secret.append(self.journal.append(data, TODAY))
        self.keep(self.journal.append(checkin(), TODAY))
        self.made.all |= {record.id: record for record in self.made.secret}

    def keep(self, record: Record) -> None:
        self.made.all[record.id] = self.made.kept[record.id] = record

    def wait_for(self, ids: "dict[str, Record]", *, erased: bool = False) -> None:
        """Until all of it is here, and no erased text anywhere; what is ours to erase is erased, as the app does."""
        ends = time.monotonic() + PATIENCE
        while True:
            there = {record.id for record in self.journal.everything()}
            if self.journal.owes_erasing():
                self.journal.sweep()
            left = self.holding() if erased else []
            if there >= ids.keys() and not left:
                return
            if time.monotonic() > ends:
                log = (self.home / "log").read_text()[-3000:]
                pytest.fail(f"{len(ids.keys() - there)} missing, {left} left\n{log}")
            time.sleep(0.2)  # another program carries the files; nothing here tells when it has

    def holding(self) -> list[Path]:
        """The files of the journal, old versions and half-carried ones too, in which the erased text stands."""
        found = []
        for path in folders(self.home).journal.rglob("*"):
            try:
                if path.is_file() and SECRET.encode() in self._read(path):
                    found.append(path)
            except FileNotFoundError:  # carried away meanwhile
                continue
        return found

    def _read(self, path: Path) -> bytes:
        raw, codec = path.read_bytes(), self.journal.codec
        with suppress(UndecodableError):  # one that is half-carried
            return codec.decode(raw) if codec.ending and path.name.endswith(codec.ending) else raw
        return raw


def until(happens: Callable[[], object], what: str) -> None:
    ends = time.monotonic() + PATIENCE
    while not happens():
        assert time.monotonic() < ends, what
        time.sleep(0.2)


def live_through(people: list[Person]) -> None:
    """Some rounds at once, in which each corrects and erases what the other made, to an end at which all was carried."""
    one, other = people
    with ThreadPoolExecutor(2) as pool:
        for number in range(ROUNDS):
            share = RECORDS // (2 * ROUNDS)
            rounds = [
                pool.submit(person.go_on, number, people[1 - which], share)
                for which, person in enumerate(people)
            ]
            for each in rounds:
                each.result()
        made = one.made.all | other.made.all
        for person in people:
            for record in person.made.secret:
                person.journal.erase(record.id)
        for each in [pool.submit(person.wait_for, made, erased=True) for person in people]:
            each.result()


def assert_all_there(people: list[Person], opened: Callable[[Path], Journal]) -> None:
    one, other = people
    made, kept = one.made.all | other.made.all, one.made.kept | other.made.kept
    found = [opened(person.home) for person in people]
    for journal in found:
        there = {record.id: record for record in journal.everything()}
        assert there.keys() == made.keys()
        assert {identity: there[identity] for identity in kept} == kept
        assert all(there[record.id].erased for person in people for record in person.made.secret)
        assert journal.damage() == ()
    assert found[0].records() == found[1].records()
    standing = [record.data for record in found[0].records()]
    assert sum(isinstance(data, Practice) and data.note == "corrected" for data in standing) > 0


def both_go_on(syncing: Syncing) -> None:
    syncing.begin()
    people = [Person(home, journal_at(home)) for home in syncing.homes]
    live_through(people)
    assert_all_there(people, journal_at)


def one_is_locked(syncing: Syncing) -> None:
    here, there = syncing.homes
    new = Lock.new_key(PASSPHRASE)
    first = Person(here, Lock(folders(here)).turn_on(new, Clock()))
    before = journal_at(there, Clock(MORNING - timedelta(hours=1)))
    early = [before.append(practice(f"plain {number}"), TODAY) for number in range(5)]
    syncing.begin()
    first.keep(first.journal.append(checkin(), TODAY))
    until(lambda: needs_key(folders(there)) and Lock(folders(there)).has_key, "no key came")
    second = Person(there, opened(there, MORNING - timedelta(hours=1)))
    for record in early:
        second.keep(record)
    assert bring_over(second.journal, lambda _done, _of: None)[1] == ()
    live_through([first, second])
    assert_all_there([first, second], opened)
    months = {path.suffix for home in syncing.homes for path in folders(home).journal.glob("*/2026-*")}
    assert ".age" in months
    plain = [path for home in syncing.homes for path in folders(home).journal.glob("*/*.json")]
    assert all(b"note" not in path.read_bytes() for path in plain)


def two_have_one_name(syncing: Syncing) -> None:
    here, there = syncing.homes
    machine = journal_at(here)
    common = machine.append(checkin(), TODAY)
    shutil.copytree(here / "state", there / "state")  # a copy of the home that couldn't be told from it
    syncing.begin()
    until(lambda: len(journal_at(there).records()) == 1, "the first record never came")
    syncing.end()
    made = {common.id}
    for number, home in enumerate(syncing.homes):
        journal = journal_at(home)
        made |= {journal.append(practice(f"on {number}"), TODAY).id for _ in range(number + 2)}
        journal.history(TODAY)
        journal.back_up_daily()
    syncing.begin()
    tops = [folders(home).journal / machine.device for home in syncing.homes]

    def alike() -> bool:
        found = [{path.name: path.read_bytes() for path in top.glob("2026-*")} for top in tops]
        return found[0] == found[1]

    until(alike, "they never became alike")
    for home in syncing.homes:
        journal = journal_at(home)
        journal.history(TODAY)
        for loss in journal.gone():
            assert "nc-tui restore" in str(loss)
            backup = journal.backups()[0]
            journal.take_in(journal.in_backup(backup).arrival, lambda _done, _of: None)
    made.add(journal_at(here).append(checkin(), TODAY).id)
    until(alike, "they never became alike again")
    for home in syncing.homes:
        assert {record.id for record in journal_at(home).records()} == made
    assert [path.name for top in tops for path in top.iterdir()] == ["2026-11.json"] * 2


class Tried(NamedTuple):
    """Something to live through, and how many copies of a conflict Syncthing keeps meanwhile."""

    live: Callable[[Syncing], None]
    conflicts: int


TRIED = [
    Tried(both_go_on, 10),
    *(Tried(one_is_locked, conflicts) for conflicts in (10, 0)),
    *(Tried(two_have_one_name, conflicts) for conflicts in (-1, 0)),
]
Ends = Mapping[Tried, Future[None]]


def lived_through(program: str, folder: Path, ports: tuple[int, int], tried: Tried) -> None:
    syncing = Syncing(program, folder, ports, tried.conflicts)
    try:
        tried.live(syncing)
    finally:
        syncing.end()


@pytest.fixture(scope="module")
def ends(tmp_path_factory: pytest.TempPathFactory) -> Ends:
    """How each ended; all of them have."""
    program = shutil.which("syncthing")
    if program is None:
        pytest.skip("Syncthing isn't installed")
    with keys_under_hashes(), ThreadPoolExecutor(len(TRIED)) as pool:
        return {
            tried: pool.submit(lived_through, program, tmp_path_factory.mktemp("synced"), ports, tried)
            for tried, ports in zip(TRIED, _free_ports(len(TRIED)), strict=True)
        }


def test_nothing_is_lost_and_nothing_erased_comes_back(ends: Ends) -> None:
    ends[Tried(both_go_on, 10)].result()


@pytest.mark.parametrize("conflicts", [10, 0], ids=["with conflict copies", "without"])
def test_where_one_is_locked_and_the_clocks_are_an_hour_apart_nothing_is_lost_either(
    ends: Ends, conflicts: int
) -> None:
    ends[Tried(one_is_locked, conflicts)].result()


@pytest.mark.parametrize("conflicts", [-1, 0], ids=["with conflict copies", "without"])
def test_of_two_machines_with_one_name_each_says_what_it_lost_and_takes_in_what_lies_beside(
    ends: Ends, conflicts: int
) -> None:
    ends[Tried(two_have_one_name, conflicts)].result()
