from datetime import timedelta

import pytest

from nc_tui.practice.letters import can_be_read, seal_fault
from nc_tui.practice.records import Letter, without_text
from tests.practice.made import TODAY

DAY = timedelta(days=1)


def test_a_kept_letter_can_be_read_at_once() -> None:
    assert can_be_read(Letter("kept", "Dear you"), TODAY)


def test_a_sealed_letter_opens_on_its_day() -> None:
    sealed = Letter("sealed", "Dear you", open_on=TODAY)
    assert not can_be_read(sealed, TODAY - DAY)
    assert can_be_read(sealed, TODAY)


def test_a_burned_letter_can_never_hold_a_text() -> None:
    with pytest.raises(ValueError, match="keeps no text"):
        Letter("burned", "Dear you")
    assert not can_be_read(Letter("burned"), TODAY)


def test_an_erased_letter_has_nothing_to_read() -> None:
    erased = without_text(Letter("kept", "Dear you"))
    assert isinstance(erased, Letter)
    assert not can_be_read(erased, TODAY)


def test_a_seal_lasts_from_tomorrow_to_a_year() -> None:
    assert seal_fault(TODAY + DAY, TODAY) is None
    assert seal_fault(TODAY + 366 * DAY, TODAY) is None
    assert seal_fault(TODAY, TODAY) == (
        "a seal lasts at least until tomorrow: choose a later day, or keep the letter open"
    )
    assert seal_fault(TODAY + 367 * DAY, TODAY) == "a seal lasts at most a year: choose an earlier day"
