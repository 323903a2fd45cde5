"""A month that vanished or shrank is noticed, named with the backup that has it, and missed until it is back."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from nc_tui.journal.folders import Folders
from nc_tui.journal.journal import Journal
from tests.journal.examples import TODAY, fill, journal_at, month_file

OCTOBER = TODAY - timedelta(days=40)


@pytest.fixture
def looked_at(journal: Journal) -> Journal:
    """Three records in October and four in November, all of which have been seen."""
    fill(journal, 3, OCTOBER)
    fill(journal, 4)
    journal.history(TODAY)
    return journal


def missed(home: Path) -> list[int | None]:
    """How many records are missed, in each place, by a program that is started anew."""
    journal = journal_at(home)
    journal.history(TODAY)
    return [damage.records_lost for damage in journal.damage()]


def test_nothing_is_missed_while_everything_is_there(looked_at: Journal, home: Path) -> None:
    assert missed(home) == []
    looked_at.erase(looked_at.records()[0].id)
    looked_at.withdraw(looked_at.records()[1])
    assert missed(home) == []


def test_a_month_that_vanished_is_named_at_every_start(
    looked_at: Journal, place: Folders, home: Path
) -> None:
    month_file(place, looked_at, "2026-10").unlink()
    assert missed(home) == [3]
    assert missed(home) == [3]
    (damage,) = looked_at.repair()
    assert damage.file == month_file(place, looked_at, "2026-10")
    assert damage.records_lost == 3


def test_a_month_that_went_back_to_an_older_state_is_noticed(
    looked_at: Journal, place: Folders, home: Path
) -> None:
    path = month_file(place, looked_at)
    older = path.read_bytes()
    fill(looked_at, 2)
    looked_at.history(TODAY)
    path.write_bytes(older)
    assert missed(home) == [2]


def test_the_whole_journal_gone_is_one_notice(looked_at: Journal, place: Folders, home: Path) -> None:
    shutil.rmtree(place.journal)
    assert missed(home) == [7]
    assert [damage.records_lost for damage in journal_at(home).gone()] == [7]


def test_the_backup_that_has_them_is_named_and_brings_them_back(
    looked_at: Journal, place: Folders, home: Path
) -> None:
    backup = looked_at.back_up()
    month_file(place, looked_at, "2026-10").unlink()
    again = journal_at(home)
    again.history(TODAY)
    (damage,) = again.damage()
    assert str(backup.path) in str(damage)
    again.take_in(again.in_backup(backup.path).arrival, lambda _done, _of: None)
    assert missed(home) == []


def test_a_loss_that_is_accepted_is_missed_no_more(looked_at: Journal, place: Folders, home: Path) -> None:
    month_file(place, looked_at, "2026-10").unlink()
    assert missed(home) == [3]
    journal_at(home).accept_losses()
    assert missed(home) == []
    month_file(place, looked_at).unlink()
    assert missed(home) == [4]


def test_a_month_in_which_as_many_others_took_the_place_of_some_is_noticed(
    looked_at: Journal, place: Folders, home: Path
) -> None:
    path = month_file(place, looked_at)
    before = path.read_bytes()
    fill(looked_at, 2)
    looked_at.history(TODAY)
    looked_at.back_up()
    path.write_bytes(before)
    fill(journal_at(home), 3)
    assert missed(home) == [None]
    (damage,) = looked_at.gone()
    assert "records that were here are gone; nc-tui restore" in str(damage)
    assert looked_at.backups()[0].name in str(damage)


def test_records_that_lie_in_another_file_now_are_not_missed(
    looked_at: Journal, place: Folders, home: Path
) -> None:
    path = month_file(place, looked_at)
    path.rename(path.with_name(f"2026-11.sync-conflict-20261123-{path.name.removeprefix('2026-11')}"))
    assert missed(home) == []


@pytest.mark.parametrize("content", [b"", b"x", b"nc-tui inventory 1\n00000000\n{}"])
def test_an_inventory_that_cannot_be_trusted_is_begun_again(
    looked_at: Journal, place: Folders, home: Path, content: bytes
) -> None:
    (path,) = place.state.glob("inventory*")
    path.write_bytes(content)
    assert missed(home) == []
    month_file(place, looked_at).unlink()
    assert missed(home) == [4]
