"""Whatever is wrong, one line says what to do, and nothing is lost."""

import io
import os
import resource
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from nc_tui.cli import status_of
from tests.cli.conftest import NOW, Call
from tests.read_once import copies_in

LISTENING = "listening-one-open-question"
PROGRAM = [sys.executable, "-m", "nc_tui"]


@pytest.fixture
def started_before(home: Path) -> Path:
    """A home in which the program was started before."""
    copies_in(home)
    return home


def test_an_unknown_exercise_is_answered_with_the_nearest(nc: Call) -> None:
    shown = nc("log", "listening-one-open-qestion")
    assert shown.status == 1
    assert LISTENING in shown.complaint
    assert shown.out == ""


def test_an_exercise_that_resembles_nothing_points_to_the_list(nc: Call) -> None:
    shown = nc("log", "\x1b[31m??\u202e\n")
    assert shown.status == 1
    assert "content list" in shown.complaint
    assert "\x1b" not in shown.err
    assert "\u202e" not in shown.err


def test_an_unknown_command_is_answered_with_the_nearest(nc: Call) -> None:
    shown = nc("stauts")
    assert shown.status == 2
    assert "did you mean status" in shown.complaint


@pytest.mark.parametrize("day", ["2026-11-24", "2999-01-01"])
def test_a_day_to_come_is_refused(nc: Call, day: str) -> None:
    shown = nc("log", LISTENING, "--day", day)
    assert shown.status == 1
    assert "in the future" in shown.complaint


@pytest.mark.parametrize("day", ["2026-02-30", "soon", "", "23.11.2026", "--", "0000-01-01"])
def test_a_day_that_is_none_is_wrong_usage(nc: Call, day: str) -> None:
    shown = nc("log", LISTENING, f"--day={day}")
    assert shown.status == 2
    assert "--day" in shown.complaint


@pytest.mark.parametrize("rating", ["11", "-1", "3.5", "x", "", "9" * 5000, "١٠"])
@pytest.mark.parametrize("option", ["--predicted", "--before", "--after"])
def test_a_rating_goes_from_0_to_10(nc: Call, option: str, rating: str) -> None:
    shown = nc("log", LISTENING, f"{option}={rating}")
    assert shown.status == 2
    assert "0 to 10" in shown.complaint
    assert option in shown.err


@pytest.mark.parametrize(
    "words",
    [
        ("log",),
        ("log", LISTENING, "--outcome", "great"),
        ("log", LISTENING, "--reason", "too-hard"),
        ("status", "--jsn"),
        ("status", "--json", "--format", "{streak}"),
        ("export", "--to"),
        ("completion", "tcsh"),
        ("content", "lst"),
        ("demo", "--days", "0"),
        ("demo", "--days", "many"),
        ("today", "surplus"),
        ("--nope",),
        ("--home",),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_one_line_that_points_to_the_help(nc: Call, words: tuple[str, ...]) -> None:
    shown = nc(*words)
    assert shown.status == 2
    assert shown.out == ""
    assert "--help" in shown.complaint


@pytest.mark.parametrize("group", ["lock", "content"])
def test_a_group_without_a_command_says_which_there_are(nc: Call, group: str) -> None:
    shown = nc(group)
    assert (shown.status, shown.out) == (2, "")
    assert shown.complaint.startswith(f"nc-tui: {group} needs a command: ")
    assert "Options:" not in shown.complaint


def test_a_time_that_is_none_is_one_line(nc: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NC_TUI_NOW", "tomorrow\x1b[31m")
    for words in (("status",), ("today",), ("log", LISTENING), ("demo", "--write-only")):
        shown = nc(*words)
        assert shown.status == 1
        assert "NC_TUI_NOW" in shown.complaint
        assert "\x1b" not in shown.err


def test_without_a_terminal_the_app_says_what_to_use_instead(nc: Call) -> None:
    for words in ((), ("--home", "x")):
        shown = nc(*words)
        assert shown.status == 1
        assert "nc-tui today" in shown.complaint
    assert "--write-only" in nc("demo").complaint


HOSTILE = [
    "\x1b]52;c;aGVsbG8=\x07\x1b[2J",
    "[@click=app.screenshot('x.svg','dir')]click[/]",
    "i feel [/b] :(",
    "abc\u202edef\u2066",
    "👩‍👩‍👧 שלום مرحبا \u200d",
    "x" * 100_000,
    "{streak} %s %(x)s $(reboot) `reboot`",
]


@pytest.mark.parametrize("note", HOSTILE, ids=lambda note: ascii(note)[:20])
def test_unlucky_text_is_kept_and_printed_harmlessly(nc: Call, note: str) -> None:
    from nc_tui.practice.text import clean

    found = nc("log", LISTENING, "--note", note, "--with", note, "--json").json
    assert found["note"] == clean(note).strip()
    for words in (("today",), ("export", "--to", "md"), ("export", "--to", "csv"), ("undo",)):
        shown = nc(*words)
        assert shown.status == 0
        assert not any(sign in shown.out for sign in "\x1b\x07\x9b\u202e\u2066\udc9b")


def month_file(home: Path) -> Path:
    (found,) = (home / "data" / "journal").rglob("*.json")
    return found


def test_a_damaged_month_is_reported_set_aside_and_what_is_readable_stays(nc: Call, home: Path) -> None:
    nc("log", LISTENING)
    nc("log", "steadying-name-place-rate")
    file = month_file(home)
    file.write_bytes(file.read_bytes()[:-60])
    shown = nc("check")
    assert shown.status == 1
    assert file.name in shown.out
    assert shown.out.count("\n") >= 1
    assert list((home / "data" / "set-aside").iterdir())
    assert nc("status", "--format", "{streak}").out == "1\n"
    found = nc("check", "--json").json
    assert list(found) == ["lost", "journal", "library", "settings", "newer"]


def test_a_file_of_nonsense_never_stops_a_command(nc: Call, home: Path) -> None:
    nc("log", LISTENING)
    month_file(home).write_bytes(b"\x00\xff{{{{")
    for words in (("status",), ("today",), ("ready",), ("export", "--to", "md")):
        shown = nc(*words)
        assert shown.status == 0, shown.err
    assert nc("log", "steadying-name-place-rate").status == 0
    assert nc("status", "--format", "{streak}").out == "1\n"


def test_a_broken_exercise_of_ones_own_is_left_out_and_named(nc: Call, home: Path) -> None:
    own = home / "config" / "exercises"
    own.mkdir(parents=True)
    (own / "bad.toml").write_text('id = "x"\nstakes = "strangers"\n')
    assert nc("today").status == 0
    shown = nc("check")
    assert shown.status == 0, "no record is lost"
    assert "bad.toml" in shown.out
    found = nc("check", "--json").json["library"]
    assert found
    assert all(list(one) == ["file", "key", "what"] for one in found)


def test_a_settings_file_that_says_nonsense_is_named(nc: Call, home: Path) -> None:
    (home / "config").mkdir(parents=True)
    (home / "config" / "settings.toml").write_text("rest_days = 9\n")
    assert nc("status").status == 0
    assert "rest_days" in nc("check").out
    assert "rest_days" in nc("check", "--json").json["settings"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_the_right_to_write_is_named(nc: Call, home: Path) -> None:
    home.mkdir()
    home.chmod(stat.S_IRUSR | stat.S_IXUSR)
    shown = nc("log", LISTENING)
    assert shown.status == 1
    assert "permission" in shown.complaint


def test_a_file_where_the_folder_should_be_is_named(nc: Call, home: Path) -> None:
    home.write_text("a file")
    shown = nc("log", LISTENING)
    assert shown.status == 1
    assert str(home) in shown.complaint
    assert nc("status").status == 0, "reading an absent journal is no error"


def test_a_full_disk_is_one_line_and_the_journal_stays_as_it_was(
    nc: Call, home: Path, started_before: Path
) -> None:
    nc("log", LISTENING)
    before = month_file(home).read_bytes()

    def no_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))

    # Python's own cache of compiled modules would be cut off too, and stay so.
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "1", "NC_TUI_NOW": NOW}
    words = [*PROGRAM, "log", "steadying-name-place-rate", "--note", "x" * 500]
    full = subprocess.run(
        words, env=environment, preexec_fn=no_room, capture_output=True, text=True, check=False
    )
    assert full.returncode == 1
    assert full.stderr.startswith("nc-tui: ")
    assert full.stderr.count("\n") == 1
    assert full.stdout == ""
    assert month_file(home).read_bytes() == before


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
@pytest.mark.parametrize(
    "words", [["status"], ["today"], ["content", "list"], ["--help"], ["export", "--to", "csv"]]
)
def test_output_onto_a_full_disk_is_one_line(started_before: Path, words: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(
            [*PROGRAM, *words], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert ended.returncode == 1
    assert ended.stderr.startswith("nc-tui: ")
    assert ended.stderr.count("\n") == 1


def test_a_pipe_that_nobody_reads_ends_quietly(started_before: Path) -> None:
    words = f"{sys.executable} -m nc_tui content list | true; echo ${{PIPESTATUS[0]}}"
    ended = subprocess.run(["bash", "-c", words], capture_output=True, text=True, check=True)
    assert ended.stderr == ""
    assert ended.stdout in ("141\n", "0\n")


@pytest.mark.parametrize("closing", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams_are_no_traceback(started_before: Path, closing: str) -> None:
    words = f"{sys.executable} -m nc_tui today {closing}"
    ended = subprocess.run(["bash", "-c", words], capture_output=True, text=True, check=False)
    assert ended.returncode == 0
    assert "Traceback" not in ended.stderr + ended.stdout


ENCODINGS = ["ascii", "cp1252", "latin-1"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_terminal_without_our_letters_is_no_error(started_before: Path, encoding: str) -> None:
    environment = os.environ | {"PYTHONIOENCODING": f"{encoding}:strict", "NC_TUI_NOW": NOW}
    for words, status in ((["today"], 0), (["log", "żółw"], 1)):
        ended = subprocess.run([*PROGRAM, *words], env=environment, capture_output=True, check=False)
        assert b"Traceback" not in ended.stderr
        assert b"unexpected" not in ended.stderr
        assert ended.returncode == status


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("words", ["status", "ready", "content list", "export --to md"])
def test_what_a_terminal_has_no_letters_for_is_printed_in_other_ones(
    monkeypatch: pytest.MonkeyPatch, encoding: str, words: str
) -> None:
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding, errors="strict") for _ in range(2))
    monkeypatch.setenv("NC_TUI_NOW", NOW)
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", err)
    assert status_of(words.split()) == 0
    assert out.buffer.tell()
    assert not err.buffer.tell()


def test_ctrl_c_ends_with_130_and_without_a_word(nc: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("nc_tui.trainer.planning.Planning.of_day", stopped)
    for words in (("today",), ("status",)):
        shown = nc(*words)
        assert (shown.status, shown.out, shown.err) == (130, "", "")


def test_an_error_nobody_foresaw_tells_no_private_text(nc: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("a private note")

    monkeypatch.setattr("nc_tui.trainer.planning.Planning.of_day", broken)
    for words in (("today",), ("status",)):
        shown = nc(*words)
        assert shown.status == 1
        assert "RuntimeError in test_bad_input.py" in shown.complaint
        assert "private" not in shown.err


def test_a_program_with_a_missing_part_says_so_in_one_line(monkeypatch: pytest.MonkeyPatch, nc: Call) -> None:
    monkeypatch.setitem(sys.modules, "nc_tui.practice.plan", None)
    monkeypatch.delitem(sys.modules, "nc_tui.cli.status_answer", raising=False)
    for name in [name for name in sys.modules if name.startswith(("nc_tui.trainer", "nc_tui.cli.opening"))]:
        monkeypatch.delitem(sys.modules, name)
    shown = nc("status")
    assert shown.status == 1
    assert "ModuleNotFoundError" in shown.complaint


def test_damage_is_told_by_every_command_until_its_copy_is_taken_away(nc: Call, home: Path) -> None:
    nc("log", LISTENING)
    nc("log", "steadying-name-place-rate")
    file = month_file(home)
    file.write_bytes(file.read_bytes()[:-60])
    for words in (("status",), ("today",), ("status", "--format", "{streak}"), ("log", LISTENING)):
        shown = nc(*words)
        assert shown.status == 0
        assert file.name in shown.err
        assert shown.err.count("\n") == 1
    copies = list((home / "data" / "set-aside").iterdir())
    for words in (("status",), ("today",)):
        assert str(copies[0]) in nc(*words).err.replace("\n", "")
    assert nc("check").status == 1
    assert nc("check", "--json").json["lost"] is True
    for copy in copies:
        copy.unlink()
    assert nc("status").err == ""
    assert nc("check").status == 0


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_journal_that_may_not_be_read_is_no_empty_journal(nc: Call, home: Path) -> None:
    nc("log", LISTENING)
    month_file(home).chmod(0)
    shown = nc("status")
    assert "can't be read" in shown.err


def test_bytes_that_are_no_text_are_refused_before_anything_is_saved(nc: Call, home: Path) -> None:
    shown = nc("log", LISTENING, "--note", "caf\udce9 ole")
    assert shown.status == 1
    assert "isn't UTF-8" in shown.complaint
    assert not (home / "data").exists()
    assert nc("--home", str(home) + "\udce9", "today").status == 0


@pytest.mark.parametrize(
    ("piped", "why"),
    [(b"x" * 300_000, "200,000 letters"), (b"x" * 900_000, "200,000"), (b"caf\xe9", "UTF-8")],
)
def test_a_note_that_cannot_be_saved_whole_is_refused(
    nc: Call, home: Path, monkeypatch: pytest.MonkeyPatch, piped: bytes, why: str
) -> None:
    class Piped(str):
        def encode(self, *_said: object) -> bytes:
            return piped

    shown = nc("log", LISTENING, "--note", "-", stdin=Piped("x"))
    assert shown.status == 1
    assert why in shown.complaint
    assert not list((home / "data").rglob("*.json"))


@pytest.mark.parametrize("words", [("status",), ("status", "--json"), ("today",)])
def test_a_folder_that_is_gone_hinders_nothing(
    nc: Call, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    shown = nc(*words)
    assert (shown.status, shown.err) == (0, "")
    relative = nc("--home", "here", *words)
    assert relative.status == 1
    assert "the folder you are in is gone" in relative.complaint
