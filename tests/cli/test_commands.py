"""Each command: its help, its keys, what it prints and what it changes."""

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from nc_tui import __version__
from nc_tui.cli.group import COMMANDS
from nc_tui.cli.status_words import KEYS
from nc_tui.journal.folders import folders
from nc_tui.library import cache
from nc_tui.trainer import Trainer
from tests.cli.conftest import Call
from tests.clock import SetClock

LISTENING = "listening-one-open-question"
NAMING = "steadying-name-place-rate"
EXERCISE_KEYS = ["id", "title", "skill", "stakes", "minutes", "where", "done"]
CALLS = [
    (),
    *((name,) for name in COMMANDS),
    ("content", "list"),
    ("content", "check"),
    ("content", "new"),
]


@pytest.mark.parametrize("words", CALLS, ids=" ".join)
def test_every_command_explains_itself_with_examples(nc: Call, words: tuple[str, ...]) -> None:
    shown = nc(*words, "--help")
    assert shown.status == 0
    assert shown.out.startswith("Usage: nc-tui")
    assert "nc-tui " + " ".join(words) in shown.out
    assert shown.out.isascii(), "help is printed by click, which doesn't mind the terminal's letters"
    assert all(len(line) <= 80 for line in shown.out.splitlines())
    assert shown.err == ""
    if words != ("content",):
        assert "Examples:" in shown.out


def test_the_help_lists_all_commands_in_their_order(nc: Call) -> None:
    commands = nc("--help").out.partition("Commands:\n")[2].partition("\n\n")[0]
    listed = [line.split()[0] for line in commands.splitlines()]
    assert listed == list(COMMANDS)


def test_the_exercises_in_the_examples_exist(nc: Call) -> None:
    known = {one["id"] for one in nc("content", "list", "--json").json}
    named = {word for word in nc("log", "--help").out.split() if word.count("-") > 1 and word[0] not in "-["}
    assert named - {"nc-tui", "2026-11-23."} <= known
    assert {LISTENING, NAMING} <= known


def test_the_version_is_printed_with_and_without_a_parser(nc: Call) -> None:
    assert nc("--version").out == nc("--home", "x", "--version").out == f"nc-tui {__version__}\n"


def test_today_has_the_keys_of_the_design(nc: Call) -> None:
    found = nc("today", "--json").json
    assert list(found) == ["day", "plan", "beside", "pending"]
    assert found["day"] == "2026-11-23"
    assert len(found["plan"]) == 2
    assert all(list(one) == EXERCISE_KEYS for one in found["plan"])
    assert not any(one["done"] for one in found["plan"])
    assert found["pending"] == found["beside"] == []


def test_today_in_words_names_what_log_takes(nc: Call) -> None:
    planned = nc("today", "--json").json["plan"]
    shown = nc("today")
    assert shown.status == 0
    assert shown.out.startswith("Mon 23 Nov\n")
    for one in planned:
        assert one["title"][:29] in shown.out
        assert one["id"] in shown.out
    assert all(len(line) <= 80 for line in shown.out.splitlines())


def test_recording_the_plan_shows_in_today_and_status(nc: Call) -> None:
    for one in nc("today", "--json").json["plan"]:
        assert nc("log", one["id"]).status == 0
    assert all(one["done"] for one in nc("today", "--json").json["plan"])
    found = nc("status", "--json").json
    assert found["plan_done"] == found["plan_size"] == 2
    assert found["streak"] == found["best_streak"] == 1
    assert found["practised_today"] is True
    assert "All done for today" in nc("today").out


def test_status_has_the_keys_of_the_design(nc: Call) -> None:
    found = nc("status", "--json").json
    assert list(found) == KEYS.split()
    assert list(found["ready"]) == ["open", "met", "of", "gate", "in_doubt"]
    assert (found["day"], found["streak"], found["clock_days"], found["clock_total"]) == (
        "2026-11-23",
        0,
        None,
        None,
    )
    assert 0 <= found["strength"] <= 1


@pytest.mark.parametrize("before", [(), ("--home", "elsewhere")], ids=["fast", "parsed"])
def test_status_says_the_same_with_and_without_a_parser(
    nc: Call, before: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    assert nc(*before, "status").out.startswith("no numbers before the first practice day\n")
    assert nc(*before, "status", "--format", "{streak} {ready[of]}").out.split()[0] == "0"
    assert nc(*before, "status", "--json").json["day"] == "2026-11-23"


def test_a_format_takes_every_key(nc: Call) -> None:
    for key in KEYS.split():
        shown = nc("status", "--format", f"<{{{key}}}>")
        assert shown.status == 0
        assert shown.out.startswith("<")
    assert nc("status", "--format", "{strength:.0%} {clock_days} {practised_today}").out == "0% - no\n"


@pytest.mark.parametrize(
    "pattern", ["{streaks}", "{}", "{0}", "{streak", "{streak.nothing}", "{day:d}", "{clock_days:.2f}"]
)
def test_a_wrong_format_is_one_line_that_helps(nc: Call, pattern: str) -> None:
    shown = nc("status", "--format", pattern)
    assert shown.status == 1
    assert shown.out == ""
    assert "--format" in shown.complaint


def test_log_prints_the_record_with_stable_keys(nc: Call) -> None:
    told = "--outcome partly --predicted 5 --before 4 --after 2 --with baker --note fine --json"
    found = nc("log", LISTENING, *told.split()).json
    keys = "id day exercise outcome reason predicted before after with note replaces"
    assert list(found) == keys.split()
    assert (found["exercise"], found["outcome"]) == (LISTENING, "partly")
    assert (found["with"], found["note"]) == ("baker", "fine")
    assert (found["predicted"], found["before"], found["after"]) == (5, 4, 2)
    assert found["replaces"] is None


def test_log_counts_for_the_day_it_is_given(nc: Call) -> None:
    assert nc("log", LISTENING, "--day", "yesterday").out.startswith(
        "Saved for yesterday: “One open question”, did it."
    )
    assert nc("log", NAMING, "--day", "-40").status == 0
    assert nc("log", NAMING, "--day", "2024-02-29", "--json").json["day"] == "2024-02-29"
    days = {line.split(",")[0] for line in nc("export", "--to", "csv").out.splitlines()[1:]}
    assert days == {"2026-11-22", "2026-10-14", "2024-02-29"}


def test_the_same_exercise_on_the_same_day_is_a_correction(nc: Call) -> None:
    first = nc("log", LISTENING, "--json").json
    again = nc("log", LISTENING, "--outcome", "partly", "--json").json
    assert again["replaces"] == first["id"]
    assert nc("log", LISTENING, "--outcome", "not", "--reason", "too-hard").out.startswith(
        "Corrected for today"
    )


def test_a_note_can_come_from_standard_input(nc: Call) -> None:
    note = "line one\nline two 🌱"
    assert nc("log", LISTENING, "--note", "-", "--json", stdin=note).json["note"] == note


def test_undo_takes_the_last_record_back(nc: Call) -> None:
    nc("log", LISTENING)
    nc("log", NAMING)
    assert nc("undo", "--json").json == {"undone": "Name it, place it, rate it"}
    assert nc("undo").out == "Undone: “One open question”.\n"
    assert nc("status", "--format", "{streak}").out == "0\n"


def test_undo_with_nothing_to_take_back_says_so(nc: Call) -> None:
    shown = nc("undo")
    assert shown.status == 1
    assert "nothing" in shown.complaint
    assert nc("undo", "--json").out == '{"undone":null}\n'


def test_undo_of_a_correction_brings_the_first_record_back(nc: Call) -> None:
    nc("log", LISTENING)
    nc("log", LISTENING, "--outcome", "not")
    assert nc("status", "--format", "{streak}").out == "0\n"
    for streak_after in ("1", "0"):
        nc("undo")
        assert nc("status", "--format", "{streak}").out.strip() == streak_after
    assert nc("undo").status == 1


def test_ready_lists_every_item_with_stable_keys(nc: Call) -> None:
    found = nc("ready", "--json").json
    assert found
    assert all(
        list(one) == ["id", "kind", "met", "have", "need", "since", "until", "moves", "in_doubt"]
        for one in found
    )
    assert {one["kind"] for one in found} == {"gate", "evidence", "self"}
    ids = [one["id"] for one in found]
    assert len(ids) == len(set(ids))
    shown = nc("ready")
    assert shown.status == 0
    assert all(len(line) <= 80 for line in shown.out.splitlines())


def test_content_list_shows_every_exercise_once(nc: Call) -> None:
    found = nc("content", "list", "--json").json
    assert len(found) >= 27
    assert all(
        list(one) == ["id", "title", "skill", "stakes", "setting", "minutes", "where"] for one in found
    )
    shown = nc("content", "list", "--skill", "listening").out
    assert all((one["id"] in shown) == (one["skill"] == "listening") for one in found)


def test_a_new_exercise_begins_as_a_file_that_the_check_can_read(
    nc: Call, home: Path, tmp_path: Path
) -> None:
    shown = nc("content", "new", "warmth")
    assert shown.status == 0
    made = list((home / "config" / "exercises").glob("*.toml"))
    assert len(made) == 1
    assert str(made[0]) in shown.out
    nc("content", "new", "warmth")
    assert len(list((home / "config" / "exercises").glob("*.toml"))) == 2
    target = tmp_path / "mine.toml"
    assert nc("content", "new", "warmth", str(target)).status == 0
    assert nc("content", "new", "warmth", "-").out == target.read_text()
    checked = nc("content", "check", str(target), "--json").json
    assert checked["path"] == str(target)
    again = nc("content", "new", "warmth", str(target))
    assert again.status == 1
    assert "exists" in again.complaint


def test_a_new_rehearsal_is_a_sound_talk_that_can_be_played_at_once(nc: Call, home: Path) -> None:
    shown = nc("content", "new", "rehearsal")
    assert shown.status == 0
    made = home / "config" / "exercises" / "rehearsals" / "rehearsal-own-1.toml"
    assert str(made) in shown.out
    assert nc("content", "check").out.endswith("nothing to fix.\n")
    assert "my-own-talk" in [one["id"] for one in nc("rehearse", "--json").json["rehearsals"]]
    made.write_text(made.read_text().replace('move = "press"', 'move = "warm"'))
    checked = nc("content", "check")
    assert checked.status == 1
    assert f"{made}: page" in checked.out


def test_content_check_without_a_folder_of_ones_own_says_how_to_begin(nc: Call) -> None:
    shown = nc("content", "check")
    assert shown.status == 0
    assert "nc-tui content new" in shown.out


def test_content_check_names_file_and_key(nc: Call, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    assert nc("content", "check", str(folder)).status == 1
    (folder / "a.toml").write_text('id = "warmth-a"\nstakes = "strangers"\n')
    shown = nc("content", "check", str(folder))
    assert shown.status == 1
    assert "a.toml" in shown.out
    faults = nc("content", "check", str(folder), "--json").json["faults"]
    assert faults
    assert all(list(one) == ["file", "key", "what"] for one in faults)


def test_a_whole_journal_checks_as_whole(nc: Call) -> None:
    nc("log", LISTENING)
    shown = nc("check")
    assert shown.status == 0
    assert shown.out.startswith("Journal and library are fine: 1 record, ")
    found = nc("check", "--json").json
    assert list(found) == ["lost", "journal", "library", "settings", "newer"]
    assert found == {"lost": False, "journal": [], "library": [], "settings": None, "newer": 0}


def test_home_may_stand_before_or_after_the_command(nc: Call, tmp_path: Path) -> None:
    other = str(tmp_path / "other")
    nc("--home", other, "log", LISTENING)
    assert nc("status", "--format", "{streak}").out == "0\n"
    assert nc("status", "--format", "{streak}", "--home", other).out == "1\n"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script_for_the_shell(nc: Call, shell: str) -> None:
    shown = nc("completion", shell)
    assert shown.status == 0
    assert f"_NC_TUI_COMPLETE={shell}_complete" in shown.out


def test_completion_knows_commands_and_exercises(nc: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_NC_TUI_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "nc-tui log listening-one")
    monkeypatch.setenv("COMP_CWORD", "2")
    assert nc().out == f"plain,{LISTENING}\n"
    monkeypatch.setenv("COMP_WORDS", "nc-tui st")
    monkeypatch.setenv("COMP_CWORD", "1")
    assert nc().out == "plain,status\n"


def test_check_says_where_erased_text_still_is(nc: Call, home: Path, monday: datetime) -> None:
    here, there = (Trainer(folders(one), SetClock(monday)) for one in (home, home.parent / "other"))
    letter = there.letters.save("for nobody")
    shutil.copytree(home.parent / "other" / "data", home / "data")
    assert letter.device in here.letters.burn_saved(letter)
    assert letter.device in here.corrections.erase(here.corrections.find(letter.id, burned=True))
    shown = nc("check")
    assert shown.status == 0
    assert "text that was erased is still in it; it goes when nc-tui next runs on that device." in shown.out
    (told,) = nc("check", "--json").json["journal"]
    assert (told["records_lost"], letter.device in told["file"]) == (0, True)


@pytest.mark.parametrize("name", ["library.msgpack", "guides.msgpack"])
def test_check_finds_a_copy_of_the_content_that_was_sealed_with_another_text(
    copies_on_disk: None, nc: Call, home: Path, monday: datetime, name: str
) -> None:
    trainer = Trainer(folders(home), SetClock(monday))
    _ = trainer.library, trainer.guides
    path = home / "state" / name
    raw = path.read_bytes()
    head = raw[: len(cache.MAGIC) + 4 + int.from_bytes(raw[len(cache.MAGIC) : len(cache.MAGIC) + 4])]
    other = raw[len(head) + 16 :].replace(b" the ", b" thy ").replace(b"I want to write", b"I hope to write")
    key = (home / "state" / cache.KEY).read_bytes()
    path.write_bytes(head + cache._sealed(key, head, other) + other)
    shown = nc("check")
    assert "said something else than their files" in shown.out
    assert shown.status == 0
    assert "Journal and library are fine" in nc("check").out
