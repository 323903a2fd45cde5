"""Runs that are over: what is kept of one, what counts for the ready list, and what may be offered next.

Everything here is computed from plain facts: runs with their days, and how things stand today. Thresholds are
design defaults, not findings.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import product
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from nc_tui.practice.day_state import day_state
from nc_tui.practice.history import History
from nc_tui.practice.kinds import RehearsalRun
from nc_tui.practice.kinds.profile import Mode
from nc_tui.practice.kinds.rehearsal import Level, Meets
from nc_tui.practice.kinds.vocabulary import Rating
from nc_tui.practice.moves import PUSHES

if TYPE_CHECKING:
    from nc_tui.practice.rehearsal import Rehearsal
    from nc_tui.practice.rehearsing import Run

FEWEST_REPLIES = 2
SETTLED = 3
"""A first rating after of at most this counts for the list."""
LOOKS_BACK = 42
"""Days in which the three rehearsals of the list may lie."""
SAME_FILE_RESTS = 7
"""Days after a run in which another of the same file doesn't count."""
WEEK, MOST_A_WEEK = 7, 2
PASSED = 4
"""A first rating after of at most this opens the next level, with RUNS_TO_PASS such runs."""
RUNS_TO_PASS = 2
LOW_MOOD, LOW_MOOD_CLOSE = 2, 3
"""A mood of at most this closes levels 1 and 2; of at most the second, level 3."""
STRONG_PULL = 8
PULL_ROSE = 3
PULL_RESTS = 14
"""Days for which level 3 rests after a run that pulled: STRONG_PULL, or PULL_ROSE above the check-in."""
CRISIS, FEAR, ORDER = "crisis", "fear-or-violence", "legal-order"
NEEDS: tuple[Meets, ...] = ("angry", "someone-new", "silence-or-no")

Closed = Literal["crisis", "gate", "heavy-day", "no-checkin", "week-full", "resting", "locked", "not-limited"]
"""Why a rehearsal can't be begun. ``gate``: a question of care is closed, unanswered or can't be read;
``not-limited``: a hand-over is for those who need some contact."""

CLOSES_MIDWAY: frozenset[Closed] = frozenset({"crisis", "gate", "heavy-day", "resting"})
"""What closes a run that was begun as well. Any other reason only keeps one from being begun."""


class Past(Struct, frozen=True):
    """A run that is over, on its practice day. ``pull_before`` is the pull of that day's check-in."""

    day: date
    run: RehearsalRun
    pull_before: Rating | None = None


class Today(Struct, frozen=True):
    """How things stand. ``mood`` and ``pull`` are the latest of today, None where they weren't told.

    ``gates`` maps every gate that is asked to whether it is closed, None where it wasn't answered; it is None
    where the answers can't be read. ``past`` are the runs in order. ``met_heat``: an exercise out in a tense
    moment was reached by other ways.
    """

    day: date
    mood: Rating | None
    pull: Rating | None
    gates: Mapping[str, bool | None] | None
    past: tuple[Past, ...] = ()
    mode: Mode | None = None
    met_heat: bool = False


class Shut(Struct, frozen=True):
    """Why a rehearsal can't be begun today, and the day from which it might be; None where no day says it."""

    why: Closed
    until: date | None = None


def kept(rehearsal: "Rehearsal", run: "Run", *, stopped: bool = False) -> RehearsalRun:
    """What is kept of a run. One that was stopped after it had ended keeps its end.

    Raises ValueError where it neither ended nor was stopped."""
    # What counts is asked before the first screen; only a run that ends needs what goes through one.
    from nc_tui.practice.rehearsing import first_end, moves_said

    end = first_end(rehearsal, run)
    if end is None and not stopped:
        raise ValueError("this run hasn't ended")
    return RehearsalRun(
        rehearsal=rehearsal.id,
        edition=run.edition,
        run=run.run,
        level=rehearsal.level,
        said=run.said,
        moves=moves_said(rehearsal, run),
        end="stopped" if end is None else end,
        meets=rehearsal.meets,
        before=run.before,
        middle=run.middle,
        after=run.after,
        pull=run.pull,
        rewound=run.rewound,
        on_purpose=run.on_purpose,
        wanted=run.wanted,
        plan=run.plan,
        note=run.note,
    )


def runs_so_far(history: History) -> tuple[Past, ...]:
    """The runs of the recent months, in order, each with the pull that its day's check-ins told."""
    return tuple(
        Past(record.day, record.data, day_state(history.on(record.day)).pull)
        for record in history.recent
        if isinstance(record.data, RehearsalRun)
    )


def next_run(past: Iterable[Past], rehearsal_id: str) -> int:
    """The number of the next run through a file."""
    return 1 + max((one.run.run for one in past if one.run.rehearsal == rehearsal_id), default=0)


def finished(run: RehearsalRun) -> bool:
    """Whether a run was gone through: to an ending, or left kindly after two replies."""
    return run.end != "stopped" and len(run.said) >= FEWEST_REPLIES


def is_evidence(run: RehearsalRun) -> bool:
    """Whether a run by itself can count for the ready list. How it ended plays no part."""
    return (
        run.level == 3
        and run.meets is not None
        and finished(run)
        and not run.on_purpose
        and not any(move in PUSHES for move in run.moves)
        and sum(move in ("blame", "give-in") for move in run.moves) <= 1
        and run.after is not None
        and run.after <= SETTLED
    )


def counting(past: Iterable[Past]) -> Iterator[Past]:
    """The runs that are evidence for the ready list, in order: none of a file that had been run within the
    SAME_FILE_RESTS days before."""
    last: dict[str, date] = {}
    for one in past:
        before = last.get(one.run.rehearsal)
        if one.run.said:
            last[one.run.rehearsal] = one.day
        rested = before is None or (one.day - before).days >= SAME_FILE_RESTS
        if rested and is_evidence(one.run):
            yield one


def counted(past: Iterable[Past], today: date) -> tuple[Past, ...]:
    """The runs that count for the ready list today: those of the last LOOKS_BACK days."""
    first = today - timedelta(LOOKS_BACK - 1)
    return tuple(one for one in counting(past) if first <= one.day <= today)


def needs_met(past: Sequence[Past], today: date) -> dict[Meets, date]:
    """Which of the list's three rehearsals are there, each on a day of its own: the most that can be, and of
    those the latest days."""
    counting = counted(past, today)
    days = [
        (None, *sorted({one.day for one in counting if one.run.meets == need}, reverse=True))
        for need in NEEDS
    ]
    apart = (
        chosen
        for chosen in product(*days)
        if len({day for day in chosen if day}) == sum(day is not None for day in chosen)
    )
    best = max(
        apart,
        key=lambda chosen: (sum(day is not None for day in chosen), [day or date.min for day in chosen]),
    )
    return {need: day for need, day in zip(NEEDS, best, strict=True) if day is not None}


def shut(rehearsal: "Rehearsal", today: Today) -> Shut | None:
    """Why this rehearsal can't be begun today; None where it can.

    A hand-over doesn't wait for calm people: where some contact is needed, only fear, an order or a crisis
    close it among the gates, and no other level has to be passed first.
    """
    gates = today.gates
    if gates is not None and gates.get(CRISIS):
        return Shut("crisis")
    if rehearsal.kind == "hand-over":
        if gates is None or gates.get(FEAR) or gates.get(ORDER):
            return Shut("gate")
        if today.mode != "limited":
            return Shut("not-limited")
    elif rehearsal.level == 3 and (gates is None or any(closed is not False for closed in gates.values())):
        return Shut("gate")
    return _locked(rehearsal, today) or _heavy(rehearsal.level, today) or _resting(rehearsal.level, today)


def passed(past: Iterable[Past], level: int) -> bool:
    """Whether enough runs of a level were gone through calmly."""
    calm = [
        one
        for one in past
        if one.run.level == level
        and finished(one.run)
        and one.run.after is not None
        and one.run.after <= PASSED
    ]
    return len(calm) >= RUNS_TO_PASS


def left_this_week(past: Iterable[Past], today: date) -> int:
    """How many rehearsals are left in the seven days that end today. A run counts once a reply was said."""
    return max(0, MOST_A_WEEK - len(_this_week(past, today)))


def pulled(run: RehearsalRun, pull_before: Rating | None) -> bool:
    """Whether a run of level 3 woke the pull to reach out, so that it should be ridden out now."""
    if run.level != 3 or run.pull is None:
        return False
    return run.pull >= STRONG_PULL or (pull_before is not None and run.pull - pull_before >= PULL_ROSE)


def _locked(rehearsal: "Rehearsal", today: Today) -> Shut | None:
    match rehearsal.level:
        case 1:
            return None
        case 2:
            is_open = rehearsal.kind == "hand-over" or passed(today.past, 1)
        case 3:
            is_open = today.met_heat or passed(today.past, 2)
    return None if is_open else Shut("locked")


def _heavy(level: Level, today: Today) -> Shut | None:
    """A day that is calm enough for a hello is calm enough for a rehearsal."""
    if level == 3 and (today.mood is None or today.pull is None):
        return Shut("no-checkin")
    lowest = LOW_MOOD_CLOSE if level == 3 else LOW_MOOD
    low = today.mood is not None and today.mood <= lowest
    strong = today.pull is not None and today.pull >= STRONG_PULL
    return Shut("heavy-day", today.day + timedelta(1)) if low or strong else None


def _resting(level: Level, today: Today) -> Shut | None:
    woke = [one.day for one in today.past if pulled(one.run, one.pull_before)]
    if level == 3 and woke:
        until = max(woke) + timedelta(PULL_RESTS)
        if today.day < until:
            return Shut("resting", until)
    week = _this_week(today.past, today.day)
    if len(week) >= MOST_A_WEEK:
        return Shut("week-full", week[-MOST_A_WEEK] + timedelta(WEEK))
    return None


def _this_week(past: Iterable[Past], today: date) -> list[date]:
    first = today - timedelta(WEEK - 1)
    return sorted(one.day for one in past if first <= one.day <= today and one.run.said)
