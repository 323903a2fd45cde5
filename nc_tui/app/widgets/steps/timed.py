"""Steps that take their time: the timer, and the pacer to breathe along with."""

import math

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.timer import Timer as Ticker

from nc_tui.app.widgets.prose import Prose, said
from nc_tui.app.widgets.steps.step import StepPart
from nc_tui.practice.exercise import Breathe, Timer
from nc_tui.wallclock import seconds as seconds_now


def clock_face(seconds: float) -> str:
    """``2:05``, rounded up, so that 0:00 means it is over."""
    whole = math.ceil(max(0.0, seconds))
    return f"{whole // 60}:{whole % 60:02}"


class Timed(StepPart, can_focus=True):
    """A step that runs for a number of seconds; it can be paused and ended early."""

    BINDINGS = [Binding("space", "pause", "pause")]
    BEATS = 4
    """Drawings a second."""

    def __init__(self, index: int, length: float, run: float = 0.0, *, waiting: bool = False) -> None:
        super().__init__(index)
        self.length = length
        self._before = min(run, length)
        self._since: float | None = None
        self._waiting = waiting
        self._over = False
        self._ticker: Ticker | None = None

    def compose(self) -> ComposeResult:
        yield Prose(id="face")

    def on_mount(self) -> None:
        """Start at once, unless someone has to say when."""
        if not self._waiting and self._before < self.length:
            self._since = seconds_now()
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

    def remaining(self) -> Content:
        """A line and the time that is left."""
        left = self.length - self.seconds
        width = max(10, min(44, self.size.width - 22))
        filled = round(width * self.seconds / self.length)
        state = "done" if left <= 0 else "" if self.running else "paused" if self.seconds else "space: start"
        return said(
            ("━" * filled, "$text-accent"),
            ("─" * (width - filled), "$text-muted"),
            (f"  {clock_face(left)}", "bold"),
            (f"  {state}", "$text-muted"),
        )


class TimerPart(Timed):
    """A timer with its bar."""

    def __init__(self, index: int, step: Timer, run: float = 0.0) -> None:
        super().__init__(index, step.seconds, run, waiting=True)

    def draw(self) -> None:
        self.query_one("#face", Prose).update(self.remaining())


class BreathePart(Timed):
    """A shape that grows, rests and shrinks: breathe with it, without reading."""

    BEATS = 12
    ROWS = 7
    COLUMNS = 31

    def __init__(self, index: int, step: Breathe, run: float = 0.0) -> None:
        super().__init__(index, step.seconds, run, waiting=True)
        self.step = step

    def on_mount(self) -> None:
        """Where moving pictures are not wanted, one still picture a second."""
        if self.app.animation_level == "none":
            self.BEATS = 1

    def phase(self) -> tuple[str, float]:
        """The word of the moment and how full the breath is, 0 to 1."""
        step = self.step
        at = self.seconds % (step.in_ + step.hold + step.out)
        if at < step.in_:
            return "in", at / step.in_
        if at < step.in_ + step.hold:
            return "hold", 1.0
        return "out", 1.0 - (at - step.in_ - step.hold) / step.out

    def draw(self) -> None:
        word, full = self.phase()
        eased = 0.5 - 0.5 * math.cos(math.pi * full)
        half_height = self.ROWS / 2
        reach = 0.18 + 0.82 * eased
        lines = []
        for row in range(self.ROWS):
            height = (row + 0.5 - half_height) / (half_height * reach)
            width = 0 if abs(height) >= 1 else round(self.COLUMNS * reach * math.sqrt(1 - height * height))
            width -= (self.COLUMNS - width) % 2
            lines.append(("█" * max(0, width)).center(self.COLUMNS))
        shape = said(("\n".join(lines), "$primary"))
        spoken = word if self.running or self.seconds else "ready"
        self.query_one("#face", Prose).update(
            Content("").join(
                [
                    shape,
                    said("\n", (spoken.center(self.COLUMNS), "bold $text-accent"), "\n"),
                    self.remaining(),
                ]
            )
        )
