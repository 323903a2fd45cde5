"""The full-screen program: its pages, themes and what happens around them."""

import asyncio
import os
import sys
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import date, datetime
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar, TypeVar

from msgspec.structs import replace
from textual.app import App
from textual.binding import Binding
from textual.css.query import NoMatches
from textual.events import Key
from textual.filter import ANSIToTruecolor, LineFilter, Monochrome, NoColor
from textual.theme import Theme
from textual.widget import MountError
from textual.worker import WorkType

from nc_tui.app import whole_journal
from nc_tui.app.cursor import Cursor
from nc_tui.app.ending import Ending
from nc_tui.app.host import Saved
from nc_tui.app.keyboard import meant_keys, terminal_input, terminal_size
from nc_tui.app.pages.page import Page, not_saved
from nc_tui.app.plain_terminal import FewColours, PlainSigns, has_few_colours, has_few_signs
from nc_tui.app.preloading import Preloading
from nc_tui.app.routes import ROUTES, letter_is_safe
from nc_tui.app.textual_compat import PrivateErrors, ToastsWhenWanted, read_gently
from nc_tui.app.theme import DAWN, DUSK, elsewhere
from nc_tui.practice.records import Record
from nc_tui.practice.wording import near_moment
from nc_tui.trainer import Trainer
from nc_tui.trainer.errors import FOR_PEOPLE
from nc_tui.wallclock import seconds

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

    from rich.console import RenderableType
    from textual.actions import ActionParseResult
    from textual.dom import DOMNode

T = TypeVar("T")

TIME_IS_TOLD = 30.0
"""Seconds after which the top bar tells the time anew; half a minute is close enough."""
IDLE_LOOK = 5.0
"""Seconds between two looks at whether anyone is there."""
TITLE = "notes"
"""What the terminal's window is called while it runs: nothing that tells anything."""
FAILED = "nc-tui: something unexpected went wrong, see above. What was saved is safe.\n"
LOCKS_AGAIN = -1
"""What ``run`` gives where nobody was there for so long that the passphrase is to be asked for again."""
LOOK_AGAIN = 2.0
"""Seconds between two looks at the journal's files for records made elsewhere."""


class NcTui(Preloading, PrivateErrors, ToastsWhenWanted, Cursor):
    """The app. It acts through the trainer and keeps nothing of its own that counts."""

    TITLE = "nc-tui"
    # Today's sheet is read with the app's: one parse less before the first frame.
    CSS_PATH: ClassVar[list[str | PurePath]] = ["app.tcss", "screens/today.tcss"]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal"), (120, "-wide")]
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING = "ctrl+p"
    BINDINGS = [
        Binding("f9", "cover", "cover", show=False, priority=True),
        Binding("z", "undo", "undo", show=False),
        Binding("q", "leave", "quit", show=False),
        Binding("ctrl+z", "suspend_process", "back to the shell for a while", show=False),
    ]

    _has_theme = False

    def __init__(self, trainer: Trainer) -> None:
        super().__init__()
        self.trainer = trainer
        self._day = trainer.today
        self._asked = ("", "")
        """The record about which undo asked, and its question: a z answers while it stands there."""
        self._ended_day: date | None = None
        """The day whose end was shown: what is undone and told again doesn't show it twice."""
        self._disk: ThreadPoolExecutor | None = None
        self._runs_in: asyncio.AbstractEventLoop | None = None
        self._said_how = False
        self._drawn_through: tuple[LineFilter, ...] = ()
        self._filtered_for: Theme | None = None
        self.failed = False
        """Whether an error ended it."""
        self.locks_again = False
        """Whether it ended because nobody was there, so that the passphrase is asked for again."""
        self.register_theme(DUSK)
        self.register_theme(DAWN)
        wanted = trainer.settings.theme
        # Set without its watcher: nothing is on the screen yet that would have to be styled again.
        self.set_reactive(NcTui.theme, wanted if wanted in self.available_themes else "dusk")
        self._has_theme = True
        self.stylesheet.set_variables(self.get_css_variables())

    def now(self) -> datetime:
        return self.trainer.now()

    @property
    def today(self) -> date:
        return self.trainer.today

    @property
    def few_colours(self) -> bool:
        return self.no_color or has_few_colours(self.console.color_system)

    @property
    def few_signs(self) -> bool:
        return has_few_signs(os.environ)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Without the one that turns the terminal's own colours into true ones: no style here names any,
        and it would copy every line that is drawn. Where the terminal has few colours or signs, with ours
        instead of the one for NO_COLOR, which draws in greys."""
        theme = self.current_theme
        if self._filtered_for is not theme:
            self._filtered_for, self._drawn_through = theme, tuple(self._filters_for(theme))
        return self._drawn_through

    def _filters_for(self, theme: Theme) -> Iterator[LineFilter]:
        few = self.few_colours
        left_out = (ANSIToTruecolor, Monochrome) if few else ANSIToTruecolor
        yield from (each for each in super().get_line_filters() if not isinstance(each, left_out))
        if few and theme in (DUSK, DAWN):
            yield FewColours(theme, none=self.no_color)
        elif self.no_color:
            yield NoColor()
        if self.few_signs:
            yield PlainSigns()

    def get_css_variables(self) -> dict[str, str]:
        """The theme's colours. Until it has its theme it needs none: nothing is styled yet."""
        return super().get_css_variables() if self._has_theme else {}

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return elsewhere(self.current_theme)

    def on_mount(self) -> None:
        """Open on Today; before the very first one, the welcome page."""
        if self._is_new():
            self.go("beginning")
            self.go("welcome")
        self.theme_changed_signal.subscribe(self, self._save_theme)
        self.app_resume_signal.subscribe(self, self._back_from_the_shell)
        self.set_interval(LOOK_AGAIN, self._look_again)
        self.set_interval(IDLE_LOOK, self._cover_if_idle)
        self.set_interval(TIME_IS_TOLD, self._keep_time)
        self._runs_in = asyncio.get_running_loop()

    def _keep_time(self) -> None:
        """For all pages at once: a page's own timer would hold all that is on it for as long as the timer had
        still to run when the page was closed."""
        for screen in self.screen_stack:
            if isinstance(screen, Page):
                screen.keep_time()

    def _back_from_the_shell(self, _app: App[object]) -> None:
        self.refresh(layout=True)

    def _save_theme(self, theme: Theme) -> None:
        """The colours chosen, wherever that was, are those of the next time."""
        settings = self.trainer.settings
        if theme.name != settings.theme:
            chosen = replace(settings, theme=theme.name)
            work: WorkType[object] = partial(self.save, partial(self.trainer.session.choose, chosen))
            self.run_worker(work)

    def _is_new(self) -> bool:
        history = self.trainer.history
        return not self.trainer.settings.welcomed and not history.recent and not history.digests

    # -- acting ------------------------------------------------------------------------------------

    async def save(self, command: Callable[[], T]) -> Saved[T] | None:
        """Run a command off the screen's thread. Where it fails, the page in front says why, and None comes
        back; what was typed stays where it is."""
        try:
            saved = Saved(await self._off_screen(command))
        except FOR_PEOPLE as problem:
            self.tell(not_saved(problem), failed=True)
            return None
        if self.trainer.session.sitting:
            # On a thread of its own, so that the next record doesn't wait for it.
            self.run_worker(self.trainer.backups.daily, group="backup", thread=True)
        return saved

    async def warm_up(self, but_for: Collection[str] = ()) -> None:
        """As ever, with the numbers to call, which nobody is to wait for; where they can't be read, their
        page isn't made before somebody asks for it. Afterwards the words of a hello that came to an end are
        erased, where it is time."""

        def has_numbers() -> bool:
            try:
                _ = self.trainer.helping.page
            except FOR_PEOPLE:
                return False
            return True

        def tidy() -> None:  # reads code as well, so all of it off the screen's thread
            self.trainer.after.tidy()

        has = await self._off_screen(has_numbers)
        await super().warm_up(but_for if has else {*but_for, "help"})
        await self.save(tidy)

    async def _off_screen(self, command: Callable[[], T]) -> T:
        """Run it on the one thread that touches the disk: in order, and never on the screen's."""
        if self._disk is None:
            from concurrent.futures import ThreadPoolExecutor

            self._disk = ThreadPoolExecutor(1, "journal")
        return await asyncio.get_running_loop().run_in_executor(self._disk, command)

    def _cover_if_idle(self) -> None:
        if self._is_idle_for(self.trainer.settings.lock_after) and self.trainer.session.journal.codec.ending:
            self.locks_again = True
            self._close()
            return
        minutes = self.trainer.settings.cover_after
        if self._is_idle_for(minutes) and not self.covered:
            self.action_cover()

    def _is_idle_for(self, minutes: int) -> bool:
        return minutes > 0 and seconds() - self.last_sign >= minutes * 60

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While the screen is covered, no key but the one that uncovers it does anything. On a page that you
        work through, a letter that slips away from a text field leads nowhere."""
        if self.covered and action not in ("cover", "quit", "suspend_process"):
            return False
        if isinstance(self.screen, Page) and self.screen.WORKED_THROUGH and _leads_away(action, parameters):
            return False
        return super().check_action(action, parameters)

    def bell(self) -> None:
        if not self.covered:
            super().bell()

    async def _look_again(self) -> None:
        day = self.trainer.today
        if day != self._day:
            self._day = day
            self.journal_changed()
        elif await self._off_screen(self._changed_elsewhere):
            self.journal_changed()
            await self._off_screen(self._sweep)
        else:
            await self._off_screen(self.trainer.session.carry_out_erasing)

    def _changed_elsewhere(self) -> bool:
        try:
            return self.trainer.session.look_again()
        except (OSError, *FOR_PEOPLE):
            return False

    def _sweep(self) -> None:
        with suppress(OSError, *FOR_PEOPLE):
            self.trainer.session.journal.sweep()

    # -- keys --------------------------------------------------------------------------------------

    def on_key(self, event: Key) -> None:
        """A key that nothing has taken and that means nothing here: what is meant by it, if that can be
        known. The first one that can't be helped says how to go on."""
        typed = event.character or ""
        if self.covered or not event.is_printable or event.key in self.active_bindings:
            return
        able = self.active_bindings
        meant = next((key for key in meant_keys(typed, terminal_input.base_keys) if key in able), None)
        if meant is not None:
            event.prevent_default()
            self.simulate_key(meant)
        elif not self._said_how and isinstance(self.screen, Page):
            self._said_how = True
            self.screen.tell("This key does nothing here. ", ("?", "bold $key"), " shows the ones that do.")

    async def run_action(
        self,
        action: "str | ActionParseResult",
        default_namespace: "DOMNode | None" = None,
        namespaces: "Mapping[str, DOMNode] | None" = None,
    ) -> bool:
        """A key that goes before all others may come before its page has: there is nothing to act on yet. An
        action whose page goes while something is being saved ends without a word."""
        page = default_namespace if isinstance(default_namespace, Page) else None
        if page is not None and not page.is_mounted:
            return False
        try:
            return await super().run_action(action, default_namespace, namespaces)
        except (NoMatches, MountError):
            if page is None or page.is_there:
                raise
            return True

    # -- actions -----------------------------------------------------------------------------------

    def action_undo(self) -> None:
        """Undo the last record. In a worker, so that the disk never keeps the cover waiting."""
        work: WorkType[None] = self._undo
        self.run_worker(work, group="undo")

    async def _undo(self) -> None:
        about, question = self._asked
        page = self.screen
        asked = about if isinstance(page, Page) and page.says(question) else ""
        saved = await self.save(lambda: self._undone(asked))
        if saved is not None:
            self.journal_changed()
            self.tell(saved.result)

    def _undone(self, asked: str) -> str:
        """Undoes the last record, or asks first where an earlier sitting made it or something depends on it,
        and that wasn't ``asked`` about; gives what is to be said. To look and to undo is one step. A key that
        comes before the question stands there, or once it is gone, is no answer to it."""
        undo = self.trainer.undo
        last = undo.last()
        if last is not None and asked != last.id:
            question = undo.question(last)
            if question is not None or not undo.made_here(last):
                what = f"{undo.takes(last)}, from {near_moment(last.at, self.trainer.today)}"
                line = f"{question} z: yes" if question is not None else f"Press z again to undo: {what}."
                self._asked = (last.id, line)
                return line
        undone = undo.undo()
        return f"Undone: {undone}." if undone is not None else "Nothing from today or yesterday to undo."

    def after_practice(self, record: Record | None) -> None:
        """Close the day, calmly and once, where the record was the last that its plan waited for."""
        today = self.trainer.today
        if record is not None and self._ended_day != today and self.trainer.plan.closes(record):
            self._ended_day = today
            self.go("closing", fills=True)

    def action_export(self, form: str) -> None:
        """Write the whole journal in one of the forms of export."""
        self.run_worker(whole_journal.export(self, form))

    def action_back_up(self) -> None:
        self.run_worker(whole_journal.back_up(self))

    def action_check(self) -> None:
        """Look for damage in journal and library."""
        self.run_worker(whole_journal.check(self))

    def after_hard_moment(self, record: Record | None) -> None:
        """Offer help, without an alarm, where the moment was at its worst."""
        if record is not None and self.trainer.moments.is_worst(record):
            self.go("help-offer")

    # -- endings -----------------------------------------------------------------------------------

    async def action_leave(self) -> None:
        """Quit by a letter; ctrl+q does it everywhere."""
        await self.action_quit()

    def action_suspend_process(self) -> None:
        """Back to the shell for a while; ``fg`` comes back. What is half-written is saved before."""
        self._save_drafts()
        super().action_suspend_process()

    async def action_quit(self) -> None:
        """Leave; what is half-written is saved."""
        self._save_drafts()
        self.exit()

    def close_from_outside(self) -> None:
        """End, asked from another thread. Raises RuntimeError where the app doesn't run, or not any more."""
        if self._runs_in is None:
            raise RuntimeError("the app hasn't begun")
        self._runs_in.call_soon_threadsafe(self._close)

    def _close(self) -> None:
        self._save_drafts()
        self.exit()

    def panic(self, *renderables: "RenderableType") -> None:
        """An error outside of the pages, such as in what reads the keys: it ends the app like any other."""
        self.failed = True
        super().panic(*renderables)

    def _save_drafts(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, Page):
                screen.save_now()

    def last_words(self) -> None:
        """Before an error nobody foresaw ends the app, what is half-written is saved: of each page by itself,
        because whatever went wrong may well be one of them."""
        pages: list[Page] = []
        with suppress(Exception):
            pages = [screen for screen in self.screen_stack if isinstance(screen, Page)]
        for page in reversed(pages):
            with suppress(Exception):
                page.write_draft()


def _leads_away(action: str, parameters: tuple[object, ...]) -> bool:
    """Whether an action that a letter stands for leads away from the page for no pressing reason."""
    if action == "go":
        route = ROUTES.get(str(parameters[0]))
        return route is not None and not letter_is_safe(route)
    return action in ("undo", "leave")


def run(trainer: Trainer) -> int:
    """Open the app; gives the exit status. Raises what reading the library or the journal raises, while
    there is still a plain terminal to say it in."""
    _ = trainer.library, trainer.history
    app = NcTui(trainer)
    read_gently()
    app.console.size = terminal_size()
    with Ending(app.close_from_outside) as ending, _window_called(TITLE):
        app.run()
    if app.failed and ending.number is None:
        sys.stderr.write(FAILED)
    if app.locks_again and ending.number is None and not app.failed:
        return LOCKS_AGAIN
    return ending.status(1 if app.failed else app.return_code or 0)


@contextmanager
def _window_called(title: str) -> Iterator[None]:
    """Give the terminal's window another title; the old one comes back (xterm's title stack)."""
    if not sys.stderr.isatty():
        yield
        return
    sys.stderr.write(f"\x1b[22;0t\x1b]0;{title}\x07")
    sys.stderr.flush()
    try:
        yield
    finally:
        sys.stderr.write("\x1b[23;0t")
        sys.stderr.flush()
