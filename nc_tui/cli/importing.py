"""``nc-tui import``."""

from pathlib import Path
from typing import Any

import click

from nc_tui.cli.arriving import describe, taking_in
from nc_tui.cli.options import Rating, examples, home_option, json_option
from nc_tui.cli.printing import complain, say_json
from nc_tui.cli.usage import open_here
from nc_tui.practice.text import clean_line
from nc_tui.trainer.importing import FORMS, look_into, take_over

_HELP = f"""Take over the records in FILE.

{"; ".join(f"{name} {form.about}" for name, form in FORMS.items())}.

Moods become check-ins, and what was written becomes letters. A habit counts as an exercise only
where you say as which.

What is here already isn't changed, so importing a file twice changes nothing; what you erased
stays erased. A backup of what is here is made first. What can't be taken over is said, a line
each, and the exit status is then 1.
"""


class Named(click.ParamType):  # type: ignore[type-arg]
    """``NAME=VALUE``, as the two."""

    name = "name=value"

    def __init__(self, value: click.ParamType) -> None:  # type: ignore[type-arg]
        self._value = value

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, Any]:
        """The two. Fails with one line where there is no name, or no such value."""
        name, equals, said = str(value).rpartition("=")
        if not (name.strip() and equals and said.strip()):
            self.fail(f"“{clean_line(str(value), 40)}” has no name and value: write NAME=VALUE", param, ctx)
        return name, self._value.convert(said.strip(), param, ctx)


@click.command(
    "import",
    help=_HELP,
    epilog=examples(
        "nc-tui import --dry-run nc-tui.json",
        "nc-tui import nc-tui.json",
        'nc-tui import --from daylio --mood "lonely=2" daylio_export.csv',
        'nc-tui import --from loop --habit "Ask=listening-one-open-question" x.zip',
        'nc-tui import --json FILE  {"new","known","problems","saved"}',
    ),
)
@click.option(
    "--from", "form", type=click.Choice(list(FORMS)), default="nc-tui", show_default=True, help="Format."
)
@click.option(
    "--mood",
    "moods",
    type=Named(Rating()),
    multiple=True,
    metavar="NAME=0-10",
    help="What a mood of your own is (daylio). May be given several times.",
)
@click.option(
    "--habit",
    "habits",
    type=Named(click.STRING),
    multiple=True,
    metavar="NAME=EXERCISE-ID",
    help="As which exercise a habit counts (loop, harsh). May be given several times.",
)
@click.option("--dry-run", is_flag=True, help="Only say what would be added.")
@click.argument("file", metavar="FILE")
@json_option
@home_option
def command(
    form: str,
    moods: tuple[tuple[str, int], ...],
    habits: tuple[tuple[str, str], ...],
    dry_run: bool,
    file: str,
    as_json: bool,
) -> int:
    """Take over what isn't here, or say what would be added."""
    session = open_here(warns=False).session
    found = look_into(session, form, Path(file).expanduser(), dict(moods), dict(habits))
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
        describe(found.arrival, "added", dry_run=dry_run, saved=saved)
        for problem in found.problems:
            complain(f"not taken over: {problem}")
    return 1 if found.problems else 0
