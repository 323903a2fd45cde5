"""``python -m tests.bench.drawn``: how many bytes the terminal is sent for a key, page by page. Over ssh, bytes are
what flickers. With ``--write`` the figures become the ones that later pages are held against."""

import argparse
import json
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.bench.__main__ import A_LOOK, DOWN, ESC, PROGRAM, UP, environment, run
from tests.bench.terminal import Terminal

BEFORE = Path(__file__).with_name("drawn.json")
"""Bytes as they were before the pages were drawn anew."""
LEFT, RIGHT = "\x1b[D", "\x1b[C"
AT_MOST = 1.5
"""How many times the largest figure of before a page may send for a key."""
DAYS, SEED = "120", "3"
SETTLED = 1.0

PAGES: Mapping[str, tuple[str, Sequence[str]]] = {
    "today": ("1", (DOWN, DOWN, UP, UP)),
    "path": ("2", (DOWN, DOWN, UP)),
    "when": ("3", (DOWN, DOWN, UP)),
    "progress": ("4", (DOWN, DOWN, UP)),
    "ready": ("5", (DOWN, DOWN, UP)),
    "journal": ("6", (DOWN, DOWN, UP, "m")),
    "week": ("w", (LEFT, RIGHT, DOWN)),
    "settings": (",", (DOWN, DOWN, UP)),
    "evidence": ("e", (DOWN, UP)),
    "help": ("!", (DOWN, UP)),
    "keys": ("?", (DOWN, UP)),
}
"""For each page the key that opens it, and keys pressed there. The urge is left out: its circle never rests."""


def measured(home: Path) -> dict[str, dict[str, int]]:
    """For each page the bytes of opening it and the most that a key on it sends, at 80×24."""
    found = {}
    with Terminal((PROGRAM,), environment(home)) as terminal:
        terminal.wait_for("Today")
        terminal.settle(A_LOOK)
        for name, (way, keys) in PAGES.items():
            opened = sent(terminal, way)
            found[name] = {"open": opened, "key": max(sent(terminal, key) for key in keys)}
            terminal.press(ESC)
            terminal.settle(SETTLED)
    return found


def sent(terminal: Terminal, key: str) -> int:
    """Bytes that come for a key, until nothing more comes for a moment."""
    before = terminal.bytes
    terminal.press(key)
    terminal.settle(SETTLED)
    return terminal.bytes - before


def main() -> None:
    """Measure, and print the figures beside those of before."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.drawn", description=__doc__)
    parser.add_argument("--write", action="store_true", help="take these figures as the ones of before")
    writes: bool = parser.parse_args().write
    with tempfile.TemporaryDirectory(prefix="nc-tui-drawn-") as folder:
        home = Path(folder) / "home"
        run((PROGRAM, "demo", "--days", DAYS, "--seed", SEED, "--home", str(home), "--write-only"), home)
        found = measured(home)
    if writes:
        BEFORE.write_text(json.dumps(found, indent=2) + "\n")
    before = json.loads(BEFORE.read_text())
    limits = {what: AT_MOST * max(page[what] for page in before.values()) for what in ("open", "key")}
    sys.stdout.write(f"{'page':10} {'open':>6} {'before':>7} {'key':>6} {'before':>7}\n")
    for name, page in found.items():
        was = before.get(name, {})
        over = [what for what, limit in limits.items() if page[what] > limit]
        line = f"{name:10} {page['open']:>6} {was.get('open', 0):>7} {page['key']:>6} {was.get('key', 0):>7}"
        sys.stdout.write(line + (f"  over: {', '.join(over)}" if over else "") + "\n")
    sys.stdout.write(f"at most    {limits['open']:>6.0f} {'':7} {limits['key']:>6.0f}\n")


if __name__ == "__main__":
    main()
