"""Coming back: three days or more without a sign make a pause, and a pause is told by one answer.

A **sign** is a record, on the day it was made, whatever day it is for: who comes back and tells of the day
before has still been away. On the first two days with a sign after a pause the plan has one exercise, until
two are wanted again.

Silence is no evidence. "No contact" makes the days of the pause told ones. "Yes" does so once what it was
stands in the journal: a slip, or contact, in the pause. "I'd rather not say" leaves them untold.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from msgspec import Struct

from nc_tui.practice.history import History
from nc_tui.practice.kinds import Contact, Return, Slip
from nc_tui.practice.records import Record

PAUSE = 3
"""Days without a sign that make a pause."""
ONE_DAY = timedelta(days=1)


class Pause(Struct, frozen=True):
    """The first of its days, and how many there are."""

    since: date
    days: int


def pause_before(history: History, day: date) -> Pause | None:
    """The pause that ended on a day; None where there was none, and before the first sign of all."""
    last = _last_sign(history, day)
    if last is None or (days := (day - last).days - 1) < PAUSE:
        return None
    return Pause(last + ONE_DAY, days)


def has_one(history: History, day: date) -> bool:
    """Whether the rules plan one exercise on a day: the first after a pause, or the second, unless on the
    first one two were wanted."""
    if pause_before(history, day) is not None:
        return True
    last = _last_sign(history, day)
    return last is not None and pause_before(history, last) is not None and not wants_two(history.on(last))


def wants_two(records: Iterable[Record]) -> bool:
    """Whether a day's records say that two exercises are wanted again."""
    return any(isinstance(record.data, Return) and record.data.two for record in records)


def told_afterwards(records: Sequence[Record]) -> Iterator[date]:
    """The days of pauses that were told by the answers on coming back."""
    for record in records:
        data = record.data
        if isinstance(data, Return) and _tells(data, record.day, records):
            yield from (data.since + timedelta(days=n) for n in range((record.day - data.since).days))


def _tells(data: Return, back: date, records: Iterable[Record]) -> bool:
    if data.contact == "yes":
        return any(isinstance(one.data, Slip | Contact) and data.since <= one.day <= back for one in records)
    return data.contact == "no"


def _last_sign(history: History, day: date) -> date | None:
    """The last day before it on which something was recorded. Of older months only their practised days are
    known, and that there was something in them."""
    signs = history.signs
    place = bisect_left(signs, day)
    if place > 0:
        return signs[place - 1]
    months = [month for month in history.digests if month.month < day]
    if not months:
        return None
    practised = max((one for one in months[-1].days() if one < day), default=None)
    return practised or min(day - ONE_DAY, months[-1].month + timedelta(days=27))
