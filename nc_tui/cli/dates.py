"""``nc-tui dates``: days to be prepared for."""

from datetime import date, timedelta
from typing import cast, get_args

import click

from nc_tui.cli.options import examples, home_option, json_option
from nc_tui.cli.printing import dim, fit, say, say_json
from nc_tui.cli.usage import called_alone, open_here
from nc_tui.practice.key_dates import DateKind, KeyDate, as_typed, next_day, remark
from nc_tui.practice.kinds import Profile
from nc_tui.practice.wording import count, short_day
from nc_tui.trainer import Trainer

KINDS = get_args(DateKind)


@click.group(
    "dates",
    invoke_without_command=True,
    epilog=examples(
        "nc-tui dates",
        "nc-tui dates add 'Their birthday' --when '24 Dec' --kind birthday",
        "nc-tui dates add Handover --when 'every 2 weeks from 2026-11-27'",
        "nc-tui dates remove 3f9a1c",
    ),
)
@json_option
@home_option
@click.pass_context
def command(ctx: click.Context, as_json: bool) -> None:
    """List the days to prepare for, the nearest first.

    Today shows each from the week before.
    """
    if not called_alone(ctx, as_json):
        return
    trainer = open_here()
    entries = sorted(_entries(trainer), key=lambda one: (one[2] or date.max, one[1].title, one[0]))
    if as_json:
        say_json([_keys(key, entry, day, trainer.today) for key, entry, day in entries])
        return
    if not entries:
        say("No dates yet. To add one: nc-tui dates add 'Their birthday' --when '24 Dec'")
    for key, entry, day in entries:
        when = "over" if day is None else f"{short_day(day)} {day.year}"
        wait = "" if day is None else _wait(day, trainer.today)
        say(f"  {fit(when, 16)} {fit(entry.title, 34)} {fit(wait, 14)} ", dim(key))


@command.command(
    "add",
    epilog=examples(
        "nc-tui dates add 'Their birthday' --when '24 Dec' --kind birthday",
        "nc-tui dates add 'Easter lunch' --when easter --kind holiday",
        "nc-tui dates add 'At court' --when 2027-02-03 --kind court --json",
    ),
)
@click.argument("title")
@click.option(
    "--when",
    "words",
    metavar="DAY",
    required=True,
    help="24 Dec, 2026-12-24, easter+1, every friday, every 2 weeks from 2026-11-27.",
)
@click.option("--kind", type=click.Choice(KINDS), default="other", show_default=True, help="What it is.")
@json_option
@home_option
def added(title: str, words: str, kind: DateKind, as_json: bool) -> None:
    """Add a day under TITLE. A word is enough, no name needed."""
    trainer = open_here()
    record = trainer.calendar.add_date(title, kind, words)
    key, entry = next(iter(cast(Profile, record.data).dates.items()))
    made = cast(KeyDate, entry)
    day = next_day(made.when, trainer.today)
    if as_json:
        say_json(_keys(key, made, day, trainer.today))
        return
    when = "" if day is None else f", next on {short_day(day)} {day.year}"
    say(f"Saved: “{made.title}”{when}.")
    note = remark(made.when)
    if note:
        say(f"{note[:1].upper()}{note[1:]}.")


@command.command("remove", epilog=examples("nc-tui dates remove 3f9a1c", "nc-tui dates remove 3f9a1c --json"))
@click.argument("key", metavar="ID")
@json_option
@home_option
def removed(key: str, as_json: bool) -> None:
    """Take the day with this ID, as nc-tui dates shows it, off the list."""
    trainer = open_here()
    entry = trainer.situation.profile.dates.get(key)
    trainer.calendar.remove_date(key)
    if as_json:
        say_json({"removed": key})
    else:
        say(f"Removed: {entry.title if entry else key}.")


def _entries(trainer: Trainer) -> list[tuple[str, KeyDate, date | None]]:
    return [
        (key, entry, next_day(entry.when, trainer.today))
        for key, entry in trainer.situation.profile.dates.items()
        if entry is not None
    ]


def _keys(key: str, entry: KeyDate, day: date | None, today: date) -> dict[str, object]:
    return {
        "id": key,
        "title": entry.title,
        "kind": entry.kind,
        "when": as_typed(entry.when),
        "next": day,
        "in_days": None if day is None else (day - today).days,
        "remark": remark(entry.when),
    }


def _wait(day: date, today: date) -> str:
    if day - today <= timedelta(1):
        return "tomorrow" if day > today else "today"
    return f"in {count((day - today).days, 'day')}"
