"""What the words of a line show: facts, and never what is absent."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nc_tui.practice.words import Facts, facts, in_words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Three trips for nothing.", Facts(4, 1, 0)),
        ("Why? And when?", Facts(3, 2, 2)),
        ("I'm sorry I was late, but the tram stopped.", Facts(9, 1, 0, sorry_but="but")),
        ("I apologise. But you were late too.", Facts(7, 2, 0, sorry_but="but")),
        ("But I'm sorry.", Facts(3, 1, 0)),
        (
            "You always do that, you've never asked.",
            Facts(7, 1, 0, you_always=("always", "never"), begins_with_you=True),
        ),
        ("“You're late.”", Facts(2, 1, 0, begins_with_you=True)),
        ("Your tram was late.", Facts(4, 1, 0)),
        (
            "Please, at least one more, PLEASE.",
            Facts(6, 1, 0, asking=("please", "at least", "one more"), capitals=("PLEASE",)),
        ),
        ("I miss us. Remember? I love it.", Facts(7, 3, 1, past=("miss", "us", "remember", "love"))),
        ("The bus, BBC and NHS.", Facts(5, 1, 0)),
        ("What?! Really!!", Facts(2, 2, 1, rows_of_signs=2)),
        ("It is 3 o'clock", Facts(4, 1, 0)),
        ("", Facts(0, 0, 0)),
        ("…", Facts(0, 0, 0)),
    ],
)
def test_the_facts_about_a_line(text: str, expected: Facts) -> None:
    assert facts(text) == expected


def test_facts_are_said_in_short_lines_beside_what_it_answers() -> None:
    said = facts("You always say that, please! I'm sorry, but WHERE were you??")
    assert list(in_words(said, facts("Three times I took the bus."))) == [
        "11 words, 2 sentences; theirs had 6",
        "1 question mark",
        "“but” after “sorry”",
        "“you always”",
        "begins with “you”",
        "asking: “please”",
        "capitals: “WHERE”",
        "1 row of “!” or “?”",
    ]


def test_what_is_absent_is_not_said() -> None:
    assert list(in_words(facts("Three trips for nothing."))) == ["4 words, 1 sentence"]


def test_a_long_evening_of_writing_is_looked_through_in_one_go() -> None:
    assert facts("sorry so very " * 4_000).words == 12_000


@given(st.text(max_size=300))
def test_any_text_has_facts(text: str) -> None:
    found = facts(text)
    assert found.questions <= text.count("?")
    assert list(in_words(found))
