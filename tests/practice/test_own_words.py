"""A sentence of one's own from three weeks ago, or from about then."""

from datetime import timedelta

from msgspec.structs import replace

from nc_tui.practice.kinds.practice import Outcome
from nc_tui.practice.own_words import LONGEST, OwnWords, from_weeks_ago
from nc_tui.practice.records import Record
from tests.practice.made import TODAY, history_of, made
from tests.practice.plans import NINE
from tests.practice.small_library import practice

ONE = next(iter(NINE.values()))


def written(back: int, note: str, outcome: Outcome = "done") -> Record:
    data = replace(practice(ONE, outcome), note=note, with_="the baker")
    return made(data, TODAY - timedelta(days=back))


def words(*records: Record) -> OwnWords | None:
    return from_weeks_ago(history_of(*records), TODAY)


def test_the_note_nearest_to_three_weeks_ago_is_taken() -> None:
    found = words(written(14, "late"), written(22, "near"), written(28, "early"))
    assert found is not None
    assert (found.text, found.day, found.with_) == ("near", TODAY - timedelta(days=22), "the baker")


def test_older_and_younger_notes_and_what_was_not_done_are_left_alone() -> None:
    assert (
        words(written(13, "young"), written(29, "old"), written(21, "not", "not"), written(21, " \n "))
        is None
    )


def test_of_a_long_note_its_first_sentence_is_taken_unless_that_is_long_too() -> None:
    found = words(written(21, "She laughed. " + "and on " * LONGEST))
    assert found is not None
    assert found.text == "She laughed."
    assert words(written(21, "on and " * LONGEST)) is None
