"""The folder in which a demo lives, and from which an earlier one is taken away."""

import shutil
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from random import Random

from nc_tui.demo.life import simulate
from nc_tui.demo.onward import HELLO, QUIET, WAYS, arrives, is_trouble, rehearsed
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
    zone, way = trainer.session.place, WAYS.get(seed) if days >= QUIET else None
    quiet_from = trainer.today - timedelta(days=QUIET)
    life = [
        made
        for made in simulate(first, days, zone, trainer.exercises, gates, chance, troubles)
        if way is None or made.day < quiet_from or not is_trouble(made.data)
    ]
    life += rehearsed(first, days, tuple(trainer.rehearsing.all.values()), zone, way)
    if way is not None:
        life += arrives(trainer.exercises, trainer.today - timedelta(days=1), zone, way)
    life.sort(key=lambda made: made.at)
    trainer.session.journal.append_many((made.data, made.day, made.at) for made in life)
    if way == "resting":
        trainer.after.write(HELLO)
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
