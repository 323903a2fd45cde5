"""``nc-tui slip``."""

import sys
from typing import cast

import click

from nc_tui.cli.moment import iso_moment, moment_given, moment_options, said_moment
from nc_tui.cli.opening import in_terminal
from nc_tui.cli.printing import dim, say, say_json, wrapped
from nc_tui.cli.rows import row
from nc_tui.cli.usage import examples, home_option, json_option, trainer
from nc_tui.practice.kinds import Slip
from nc_tui.practice.kinds.vocabulary import CHANNELS, SET_OFFS, Channel, SetOff
from nc_tui.practice.records import Record
from nc_tui.practice.wording import count, days_kept
from nc_tui.trainer import Trainer


@click.command(
    "slip",
    epilog=examples(
        "nc-tui slip",
        "nc-tui slip --channel call --set-off evening",
        "nc-tui slip --day yesterday --at 23:40 --note 'one long message'",
        "nc-tui slip --plan 'If it is late, then the phone stays in the kitchen'",
        "nc-tui slip --json",
    ),
)
@click.option(
    "--channel",
    type=click.Choice(list(CHANNELS)),
    default="text",
    show_default=True,
    help="How: anything written is text.",
)
@click.option("--set-off", type=click.Choice(list(SET_OFFS)), help="What set it off.")
@moment_options
@click.option("--plan", metavar="TEXT", default="", help="One if-then sentence for next time.")
@click.option("--note", metavar="TEXT", default="", help="A note.")
@json_option
@home_option
def command(
    channel: Channel,
    set_off: SetOff | None,
    day: str | None,
    at: str | None,
    plan: str,
    note: str,
    as_json: bool,
) -> None:
    """Record a slip: contact that you had decided not to have.

    Only this run starts again. Practice, skills and your days overall stay. A message from
    them isn't a slip (nc-tui contact), nor is looking (nc-tui looked).
    """
    door = trainer()
    record = door.moments.slip(channel, moment_given(day, at, door), set_off, plan, note)
    if as_json:
        say_json(_keys(record, door))
        return
    say(f"Saved: a slip, {said_moment(record, door.today)}. It happens to many people.")
    say_what_stays(door)
    if not plan and in_terminal():
        _ask_for_plan(door, record)
    gentle = door.plan.gentle_exercise()
    if gentle is not None:
        say()
        say("One small exercise now, if you like:")
        row(door, door.session.exercise(gentle))
    say(dim("To undo this record: nc-tui undo"))


def say_what_stays(door: Trainer) -> None:
    """What a slip takes nothing from."""
    practised = len(door.history.practised_days)
    days = f"{count(practised, 'practice day')}, " if practised > 0 else ""
    say(wrapped(f"What stays: {days}every skill, every rung."))
    clock = door.situation.clock()
    if clock.total is not None and clock.of is not None and door.settings.days == "shown":
        kept = days_kept(door.situation.profile.mode)
        say(f"{clock.total:,} of {count(clock.of, 'day')} {kept}. Only this run starts again.")


def _ask_for_plan(door: Trainer, record: Record) -> None:
    say()
    say("One plan for next time: if this happens again, what will you do? Press enter to skip.")
    words = sys.stdin.readline().strip()
    if words:
        door.moments.plan_after(record, words)
        say("Saved with your plan.")


def _keys(record: Record, door: Trainer) -> dict[str, object]:
    slip, clock = cast(Slip, record.data), door.situation.clock()
    return {
        "id": record.id,
        "day": record.day,
        "at": iso_moment(record),
        "channel": slip.channel,
        "set_off": slip.set_off,
        "plan": slip.plan,
        "note": slip.note,
        "clock_days": clock.run,
        "clock_total": clock.total,
    }
