"""Several devices and whatever syncing leaves behind are one journal."""

import itertools
import json
from pathlib import Path

import pytest

from nc_tui.journal.folders import Folders
from nc_tui.journal.journal import Journal
from nc_tui.journal.record_codec import sealed
from tests.journal.examples import TODAY, as_they_stand, checkin, fill, journal_at, month_file, practice


def sync(source: Path, target: Path) -> None:
    """Copies another home's journal into this one, as a syncing engine does."""
    for path in (source / "data" / "journal").rglob("*.json*"):
        copy = target / "data" / "journal" / path.relative_to(source / "data" / "journal")
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())


def test_the_records_of_all_devices_stand_together(journal: Journal, home: Path) -> None:
    other_home = home.parent / "other"
    mine, theirs = fill(journal, 2), fill(journal_at(other_home), 3)
    sync(other_home, home)
    sync(home, other_home)
    assert set(as_they_stand(home)) == {*mine, *theirs}
    assert as_they_stand(home) == as_they_stand(other_home)


@pytest.mark.parametrize(
    "name",
    [
        "2026-11.sync-conflict-20261123-080000-ABCDEFG.json",
        "2026-11 (Jürgens conflicted copy 2026-11-23).json",
        "2026-11 (1).json",
        "2026-11~HEAD.json",
        "2026-11\udcff.json",
    ],
)
def test_a_conflict_copy_counts_by_id(journal: Journal, place: Folders, home: Path, name: str) -> None:
    made = fill(journal, 3)
    path = month_file(place, journal)
    tables = json.loads(path.read_bytes())
    only_here = tables["records"].pop("1")
    path.write_bytes(json.dumps(tables).encode())
    tables["records"] = {"1": only_here, "7": tables["records"]["2"]}
    path.with_name(name).write_bytes(json.dumps(tables).encode())
    again = journal_at(home)
    assert again.records() == tuple(made)
    assert again.damage() == ()
    again.history(TODAY)


def test_an_edit_made_on_another_device_counts_everywhere(journal: Journal, home: Path) -> None:
    other_home = home.parent / "other"
    first = journal.append(practice("mine"), TODAY)
    sync(home, other_home)
    other = journal_at(other_home)
    edit = other.append(practice("theirs"), TODAY, replaces=first)
    sync(other_home, home)
    (standing,) = as_they_stand(home)
    assert (standing.id, standing.data) == (edit.id, practice("theirs"))


def test_which_of_two_sound_copies_counts_does_not_depend_on_the_files_names(
    journal: Journal, place: Folders, home: Path
) -> None:
    journal.append(practice("one"), TODAY)
    path = month_file(place, journal)
    one = json.loads(path.read_bytes())["records"]["1"]
    two = sealed(one | {"data": one["data"] | {"note": "two"}})
    found = set()
    for first, second in itertools.permutations([one, two]):
        path.write_bytes(json.dumps({"records": {"1": first}}).encode())
        path.with_name("2026-11 (1).json").write_bytes(json.dumps({"records": {"1": second}}).encode())
        found.add(as_they_stand(home))
    assert len(found) == 1


def test_undo_concerns_only_records_of_this_device(journal: Journal, home: Path) -> None:
    mine = journal.append(checkin(), TODAY)
    other_home = home.parent / "other"
    fill(journal_at(other_home), 3)
    sync(other_home, home)
    assert journal_at(home).last_made() == mine


def test_an_edit_on_top_of_one_of_a_newer_version_does_not_stand_twice(
    journal: Journal, place: Folders, home: Path
) -> None:
    first = journal.append(checkin(1), TODAY)
    second = journal.append(checkin(2), TODAY, replaces=first)
    third = journal.append(checkin(3), TODAY, replaces=second)
    path = month_file(place, journal)
    tables = json.loads(path.read_bytes())
    tables["records"]["2"] = sealed(tables["records"]["2"] | {"data": {"mood": "radiant"}})
    path.write_bytes(json.dumps(tables).encode())
    (standing,) = as_they_stand(home)
    assert (standing.id, standing.data) == (third.id, checkin(3))
