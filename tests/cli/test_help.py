"""``nc-tui help``: who to call, by country."""

from pathlib import Path

import pytest

from tests.cli.conftest import Call


def test_the_country_that_was_given_counts_and_is_not_saved(nc: Call) -> None:
    printed = nc("help", "--country", "ireland")
    assert printed.status == 0
    assert "116 123  Samaritans Ireland, Ireland  seen 2026-10" in printed.out
    assert "In danger now" in printed.out
    assert "112 or 999" in printed.out
    assert nc("settings", "country").out == "\n"


def test_the_country_of_the_settings_counts_without_one(nc: Call) -> None:
    assert nc("settings", "country", "US").status == 0
    out = nc("help").out
    assert "988" in out
    assert "These are the numbers of United States." in out
    assert "Samaritans" not in out


def test_a_guess_is_said_to_be_one(nc: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "en_NZ.UTF-8")
    out = " ".join(nc("help").out.split())
    assert "1737 Need to talk?" in out.replace("– ", "").replace("1737  1737", "1737")
    assert "New Zealand is guessed from your system's language." in out


def test_what_the_list_does_not_have_is_said_plainly(nc: Call) -> None:
    assert "No emergency number for Uruguay is in this list." in nc("help", "--country", "UY").out
    out = " ".join(nc("help", "--country", "NG").out.split())
    assert "No crisis line for Nigeria is in this list. findahelpline.com lists helplines by country." in out


def test_json_has_stable_keys(nc: Call) -> None:
    found = nc("help", "--country", "uk", "--json").json
    assert list(found) == ["country", "name", "known", "missing", "helplines"]
    assert (found["country"], found["known"], found["missing"]) == ("GB", "given", [])
    lines = {line["id"]: line for line in found["helplines"]}
    assert lines["violence-gb"]["who"] == "women"
    assert lines["stalking-gb"]["checked"] is False
    assert lines["samaritans-gb"]["languages"] == ["English"]


def test_an_unknown_country_is_one_line_and_no_success(nc: Call) -> None:
    printed = nc("help", "--country", "Atlantis")
    assert printed.status == 1
    assert "no helplines for “Atlantis”" in printed.complaint


def test_the_option_help_stays_what_it_was_and_the_command_names_it(nc: Call) -> None:
    assert "Usage: nc-tui" in nc("--help").out
    assert "nc-tui --help" in nc("help").out


def test_no_helpline_is_read_before_somebody_asks(nc: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    def read(_cache: Path) -> None:
        raise AssertionError("the helplines were read")

    monkeypatch.setattr("nc_tui.library.helplines.load_helplines", read)
    for words in (("today",), ("when", "first-hello"), ("ready",), ("settings",)):
        assert nc(*words).status == 0
    assert "AssertionError in test_help.py" in nc("help").complaint
