"""A text in one line: whole sentences where they fit, else whole words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from nc_tui.app.widgets.prose import at_word_end, in_a_line


@given(
    st.lists(st.sampled_from(["a", "word,", "long-ish:", "end.", "読む", "Why?"]), min_size=1),
    st.integers(8, 60),
)
def test_it_is_never_too_long_and_no_word_is_cut(words: list[str], width: int) -> None:
    line = in_a_line(" ".join(words), width)
    assert cell_len(line) <= width
    shown = line.removesuffix(" …").split()
    assert [word.rstrip(",:; ") for word in shown] == [
        word.rstrip(",:; ") for word in words[: len(shown)]
    ] or line == "…"


def test_whole_sentences_come_before_parts_of_one() -> None:
    assert in_a_line("Close the door. Then sit down and breathe out.", 30) == "Close the door."
    assert in_a_line("Find the sound that is furthest away: a road, or water in a pipe.", 45) == (
        "Find the sound that is furthest away …"
    )


@pytest.mark.parametrize(
    ("line", "width", "shown"),
    [
        ("out, an acquaintance", 20, "out, an acquaintance"),
        ("out, an acquaintance", 14, "out …"),
        ("the neighbour upstairs", 16, "the neighbour …"),
        ("Donaudampfschifffahrt", 10, "Donaudamp…"),
        ("日本語のとても長い文", 9, "日本語の…"),
        ("a word", 0, ""),
    ],
)
def test_a_line_is_cut_behind_a_word_and_only_a_long_word_within(line: str, width: int, shown: str) -> None:
    assert at_word_end(line, width) == shown
