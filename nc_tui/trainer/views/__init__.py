"""Views: what a page or a command shows, as plain structs. Every rule of showing stands here, once.

What hidden numbers and days leave out, whether the ready list is open, which exercise an ending offers: the
app and the command line decide none of it, they draw.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING

from nc_tui.practice.history import History
from nc_tui.practice.settings import Settings
from nc_tui.trainer.views.lines import ExerciseLine, NumbersLine, exercise_line, numbers_line
from nc_tui.trainer.views.today import TodayView, today_view

if TYPE_CHECKING:
    from nc_tui.practice.branching import ScriptPath
    from nc_tui.practice.exercise_progress import ExerciseProgress
    from nc_tui.practice.kinds import Contact
    from nc_tui.trainer.trainer import Trainer
    from nc_tui.trainer.views.after import AfterView
    from nc_tui.trainer.views.beside import BesideView, YearView
    from nc_tui.trainer.views.closing import ClosingView
    from nc_tui.trainer.views.contact import ContactView
    from nc_tui.trainer.views.courses import CourseLine, CourseView
    from nc_tui.trainer.views.ending import EndView
    from nc_tui.trainer.views.goals import GoalLine
    from nc_tui.trainer.views.guide import GuideView
    from nc_tui.trainer.views.help import HelpLines, HelpView
    from nc_tui.trainer.views.path import PathView
    from nc_tui.trainer.views.progress import ProgressView
    from nc_tui.trainer.views.ready import ReadyView
    from nc_tui.trainer.views.slip import SlipView
    from nc_tui.trainer.views.status import StatusView
    from nc_tui.trainer.views.week import WeekView

__all__ = ["TodayView", "Views"]


class Views:
    """Makes the views from the trainer's services. Each is of the moment in which it is asked for."""

    def __init__(self, trainer: "Trainer") -> None:
        self._trainer = trainer
        self._today: tuple[History, Settings, datetime, TodayView] | None = None

    def today(self) -> TodayView:
        """What Today shows; the same facts within the same minute give the same view."""
        session = self._trainer.session
        with session.lock:
            history, settings, _, moment = session.facts
            known = self._today
            if known is not None and known[0] is history and known[1:3] == (settings, moment):
                return known[3]
            view = today_view(self._trainer)
            self._today = (history, settings, moment, view)
            return view

    def beside(self) -> "BesideView":
        """What Today shows beside the day, where there is room."""
        from nc_tui.trainer.views.beside import beside_view

        return beside_view(self._trainer)

    def year(self) -> "YearView":
        """The last year, day by day."""
        from nc_tui.trainer.views.beside import year_view

        return year_view(self._trainer)

    def closing(self) -> "ClosingView":
        """What the end of the day shows."""
        from nc_tui.trainer.views.closing import closing_view

        return closing_view(self._trainer)

    def week(self, monday: date | None = None) -> "WeekView":
        """What the week shows that begins on ``monday``; without one, the present week."""
        from nc_tui.trainer.views.week import week_view

        return week_view(self._trainer, monday)

    def to_begin_with(self) -> tuple[ExerciseLine, ...]:
        """The exercises from which someone chooses the first one."""
        exercises = self._trainer.exercises
        return tuple(
            exercise_line(self._trainer, exercises[one]) for one in self._trainer.plan.to_begin_with()
        )

    def end(self, progress: "ExerciseProgress") -> "EndView | None":
        """What the end of an exercise says, as if it were finished now."""
        from nc_tui.trainer.views.ending import end_view

        return end_view(self._trainer, progress)

    def numbers(self) -> NumbersLine:
        """Streak and strength, where they are shown."""
        return numbers_line(self._trainer, self._trainer.practice.numbers())

    def status(self) -> "StatusView":
        """What ``nc-tui status`` says."""
        from nc_tui.trainer.views.status import status_view

        return status_view(self._trainer)

    def ready(self) -> "ReadyView":
        """What the ready list shows, and what may be done there."""
        from nc_tui.trainer.views.ready import ready_view

        return ready_view(self._trainer)

    def after(self) -> "AfterView":
        """Where After stands, and what may be told or done there."""
        from nc_tui.trainer.views.after import after_view

        return after_view(self._trainer)

    def guide(self, walk: "ScriptPath", records_before: int | None = None) -> "GuideView":
        """The page of a guide on which a walk stands. ``records_before`` is how many records there were of
        the kind that its ending offers (``GuideView.records``) when recording began, None before that."""
        from nc_tui.trainer.views.guide import guide_view

        return guide_view(self._trainer, walk, records_before)

    def help(self, country: str = "", first: Iterable[str] = ()) -> "HelpView":
        """Who to call: in the given country, else in the person's own. The topics of ``first`` come first."""
        from nc_tui.trainer.views.help import help_view

        return help_view(self._trainer, country, first)

    def numbers_to_call(self, topics: Iterable[str]) -> "HelpLines":
        """The helplines about some topics, as other pages offer them."""
        from nc_tui.trainer.views.help import help_lines

        return help_lines(self._trainer, topics)

    def slip(self) -> "SlipView":
        """What stays after a slip."""
        from nc_tui.trainer.views.slip import slip_view

        return slip_view(self._trainer)

    def contact(self, contact: "Contact") -> "ContactView":
        """What contact means for the run."""
        from nc_tui.trainer.views.contact import contact_view

        return contact_view(contact, self._trainer.situation.in_contact())

    def contact_hint(self, started: str) -> str:
        """What to know before saying what contact was about; empty where there is nothing."""
        from nc_tui.trainer.views.contact import hint

        return hint(self._trainer, started)

    def goals(self) -> tuple["GoalLine", ...]:
        """The goals, and until when each counts for the ready list."""
        from nc_tui.trainer.views.goals import goal_lines

        return goal_lines(self._trainer)

    def progress(self) -> "ProgressView":
        """What Progress shows, but for the year of its heat map."""
        from nc_tui.trainer.views.progress import progress_view

        return progress_view(self._trainer)

    def courses(self) -> tuple["CourseLine", ...]:
        """The courses, and how each stands."""
        from nc_tui.trainer.views.courses import course_lines

        return course_lines(self._trainer)

    def course(self, course_id: str) -> "CourseView":
        """One course with its exercises. Raises TrainerError for an unknown one."""
        from nc_tui.trainer.views.courses import course_view

        return course_view(self._trainer, course_id)

    def path(self, day: date) -> "PathView":
        """What Path shows for a day."""
        from nc_tui.trainer.views.path import path_view

        return path_view(self._trainer, day)
