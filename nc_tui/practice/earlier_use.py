"""The past of a day: when exercises, rungs and skills were last used before it.

*Used* is what was recorded (whatever the outcome), carried into a day, or shown in the plan that a check-in
kept; so the answer to yesterday's question changes nothing about what was used. An exercise that was swapped
away counts as used itself; its skill doesn't, because it still waits for its turn.
"""

from bisect import bisect_right
from collections.abc import Mapping
from datetime import date, timedelta

from nc_tui.practice.day_state import shown
from nc_tui.practice.exercise import STAKES, WITH_A_PERSON, Exercise
from nc_tui.practice.history import History
from nc_tui.practice.kinds import Carry, Practice, Swap
from nc_tui.practice.records import Record

LOOK_BACK = 240
"""Days before which it no longer matters when something was used; a library for half a year lasts less."""


TENSE = STAKES.index("tense")
_OF_ONES_OWN = ("not-today", "too-hard")


class EarlierUse:
    """What was used before ``day``. Dates are the last ones; what is missing was not used, or long ago.

    ``used`` is by exercise, ``rungs_used`` by skill and index into STAKES, ``skills_used`` by skill;
    ``begun`` is the first day in the last LOOK_BACK days on which anything was used. ``tense_turns`` is when
    the tense rung of a skill had its turn: a moment came, or was left for a reason of the user's own, or it
    was used yesterday. One that had no chance, and one of which nothing was told, had none.
    """

    def __init__(self, day: date, exercises: Mapping[str, Exercise], history: History) -> None:
        self.day = day
        self.used: dict[str, date] = {}
        self.rungs_used: dict[tuple[str, int], date] = {}
        self.skills_used: dict[str, date] = {}
        self.tense_turns: dict[str, date] = {}
        self.begun: date | None = None
        self._exercises = exercises
        self._places = {key: (one.skill, one.rung) for key, one in exercises.items()}
        self._skills_practised: dict[str, date] = {}
        self._practice_days: list[date] = []
        since = date.fromordinal(max(1, day.toordinal() - LOOK_BACK))
        # The earliest day first, so that what is written last is the latest.
        for past in sorted(past for past in history.by_day if since <= past < day):
            self._take(past, history.by_day[past])

    def used_yesterday(self, skill: str) -> bool:
        """Whether a skill was used on the day before."""
        last = self.skills_used.get(skill)
        return last is not None and (self.day - last).days == 1

    def with_a_person(self) -> date | None:
        """When something with a person was last used."""
        days = [day for (_, rung), day in self.rungs_used.items() if STAKES[rung] in WITH_A_PERSON]
        return max(days, default=None)

    def missed(self, skill: str) -> int:
        """On how many practice days a skill was not practised (done or partly), since the last time that
        it was. Yesterday is left out: its question may still be open."""
        known = bisect_right(self._practice_days, self.day - timedelta(days=2))
        return known - bisect_right(self._practice_days, self._skills_practised.get(skill, date.min))

    def _take(self, day: date, records: tuple[Record, ...]) -> None:
        there = dict.fromkeys(shown(records, self._exercises))
        practised = False
        for record in records:
            data = record.data
            if isinstance(data, Practice):
                there[data.exercise] = None
                self._use_place(day, data.skill, STAKES.index(data.stakes) if data.stakes in STAKES else None)
                if data.stakes == "tense" and (data.outcome != "not" or data.reason in _OF_ONES_OWN):
                    self.tense_turns[data.skill] = day
                if data.outcome != "not":
                    practised = True
                    self._skills_practised[data.skill] = day
            elif isinstance(data, Carry):
                there[data.exercise] = None
            elif isinstance(data, Swap):
                there.pop(data.instead_of, None)
                there[data.exercise] = None
                self._use(day, data.instead_of, itself_only=True)
        if practised:
            self._practice_days.append(day)
        if there and self.begun is None:
            self.begun = day
        for exercise_id in there:
            self._use(day, exercise_id)

    def _use(self, day: date, exercise_id: str, itself_only: bool = False) -> None:
        self.used[exercise_id] = day
        place = self._places.get(exercise_id)
        if place is None:
            return
        if not itself_only:
            self._use_place(day, *place)

    def _use_place(self, day: date, skill: str, rung: int | None) -> None:
        self.skills_used[skill] = day
        if rung is not None:
            self.rungs_used[skill, rung] = day
        if rung == TENSE and (self.day - day).days == 1:
            self.tense_turns[skill] = day
