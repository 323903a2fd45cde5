"""``nc-tui export``."""

import codecs
from pathlib import Path

import click

from nc_tui.cli.errors import CommandError
from nc_tui.cli.options import examples, home_option
from nc_tui.cli.printing import pour, say
from nc_tui.cli.usage import day_given, open_here, wrong
from nc_tui.trainer.exporting import FORMS, KINDS, Selection, document, save_document

_HELP = f"""Write out the journal, readable without this program.

To FILE, which only you may read, or else to standard output.
{"; ".join(f"{name} {form.about}" for name, form in FORMS.items())}.
"""


@click.command(
    "export",
    help=_HELP,
    epilog=examples(
        "nc-tui export --to md diary.md",
        "nc-tui export --to csv --excel --from 2026-01-01 ~/nc-tui.csv",
        "nc-tui export --to json | jq '.records[] | select(.kind == \"checkin\")'",
    ),
)
@click.option("--to", "form", type=click.Choice(list(FORMS)), required=True, help="Format.")
@click.option("--from", "since", metavar="DAY", help="Only from this day on.")
@click.option("--to-day", "until", metavar="DAY", help="Only up to this day.")
@click.option(
    "--kind",
    "kinds",
    type=click.Choice(list(KINDS)),
    metavar="KIND",
    multiple=True,
    help="Only records of this kind; may be repeated.",
)
@click.option("--excel", is_flag=True, help="With csv: so that Excel reads its letters right.")
@click.option("--force", is_flag=True, help="Replace FILE if it exists.")
@click.argument("file", required=False, metavar="[FILE]")
@home_option
def command(
    form: str,
    since: str | None,
    until: str | None,
    kinds: tuple[str, ...],
    excel: bool,
    force: bool,
    file: str | None,
) -> None:
    """Write the journal to FILE, or print it. Raises CommandError where FILE is in the way."""
    if excel and form != "csv":
        raise wrong("--excel goes with --to csv")
    target = None if file in (None, "-") else Path(str(file)).expanduser()
    if target is not None:
        _refuse_overwriting(target, force)
    session = open_here().session
    selection = Selection(
        day_given(since, session.today, "--from"),
        day_given(until, session.today, "--to-day"),
        frozenset(kinds),
    )
    content = document(session, form, selection)
    if excel:
        content = codecs.BOM_UTF8 + content
    if target is None:
        pour(content)
        return
    save_document(session, content, target)
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
