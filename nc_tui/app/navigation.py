"""From page to page: the main ones, those that lie over them, and the palette that names them all."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import ClassVar, NamedTuple

from textual.app import App, SystemCommand
from textual.binding import Binding
from textual.screen import Screen

from nc_tui.app.screens.page import Page


def _today() -> Screen[object]:
    from nc_tui.app.screens.today import TodayPage

    return TodayPage()


def _path() -> Screen[object]:
    from nc_tui.app.screens.path import PathPage

    return PathPage()


def _when() -> Screen[object]:
    from nc_tui.app.screens.when import WhenPage

    return WhenPage()


def _progress() -> Screen[object]:
    from nc_tui.app.screens.progress import ProgressPage

    return ProgressPage()


def _ready() -> Screen[object]:
    from nc_tui.app.screens.ready import ReadyPage

    return ReadyPage()


class Command(NamedTuple):
    """Something that can be done from anywhere, as the palette names it."""

    title: str
    about: str
    action: str


COMMANDS = (
    Command("Today", "the morning page", "go('today')"),
    Command("Path", "all exercises, by skill and stakes; earlier days", "go('path')"),
    Command("Hard moments", "what to do now, and guides", "go('when')"),
    Command("Progress", "heat map, strength, urges, skills", "go('progress')"),
    Command("Ready", "the ready list", "go('ready')"),
    Command("An urge", "ride it out, twenty minutes", "urge"),
    Command("A slip", "I was in contact", "slip"),
    Command("They contacted me", "or you had to contact them", "contacted"),
    Command("I looked", "at their profile, or asked around", "looked"),
    Command("Am I being passive?", "a self-check, four questions", "passive"),
    Command("An unsent letter", "saved, sealed or burned", "letter"),
    Command("Dates", "birthdays, anniversaries, handovers", "dates"),
    Command("Goals", "goals of my own", "goals"),
    Command("My situation", "what contact, since when, care questions", "beginning"),
    Command("Help", "numbers to call, offline", "help"),
    Command("Evidence", "what the method promises and what it doesn't", "evidence"),
    Command("Settings", "rest days, day's start, theme, country", "settings"),
    Command("Keys", "what the keys do on this page", "keys"),
    Command("Undo", "undo the last record", "undo"),
    Command("Cover", "a harmless page over everything; press again to uncover", "cover"),
    Command("Theme", "choose the colours", "change_theme"),
    Command("Quit", "close the app", "quit"),
)
"""No screenshot, which would write private text to a file."""


class Navigation(App[None]):
    """Opens pages. Today is always at the bottom; the other main pages lie over it and stay as they are
    while they aren't in front. All others go when they are closed."""

    SCREENS: ClassVar[dict[str, Callable[[], Screen[object]]]] = {
        "path": _path,
        "when": _when,
        "progress": _progress,
        "ready": _ready,
    }
    BINDINGS = [
        Binding("1", "go('today')", "Today", show=False),
        Binding("2", "go('path')", "Path", show=False),
        Binding("3", "go('when')", "When…", show=False),
        Binding("4", "go('progress')", "Progress", show=False),
        Binding("5", "go('ready')", "Ready", show=False),
        Binding("u", "urge", "urge"),
        Binding("f1", "help", "help", show=False, priority=True),
        Binding("f10", "go('when')", "hard moments", show=False, priority=True),
        Binding("comma", "settings", "settings", show=False),
        Binding("e", "evidence", "evidence", show=False),
        Binding("exclamation_mark", "help", "help", key_display="!"),
        Binding("question_mark", "keys", "keys", key_display="?"),
    ]

    def get_default_screen(self) -> Screen[object]:
        """Today."""
        return _today()

    # -- the main pages ----------------------------------------------------------------------------

    def action_go(self, name: str) -> None:
        """Go to one of the main pages, leaving whatever is on top of them."""
        if name not in ("today", *self.SCREENS):
            return
        wanted = self.screen_stack[0] if name == "today" else self.get_screen(name)
        while self.screen is not wanted and len(self.screen_stack) > 1:
            top = self.screen
            if isinstance(top, Page) and not top.keep():
                return
            self.pop_screen()
            if self.screen is top:
                return
        if self.screen is not wanted:
            self.push_screen(wanted)
        if isinstance(wanted, Page) and wanted.is_mounted:
            wanted.arrive()

    # -- pages that lie over another one -----------------------------------------------------------

    def lay_over(self, page: Page) -> None:
        """Lay a page over the one in front. Where one of its kind is there already, come back to that."""
        if all(type(screen) is not type(page) for screen in self.screen_stack):
            self.push_screen(page)
            return
        while type(top := self.screen) is not type(page):
            if isinstance(top, Page) and not top.keep():
                return
            self.pop_screen()
            if self.screen is top:
                return

    def action_help(self) -> None:
        """Numbers to call; works offline."""
        from nc_tui.app.screens.help import HelpPage

        self.lay_over(HelpPage())

    def action_keys(self) -> None:
        """What the keys do here."""
        from nc_tui.app.screens.keys import KeysPage

        self.lay_over(KeysPage(self.screen))

    def action_settings(self) -> None:
        """Rest days, rollover, theme, country."""
        from nc_tui.app.screens.settings import SettingsPage

        self.lay_over(SettingsPage())

    def action_evidence(self) -> None:
        """What the method promises and what it doesn't."""
        from nc_tui.app.screens.evidence import EvidencePage

        self.lay_over(EvidencePage())

    def action_slip(self) -> None:
        """A slip."""
        from nc_tui.app.screens.slip import SlipPage

        self.push_screen(SlipPage())

    def action_contacted(self) -> None:
        """They contacted me, or contact was needed."""
        from nc_tui.app.screens.contacted import ContactedPage

        self.push_screen(ContactedPage())

    def action_looked(self) -> None:
        """I looked, or asked around."""
        from nc_tui.app.screens.contacted import LookedPage

        self.push_screen(LookedPage())

    def action_urge(self) -> None:
        """An urge: begin to ride it, or take it up again."""
        from nc_tui.app.screens.urge import UrgePage

        self.lay_over(UrgePage())

    def action_letter(self) -> None:
        """An unsent letter."""
        from nc_tui.app.screens.letter import LetterPage

        self.lay_over(LetterPage())

    def action_dates(self) -> None:
        """Dates to be prepared for."""
        from nc_tui.app.screens.dates import DatesPage

        self.lay_over(DatesPage())

    def action_goals(self) -> None:
        """Goals of the user's own."""
        from nc_tui.app.screens.dates import GoalsPage

        self.lay_over(GoalsPage())

    def action_beginning(self) -> None:
        """One's situation."""
        from nc_tui.app.screens.situation import SituationPage

        self.lay_over(SituationPage())

    def action_passive(self) -> None:
        """The self-check of whether one waits or trains."""
        self.open_guide("passive")

    def open_guide(self, guide_id: str) -> None:
        """Walk through a guide."""
        from nc_tui.app.screens.guide import GuidePage

        self.push_screen(GuidePage(guide_id))

    def open_exercise(self, exercise_id: str, day: date | None = None) -> None:
        """Lead through an exercise."""
        from nc_tui.app.screens.exercise import ExercisePage

        self.push_screen(ExercisePage(exercise_id, day))

    # -- the palette -------------------------------------------------------------------------------

    def action_command_palette(self) -> None:
        """Open the palette."""
        from nc_tui.app.palette import Palette

        if not Palette.is_open(self):  # type: ignore[arg-type]
            self.push_screen(Palette(id="--command-palette"))

    def search_themes(self) -> None:
        """Choose the colours by name."""
        from textual.theme import ThemeProvider

        from nc_tui.app.palette import Palette

        self.push_screen(Palette(providers=[ThemeProvider], placeholder="Search for themes…"))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:  # noqa: ARG002
        """Every page and action by name."""
        for title, about, action in COMMANDS:
            yield SystemCommand(title, about, lambda action=action: self.run_action(f"app.{action}"))
