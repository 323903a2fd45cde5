"""In a real terminal: no size, stale sizes, replies among the keys, signals, a closed terminal, ctrl+z."""

import fcntl
import os
import signal
import struct
import termios
from collections.abc import Callable
from pathlib import Path

import pytest

from nc_tui.app.ending import GRACE
from nc_tui.trainer import Trainer
from tests.app.terminal import Pty
from tests.app.test_terminal_input import REPLIES

CTRL_P, CTRL_Q, CTRL_Z = b"\x10", b"\x11", b"\x1a"
PAGE_DOWN = b"\x1b[6~"
STUCK = (
    "from nc_tui.app.app import NcTui\n"
    "import time\n"
    "def stick(app, name):\n"
    "    open(os.environ['WATCH'] + '-stuck', 'w').close()\n"
    "    time.sleep(60)\n"
    "NcTui.action_go = stick\n"
)
"""The event loop does nothing any more after e."""


@pytest.fixture
def watch(tmp_path: Path) -> Path:
    """The file that names every socket that was opened."""
    return tmp_path / "sockets"


def resize(terminal: Pty, columns: int, rows: int) -> None:
    fcntl.ioctl(terminal.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


def as_bytes(reply: str) -> bytes:
    return reply.encode("utf-8", "surrogateescape")


@pytest.mark.parametrize("size", [(0, 0), (0, 24), (65535, 65535)], ids=str)
def test_a_terminal_without_a_size_is_drawn_once_and_left_with_ctrl_q(
    trainer: Trainer, home: Path, watch: Path, size: tuple[int, int]
) -> None:
    with Pty(home, watch, size=size) as terminal:
        terminal.shows("How are you?")
        terminal.settle()
        terminal.press(CTRL_Q)
        assert terminal.end() == 0


def test_after_a_storm_of_sizes_the_screen_comes_to_rest_with_the_palette_over_it(
    trainer: Trainer, home: Path, watch: Path
) -> None:
    with Pty(home, watch) as terminal:
        terminal.shows("How are you?")
        terminal.press(CTRL_P, then="Search")
        for number in range(200):
            resize(terminal, number * 7 % 200, number % 50)
            terminal._read(0)
        resize(terminal, 80, 24)
        terminal.settle()
        terminal.press(CTRL_Q)
        assert terminal.end() == 0


def test_the_terminals_own_size_counts(trainer: Trainer, home: Path, watch: Path) -> None:
    with Pty(home, watch, more={"COLUMNS": "200", "LINES": "60"}) as terminal:
        terminal.shows("How are you?")
        terminal.settle()
        terminal.press(CTRL_Q)
        assert terminal.end() == 0
    assert b"\x1b[24;1H" in terminal.raw
    assert b"\x1b[25;1H" not in terminal.raw


def test_no_reply_of_any_terminal_saves_anything_or_changes_the_page(
    trainer: Trainer, at_home: Callable[[], Trainer], home: Path, watch: Path
) -> None:
    with Pty(home, watch) as terminal:
        terminal.shows("begin")
        terminal.press("r", then="0 the worst")
        terminal.settle()
        begun = len(terminal.raw)
        for reply in REPLIES:
            terminal.press(as_bytes(reply))
        terminal.settle()
        drawn = terminal.raw[begun:]
        assert b"Saved" not in drawn
        assert b"about" not in drawn
        terminal.press("\x1b[55::55;1;55u", then="Saved.")
        terminal.press(CTRL_Q)
        assert terminal.end() == 0, terminal.raw[-3000:]
    checkin = at_home().checkins.of_today()
    assert checkin is not None
    assert (checkin.mood, checkin.pull) == (7, None)
    assert [record.kind for record in at_home().history.recent if record.kind == "practice"] == []


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_signal_ends_it_with_128_and_its_number_though_the_loop_is_stuck(
    trainer: Trainer, home: Path, watch: Path, name: str
) -> None:
    """While it isn't, test_terminal sees to it."""
    number = signal.Signals[name]
    with Pty(home, watch, first=STUCK) as terminal:
        terminal.shows("begin")
        terminal.press("e")
        terminal.until(Path(f"{watch}-stuck").exists, "the loop is stuck")
        assert terminal.end(number) == 128 + number
        assert b"\x1b[?1049l" in terminal.raw


def test_a_closed_terminal_ends_it(trainer: Trainer, home: Path, watch: Path) -> None:
    deaf = "import signal\nsignal.signal(signal.SIGHUP, signal.SIG_IGN)\n"
    with Pty(home, watch, first=deaf) as terminal:
        terminal.shows("begin")
        terminal.close_window()


def test_ctrl_z_suspends_and_comes_back(trainer: Trainer, home: Path, watch: Path) -> None:
    with Pty(home, watch) as terminal:
        terminal.shows("begin")
        terminal.press(CTRL_Z, then="\x1b[?1049l")
        terminal.until(lambda: state(terminal.pid) == "T", "it is suspended")
        begun = len(terminal.raw)
        os.kill(terminal.pid, signal.SIGCONT)
        terminal.until(lambda: b"How are you?" in terminal.raw[begun:], "the page again")
        terminal.press("r", then="0 the worst")
        terminal.press(CTRL_Q)
        assert terminal.end() == 0


def state(pid: int) -> str:
    """One letter, as Linux tells it; "T" where the process is stopped."""
    os.waitpid(pid, os.WNOHANG | os.WUNTRACED)
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]


def test_keys_that_come_before_the_palette_is_filled_end_nothing(
    trainer: Trainer, home: Path, watch: Path
) -> None:
    with Pty(home, watch) as terminal:
        terminal.shows("begin")
        terminal.press(CTRL_P + PAGE_DOWN + PAGE_DOWN, then="Search")
        terminal.settle()
        terminal.press(b"\x1b", then="How are you?")
        terminal.press(CTRL_Q)
        assert terminal.end() == 0


def test_an_error_in_what_reads_the_keys_ends_it_with_1_and_one_clear_line(
    trainer: Trainer, home: Path, watch: Path
) -> None:
    broken = (
        "from nc_tui.app.terminal_input import TerminalInput\n"
        "def fall(self, data):\n"
        "    raise KeyError\n"
        "TerminalInput.feed = fall\n"
    )
    with Pty(home, watch, first=broken) as terminal:
        terminal.shows("begin")
        terminal.press("j")
        assert terminal.end() == 1
    assert b"nc-tui: something unexpected went wrong" in terminal.raw


def test_a_cyrillic_letter_is_the_key_it_is_typed_with(trainer: Trainer, home: Path, watch: Path) -> None:
    with Pty(home, watch) as terminal:
        terminal.shows("begin")
        terminal.press("\x1b[1082::114;1;1082u", then="0 the worst")
        terminal.press("６", then="Saved.")
        terminal.press(CTRL_Q)
        assert terminal.end() == 0


def test_a_key_that_does_nothing_says_once_how_to_go_on(trainer: Trainer, home: Path, watch: Path) -> None:
    with Pty(home, watch) as terminal:
        terminal.shows("begin")
        terminal.press("ж", then="shows the ones that do")
        terminal.press("?", then="Everywhere")
        terminal.press("\x1b", then="begin")
        begun = len(terminal.raw)
        terminal.press("ж")
        terminal.settle()
        assert b"does nothing here" not in terminal.raw[begun:]


def test_the_time_it_has_to_end_is_less_than_a_second() -> None:
    assert GRACE < 1.0
