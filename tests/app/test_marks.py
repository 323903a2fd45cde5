"""The marks that every page has: each as wide as its place, and different for what differs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nc_tui.app.widgets.marks import SCALE, day_bar, felt_line, quoted, rating_line, steps
from nc_tui.app.widgets.prose import said

DAYS = ("practised", "partly", "open", "to-come", "none")
RATING = st.none() | st.integers(min_value=0, max_value=10)


@pytest.mark.parametrize("width", [3, 4, 5])
def test_each_kind_of_day_has_its_own_bar(width: int) -> None:
    bars = [said(*day_bar(mark, width)).plain for mark in DAYS]  # type: ignore[arg-type]
    assert len(set(bars)) == len(DAYS)
    assert {len(bar) for bar in bars} == {width}


@given(RATING, st.booleans())
def test_a_rating_stands_at_its_own_cell_of_eleven(value: int | None, asking: bool) -> None:
    line = said(*rating_line(value, asking=asking)).plain
    assert len(line) == SCALE
    assert line.find("●") == (-1 if value is None else value)


@given(RATING, RATING)
def test_expected_and_felt_stand_at_their_cells(expected: int | None, felt: int | None) -> None:
    line = said(*felt_line(expected, felt)).plain
    assert len(line) == SCALE
    assert line.find("●") == (-1 if felt is None else felt)
    if expected != felt:
        assert line.find("○") == (-1 if expected is None else expected)


@given(st.integers(0, 6), st.integers(0, 6), st.booleans())
def test_steps_are_as_many_as_there_are(done: int, more: int, under_way: bool) -> None:
    signs = said(*steps(done, done + more, under_way=under_way)).plain
    assert len(signs) == done + more
    assert signs.count("●") == done
    assert signs.count("◐") == (1 if under_way and more else 0)


def test_every_line_of_what_somebody_said_has_its_bar() -> None:
    shown = quoted("She laughed and said: finally somebody asks.", 24).plain.splitlines()
    assert len(shown) > 1
    assert all(line.startswith("┃ ") and len(line) <= 24 for line in shown)
