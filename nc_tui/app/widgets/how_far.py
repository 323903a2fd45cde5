"""How far some work on another thread is."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from nc_tui.app.widgets.prose import Prose

BAR = 24
"""Cells of the bar."""
EACH = 0.1
"""Seconds from one look at how far it is to the next."""


class HowFar(Prose):
    """A bar while something is being done, and nothing otherwise."""

    DEFAULT_CSS = """
    HowFar { padding: 0 2; margin: 1 0 0 0; }
    """

    _far = (0, 0)

    @contextmanager
    def looking(self) -> Iterator[Callable[[int, int], None]]:
        """Shows it meanwhile; gives what is told, from any thread, how much of how much is done."""
        self._far = 0, 0
        ticker = self.set_interval(EACH, self._show)
        self._show()
        try:
            yield self._told
        finally:
            ticker.stop()
            if self.is_attached:
                self.say()

    def _told(self, done: int, of: int) -> None:
        """It only remembers, and the screen looks."""
        self._far = done, of

    def _show(self) -> None:
        done, of = self._far
        full = BAR * done // max(1, of)
        self.say(
            ("█" * full, "$lit"),
            ("░" * (BAR - full), "$text-muted"),
            f"  {100 * done // max(1, of)} %",
        )
