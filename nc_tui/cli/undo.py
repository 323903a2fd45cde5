"""``nc-tui undo``."""

import click

from nc_tui.cli.guarding import CommandError
from nc_tui.cli.printing import say, say_json
from nc_tui.cli.usage import examples, home_option, json_option, trainer


@click.command(
    "undo",
    epilog=examples(
        "nc-tui undo",
        'nc-tui undo --json          {"undone"}: what it was, or null',
    ),
)
@json_option
@home_option
def command(as_json: bool) -> None:
    """Take back the last record.

    That is the one made last on this machine, today or yesterday."""
    what = trainer().undo()
    if as_json:
        say_json({"undone": what})
    elif what is not None:
        say(f"Taken back: {what}.")
    if what is None:
        raise CommandError(
            "nothing of today or yesterday is there to take back; older days change with nc-tui log --day"
        )
