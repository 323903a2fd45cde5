"""``nc-tui undo``."""

import sys

import click

from nc_tui.cli.errors import CommandError
from nc_tui.cli.options import examples, home_option, json_option
from nc_tui.cli.printing import say, say_json
from nc_tui.cli.usage import open_here, wrong


@click.command(
    "undo",
    epilog=examples(
        "nc-tui undo",
        'nc-tui undo --json          {"undone"}: what it was, or null',
        "nc-tui undo 0195f3a2        that record, of any age",
        "nc-tui undo 0195f3a2 --restore",
    ),
)
@click.argument("record_id", metavar="[ID]", required=False)
@click.option("--restore", is_flag=True, help="Bring back the removed record ID instead.")
@click.option("--yes", is_flag=True, help="Don't ask whether a hello wasn't sent after all.")
@json_option
@home_option
def command(record_id: str | None, restore: bool, yes: bool, as_json: bool) -> None:
    """Undo the last record: the one made last on this machine, today or yesterday. With ID, remove that one,
    of any age; the beginning of an id is enough, and nc-tui journal shows the ids.

    Before it takes back that a hello was sent, it asks.
    """
    if restore and record_id is None:
        raise wrong("--restore needs the ID of the record")
    trainer = open_here()
    if restore and record_id is not None:
        restored = trainer.corrections.restore(record_id)
        if as_json:
            say_json({"restored": restored.id})
        else:
            say(f"There again: {trainer.corrections.described(restored)}.")
        return
    record = trainer.undo.last() if record_id is None else trainer.corrections.find(record_id)
    if record is not None and not yes:
        _ask(trainer.undo.question(record), as_json)
    if record_id is None or record is None:
        what, again = trainer.undo.undo(), ""
    else:
        what = trainer.corrections.remove(record)
        again = f" nc-tui undo {record_id} --restore brings it back."
    if as_json:
        say_json({"undone": None if what is None else what.words})
    elif what is not None:
        say(f"Undone: {what}.{again}")
    if what is None:
        raise CommandError(
            "nothing from today or yesterday to undo; nc-tui journal shows older records and their ids"
        )


def _ask(question: str | None, as_json: bool) -> None:
    """Ask it, where there is anything to ask. Raises CommandError where nobody can answer, or says no."""
    if question is None:
        return
    if as_json or sys.stdin is None or not sys.stdin.isatty():
        raise CommandError(f"{question} If so, add --yes")
    if not click.confirm(question):
        raise CommandError("nothing was undone")
