"""Locking the journal from the command line, and opening it."""

import shlex
import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest

from nc_tui.cli import passphrase
from nc_tui.trainer.locking import Lock, NewKey, Opened, WrongSecretError
from tests.cli.conftest import Call

pytestmark = pytest.mark.usefixtures("quick_keys")
LISTENING = "listening-one-open-question"
MARKER = "Zwetschgendatschi"
SECRET = "four words by chance"


@pytest.fixture
def says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> "Says":
    """The command that gives the passphrase."""
    return Says(monkeypatch, tmp_path / "secret")


class Says:
    def __init__(self, monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
        self._file = file
        monkeypatch.setenv(passphrase.COMMAND, shlex.join(["cat", str(file)]))
        self(SECRET)

    def __call__(self, words: str) -> None:
        self._file.write_text(words + "\n")


def typing(monkeypatch: pytest.MonkeyPatch, answers: Iterable[str]) -> list[str]:
    """Somebody is at the terminal and types these; the questions."""
    asked: list[str] = []
    given = iter(answers)

    def ask(question: str) -> str:
        asked.append(question)
        return next(given)

    monkeypatch.delenv(passphrase.COMMAND, raising=False)
    monkeypatch.setattr("getpass.getpass", ask)
    monkeypatch.setattr(passphrase, "can_ask", lambda: True)
    monkeypatch.setattr("nc_tui.cli.lock.can_ask", lambda: True)
    return asked


def plain_files(home: Path) -> list[Path]:
    return [path for path in home.rglob("*") if path.is_file() and MARKER.encode() in path.read_bytes()]


def recovery_key(printed: str) -> str:
    return next(line.strip() for line in printed.splitlines() if line.count("-") == 6)


def test_on_save_read_and_off_with_a_command_for_the_passphrase(nc: Call, home: Path, says: Says) -> None:
    nc("log", LISTENING, "--note", MARKER)
    assert nc("lock", "status", "--json").json["on"] is False
    assert plain_files(home) != []
    on = nc("lock", "on")
    assert (on.status, on.err) == (0, "")
    assert Lock.slip_in(recovery_key(on.out)) is None
    assert plain_files(home) == []
    assert nc("lock", "status", "--json").json == {
        "on": True,
        "key": True,
        "encrypted": True,
        "waiting": 0,
        "waiting_elsewhere": 0,
        "damaged_key_files": [],
    }
    assert nc("looked", "--note", MARKER).status == 0
    assert MARKER in nc("export", "--to", "json").out
    assert plain_files(home) == []
    off = nc("lock", "off")
    assert (off.status, off.err) == (0, "")
    assert MARKER in nc("export", "--to", "json").out
    assert nc("status", "--json").json["practised_today"]


def test_a_locked_journal_says_so_in_one_line_where_nobody_can_be_asked(
    nc: Call, home: Path, says: Says, monkeypatch: pytest.MonkeyPatch
) -> None:
    nc("log", LISTENING)
    nc("lock", "on")
    says("another passphrase")
    for words in (("today",), ("log", LISTENING), ("lock", "off"), ("export", "--to", "json"), ("undo",)):
        refused = nc(*words)
        assert (refused.status, refused.out) == (1, "")
        assert "That isn't the passphrase" in refused.complaint
    monkeypatch.delenv(passphrase.COMMAND)
    refused = nc("today")
    assert (refused.status, refused.out) == (1, "")
    assert "The journal is locked" in refused.complaint
    monkeypatch.setenv(passphrase.COMMAND, "false")
    assert passphrase.COMMAND in nc("today").complaint
    monkeypatch.setenv(passphrase.COMMAND, "true")
    assert "printed nothing" in nc("today").complaint
    assert (nc("status").out, nc("status", "--json").json) == ("locked\n", {"locked": True})
    assert nc("status", "--format", "{streak} days").out == "locked\n"


def test_who_to_call_and_what_is_no_journal_need_no_passphrase(nc: Call, home: Path, says: Says) -> None:
    nc("log", LISTENING)
    nc("lock", "on")
    says("another passphrase")
    assert "In danger now" in nc("help", "--country", "IE").out
    for words in (("content", "list"), ("settings", "rest_days", "1"), ("lock", "status")):
        answered = nc(*words)
        assert (answered.status, answered.err) == (0, ""), words


def test_where_nobody_can_choose_a_passphrase_it_says_how_one_is_chosen_and_nothing_is_locked(
    nc: Call, home: Path
) -> None:
    nc("log", LISTENING)
    refused = nc("lock", "on")
    assert (refused.status, refused.out) == (1, "")
    assert "choosing a passphrase needs a terminal" in refused.complaint
    assert "is locked" not in refused.complaint
    assert not nc("lock", "status", "--json").json["key"]


def test_on_a_terminal_it_asks_twice_and_for_the_end_of_the_recovery_key(
    nc: Call, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = typing(monkeypatch, ["short", SECRET, "another one", SECRET, SECRET, SECRET])
    tails: list[str] = []
    compared = Lock.is_end_of

    def is_end_of(group: str, recovery: str) -> bool:
        tails.append(recovery[-4:])
        return compared(tails[0].lower() if group == "right" else group, recovery)

    typed = iter(("wrong", "right"))
    monkeypatch.setattr(Lock, "is_end_of", staticmethod(is_end_of))
    monkeypatch.setattr("click.prompt", lambda *_said, **_named: next(typed))
    on = nc("lock", "on")
    assert on.status == 0
    assert on.err.count("\n") == 2
    assert len(asked) == 5
    assert len(tails) == 2
    assert "They differ" in on.out
    assert nc("today").status == 0
    assert asked[-1] == "Passphrase: "


def test_a_wrong_passphrase_is_asked_for_again_and_three_are_enough(
    nc: Call, home: Path, says: Says, monkeypatch: pytest.MonkeyPatch
) -> None:
    nc("lock", "on")
    typing(monkeypatch, ["wrong wrong", SECRET])
    assert nc("today").status == 0
    asked = typing(monkeypatch, ["wrong wrong"] * 9)
    assert nc("today").status == 1
    assert len(asked) == passphrase.TRIES
    typing(monkeypatch, ["\x1b"])
    assert nc("today").status == 130


def test_the_recovery_key_gives_a_new_passphrase(
    nc: Call, home: Path, says: Says, monkeypatch: pytest.MonkeyPatch
) -> None:
    nc("log", LISTENING, "--note", MARKER)
    recovery = recovery_key(nc("lock", "on").out)
    typing(monkeypatch, [recovery[:-1] + "?", recovery.lower(), "quite another", "quite another"])
    changed = nc("lock", "change", "--recovery")
    assert changed.status == 0
    typing(monkeypatch, ["quite another"])
    assert MARKER in nc("export", "--to", "json").out
    typing(monkeypatch, [SECRET] * 3)
    assert nc("today").status == 1


def test_two_recovery_keys_open_the_keys_of_two_machines(
    nc: Call, home: Path, says: Says, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = str(tmp_path / "other")
    nc("log", LISTENING, "--note", MARKER)
    one = recovery_key(nc("lock", "on").out)
    says("quite another one")
    nc("log", LISTENING, "--note", MARKER, "--home", other)
    two = recovery_key(nc("lock", "on", "--home", other).out)
    shutil.copytree(tmp_path / "other" / "data", home / "data", dirs_exist_ok=True)
    for second in (two, "quite another one"):
        asked = typing(monkeypatch, [one, "no key", second, "one for both", "one for both"])
        assert nc("lock", "change", "--recovery").status == 0
        assert asked[1:3] == ["The other machine's recovery key, or passphrase: "] * 2
        typing(monkeypatch, ["one for both"])
        assert nc("export", "--to", "json").out.count(MARKER) == 2
        shutil.copytree(tmp_path / "other" / "data", home / "data", dirs_exist_ok=True)


def test_what_an_interrupted_turn_left_encrypted_on_this_machine_is_said_to_be_here(
    nc: Call, home: Path, says: Says
) -> None:
    nc("log", LISTENING)
    nc("lock", "on")
    for where in ("data/journal", "state"):
        (home / where / "keys" / "off").write_bytes(b"")
    found = nc("lock", "status").out
    assert "of this machine still encrypted: nc-tui lock off does" in found
    assert "on every machine" not in found
    assert "everything is plain" in nc("lock", "off").out
    assert "still encrypted" not in nc("lock", "status").out


def test_turning_it_off_says_what_other_machines_still_have_encrypted(
    nc: Call, home: Path, says: Says, tmp_path: Path
) -> None:
    other = str(tmp_path / "other")
    nc("log", LISTENING)
    nc("lock", "on")
    shutil.copytree(home / "data" / "journal" / "keys", tmp_path / "other" / "data" / "journal" / "keys")
    nc("log", LISTENING, "--home", other)
    shutil.copytree(tmp_path / "other" / "data", home / "data", dirs_exist_ok=True)
    off = nc("lock", "off")
    assert "everything is plain" not in off.out
    said = " ".join(off.out.split())
    assert "1 month of other machines is still encrypted: run nc-tui there." in said
    assert off.status == 0


def test_a_backup_is_restored_on_a_new_machine_with_its_passphrase(
    nc: Call, home: Path, says: Says, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nc("log", LISTENING, "--note", MARKER)
    nc("lock", "on")
    nc("backup", str(tmp_path / "mine.zip"))
    new = str(tmp_path / "new")
    says("another passphrase")
    refused = nc("restore", "--home", new, str(tmp_path / "mine.zip"))
    assert refused.status == 1
    assert "stays closed" in refused.err
    says(SECRET)
    came = nc("restore", "--home", new, str(tmp_path / "mine.zip"))
    assert came.status == 0
    assert came.out.startswith("1 record brought back")
    assert "nc-tui lock on encrypts them" in came.out
    monkeypatch.delenv(passphrase.COMMAND)
    assert MARKER in nc("export", "--home", new, "--to", "json").out


def test_two_keys_of_two_machines_are_both_asked_for() -> None:
    class Two(Lock):
        def __init__(self) -> None:
            """No folder is needed."""

        def open(self, secret: str, *, recovery: bool = False) -> Opened:
            identities = {"a": "1"} if secret == "one" else {"b": "2"} if secret == "two" else {}
            if not identities:
                raise WrongSecretError("That isn't the passphrase.")
            return Opened(identities, tuple({"a", "b"} - identities.keys()))

    with pytest.MonkeyPatch.context() as patched:
        asked = typing(patched, ["one", "three", "two"])
        assert passphrase.open_with_passphrase(Two()) == Opened({"a": "1", "b": "2"}, ())
    assert asked[1:] == ["The other machine's passphrase: "] * 2
    assert isinstance(Lock.new_key(SECRET), NewKey)
