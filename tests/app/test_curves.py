"""Curves: as wide and as high as their place, on a fixed scale, with gaps where nothing is known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nc_tui.app.widgets.curves import blocks, braille

VALUES = st.lists(st.none() | st.integers(0, 10), min_size=28, max_size=28)


@given(VALUES, st.integers(10, 60), st.integers(1, 5))
def test_a_curve_fills_its_place_and_no_more(values: list[int | None], width: int, height: int) -> None:
    for draw in (braille, blocks):
        lines = draw(values, width, height)
        assert len(lines) == height
        assert {len(line) for line in lines} == {width}


@pytest.mark.parametrize("draw", [braille, blocks])
def test_a_low_line_lies_lower_than_a_high_one_and_nothing_known_is_nothing(draw: object) -> None:
    assert callable(draw)
    low, high, none = (draw([value] * 28, 20, 3) for value in (0, 10, None))
    assert not low[0].strip()
    assert low[2].strip()
    assert high[0].strip()
    assert not "".join(none).strip()


def test_a_long_gap_breaks_the_line_and_a_short_one_does_not() -> None:
    short = braille([5] * 10 + [None] * 3 + [5] * 15, 28, 1)[0]
    long = braille([5] * 10 + [None] * 6 + [5] * 12, 28, 1)[0]
    assert " " not in short
    assert " " in long
