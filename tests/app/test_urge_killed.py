"""An urge in a real terminal that is killed in the middle of the wave, and taken up at the next launch."""

import signal
from collections.abc import Callable
from pathlib import Path

from nc_tui.practice.kinds import Urge
from nc_tui.trainer import Trainer
from tests.app.looking import kept
from tests.app.terminal import Pty

AtHome = Callable[[], Trainer]

QUICK = """
from nc_tui.app.screens import urge
urge.NOTE_EVERY = 0.2
import time
urge.seconds_now = lambda: time.monotonic() * 60
"""
"""A wave in which every second is a minute, and its place is noted often."""


def test_an_urge_killed_in_the_middle_goes_on_at_the_next_launch(
    trainer: Trainer, at_home: AtHome, home: Path, tmp_path: Path
) -> None:
    watch = tmp_path / "sockets"
    with Pty(home, watch, first=QUICK) as terminal:
        terminal.shows("begin")
        terminal.press("u", then="How strong")
        terminal.press("7", then="Saved.")
        terminal.until(lambda: noted(at_home) >= 120, "two minutes that are noted")
        terminal.press("5", then="7 → 5")
        terminal.until(lambda: the_urge(at_home).ratings == (5,), "the second rating on disk")
        assert terminal.end(signal.SIGKILL) == -9
    before = noted(at_home)
    with Pty(home, watch, first=QUICK) as terminal:
        terminal.shows("begin")
        terminal.press("u", then="so far")
        terminal.until(lambda: noted(at_home) > before, "the wave going on")
        terminal.press("\r", then="What set it off?")
        terminal.press("a", then="Ridden out.")
        terminal.press("q")
        assert terminal.end() == 0
    urge = the_urge(at_home)
    assert (urge.rating, urge.ratings, urge.outcome, urge.set_off) == (7, (5,), "ridden", "alone")
    assert urge.seconds > before


def the_urge(at_home: AtHome) -> Urge:
    """The one urge there is on disk."""
    [urge] = kept(at_home(), Urge)
    assert isinstance(urge, Urge)
    return urge


def noted(at_home: AtHome) -> int:
    """The seconds of the wave that are on disk."""
    return int(at_home().drafts.load("urge-wave").partition(" ")[2] or 0)
