"""``python -m tests.bench.keeping``: backups, restoring, importing and the lock, on the demo's journal of ten years.

The figures are seconds of the processor, so that a busy machine changes them little; where two things are compared
they take turns.
"""

import argparse
import json
import os
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from nc_tui.journal import keys
from nc_tui.journal.age_codec import AgeCodec
from nc_tui.journal.folders import folders
from nc_tui.trainer import OutcomeDetails, Trainer
from nc_tui.trainer.importing import look_into, take_over
from nc_tui.trainer.locking import Lock, bring_over
from nc_tui.wallclock import wall_clock
from tests.bench.__main__ import NOW, PROGRAM, SETTLE, environment, in_turns, p95, run, tell
from tests.bench.terminal import BETWEEN_FRAMES, Terminal

DAYS = 3650
PASSPHRASE = "four words by chance"


def spent() -> float:
    """Seconds of the processor that this program has had so far."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def costs(act: Callable[[], object]) -> float:
    """Seconds of the processor that it takes."""
    begun = spent()
    act()
    return spent() - begun


def quietly(_done: int, _of: int) -> None:
    """Nobody looks on."""


class Kept:
    """The journal, as it is and locked."""

    def __init__(self, folder: Path, made: Path | None) -> None:
        self.folder, self.now = folder, wall_clock(NOW)
        plain, locked = folder / "plain", folder / "locked"
        if made is None:
            run((PROGRAM, "demo", "--days", str(DAYS), "--home", str(plain), "--write-only"), folder)
        else:
            shutil.copytree(made, plain)
        shutil.copytree(plain, locked)
        self.lock = Lock(folders(locked))
        self.key = self.lock.new_key(PASSPHRASE)
        journal = self.lock.turn_on(self.key, self.now)
        self.turning_on = costs(lambda: bring_over(journal, quietly))
        self.homes = {"plain": plain, "locked": locked}
        self.trainers = {
            "plain": Trainer(folders(plain), self.now),
            "locked": Trainer(folders(locked), self.now, AgeCodec((self.key.identity,))),
        }
        for trainer in self.trainers.values():
            _ = trainer.history
        time.sleep(SETTLE)

    def taking_in(self) -> dict[str, float]:
        """Seconds that it takes to make a backup, to bring all of one back into an empty home, and to import
        all of an export into one."""
        trainer, found = self.trainers["plain"], {}
        backup, export = self.folder / "all.zip", self.folder / "all.json"
        found["backup"] = costs(trainer.session.journal.back_up_daily)
        found["locked backup"] = costs(self.trainers["locked"].session.journal.back_up_daily)
        trainer.backups.make(backup)
        run((PROGRAM, "export", "--to", "json", str(export)), self.homes["plain"])
        records = trainer.session.journal.ids()

        def restore() -> None:
            new = Trainer(folders(self.folder / "restored"), self.now)
            new.backups.restore(new.backups.look_into(backup), quietly)
            assert new.session.journal.ids() == records

        def take() -> None:
            new = Trainer(folders(self.folder / "imported"), self.now)
            take_over(new.session, look_into(new.session, "nc-tui", export), quietly)
            assert new.session.journal.ids() == records

        tell(f"{len(records)} records")
        return found | {"restore": costs(restore), "import": costs(take)}

    def saves(self, times: int) -> dict[str, tuple[list[float], list[float]]]:
        """The seconds until a record is on disk, by the clock and of the processor."""
        found: dict[str, tuple[list[float], list[float]]] = {name: ([], []) for name in self.trainers}
        for turn in range(times):
            for name, trainer in self.trainers.items():
                exercise = list(trainer.exercises)[turn % len(trainer.exercises)]
                details = OutcomeDetails(predicted=4, after=2, note=f"note {turn}")
                begun, started = spent(), time.perf_counter()
                trainer.practice.record(exercise, "done", trainer.today, details)
                found[name][0].append(time.perf_counter() - started)
                found[name][1].append(spent() - begun)
        return found

    def opening(self, rounds: int) -> dict[str, float]:
        """Seconds to open the lock, and those of pyrage for the same key file."""
        from pyrage import passphrase

        path = keys.folder(folders(self.homes["locked"])) / f"{self.key.name}.passphrase"
        inside = path.read_bytes().partition(b"\n")[2]
        measures: dict[str, Callable[[], float]] = {
            "ours": lambda: costs(lambda: self.lock.opened(self.lock.open(PASSPHRASE))),
            "pyrage": lambda: costs(lambda: passphrase.decrypt(inside, PASSPHRASE)),
        }
        return in_turns(measures, rounds)

    def screens(self, rounds: int) -> dict[str, float]:
        """Seconds of the processor to the first screen, once the key is open."""
        title = json.loads(run((PROGRAM, "today", "--json"), self.homes["plain"]))["plan"][0]["title"]

        def first(home: Path, identity: str) -> float:
            words = (sys.executable, "-m", "tests.bench.opened_app")
            with Terminal(words, environment(home) | {"BENCH_IDENTITY": identity}) as terminal:
                terminal.wait_for(title)
                terminal.settle(BETWEEN_FRAMES)
                fields = Path(f"/proc/{terminal.pid}/stat").read_text().rpartition(")")[2].split()
                return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

        return in_turns(
            {
                "plain": lambda: first(self.homes["plain"], ""),
                "locked": lambda: first(self.homes["locked"], self.key.identity),
            },
            rounds,
        )


def rows(kept: Kept, quick: bool) -> list[tuple[str, float, float | None, str]]:
    """What was measured: name, value, limit, unit."""
    taking, saves = kept.taking_in(), kept.saves(30 if quick else 100)
    tell("measured: taking in and saving")
    opening, screens = kept.opening(3 if quick else 9), kept.screens(3 if quick else 9)
    return [
        ("a backup of the day", taking["backup"] * 1000, 50, "ms"),
        ("a backup of the day, locked", taking["locked backup"] * 1000, 50, "ms"),
        ("bringing back all of a backup", taking["restore"], 10, "s"),
        ("importing all of an export", taking["import"], 10, "s"),
        ("turning the lock on", kept.turning_on, None, "s"),
        ("opening the lock ÷ pyrage's own decryption", opening["ours"] / opening["pyrage"], 1.2, ""),
        ("first screen with the key ÷ the plain one", screens["locked"] / screens["plain"], 1.1, ""),
        ("record saved, locked, p95, by the clock", p95(saves["locked"][0]) * 1000, 20, "ms"),
        ("record saved, locked, p95, processor", p95(saves["locked"][1]) * 1000, None, "ms"),
        ("record saved, plain, p95, by the clock", p95(saves["plain"][0]) * 1000, None, "ms"),
        ("record saved, plain, p95, processor", p95(saves["plain"][1]) * 1000, None, "ms"),
    ]


def main() -> None:
    """Measure it all and print it beside its limits."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.keeping", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer runs, for a first look")
    parser.add_argument("--made", type=Path, help="a home that holds the demo's ten years already")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="nc-tui-bench-") as folder:
        measured = rows(Kept(Path(folder), given.made), given.quick)
    for name, value, limit, unit in measured:
        line = f"{name:50} {value:>8.2f} {unit:2}"
        tell(line if limit is None else f"{line} {limit:>7g} {unit:2}  {'ok' if value <= limit else 'over'}")


if __name__ == "__main__":
    main()
