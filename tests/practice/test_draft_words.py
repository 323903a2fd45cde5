"""What change of a draft keeps its rest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nc_tui.practice.draft_words import keeps_rest

DRAFT = "Hello. The little cinema at the station has opened again. You needn't answer."


@pytest.mark.parametrize(
    "after",
    [
        DRAFT,
        "  Hello.\n\nThe little cinema at the station has opened again.  You needn't answer. ",
        "Hello. The cinema at the station has opened. You needn't answer.",
        "Hello, the little cinema at the station has opened again. You needn't answer.",
        "Hullo. The little cinema at the station has opened agian. You needn't answer.",
        "",
    ],
)
def test_fewer_words_and_up_to_three_letters_keep_it(after: str) -> None:
    assert keeps_rest(DRAFT, after)


@pytest.mark.parametrize(
    "after",
    [
        DRAFT + " I miss you.",
        DRAFT + " x",
        "Hello. The little cinema at the station has opened again. You must answer.",
        "You needn't answer. Hello. The little cinema at the station has opened again.",
        "Hallo. The litle cinema at the staion has opend again. You needn't answer.",
    ],
)
def test_other_words_begin_it_again(after: str) -> None:
    assert not keeps_rest(DRAFT, after)


@given(st.lists(st.sampled_from(["I", "saw", "the", "heron", "today."]), max_size=12), st.data())
def test_cutting_words_always_keeps_it(words: list[str], data: st.DataObject) -> None:
    cut = [word for word in words if data.draw(st.booleans())]
    assert keeps_rest(" ".join(words), " ".join(cut))


@given(st.text(max_size=60), st.text("abcdefgh", min_size=4, max_size=9))
def test_a_word_that_wasnt_there_never_does(text: str, word: str) -> None:
    assert not keeps_rest(text, f"{text} zz{word}")
