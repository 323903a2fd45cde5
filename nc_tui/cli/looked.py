"""``nc-tui looked``."""

from typing import cast

import click

from nc_tui.cli.moment import moment_given, said_moment
from nc_tui.cli.options import examples, home_option, json_option, moment_options, note_option
from nc_tui.cli.printing import dim, say, say_json
from nc_tui.cli.rows import record_keys
from nc_tui.cli.usage import open_here
from nc_tui.practice.kinds import Monitoring
from nc_tui.practice.kinds.monitoring import LOOKED, YOU_LOOKED


@click.command(
    "looked",
    epilog=examples(
        "nc-tui looked",
        "nc-tui looked --channel asked-around",
        "nc-tui looked --day yesterday --at 22:15",
        "nc-tui looked --json",
    ),
)
@click.option(
    "--channel",
    type=click.Choice(list(LOOKED)),
    default="profile",
    show_default=True,
    help="What it was: their profile, asking others, their home.",
)
@moment_options
@note_option
@json_option
@home_option
def command(channel: str, day: str | None, at: str | None, note: str | None, as_json: bool) -> None:
    """Record that you looked them up, or asked around.

    Your clock keeps running. The ready list asks for 28 days without looking.
    """
    trainer = open_here()
    record = trainer.moments.looked(channel, note or "", moment_given(day, at, trainer))
    looked = cast(Monitoring, record.data)
    if as_json:
        say_json(record_keys(record, "channel", "note"))
        return
    when = said_moment(record, trainer.today)
    say(f"Saved: {YOU_LOOKED[looked.channel]}, {when}. Your clock keeps running.")
    say(dim("A guide for this: nc-tui when looked"))
