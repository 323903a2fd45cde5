"""``nc-tui status``, where its words need a parser."""

import click

from nc_tui.cli import tell_status
from nc_tui.cli.options import chosen_home, examples, home_option, json_option
from nc_tui.cli.status_words import KEYS
from nc_tui.cli.usage import wrong


@click.command(
    "status",
    epilog=examples(
        "nc-tui status",
        "nc-tui status --json",
        "nc-tui status --format '{streak} in a row, {plan_done}/{plan_size} today'",
        "nc-tui status --format '{strength:.0%} {ready[met]}'",
    ),
)
@json_option
@click.option("--format", "pattern", metavar="PATTERN", help=f"Your own line, with these in braces: {KEYS}.")
@home_option
def command(as_json: bool, pattern: str | None) -> None:
    """Print the numbers: streak, strength, plan, ready list."""
    if as_json and pattern is not None:
        raise wrong("use --json or --format, not both")
    tell_status(chosen_home(), pattern, as_json=as_json)
