"""Drafts survive, one file each, for the owner alone."""

from pathlib import Path

import pytest

from nc_tui.journal.folders import Folders
from nc_tui.journal.journal import JournalError
from tests.journal.examples import drafts_at


def test_a_draft_is_there_for_another_process_and_gone_once_discarded(place: Folders) -> None:
    drafts_at(place).save("walk-listening-01-2026-11-23", "half a sen")
    again = drafts_at(place)
    assert again.keys() == ("walk-listening-01-2026-11-23",)
    assert again.load("walk-listening-01-2026-11-23") == "half a sen"
    again.discard("walk-listening-01-2026-11-23")
    assert again.keys() == ()
    assert again.load("walk-listening-01-2026-11-23") == ""
    again.discard("walk-listening-01-2026-11-23")


def test_nothing_is_made_by_looking(place: Folders, home: Path) -> None:
    drafts = drafts_at(place)
    assert drafts.keys() == ()
    assert drafts.load("any") == ""
    drafts.discard("any")
    drafts.save("any", "")
    assert not home.exists()


def test_an_empty_text_removes_the_draft(place: Folders) -> None:
    drafts = drafts_at(place)
    drafts.save("a", "text")
    drafts.save("a", "")
    assert drafts.keys() == ()


def test_drafts_are_for_the_owner_alone(place: Folders) -> None:
    drafts_at(place).save("a", "text")
    (path,) = (place.state / "drafts").iterdir()
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("key", ["", "../x", "a/b", "A", "a b", "x" * 101, "a\n", "é", "a\x00"])
def test_a_key_that_is_no_key_is_refused(place: Folders, key: str) -> None:
    drafts = drafts_at(place)
    for use in (drafts.load, drafts.discard, lambda name: drafts.save(name, "text")):
        with pytest.raises(JournalError):
            use(key)


@pytest.mark.parametrize("key", [".", "..", "...", "-", "a.draft", "x" * 100])
def test_odd_but_allowed_keys_stay_inside_the_folder(place: Folders, key: str) -> None:
    drafts = drafts_at(place)
    drafts.save(key, "text")
    assert drafts.load(key) == "text"
    assert drafts.keys() == (key,)
    assert len(list((place.state / "drafts").iterdir())) == 1


def test_garbage_in_a_draft_is_no_error(place: Folders) -> None:
    drafts_at(place).save("a", "text")
    (path,) = (place.state / "drafts").iterdir()
    path.write_bytes(b"te\xff\xfet")
    assert drafts_at(place).load("a").startswith("te")
