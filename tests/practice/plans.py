"""Plans in a library of nine skills, and journals of people who use them."""

from collections.abc import Mapping
from datetime import date, timedelta

from hypothesis import strategies as st

from nc_tui.practice.exercise import Exercise
from nc_tui.practice.kinds import Carry, Checkin, Swap
from nc_tui.practice.kinds.practice import Outcome
from nc_tui.practice.plan import DayPlan, offer, plan, swap_for
from nc_tui.practice.records import Record
from tests.practice.made import TODAY, at, history_of, made
from tests.practice.small_library import full_library, practice

NINE = full_library()
YESTERDAY = TODAY - timedelta(days=1)
CALM, HEAVY = Checkin(mood=6, pull=2), Checkin(mood=1, pull=3)


def ids(found: DayPlan) -> tuple[str, ...]:
    return tuple(item.exercise for item in found.items)


def planned(*records: Record, day: date = TODAY, exercises: Mapping[str, Exercise] = NINE) -> DayPlan:
    return plan(day, exercises, history_of(*records, today=day))


def check_in(day: date, data: Checkin, *before: Record, hour: int = 7) -> Record:
    """A check-in as the program makes it: with the offer of its moment."""
    offered = offer(day, NINE, history_of(*before, today=day))
    return made(Checkin(mood=data.mood, pull=data.pull, offered=offered), day, at(day, hour))


outcomes: st.SearchStrategy[Outcome] = st.sampled_from(["done", "partly", "not"])


@st.composite
def journals(draw: st.DrawFn, last: date = TODAY, days: int = 12) -> list[Record]:
    """Some days of someone who opens the program, checks in or not, swaps, carries, and records."""
    records: list[Record] = []
    for back in range(draw(st.integers(0, days)), -1, -1):
        day = last - timedelta(days=back)
        if draw(st.booleans()):
            mood = draw(st.sampled_from([CALM, HEAVY, Checkin(mood=4, pull=9), Checkin(mood=5)]))
            records.append(check_in(day, mood, *records))
        shown = planned(*records, day=day)
        for item in shown.items:
            does = draw(st.sampled_from(["record", "carry", "swap", "nothing"]))
            if does == "record":
                data = practice(NINE[item.exercise], draw(outcomes), predicted=draw(st.integers(0, 10)))
                records.append(made(data, day, at(day, 12)))
            elif does == "carry":
                records.append(made(Carry(exercise=item.exercise), day, at(day, 8)))
            elif does == "swap":
                other = swap_for(day, NINE, history_of(*records, today=day), item.exercise)
                if other is not None:
                    records.append(made(Swap(exercise=other, instead_of=item.exercise), day, at(day, 9)))
    return records
