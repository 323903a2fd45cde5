"""``nc-tui journal``, ``edit``, ``erase`` and ``undo ID``: what happened, and correcting it."""

from pathlib import Path

import pytest

from tests.cli.conftest import Call

LISTENING = "listening-one-open-question"


def recorded(nc: Call, *more: str) -> str:
    """The id of an exercise that was recorded."""
    words = ("log", LISTENING, "--with", "Maja", "--predicted", "5", "--after", "2", "--note", "in the rain")
    found = nc(*words, *more, "--json").json["id"]
    assert isinstance(found, str)
    return found


def test_the_journal_lists_days_with_the_beginning_of_each_id(nc: Call) -> None:
    assert nc("journal").out == "Nothing yet. nc-tui today shows where to start.\n"
    made = recorded(nc)
    nc("checkin", "--mood", "6", "--pull", "2", "--day", "-40")
    shown = nc("journal")
    assert shown.status == 0
    lines = shown.out.splitlines()
    assert lines[0] == "Today"
    *said, mark = lines[1].split()
    assert said == ["07:30", "Listening", "One", "open", "question", "5", "→", "2"]
    assert made.startswith(mark)
    assert nc("edit", mark, "--after", "2").status == 0
    assert lines[2].strip() == "Maja · “in the rain”"
    assert "check-in" not in shown.out, "four weeks, where nothing is looked for"
    assert "check-in · mood 6" in nc("journal", "--from", "-60").out
    assert all(len(line) <= 80 for line in lines)


def test_a_search_finds_in_all_years_and_says_what_it_is_about(nc: Call) -> None:
    for day in ("-400", "-10", "today"):
        recorded(nc, "--day", day)
    shown = nc("journal", "--search", "MAJA rain").out
    assert shown.endswith("3 of 3 entries. Maja: 3 times in 58 weeks; expected 5.0, it was 2.0.\n")
    found = nc("journal", "--search", "maja", "--kind", "practice", "--to-day", "-5", "--json").json
    assert (found["of"], len(found["entries"])) == (3, 2)
    keys = ["id", "day", "time", "kind", "what", "who", "ratings", "skill", "texts", "data"]
    assert list(found["entries"][0]) == keys
    assert nc("journal", "--search", "nobody").out == "Nothing found in 3 entries.\n"


def test_an_edit_changes_what_it_names_and_says_what_that_changes(nc: Call) -> None:
    made = recorded(nc)
    said = nc("edit", made[:12], "--after", "9", "--dry-run").out
    assert said.startswith("This would change: ")
    shown = nc("edit", made[:12], "--after", "3", "--with", "")
    assert shown.out.splitlines()[0] == "Corrected, today: “One open question”."
    data = nc("journal", "--json").json["entries"][0]["data"]
    assert (data["after"], data["predicted"], data.get("with"), data["note"]) == (3, 5, None, "in the rain")
    nc("edit", made, "--predicted", "none")
    assert "predicted" not in nc("journal", "--json").json["entries"][0]["data"]


def test_an_edit_moves_to_another_day_and_takes_words_from_standard_input(nc: Call) -> None:
    made = recorded(nc)
    moved = nc("edit", made, "--day", "2025-03-09", "--note", "-", "--json", stdin="two\nlines\n").json
    assert (moved["day"], moved["data"]["note"], moved["beside"]) == ("2025-03-09", "two\nlines", None)


@pytest.mark.parametrize(
    ("words", "status", "why"),
    [
        (("--mood", "3"), 2, "has no --mood; it has --with, --outcome"),
        ((), 2, "say what to change"),
        (("--after", "11"), 2, "isn't a rating"),
        (("--outcome", "great"), 2, "isn't one of done, partly, not"),
        (("--day", "2027-01-01"), 1, "in the future"),
        (("--day", "soon"), 2, "is not a day"),
        (("--reason", "too-hard"), 1, "goes with"),
    ],
)
def test_what_cannot_be_is_one_line(nc: Call, words: tuple[str, ...], status: int, why: str) -> None:
    made = recorded(nc)
    shown = nc("edit", made, *words)
    assert shown.status == status
    assert why in shown.complaint
    assert len(nc("export", "--to", "json").out.split('"standing": true')) == 2


def test_an_id_that_nothing_has_is_one_line_everywhere(nc: Call) -> None:
    for words in (
        ("edit", "0000-none", "--note", "x"),
        ("erase", "0000-none", "--yes"),
        ("undo", "0000-none"),
    ):
        shown = nc(*words)
        assert shown.status == 1
        assert "nc-tui journal shows the ids" in shown.complaint


def test_erasing_asks_or_is_told_yes_and_leaves_no_word(nc: Call, home: Path) -> None:
    made = recorded(nc, "--note", "zebrafish")
    refused = nc("erase", made)
    assert (refused.status, "--yes" in refused.complaint) == (1, True)
    assert (
        nc("erase", made, "--yes").out == "Erased: the words of “One open question”, today. The day stays.\n"
    )
    assert not any(b"zebrafish" in path.read_bytes() for path in home.rglob("*") if path.is_file())
    assert nc("erase", made, "--yes").status == 0, "the same again does what is left"
    bare = nc("log", LISTENING, "--day", "-1", "--json").json["id"]
    assert "nothing is written" in nc("erase", bare, "--yes").complaint


def test_undo_takes_a_record_of_any_age_by_its_id_and_brings_it_back(nc: Call) -> None:
    made = recorded(nc, "--day", "-300")
    assert nc("undo", made, "--json").json == {"undone": "One open question"}
    assert "--restore brings it back" in nc("undo", made).complaint
    assert nc("undo", made, "--restore").out == "There again: “One open question”.\n"
    assert nc("journal", "--search", "rain", "--json").json["entries"][0]["data"]["note"] == "in the rain"
    assert nc("undo", "--restore").status == 2
