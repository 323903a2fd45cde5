"""What the end of an exercise says: how it was beside what was expected, and what of it goes on the ladder
and on the ready list. It is said before it is saved; nothing here saves."""

from typing import TYPE_CHECKING

from msgspec import Struct

from nc_tui.practice.exercise import STAKES
from nc_tui.practice.expectation import easier_so_far
from nc_tui.practice.ladder import standings
from nc_tui.trainer.views.beside import LadderLine, ladder_line
from nc_tui.trainer.views.distances import HowFar, how_far
from nc_tui.trainer.views.exercise import beside_expected
from nc_tui.trainer.views.week import UP_TO

if TYPE_CHECKING:
    from nc_tui.practice.exercise_progress import ExerciseProgress
    from nc_tui.trainer.trainer import Trainer


class EndView(Struct, frozen=True):
    """``told`` is empty where one of the two ratings is missing. ``ladder`` is the skill's as it will be,
    with where the user will be on it in words; ``ready`` is the nearest item that this brings nearer."""

    told: str
    ladder: LadderLine
    where: str
    ready: HowFar | None


def end_view(trainer: "Trainer", progress: "ExerciseProgress") -> EndView | None:
    """What finishing it now would come to; None where it wasn't practised."""
    if progress.outcome not in ("done", "partly"):
        return None
    practice, without, with_it = trainer.practice.as_if_finished(progress)
    told = ""
    if practice.predicted is not None and practice.after is not None:
        so_far = easier_so_far(one for _, one in with_it.practices)
        told = beside_expected(practice.predicted, practice.after, so_far)
    skill, exercises = practice.skill, trainer.exercises
    was, now = (standings(exercises, one.practices).get(skill) for one in (without, with_it))
    where = ""
    if was is not None and now is not None:
        up = "up to " if now.rung > was.rung else ""
        where = f"{up}rung {now.rung + 1}, {UP_TO[STAKES[now.rung]]}"
    known = trainer.library.skills.get(skill)
    moved = trainer.ready.moved(without, with_it)
    return EndView(
        told,
        ladder_line(skill, known.title if known else skill, now),
        where,
        how_far(*moved[0]) if moved else None,
    )
