"""``nc-tui undo``."""

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
@json_option
@home_option
def command(record_id: str | None, restore: bool, as_json: bool) -> None:
    """Undo the last record: the one made last on this machine, today or yesterday. With ID, remove that one,
    of any age; the beginning of an id is enough, and nc-tui journal shows the ids."""
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
    if record_id is None:
        what, again = trainer.undo.undo(), ""
    else:
        what = trainer.corrections.remove(trainer.corrections.find(record_id))
        again = f" nc-tui undo {record_id} --restore brings it back."
    if as_json:
        say_json({"undone": None if what is None else what.words})
    elif what is not None:
        say(f"Undone: {what}.{again}")
    if what is None:
        raise CommandError(
            "nothing from today or yesterday to undo; nc-tui journal shows older records and their ids"
        )
