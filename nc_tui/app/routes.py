"""Every page there is, in one table. A new page is a file in ``screens/`` and a line here: the keys, the top
bar, the palette, the menu of hard moments and what is loaded ahead follow from it.

Pages are named here by text and imported when they are first wanted, so that no page has to know another one.
"""

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from textual.screen import Screen

SIGNS = {"comma": ","}
"""What stands on a key that has another name."""


Theme = Literal["Right now", "Say what happened", "Days", "People"]
"""What the hard moments are put in order by."""


class Moment(NamedTuple):
    """A page's line in the menu of hard moments; ``about`` where it says more than the palette does."""

    key: str
    title: str
    theme: Theme
    about: str = ""


class Route(NamedTuple):
    """A page, and the ways to it."""

    name: str
    load: str
    """``file:Class``, in ``screens/``."""
    title: str = ""
    """What the palette calls it; a page without a title is opened from other pages only."""
    about: str = ""
    """What the palette says about it."""
    headed: str = ""
    """What its top bar says, where the palette has no title for it."""
    bar: str = ""
    """What the top bar calls it, where it is one of the main pages: those stay as they are while they aren't
    in front. All others go when they are closed, unless they are ``kept``."""
    key: str = ""
    """The key that opens it from anywhere."""
    while_typing: str = ""
    """A key that opens it while letters are text as well."""
    hint: str = ""
    """What the bar of keys says beside its key, where it stands there."""
    keys_line: str = ""
    """What the page of keys says beside its keys."""
    moment: Moment | None = None
    """Its line in the menu of hard moments."""
    single: bool = False
    """Where it is open already, you come back to that one, unless it is opened with arguments."""
    kept: bool = False
    """Whether it is made before it is first wanted and kept when it is closed, as the main pages are: it
    begins anew in its ``arrive``."""
    preload: bool = False
    """Whether its code is loaded before it is first wanted. That of the pages that are kept always is."""
    arguments: Mapping[str, Any] = MappingProxyType({})
    """What the page always takes."""

    @property
    def main(self) -> bool:
        """Whether it is one of the main pages."""
        return bool(self.bar)

    @property
    def stays(self) -> bool:
        """Whether it is there, made and laid out, while it isn't in front."""
        return self.main or self.kept

    @property
    def file(self) -> str:
        """The file in ``screens/``."""
        return self.load.partition(":")[0]

    @property
    def sign(self) -> str:
        """The key as people know it."""
        return SIGNS.get(self.key, self.key)

    def page_type(self) -> "type[Screen[object]]":
        """The page's class, imported now if it wasn't before."""
        file, _, name = self.load.partition(":")
        found: type[Screen[object]] = getattr(import_module(f"nc_tui.app.screens.{file}"), name)
        return found

    def make(self, **arguments: Any) -> "Screen[object]":
        """The page itself."""
        return self.page_type()(**{**self.arguments, **arguments})


TABLE = (
    Route("today", "today:TodayPage", "Today", "the morning page", bar="Today", key="1"),
    Route(
        "path",
        "path:PathPage",
        "Path",
        "all exercises, by skill and stakes; earlier days",
        bar="Path",
        key="2",
    ),
    Route(
        "when",
        "when:WhenPage",
        "Hard moments",
        "what to do now, and guides",
        bar="When…",
        key="3",
        while_typing="f10",
        keys_line="the hard moments, also while you type",
    ),
    Route(
        "progress",
        "progress:ProgressPage",
        "Progress",
        "heat map, strength, urges, skills",
        bar="Progress",
        key="4",
    ),
    Route("ready", "ready:ReadyPage", "Ready", "the ready list", bar="Ready", key="5"),
    Route(
        "journal",
        "journal:JournalPage",
        "Journal",
        "everything by day; search, correct, move, erase",
        bar="Journal",
        key="6",
    ),
    Route(
        "urge",
        "urge:UrgePage",
        "An urge",
        "ride it out, twenty minutes",
        key="u",
        hint="urge",
        keys_line="ride out an urge",
        moment=Moment("u", "An urge", "Right now"),
        single=True,
        preload=True,
    ),
    Route(
        "slip",
        "slip:SlipPage",
        "A slip",
        "I was in contact",
        moment=Moment("s", "A slip", "Say what happened"),
        preload=True,
    ),
    Route(
        "contacted",
        "contacted:ContactedPage",
        "They contacted me",
        "or you had to contact them",
        moment=Moment("c", "They contacted me", "Say what happened", "or it was needed"),
    ),
    Route(
        "looked",
        "contacted:LookedPage",
        "I looked",
        "at their profile, or asked around",
        moment=Moment("o", "I looked", "Say what happened"),
    ),
    Route(
        "passive",
        "guide:GuidePage",
        "Am I being passive?",
        "a self-check, four questions",
        moment=Moment("p", "Am I being passive?", "People"),
        arguments={"guide_id": "passive"},
    ),
    Route(
        "letter",
        "letter:LetterPage",
        "An unsent letter",
        "saved, sealed or burned",
        moment=Moment("l", "An unsent letter", "Say what happened"),
        single=True,
    ),
    Route(
        "dates",
        "dates:DatesPage",
        "Dates",
        "birthdays, anniversaries, handovers",
        moment=Moment("d", "Dates ahead", "Days"),
        single=True,
    ),
    Route(
        "goals",
        "dates:GoalsPage",
        "Goals",
        "goals of my own",
        moment=Moment("g", "Goals of my own", "Days", "nothing to do with them"),
        single=True,
    ),
    Route(
        "situation",
        "situation:SituationPage",
        "My situation",
        "what contact, since when, care questions",
        moment=Moment("b", "My situation", "Say what happened", "contact, care questions"),
        single=True,
    ),
    Route(
        "help",
        "help:HelpPage",
        "Help",
        "numbers to call, offline",
        key="!",
        while_typing="f1",
        hint="help",
        keys_line="help: numbers to call; F1 also while you type",
        single=True,
        kept=True,
    ),
    Route(
        "evidence",
        "evidence:EvidencePage",
        "Evidence",
        "what the method promises and what it doesn't",
        key="e",
        keys_line="evidence: what this is based on",
        single=True,
    ),
    Route(
        "settings",
        "settings:SettingsPage",
        "Settings",
        "rest days, day's start, theme, country",
        key="comma",
        keys_line="settings",
        single=True,
    ),
    Route("backups", "backups:BackupsPage", "Backups", "bring back what is missing", single=True),
    Route("lock", "lock:LockPage", "Lock", "a passphrase for the journal", single=True),
    Route(
        "keys",
        "keys:KeysPage",
        "Keys",
        "what the keys do on this page",
        key="?",
        hint="keys",
        single=True,
        kept=True,
    ),
    Route(
        "closing",
        "closing:ClosingPage",
        "The end of the day",
        "the week, and what comes tomorrow",
        single=True,
    ),
    Route(
        "week",
        "week:WeekPage",
        "Your week",
        "exercises, people, mood, a sentence of your own",
        key="w",
        keys_line="your week",
        single=True,
    ),
    Route("back", "back:BackPage", headed="Welcome back"),
    Route("exercise", "exercise:ExercisePage", headed="An exercise", preload=True),
    Route("guide", "guide:GuidePage", headed="A guide", preload=True),
    Route(
        "rehearsals",
        "rehearsals:RehearsalsPage",
        "Rehearsals",
        "hard talks with made-up people",
        single=True,
    ),
    Route("rehearsal", "rehearsal:RehearsalPage", headed="A rehearsal"),
    Route("courses", "courses:CoursesPage", "Courses", "two weeks on one theme", single=True),
    Route("course", "courses:CoursePage", headed="A course"),
    Route("focus", "focus:FocusPage", "What I want to work on", "the plan leans that way", single=True),
    Route("reading", "reading:ReadingPage", headed="Reading"),
    Route("backup", "backups:BackupPage", headed="A backup"),
    Route("new-date", "dates:DatePage", headed="A new date"),
    Route("date", "date_detail:DateDetailPage", headed="A date"),
    Route("goal", "dates:GoalPage", headed="A goal"),
    Route("care-questions", "situation:CareQuestionsPage", headed="Care questions"),
    Route("closed", "situation:ClosedPage", headed="The ready list"),
    Route(
        "after",
        "after:AfterPage",
        "After",
        "from the draft of a hello to its answer",
        single=True,
    ),
    Route("after-words", "after_told:AfterWordsPage", headed="After"),
    Route("after-check", "after_told:AfterCheckPage", headed="After"),
    Route("after-told", "after_told:AfterToldPage", headed="After"),
    Route("review", "review:ReviewPage", headed="The review"),
    Route("answer", "review_end:AnswerPage", headed="The review"),
    Route("let-go", "review_end:LetGoPage", headed="An ending"),
    Route("help-offer", "help:HelpOfferPage", headed="Help"),
    Route("welcome", "welcome:WelcomePage", headed="Welcome"),
    Route("beginning", "beginning:BeginningPage", headed="The beginning"),
)

ROUTES: Mapping[str, Route] = MappingProxyType({route.name: route for route in TABLE})
MAIN = tuple(route for route in TABLE if route.main)
STAYING = tuple(route for route in TABLE if route.stays)
MOMENTS = tuple((route, route.moment) for route in TABLE if route.moment is not None)

_NAMES = {route.load: route.name for route in TABLE if not route.arguments}


def name_of(page: type) -> str:
    """The name under which a page's class stands in the table; empty where it doesn't."""
    return _NAMES.get(f"{page.__module__.rpartition('.')[2]}:{page.__qualname__}", "")


def letter_is_safe(route: Route) -> bool:
    """Whether a slip of the finger may open it, on a page that you work through: by a letter only what
    somebody in a hard moment needs."""
    return route.moment is not None or not route.key.isalpha() or len(route.key) > 1
