"""Exercises as the rules know them: what one is, how it is graded, what its steps ask."""

from typing import Annotated, Literal

from msgspec import Meta, Struct, field
from msgspec.structs import replace

StakesName = Literal["alone", "stranger", "acquaintance", "close", "rehearsal", "tense"]
SettingName = Literal["home", "street", "shop", "work", "phone", "group"]
Where = Literal["here", "out"]

STAKES: tuple[StakesName, ...] = ("alone", "stranger", "acquaintance", "close", "rehearsal", "tense")
"""From low to high: what is hard is gone through in a drill before it is met in life."""
SETTINGS: tuple[SettingName, ...] = ("home", "street", "shop", "work", "phone", "group")
WITH_A_PERSON: frozenset[str] = frozenset({"stranger", "acquaintance", "close", "tense"})
"""The stakes at which someone real is there."""

Id = Annotated[str, Meta(pattern=r"^[a-z0-9-]{1,64}$")]
Text = Annotated[str, Meta(min_length=1, max_length=330)]
Anchor = Annotated[str, Meta(min_length=1, max_length=24)]
Starter = Annotated[str, Meta(min_length=1, max_length=70)]
Sentence = Annotated[str, Meta(min_length=1, max_length=200)]
Pile = Annotated[str, Meta(min_length=1, max_length=24)]
Scene = Annotated[str, Meta(min_length=1, max_length=40)]


class Step(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", kw_only=True):
    """One step of an exercise; ``text`` is what it asks."""

    text: Text


class Read(Step, frozen=True, forbid_unknown_fields=True, tag="read"):
    """Read, and go on."""


class Timer(Step, frozen=True, forbid_unknown_fields=True, tag="timer"):
    """Do it for a while."""

    seconds: Annotated[int, Meta(ge=10, le=1200)]


class Breathe(Step, frozen=True, forbid_unknown_fields=True, tag="breathe"):
    """Breathe along with a pacer; ``in``, ``hold`` and ``out`` are seconds of each phase."""

    seconds: Annotated[int, Meta(ge=30, le=600)]
    in_: Annotated[int, Meta(ge=2, le=8)] = field(name="in")
    hold: Annotated[int, Meta(ge=0, le=8)]
    out: Annotated[int, Meta(ge=2, le=10)]


class Write(Step, frozen=True, forbid_unknown_fields=True, tag="write"):
    """Write a few lines; where ``seconds`` is given the writing is timed, ten minutes at most."""

    seconds: Annotated[int, Meta(ge=60, le=600)] | None = None
    lines: Annotated[int, Meta(ge=1, le=8)] | None = None


class List(Step, frozen=True, forbid_unknown_fields=True, tag="list"):
    """Write a list of ``count`` short items."""

    count: Annotated[int, Meta(ge=2, le=10)]


class Count(Step, frozen=True, forbid_unknown_fields=True, tag="count"):
    """Count something by tapping a key; ``unit`` names it."""

    unit: Anchor
    aim: Annotated[int, Meta(ge=1, le=50)] | None = None


class Rate(Step, frozen=True, forbid_unknown_fields=True, tag="rate"):
    """Rate 0–10 with one key. ``when`` makes it the record's rating of tension before or after."""

    low: Anchor
    high: Anchor
    when: Literal["before", "after"] | None = None


class Plan(Step, frozen=True, forbid_unknown_fields=True, tag="plan"):
    """An if-then plan; ``if`` and ``then`` are starters that the person edits."""

    if_: Starter = field(name="if")
    then: Starter


class Go(Step, frozen=True, forbid_unknown_fields=True, tag="go"):
    """Out into the day with one line to carry along. What follows is asked when it is recorded."""

    carry: Annotated[str, Meta(min_length=1, max_length=60)]


class CheckLine(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One line of a drill: what is said, and ``why`` it is what it is. Where lines are sorted, ``is`` names
    its pile; where one of them is chosen, ``fits`` is true of the one that does what was asked for."""

    say: Annotated[str, Meta(min_length=1, max_length=150)]
    why: Annotated[str, Meta(min_length=1, max_length=220)]
    is_: Pile | None = field(default=None, name="is")
    fits: bool = False


class Check(Step, frozen=True, forbid_unknown_fields=True, tag="check", kw_only=True):
    """A drill that answers at once and says why. With ``piles`` each line is put on one of them, line by
    line; without, one of the lines is chosen. Nothing is counted, and nothing can be failed."""

    piles: Annotated[tuple[Pile, ...], Meta(min_length=2, max_length=4)] | None = None
    lines: Annotated[tuple[CheckLine, ...], Meta(min_length=3, max_length=8)] = field(name="line")


class Earlier(Step, frozen=True, forbid_unknown_fields=True, tag="earlier", kw_only=True):
    """Offers back what was written the last time, in this exercise or in the one that ``of`` names. Where
    nothing was, ``nothing`` is said instead."""

    nothing: Annotated[str, Meta(min_length=1, max_length=240)]
    of: Id | None = None


AnyStep = Read | Timer | Breathe | Write | List | Count | Rate | Plan | Go | Check | Earlier
Steps = Annotated[tuple[AnyStep, ...], Meta(min_length=2, max_length=6)]
WRITTEN = (Write, List, Plan)
"""The kinds of step in which something is written."""


class Variation(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The same drill in another scene: steps of the same kinds in the same order."""

    scene: Scene
    steps: Steps = field(name="step")


class Exercise(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One exercise, as its file says it (design: "What an exercise file says")."""

    id: Id
    title: Annotated[str, Meta(min_length=1, max_length=40)]
    skill: Id
    stakes: StakesName
    setting: SettingName
    minutes: Annotated[int, Meta(ge=2, le=20)]
    where: Where
    why: Annotated[str, Meta(min_length=1, max_length=240)]
    done_when: Sentence
    easier: Sentence
    harder: Sentence
    reflect: Annotated[str, Meta(min_length=1, max_length=120)]
    safety: Sentence | None = None
    sources: Annotated[tuple[Id, ...], Meta(min_length=1)]
    buddy: bool = False
    """Whether it is done with a friend who agreed to practise."""
    any_day: bool = False
    """Whether a tense one can be met on a day of your own choosing, without waiting for a moment to come."""
    scene: Scene | None = None
    """What the first scene is called, where there are others."""
    steps: Steps = field(name="step")
    variations: Annotated[tuple[Variation, ...], Meta(max_length=5)] = field(name="variation", default=())

    @property
    def rung(self) -> int:
        """Where its stakes stand, 0 (alone) to 5 (tense)."""
        return STAKES.index(self.stakes)

    @property
    def with_a_person(self) -> bool:
        """Whether someone real takes part."""
        return self.stakes in WITH_A_PERSON

    def in_scene(self, number: int) -> "Exercise":
        """The exercise as it is in a scene: 0 is the first, 1 its first variation."""
        if not 0 < number <= len(self.variations):
            return self
        variation = self.variations[number - 1]
        return replace(self, scene=variation.scene, steps=variation.steps)
