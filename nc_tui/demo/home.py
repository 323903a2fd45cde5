"""The folder in which a demo lives, and from which an earlier one is taken away."""

import shutil
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from random import Random

from nc_tui.demo.life import simulate
from nc_tui.journal.durable import make_folder, replace_file
from nc_tui.journal.folders import folders
from nc_tui.trainer import Trainer, TrainerError
from nc_tui.wallclock import WallClock

MARK = "nc-tui-demo"
"""The name of the file that tells a demo's folder from any other."""


def make_demo(home: Path, days: int, seed: int, clock: WallClock) -> Trainer:
    """Writes so many days of a made-up person below ``home``; the same days, seed and date give the same one.
    Raises JournalError."""
    make_folder(home)
    replace_file(home / MARK, f"A made-up person's journal: {days} days, seed {seed}.\n".encode())
    trainer = Trainer(folders(home), clock)
    gates = tuple(gate.id for gate in trainer.library.checklist.gates if gate.asked)
    chance, troubles = (Random(f"{seed} {trainer.today}{part}") for part in ("", " hard"))  # noqa: S311 - no secret
    first = trainer.today - timedelta(days=days)
    life = simulate(first, days, trainer.session.place, trainer.exercises, gates, chance, troubles)
    trainer.session.journal.append_many((made.data, made.day, made.at) for made in life)
    trainer.session.is_demo = True
    return trainer


def clear_demo(home: Path) -> None:
    """Takes an earlier demo away. Raises TrainerError for a folder that holds anything else."""
    if not home.exists():
        return
    try:
        names = {path.name for path in home.iterdir()}
    except OSError as error:
        raise TrainerError(f"{home} can't be read ({error.strerror}); choose another folder") from None
    if names and MARK not in names:
        raise TrainerError(f"{home} is neither empty nor a demo's folder; choose another one for --home")
    for name in ("data", "config", "state"):
        with suppress(FileNotFoundError):
            shutil.rmtree(home / name)
