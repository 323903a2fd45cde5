"""``nc-tui slip``."""

import sys

import click

from nc_tui.cli.moment import moment_given, said_moment
from nc_tui.cli.opening import in_terminal
from nc_tui.cli.options import (
    channel_option,
    examples,
    home_option,
    json_option,
    moment_options,
    note_option,
    text_option,
)
from nc_tui.cli.printing import dim, say, say_json, wrapped
from nc_tui.cli.rows import record_keys, say_exercise
from nc_tui.cli.usage import open_here
from nc_tui.practice.kinds.vocabulary import SET_OFFS, Channel, SetOff
from nc_tui.practice.records import Record
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
@channel_option
@click.option("--set-off", type=click.Choice(list(SET_OFFS)), help="What set it off.")
@moment_options
@text_option("--plan", help="One if-then sentence for next time")
@note_option
@json_option
@home_option
def command(
    channel: Channel,
    set_off: SetOff | None,
    day: str | None,
    at: str | None,
    plan: str | None,
    note: str | None,
    as_json: bool,
) -> None:
    """Record a slip: contact that you had decided not to have.

    Only this run starts again. Practice, skills and your days overall stay. A message from
    them isn't a slip (nc-tui contact), nor is looking (nc-tui looked).
    """
    trainer = open_here()
    record = trainer.moments.slip(channel, moment_given(day, at, trainer), set_off, plan or "", note or "")
    if as_json:
        say_json(_keys(record, trainer))
        return
    say(f"Saved: a slip, {said_moment(record, trainer.today)}. It happens to many people.")
    say_what_stays(trainer)
    if not plan and in_terminal():
        _ask_for_plan(trainer, record)
    exercise = trainer.views.slip().exercise
    if exercise is not None:
        say()
        say("One small exercise now, if you like:")
        say_exercise(exercise)
    say(dim("To undo this record: nc-tui undo"))


def say_what_stays(trainer: Trainer) -> None:
    """What a slip takes nothing from."""
    view = trainer.views.slip()
    say(wrapped(f"What stays: {view.stays}"))
    if view.days:
        say(view.days)


def _ask_for_plan(trainer: Trainer, record: Record) -> None:
    say()
    say("One plan for next time: if this happens again, what will you do? Press enter to skip.")
    words = sys.stdin.readline().strip()
    if words:
        trainer.moments.plan_after(record, words)
        say("Saved with your plan.")


def _keys(record: Record, trainer: Trainer) -> dict[str, object]:
    clock = trainer.situation.clock()
    facts = record_keys(record, "channel", "set_off", "plan", "note")
    return facts | {"clock_days": clock.run, "clock_total": clock.total}
