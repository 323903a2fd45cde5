"""Which part asks for which kind of step."""

from typing import assert_never

from nc_tui.app.widgets.steps.numbered import CountPart, RatePart
from nc_tui.app.widgets.steps.step import StepPart
from nc_tui.app.widgets.steps.timed import BreathePart, TimerPart
from nc_tui.practice.exercise import (
    AnyStep,
    Breathe,
    Check,
    Count,
    Earlier,
    Go,
    List,
    Plan,
    Rate,
    Read,
    Timer,
    Write,
)
from nc_tui.practice.kinds.vocabulary import Answer


def part_for(index: int, step: AnyStep, old: Answer | None, seconds: float, hue: str) -> StepPart:
    """The widget that asks for a step, filled with what was answered before; ``hue`` is the skill's."""
    match step:
        case Timer():
            return TimerPart(index, step, seconds, hue)
        case Breathe():
            return BreathePart(index, step, seconds, hue)
        case Count():
            return CountPart(index, step, old, hue)
        case Rate():
            return RatePart(index, step, old)
        case Write() | List() | Plan():
            return _written(index, step, old, seconds)
        case Check():
            return _check(index, step, old)
        case Read() | Go() | Earlier():
            return StepPart(index)
        case _:
            assert_never(step)


def _check(index: int, step: Check, old: Answer | None) -> StepPart:
    from nc_tui.app.widgets.steps.checked import ChoicePart, SortPart

    return ChoicePart(index, step, old) if step.piles is None else SortPart(index, step, step.piles, old)


def _written(index: int, step: Write | List | Plan, old: Answer | None, seconds: float) -> StepPart:
    from nc_tui.app.widgets.steps.written import ListPart, PlanPart, WritePart

    match step:
        case Write():
            return WritePart(index, step, old, seconds)
        case List():
            return ListPart(index, step, old)
        case Plan():
            return PlanPart(index, step, old)
        case _:
            assert_never(step)
