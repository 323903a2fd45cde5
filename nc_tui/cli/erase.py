"""``nc-tui erase``."""

import sys

import click

from nc_tui.cli.errors import CommandError
from nc_tui.cli.options import examples, home_option, json_option
from nc_tui.cli.printing import say, say_json, wrapped
from nc_tui.cli.usage import open_here
from nc_tui.practice.wording import near_day


@click.command(
    "erase",
    epilog=examples(
        "nc-tui erase 0195f3a2          asks first",
        "nc-tui erase 0195f3a2 --yes",
    ),
)
@click.argument("record_id", metavar="ID")
@click.option("--yes", is_flag=True, help="Don't ask.")
@json_option
@home_option
def command(record_id: str, yes: bool, as_json: bool) -> None:
    """Erase what you wrote in the record ID, in every file of the journal. Its day and its numbers stay, and
    nothing brings the words back. nc-tui journal shows the ids."""
    trainer = open_here()
    record = trainer.corrections.find(record_id, burned=True)
    what, day = trainer.corrections.described(record), near_day(record.day, trainer.today)
    if not yes:
        if as_json or sys.stdin is None or not sys.stdin.isatty():
            raise CommandError("erasing can't be undone: add --yes if you mean it")
        click.confirm(f"Erase the words of {what}, {day}? Nothing brings them back", abort=True)
    remains = trainer.corrections.erase(record)
    if as_json:
        say_json({"erased": record.id, "may_remain": remains or None})
    else:
        say(f"Erased: the words of {what}, {day}. The day stays.")
        if remains:
            say(wrapped(remains))
