"""What pages do while the cover lies over them: it waits, so that nothing of it comes to light."""

from collections.abc import Callable
from functools import partial
from typing import Any

from textual.app import App
from textual.await_complete import AwaitComplete

from nc_tui.app.screens.cover import CoverPage


async def _no_wait() -> None:
    """There is nothing to wait for."""


def _nothing() -> AwaitComplete:
    return AwaitComplete(_no_wait())


class CoverGuard(App[None]):
    """An app that can be covered. A page that was still saving something may then want to close itself or to
    open another one: that happens once the cover is gone."""

    _waiting: tuple[Callable[[], object], ...] = ()

    @property
    def covered(self) -> bool:
        """Whether the harmless page lies over everything."""
        return bool(self.screen_stack) and isinstance(self.screen, CoverPage)

    def action_cover(self) -> None:
        """Cover everything with a harmless page, at once; the same key takes it away."""
        if not self.covered:
            self.clear_notifications()
            super().push_screen(CoverPage())
            return
        super().pop_screen()
        waiting, self._waiting = self._waiting, ()
        for act in waiting:
            act()

    def once_uncovered(self, act: Callable[[], object]) -> bool:
        """Whether the screen is covered; what is to be done then waits."""
        if self.covered:
            self._waiting += (act,)
            return True
        return False

    def push_screen(self, *args: Any, **kwargs: Any) -> Any:
        """Open a page; not above the cover."""
        opening = partial(super().push_screen, *args, **kwargs)
        return _nothing() if self.once_uncovered(opening) else opening()

    def pop_screen(self) -> AwaitComplete:
        """Close a page; never the cover."""
        closing = super().pop_screen
        return _nothing() if self.once_uncovered(closing) else closing()
