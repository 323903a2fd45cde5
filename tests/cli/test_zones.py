"""Times with another offset, and days of another season, by every command that takes them."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Call

BERLIN = "2026-11-26T07:42+01:00[Europe/Berlin]"
COMMANDS = [
    ("slip", "--channel", "call"),
    ("urge", "6"),
    ("contact", "--who-began", "them", "--channel", "text"),
    ("looked",),
    ("checkin", "--mood", "5"),
]
TIMES = [
    (("--at", "2026-11-22T23:30-05:00"), "2026-11-23T05:30:00+01:00", "2026-11-23"),
    (("--at", "2026-11-22T03:30+09:00"), "2026-11-21T19:30:00+01:00", "2026-11-21"),
    (("--at", "2026-07-10T23:40"), "2026-07-10T23:40:00+02:00", "2026-07-10"),
    (("--at", "2026-07-10T23:40+01:00"), "2026-07-11T00:40:00+02:00", "2026-07-10"),
    (("--day", "2026-07-10"), "2026-07-10T12:00:00+02:00", "2026-07-10"),
    (("--day", "2026-07-10", "--at", "01:15"), "2026-07-11T01:15:00+02:00", "2026-07-10"),
    (("--at", "2026-10-25T02:30"), "2026-10-25T02:30:00+02:00", "2026-10-24"),
    (("--at", "2026-03-29T02:30"), "2026-03-29T03:30:00+02:00", "2026-03-28"),
]


def records(home: Path) -> list[dict[str, object]]:
    files = (home / "data" / "journal").rglob("*.json")
    return [one for path in files for one in json.loads(path.read_bytes())["records"].values()]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda words: words[0])
def test_what_was_is_kept_in_the_places_own_time_of_its_day(
    nc: Call, home: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    monkeypatch.setenv("NC_TUI_NOW", BERLIN)
    for given, _, _ in TIMES:
        shown = nc(*command, *given)
        assert shown.status == 0, shown.err
    found = [(one["data"]["at_moment"], one["day"]) for one in records(home)]  # type: ignore[index]
    assert sorted(found) == sorted((moment, day) for _, moment, day in TIMES)


def test_the_zone_is_a_fact_of_a_record_where_it_is_known(
    nc: Call, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for now in (BERLIN, "2026-11-26T07:43+05:45"):
        monkeypatch.setenv("NC_TUI_NOW", now)
        nc("looked")
    made = sorted(records(home), key=lambda one: str(one["id"]))
    assert [one.get("zone") for one in made] == ["Europe/Berlin", None]
    assert [one["at"] for one in made] == ["2026-11-26T07:42:00+01:00", "2026-11-26T07:43:00+05:45"]
