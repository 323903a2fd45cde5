"""``nc-tui backup``."""

from pathlib import Path

import click

from nc_tui.cli.errors import CommandError
from nc_tui.cli.options import examples, home_option
from nc_tui.cli.printing import complain, say
from nc_tui.cli.usage import open_here


@click.command("backup", epilog=examples("nc-tui backup", "nc-tui backup /media/stick/nc-tui.zip"))
@click.option("--force", is_flag=True, help="Replace FILE if it exists.")
@click.argument("file", required=False, metavar="[FILE]")
@home_option
def command(force: bool, file: str | None) -> int:
    """Save the journal and the settings in one zip file.

    A backup is made automatically the first time you save each day, in the state folder of this
    machine. Seven daily ones are kept, four weekly, twelve monthly. This makes today's again, or
    writes FILE. One that holds more than there is now is never replaced. The zip holds all you
    wrote, and is as private as the disk it lies on.
    """
    path = None if file is None else Path(file).expanduser().absolute()
    if path is not None and (path.exists() or path.is_symlink()):
        if not path.is_file():
            raise CommandError(f"{path} isn't a file; choose another name")
        if not force:
            raise CommandError(f"{path} already exists; choose another name, or replace it with --force")
    made = open_here().backups.make(path)
    say(f"Saved: {made.path}")
    for left_out in made.left_out:
        complain(f"{left_out} couldn't be read, so the backup is without it. Make it readable and try again.")
    if made.beside is not None:
        complain(f"{made.beside}, made earlier today, holds more than there is now. Both stay.")
    return 1 if made.left_out or made.beside is not None else 0
