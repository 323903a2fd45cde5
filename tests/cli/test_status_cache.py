"""The cached answer to ``nc-tui status``: quick where nothing changed, never wrong where something did."""

import shutil
from pathlib import Path

import pytest

from nc_tui.journal import status_cache
from tests.cli.conftest import Call

LISTENING = "listening-one-open-question"


@pytest.fixture
def asked(nc: Call, home: Path, monkeypatch: pytest.MonkeyPatch) -> Call:
    """A journal with one practice whose status was asked for, on a disk that tells of every change."""
    monkeypatch.setattr(status_cache, "FRESH", 0)
    monkeypatch.setattr(status_cache, "COARSELY_FRESH", 0)
    nc("log", LISTENING)
    assert nc("status", "--format", "{streak}").out == "1\n"
    assert (home / "state" / status_cache.NAME).exists()
    return nc


def forbid_working_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def worked_out(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("nc_tui.trainer.planning.Planning.of_day", worked_out)


def streak(nc: Call) -> str:
    shown = nc("status", "--format", "{streak}")
    assert shown.err == ""
    return shown.out.strip()


def test_the_same_question_is_answered_from_what_is_kept(
    asked: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_words, as_json = asked("status").out, asked("status", "--json").out
    forbid_working_out(monkeypatch)
    assert asked("status").out == in_words
    assert asked("status", "--json").out == as_json
    assert asked("status", "--format", "{streak} {ready[of]}").status == 0


def test_a_record_changes_the_answer_at_once(asked: Call) -> None:
    asked("log", "steadying-name-place-rate", "--day", "yesterday")
    assert streak(asked) == "2"
    asked("undo")
    assert streak(asked) == "1"


def test_a_month_that_another_machine_encrypted_ends_the_answer(asked: Call, home: Path) -> None:
    (month,) = (home / "data" / "journal").rglob("*.json")
    month.with_name("2026-10.json.age").write_bytes(b"age-encryption.org/v1")
    assert asked("status").out == "locked\n"


def test_a_file_that_another_machine_synced_changes_the_answer(asked: Call, home: Path) -> None:
    (month,) = (home / "data" / "journal").rglob("*.json")
    other = month.parent.parent / "otherdevice" / month.name
    other.parent.mkdir()
    shutil.copy(month, other)
    month.unlink()
    assert streak(asked) == "1"
    other.unlink()
    gone = asked("status", "--format", "{streak}")
    assert gone.out.strip() == "0"
    assert "is gone" in gone.complaint


def test_settings_and_exercises_of_ones_own_change_the_answer(
    asked: Call, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = home / "config"
    config.mkdir(exist_ok=True)
    (config / "settings.toml").write_text("rest_days = 0\n")
    assert asked("status", "--json").json["rest_left"] == 0
    (config / "exercises").mkdir()
    (config / "exercises" / "mine.toml").write_text("")
    forbid_working_out(monkeypatch)
    assert "AssertionError" in asked("status").complaint


def test_another_day_is_another_answer(asked: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NC_TUI_NOW", "2026-12-05T07:30+01:00")
    assert asked("status", "--json").json["day"] == "2026-12-05"


@pytest.mark.parametrize(
    ("day", "after", "hour", "same"),
    [
        ("2026-11-23", "2026-11-24", (23, 3, 59), False),
        ("2026-11-23", "2026-11-24", (23, 4, 0), True),
        ("2026-11-23", "2026-11-24", (24, 3, 59), True),
        ("2026-11-23", "2026-11-24", (24, 4, 0), False),
        ("2026-11-23", "2026-11-24", (25, 3, 0), False),
    ],
)
def test_the_day_turns_at_the_rollover(
    monkeypatch: pytest.MonkeyPatch, day: str, after: str, hour: tuple[int, int, int], same: bool
) -> None:
    import time

    date, hours, minutes = hour
    moment = time.struct_time((2026, 11, date, hours, minutes, 0, 0, 1, -1))
    monkeypatch.setattr("nc_tui.journal.status_cache.time.localtime", lambda: moment)
    assert status_cache._is_day(day, after, 4) is same


@pytest.mark.parametrize("keep", [0, 1, 40, -5])
def test_a_damaged_answer_is_worked_out_again(asked: Call, home: Path, keep: int) -> None:
    kept = home / "state" / status_cache.NAME
    kept.write_bytes(kept.read_bytes()[:keep])
    assert streak(asked) == "1"
    kept.write_bytes(b"\xff\x00" * 100)
    assert streak(asked) == "1"


def test_an_answer_is_not_kept_while_a_file_may_change_unseen(nc: Call, home: Path) -> None:
    nc("log", LISTENING)
    (month,) = (home / "data" / "journal").rglob("*.json")
    assert not status_cache.Sources(str(month.parent), str(home / "config")).settled


def test_an_answer_that_cannot_be_kept_is_given_all_the_same(asked: Call, home: Path) -> None:
    kept = home / "state" / status_cache.NAME
    kept.unlink()
    kept.mkdir()
    (kept / "in the way").touch()
    assert streak(asked) == "1"


@pytest.mark.parametrize("target", ["loop.json", "nowhere"], ids=["a link to itself", "a link to nothing"])
def test_a_link_that_leads_nowhere_hides_no_change_beside_it(
    nc: Call, home: Path, monkeypatch: pytest.MonkeyPatch, target: str
) -> None:
    (home / "data" / "journal" / "adevice").mkdir(parents=True)
    (home / "data" / "journal" / "adevice" / "loop.json").symlink_to(target)
    for name in ("FRESH", "COARSELY_FRESH"):
        monkeypatch.setattr(status_cache, name, 0)
    nc("log", LISTENING)
    assert streak(nc) == "1"
    nc("log", "steadying-name-place-rate", "--day", "yesterday")
    assert streak(nc) == "2"


def test_another_codec_than_the_plain_one_leaves_no_answer_behind(asked: Call, home: Path) -> None:
    from nc_tui.cli.status_answer import work_out
    from nc_tui.journal.journal import Journal
    from nc_tui.trainer.opening import open_trainer
    from tests.journal.codec import Scrambled

    (home / "state" / status_cache.NAME).unlink()
    trainer = open_trainer()
    trainer.session.journal = Journal(trainer.session.folders, trainer.now, Scrambled())
    work_out(trainer, None)
    assert not (home / "state" / status_cache.NAME).exists()
