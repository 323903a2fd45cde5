"""The debrief of a rehearsal: what was good first, then one sentence to try again. No score."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal

from msgspec import Struct

from nc_tui.practice.exercise import Id
from nc_tui.practice.moves import PUSHES, SKILL_FOR, SKILLED, Move
from nc_tui.practice.rehearsal import Rehearsal
from nc_tui.practice.rehearsal_runs import Past
from nc_tui.practice.rehearsing import Exchange, Run, exchanges, opening

STRUCK_OUT: frozenset[Move] = frozenset({"blame", "give-in", "defend"})
"""Moves that are looked at again before any other but a push."""
Day = Literal["harder", "easier", "alike"]


class Debrief(Struct, frozen=True):
    """What the debrief shows. ``good`` and ``again`` count from 0 into ``said``; None where there is no such
    sentence. ``skill`` is what to practise with somebody real: for the sentence to try again, or else for
    the good one."""

    said: tuple[Exchange, ...]
    good: int | None
    again: int | None
    skill: Id | None


class Retry(Struct, frozen=True):
    """A sentence that was tried again, beside the first one; in the same place, with how they felt then."""

    old: Exchange
    new: Exchange


class SameAs(Struct, frozen=True):
    """An earlier run in which the same sentences were said, and how that day was for them beside this one."""

    day: date
    now: Day


def debrief(rehearsal: Rehearsal, run: Run) -> Debrief:
    """The debrief of what was said before any rewind."""
    said = exchanges(rehearsal, run, run.said)
    good, again = best_of(said), try_again(said)
    shown = again if again is not None else good
    return Debrief(said, good, again, None if shown is None else SKILL_FOR[said[shown].reply.move])


def best_of(said: Sequence[Exchange]) -> int | None:
    """The skilled sentence said when they were most tense, where it is hardest; the first of several."""
    skilled = [number for number, one in enumerate(said) if one.reply.move in SKILLED]
    return max(skilled, key=lambda number: said[number].before.tension, default=None)


def try_again(said: Sequence[Exchange]) -> int | None:
    """The first push; else the first blame, giving in or defence; else the unskilled sentence at their
    highest tension. None: there is nothing to try again."""
    for moves in (PUSHES, STRUCK_OUT):
        found = next((number for number, one in enumerate(said) if one.reply.move in moves), None)
        if found is not None:
            return found
    others = [number for number, one in enumerate(said) if one.reply.move not in SKILLED]
    return max(others, key=lambda number: said[number].before.tension, default=None)


def retry(rehearsal: Rehearsal, run: Run, at: int) -> Retry | None:
    """The sentence at ``at`` (from 0) and the one said instead after a rewind; None until there is one."""
    if run.again is None or len(run.again) <= at:
        return None
    old, new = exchanges(rehearsal, run, run.said)[at], exchanges(rehearsal, run, run.again)[at]
    return Retry(old, new)


def same_as(rehearsal: Rehearsal, run: Run, past: Iterable[Past]) -> SameAs | None:
    """The latest earlier run through this edition in which the very same sentences were said."""
    earlier = [
        one
        for one in past
        if one.run.rehearsal == run.rehearsal
        and one.run.edition == run.edition
        and one.run.run != run.run
        and one.run.said == run.said
        and run.said
    ]
    if not earlier:
        return None
    latest = earlier[-1]
    then, now = (opening(rehearsal, number) for number in (latest.run.run, run.run))
    harder = (now.tension, -now.warmth), (then.tension, -then.warmth)
    day: Day = "alike" if harder[0] == harder[1] else "harder" if harder[0] > harder[1] else "easier"
    return SameAs(latest.day, day)
