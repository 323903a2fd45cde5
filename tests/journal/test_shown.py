"""What was shown once is remembered by this machine, and only there."""

from datetime import date

from nc_tui.journal.folders import Folders
from nc_tui.journal.shown import NAME, Shown

DAY = date(2026, 11, 23)


def test_a_day_is_remembered_by_its_name(place: Folders) -> None:
    assert Shown(place).on("a-page") is None
    Shown(place).note("a-page", DAY)
    Shown(place).note("another", date(2026, 11, 24))
    assert Shown(place).on("a-page") == DAY
    assert not place.data.exists()


def test_what_was_lost_or_damaged_was_never_shown_and_a_folder_that_cant_be_written_is_no_matter(
    place: Folders,
) -> None:
    Shown(place).note("a-page", DAY)
    (place.state / NAME).write_bytes(b"{")
    assert Shown(place).on("a-page") is None
    (place.state / NAME).unlink()
    (place.state / NAME).mkdir()
    Shown(place).note("a-page", DAY)
    assert Shown(place).on("a-page") is None
