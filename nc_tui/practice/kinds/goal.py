"""A goal of the user's own that has nothing to do with them, and how it is going."""

from collections.abc import Mapping
from typing import ClassVar, Literal

from nc_tui.practice.kinds.facts import DiaryEntry, Facts, Said, TitleOf, titled, written

GoalState = Literal["started", "going", "done", "dropped"]
GOAL_STATES: Mapping[GoalState, str] = {
    "started": "started",
    "going": "under way",
    "done": "done",
    "dropped": "let go",
}


class Goal(Facts, frozen=True):
    """Records with the same title are about the same goal."""

    NAME: ClassVar = "goal"
    TEXTS: ClassVar = ("title", "note")

    title: str
    state: GoalState
    note: str | None = None

    def described(self, _title_of: TitleOf) -> Said:
        return titled(self.title, "a goal")

    def diary(self, _title_of: TitleOf) -> DiaryEntry:
        return DiaryEntry(f"A goal, {GOAL_STATES[self.state]}", written(self.title, self.note))
