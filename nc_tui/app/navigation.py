"""From page to page: the main ones, those that lie over them, and the palette that names them all."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.app import App, SystemCommand
from textual.binding import Binding
from textual.screen import Screen

from nc_tui.app.cover_guard import CoverGuard
from nc_tui.app.pages.page import Page
from nc_tui.app.routes import ROUTES, STAYING, TABLE, Route

if TYPE_CHECKING:
    from textual.command import Provider


class Command(NamedTuple):
    """Something besides the pages that can be done from anywhere, as the palette names it."""

    title: str
    about: str
    action: str


COMMANDS = (
    Command("Undo", "undo the last record", "undo"),
    Command("Cover", "a harmless page over everything; press again to uncover", "cover"),
    Command("Theme", "choose the colours", "change_theme"),
    Command("Export as text", "everything you wrote, in Markdown", "export('md')"),
    Command("Export as a table", "all records, in CSV", "export('csv')"),
    Command("Export for a program", "all records, in JSON; nc-tui import takes it in", "export('json')"),
    Command("Back up", "today's backup of journal and settings", "back_up"),
    Command("Check", "look for damage and repair it", "check"),
    Command("Quit", "close the app", "quit"),
)
"""No screenshot, which would write private text to a file."""


def commands() -> Iterator[Command]:
    """All that the palette names: every page with a title, and what else can be done."""
    for route in TABLE:
        if route.title:
            yield Command(route.title, route.about, f"go('{route.name}')")
    yield from COMMANDS


def _contents() -> "type[Provider]":
    from nc_tui.app.palette import Contents

    return Contents


def _of_this_page() -> "type[Provider]":
    from nc_tui.app.palette import OfThisPage

    return OfThisPage


def _bindings() -> Iterator[Binding]:
    for route in TABLE:
        words, go = route.hint or route.title, f"go('{route.name}')"
        if route.key:
            action = f"turn_to('{route.name}')" if route.main else go
            yield Binding(route.key, action, words, show=bool(route.hint), key_display=route.sign)
        if route.while_typing:
            yield Binding(route.while_typing, go, words, show=False, priority=True)


class Navigation(CoverGuard):
    """Opens and closes pages. Today is always at the bottom; the other main pages lie over it."""

    SCREENS: ClassVar[dict[str, Callable[[], Screen[object]]]] = {
        route.name: route.make for route in STAYING if route.name != "today"
    }
    BINDINGS = [*_bindings()]
    COMMANDS = App.COMMANDS | {_contents, _of_this_page}

    def get_default_screen(self) -> Screen[object]:
        return ROUTES["today"].make()

    def journal_changed(self) -> None:
        """Every page shows the journal as it is."""
        for screen in self.screen_stack:
            if isinstance(screen, Page):
                screen.bring_up_to_date()

    def tell(self, line: str, failed: bool = False) -> None:
        """One line on the page in front. What stands behind a wide gap is said quietly."""
        if self.once_uncovered(partial(self.call_after_refresh, self.tell, line, failed)):
            return
        screen = self.screen
        if not isinstance(screen, Page):
            self.notify(line, markup=False)
        elif not screen.is_mounted:
            self.call_after_refresh(self.tell, line, failed)
        elif failed:
            screen.tell((line, "$text-error"))
        else:
            screen.confirm(line)

    # -- opening and closing -----------------------------------------------------------------------

    def action_go(self, name: str) -> None:
        if name in ROUTES:
            self.go(name)

    def action_turn_to(self, name: str) -> None:
        """A digit opens its page, where the bar at the top has the pages."""
        self.go(name)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where the bar has no pages, digits are none: they rate there, or answer, or do nothing."""
        screen = self.screen
        if action == "turn_to" and isinstance(screen, Page) and screen.room() is not None:
            return False
        return super().check_action(action, parameters)

    def go(self, name: str, **arguments: object) -> None:
        """Open a page of the table, with its arguments. Raises KeyError for a name that isn't there."""
        route = ROUTES[name]
        if self.once_uncovered(partial(self.go, name, **arguments)):
            return
        if route.main:
            self._go_to_main(route, arguments.get("day"))
        elif route.single and not arguments and (there := self._open_already(route)) is not None:
            self._leave_until(there)
        elif route.kept and not arguments:
            self._come_to(self.get_screen(name))
        else:
            self._open(route.make(**arguments))

    def _open(self, page: Screen[object]) -> None:
        """Open a page, with its own sheets read before: else every sheet there is would be parsed again for
        them, and what lies below styled anew."""
        fresh = [path for path in page.css_path if not self.stylesheet.has_source(str(path), "")]
        for path in fresh:
            self.stylesheet.read(path)
        if fresh:
            self.stylesheet.parse()
        self.push_screen(page)

    def close_with(self, page: Screen[object], line: str = "", then: str = "", **arguments: object) -> None:
        """Close a page that is in front, and go on to ``then``, with its arguments; whichever page is in
        front afterwards says the line. A page that something lies over stays."""
        if self.once_uncovered(partial(self.close_with, page, line, then, **arguments)):
            return
        if self.screen is page:
            self.pop_screen()
        self.journal_changed()
        if then:
            self.go(then, **arguments)
        if line:
            self.call_after_refresh(self.tell, line)

    def _go_to_main(self, route: Route, day: object = None) -> None:
        """Go to one of the main pages, leaving whatever is on top of them; where a ``day`` is named, to that
        day on it."""
        wanted = self.screen_stack[0] if route.name == "today" else self.get_screen(route.name)
        bottom = self.screen_stack[0]
        if not self._leave_until(wanted if wanted in self.screen_stack else bottom):
            return
        self._come_to(wanted)
        if isinstance(wanted, Page) and isinstance(day, date):
            wanted.show_day(day)

    def _come_to(self, wanted: Screen[object]) -> None:
        """Bring a page that stays to the front. One that has yet to be made arrives as it is made."""
        if self.screen is not wanted:
            self._open(wanted)
        if isinstance(wanted, Page) and wanted.is_mounted:
            wanted.arrive()

    def _open_already(self, route: Route) -> Screen[object] | None:
        page_type = route.page_type()
        return next((screen for screen in reversed(self.screen_stack) if type(screen) is page_type), None)

    def _leave_until(self, wanted: Screen[object]) -> bool:
        """Close what lies over a page; False where something there can't be saved."""
        while (top := self.screen) is not wanted:
            if isinstance(top, Page) and not top.save_now():
                return False
            self.pop_screen()
        return True

    # -- the palette -------------------------------------------------------------------------------

    def action_command_palette(self) -> None:
        from nc_tui.app.palette import Palette

        if not isinstance(self.screen, Palette):
            # Without an id of its own: another palette may lie below the page that it is opened from.
            self.push_screen(Palette())

    def search_themes(self) -> None:
        from textual.theme import ThemeProvider

        from nc_tui.app.palette import Palette

        self.push_screen(Palette(providers=[ThemeProvider], placeholder="Search for themes…"))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:  # noqa: ARG002
        """Every page and action by name."""
        for title, about, action in commands():
            yield SystemCommand(title, about, lambda action=action: self.run_action(f"app.{action}"))
