"""The demo: a believable life, the same for the same seed and day, and never in the real journal."""

import json
import os
import subprocess
import sys
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from nc_tui.demo.life import Moment, simulate
from nc_tui.library.reading import load
from nc_tui.practice.kinds import Carry, Checkin, Practice, Profile, Swap
from tests.bench.terminal import Terminal
from tests.cli.conftest import NOW, Call

TODAY = date(2026, 11, 23)


def life(days: int, seed: int = 1) -> list[Moment]:
    library, _ = load(None, None)
    gates = [gate.id for gate in library.checklist.gates]
    first = TODAY - timedelta(days=days)
    return list(simulate(first, days, None, library.exercises, gates, Random(seed)))


@pytest.fixture(scope="module")
def year() -> list[Moment]:
    return life(365)


def test_the_same_seed_lives_the_same_life() -> None:
    assert life(40, seed=3) == life(40, seed=3)
    assert life(40, seed=3) != life(40, seed=4)


def test_about_three_records_a_day_in_the_order_in_which_they_are_made(year: list[Moment]) -> None:
    assert 2.5 * 365 < len(year) < 3.5 * 365
    assert [one.at for one in year] == sorted(one.at for one in year)
    assert len({one.at for one in year}) == len(year)


def test_everything_is_told_on_its_day_or_the_morning_after(year: list[Moment]) -> None:
    late = Counter((one.at.date() - one.day).days for one in year)
    assert set(late) == {0, 1}
    assert late[1] > 50
    assert max(one.day for one in year) == TODAY - timedelta(days=1)


def test_there_are_rest_days_days_away_swaps_and_all_answers(year: list[Moment]) -> None:
    practices = [one for one in year if isinstance(one.data, Practice)]
    practised = {one.day for one in practices if isinstance(one.data, Practice) and one.data.outcome != "not"}
    assert 0.55 * 365 < len(practised) < 0.95 * 365
    outcomes = Counter(one.data.outcome for one in practices if isinstance(one.data, Practice))
    assert outcomes["done"] > outcomes["partly"] > 0
    assert outcomes["not"] > 0
    assert any(isinstance(one.data, Swap) for one in year)
    assert any(isinstance(one.data, Carry) for one in year)
    assert sum(isinstance(one.data, Profile) for one in year) == 1


def pulls_of(made: list[Moment]) -> list[int]:
    return [one.data.pull for one in made if isinstance(one.data, Checkin) and one.data.pull is not None]


def test_mood_rises_and_pull_falls(year: list[Moment]) -> None:
    moods = [one.data.mood for one in year if isinstance(one.data, Checkin) and one.data.mood is not None]
    assert sum(moods[:30]) < sum(moods[-30:])
    assert sum(pulls_of(year)[:30]) > sum(pulls_of(year)[-30:])


def test_there_are_relapses_after_months() -> None:
    assert any(max(pulls_of(life(200, seed))[100:]) >= 5 for seed in range(5))


def test_a_short_life_is_a_part_of_the_rules_too() -> None:
    assert life(1)
    assert {one.day for one in life(1)} == {TODAY - timedelta(days=1)}


def exported(nc: Call, home: Path) -> list[Any]:
    records = json.loads(nc("export", "--to", "json", "--home", str(home)).out)["records"]
    return [[one["day"], one["at"], one["kind"], one["data"]] for one in records]


def test_a_demo_goes_to_its_folder_and_nowhere_else(nc: Call, home: Path, tmp_path: Path) -> None:
    nc("log", "listening-one-open-question")
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    made = tmp_path / "demo"
    assert nc("demo", "--days", "20", "--home", str(made), "--write-only").out == f"{made}\n"
    assert {path: path.read_bytes() for path in home.rglob("*") if path.is_file()} == before
    assert nc("status", "--home", str(made), "--json").json["best_streak"] > 1


def test_the_same_seed_and_day_make_the_same_demo_again(nc: Call, tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for home in (one, other, one):
        assert nc("demo", "--days", "20", "--seed", "5", "--home", str(home), "--write-only").status == 0
    assert exported(nc, one) == exported(nc, other)
    nc("demo", "--days", "20", "--seed", "6", "--home", str(other), "--write-only")
    assert exported(nc, one) != exported(nc, other)


def test_a_folder_with_anything_else_in_it_is_refused(nc: Call, home: Path, tmp_path: Path) -> None:
    nc("log", "listening-one-open-question")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("mine")
    for place in (home, tmp_path / "full", tmp_path / "full" / "letter.txt"):
        shown = nc("demo", "--home", str(place), "--write-only")
        assert shown.status == 1
        assert shown.out == ""
        assert str(place) in shown.complaint
    assert (tmp_path / "full" / "letter.txt").read_text() == "mine"
    assert nc("status", "--format", "{streak}").out == "1\n"


def test_the_app_opens_on_the_demo_and_leaves_nothing_behind(tmp_path: Path, home: Path) -> None:
    words = [sys.executable, "-m", "nc_tui", "demo", "--days", "9"]
    environment = os.environ | {"TMPDIR": str(tmp_path), "NC_TUI_NOW": NOW, "TERM": "xterm-256color"}
    with Terminal(words, environment) as terminal:
        terminal.wait_for("23 Nov")
        terminal.wait_for("In a row")
        assert len(list(tmp_path.glob("nc-tui-demo-*"))) == 1
        assert terminal.end("q") == 0
    assert list(tmp_path.glob("nc-tui-demo-*")) == []
    assert not home.exists()


def test_without_a_folder_a_temporary_one_is_made_and_named(tmp_path: Path, home: Path) -> None:
    words = [sys.executable, "-m", "nc_tui", "demo", "--days", "2", "--write-only"]
    environment = os.environ | {"TMPDIR": str(tmp_path), "NC_TUI_NOW": NOW}
    shown = subprocess.run(words, env=environment, capture_output=True, text=True, check=True).stdout
    assert Path(shown.strip()).parent == tmp_path
    assert list((Path(shown.strip()) / "data" / "journal").rglob("*.json"))
    assert not home.exists()
