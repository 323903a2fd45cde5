"""``nc-tui demo``."""

import shutil
import tempfile
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from random import Random

import click

from nc_tui.cli.guarding import CommandError
from nc_tui.cli.opening import clock, in_terminal, open_app
from nc_tui.cli.printing import say
from nc_tui.cli.usage import chosen_home, examples, home_option
from nc_tui.journal.durable import make_folder, replace_file
from nc_tui.journal.folders import folders
from nc_tui.practice.demo import simulate
from nc_tui.trainer import Trainer

MARK = "nc-tui-demo"
"""The name of the file that tells a demo's folder from any other."""
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
        _clear(home)
    else:
        home = Path(tempfile.mkdtemp(prefix="nc-tui-demo-"))
    passing = given is None
    try:
        _write(home, days, seed)
        if write_only:
            passing = False
            say(str(home))
        else:
            open_app(Trainer(folders(home), clock()), demo=True)
    finally:
        if passing:
            shutil.rmtree(home, ignore_errors=True)


def _write(home: Path, days: int, seed: int) -> None:
    make_folder(home)
    replace_file(home / MARK, f"A made-up person's journal: {days} days, seed {seed}.\n".encode())
    trainer = Trainer(folders(home), clock())
    gates = tuple(gate.id for gate in trainer.library.checklist.gates)
    chance, troubles = (Random(f"{seed} {trainer.today}{part}") for part in ("", " hard"))  # noqa: S311 - no secret
    first = trainer.today - timedelta(days=days)
    life = simulate(first, days, trainer.now().tzinfo, trainer.exercises, gates, chance, troubles)
    trainer.session.journal.append_many((made.data, made.day, made.at) for made in life)


def _clear(home: Path) -> None:
    """Take an earlier demo away. Raises CommandError for a folder that holds anything else."""
    if not home.exists():
        return
    try:
        names = {path.name for path in home.iterdir()}
    except OSError as error:
        raise CommandError(f"{home} can't be read ({error.strerror}); choose another folder") from None
    if names and MARK not in names:
        raise CommandError(f"{home} is neither empty nor a demo's folder; choose another one for --home")
    for name in ("data", "config", "state"):
        with suppress(FileNotFoundError):
            shutil.rmtree(home / name)
