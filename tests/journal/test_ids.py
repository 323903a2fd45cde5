"""Ids are UUIDs of version 7 that only rise, whatever the clock does."""

import json
import uuid
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from nc_tui.journal.identity import greatest, new_id
from nc_tui.journal.record_codec import sealed
from tests.journal.examples import MORNING, TODAY, Clock, checkin, journal_at

seconds = st.floats(-300_000_000, 253_402_000_000)
times = seconds.map(lambda seconds: datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds))


@given(times)
def test_an_id_is_a_uuid_of_version_7_that_tells_the_time(at: datetime) -> None:
    made = uuid.UUID(new_id(at))
    assert (made.version, made.variant) == (7, uuid.RFC_4122)
    assert made.int >> 80 == max(0, int(at.timestamp() * 1000))


@given(st.lists(times, min_size=2, max_size=30))
def test_each_id_is_greater_than_the_one_before_whatever_the_times(times: list[datetime]) -> None:
    last = new_id(times[0])
    for at in times[1:]:
        following = new_id(at, last)
        assert following > last
        assert uuid.UUID(following).version == 7
        last = following


def test_the_greatest_id_leaves_out_what_is_none() -> None:
    one = new_id(MORNING)
    assert greatest([one, "zzz", "", "ffffffff-ffff-7fff-bfff-ffffffffffff", str(uuid.uuid4())]) == one
    assert greatest([]) is None


def test_with_a_fixed_clock_ids_still_rise(home: Path) -> None:
    ids = []
    for _ in range(3):  # a process of its own each time, as far as the journal can tell
        journal = journal_at(home, lambda: MORNING)
        ids += [journal.append(checkin(), TODAY).id, journal.append(checkin(), TODAY).id]
    assert ids == sorted(set(ids))


def test_with_the_clock_set_back_ids_still_rise_and_the_times_are_as_given(home: Path) -> None:
    clock = Clock(step=-timedelta(days=1))
    first_journal = journal_at(home, clock)
    first = [first_journal.append(checkin(), TODAY), first_journal.append(checkin(), date(2026, 10, 1))]
    made = first + [
        journal_at(home, clock).append(checkin(), day) for day in (TODAY, TODAY, date(2026, 10, 1))
    ]
    assert [record.at for record in made] == [MORNING - timedelta(days=number) for number in range(1, 6)]
    november = [record.id for record in made if record.day == TODAY]
    assert november == sorted(set(november))
    assert first[0].id < first[1].id
    assert len(journal_at(home).records()) == 5


def test_a_hostile_id_in_the_file_does_not_stop_saving(home: Path) -> None:
    journal = journal_at(home)
    record = journal.append(checkin(), TODAY)
    path = home / "data" / "journal" / journal.device / "2026-11.json"
    tables = json.loads(path.read_bytes())
    tables["records"]["2"] = sealed(tables["records"]["1"] | {"id": "ffffffff-ffff-7fff-bfff-ffffffffffff"})
    path.write_bytes(json.dumps(tables).encode())
    after = journal.append(checkin(), TODAY)
    assert after.id > record.id
    assert len(journal_at(home).records()) == 3
