"""Two homes that Syncthing keeps alike while records are made, corrected and erased on both: none is lost, none comes back.

``SYNCED_RECORDS`` says how many are made in all.
"""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec import Struct

from nc_tui.journal.folders import folders
from nc_tui.practice.kinds import Letter, Practice
from nc_tui.practice.records import Record
from tests.journal.examples import TODAY, checkin, journal_at, practice

RECORDS = int(os.environ.get("SYNCED_RECORDS", "120"))
ROUNDS = 4
PATIENCE = 90 + RECORDS / 20
"""Seconds for what one home holds to come to the other, on a busy machine."""
SECRET = "zebrafish poem"

CONFIG = """<configuration version="35">
  <folder id="journal" path="{journal}" type="sendreceive" rescanIntervalS="5" fsWatcherEnabled="true" fsWatcherDelayS="1">
    <device id="{a}"/><device id="{b}"/>
    <versioning type="simple"><param key="keep" val="3"/></versioning>
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


@pytest.fixture
def homes(tmp_path: Path) -> Iterator[tuple[Path, Path]]:
    """Two homes; what lies in the journal of one comes to lie in that of the other."""
    program = shutil.which("syncthing")
    if program is None:
        pytest.skip("Syncthing isn't installed")
    first, second = tmp_path / "a", tmp_path / "b"
    ids = [_generated(program, home) for home in (first, second)]
    ports = _free_ports()
    running = []
    try:
        for home, own in zip((first, second), ports, strict=True):
            (home / "sync" / "config.xml").write_text(
                CONFIG.format(
                    journal=folders(home).journal,
                    a=ids[0],
                    b=ids[1],
                    port_a=ports[0],
                    port_b=ports[1],
                    own=own,
                )
            )
            command = [program, "serve", f"--home={home / 'sync'}", "--no-browser", "--no-restart"]
            with (home / "log").open("w") as log:
                running.append(subprocess.Popen(command, stdout=log, stderr=log))
        yield first, second
    finally:
        for process in running:
            process.terminate()
        for process in running:
            process.wait()


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


def _free_ports() -> list[int]:
    with socket.socket() as one, socket.socket() as other:
        for each in (one, other):
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in (one, other)]


class Made(Struct):
    """What one person has made so far and was told is saved: all of it, what has to stay as it is, what is to go."""

    all: dict[str, Record]
    kept: dict[str, Record]
    secret: list[Record]


class Person:
    """Somebody at one of the two machines."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.journal = journal_at(home)
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
            self._keep(self.journal.append(practice(f"note {number} {each}"), day))
        for record in to_correct if theirs else ():
            self._keep(self.journal.append(practice("corrected"), record.day, replaces=record))
        for data in (Letter(state="kept", text=SECRET), practice(SECRET)):
            self.made.secret.append(self.journal.append(data, TODAY))
        self._keep(self.journal.append(checkin(), TODAY))
        self.made.all |= {record.id: record for record in self.made.secret}

    def _keep(self, record: Record) -> None:
        self.made.all[record.id] = self.made.kept[record.id] = record

    def wait_for(self, ids: "dict[str, Record]", *, erased: bool = False) -> None:
        """Until all of it is here, and no erased text anywhere; what is ours to erase is erased, as the app does."""
        ends = time.monotonic() + PATIENCE
        while True:
            there = {record.id for record in self.journal.everything()}
            if self.journal.owes_erasing():
                self.journal.sweep()
            if there >= ids.keys() and not (erased and holding(self.home)):
                return
            if time.monotonic() > ends:
                log = (self.home / "log").read_text()[-3000:]
                pytest.fail(f"{len(ids.keys() - there)} missing, {holding(self.home)} left\n{log}")
            time.sleep(0.2)  # another program carries the files; nothing here tells when it has


def holding(home: Path) -> list[Path]:
    """The files of the journal, old versions and half-carried ones too, in which the erased text stands."""
    found = []
    for path in folders(home).journal.rglob("*"):
        try:
            if path.is_file() and SECRET.encode() in path.read_bytes():
                found.append(path)
        except FileNotFoundError:  # carried away meanwhile
            continue
    return found


def test_nothing_is_lost_and_nothing_erased_comes_back(homes: tuple[Path, Path]) -> None:
    people = [Person(home) for home in homes]
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
    kept, found = one.made.kept | other.made.kept, [journal_at(home) for home in homes]
    for journal in found:
        there = {record.id: record for record in journal.everything()}
        assert there.keys() == made.keys()
        assert {identity: there[identity] for identity in kept} == kept
        assert journal.damage() == ()
    assert found[0].records() == found[1].records()
    standing = [record.data for record in found[0].records()]
    assert sum(isinstance(data, Practice) and data.note == "corrected" for data in standing) > 0
