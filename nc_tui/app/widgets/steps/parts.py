"""Which part asks for which kind of step."""

from nc_tui.app.widgets.steps.counted import CountPart
from nc_tui.app.widgets.steps.rated import RatePart
from nc_tui.app.widgets.steps.step import StepPart
from nc_tui.app.widgets.steps.timed import BreathePart, TimerPart
from nc_tui.practice.exercise import AnyStep, Breathe, Count, List, Plan, Rate, Timer, Write
from nc_tui.practice.kinds.vocabulary import Answer


def part_for(index: int, step: AnyStep, old: Answer | None, seconds: float) -> StepPart:
    """The widget that asks for a step, filled with what was answered before."""
    if isinstance(step, Timer):
        return TimerPart(index, step, seconds)
    if isinstance(step, Breathe):
        return BreathePart(index, step, seconds)
    if isinstance(step, Count):
        return CountPart(index, step, old)
    if isinstance(step, Rate):
        return RatePart(index, step, old)
    if isinstance(step, Write | List | Plan):
        from nc_tui.app.widgets.steps.written import ListPart, PlanPart, WritePart

        if isinstance(step, Write):
            return WritePart(index, step, old, seconds)
        return ListPart(index, step, old) if isinstance(step, List) else PlanPart(index, step, old)
    return StepPart(index)
