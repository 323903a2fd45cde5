"""The week on the command line: looked back on, and given a sentence."""

import pytest

from tests.cli.conftest import Call


def test_a_week_is_said_in_a_few_lines_of_eighty_columns(nc: Call) -> None:
    assert "still young" in nc("week").out
    nc("checkin", "--mood", "4", "--pull", "0", "--day", "yesterday")
    nc("log", "listening-one-open-question", "--day", "yesterday", "--with", "the baker", "--predicted", "6")
    nc("log", "listening-one-open-question", "--day", "yesterday", "--after", "2")
    out = nc("week", "--day", "yesterday").out
    assert "Mon    Tue" in out
    assert "1 exercise, 1 with someone" in out
    assert "the baker" in out
    assert "expected 6.0, felt 2.0" in out
    assert all(len(line) <= 80 for line in out.splitlines())
    found = nc("week", "--day", "yesterday", "--json").json
    assert (found["from"], found["to"], found["exercises"], found["note"]) == (
        "2026-11-16",
        "2026-11-22",
        1,
        None,
    )
    assert found["days"][6] == {"day": "2026-11-22", "practised": True, "mood": 4, "pull": 0}


def test_a_sentence_is_saved_for_its_week_from_a_pipe_too_and_undone(nc: Call) -> None:
    assert nc("week", "--note", "-", stdin="It was\nfine.").out == "Saved.\n"
    assert nc("week", "--note", "It was fine.").out == "Nothing changed.\n"
    assert "“It was fine.”" in nc("week").out
    assert "about the week" in nc("journal").out
    nc("undo")
    assert nc("week", "--json").json["note"] is None
    assert nc("week", "--day", "2026-12-24").status == 2
    assert "too long ago" in nc("week", "--day", "2020-01-01", "--note", "x").complaint


def test_sunday_invites_to_look_back_where_there_is_something(
    nc: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NC_TUI_NOW", "2026-11-22T09:00+01:00")
    assert "nc-tui week" not in nc("today").out
    nc("checkin", "--mood", "4", "--day", "yesterday")
    assert "nc-tui week" in nc("today").out
