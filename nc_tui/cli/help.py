"""``nc-tui help``: who to call, by country."""

from collections.abc import Mapping

import click

from nc_tui.cli.options import examples, home_option, json_option
from nc_tui.cli.printing import bold, dim, say, say_json, wrapped
from nc_tui.cli.usage import open_here
from nc_tui.trainer.views.help import HelplineRow, HelpView


@click.command(
    "help",
    epilog=examples(
        "nc-tui help",
        "nc-tui help --country IE",
        "nc-tui help --country japan --json",
        "nc-tui settings country IE     from now on",
        "nc-tui --help                  what the commands are",
    ),
)
@click.option("--country", metavar="COUNTRY", default="", help="Whose helplines: two letters, or a name.")
@json_option
@home_option
def command(country: str, as_json: bool) -> None:
    """Show who to call: emergency number and helplines of your country.

    Without --country it's the one in the settings, else the one your system's language names.
    """
    view = open_here(unlocks=False).views.help(country)
    if as_json:
        say_json(_keys(view))
        return
    say(wrapped(view.intro))
    say()
    say(bold("In danger now"))
    for missing in view.danger.missing:
        say(wrapped(missing))
    for row in view.danger.rows:
        _say(row)
    say()
    say(bold("Someone to talk to"), f"  {view.country.name}" if view.country.name else "")
    for missing in view.people.missing:
        say(wrapped(missing))
    for row in view.people.rows:
        _say(row)
    say()
    say(dim(wrapped(view.note)))
    say(dim(wrapped(_whose(view))))
    say(dim("Looking for the commands? nc-tui --help"))


def _say(row: HelplineRow) -> None:
    say("  ", bold(row.line.reach), f"  {row.name}", dim(f"  {row.checked}"))
    say(wrapped(row.line.text, "    "))
    if row.facts:
        say(dim(wrapped(row.facts, "    ")))


def _whose(view: HelpView) -> str:
    country = view.country
    match country.known:
        case "guessed":
            return (
                f"{country.name} is guessed from your system's language. Another country: "
                f"nc-tui help --country IE; from now on: nc-tui settings country IE"
            )
        case "unknown":
            return "For your country: nc-tui help --country IE; from now on: nc-tui settings country IE"
        case "chosen" | "given":
            return f"These are the numbers of {country.name}. Another country: nc-tui help --country IE"


def _keys(view: HelpView) -> Mapping[str, object]:
    country = view.country
    return {
        "country": country.code,
        "name": country.name,
        "known": country.known,
        "missing": view.danger.missing + view.people.missing,
        "helplines": [_line(row) for row in view.rows],
    }


def _line(row: HelplineRow) -> Mapping[str, object]:
    line = row.line
    names = ("id", "country", "topic", "name", "reach", "also", "text", "who", "hours", "languages")
    more = ("free", "other", "deaf", "remark", "status", "seen", "sources")
    return {**{name: getattr(line, name) for name in names + more}, "checked": line.is_checked}
