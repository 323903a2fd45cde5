"""One grid for every page: panes where they have room, and never wider than the window."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nc_tui.app.grid import COLUMN, GAP, LEAST, PANE, panes


@given(st.integers(min_value=1, max_value=500))
def test_what_stands_side_by_side_fits_the_window_and_is_wide_enough(width: int) -> None:
    number, each = panes(width)
    assert number == 0 or GAP + COLUMN + GAP + number * (each + GAP) <= width
    assert number == 0 or LEAST <= each <= PANE


@pytest.mark.parametrize(("width", "number"), [(40, 0), (80, 0), (120, 1), (160, 2), (300, 2)])
def test_at_the_usual_widths(width: int, number: int) -> None:
    assert panes(width).number == number
    assert number == 0 or panes(width).width == PANE
