"""The files are ordinary TinyDB files."""

import json
from pathlib import Path

from tinydb import TinyDB, where
from tinydb.storages import JSONStorage

from nc_tui.journal.folders import Folders
from nc_tui.journal.journal import Journal
from nc_tui.journal.month_file import TABLE
from tests.journal.examples import TODAY, checkin, fill, journal_at, month_file, practice


def test_stock_tinydb_opens_the_file(journal: Journal, place: Folders) -> None:
    made = fill(journal, 4)
    with TinyDB(month_file(place, journal), storage=JSONStorage, encoding="utf-8") as stock:
        table = stock.table(TABLE)
        assert [document["id"] for document in table.all()] == [record.id for record in made]
        (found,) = table.search(where("data")["note"] == "note 2")
        assert found["kind"] == "practice"
        assert list(found)[-1] == "crc"


def test_a_file_that_stock_tinydb_wrote_again_is_read_without_damage(
    journal: Journal, place: Folders, home: Path
) -> None:
    made = [*fill(journal, 3), journal.append(practice("Grüße 👩‍💻 “quoted” \\ / \u00e9 שלום"), TODAY)]
    path = month_file(place, journal)
    before = path.read_bytes()
    with TinyDB(path, encoding="utf-8", indent=2) as stock:
        stock.table(TABLE).update({}, doc_ids=[1])
    assert path.read_bytes() != before
    assert b"\\u" in path.read_bytes()
    again = journal_at(home)
    assert again.records() == tuple(made)
    assert again.damage() == ()


def test_writing_goes_on_after_stock_tinydb(journal: Journal, place: Folders, home: Path) -> None:
    made = fill(journal, 2)
    with TinyDB(month_file(place, journal), encoding="utf-8") as stock:
        stock.table(TABLE).update({}, doc_ids=[1])
    made.append(journal.append(checkin(), TODAY))
    again = journal_at(home)
    assert again.records() == tuple(made)
    assert again.damage() == ()


def test_what_stock_tinydb_changed_without_the_checksum_is_reported(
    journal: Journal, place: Folders, home: Path
) -> None:
    fill(journal, 2)
    with TinyDB(month_file(place, journal), encoding="utf-8") as stock:
        stock.table(TABLE).update({"day": "2026-11-24"}, doc_ids=[1])
    again = journal_at(home)
    assert len(again.records()) == 1
    (damage,) = again.damage()
    assert damage.records_lost == 1
    assert "2026-11-24" in str(damage)


def test_a_document_is_what_the_design_says(journal: Journal, place: Folders) -> None:
    first = journal.append(checkin(3), TODAY)
    journal.append(checkin(4), TODAY, replaces=first)
    tables = json.loads(month_file(place, journal).read_bytes())
    assert list(tables) == ["records"]
    assert list(tables["records"]) == ["1", "2"]
    assert list(tables["records"]["1"]) == ["id", "device", "at", "day", "kind", "data", "crc"]
    assert list(tables["records"]["2"]) == ["id", "device", "at", "day", "kind", "data", "replaces", "crc"]
    assert tables["records"]["1"]["data"] == {"mood": 3, "pull": 2}
    assert tables["records"]["1"]["at"] == "2026-11-23T07:30:01+01:00"
