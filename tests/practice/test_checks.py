"""What is stored of a drill that answers at once: the lines, and never whether they were as expected."""

from nc_tui.practice.checks import as_answer, chosen_before, picked_before
from nc_tui.practice.exercise import Check, CheckLine
from nc_tui.practice.kinds.vocabulary import Answer

SORT = Check(
    text="Open or closed?",
    piles=("open", "closed"),
    lines=(
        CheckLine(say="What: was it?", why="Open.", is_="open"),
        CheckLine(say="Good?", why="Closed.", is_="closed"),
        CheckLine(say="Cold?", why="Closed.", is_="closed"),
    ),
)
CHOICE = Check(
    text="Which fits?",
    lines=(
        CheckLine(say="One.", why="No."),
        CheckLine(say="Two.", why="Yes.", fits=True),
        CheckLine(say="Three.", why="No."),
    ),
)


def test_sorted_lines_are_stored_as_they_were_sorted_and_found_again() -> None:
    answer = as_answer(2, SORT, ["closed", "closed"])
    assert answer == Answer(2, items=("closed: What: was it?", "closed: Good?"))
    assert list(chosen_before(SORT, answer)) == ["closed", "closed"]


def test_where_a_line_was_another_one_sorting_begins_again_there() -> None:
    assert list(
        chosen_before(SORT, Answer(2, items=("open: What: was it?", "open: Gone?", "open: Cold?")))
    ) == ["open"]
    assert list(chosen_before(SORT, Answer(2, items=("pile: What: was it?",)))) == []
    assert list(chosen_before(SORT, None)) == []


def test_chosen_lines_are_found_again_in_their_order() -> None:
    assert picked_before(CHOICE, Answer(0, items=("Three.", "Gone.", "Two."))) == (2, 1)
    assert picked_before(CHOICE, None) == ()
