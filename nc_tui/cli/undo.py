"""``nc-tui undo``."""

import click

from nc_tui.cli.errors import CommandError
from nc_tui.cli.options import examples, home_option, json_option
from nc_tui.cli.printing import say, say_json
from nc_tui.cli.usage import open_here


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
    """Undo the last record.

    That is the one made last on this machine, today or yesterday."""
    what = open_here().undo.undo()
    if as_json:
        say_json({"undone": None if what is None else what.words})
    elif what is not None:
        say(f"Undone: {what}.")
    if what is None:
        raise CommandError(
            "nothing from today or yesterday to undo; to correct an older day: nc-tui log --day"
        )
