"""``python -m tests.bench.rooms``: what a key costs in an urge, an exercise and a rehearsal: the processor's time
until its first frame, which hardly depends on what else runs, and the bytes sent."""

import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.bench.__main__ import A_LOOK, PROGRAM, environment, p95, run
from tests.bench.drawn import DAYS, SEED
from tests.bench.terminal import Terminal

AT_MOST = 50
"""Milliseconds that 95 of 100 keys may take."""
F2, F3, PALETTE = "\x1bOQ", "\x1bOR", "\x10"
SETTLED, WATCHED = 0.3, 5.0
"""Seconds after a key in which nothing more is measured, and those for which a ring is watched."""
EXERCISE, REHEARSAL = "Sounds, near", "Good news from"


class Cost(NamedTuple):
    """Milliseconds of the processor until the frame, and bytes of it."""

    cpu: float
    bytes: int


def cpu(pid: int) -> float:
    """Milliseconds that a program has had the processor, all its threads together (Linux)."""
    tasks = Path(f"/proc/{pid}/task").iterdir()
    return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e6


def pressed(terminal: Terminal, keys: Sequence[str]) -> Iterator[Cost]:
    """What each key costs that shows something."""
    for key in keys:
        before, sent = cpu(terminal.pid), terminal.bytes
        shown = terminal.press(key)
        cost = Cost(cpu(terminal.pid) - before, terminal.bytes - sent)
        watch(terminal, SETTLED)
        if shown is not None:
            yield cost


def watch(terminal: Terminal, seconds: float) -> None:
    """Read what is drawn for so long; a ring never rests."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        terminal.look(end - time.perf_counter())


def find(terminal: Terminal, words: str) -> None:
    """Open what the palette finds."""
    terminal.press(PALETTE)
    watch(terminal, A_LOOK)
    for letter in words:
        terminal.press(letter)
    watch(terminal, A_LOOK)
    terminal.press("\r")
    watch(terminal, A_LOOK)


def tell(name: str, costs: Sequence[Cost]) -> None:
    """A line of the table."""
    slow = p95([one.cpu for one in costs])
    most = max(one.bytes for one in costs)
    mean = sum(one.cpu for one in costs) / len(costs)
    over = "  over" if slow > AT_MOST else ""
    sys.stdout.write(f"{name:12} {len(costs):>4} {mean:>6.0f} {slow:>6.0f} {most:>8}{over}\n")


def main() -> None:
    """Measure, and print."""
    with tempfile.TemporaryDirectory(prefix="nc-tui-rooms-") as folder:
        home = Path(folder) / "home"
        run((PROGRAM, "demo", "--days", DAYS, "--seed", SEED, "--home", str(home), "--write-only"), home)
        sys.stdout.write(
            f"{'page':12} {'keys':>4} {'mean':>6} {'p95':>6} {'bytes':>8}   ms of the processor\n"
        )
        with Terminal((PROGRAM,), environment(home) | {"TEXTUAL_ANIMATIONS": "none"}) as terminal:
            terminal.wait_for("Today")
            watch(terminal, A_LOOK)
            find(terminal, EXERCISE)
            tell("exercise", [*pressed(terminal, (*[F2] * 4, *[F3] * 4) * 3)])
            terminal.press("\x1b")
            watch(terminal, A_LOOK)
            find(terminal, REHEARSAL)
            terminal.press("3")
            watch(terminal, A_LOOK)
            tell("rehearsal", [*pressed(terminal, "22b22b22b2bb2b22b2bb2b")])
            terminal.press("\x1b")
            watch(terminal, A_LOOK)
            terminal.press("u")
            watch(terminal, A_LOOK)
            tell("urge", [*pressed(terminal, "7654365436543")])
        with Terminal((PROGRAM,), environment(home)) as terminal:
            terminal.wait_for("Today")
            watch(terminal, A_LOOK)
            terminal.press("u")
            watch(terminal, A_LOOK)
            before, sent = cpu(terminal.pid), terminal.bytes
            watch(terminal, WATCHED)
            used, drawn = (cpu(terminal.pid) - before) / WATCHED, (terminal.bytes - sent) / WATCHED
            sys.stdout.write(f"the ring     {used:.0f} ms of the processor and {drawn:.0f} bytes a second\n")


if __name__ == "__main__":
    main()
