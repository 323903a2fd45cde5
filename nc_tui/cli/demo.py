"""``nc-tui demo``."""

import shutil
import tempfile
from pathlib import Path

import click

from nc_tui.cli.errors import CommandError
from nc_tui.cli.opening import in_terminal, open_app
from nc_tui.cli.options import chosen_home, examples, home_option
from nc_tui.cli.printing import say
from nc_tui.demo.home import clear_demo, make_demo
from nc_tui.trainer.opening import clock

LONGEST = 20_000


@click.command(
    "demo",
    epilog=examples(
        "nc-tui demo",
        "nc-tui demo --days 3650 --seed 7",
        "nc-tui demo --home ./demo --write-only",
    ),
)
@click.option("--days", type=click.IntRange(1, LONGEST), default=90, show_default=True, help="Days of use.")
@click.option("--seed", type=int, default=1, show_default=True, help="Another number, another person.")
@click.option("--write-only", is_flag=True, help="Print the folder instead of opening the app.")
@home_option
def command(days: int, seed: int, write_only: bool) -> None:
    """Look around in a made-up person's journal. Your own is never touched.

    It goes to the folder given with --home, which must be empty or an earlier demo's, or else to
    a temporary one. The same days, seed and date give the same person.
    """
    if not write_only and not in_terminal():
        raise CommandError(
            "the app needs a terminal to open in; nc-tui demo --write-only makes the journal without one"
        )
    given = chosen_home()
    if given is not None:
        home = Path(given).expanduser().absolute()
        clear_demo(home)
    else:
        home = Path(tempfile.mkdtemp(prefix="nc-tui-demo-"))
    passing = given is None
    try:
        trainer = make_demo(home, days, seed, clock())
        if write_only:
            passing = False
            say(str(home))
        else:
            open_app(trainer)
    finally:
        if passing:
            shutil.rmtree(home, ignore_errors=True)
