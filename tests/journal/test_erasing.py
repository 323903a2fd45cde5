"""What is erased is gone from every file, and nothing brings it back."""

import os
import time
from pathlib import Path

import pytest
from msgspec.structs import replace

from nc_tui.journal import month_files
from nc_tui.journal.erasing import SILENT
from nc_tui.journal.folders import Folders
from nc_tui.journal.journal import Journal
from nc_tui.practice.kinds import Carry, Contact, Data, Goal, Letter, Monitoring, Practice, Review, Slip, Urge
from nc_tui.practice.kinds.vocabulary import Answer
from tests.journal.examples import (
    MORNING,
    SECRET,
    TODAY,
    all_bytes,
    as_they_stand,
    as_written,
    checkin,
    fill,
    journal_at,
    month_file,
    practice,
)
from tests.journal.test_union import sync


def gone(home: Path, text: str = "ich vermisse") -> bool:
    """Whether no file below the home holds the text, in any spelling."""
    return text.encode() not in all_bytes(home)


def test_the_texts_go_and_the_facts_stay(journal: Journal, home: Path) -> None:
    written = Practice(
        "listening-01",
        "listening",
        "stranger",
        "café",
        "out",
        "done",
        after=2,
        with_=SECRET,
        note=SECRET,
        answers=(Answer(0, SECRET),),
    )
    kept = journal.append(practice("stays"), TODAY)
    record = journal.append(written, TODAY)
    assert journal.erase(record.id) == 1
    assert gone(home)
    first, second = as_they_stand(home)
    assert first == kept
    assert second.erased
    assert (second.id, second.at, second.day) == (record.id, record.at, record.day)
    assert second.data == Practice("listening-01", "listening", "stranger", "café", "out", "done", after=2)
    assert journal_at(home).damage() == ()


@pytest.mark.parametrize(
    "data",
    [
        Review("review", {"why": SECRET}),
        Carry("x", SECRET, SECRET),
        Urge(8, note=SECRET, who=SECRET),
        Slip("text", MORNING, plan=SECRET, note=SECRET),
        Monitoring("profile", SECRET),
        Contact("them", "call", True, note=SECRET),
        Letter("kept", SECRET),
        Goal(SECRET, "going", SECRET),
    ],
    ids=lambda data: type(data).__name__,
)
def test_every_kind_loses_its_texts_and_still_stands(journal: Journal, home: Path, data: Data) -> None:
    record = journal.append(data, TODAY)
    journal.history(TODAY.replace(year=2029))
    assert journal.erase(record.id) == 1
    assert gone(home)
    (standing,) = as_they_stand(home)
    assert type(standing.data) is type(data)
    assert standing.erased


@pytest.mark.parametrize("which", [0, 1, 2])
def test_the_whole_chain_of_edits_is_erased_from_any_end(journal: Journal, home: Path, which: int) -> None:
    chain = [journal.append(practice(SECRET), TODAY)]
    chain.append(journal.append(practice(SECRET + " zwei"), TODAY, replaces=chain[-1]))
    chain.append(journal.append(practice(SECRET + " drei"), TODAY, replaces=chain[-1]))
    assert journal.erase(chain[which].id) == 3
    assert gone(home)
    assert journal.erase(chain[which].id) == 0


def test_copies_in_all_files_are_blanked(journal: Journal, place: Folders, home: Path) -> None:
    other_home = home.parent / "other"
    other = journal_at(other_home)
    theirs = other.append(practice(SECRET), TODAY)
    sync(other_home, home)
    journal.append(practice(SECRET + " again"), TODAY, replaces=theirs)
    path = month_file(place, journal)
    path.with_name("2026-11 (conflicted copy).json").write_bytes(path.read_bytes())
    (place.journal / ".stversions").mkdir()
    (place.journal / ".stversions" / "old.txt").write_bytes(path.read_bytes())
    assert journal.erase(theirs.id) == 3
    journal.records()
    (left,) = journal.remains()
    assert left.parent.name == other.device
    sync(home, other_home)
    other.sweep()
    sync(other_home, home)
    assert gone(home)
    assert gone(other_home)
    journal.records()
    assert journal.remains() == ()


@pytest.mark.parametrize("look", ["sweep", "repair"])
def test_each_device_erases_in_its_own_file_what_another_one_erased(
    journal: Journal, home: Path, look: str
) -> None:
    other_home = home.parent / "other"
    other = journal_at(other_home)
    theirs = other.append(practice(SECRET), TODAY)
    sync(other_home, home)
    before = file_of(home, other.device).read_bytes()
    journal.erase(theirs.id)
    (standing,) = as_they_stand(home)
    assert standing.erased
    assert file_of(home, other.device).read_bytes() == before
    sync(home, other_home)
    other.records()
    assert other.owes_erasing()
    getattr(other, look)()
    other.records()
    assert not other.owes_erasing()
    assert gone(other_home)
    sync(other_home, home)
    assert gone(home)


def test_a_text_in_the_file_of_a_device_that_is_gone_for_good_is_erased_here(
    journal: Journal, home: Path
) -> None:
    other_home = home.parent / "other"
    other = journal_at(other_home)
    theirs = other.append(practice(SECRET), TODAY)
    sync(other_home, home)
    journal.erase(theirs.id)
    assert not gone(home)
    long_ago = time.time() - SILENT - 60
    os.utime(file_of(home, other.device), (long_ago, long_ago))
    journal.records()
    assert journal.owes_erasing()
    journal.sweep()
    assert gone(home)


@pytest.mark.parametrize("look", ["sweep", "repair"])
def test_what_is_written_after_an_erasing_stays_and_what_was_written_unaware_of_it_goes(
    journal: Journal, home: Path, look: str
) -> None:
    other_home = home.parent / "other"
    other = journal_at(other_home)
    first = journal.append(practice(SECRET), TODAY)
    sync(home, other_home)
    journal.erase(first.id)
    said = journal.say_erased(replace(first, data=first.data.without_text() if first.data else None))
    after = journal.append(practice("a new word"), TODAY, replaces=said)
    other.append(practice(f"{SECRET}, twice"), TODAY, replaces=first)
    sync(home, other_home)
    other.records()
    assert other.owes_erasing()
    getattr(other, look)()
    sync(other_home, home)
    getattr(journal, look)()
    assert gone(home)
    assert gone(other_home)
    for one in (journal, other):
        assert after.id in {record.id for record in one.records() if record.data == practice("a new word")}
        assert not one.owes_erasing()


def test_what_is_made_of_an_edit_that_was_made_unaware_of_an_erasing_is_read_without_words_at_once_and_goes(
    journal: Journal, home: Path
) -> None:
    other_home = home.parent / "other"
    other = journal_at(other_home)
    first = journal.append(practice(SECRET), TODAY)
    sync(home, other_home)
    journal.erase(first.id)
    journal.say_erased(first)
    edited = other.append(practice(f"{SECRET}, twice"), TODAY, replaces=first)
    edited = other.append(practice(f"{SECRET}, three times"), TODAY, replaces=edited)
    theirs = file_of(other_home, other.device)
    copy = home / theirs.relative_to(other_home)
    copy.parent.mkdir(exist_ok=True)
    copy.write_bytes(theirs.read_bytes())
    assert not gone(home)
    assert [one.data for one in as_they_stand(home)] == [practice(None)]
    for _round in range(2):
        journal.sweep()
        sync(home, other_home)
        other.sweep()
        sync(other_home, home)
    assert gone(home)
    assert gone(other_home)
    assert len(journal.everything()) == 4, "nobody says it again"


def file_of(home: Path, device: str) -> Path:
    (path,) = (home / "data" / "journal" / device).glob("2026-11.json*")
    return path


@pytest.mark.parametrize("data", [practice(SECRET), Goal(SECRET, "going", SECRET)], ids=["practice", "goal"])
def test_a_stale_copy_that_comes_back_does_not_bring_the_text_back(
    journal: Journal, place: Folders, home: Path, data: Data
) -> None:
    other_home = home.parent / "other"
    theirs = journal_at(other_home).append(data, TODAY)
    mine = journal.append(data, TODAY)
    sync(other_home, home)
    stale = month_file(place, journal).read_bytes()
    journal.erase(mine.id)
    journal.erase(theirs.id)
    sync(other_home, home)
    month_file(place, journal).with_name("2026-11.sync-conflict-x.json").write_bytes(stale)
    standing = as_they_stand(home)
    assert {record.id for record in standing} == {mine.id, theirs.id}
    for record in standing:
        assert record.erased
        assert record.data == data.without_text()


def test_damaged_and_set_aside_files_are_blanked_too(journal: Journal, place: Folders, home: Path) -> None:
    made = [
        journal.append(practice(SECRET), TODAY),
        *fill(journal, 2),
        journal.append(practice(SECRET), TODAY),
    ]
    path = month_file(place, journal)
    path.write_bytes(path.read_bytes()[:-30])
    journal.repair()
    assert not gone(home)
    assert journal.erase(made[0].id) == 2
    assert journal.erase(made[3].id) == 1
    assert gone(home)
    first, second, third = as_they_stand(home)
    assert first.erased
    assert (second, third) == (made[1], made[2])


def test_a_file_cut_in_the_middle_of_the_text_is_blanked_before_it_is_set_aside(
    journal: Journal, place: Folders, home: Path
) -> None:
    kept = journal.append(checkin(), TODAY)
    record = journal.append(practice(SECRET), TODAY)
    path = month_file(place, journal)
    whole = path.read_bytes()
    path.write_bytes(whole[: whole.find(b"immer noch")])
    assert journal.erase(record.id) == 1
    assert gone(home)
    assert as_they_stand(home) == (kept,)


def test_erasing_an_unknown_id_changes_nothing(journal: Journal, place: Folders) -> None:
    fill(journal, 2)
    before = month_file(place, journal).read_bytes()
    assert journal.erase("00000000-0000-7000-8000-000000000000") == 0
    assert month_file(place, journal).read_bytes() == before


def test_half_written_files_are_erased_as_well(journal: Journal, place: Folders, home: Path) -> None:
    record = journal.append(practice(SECRET), TODAY)
    month_file(place, journal).with_name(".2026-11.json.1f-0.nc-tmp").write_text(SECRET)
    journal.erase(record.id)
    assert gone(home)


def test_the_index_holds_no_text_of_old_months(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(month_files, "SETTLED", -10_000_000_000)  # whatever was just written is old enough
    journal = journal_at(home)
    journal.append(Review("review", {"why": SECRET}), TODAY.replace(year=2020))
    journal.append(practice(SECRET), TODAY.replace(year=2020, month=5))
    journal.history(TODAY)
    assert as_written(home / "state" / "index").exists()
    assert b"ich vermisse" not in as_written(home / "state" / "index").read_bytes()
