"""What every page shares: the bars, the line that says what happened, and moving between lines."""

import sys
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.events import Resize
from textual.screen import Screen
from textual.timer import Timer as Ticker
from textual.widget import Widget

from nc_tui.app.widgets.bars import PLACES, KeyBar, TopBar
from nc_tui.app.widgets.prose import Part, Prose
from nc_tui.trainer.errors import JournalError, TrainerError

if TYPE_CHECKING:
    from nc_tui.app.app import NcTui
    from nc_tui.trainer import Trainer

KEEP_AFTER = 0.4
"""Seconds after a key until what is half-written is on disk, however fast one types on."""
SMALLEST = (30, 10)
"""Columns and rows below which nothing can be shown that makes sense."""


class Body(VerticalScroll, can_focus=False, inherit_bindings=False):
    """The page between the bars; scrolls with what is chosen. The page has the keys, so that ↑ and ↓
    choose a line rather than scroll."""


class Page(Screen[object]):
    """A page. ``HERE`` names its place in the top bar."""

    HERE: ClassVar[str] = ""
    AUTO_FOCUS = ""

    _soon: Ticker | None = None

    BINDINGS = [
        Binding("down,j", "down", "Down", show=False),
        Binding("up,k", "up", "Up", show=False),
        Binding("pagedown", "scroll(1)", "Scroll down", show=False),
        Binding("pageup", "scroll(-1)", "Scroll up", show=False),
        Binding("home", "scroll_to_end(-1)", "To the top", show=False),
        Binding("end", "scroll_to_end(1)", "To the end", show=False),
        Binding("escape", "home", "Today", show=False),
    ]

    @property
    def program(self) -> "NcTui":
        """The app, by its own type."""
        return cast("NcTui", self.app)

    @property
    def trainer(self) -> "Trainer":
        """The one door."""
        return self.program.trainer

    def compose(self) -> ComposeResult:
        """The bars around the page's middle; above all, where there is no room, the line that says so."""
        self._facts = self.trainer.session.facts
        self._fit()
        yield TopBar(self.HERE)
        yield from self.compose_middle()
        yield Prose(id="said")
        yield KeyBar()
        if self.has_class("-tiny"):
            yield self._too_small()

    def compose_middle(self) -> ComposeResult:
        """What is between the bars."""
        with Body(id="body"):
            yield from self.compose_body()

    def compose_body(self) -> ComposeResult:
        """The page's own part."""
        yield from ()

    def on_screen_resume(self) -> None:
        """Back from another page: what happened there shows here."""
        if self.is_mounted:
            self.bring_up_to_date()

    @on(Resize)
    def _size_that_has_passed(self, event: Resize) -> None:
        """A size that isn't the terminal's any more would be answered by the next, and that by this one, for
        ever."""
        if event.size != self.app.size:
            event.prevent_default()

    def _too_small(self) -> Prose:
        columns, rows = SMALLEST
        return Prose(f"Too small: this needs a window of {columns} × {rows}.", id="too-small")

    def on_resize(self) -> None:
        """A window too small for anything says so; the chosen line stays in sight."""
        self._fit()
        if self.has_class("-tiny") and not self.query("#too-small"):
            self.mount(self._too_small())
        self.call_after_refresh(self.show_chosen)

    def _fit(self) -> None:
        """The classes for the size there is; from the first moment on, so that nothing is drawn twice."""
        width, height = self.app.size
        self.set_class(width < SMALLEST[0] or height < SMALLEST[1], "-tiny")
        for (at, name), (upto, _) in pairwise([*(self.app.HORIZONTAL_BREAKPOINTS or ()), (sys.maxsize, "")]):
            self.set_class(at <= width < upto, name)

    def on_descendant_focus(self) -> None:
        """A line may grow when it is chosen: bring it into sight once it is laid out."""
        self.call_after_refresh(self.show_chosen)

    def on_screen_suspend(self) -> None:
        """Clear the status line."""
        if self.is_mounted:
            self.tell()

    def tell(self, *parts: Part) -> None:
        """One line above the keys: what happened."""
        self.query_one("#said", Prose).say(*parts)
        self.call_after_refresh(self.show_chosen)

    def show_chosen(self) -> None:
        """Bring the chosen line into sight."""
        if self.is_mounted and self.focused is not None:
            self.focused.scroll_visible(animate=False, immediate=True)

    def bring_up_to_date(self) -> None:
        """Show what there is now, unless that is what is shown already."""
        facts = self.trainer.session.facts
        # The same history, not an equal one: an undo may lead back to what once stood here.
        if facts[0] is not self._facts[0] or facts[1:] != self._facts[1:]:
            self._facts = facts
            self.journal_changed()

    def journal_changed(self) -> None:
        """The journal says something else than before: show it."""

    def arrive(self) -> None:
        """Called when the page's own key opens it, from wherever one was."""
        self.bring_up_to_date()

    def action_down(self) -> None:
        """Choose the next line, or scroll where nothing can be chosen."""
        self._move(1)

    def action_up(self) -> None:
        """Choose the line before."""
        self._move(-1)

    def _move(self, by: int) -> None:
        chain = [widget for widget in self.focus_chain if isinstance(widget, Widget)]
        body = self.query_one(Body)
        if self.focused in chain:
            place = chain.index(self.focused) + by
            if 0 <= place < len(chain):
                self.set_focus(chain[place])
                return
        elif chain and self.focused is None:
            self.set_focus(chain[0 if by > 0 else -1])
            return
        body.scroll_relative(y=by * 2, animate=False)

    def action_scroll(self, by: int) -> None:
        """Scroll a page."""
        body = self.query_one(Body)
        body.scroll_relative(y=by * max(1, body.size.height - 2), animate=False)

    def action_scroll_to_end(self, by: int) -> None:
        """Scroll to one of the ends."""
        body = self.query_one(Body)
        if by < 0:
            body.scroll_home(animate=False)
        else:
            body.scroll_end(animate=False)

    async def action_home(self) -> None:
        """From one of the main pages back to Today."""
        if self.HERE != "today" and self.HERE in {place.name for place in PLACES}:
            await self.run_action("app.go('today')")

    def keep_soon(self) -> None:
        """Keep what is half-written in a moment. The next keys don't put that off."""
        if self._soon is None:
            self._soon = self.set_timer(KEEP_AFTER, self._keep_by_timer)

    async def _keep_by_timer(self) -> None:
        self._soon = None
        await self.keep_draft()

    async def keep_draft(self) -> None:
        """Keep what is half-written while one writes on."""
        self.keep()

    def not_soon(self) -> None:
        """It is kept otherwise, or not at all."""
        if self._soon is not None:
            self._soon.stop()
            self._soon = None

    def leave(self) -> None:
        """The page is being left for good: keep what is half-written. Raises JournalError."""

    def keep(self) -> bool:
        """Keep what is half-written; where that can't be done, say so and stay. Gives whether it was kept."""
        try:
            self.leave()
        except (JournalError, TrainerError, OSError) as problem:
            words = str(problem)
            self.tell((words if words.startswith("Not saved") else f"Not saved: {words}", "$text-error"))
            return False
        return True
