"""What is known of the practices that a search found: how often, over how long, expected against felt.

Facts that can be counted, and no verdict. A mean is said from three rated practices on, "all eased" of the
last five: fewer say nothing about anybody.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from nc_tui.practice.diary import Entry
from nc_tui.practice.kinds import Practice
from nc_tui.practice.wording import count

SHORTEST = 3
"""Letters of a search of which something is said, where it isn't all about one person or exercise."""
ENOUGH = 3
"""Practices with both ratings, from which on their means are said."""
LAST = 5
"""How many of the latest are looked at together."""
WEEK = 7


class LookingBack(Struct, frozen=True):
    """``times`` practices within ``weeks``; the means of what was expected and of how it was, None where too
    few were rated. ``eased`` says that each of the last LAST rated ones was easier than expected."""

    times: int
    weeks: int
    expected: float | None = None
    felt: float | None = None
    eased: bool = False


def looking_back(entries: Iterable[Entry]) -> LookingBack | None:
    """What the practices among the entries come to; None where there are no two. One that wasn't done is
    none."""
    done = [
        (entry.record.day, entry.record.data)
        for entry in entries
        if isinstance(entry.record.data, Practice) and entry.record.data.outcome != "not"
    ]
    if len(done) < 2:
        return None
    rated = [
        (day, one.predicted, one.after)
        for day, one in done
        if one.predicted is not None and one.after is not None
    ]
    weeks = _weeks([day for day, _ in done])
    if len(rated) < ENOUGH:
        return LookingBack(len(done), weeks)
    last = sorted(rated, key=lambda one: one[0])[-LAST:]
    return LookingBack(
        len(done),
        weeks,
        sum(expected for _, expected, _ in rated) / len(rated),
        sum(felt for _, _, felt in rated) / len(rated),
        len(last) == LAST and all(felt < expected for _, expected, felt in last),
    )


def about(entries: Sequence[Entry], words: str) -> str:
    """What the practices among the entries have in common, in a word: the person, or else the exercise, that
    all of them are about; else the words that were searched for, where these say anything."""
    practised = [entry for entry in entries if isinstance(entry.record.data, Practice)]
    first = practised[0] if practised else None
    if first is not None and first.person and all(one.person == first.person for one in practised):
        return getattr(first.record.data, "with_", None) or ""
    if first is not None and all(one.exercise == first.exercise for one in practised):
        return f"“{first.listed.what}”"
    return f"“{words}”" if len(words) >= SHORTEST else ""


def in_words(of: LookingBack, name: str) -> tuple[str, str]:
    """The facts in two lines; the second is empty where too few were rated."""
    within = "in a week" if of.weeks <= 1 else f"in {count(of.weeks, 'week')}"
    first = f"{name}: {of.times:,} times {within}"
    if of.expected is None or of.felt is None:
        return first, ""
    eased = f"; the last {LAST} were all easier than expected" if of.eased else ""
    return first, f"expected {of.expected:.1f}, it was {of.felt:.1f}{eased}"


def _weeks(days: Sequence[date]) -> int:
    return max(1, -(-((max(days) - min(days)).days + 1) // WEEK))
