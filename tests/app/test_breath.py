"""The ring to breathe along with, and the chart of a wave, without the app."""

from itertools import pairwise

import pytest

from nc_tui.app.widgets.breath import STEPS, moment_of_breath, ring
from nc_tui.app.widgets.wave_chart import WaveChart
from nc_tui.practice.exercise import Breathe

BREATH = Breathe(text="", seconds=60, in_=4, hold=1, out=6)


@pytest.mark.parametrize(
    ("seconds", "word", "second", "of"),
    [
        (0, "in", 1, 4),
        (3.9, "in", 4, 4),
        (4, "hold", 1, 1),
        (5, "out", 1, 6),
        (10.9, "out", 6, 6),
        (11, "in", 1, 4),
    ],
)
def test_the_words_count_the_seconds_of_a_breath(seconds: float, word: str, second: int, of: int) -> None:
    assert moment_of_breath(BREATH, seconds)[:3] == (word, second, of)


def test_the_breath_fills_and_empties_without_a_jump() -> None:
    fulls = [moment_of_breath(BREATH, tenth / 10).full for tenth in range(111)]
    assert min(fulls) == 0
    assert max(fulls) == 1
    assert max(abs(a - b) for a, b in pairwise(fulls)) < 0.05


@pytest.mark.parametrize("rows", [8, 10, 13])
def test_the_ring_only_grows_and_leaves_room_for_the_words(rows: int) -> None:
    filled = [sum(shade > 0 for row in ring(rows, step) for _, shade in row) for step in range(STEPS + 1)]
    assert filled == sorted(filled)
    assert filled[-1] > 1.3 * filled[0]
    middle = ring(rows, STEPS)[rows // 2]
    free = [sign for sign, _ in middle[rows - 4 : rows + 4]]
    assert free == [" "] * 8
    assert all(len(row) == 2 * rows for row in ring(rows, 0))


@pytest.mark.parametrize("rows", [8, 10, 13])
def test_the_ring_is_the_same_on_both_sides(rows: int) -> None:
    for row in ring(rows, STEPS // 2):
        assert [shade for _, shade in row] == [shade for _, shade in reversed(row)]


# -- the wave --------------------------------------------------------------------------------------------


def chart(*, few_signs: bool = False) -> WaveChart:
    """A wave of two ratings, the second after ten minutes, with one behind it."""
    made = WaveChart(id="chart")
    made.points, made.earlier = ((0, 10), (600, 5)), (((0, 0), (1200, 0)),)
    made.seconds, made.said, made.rows, made.few_signs = (
        600,
        "Your last one fell to 0 within 20 min.",
        5,
        few_signs,
    )
    return made


def test_a_wave_ends_where_it_was_last_rated() -> None:
    rows = chart().drawn(50).plain.split("\n")
    assert rows[2].index("●") == 3 + 20, "five of ten, ten of twenty minutes"
    assert not rows[0][13:].strip()
    assert set(rows[4][3:43]) == {"⣀"}, "the one behind it lies at the bottom"
    assert rows[5].count("━") == 20
    assert rows[5].endswith("20 min")
    assert rows[6] == "Your last one fell to 0 within 20 min."


def test_a_font_without_braille_gets_the_points() -> None:
    drawn = chart(few_signs=True).drawn(50).plain
    assert not any("⠀" <= sign <= "⣿" for sign in drawn)
    assert drawn.count("●") == 2
    assert drawn.count("·") == 2
