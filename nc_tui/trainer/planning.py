"""The plan of a day."""

from datetime import date

from nc_tui.practice.exercise import Exercise
from nc_tui.practice.kinds import Swap
from nc_tui.practice.ladder import Standing, standings
from nc_tui.practice.plan import DayPlan, gentle_offer, pending, plan, swap_for
from nc_tui.practice.records import Record
from nc_tui.trainer.session import Session

OFFERED = 3
"""Exercises to choose the first one from."""


class Planning:
    """What is to be practised."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of_day(self, day: date | None = None) -> DayPlan:
        """The plan of a day, today unless said otherwise."""
        session = self._session
        library = session.library
        return plan(day or session.today, library.exercises, session.history, library.courses)

    def closes(self, record: Record) -> bool:
        """Whether the record was the last that today's plan waited for."""
        from nc_tui.practice.closing import closes

        return closes(self.of_day(), record)

    def pending(self) -> tuple[Exercise, ...]:
        """Yesterday's exercises that still wait for "how did it go?"."""
        session = self._session
        exercises = session.library.exercises
        return tuple(exercises[one] for one in pending(session.today, exercises, session.history))

    def standings(self) -> dict[str, Standing]:
        """The user's rung on each skill's ladder."""
        return standings(self._session.library.exercises, self._session.history.practices)

    def swap(self, exercise_id: str) -> str | None:
        """Take the next best exercise instead of one of today's; None where nothing else fits."""
        session = self._session
        with session.lock:
            library = session.library
            other = swap_for(session.today, library.exercises, session.history, exercise_id, library.courses)
            if other is not None:
                session.save(Swap(exercise=other, instead_of=exercise_id), session.today)
            return other

    def to_begin_with(self) -> tuple[str, ...]:
        """Three exercises to choose the first one from: today's two, one of them with a person where there is
        any, and the next best; fewer in a small library."""
        session = self._session
        library, items = session.library, self.of_day().items
        here = [item.exercise for item in items]
        others = (
            swap_for(session.today, library.exercises, session.history, one, library.courses)
            for one in reversed(here)
        )
        return (*here, *(other for other in others if other is not None))[:OFFERED]

    def begin_with(self, exercise_id: str) -> None:
        """Take one of those three into today's plan: it may stand in the place of the last of the two."""
        session = self._session
        with session.lock:
            here = [item.exercise for item in self.of_day().items]
            if here and exercise_id not in here:
                session.save(Swap(exercise=exercise_id, instead_of=here[-1]), session.today)

    def gentle_exercise(self) -> str | None:
        """The one exercise for a heavy moment."""
        session = self._session
        found = gentle_offer(session.today, session.library.exercises, session.history)
        return found[0] if found else None
