"""``nc-tui rehearse``, fed from standard input."""

import json

import pytest

from tests.cli.conftest import Call

BARIS = "the-long-queue-and-baris"


@pytest.fixture
def calm(nc: Call) -> Call:
    nc("checkin", "--mood", "7", "--pull", "2")
    return nc


def test_the_list_says_what_there_is_and_what_is_left_this_week(calm: Call) -> None:
    said = calm("rehearse").out
    assert "The long queue and Baris" in said
    assert "2 rehearsals left this week." in said
    listed = json.loads(calm("rehearse", "--json").out)
    assert listed["left_this_week"] == 2
    assert {"id", "title", "kind", "level", "minutes", "open", "begun"} == set(listed["rehearsals"][0])
    assert {one["level"] for one in listed["rehearsals"] if one["open"]} == {1}


def test_a_talk_goes_from_the_scene_to_the_debrief_and_is_recorded(calm: Call) -> None:
    words = "3\n" + "1\n" * 12
    told = calm("rehearse", BARIS, stdin=words)
    assert told.status == 0
    assert max(map(len, told.out.splitlines())) <= 80
    assert told.out.index("Baris is made up") < told.out.index("Looking back") < told.out.index("Saved.")
    assert json.loads(calm("rehearse", "--json").out)["left_this_week"] == 1
    assert "rehearsal" in calm("undo").out


def test_leaving_kindly_is_an_end_like_any_other(calm: Call) -> None:
    told = calm("rehearse", BARIS, stdin="2\n1\n0\n2\n\n\n")
    assert told.status == 0
    assert "Looking back" in told.out


def test_a_talk_that_was_left_waits_where_it_was(calm: Call) -> None:
    first = calm("rehearse", BARIS, stdin="2\n1\n\n")
    assert "Open it again to carry on." in first.out
    assert next(one for one in json.loads(calm("rehearse", "--json").out)["rehearsals"] if one["begun"])
    again = calm("rehearse", BARIS, stdin="\n")
    assert "How tense are you before it?" not in again.out
    assert "You:" in again.out


def test_stopping_asks_nothing_more_and_is_recorded_as_a_good_choice(calm: Call) -> None:
    told = calm("rehearse", BARIS, stdin="2\n1\nx\n")
    assert told.out.rstrip().endswith("Stopped, and that's a good choice.")


def test_too_tense_before_it_means_not_today(calm: Call) -> None:
    told = calm("rehearse", BARIS, stdin="8\n")
    assert "Not today" in told.out
    assert "Looking back" not in told.out


def test_own_words_get_facts_and_no_verdict_and_nothing_of_them_is_saved(calm: Call) -> None:
    told = calm("rehearse", BARIS, stdin="2\nt\nSorry, but you always MOAN?\n\n")
    assert "They can't show how it's meant." in told.out
    assert "1 question mark" in told.out
    assert "MOAN" not in calm("export", "--to", "json").out


def test_a_closed_level_says_why_in_one_line(calm: Call) -> None:
    told = calm("rehearse", "wren-and-the-last-box")
    assert told.status == 1
    assert told.complaint.count("\n") == 1
    assert "five questions" in told.complaint


def test_an_unknown_one_is_answered_with_the_nearest(calm: Call) -> None:
    told = calm("rehearse", "the-long-queue-and-barry")
    assert told.status == 1
    assert BARIS in told.complaint


def test_what_was_wanted_is_saved_only_where_that_is_said_and_a_note_always(calm: Call) -> None:
    def told(answers: str) -> str:
        # Leave after two replies; the tension after it; then what was wanted, no rewind, no plan, a note.
        assert calm("rehearse", BARIS, stdin=f"2\n1\n1\n0\n2\n{answers}").status == 0
        exported = calm("export", "--to", "json").out
        assert calm("undo").status == 0
        return exported

    assert "to be liked" not in told("to be liked\n\n\n\nhis band\n")
    kept = told("to be liked\ns\n\n\nhis band\n")
    assert '"wanted": "to be liked"' in kept
