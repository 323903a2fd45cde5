"""A while in which nothing happens."""

from textual.timer import Timer as Ticker

from nc_tui.app.widgets.prose import Prose
from nc_tui.wallclock import seconds as seconds_now


class Quiet(Prose):
    """Dots fill, and no number counts down; where moving pictures are not wanted, nothing moves."""

    DOTS = 20
    BEAT = 1.0
    """Seconds between two drawings."""

    def __init__(self) -> None:
        super().__init__(id="quiet", classes="text soft")
        self.length: int | None = None
        self._since = seconds_now()
        self._beat: Ticker | None = None

    def last(self, length: int | None) -> None:
        """Let so many seconds begin, or none."""
        self.display = length is not None
        if length == self.length:
            return
        self.length, self._since = length, seconds_now()
        if self._beat is not None:
            self._beat.stop()
            self._beat = None
        if length is not None:
            if self.app.animation_level != "none":
                self._beat = self.set_interval(self.BEAT, self._draw)
            self._draw()

    @property
    def filled(self) -> int:
        """Dots that are full by now."""
        return min(self.DOTS, int(self.DOTS * (seconds_now() - self._since) / (self.length or 1)))

    def _draw(self) -> None:
        words = f"Nothing happens for {self.length} seconds. Sit through as much of it as you like."
        if self.app.animation_level == "none":
            self.say(words)
            return
        filled = self.filled
        self.say(("●" * filled, "$lit"), "○" * (self.DOTS - filled), "\n\n", words)
