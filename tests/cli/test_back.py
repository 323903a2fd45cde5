"""Coming back on the command line."""

import pytest

from tests.cli.conftest import Call


def test_it_says_what_stays_asks_once_and_plans_one(nc: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    nc("log", "presence-hold-the-door")
    monkeypatch.setenv("NC_TUI_NOW", "2026-12-07T07:30+01:00")
    said = nc("today").out
    assert "Good to see you. A pause of 13 days." in said
    assert "1 practice day stays yours" in said
    assert "nc-tui back --contact yes, no or rather-not" in said
    assert len(nc("today", "--json").json["plan"]) == 1
    found = nc("back", "--contact", "rather-not", "--json").json
    assert list(found) == ["id", "day", "at", "since", "contact", "two"]
    assert (found["since"], found["contact"], found["two"]) == ("2026-11-24", "rather-not", False)
    assert "nc-tui back --contact" not in nc("today").out
    assert nc("back", "--two").status == 0
    assert len(nc("today", "--json").json["plan"]) == 2
    assert nc("undo").status == 0
    assert len(nc("today", "--json").json["plan"]) == 1
    assert "nc-tui slip, or nc-tui contact" in nc("back", "--contact", "yes").out


def test_without_a_pause_there_is_nothing_to_answer(nc: Call) -> None:
    nc("log", "presence-hold-the-door")
    for words, complaint in (
        (("--contact", "no"), "there is no pause to answer for"),
        (("--two",), "the plan isn't shortened today"),
    ):
        tried = nc("back", *words)
        assert tried.status == 1
        assert complaint in tried.complaint
    assert nc("back").status == 2
