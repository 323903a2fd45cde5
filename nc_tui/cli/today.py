"""``nc-tui today``."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import click

from nc_tui.cli.printing import bold, dim, say, say_json, wrapped
from nc_tui.cli.rows import as_json as exercise_json
from nc_tui.cli.rows import row
from nc_tui.cli.usage import examples, home_option, json_option, trainer
from nc_tui.practice.exercise import Exercise
from nc_tui.practice.kinds import Practice
from nc_tui.practice.kinds.practice import OUTCOMES, Outcome
from nc_tui.practice.wording import BESIDE, clock_line, numbers_line, short_day
from nc_tui.trainer import Trainer

if TYPE_CHECKING:
    from nc_tui.practice.key_dates import DateKind

GUIDES: Mapping["DateKind", str] = {
    "birthday": "birthday",
    "anniversary": "anniversary",
    "holiday": "holiday",
    "court": "court-day",
    "hand-over": "children",
    "other": "damage-control",
}
"""The guide for each kind of date, or the word that finds it."""
TEMPTING = ("birthday", "anniversary", "holiday", "other")
"""Kinds of date on which a word to them comes to mind, so that the hidden-agenda check comes first."""
AGENDA = "hidden-agenda"


@click.command(
    "today",
    epilog=examples(
        "nc-tui today",
        'nc-tui today --json         {"day","plan","beside","pending"}',
    ),
)
@json_option
@home_option
def command(as_json: bool) -> None:
    """Print today's plan, and what's left from yesterday."""
    door = trainer()
    shown = door.plan.of_day()
    planned = [(door.session.exercise(item.exercise), _outcome(door, item.exercise)) for item in shown.items]
    beside = [(item, door.session.exercise(item.exercise)) for item in shown.beside]
    waiting = door.plan.pending()
    if as_json:
        say_json(
            {
                "day": door.today,
                "plan": [exercise_json(one, outcome in ("done", "partly")) for one, outcome in planned],
                "beside": [exercise_json(one, item.outcome in ("done", "partly")) for item, one in beside],
                "pending": [exercise_json(one, done=False) for one in waiting],
            }
        )
        return
    say(bold(short_day(door.today)))
    _say_ahead(door)
    if waiting:
        say()
        say("Yesterday: how did it go?")
        for one in waiting:
            row(door, one)
    say()
    say("Today" if planned else "Today: nothing planned.")
    for one, outcome in planned:
        row(door, one, OUTCOMES[outcome] if outcome else "")
    for item, one in beside:
        say()
        say(BESIDE[item.slot])
        row(door, one, OUTCOMES[item.outcome] if item.outcome else "")
    say()
    if door.settings.numbers == "shown":
        _say_numbers(door)
    if door.settings.days == "shown" and (
        days := clock_line(door.situation.clock(), door.situation.profile.mode)
    ):
        say(days)
    _say_next(waiting, [one for one, outcome in planned if not outcome])


def _outcome(door: Trainer, exercise_id: str) -> Outcome | None:
    record = door.practice.record_of(exercise_id, door.today)
    return record.data.outcome if record is not None and isinstance(record.data, Practice) else None


def _say_ahead(door: Trainer) -> None:
    """The dates of the coming week, and the quiet notice."""
    for one in door.calendar.upcoming():
        when = {0: "today", 1: "tomorrow"}.get(one.until, f"in {one.until} days")
        say(wrapped(f"“{one.entry.title}” {when}."))
        guides = [GUIDES[one.entry.kind]]
        guides += [AGENDA] if one.entry.kind in TEMPTING and not door.situation.way_closed() else []
        say(dim(f"  For it: {' and '.join(f'nc-tui when {guide}' for guide in guides)}"))
        gentle = door.plan.gentle_exercise() if one.until == 0 else None
        if gentle is not None:
            row(door, door.session.exercise(gentle))
    notice = door.moments.notice()
    if notice is not None:
        say(dim(wrapped(notice.line)))


def _say_numbers(door: Trainer) -> None:
    numbers = door.practice.numbers()
    line = numbers_line(numbers.streak.days, numbers.streak.behind, numbers.strength)
    if line:
        say(line)


def _say_next(waiting: tuple[Exercise, ...], still_open: list[Exercise]) -> None:
    if waiting:
        say(dim(f"To record it: nc-tui log {waiting[0].id} --day yesterday"))
    elif still_open:
        say(dim(f"To record it: nc-tui log {still_open[0].id}"))
    else:
        say(dim("All done for today."))
