"""Hard moments in what is written out: nothing is lost, sealed letters stay closed, burned ones are gone."""

import csv
import io
import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from nc_tui.journal.folders import folders
from nc_tui.trainer import Trainer
from tests.cli.conftest import NOW, Call
from tests.clock import SetClock

SECRET = "what I never said about the lake"


@pytest.fixture
def trainer(home: Path) -> Trainer:
    return Trainer(folders(home), SetClock(datetime.fromisoformat(NOW)))


def rows(nc: Call) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(nc("export", "--to", "csv").out)))


def test_the_diary_tells_hard_moments_in_words(nc: Call) -> None:
    nc("situation", "--mode", "limited", "--topics", "children", "--since", "-10")
    nc("dates", "add", "Their *birthday*", "--when", "24 Dec", "--kind", "birthday")
    nc("urge", "7", "--after", "3", "--outcome", "ridden", "--set-off", "evening", "--who", "my sister")
    nc("slip", "--channel", "call", "--day", "yesterday", "--at", "23:40", "--plan", "If late, then kitchen")
    nc("looked", "--channel", "asked-around")
    nc("contact", "--who-began", "me", "--topic", "children", "--note", "Thursday at five")
    nc("goals", "add", "learn to swim")
    diary = nc("export", "--to", "md").out
    for line in (
        "About the situation: limited contact, topics: children, since 2026-11-13",
        r"> Their \*birthday\* (birthday): 24 Dec",
        "An urge: 7, then 3, ridden out, set off by the evening",
        "> Wrote to: my sister",
        "A slip: a call, at 23:40\n\n> If late, then kitchen",
        "Looking them up: I asked others about them",
        "Contact: I got in touch, a text or an email, about children, not a slip\n\n> Thursday at five",
        "A goal, started\n\n> learn to swim",
    ):
        assert line in diary


def test_a_sealed_letter_is_in_the_json_and_nowhere_else_until_it_opens(
    nc: Call, trainer: Trainer, monkeypatch: pytest.MonkeyPatch
) -> None:
    trainer.letters.save(SECRET, trainer.today + timedelta(days=30))
    assert SECRET in nc("export", "--to", "json").out
    assert "sealed until 2026-12-23" in nc("export", "--to", "md").out
    assert SECRET not in nc("export", "--to", "md").out
    assert SECRET not in nc("export", "--to", "csv").out
    monkeypatch.setenv("NC_TUI_NOW", "2026-12-23T07:30+01:00")
    assert SECRET in nc("export", "--to", "md").out
    assert rows(nc)[0]["text"] == SECRET


def test_a_kept_letter_is_written_out(nc: Call, trainer: Trainer) -> None:
    trainer.letters.save(SECRET)
    for form in ("json", "md", "csv"):
        assert SECRET in nc("export", "--to", form).out


def test_a_burned_letter_is_in_no_form_and_no_file_and_undo_does_not_bring_it_back(
    nc: Call, trainer: Trainer, home: Path
) -> None:
    trainer.drafts.save("letter", SECRET)
    trainer.letters.burn()
    trainer.letters.burn_saved(trainer.letters.save(SECRET))
    records = json.loads(nc("export", "--to", "json").out)["records"]
    assert [one["kind"] for one in records] == ["letter", "letter"]
    assert nc("undo").out == "Undone: the record of a burned letter.\n"
    for form in ("json", "md", "csv"):
        assert SECRET not in nc("export", "--to", form).out
    holding = [path for path in home.rglob("*") if path.is_file() and SECRET.encode() in path.read_bytes()]
    assert holding == []


def test_what_belongs_to_one_urge_is_taken_back_at_once_in_the_same_sitting(trainer: Trainer) -> None:
    from msgspec.structs import replace

    from nc_tui.practice.kinds import Urge

    first = trainer.moments.begin_urge(8)
    assert isinstance(first.data, Urge)
    second = trainer.moments.change_urge(first, replace(first.data, ratings=(5,), seconds=300))
    trainer.moments.change_urge(second, replace(first.data, ratings=(5,), seconds=300, outcome="ridden"))
    assert trainer.moments.urges().ridden == 1
    assert str(trainer.undo.undo()) == "the urge"
    assert trainer.moments.urges().told == trainer.moments.urges().untold == 0


def test_a_slip_and_its_plan_are_taken_back_at_once(trainer: Trainer) -> None:
    trainer.moments.plan_after(trainer.moments.slip("text"), "If it is late, then the kitchen")
    assert str(trainer.undo.undo()) == "the slip"
    assert trainer.situation.clock().run is None


def test_a_moment_without_an_offset_is_taken_as_the_time_on_the_wall(trainer: Trainer) -> None:
    record = trainer.moments.looked("profile", at_moment=datetime(2026, 11, 22, 22, 15))  # noqa: DTZ001
    assert getattr(record.data, "at_moment", None) == datetime.fromisoformat("2026-11-22T22:15+01:00")
    again = Trainer(trainer.session.folders, trainer.now)
    assert again.history.recent[0].data == record.data
