"""Several writers at once: every acknowledged record is found."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from nc_tui.practice.records import Record
from tests.journal.examples import TODAY, as_they_stand, checkin, journal_at
from tests.journal.tracing import ROOT

EACH = 60
WRITER = f"""
import sys
from pathlib import Path
from tests.journal.examples import TODAY, checkin, journal_at
journal = journal_at(Path(sys.argv[1]))
for number in range({EACH}):
    print(journal.append(checkin(number % 11), TODAY).id, flush=True)
"""


def test_two_processes_at_once_lose_no_acknowledged_record(home: Path) -> None:
    command = [sys.executable, "-c", WRITER, str(home)]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) for _ in range(2)]
    acknowledged = [line for process in both for line in process.communicate()[0].split()]
    assert [process.returncode for process in both] == [0, 0]
    assert len(acknowledged) == 2 * EACH
    records = as_they_stand(home)
    assert sorted(record.id for record in records) == sorted(acknowledged)
    assert len({record.device for record in records}) == 1
    assert journal_at(home).repair() == ()


def test_threads_with_one_journal_lose_nothing(home: Path) -> None:
    journal = journal_at(home)

    def save(number: int) -> Record:
        return journal.append(checkin(number % 11), TODAY)

    with ThreadPoolExecutor(8) as threads:
        made = list(threads.map(save, range(40)))
    assert {record.id for record in as_they_stand(home)} == {record.id for record in made}
    assert len({record.id for record in made}) == 40


def test_what_another_process_recorded_is_seen_at_the_next_reading(home: Path) -> None:
    here, there = journal_at(home), journal_at(home)
    here.append(checkin(), TODAY)
    seen = here.fingerprint()
    record = there.append(checkin(1), TODAY)
    assert here.fingerprint() != seen
    assert record in here.history(TODAY).recent
    edit = here.append(checkin(2), TODAY, replaces=record)
    assert [item.id for item in there.records()][-1] == edit.id
