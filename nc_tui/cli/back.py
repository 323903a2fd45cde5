"""``nc-tui back``: what is asked on coming back after a pause."""

from typing import cast

import click

from nc_tui.cli.options import examples, home_option, json_option
from nc_tui.cli.printing import dim, say, say_json, wrapped
from nc_tui.cli.rows import record_keys, say_exercise
from nc_tui.cli.usage import open_here, wrong
from nc_tui.practice.kinds.returning import IN_BETWEEN, InBetween


@click.command(
    "back",
    epilog=examples(
        "nc-tui back --contact no",
        "nc-tui back --contact rather-not",
        "nc-tui back --two",
        "nc-tui back --contact yes --json",
    ),
)
@click.option(
    "--contact", type=click.Choice(list(IN_BETWEEN)), help="Whether there was contact in the pause."
)
@click.option("--two", is_flag=True, help="Have two exercises a day again.")
@json_option
@home_option
def command(contact: str | None, two: bool, as_json: bool) -> None:
    """After three days or more away: say whether there was contact, or have two exercises again.

    A no lets those days count as days without contact. Nothing has to be answered.
    """
    if contact is None and not two:
        raise wrong("--contact or --two is needed")
    trainer = open_here()
    record = None
    if contact is not None:
        record = trainer.returning.say(cast(InBetween, contact))
    if two:
        record = trainer.returning.take_two()
    if as_json and record is not None:
        say_json(record_keys(record, "since", "contact", "two"))
        return
    say("Saved. Thank you for being honest." if contact == "yes" else "Saved.")
    if contact == "yes":
        say(dim(wrapped("To say what happened: nc-tui slip, or nc-tui contact. No hurry.")))
    if two:
        for line in trainer.views.today().planned:
            say_exercise(line)
