"""Prints what the plan leads made-up people to: ``python -m tests.content.simulate [PEOPLE] [DAYS]``.

Without numbers, 60 of each kind over 180 days; that takes a quarter of an hour.
"""

import sys
from collections import Counter
from statistics import mean, median

from nc_tui.library.content import Library
from nc_tui.library.reading import load
from tests.content.figures import (
    BAND,
    NEVER,
    first_at,
    held_up,
    highest_stakes,
    lives,
    lives_with_wishes,
    longest_wait,
    median_first_at,
    new_in,
    opened_on,
    predictions,
    repeats,
    share,
    shortest_return,
    shown_often,
    with_people,
    with_people_on_day_one,
)
from tests.content.made_up_people import HONEST, Kind, Life

RUNS: tuple[tuple[Kind, float], ...] = (
    *(("steady", 0.5), ("chooses", 0.5), ("steady", 1.0), ("keen", 0.5), ("usual", 0.5), ("seldom", 0.5)),
    *(("quiet", 0.5), ("eight", 0.5), ("presses", 0.5), ("watches", 0.5), ("stops", 0.5)),
)
DAYS_OF_REPEATS = (30, 60, 90, 120, 150, 180)


def table(kind: Kind, some: list[Life], library: Library, days: int) -> list[str]:
    """The lines about one kind of person."""
    lines = [
        f"with a person on day 1: {mean(map(with_people_on_day_one, some)):.0%}",
        f"with people in the first 14 days: {mean(map(with_people, some)):.0%}"
        f" (worst {min(map(with_people, some)):.0%})",
        f"first close on day {_day(median_first_at(some, 'close'))},"
        f" first tense on day {_day(median_first_at(some, 'tense'))},"
        f" latest close {_day(max(first_at(life, 'close') for life in some))}",
        f"highest stakes: {dict(Counter(map(highest_stakes, some)))}",
        "repeats: "
        + ", ".join(f"day {day}: {repeats(some, day):.0%}" for day in DAYS_OF_REPEATS if day <= days),
        *([f"new in month 6: {new_in(some, 150, 180):.0%}"] if days >= 180 else []),
        f"shown four times or more: {median(map(shown_often, some)):.0f};"
        f" soonest again after {min(map(shortest_return, some))} days;"
        f" longest without a skill: {max(longest_wait(life, library.skills) for life in some)} practice days",
    ]
    told = predictions(some)
    if kind in (*HONEST, "chooses") and told:
        lines.append(
            f"predicted: {mean(told):.1f} on average, within 2–5 {share(told, BAND):.0%},"
            f" above 5 {share(told, range(6, 11)):.1%}"
        )
    opened = [opened_on(life, library, min(days, 150)) for life in some]
    by_100, by_150 = (mean(day <= limit for day in opened) for limit in (100, 150))
    lines.append(f"list open for seven days in a row: by day 100 {by_100:.0%}, by day 150 {by_150:.0%}")
    there = sorted(day for day in opened if day != NEVER)
    if there:
        quarters = (there[len(there) * part // 4] for part in (1, 2, 3))
        lines.append(
            f"  on day {there[0]} at the earliest; of those a quarter by day {next(quarters)}, half by"
            f" {next(quarters)}, three quarters by {next(quarters)}"
        )
    never = [life for life, day in zip(some, opened, strict=True) if day == NEVER]
    if never and days >= 100:
        missing = held_up(never, library, range(100, min(days, 150), 7)).most_common(4)
        lines.append(f"  the other {len(never)} lacked: " + ", ".join(item for item, _ in missing))
    return lines


def _day(day: float) -> str:
    return "none" if day >= NEVER else f"{day:.0f}"


def main(number: int = 60, days: int = 180) -> None:
    """Print the table of every kind."""
    library = load(None, None)[0]
    print(f"{len(library.exercises)} exercises, {number} people of each kind, {days} days")  # noqa: T201
    for kind, eased in RUNS:
        some = lives(kind, number, days, library, seed=23, eased=eased)
        print(f"\n{kind}, things {eased:g} easier than expected", flush=True)  # noqa: T201
        for line in table(kind, some, library, days):
            print(f"  {line}", flush=True)  # noqa: T201
    some = lives_with_wishes(number, days, library, seed=23)
    print("\nsteady, with a focus and one course after the other", flush=True)  # noqa: T201
    for line in table("steady", some, library, days):
        print(f"  {line}", flush=True)  # noqa: T201
    reached = [day for day in DAYS_OF_REPEATS if day <= days]
    apart = (f"day {day}: {repeats(some, day, courses=library.courses):.0%}" for day in reached)
    print(f"  repeats, re-tests apart: {', '.join(apart)}", flush=True)  # noqa: T201


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
