"""What every page shares: the bars, the line that says what happened, moving between lines, and saving."""

import asyncio
import sys
from collections.abc import Callable, Coroutine
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.await_remove import AwaitRemove
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.css.query import NoMatches
from textual.events import Resize, ScreenResume
from textual.geometry import Offset
from textual.reactive import Reactive
from textual.timer import Timer as Ticker
from textual.widget import MountError, Widget
from textual.worker import WorkType

from nc_tui.app.grid import AIRY, TALL, panes
from nc_tui.app.host import Host, Saved, host_of
from nc_tui.app.routes import MAIN, ROUTES, name_of
from nc_tui.app.textual_compat import DrawnOnce, MayGo, lay_out_behind, remove_alone
from nc_tui.app.widgets.bars import KeyBar, Room, TopBar
from nc_tui.app.widgets.middle import Middle
from nc_tui.app.widgets.prose import Part, Prose, said
from nc_tui.trainer.errors import FOR_PEOPLE

if TYPE_CHECKING:
    from nc_tui.trainer import Trainer

T = TypeVar("T")

SAVE_AFTER = 0.4
"""Seconds after a key until what is half-written is on disk, however fast you type on."""
SMALLEST = (30, 10)
"""Columns and rows below which nothing can be shown that makes sense."""
SETTLES = 6
"""Turns in which everything on a page hears of its first layout and asks for another one."""


class Body(VerticalScroll, can_focus=False, inherit_bindings=False):
    """The page between the bars; scrolls with what is chosen. The page has the keys, so that ↑ and ↓
    choose a line rather than scroll."""


class Page(MayGo, DrawnOnce):
    """A page. What it is called, and the ways to it, stand in ``routes.TABLE``."""

    HERE: ClassVar[str] = ""
    """Its name in the table."""
    WORKED_THROUGH: ClassVar = False
    """Whether you work through it step by step, so that a slip of the finger must not lead away."""
    WALKS_A_GUIDE: ClassVar = False
    """Whether it leads through a guide, which goes on where what lies over it is closed."""
    AUTO_FOCUS = ""
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """What has the focus. What shows that is drawn by itself; Textual would draw all of the page."""

    _styled_by: object = None
    """The sheets and colours that it was styled with; None where that isn't known."""
    _stands = False
    """Whether it was laid out, and what that has found about its sizes is known to all that is on it."""
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

    def __init_subclass__(cls, **named: Any) -> None:
        super().__init_subclass__(**named)
        cls.HERE = name_of(cls)

    @property
    def host(self) -> Host:
        """What the app does for its pages."""
        return host_of(self)

    @property
    def trainer(self) -> "Trainer":
        """What saves, and what knows."""
        return self.host.trainer

    @property
    def is_there(self) -> bool:
        """Whether it can be written on: it has come, and neither it nor the app is about to go."""
        if not (self.is_mounted and self.is_attached and self.display and self.app.is_running):
            return False
        return self in self.app.screen_stack or self.app.is_screen_installed(self)

    @property
    def has_gone(self) -> bool:
        stays = self in self.app.screen_stack or self.app.is_screen_installed(self)
        return not (stays and self.is_attached)

    @property
    def is_current(self) -> bool:
        """Whether it can be seen. One that lies below another page can't, and is laid out and drawn when it
        comes back: Textual would draw all of the page above for each of its changes."""
        if not (self._stands and super().is_current):
            return False
        above = self.app.screen_stack[self.app.screen_stack.index(self) + 1 :]
        return all(screen.styles.background.a < 1 for screen in above)

    def compose(self) -> ComposeResult:
        """The bars around the page's middle; above all, where there is no room, the line that says so."""
        self._facts = self.trainer.session.facts
        self._styled_by = self._sheets()
        self._fit()
        yield TopBar(self.HERE, self.room)
        yield from self.compose_middle()
        yield Prose(id="said")
        yield KeyBar()
        if self.has_class("-tiny"):
            yield self._too_small()

    def compose_middle(self) -> ComposeResult:
        with Body(id="body"):
            yield from self.compose_body()

    def compose_body(self) -> ComposeResult:
        """The page's own part."""
        yield from ()

    def room(self) -> Room | None:
        """What the top bar says in place of the tabs, where the page takes over; None where it has tabs."""
        return None

    def get_widget_and_offset_at(self, x: int, y: int) -> tuple[Widget | None, Offset | None]:
        """Where text may be selected: not on what is gone already and only drawn still."""
        widget, offset = super().get_widget_and_offset_at(x, y)
        return (widget, offset) if widget is None or widget.is_attached else (None, None)

    # -- size --------------------------------------------------------------------------------------

    @on(Resize)
    def _size_that_has_passed(self, event: Resize) -> None:
        """A size that isn't the terminal's any more would be answered by the next, and that by this one, for
        ever. One that the page has already would lay out the page below anew, and draw all of this one twice
        more."""
        if event.size == self.outer_size or event.size != self.app.size:
            event.prevent_default()

    def _too_small(self) -> Prose:
        columns, rows = SMALLEST
        return Prose(f"Too small: this needs a window of {columns} × {rows}.", id="too-small")

    def on_resize(self) -> None:
        """A window too small for anything says so; the chosen line stays in sight."""
        self._fit()
        if self.is_there and self.has_class("-tiny") and not self.query("#too-small"):
            self.mount(self._too_small())
        self.call_after_refresh(self.show_chosen)

    def _fit(self) -> None:
        """The classes for the size there is; from the first moment on, so that nothing is drawn twice."""
        width, height = self.app.size
        beside = panes(width).number
        breakpoints = pairwise([*(self.app.HORIZONTAL_BREAKPOINTS or ()), (sys.maxsize, "")])
        # All at once: each change by itself would style everything on the page again.
        self.update_classes(
            {
                "-tiny": width < SMALLEST[0] or height < SMALLEST[1],
                **{name: at <= width < upto for (at, name), (upto, _) in breakpoints},
                "-one-beside": beside >= 1,
                "-two-beside": beside >= 2,
                "-airy": height >= AIRY,
                "-tall": height >= TALL,
            },
            animate=False,
        )

    # -- what it says ------------------------------------------------------------------------------

    def on_screen_suspend(self) -> None:
        """What was said is over."""
        self.tell()
        if not self.app.app_focus:
            self._styled_by = None

    def remove(self) -> AwaitRemove:
        """Go for good. What is in front by then is drawn already."""
        return remove_alone(self) or super().remove()

    @on(ScreenResume)
    def _only_passed(self, event: ScreenResume) -> None:
        """A page that was only passed, on the way from one to the next, lies below by now: drawn anew, it
        would have all above it drawn twice more."""
        if self.app.screen is not self:
            event.prevent_default()
            return
        sheets = self._sheets()
        event.refresh_styles = event.refresh_styles and (sheets is None or sheets != self._styled_by)
        self._styled_by = sheets
        if not self._stands:
            self.draw_once_it_stands()

    def draw_once_it_stands(self) -> None:
        """Draw nothing of what changes now before it is laid out as it stays."""
        self._stands = False
        self.call_after_refresh(self._settle, SETTLES)

    async def _settle(self, turns: int) -> None:
        """The first layout finds the heights, by which there is a bar to scroll with, or not; and what got
        a size asks for a layout: that is waited for, so that the page is drawn once, as it stays."""
        await asyncio.sleep(0)
        lay_out_behind(self)
        if turns > 1:
            self.call_after_refresh(self._settle, turns - 1)
        else:
            self._stands = True
            self.refresh()

    def _sheets(self) -> object:
        """What the styles of a page come from, besides its own classes; None where they will be others."""
        app = self.app
        if not app.app_focus:
            return None
        own = (place for place, source in app.stylesheet.source.items() if not source.is_defaults)
        return app.current_theme, frozenset(app.classes), frozenset(own)

    def on_screen_resume(self) -> None:
        """Back from another page: what happened there shows here."""
        if self.app.screen is self:
            for bar in self.query(KeyBar):
                bar.follow()
            self.keep_time()
        self.bring_up_to_date()

    def keep_time(self) -> None:
        """Let the top bar tell what day and time it is by now."""
        for bar in self.query_children(TopBar):
            bar.keep_time()

    def tell(self, *parts: Part) -> None:
        """One line above the keys: what happened."""
        if self.is_there:
            self.query_one("#said", Prose).say(*parts)
            self.call_after_refresh(self.show_chosen)

    def says(self, line: str) -> bool:
        """Whether this line stands there."""
        shown = self.query_one("#said", Prose).content if self.is_there else ""
        return isinstance(shown, Content) and shown.plain == line

    def confirm(self, line: str) -> None:
        """Say that something was done. What stands behind a wide gap is said quietly."""
        done, gap, aside = line.partition("  ")
        self.tell((done, "$text-success"), (gap + aside, "$text-muted"))

    def warn(self, line: str) -> None:
        """Say what is missing, or what to know first."""
        self.tell((line, "$text-warning"))

    def bring_up_to_date(self) -> None:
        """Show what there is now, unless that is what is shown already."""
        if not self.is_there:
            return
        facts = self.trainer.session.facts
        # The same history, not an equal one: an undo may lead back to what once stood here.
        if facts[0] is not self._facts[0] or facts[1:] != self._facts[1:]:
            self._facts = facts
            self.journal_changed()

    def journal_changed(self) -> None:
        """The journal says something else than before: show it."""

    def arrive(self) -> None:
        """Called when the page's own key opens one that stays, wherever that was pressed."""
        self.bring_up_to_date()

    def show_day(self, day: date) -> None:
        """Called when another page wants to show a day here."""

    def redo(self, show: Callable[[], Coroutine[Any, Any, None]], group: str = "default") -> None:
        """Show something again, in a worker: of those of a group, the last one that was asked for. Where the
        page goes meanwhile, it ends without a word."""

        async def show_while_there() -> None:
            try:
                await show()
            except (NoMatches, MountError):
                if self.is_there:
                    raise

        work: WorkType[None] = show_while_there
        self.run_worker(work, exclusive=True, group=group)

    # -- acting ------------------------------------------------------------------------------------

    def go(self, name: str, **arguments: object) -> None:
        """Open a page of ``routes.TABLE``, with its arguments."""
        self.host.go(name, **arguments)

    def close_with(self, line: str = "", then: str = "", **arguments: object) -> None:
        """Close this page and go on to ``then``; the page that is in front then says the line."""
        self.cancel_saving()
        self.host.close_with(self, line, then, **arguments)

    async def act(self, command: Callable[[], T], said: str = "", *, close: bool = False) -> Saved[T] | None:
        """Run a command of the trainer off the screen's thread. Where it works out, all pages show it,
        ``said`` is said, and with ``close`` the page closes. Where it fails, the page says why and stays, and
        None comes back. Where the page is gone by then, what was to happen on it is cancelled."""
        saved = await self.host.save(command)
        if saved is None:
            return None
        there = self.is_there
        if close:
            self.close_with(said)
        else:
            self.host.journal_changed()
            if said:
                self.host.tell(said)
        if not there and self.is_running and asyncio.current_task() is self.task:
            # The page's own loop: it ends here, since what is on the page may be gone already.
            raise asyncio.CancelledError
        return saved

    # -- what is half-written ----------------------------------------------------------------------

    def save_soon(self) -> None:
        """Save what is half-written in a moment. The next keys don't put that off."""
        if self._soon is None:
            self._soon = self.set_timer(SAVE_AFTER, self._save_by_timer)

    async def _save_by_timer(self) -> None:
        self._soon = None
        await self.save_draft()

    async def save_draft(self) -> None:
        """Save what is half-written while it is being written on."""
        self.save_now()

    def cancel_saving(self) -> None:
        """It is saved otherwise, or not at all."""
        if self._soon is not None:
            self._soon.stop()
            self._soon = None

    def write_draft(self) -> None:
        """The page is being left for good: write what is half-written. Raises one of ``FOR_PEOPLE``."""

    def save_now(self) -> bool:
        """Save what is half-written; where that can't be done, say so and stay. Gives whether it was
        saved. On a page that has yet to come nothing is."""
        if not self.is_mounted:
            return True
        try:
            self.write_draft()
        except (*FOR_PEOPLE, OSError) as problem:
            self.tell((not_saved(problem), "$text-error"))
            return False
        return True

    # -- moving ------------------------------------------------------------------------------------

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the terminal's cursor stands while nothing is chosen: at the first line that is in sight."""
        body = self._body
        return body.content_region.offset if body is not None else Offset(0, 0)

    @property
    def _body(self) -> Body | None:
        """None before the page is composed: keys may come that early."""
        return next(iter(self.query(Body)), None)

    def begin_at(self, row: Widget) -> None:
        """Choose a line before the page is first drawn. With ``focus`` it would be chosen after that, and all
        drawn once more."""
        row.has_focus = True
        self.set_focus(row)

    def set_focus(
        self,
        widget: Widget | None,
        scroll_visible: bool = False,  # noqa: ARG002
        from_app_focus: bool = False,
    ) -> None:
        """Move the focus. ``show_chosen`` brings it into sight, as far as needed; Textual would begin to
        scroll it into the middle besides."""
        super().set_focus(widget, False, from_app_focus)

    def show_chosen(self) -> None:
        if self.is_mounted and self.focused is not None:
            self.focused.scroll_visible(animate=False, immediate=True)

    def on_descendant_focus(self) -> None:
        """A line may grow when it is chosen: bring it into sight once it is laid out."""
        self.call_after_refresh(self.show_chosen)

    def action_down(self) -> None:
        self._move(1)

    def action_up(self) -> None:
        self._move(-1)

    def _move(self, by: int) -> None:
        chain = [widget for widget in self.focus_chain if isinstance(widget, Widget)]
        if self.focused in chain:
            place = chain.index(self.focused) + by
            if 0 <= place < len(chain):
                self.set_focus(chain[place])
                return
        elif chain and self.focused is None:
            self.set_focus(chain[0 if by > 0 else -1])
            return
        if (body := self._body) is not None:
            body.scroll_relative(y=by * 2, animate=False)

    def action_scroll(self, by: int) -> None:
        if (body := self._body) is not None:
            body.scroll_relative(y=by * max(1, body.size.height - 2), animate=False)

    def action_scroll_to_end(self, by: int) -> None:
        """Scroll to the top, or to the end."""
        if (body := self._body) is None:
            return
        if by < 0:
            body.scroll_home(animate=False)
        else:
            body.scroll_end(animate=False)

    async def action_home(self) -> None:
        """From another main page back to Today."""
        if self.HERE != "today" and any(route.name == self.HERE for route in MAIN):
            self.go("today")


class OverlayPage(Page):
    """A page that lies over another one; esc goes back to that."""

    BINDINGS = [Binding("escape", "close", "back", key_display="esc")]

    _warned = False

    def compose_middle(self) -> ComposeResult:
        """One column, in the middle of a wide window."""
        with Middle():
            yield from super().compose_middle()

    def room(self) -> Room | None:
        """A page that lies over another one has no tabs: digits may rate there."""
        route = ROUTES.get(self.HERE)
        name = "nc-tui" if route is None else route.title or route.headed
        return Room(said((name, "bold $foreground")))

    def arrive(self) -> None:
        self._warned = False
        super().arrive()

    def may_close(self) -> bool:
        """Save what is half-written. Where that can't be done, only the second esc leaves it behind."""
        before, self._warned = self._warned, True
        return self.save_now() or before

    def action_close(self) -> None:
        """Back to the page below."""
        if self.may_close():
            self.close_with()


def not_saved(problem: Exception) -> str:
    """What is said where something couldn't be saved, or undone."""
    words = str(problem)
    return words if words.startswith(("Not saved", "Not undone")) else f"Not saved: {words}"
