"""A goal of the user's own that has nothing to do with them, and how it is going."""

from collections.abc import Mapping
from typing import ClassVar, Literal

from nc_tui.practice.kinds.facts import DiaryEntry, Facts, Listed, Said, TitleOf, titled, written
from nc_tui.practice.kinds.fields import NOTE, Field

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
    FIELDS: ClassVar = (
        Field("title", "the goal", "line", needed=True),
        Field("state", "how it's going", "choice", GOAL_STATES, needed=True),
        NOTE,
    )

    title: str
    state: GoalState
    note: str | None = None

    def described(self, _title_of: TitleOf) -> Said:
        return titled(self.title, "a goal")

    def diary(self, _title_of: TitleOf) -> DiaryEntry:
        return DiaryEntry(f"A goal, {GOAL_STATES[self.state]}", written(self.title, self.note))

    def listed(self, _title_of: TitleOf) -> Listed:
        return Listed(
            f"a goal: {self.title}" if self.title else "a goal",
            GOAL_STATES[self.state],
            texts=written(self.note),
        )
