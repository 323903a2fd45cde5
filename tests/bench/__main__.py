"""``python -m tests.bench``: start-up, keys, saving, status and memory, as ratios in one run.

Everything is measured on the demo's journals of one year and of ten, in turns with what it is compared
to, so that a busy machine slows both sides alike. Absolute times are noise; the ratios count.
"""

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path

from tests.bench.bare_app import FIRST_WORDS
from tests.bench.journal_page import Costs, costs
from tests.bench.terminal import BETWEEN_FRAMES, Terminal

NOW = "2026-11-23T07:30+01:00"
YEARS = {"1 year": 365, "10 years": 3650}
PROGRAM = str(Path(sys.executable).with_name("nc-tui"))
DOWN = "\x1b[B"
UP = "\x1b[A"
ESC = "\x1b"
F10 = "\x1b[21~"
KEYS = (*"5421", DOWN, DOWN, UP, "?", ESC, F10, "2", DOWN, DOWN, UP, *"451!", ESC, DOWN, *"2531")
"""From page to page and from line to line. Each page is visited twice at least: once for the first time."""
A_LOOK = 1.0
"""Seconds that someone looks at the first page before the first key."""
SETTLE = 2.5
"""Seconds after which caches trust the times of files that were just written."""


def tell(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def environment(home: Path) -> dict[str, str]:
    """The environment of every measured program."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "LC_ALL") if name in os.environ}
    return kept | {
        "NC_TUI_HOME": str(home),
        "NC_TUI_NOW": NOW,
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "PYTHONDONTWRITEBYTECODE": "",
    }


def run(words: Sequence[str], home: Path) -> str:
    """What a program prints."""
    ended = subprocess.run(words, env=environment(home), check=False, capture_output=True, text=True)
    if ended.returncode:
        raise SystemExit(f"{' '.join(words)}: {ended.stderr.strip()}")
    return ended.stdout


def in_turns(measures: dict[str, Callable[[], float]], rounds: int) -> dict[str, float]:
    """The median of each measure; they take turns, after one turn that doesn't count."""
    found: dict[str, list[float]] = {name: [] for name in measures}
    for turn in range(rounds + 1):
        for name, measure in measures.items():
            value = measure()
            if turn:
                found[name].append(value)
    return {name: statistics.median(values) for name, values in found.items()}


def p95(values: Sequence[float]) -> float:
    """The value that 95 of 100 don't exceed."""
    return sorted(values)[max(0, -(-len(values) * 95 // 100) - 1)]


def took(words: Sequence[str], home: Path) -> float:
    """Seconds from starting a program to its end."""
    started = time.perf_counter()
    run(words, home)
    return time.perf_counter() - started


def status_anew(home: Path) -> float:
    """Seconds that status takes the first time after a record, without its kept answer."""
    (home / "state" / "status").unlink(missing_ok=True)
    return took((PROGRAM, "status"), home)


def first_screen(words: Sequence[str], home: Path, first_words: str) -> float:
    """Seconds until the words stand on the screen, its frame has ended, and a key pressed then has been
    answered."""
    with Terminal(words, environment(home)) as terminal:
        terminal.wait_for(first_words)
        terminal.settle(BETWEEN_FRAMES)
        shown = time.perf_counter() - terminal.started
        answered = terminal.press(DOWN)
        if answered is None:
            raise RuntimeError(f"{words} showed its first screen but didn't read a key")
        return shown + answered


def peak_of(
    words: Sequence[str], home: Path, first_words: str, keys: Sequence[str]
) -> tuple[float, list[float]]:
    """Peak memory in kB, and the seconds from each key to its frame, on a copy of the home, which was in use
    before: what a start keeps for the next one is there."""
    copy = home.with_name("copy")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(home, copy)
    time.sleep(SETTLE)
    for command in ("today", "when"):
        run((PROGRAM, command), copy)
    with Terminal(words, environment(copy)) as terminal:
        terminal.wait_for(first_words)
        terminal.settle(A_LOOK)
        times = []
        for key in keys:
            drawn = terminal.press(key)
            if drawn is not None:
                times.append(drawn)
            terminal.settle(0.3)
        return float(terminal.peak()), times


class Bench:
    """The journals, and what is measured on them."""

    def __init__(self, folder: Path, quick: bool) -> None:
        self.quick = quick
        self.bare = (sys.executable, "-m", "tests.bench.bare_app")
        self.homes = {name: folder / str(days) for name, days in YEARS.items()}
        self.first_words: dict[str, str] = {}
        for name, days in YEARS.items():
            home = self.homes[name]
            started = time.perf_counter()
            run((PROGRAM, "demo", "--days", str(days), "--home", str(home), "--write-only"), folder)
            tell(f"{name}: {days} days made in {time.perf_counter() - started:.1f} s")
        time.sleep(SETTLE)
        for name, home in self.homes.items():
            plan = json.loads(run((PROGRAM, "today", "--json"), home))["plan"]
            self.first_words[name] = plan[0]["title"]

    def screens(self) -> dict[str, float]:
        """Seconds to the first usable screen."""
        measures: dict[str, Callable[[], float]] = {
            "bare": lambda: first_screen(self.bare, self.homes["1 year"], FIRST_WORDS)
        }
        for name, home in self.homes.items():
            words = self.first_words[name]
            measures[name] = lambda home=home, words=words: first_screen((PROGRAM,), home, words)  # type: ignore[misc]
        return in_turns(measures, 3 if self.quick else 9)

    def keys_and_memory(self) -> tuple[dict[str, list[float]], dict[str, float]]:
        """The seconds that each key takes, and peak memory in kB."""
        times: dict[str, list[float]] = {name: [] for name in self.homes}
        memory: dict[str, list[float]] = {name: [] for name in ("bare", *self.homes)}
        for _ in range(1 if self.quick else 4):
            memory["bare"].append(peak_of(self.bare, self.homes["1 year"], FIRST_WORDS, (DOWN,))[0])
            for name, home in self.homes.items():
                peak, took_each = peak_of((PROGRAM,), home, self.first_words[name], KEYS)
                memory[name].append(peak)
                times[name] += took_each
        return (
            times,
            {name: statistics.median(values) for name, values in memory.items()},
        )

    def journal(self) -> Costs:
        """What the journal page costs on the longest journal."""
        name = list(self.homes)[-1]
        home, words = self.homes[name], self.first_words[name]
        return costs((PROGRAM,), environment(home), words, 1 if self.quick else 3)

    def saves(self) -> dict[str, list[float]]:
        """The seconds until each record is safely on disk."""
        from nc_tui.journal.folders import folders
        from nc_tui.trainer import OutcomeDetails, Trainer
        from nc_tui.wallclock import wall_clock

        found: dict[str, list[float]] = {name: [] for name in self.homes}
        trainers = {name: Trainer(folders(home), wall_clock(NOW)) for name, home in self.homes.items()}
        for turn in range(20 if self.quick else 100):
            for name, trainer in trainers.items():
                exercise = list(trainer.exercises)[turn % len(trainer.exercises)]
                day: date = trainer.today - timedelta(days=turn % 3)
                started = time.perf_counter()
                trainer.practice.record(
                    exercise, "done", day, OutcomeDetails(predicted=4, after=2, note=f"note {turn}")
                )
                found[name].append(time.perf_counter() - started)
        return {name: values[1:] for name, values in found.items()}

    def statuses(self) -> dict[str, float]:
        """Seconds that ``nc-tui status`` and ``python -c pass`` take."""
        measures: dict[str, Callable[[], float]] = {
            "pass": lambda: took((sys.executable, "-c", "pass"), self.homes["1 year"])
        }
        for name, home in self.homes.items():
            measures[f"{name}, anew"] = lambda home=home: status_anew(home)  # type: ignore[misc]
            measures[name] = lambda home=home: took((PROGRAM, "status"), home)  # type: ignore[misc]
        return in_turns(measures, 7 if self.quick else 31)


def rows(bench: Bench) -> list[tuple[str, float, float | None, str]]:
    """What was measured: name, value, limit, unit."""
    statuses = bench.statuses()
    tell("measured: status")
    screens = bench.screens()
    tell("measured: first screen")
    keys, memory = bench.keys_and_memory()
    tell("measured: keys and memory")
    journal = bench.journal()
    tell("measured: the journal page")
    saves = bench.saves()
    tell("measured: saving")
    long, short = "10 years", "1 year"
    middle = statistics.median
    return [
        ("first usable screen, 10 years ÷ bare app", screens[long] / screens["bare"], 1.25, ""),
        ("a later key → its frame, p95, 10 years", p95(keys[long]) * 1000, 50, "ms"),
        ("the journal page, first look, 10 years", middle(journal.look) * 1000, 100, "ms"),
        ("a key in the journal → its frame, p95, 10 years", p95(journal.keys) * 1000, 50, "ms"),
        ("a search's first hits, 10 years", max(journal.first_hits) * 1000, 500, "ms"),
        ("each further letter, p95, 10 years", p95(journal.letters) * 1000, 50, "ms"),
        ("record saved durably, p95, 10 years", p95(saves[long]) * 1000, 16, "ms"),
        ("nc-tui status, 10 years ÷ python -c pass", statuses[long] / statuses["pass"], 6, ""),
        (
            "the first status after a record ÷ python -c pass",
            statuses[f"{long}, anew"] / statuses["pass"],
            None,
            "",
        ),
        ("first usable screen, 10 years ÷ 1 year", screens[long] / screens[short], 1.3, ""),
        ("a later key, median, 10 years ÷ 1 year", middle(keys[long]) / middle(keys[short]), 1.3, ""),
        ("record saved, median, 10 years ÷ 1 year", middle(saves[long]) / middle(saves[short]), 1.3, ""),
        ("nc-tui status, 10 years ÷ 1 year", statuses[long] / statuses[short], 1.3, ""),
        ("peak memory, 10 years ÷ bare app", memory[long] / memory["bare"], 1.5, ""),
        ("peak memory, 10 years ÷ 1 year", memory[long] / memory[short], 1.3, ""),
    ]


def main() -> None:
    """Measure everything and print it beside its limits."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer runs, for a first look")
    quick: bool = parser.parse_args().quick
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    tell(f"Python {platform.python_version()}, {machine}")
    with tempfile.TemporaryDirectory(prefix="nc-tui-bench-") as folder:
        measured = rows(Bench(Path(folder), quick))
    tell(f"\n{'what':50} {'measured':>10} {'at most':>10}")
    for name, value, limit, unit in measured:
        line = f"{name:50} {value:>7.2f} {unit:2}"
        tell(line if limit is None else f"{line} {limit:>7g} {unit:2}  {'ok' if value <= limit else 'over'}")


if __name__ == "__main__":
    main()
