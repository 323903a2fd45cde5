"""Pictures made of signs, at the widths they may get."""

import pytest

from nc_tui.app.widgets.pictures import map_picture
from nc_tui.app.widgets.prose import said
from nc_tui.practice.exercise import STAKES

ROWS = {"Self-kindness": (0, 1, 12, 123, 999, 4), "Asking": (0, 0, 0, 0, 0, 0)}


def drawn(width: int) -> list[str]:
    """The map's lines."""
    return said(*map_picture(ROWS, width)).plain.splitlines()


@pytest.mark.parametrize("width", [65, 70, 71, 80, 150])
def test_the_map_names_the_stakes_whole_where_there_is_room(width: int) -> None:
    assert drawn(width)[0].split() == list(STAKES)


@pytest.mark.parametrize("width", [33, 37, 50, 64, 65, 71, 150])
def test_no_line_of_the_map_is_wider_than_its_place(width: int) -> None:
    assert all(len(line.rstrip()) <= width for line in drawn(width))


@pytest.mark.parametrize("width", [33, 65, 150])
def test_each_number_stands_under_its_head(width: int) -> None:
    heads, first, _ = drawn(width)
    starts = [place for place in range(15, len(heads)) if heads[place] != " " and heads[place - 1] == " "]
    cells = [first[begin:end].strip() for begin, end in zip(starts, [*starts[1:], None], strict=True)]
    assert [cell.split()[-1] for cell in cells[1:]] == ["1", "12", "123", "999", "4"]
