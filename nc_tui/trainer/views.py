"""Views: what a page or a command shows, as plain structs. Every rule of showing stands here, once."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from nc_tui.practice.exercise import Exercise
from nc_tui.practice.history import History
from nc_tui.practice.kinds import Checkin
from nc_tui.practice.plan import DayPlan
from nc_tui.practice.readiness import Readiness
from nc_tui.practice.settings import Settings
from nc_tui.trainer.practising import Numbers

if TYPE_CHECKING:
    from nc_tui.trainer.trainer import Trainer


class TodayView(Struct, frozen=True):
    """What Today shows."""

    day: date
    pending: tuple[Exercise, ...]
    checkin: Checkin | None
    plan: DayPlan
    numbers: Numbers
    ready: Readiness
    first_day: bool
    """Whether nothing has ever been recorded."""


class Views:
    """Makes the views from the trainer's services."""

    def __init__(self, trainer: "Trainer") -> None:
        self._trainer = trainer
        self._today: tuple[History, Settings, datetime, TodayView] | None = None

    def today(self) -> TodayView:
        """Everything that Today shows, of one moment."""
        trainer = self._trainer
        with trainer.session.lock:
            history, settings, day, moment = trainer.session.facts
            known = self._today
            if known is not None and known[0] is history and known[1:3] == (settings, moment):
                return known[3]
            view = TodayView(
                day=day,
                pending=trainer.plan.pending(),
                checkin=trainer.checkins.of_today(),
                plan=trainer.plan.of_day(),
                numbers=trainer.practice.numbers(),
                ready=trainer.ready.state(),
                first_day=not history.recent and not history.digests,
            )
            self._today = (history, settings, moment, view)
            return view
