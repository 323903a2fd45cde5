"""``nc-tui export``."""

from pathlib import Path

import click

from nc_tui.cli.guarding import CommandError
from nc_tui.cli.printing import pour, say
from nc_tui.cli.usage import examples, home_option, trainer
from nc_tui.journal.export import FORMS

_HELP = f"""Write out the whole journal, readable without this program.

To FILE, which only you may read, or else to standard output.
{"; ".join(f"{name} {form.about}" for name, form in FORMS.items())}.
"""


@click.command(
    "export",
    help=_HELP,
    epilog=examples(
        "nc-tui export --to md diary.md",
        "nc-tui export --to csv --force ~/nc-tui.csv",
        "nc-tui export --to json | jq '.records[] | select(.kind == \"checkin\")'",
    ),
)
@click.option("--to", "form", type=click.Choice(list(FORMS)), required=True, help="Format.")
@click.option("--force", is_flag=True, help="Replace FILE if it exists.")
@click.argument("file", required=False, metavar="[FILE]")
@home_option
def command(form: str, force: bool, file: str | None) -> None:
    """Write the journal to FILE, or print it. Raises CommandError where FILE is in the way."""
    target = None if file in (None, "-") else Path(str(file)).expanduser()
    if target is not None:
        _refuse_overwriting(target, force)
    content = trainer().export(form)
    if target is None:
        pour(content)
        return
    from nc_tui.journal.durable import write_outside

    write_outside(target, content)
    say(f"Saved: {target}")


def _refuse_overwriting(target: Path, force: bool) -> None:
    try:
        there = target.exists() or target.is_symlink()
        in_the_way = there and not target.is_file()
    except OSError as error:
        raise CommandError(f"{target} can't be read ({error.strerror}); choose another file") from None
    if in_the_way:
        raise CommandError(f"{target} isn't a file; choose another name, or leave it out to print")
    if there and not force:
        raise CommandError(f"{target} already exists; choose another name, or replace it with --force")
