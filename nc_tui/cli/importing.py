"""``nc-tui import``."""

from pathlib import Path

import click

from nc_tui.cli.arriving import describe, taking_in
from nc_tui.cli.options import examples, home_option, json_option
from nc_tui.cli.printing import complain, say_json
from nc_tui.cli.usage import open_here
from nc_tui.trainer.importing import FORMS, look_into, take_over

_HELP = f"""Take over the records in FILE.

{"; ".join(f"{name} {form.about}" for name, form in FORMS.items())}.

What is here already isn't changed, so importing a file twice changes nothing; what you erased
stays erased. A backup of what is here is made first. What can't be taken over is said, a line
each, and the exit status is then 1.
"""


@click.command(
    "import",
    help=_HELP,
    epilog=examples(
        "nc-tui import --dry-run nc-tui.json",
        "nc-tui import nc-tui.json",
        'nc-tui import --json FILE  {"new","known","problems","saved"}',
    ),
)
@click.option(
    "--from", "form", type=click.Choice(list(FORMS)), default="nc-tui", show_default=True, help="Format."
)
@click.option("--dry-run", is_flag=True, help="Only say what would come.")
@click.argument("file", metavar="FILE")
@json_option
@home_option
def command(form: str, dry_run: bool, file: str, as_json: bool) -> int:
    """Take over what isn't here, or say what would come."""
    session = open_here(warns=False).session
    found = look_into(session, form, Path(file).expanduser())
    saved = None
    if not dry_run and found.arrival.count > 0:
        with taking_in(found.arrival.count) as told:
            saved = take_over(session, found, told)
    if as_json:
        say_json(
            {
                "new": found.arrival.count,
                "known": found.arrival.known,
                "problems": list(found.problems),
                "saved": None if saved is None else str(saved),
            }
        )
    else:
        describe(found.arrival, dry_run=dry_run, saved=saved)
        for problem in found.problems:
            complain(f"not taken over: {problem}")
    return 1 if found.problems else 0
