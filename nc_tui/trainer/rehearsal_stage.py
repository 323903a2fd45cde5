"""Which page of a rehearsal comes now. It follows from the run, and from what was only passed by."""

from collections.abc import Set as AbstractSet
from typing import Literal

from nc_tui.practice.rehearsal import Rehearsal
from nc_tui.practice.rehearsal_runs import Shut
from nc_tui.practice.rehearsing import Run, first_end
from nc_tui.trainer.rehearsal_views import TalkView, retrying

Stage = Literal["shut", "scene", "enough", "talk", "after", "pull", "wanted", "again", "debrief"]
"""``enough``: it was too tense, before or in the middle; ``again``: back at one sentence, after the talk."""
OWN_LINE_FROM = 2
"""The level from which a line of one's own comes before the replies."""
CLOSE = 3
"""The level at which the pull to reach out is asked for."""


def stage_of(
    rehearsal: Rehearsal,
    run: Run,
    shut: Shut | None,
    passed: AbstractSet[Stage],
    *,
    enough: bool,
    recorded: bool,
) -> Stage:
    """The page that comes now. ``passed`` are those that were left without an answer; a run that is
    ``recorded`` is only looked back at."""
    if enough:
        return "enough"
    if recorded:
        return "debrief"
    if first_end(rehearsal, run) is None:
        if shut is not None:
            return "shut"
        return "scene" if run.before is None else "talk"
    if run.after is None and "after" not in passed:
        return "after"
    if rehearsal.level == CLOSE and run.pull is None and "pull" not in passed:
        return "pull"
    if retrying(rehearsal, run):
        return "again"
    # Once, before any sentence is looked at, where there was a talk.
    asks = bool(run.said) and run.wanted is None and run.rewound == 0 and "wanted" not in passed
    return "wanted" if asks else "debrief"


def own_line_first(rehearsal: Rehearsal, view: TalkView, stage: Stage) -> bool:
    """Whether a line of one's own comes before the replies here."""
    return stage == "talk" and bool(view.replies) and rehearsal.level >= OWN_LINE_FROM
