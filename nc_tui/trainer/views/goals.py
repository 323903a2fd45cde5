"""The goals, and which of them the ready list counts."""

from typing import TYPE_CHECKING

from msgspec import Struct

from nc_tui.practice.goals import goals_lapse
from nc_tui.practice.kinds.goal import GOAL_STATES, GoalState
from nc_tui.practice.wording import near_day

if TYPE_CHECKING:
    from nc_tui.trainer.trainer import Trainer

MEASURE = "own_goals"


class GoalLine(Struct, frozen=True):
    """A goal as it was last noted. ``counts`` says whether the ready list counts it, and ``until`` in words
    for how long; ``lapsed`` says in words that it would, were it noted again."""

    title: str
    state: GoalState
    words: str
    note: str | None
    counts: bool
    lapsed: str
    until: str


def goal_lines(trainer: "Trainer") -> tuple[GoalLine, ...]:
    """All goals, the latest first. The list counts those noted as under way within the days of its item."""
    days = max((i.days for i in trainer.library.checklist.evidence if i.measure == MEASURE), default=0)
    lapse = goals_lapse(trainer.history, trainer.today, days) if days else ()
    counted = {goal.title: day for goal, day in lapse}
    return tuple(
        GoalLine(
            goal.title,
            goal.state,
            GOAL_STATES[goal.state],
            goal.note,
            goal.title in counted,
            f"not noted for {days} days; note it again and the ready list counts it"
            if goal.state in ("started", "going") and goal.title not in counted and days
            else "",
            f"counts until {near_day(counted[goal.title], trainer.today)}; noting it again renews it"
            if goal.title in counted
            else "",
        )
        for goal in trainer.calendar.goals()
    )
