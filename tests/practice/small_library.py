"""Small libraries made by hand, for the tests of ladders and plans."""

from collections.abc import Iterable, Sequence

from nc_tui.practice.exercise import STAKES, Exercise, Read, SettingName, StakesName, Where
from nc_tui.practice.kinds import Practice
from nc_tui.practice.kinds.practice import Outcome, Reason

NINE = (
    "presence",
    "listening",
    "warmth",
    "appreciation",
    "openness",
    "steadying",
    "self-kindness",
    "repair",
    "asking",
)


def exercise(
    skill: str, stakes: StakesName, number: int = 1, minutes: int = 5, where: Where | None = None
) -> Exercise:
    """One exercise; ``alone`` and ``rehearsal`` are done here unless told otherwise."""
    setting: SettingName = "home"
    return Exercise(
        id=f"{skill}-{stakes}-{number}",
        title="Title",
        skill=skill,
        stakes=stakes,
        setting=setting,
        minutes=minutes,
        where=where or ("here" if stakes in ("alone", "rehearsal") else "out"),
        why="Why.",
        done_when="Done.",
        easier="Easier.",
        harder="Harder.",
        reflect="What?",
        sources=("eyal-2018",),
        steps=(Read(text="Read."), Read(text="Read on.")),
    )


def library(*exercises: Exercise) -> dict[str, Exercise]:
    """Exercises by id, in the order in which they are given."""
    return {one.id: one for one in exercises}


def full_library(
    skills: Iterable[str] = NINE, stakes: Sequence[StakesName] = STAKES, each: int = 2
) -> dict[str, Exercise]:
    """``each`` exercises for every skill at all of the stakes."""
    return library(
        *(exercise(skill, rung, n + 1) for skill in skills for rung in stakes for n in range(each))
    )


def practice(
    one: Exercise,
    outcome: Outcome = "done",
    predicted: int | None = None,
    after: int | None = None,
    with_: str | None = None,
    before: int | None = None,
    reason: Reason | None = None,
) -> Practice:
    """The record's data of one exercise."""
    return Practice(
        exercise=one.id,
        skill=one.skill,
        stakes=one.stakes,
        setting=one.setting,
        where=one.where,
        outcome=outcome,
        reason=reason,
        predicted=predicted,
        before=before,
        after=after,
        with_=with_,
    )
