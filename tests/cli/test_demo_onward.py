"""The demo's made-up person rehearses, and with some seeds comes to the end of the ready list and beyond it."""

import json
from pathlib import Path

import pytest

from nc_tui.demo.onward import WAYS
from nc_tui.practice.kinds import RehearsalRun
from nc_tui.trainer.opening import open_trainer
from tests.cli.conftest import Call

STATES = {
    "list": "not-open",
    "resting": "resting",
    "waiting": "waiting",
    "warm": "your-turn",
    "cool": "theirs",
    "in-touch": "in-touch",
    "silence": "silence",
    "no": "no",
    "kept": "kept",
    "let-go": "let-go",
    "stopped": "stopped",
}


@pytest.mark.parametrize(("seed", "way"), WAYS.items())
def test_each_of_these_seeds_comes_to_its_state(nc: Call, tmp_path: Path, seed: int, way: str) -> None:
    home = str(tmp_path / "demo")
    assert nc("demo", "--days", "75", "--seed", str(seed), "--home", home, "--write-only").status == 0
    assert json.loads(nc("after", "--json", "--home", home).out)["state"] == STATES[way]
    if way == "list":
        assert open_trainer(home).ready.state().stage == "review"


def test_everybody_rehearses_people_around_them_first(nc: Call, tmp_path: Path) -> None:
    home = str(tmp_path / "demo")
    nc("demo", "--days", "60", "--home", home, "--write-only")
    runs = [one.data for one in open_trainer(home).history.recent if isinstance(one.data, RehearsalRun)]
    levels = [run.level for run in runs]
    assert levels[:4] == [1, 1, 2, 2]
    assert {run.meets for run in runs[4:]} == {"angry", "someone-new", "silence-or-no"}
