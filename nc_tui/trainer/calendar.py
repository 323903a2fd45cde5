"""What lies ahead: dates to prepare for, and goals of the user's own."""

import os
from collections.abc import Collection
from typing import TYPE_CHECKING

from nc_tui.practice.goals import goals, same_goal
from nc_tui.practice.kinds import Goal, Profile
from nc_tui.practice.kinds.goal import GOAL_STATES
from nc_tui.practice.profile import profile_so_far
from nc_tui.practice.records import Record
from nc_tui.practice.text import clean, clean_line
from nc_tui.trainer.errors import TrainerError
from nc_tui.trainer.session import Session

if TYPE_CHECKING:
    from nc_tui.practice.key_dates import DateKind, KeyDate, Upcoming

YEAR = 366


class Calendar:
    """Dates and goals: lists that are entered once and looked at again."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def dates(self) -> "dict[str, KeyDate | None]":
        """The days to prepare for, by id."""
        return profile_so_far(self._session.history.lasting).dates

    def upcoming(self, days: int = 7) -> tuple["Upcoming", ...]:
        """The dates of the days to come, the nearest first."""
        entries = self.dates
        if not entries:
            return ()
        from nc_tui.practice.key_dates import upcoming

        return upcoming(entries, self._session.today, days)

    def add_date(self, title: str, kind: "DateKind", words: str) -> Record:
        """Keep a date as it was typed. Raises TrainerError that says what is wrong with it."""
        from nc_tui.practice.key_dates import KeyDate, parse_rule

        name = clean_line(title, 80)
        if not name:
            raise TrainerError("the date has no name; a word is enough")
        try:
            entry = KeyDate(name, kind, parse_rule(words, self._session.today))
        except ValueError as fault:
            raise TrainerError(str(fault)) from None
        with self._session.lock:
            known = self.dates
            if any(_is_same(entry, other) for other in known.values()):
                raise TrainerError(f"“{clean_line(name, 40)}” is already on the list, for the same day")
            return self._session.save(Profile(dates={_free_id(known): entry}), self._session.today)

    def remove_date(self, key: str) -> Record:
        """Take a date off the list. Raises TrainerError for an unknown id."""
        with self._session.lock:
            known = self.dates
            if key not in known:
                there = f"there are: {', '.join(known)}" if known else "the list is empty"
                raise TrainerError(f"there is no date “{clean_line(key, 40)}”; {there}")
            return self._session.save(Profile(dates={key: None}), self._session.today)

    def goals(self, days: int = YEAR) -> tuple[Goal, ...]:
        """One's own goals as they were last noted, the latest first."""
        return goals(self._session.history, self._session.today, days)

    def goal(self, title: str, state: str, note: str | None = None) -> Record:
        """Record how a goal is going; where no note is given, the one that stands stays. Raises
        TrainerError for an empty title or another state."""
        name = clean_line(title, 120)
        if not name:
            raise TrainerError("the goal has no name; a few words are enough")
        if state not in GOAL_STATES:
            raise TrainerError("a goal is started, going, done or dropped")
        if note is None:
            note = next((one.note for one in self.goals() if same_goal(one.title, name)), None)
        data = Goal(title=name, state=state, note=clean(note or "").strip() or None)  # type: ignore[arg-type]
        return self._session.save(data, self._session.today)


def _is_same(entry: "KeyDate", other: "KeyDate | None") -> bool:
    return other is not None and (entry.title.casefold(), entry.when) == (other.title.casefold(), other.when)


def _free_id(taken: Collection[str]) -> str:
    """An id by chance, so that dates added on two machines stay two; it tells nothing of the title."""
    while (made := os.urandom(3).hex()) in taken:
        continue
    return made
