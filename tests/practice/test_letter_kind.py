from datetime import timedelta

import pytest

from nc_tui.practice.kinds import Letter
from nc_tui.practice.kinds.letter import seal_fault
from tests.practice.made import TODAY

DAY = timedelta(days=1)


def test_a_kept_letter_can_be_read_at_once() -> None:
    assert Letter("kept", "Dear you").can_be_read(TODAY)


def test_a_sealed_letter_opens_on_its_day() -> None:
    sealed = Letter("sealed", "Dear you", open_on=TODAY)
    assert not sealed.can_be_read(TODAY - DAY)
    assert sealed.can_be_read(TODAY)


def test_a_burned_letter_can_never_hold_a_text() -> None:
    with pytest.raises(ValueError, match="keeps no text"):
        Letter("burned", "Dear you")
    assert not Letter("burned").can_be_read(TODAY)


def test_an_erased_letter_has_nothing_to_read() -> None:
    erased = Letter("kept", "Dear you").without_text()
    assert isinstance(erased, Letter)
    assert not erased.can_be_read(TODAY)


def test_a_seal_lasts_from_tomorrow_to_a_year() -> None:
    assert seal_fault(TODAY + DAY, TODAY) is None
    assert seal_fault(TODAY + 366 * DAY, TODAY) is None
    assert seal_fault(TODAY, TODAY) == (
        "a seal lasts at least until tomorrow: choose a later day, or keep the letter open"
    )
    assert seal_fault(TODAY + 367 * DAY, TODAY) == "a seal lasts at most a year: choose an earlier day"
