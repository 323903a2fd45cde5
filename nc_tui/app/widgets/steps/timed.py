"""Steps that take their time: the timer, and the ring to breathe along with."""

import math

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.timer import Timer as Ticker

from nc_tui.app.host import host_of
from nc_tui.app.widgets.bars import NARROW
from nc_tui.app.widgets.breath import BEATS, Breath
from nc_tui.app.widgets.prose import Drawn, Prose, said
from nc_tui.app.widgets.rows import Columns
from nc_tui.app.widgets.steps.step import StepPart
from nc_tui.practice.exercise import Breathe, Timer
from nc_tui.wallclock import seconds as seconds_now

SHORT = 18
"""Rows of the window below which the breath is a bar."""


def clock_face(seconds: float) -> str:
    """``2:05``, rounded up, so that 0:00 means it is over."""
    whole = math.ceil(max(0.0, seconds))
    return f"{whole // 60}:{whole % 60:02}"


class Clock(Prose):
    """A line that fills, and below it how long it has run, of how long: it informs and doesn't push."""

    ALLOW_SELECT = False

    def __init__(self, length: float, hue: str) -> None:
        super().__init__(id="clock")
        self.length = length
        self.hue = hue
        self.seconds = 0.0
        self.state = ""

    def at(self, seconds: float, state: str) -> None:
        """Show so many seconds, and a word or two. Nothing is drawn where nothing differs."""
        before, self.seconds, self.state = (self.seconds, self.state), seconds, state
        width = max(1, self.content_size.width)
        if (
            int(before[0]) != int(seconds)
            or before[1] != state
            or round(width * before[0] / self.length) != round(width * seconds / self.length)
        ):
            self.refresh()

    def render(self) -> Drawn:
        return Drawn(self.drawn)

    def drawn(self, width: int) -> Content:
        """Both lines for so many cells."""
        filled = round(width * self.seconds / self.length)
        run = int(self.seconds)
        face, of = f"{run // 60}:{run % 60:02}", f"of {clock_face(self.length)}"
        middle = self.state.center(max(0, width - 2 * max(len(face), len(of))))
        if len(middle) + len(face) + len(of) > width:
            middle = " " * max(1, width - len(face) - len(of))
        side = max(len(face), len(of))
        return said(
            ("━" * filled, self.hue),
            ("─" * (width - filled), "$faint"),
            "\n",
            (face.ljust(side), "bold"),
            (f"{middle}{of.rjust(side)}", "$text-muted"),
        )


class Timed(StepPart, can_focus=True):
    """A step that runs for a number of seconds; it can be paused and ended early."""

    BINDINGS = [Binding("space", "pause", "pause")]
    BEATS = 4
    """Drawings a second."""

    def __init__(self, index: int, length: float, run: float, hue: str) -> None:
        super().__init__(index)
        self.length = length
        self.hue = hue
        self._before = min(run, length)
        self._since: float | None = None
        self._over = False
        self._ticker: Ticker | None = None

    def compose(self) -> ComposeResult:
        yield Clock(self.length, self.hue)

    def on_mount(self) -> None:
        """It runs once someone says so."""
        self._ticker = self.set_interval(1 / self.BEATS, self._tick)
        self.draw()

    def begin(self) -> None:
        self.focus()

    @property
    def seconds(self) -> float:
        """Seconds run so far."""
        running = 0.0 if self._since is None else seconds_now() - self._since
        return min(self.length, self._before + running)

    @property
    def running(self) -> bool:
        """Whether time goes by."""
        return self._since is not None

    def action_pause(self) -> None:
        """Stop the time, or let it go on."""
        if self._since is None:
            if self._before < self.length:
                self._since = seconds_now()
        else:
            self._before, self._since = self.seconds, None
        self.draw()
        self.changed()

    def on_click(self) -> None:
        self.action_pause()

    def _tick(self) -> None:
        if self._since is None:
            return
        if self.seconds >= self.length and not self._over:
            self._over = True
            self._before, self._since = self.length, None
            self.app.bell()
            self.changed()
        self.draw()

    def draw(self) -> None:
        """Show where the time is."""
        self.query_one(Clock).at(self.seconds, self.state())

    def state(self) -> str:
        """What stands beside the time."""
        if self.seconds >= self.length:
            return "done"
        return "" if self.running else "paused" if self.seconds else "space: start"


class TimerPart(Timed):
    """A timer with its line."""

    def __init__(self, index: int, step: Timer, run: float, hue: str) -> None:
        super().__init__(index, step.seconds, run, hue)


class BreathePart(Timed):
    """A ring that fills and thins: breathe with it, without reading."""

    BEATS = BEATS
    DEFAULT_CSS = """
    BreathePart Columns { align-horizontal: center; height: auto; margin: 0 0 1 0; }
    """

    def __init__(self, index: int, step: Breathe, run: float, hue: str) -> None:
        super().__init__(index, step.seconds, run, hue)
        self.step = step

    def compose(self) -> ComposeResult:
        with Columns():
            yield Breath(self.step, self.hue)
        yield from super().compose()

    def on_mount(self) -> None:
        """Where moving pictures aren't wanted, the ring stands still and the words count."""
        breath = self.query_one(Breath)
        breath.moves = self.app.animation_level != "none"
        if not breath.moves:
            self.BEATS = 1
        size = self.app.size
        rows = 0 if size.height < SHORT or host_of(self).few_signs else 8 if size.width < NARROW else 10
        breath.take(rows)

    def draw(self) -> None:
        breath = self.query_one(Breath)
        breath.at_rest = None if self.running else ("ready", "") if not self.seconds else ("paused", "")
        if self.seconds >= self.length:
            breath.at_rest = ("done", "")
        breath.at(self.seconds)
        super().draw()

    def state(self) -> str:
        hold = f" · hold {self.step.hold}" if self.step.hold else ""
        return super().state() or f"in {self.step.in_}{hold} · out {self.step.out}"
