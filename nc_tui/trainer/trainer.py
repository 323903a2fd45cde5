"""The trainer: through it the app and the command line act, and from it they learn what to show.

It is made of services over one session, each with one subject. Every answer to "what is there now?" is
computed from the records; a save returns only once it is on disk.
"""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from nc_tui.journal.codec import PLAIN, Codec
from nc_tui.journal.folders import Folders
from nc_tui.practice.exercise import Exercise
from nc_tui.practice.history import History
from nc_tui.practice.settings import Settings
from nc_tui.trainer.calendar import Calendar
from nc_tui.trainer.checkins import Checkins
from nc_tui.trainer.courses import Courses
from nc_tui.trainer.moments import HardMoments
from nc_tui.trainer.planning import Planning
from nc_tui.trainer.practising import Practising
from nc_tui.trainer.ready import ReadyList
from nc_tui.trainer.returning import Returning
from nc_tui.trainer.session import Session
from nc_tui.trainer.situation import Situation
from nc_tui.trainer.views import Views
from nc_tui.wallclock import WallClock

if TYPE_CHECKING:
    from nc_tui.journal.drafts import Drafts
    from nc_tui.library.guides import Guides
    from nc_tui.trainer.afterwards import Afterwards
    from nc_tui.trainer.backups import Backups
    from nc_tui.trainer.content import Content, Library
    from nc_tui.trainer.correcting import Corrections
    from nc_tui.trainer.diary import Diary
    from nc_tui.trainer.health import Health
    from nc_tui.trainer.helping import Helping
    from nc_tui.trainer.letters import Letters
    from nc_tui.trainer.likings import Likings
    from nc_tui.trainer.locking import Locking
    from nc_tui.trainer.rehearsing import Rehearsing
    from nc_tui.trainer.undo import Undo
    from nc_tui.trainer.weeks import Weeks


class Trainer:
    """The services, and what they share. Those that Today can be shown without are loaded when they are first
    asked for."""

    def __init__(
        self, folders: Folders, now: WallClock, codec: Codec = PLAIN, *, encodes: bool = True
    ) -> None:
        self.session = session = Session(folders, now, codec, encodes=encodes)
        self.now = session.now
        self.plan = Planning(session)
        self.practice = Practising(session)
        self.checkins = Checkins(session)
        self.situation = Situation(session)
        self.moments = HardMoments(session)
        self.calendar = Calendar(session)
        self.ready = ReadyList(session)
        self.courses = Courses(session)
        self.returning = Returning(session)
        self.views = Views(self)

    @cached_property
    def letters(self) -> "Letters":
        """Letters that won't be sent."""
        from nc_tui.trainer.letters import Letters

        return Letters(self.session)

    @cached_property
    def likings(self) -> "Likings":
        """What someone thinks of exercises."""
        from nc_tui.trainer.likings import Likings

        return Likings(self.session)

    @cached_property
    def undo(self) -> "Undo":
        """Taking back what was saved."""
        from nc_tui.trainer.undo import Undo

        return Undo(self.session)

    @cached_property
    def content(self) -> "Content":
        """What the library holds, and exercises of the person's own."""
        from nc_tui.trainer.content import Content

        return Content(self.session)

    @cached_property
    def helping(self) -> "Helping":
        """Who to call."""
        from nc_tui.trainer.helping import Helping

        return Helping(self.session)

    @cached_property
    def rehearsing(self) -> "Rehearsing":
        """Talks with made-up people."""
        from nc_tui.trainer.rehearsing import Rehearsing

        return Rehearsing(self.session)

    @cached_property
    def backups(self) -> "Backups":
        """Backups."""
        from nc_tui.trainer.backups import Backups

        return Backups(self.session)

    @cached_property
    def diary(self) -> "Diary":
        """All that happened, by day."""
        from nc_tui.trainer.diary import Diary

        return Diary(self.session)

    @cached_property
    def weeks(self) -> "Weeks":
        """One's own sentence about a week."""
        from nc_tui.trainer.weeks import Weeks

        return Weeks(self.session)

    @cached_property
    def corrections(self) -> "Corrections":
        """What can be done to records that are there."""
        from nc_tui.trainer.correcting import Corrections

        return Corrections(self.session)

    @cached_property
    def after(self) -> "Afterwards":
        """What comes after the ready list."""
        from nc_tui.trainer.afterwards import Afterwards

        return Afterwards(self.session, self.situation, self.moments, self.ready)

    @cached_property
    def locking(self) -> "Locking":
        """The lock of the journal."""
        from nc_tui.trainer.locking import Locking

        return Locking(self.session)

    @property
    def drafts(self) -> "Drafts":
        """What is half-written."""
        return self.session.drafts

    @property
    def today(self) -> date:
        """The practice day it is."""
        return self.session.today

    @property
    def settings(self) -> Settings:
        """The settings as chosen."""
        return self.session.settings

    @property
    def library(self) -> "Library":
        """All content but guides, rehearsals and helplines."""
        return self.session.library

    @property
    def exercises(self) -> Mapping[str, Exercise]:
        """The exercises by id."""
        return self.session.library.exercises

    @property
    def guides(self) -> "Guides":
        """The sound guides by id."""
        return self.session.guides

    @property
    def history(self) -> History:
        """The journal as the rules see it."""
        return self.session.history

    def check(self) -> "Health":
        """Reads everything in full, mends what is this machine's, and says how it all is."""
        from nc_tui.trainer.health import health_of

        return health_of(self.session)
