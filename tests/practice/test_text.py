"""What text may hold: nothing that steers a terminal, everything that people write."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nc_tui.practice.text import LONGEST, clean, clean_line

BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
anything = st.text(st.characters(), max_size=200) | st.text(
    st.sampled_from(["\r", "\n", "\x1b", "\u2028", "\x9b", "\ud800", "\u202e", "a", " ", "\t"]), max_size=30
)


@given(text=anything)
def test_no_control_character_survives(text: str) -> None:
    for character in clean(text):
        assert character in "\n\t" or unicodedata.category(character) not in ("Cc", "Cs")
        assert character not in BIDI


@given(text=anything)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert clean_line(clean_line(text)) == clean_line(text)


@given(text=anything)
def test_what_is_clean_can_be_written_to_disk(text: str) -> None:
    assert clean(text).encode("utf-8").decode("utf-8") == clean(text)


@given(text=anything, longest=st.integers(0, 20))
def test_no_text_is_longer_than_it_may_be(text: str, longest: int) -> None:
    assert len(clean(text, longest)) <= longest
    line = clean_line(text, longest)
    assert len(line) <= longest
    assert line == line.strip()
    assert "\n" not in line


@given(text=st.text(st.characters(categories=["L", "N", "P", "S", "M"]), max_size=60))
def test_letters_marks_and_signs_are_left_as_they_are(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize(
    "text",
    ["👩‍👩‍👧‍👦", "שלום\u200f", "می\u200cخواهم", "[bold]i feel [/b] :(", "a\tb\nc", "e\u0301", "🏳️‍🌈"],
    ids=["family", "hebrew", "persian", "markup", "layout", "accent", "flag"],
)
def test_emoji_joiners_and_scripts_from_right_to_left_stay(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\x1b]52;c;aGk=\x07hi", "]52;c;aGk=hi"),
        ("\x1b[2Jhi", "[2Jhi"),
        ("\x9b31mred", "31mred"),
        ("nap\u202efdp.exe", "napfdp.exe"),
        ("lone \ud83d surrogate", "lone  surrogate"),
        ("one\r\ntwo\rthree\u2028four\x85five", "one\ntwo\nthree\nfour\nfive"),
        ("\ufeffbegin", "begin"),
    ],
)
def test_what_steers_a_terminal_goes_and_the_words_stay(text: str, expected: str) -> None:
    assert clean(text) == expected


def test_a_long_evening_of_writing_is_kept_whole() -> None:
    assert len(clean("x" * 100_000)) == 100_000
    assert len(clean("x" * (LONGEST + 1))) == LONGEST


def test_a_line_is_one_line() -> None:
    assert clean_line("  the\tbaker \n and\u2028me ") == "the baker and me"
