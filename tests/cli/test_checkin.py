"""Check-ins told for another hour, and those of one sitting."""

import pytest

from tests.cli.conftest import Call

MORNING, LATER, EVENING = (f"2026-11-23T{clock}+01:00" for clock in ("07:30", "07:55", "20:30"))


def test_a_checkin_of_last_night_belongs_to_its_day(nc: Call) -> None:
    found = nc("checkin", "--mood", "2", "--pull", "9", "--day", "yesterday", "--at", "23:10", "--json").json
    assert list(found) == ["id", "day", "at", "mood", "pull", "replaces"]
    assert (found["day"], found["at"]) == ("2026-11-22", "2026-11-22T23:10+01:00")
    assert "one gentle thing" not in nc("today").out


def test_a_moment_to_come_is_refused_in_one_line(nc: Call) -> None:
    shown = nc("checkin", "--mood", "5", "--at", "2026-11-23T09:00")
    assert shown.status == 1
    assert "in the future" in shown.complaint


def test_what_was_earlier_today_does_not_pass_for_how_one_is_now(nc: Call) -> None:
    nc("checkin", "--mood", "7", "--pull", "1")
    nc("checkin", "--mood", "1", "--pull", "9", "--at", "05:00")
    assert "one gentle thing" not in nc("today").out


def test_half_a_checkin_is_completed_within_half_an_hour_only(
    nc: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = nc("checkin", "--mood", "0", "--json").json
    monkeypatch.setenv("NC_TUI_NOW", LATER)
    assert nc("checkin", "--pull", "3", "--json").json["replaces"] == first["id"]
    nc("undo")
    monkeypatch.setenv("NC_TUI_NOW", EVENING)
    evening = nc("checkin", "--mood", "1")
    assert "112" in evening.out, "two moods at the bottom on one day are two"


def test_half_a_checkin_left_in_the_morning_stays_as_it_was(
    nc: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NC_TUI_NOW", MORNING)
    nc("checkin", "--mood", "4")
    monkeypatch.setenv("NC_TUI_NOW", EVENING)
    found = nc("checkin", "--pull", "3", "--json").json
    assert (found["mood"], found["pull"], found["replaces"]) == (None, 3, None)
