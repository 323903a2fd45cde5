"""In a real terminal: closed windows, crashes, hostile text, no network, and errors that tell no secrets."""

import re
import shutil
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec import json

from nc_tui.journal.folders import folders
from nc_tui.practice.exercise import Write
from nc_tui.practice.exercise_progress import ExerciseProgress
from nc_tui.practice.kinds import Goal, Letter, Practice, Slip, Urge
from nc_tui.practice.kinds.vocabulary import Answer
from nc_tui.trainer import Trainer
from tests.app.conftest import welcomed
from tests.app.terminal import Pty
from tests.clock import SetClock

START_PASTE, END_PASTE = b"\x1b[200~", b"\x1b[201~"
F2 = b"\x1bOQ"

HOSTILE = (
    "A\x1b]52;c;NzcwMQ==\x07B\x1b]0;title7702\x07C\x1b[7703;7703HD\x9b7704mE\x1bP7705\x1b\\F\u202eG\u2066H"
    "\ud800I [/b] [@click=app.quit]J[/] 👩‍👧 שלום مرحبا"
)
"""Sequences that write the clipboard, set the title, move the cursor, and hide the order of letters, each with
a number of its own to find it by; markup, emoji with a joiner, and scripts from right to left."""
FOREIGN = (
    b"\x1b]52",
    b"\x1b]0;title7702",
    b"\x1b[7703",
    b"\x9b7704",
    b"\xc2\x9b",
    b"\x1bP7705",
    "\u202e".encode(),
    "\u2066".encode(),
    b"\xed\xa0\x80",
)


@pytest.fixture
def watch(tmp_path: Path) -> Path:
    """The file that names every socket that was opened."""
    return tmp_path / "sockets"


def writing(trainer: Trainer) -> tuple[str, int]:
    """An exercise that has one write, and its place."""
    return next(
        (one.id, number)
        for one in trainer.exercises.values()
        for number, step in enumerate(one.steps)
        if isinstance(step, Write)
    )


def waiting_at_a_sheet(trainer: Trainer) -> tuple[str, int]:
    """Leave a walk at its write step, for an exercise that is planned for today."""
    exercise, number = writing(trainer)
    trainer.checkins.check_in(6, 2)
    planned = trainer.plan.of_day().items[0].exercise
    trainer.plan.swap(planned)
    trainer.practice.save_progress(ExerciseProgress(exercise, trainer.today, place=number))
    return exercise, number


def open_walk(exercise: str) -> str:
    """Code that opens an exercise right behind Today."""
    return (
        "from nc_tui.app.screens.today import TodayPage\n"
        "from nc_tui.app.widgets.fields import Sheet\n"
        "shown = TodayPage.on_mount\n"
        "def and_open(self):\n"
        "    shown(self)\n"
        f"    self.set_timer(0.05, lambda: self.go('exercise', exercise_id={exercise!r}))\n"
        "TodayPage.on_mount = and_open\n"
        "def ready(self):\n"
        "    open(os.environ['WATCH'] + '-ready', 'w').close()\n"
        "Sheet.on_focus = lambda self: self.call_after_refresh(ready, self)\n"
    )


def at_the_sheet(terminal: Pty, watch: Path) -> None:
    """Wait until one can write."""
    terminal.until(Path(f"{watch}-ready").exists, "a sheet to write on")


def text_kept(make: Callable[[], Trainer], exercise: str, number: int) -> str | None:
    trainer = make()
    answer = trainer.practice.progress(exercise, trainer.today).answers.get(number)
    return answer.text if answer else None


@pytest.mark.parametrize("ending", ["window closed", "SIGHUP", "SIGTERM", "SIGINT", "ctrl+q"])
def test_what_was_typed_a_moment_before_the_end_is_kept(
    trainer: Trainer, at_home: Callable[[], Trainer], home: Path, watch: Path, ending: str
) -> None:
    exercise, number = waiting_at_a_sheet(trainer)
    with Pty(home, watch, first=open_walk(exercise)) as terminal:
        at_the_sheet(terminal, watch)
        terminal.press("every last letter of it", then="last letter of it")
        if ending == "window closed":
            terminal.close_window()
        elif ending == "ctrl+q":
            terminal.press(b"\x11")
            assert terminal.end() == 0
        else:
            sent = signal.Signals[ending]
            assert terminal.end(sent) == 128 + sent
            assert b"\x1b[?1049l" in terminal.raw
    assert text_kept(at_home, exercise, number) == "every last letter of it"


def test_after_kill_9_the_draft_is_there_and_opens_again(
    trainer: Trainer, at_home: Callable[[], Trainer], home: Path, watch: Path
) -> None:
    exercise, number = waiting_at_a_sheet(trainer)
    with Pty(home, watch, first=open_walk(exercise)) as terminal:
        at_the_sheet(terminal, watch)
        terminal.press("before the lightning", then="the lightning")
        terminal.until(lambda: text_kept(at_home, exercise, number) == "before the lightning", "the draft")
        assert terminal.end(signal.SIGKILL) == -9
    with Pty(home, watch, first=open_walk(exercise)) as terminal:
        terminal.shows("before the lightning")


def test_typing_without_a_pause_is_kept_while_one_types(
    trainer: Trainer, at_home: Callable[[], Trainer], home: Path, watch: Path
) -> None:
    exercise, number = waiting_at_a_sheet(trainer)
    with Pty(home, watch, first=open_walk(exercise)) as terminal:
        at_the_sheet(terminal, watch)

        def kept_while_typing() -> bool:
            terminal.press("x")
            return "xxx" in (text_kept(at_home, exercise, number) or "")

        terminal.until(kept_while_typing, "a draft of what is being typed")


def test_bytes_that_are_no_text_and_a_hundred_thousand_characters_end_nothing(
    trainer: Trainer, at_home: Callable[[], Trainer], home: Path, watch: Path
) -> None:
    exercise, number = waiting_at_a_sheet(trainer)
    with Pty(home, watch, first=open_walk(exercise)) as terminal:
        at_the_sheet(terminal, watch)
        terminal.press(b"\xff\xfe\xed\xa0\x80\xc3")
        terminal.press(START_PASTE + b"long " + b"word " * 20_000 + END_PASTE)
        terminal.press("the end", then="end")
        terminal.end(signal.SIGHUP)
    kept = text_kept(at_home, exercise, number)
    assert kept is not None
    assert "long word word" in kept
    assert kept.endswith("the end")
    assert len(kept) > 100_000


def in_toml(text: str) -> str:
    """The text as TOML can say it, with escapes for all that it may not hold."""
    plain = text.replace("\ud800", "")
    return "".join(sign if sign.isalnum() or sign == " " else f"\\U{ord(sign):08x}" for sign in plain)


def fill_with_hostile_text(trainer: Trainer, home: Path) -> None:
    """Notes, names, letters, answers and drafts as another machine may have synced them, and exercises of
    one's own."""
    today = trainer.today
    exercise = next(one for one in trainer.exercises.values() if one.where == "here")
    number = len(exercise.steps) - 1
    journal = trainer.session.journal
    practice = Practice(
        exercise=exercise.id,
        skill=exercise.skill,
        stakes=exercise.stakes,
        setting=exercise.setting,
        where=exercise.where,
        outcome="done",
        with_=HOSTILE,
        note=HOSTILE,
        answers=(Answer(number, text=HOSTILE),),
    )
    for data in (
        practice,
        Urge(rating=5, who=HOSTILE, note=HOSTILE),
        Goal(title=HOSTILE, state="going"),
        Letter(state="kept", text=HOSTILE),
        Slip(channel="text", at_moment=trainer.now(), note=HOSTILE),
    ):
        journal.append(data, today)
    for file in trainer.session.folders.journal.rglob("*.json"):
        copy = file.parent.parent / "b7a1f0c2d3" / file.name
        copy.parent.mkdir(exist_ok=True)
        copy.write_bytes(file.read_bytes().replace(b"app.quit", b"app.bell"))
    drafts = trainer.session.folders.state / "drafts"
    drafts.mkdir(parents=True, exist_ok=True)
    raw = HOSTILE.encode("utf-8", "surrogatepass")
    (drafts / "letter.draft").write_bytes(raw)
    (drafts / "ready-review.draft").write_bytes(json.encode({"good-for-both": HOSTILE.replace("\ud800", "")}))
    own = trainer.session.own_exercises
    own.mkdir(parents=True, exist_ok=True)
    escaped = in_toml(HOSTILE)
    (own / "a.toml").write_text(
        f'''id = "presence-aa-hostile"
title = "{in_toml(HOSTILE[:38])}"
skill = "presence"
stakes = "alone"
setting = "home"
minutes = 3
where = "here"
why = "{escaped}"
done_when = "{escaped}"
easier = "{escaped}"
harder = "{escaped}"
reflect = "{escaped}"
sources = ["lieberman-2007"]
[[step]]
kind = "read"
text = "{escaped}"
[[step]]
kind = "read"
text = "{escaped}"
'''
    )
    (own / "b\x1b[7703mname.toml").write_text(f'id = "{escaped}"\n')
    (own / "c.toml").write_bytes(b'id = "\x1b]52;c;NzcwMQ==\x07"\n')


def test_hostile_text_goes_through_every_screen_and_no_sequence_of_its_own_reaches_the_terminal(
    tmp_path: Path, clock: SetClock, watch: Path
) -> None:
    home = tmp_path / "ho\x1b]0;title7702\x07me"
    trainer = welcomed(Trainer(folders(home), clock))
    fill_with_hostile_text(trainer, home)
    with Pty(home, watch) as terminal:
        terminal.shows("How are you?")
        terminal.press("jjj", then="another")
        terminal.press("2", then="for today")
        terminal.press("\r", then="Done when")
        terminal.press("ij", then="Mastered")
        terminal.press("\x1b", then="this rung")
        terminal.press("3", then="An urge")
        terminal.press("g", then="add one")
        terminal.press("\x1b", then="An urge")
        terminal.press("l", then="seal 30")
        terminal.press("\x1b", then="An urge")
        terminal.press("4", then="marked")
        terminal.press("5", then="about safety")
        terminal.press("!", then="In danger now")
        terminal.press("\x1b", then="about safety")
        terminal.press("?", then="Everywhere")
        terminal.press("\x1b", then="about safety")
        terminal.press(",", then="Saved in")
        terminal.press("\x1b", then="about safety")
        terminal.press("e", then="promises")
        terminal.press("\x1b", then="about safety")
        terminal.press("1", then="How are you?")
        terminal.press("q")
        assert terminal.end() == 0
    with Pty(home, watch, first=open_walk("presence-aa-hostile")) as walking:
        walking.shows("Done when")
        walking.press("i", then="Lieberman")
        walking.press(F2, then="step 1")
        walking.press(F2, then="step 2")
        walking.press(F2, then="How did it go?")
        walking.press(b"\t\t" + START_PASTE + b"pasted")
        walking.press(HOSTILE.encode("utf-8", "surrogatepass") + END_PASTE)
        walking.press("\x1b", then="How are you?")
        walking.end(signal.SIGTERM)
    sent = terminal.raw + walking.raw
    for foreign in FOREIGN:
        at = sent.find(foreign)
        assert at < 0, sent[max(0, at - 200) : at + 60]
    assert b"[@click" in walking.raw
    assert not watch.exists()


def test_hostile_text_typed_into_a_sheet_is_kept_without_what_would_harm(
    trainer: Trainer, at_home: Callable[[], Trainer], home: Path, watch: Path
) -> None:
    exercise, number = waiting_at_a_sheet(trainer)
    harmless = HOSTILE.replace("\ud800", "").replace("\x1b\\", "").encode()
    with Pty(home, watch, first=open_walk(exercise)) as terminal:
        at_the_sheet(terminal, watch)
        terminal.press(START_PASTE + harmless + END_PASTE, then="[@click")
        terminal.press("and on", then="on")
        terminal.end(signal.SIGHUP)
    for foreign in FOREIGN:
        assert foreign not in terminal.raw, foreign
    kept = text_kept(at_home, exercise, number)
    assert kept is not None
    assert "👩‍👧 שלום مرحبا" in kept
    assert "[/b]" in kept
    assert kept.endswith("and on")


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace isn't there to watch the system calls")
def test_no_socket_is_opened_to_anywhere(demo: Trainer, home: Path, watch: Path, tmp_path: Path) -> None:
    calls = tmp_path / "calls"
    traced = ("strace", "-f", "-qq", "-e", "trace=network", "-o", str(calls))
    with Pty(home, watch, before=traced) as terminal:
        terminal.shows("How are you?")
        terminal.press("!", then="In danger now")
        terminal.press("\x1b", then="How are you?")
        terminal.press("q")
        assert terminal.end() == 0
    made = [line for line in calls.read_text().splitlines() if "socket" in line and "AF_UNIX" not in line]
    assert made == []
    assert not watch.exists()


def test_an_error_nobody_foresaw_tells_no_private_text(home: Path, trainer: Trainer, watch: Path) -> None:
    broken = (
        "from nc_tui.app.app import NcTui\n"
        "def fall(self, name):\n"
        "    private = ''.join(reversed('moolg fo terces'))\n"
        "    {}['key']\n"
        "NcTui.action_go = fall\n"
    )
    with Pty(home, watch, first=broken) as terminal:
        terminal.shows("How are you?")
        terminal.press("e")
        assert terminal.end() == 1
    assert b"secret of gloom" not in terminal.raw
    assert b"KeyError" in terminal.raw


def test_two_at_once_lose_nothing_and_see_each_other(
    trainer: Trainer, at_home: Callable[[], Trainer], home: Path, watch: Path
) -> None:
    with Pty(home, watch) as one, Pty(home, watch) as other:
        one.shows("begin")
        other.shows("begin")
        one.press("r", then="0 the worst")
        one.press("7", then="Saved.")
        other.until(lambda: "━━━━━━━".encode() in other.raw, "the rating of the other one")
        other.press("rj", then="0 none")
        other.press("3", then="Saved.")
        one.until(lambda: "━━━".encode() in one.raw.split(b"Saved.")[-1], "the second one")
        for terminal in (one, other):
            terminal.end(signal.SIGTERM)
    found = at_home().checkins.of_today()
    assert found is not None
    assert (found.mood, found.pull) == (7, 3)


def colours(raw: bytes) -> set[bytes]:
    """The foregrounds that aren't a shade of grey."""
    found = set(re.findall(rb"38;2;(\d+;\d+;\d+)", raw))
    return {colour for colour in found if len(set(colour.split(b";"))) > 1}


@pytest.mark.parametrize(
    ("more", "coloured"),
    [({"NO_COLOR": "1"}, False), ({"TEXTUAL_ANIMATIONS": "none"}, True)],
    ids=str,
)
def test_no_color_and_no_animation_are_respected(
    trainer: Trainer, home: Path, watch: Path, more: dict[str, str], coloured: bool
) -> None:
    with Pty(home, watch, more={"COLORTERM": "truecolor", **more}) as terminal:
        terminal.shows("begin")
        terminal.press("r", then="0 the worst")
        terminal.press("6", then="Saved.")
        terminal.end(signal.SIGTERM)
    assert bool(colours(terminal.raw)) is coloured


def test_a_terminal_of_20_by_5_gets_one_line(trainer: Trainer, home: Path, watch: Path) -> None:
    with Pty(home, watch, size=(20, 5)) as terminal:
        terminal.shows("Too small: this")
        terminal.press("q")
        assert terminal.end() == 0
