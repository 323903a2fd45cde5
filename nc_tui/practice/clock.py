"""The clock: this run, the days overall, the longest run.

The rules, exactly:

- A day is a record's practice day. The first day that counts is the profile's ``since``; days are counted
  from it to today, both included.
- A **no-contact day** is a day with no slip on it that is over, or is today. A slip is a Slip record, or a
  Contact that the user started and that was off topic (``records.ends_run``). On-topic contact and
  what the other person starts are none, in either mode; whether contact was on topic is kept in its
  record, so a mode or topics changed in the middle of a run change nothing before the change.
- A day on which the hello that the ready list led to was sent (``records.ends_by_choice``) is no
  no-contact day either, and no slip: it ends a run **by choice**. Where the last run ended so, ``by_choice``
  is its days.
- ``total`` is the number of no-contact days, ``of`` the number of all days: "78 of 79".
- ``run`` is the number of no-contact days since the last slip; it begins on the day after the slip's day,
  or at ``since``. ``longest`` is the longest unbroken row of no-contact days. A slip touches no other number.
- Two slips on one day take one day; so does the same slip recorded on two devices.
- All of it follows from the records that stand: a slip recorded late, moved or withdrawn counts as if it
  had always been so. Slips before ``since`` and after today don't count (``slip_fault`` refuses both when
  they are recorded; a changed ``since`` or a clock set back can still bring them about).
- Before ``since`` (a clock set back) every number is 0.
- Without a first day ("it was long ago", or never said) nobody knows how many days there were: ``total``,
  ``of`` and ``longest`` are None; ``run`` counts from the last slip and is None if there is none.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from itertools import pairwise

from msgspec import Struct

from nc_tui.practice.days import day_fault, practice_day
from nc_tui.practice.history import History
from nc_tui.practice.kinds import Contact, Slip, ends_by_choice, ends_run
from nc_tui.practice.kinds.profile import SinceKind
from nc_tui.practice.kinds.vocabulary import Channel
from nc_tui.practice.profile import profile_so_far
from nc_tui.practice.records import Record, moment_of
from nc_tui.practice.wording import near_day, near_moment

SAME_SLIP = timedelta(minutes=30)
"""Two devices' slips of one day by one channel, no further apart than this, are the same slip."""

_MILESTONES = {7: "a week", 14: "two weeks", 21: "three weeks"}
_DAYS_TO_NOTE = frozenset({30, 60, 90, 180})
_YEAR = 365


class Clock(Struct, frozen=True):
    """The clock on a day, in days; the rules stand at the head of this file."""

    run: int | None = None
    total: int | None = None
    of: int | None = None
    longest: int | None = None
    since_kind: SinceKind | None = None
    """How the beginning was given; None where nothing was said."""
    by_choice: int | None = None


def clock(lasting: Iterable[Record], today: date) -> Clock:
    """The clock today. ``lasting`` holds the standing profile, slip and contact records of all years
    (``History.lasting``), in any order; others play no part."""
    records = tuple(lasting)
    profile = profile_so_far(records)
    slip_days = frozenset(record.day for record in records if ends_run(record.data))
    chosen = frozenset(record.day for record in records if ends_by_choice(record.data))
    return count(profile.since, slip_days, today, profile.since_kind, chosen - slip_days)


def count(
    since: date | None,
    slip_days: Iterable[date],
    today: date,
    since_kind: SinceKind | None = None,
    chosen: Iterable[date] = (),
) -> Clock:
    """The clock from the first day, the days with slips and those on which a run ended by choice (in any
    order), and today."""
    by_choice = frozenset(chosen)
    ends = {*slip_days, *by_choice}
    slips = sorted(day for day in ends if day <= today and (since is None or day >= since))
    if since is None:
        if not slips:
            return Clock(since_kind=since_kind)
        known = slips[-1] in by_choice and len(slips) > 1
        return Clock(
            run=(today - slips[-1]).days,
            since_kind=since_kind,
            by_choice=(slips[-1] - slips[-2]).days - 1 if known else None,
        )
    if today < since:
        return Clock(0, 0, 0, 0, since_kind)
    # Day numbers, because the first day of the calendar has no day before it.
    breaks = [since.toordinal() - 1, *(day.toordinal() for day in slips), today.toordinal() + 1]
    rows = [after - before - 1 for before, after in pairwise(breaks)]
    of = breaks[-1] - breaks[0] - 1
    ended = rows[-2] if slips and slips[-1] in by_choice else None
    return Clock(rows[-1], of - len(slips), of, max(rows), since_kind, ended)


def milestone(days: int) -> str | None:
    """The quiet line that a number of days deserves on its own day (``a week``, ``30 days``), or None."""
    if days in _MILESTONES:
        return _MILESTONES[days]
    if days in _DAYS_TO_NOTE or (days > 0 and days % _YEAR == 0):
        return f"{days:,} days"
    return None


def slips_once(records: Iterable[Record]) -> tuple[Record, ...]:
    """The slips among the standing ``records`` in the order in which they happened; where two devices
    recorded the same one (SAME_SLIP), its first record only."""
    kept: list[tuple[Record, set[str]]] = []
    slips = (record for record in records if ends_run(record.data))
    for record in sorted(slips, key=lambda r: (moment_of(r), r.id)):
        twin = next((devices for other, devices in kept if _is_twin(other, devices, record)), None)
        if twin is None:
            kept.append((record, {record.device}))
        else:
            twin.add(record.device)
    return tuple(record for record, _ in kept)


def slip_count(history: History, today: date, days: int) -> int:
    """How many slips are in the ``days`` days that end today, one recorded on two devices once."""
    first = today - timedelta(days - 1)
    return len(slips_once(r for r in history.lasting if first <= r.day <= today))


def slip_day(at_moment: datetime, now: datetime, rollover_hour: int = 4) -> date:
    """The day to record a slip for: the practice day where it happened, at most the one where the user is now
    (after a flight it may be a day earlier here)."""
    return min(practice_day(at_moment, rollover_hour), practice_day(now, rollover_hour))


def slip_fault(
    at_moment: datetime,
    channel: Channel,
    now: datetime,
    since: date | None,
    records: Iterable[Record],
    rollover_hour: int = 4,
) -> str | None:
    """Why a slip can't be recorded, in one line that says what to do; None if it can.

    It can't be in the future, before the first day ``since`` (where there is one), or in the same minute
    as a slip by the same channel among the standing ``records``. Both moments have an offset.
    """
    day, today = slip_day(at_moment, now, rollover_hour), practice_day(now, rollover_hour)
    when = near_moment(at_moment, today)
    if at_moment > now:
        return f"{when} is in the future; give a time in the past"
    if since is not None and day < since:
        first = near_day(since, today)
        if at_moment.date() == since:
            return (
                f"{when} still belongs to the day before, and your clock started {first}: leave this one out"
            )
        return f"{when} is before your first day ({first}): change that day, or leave this out"
    minute = _minute(at_moment)
    for record in records:
        if ends_run(record.data) and _channel(record) == channel and _minute(moment_of(record)) == minute:
            return f"that slip is already recorded, {when}"
    return None


def since_fault(since: date, today: date) -> str | None:
    """Why a day can't be the first one of the clock, in one line that says what to do; None if it can."""
    if since > today:
        return f"{near_day(since, today)} is in the future: your first day is today or earlier"
    return day_fault(since, today)


def _is_twin(other: Record, devices: set[str], record: Record) -> bool:
    """Whether ``record`` is the slip ``other``, recorded on a device that hasn't told of it yet."""
    return (
        record.device not in devices
        and record.day == other.day
        and _channel(record) == _channel(other)
        and moment_of(record) - moment_of(other) <= SAME_SLIP
    )


def _channel(record: Record) -> Channel | None:
    return record.data.channel if isinstance(record.data, Slip | Contact) else None


def _minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)
