"""The end of a day: when it has come."""

from nc_tui.practice.kinds import Practice
from nc_tui.practice.plan import DayPlan
from nc_tui.practice.records import Record


def is_closed(plan: DayPlan) -> bool:
    """Whether it was said of all of a plan how it went, and something of it was practised."""
    outcomes = [item.outcome for item in plan.items]
    return None not in outcomes and any(outcome != "not" for outcome in outcomes)


def closes(plan: DayPlan, record: Record) -> bool:
    """Whether the record was the last that the day's plan waited for. A correction closes no day, but for
    the reason why something wasn't done, which comes after the answer; and a heavy day isn't closed."""
    told = record.data
    if not isinstance(told, Practice) or record.day != plan.day or plan.heavy or not is_closed(plan):
        return False
    if told.exercise not in (item.exercise for item in plan.items):
        return False
    return told.reason is not None if told.outcome == "not" else record.replaces is None
