"""The pages as they stand on the screen, cell by cell: ``python -m tests.frames`` prints a line for each, which
is the same on every Python and with every version of Textual that the program allows to be the same."""

import asyncio
import hashlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from nc_tui.app.app import NcTui
from nc_tui.journal.folders import folders
from nc_tui.trainer import Trainer
from tests.app.looking import app_of, press, settled, until

SIZES = ((80, 24), (40, 20), (160, 50))
KEYS: Mapping[str, tuple[str, ...]] = {
    "today": (),
    "path": ("2",),
    "when": ("3",),
    "progress": ("4",),
    "ready": ("5",),
    "help": ("!",),
    "keys": ("?",),
    "settings": ("comma",),
    "exercise": (),
}
"""Pages, and the keys that lead there from Today. An exercise is opened by its name: what enter opens depends on
the line that is chosen."""
EXERCISE = "listening-one-open-question"

MORNING = "2026-11-23T07:42:00+01:00"
SEED, DAYS = "3", "120"

Frame = list[list[tuple[str, str]]]
"""Lines of cells, each a sign with its style."""


async def open_by_keys(pilot: Pilot[None], name: str) -> None:
    """Open a page from Today, and wait until it stands. Its cursor doesn't blink."""
    today = pilot.app.screen
    await press(pilot, *KEYS[name])
    if name == "exercise":
        app_of(pilot).go("exercise", exercise_id=EXERCISE)
    if name != "today":
        await until(pilot, lambda: pilot.app.screen is not today, f"the page of {name}")
    await settled(pilot)
    for field in pilot.app.screen.query("Input, TextArea"):
        if isinstance(field, Input | TextArea):
            field.cursor_blink = False
    await settled(pilot)


def frame(pilot: Pilot[None]) -> Frame:
    """What stands on the screen."""
    strips = pilot.app.screen._compositor.render_strips(pilot.app.size)
    return [
        [(sign, style) for text, style in [(one.text, str(one.style)) for one in strip] for sign in text]
        for strip in strips
    ]


def text_of(cells: Frame) -> list[str]:
    """The lines without their styles."""
    return ["".join(sign for sign, _ in line).rstrip() for line in cells]


def digest(cells: Frame) -> str:
    """Sixteen signs that stand for a frame."""
    return hashlib.sha256(repr(cells).encode()).hexdigest()[:16]


async def main(home: Path) -> None:
    """Print the size, the name and the digest of each page, opened by its keys as soon as the app runs. The
    settings name the folder of the journal and are left out."""
    for width, height in SIZES:
        for name in KEYS:
            if name == "settings":
                continue
            app = NcTui(Trainer(folders(home), lambda: datetime.fromisoformat(MORNING)))
            async with app.run_test(size=(width, height)) as pilot:
                await open_by_keys(pilot, name)
                sys.stdout.write(f"{width}x{height} {name} {digest(frame(pilot))}\n")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        demo = ["demo", "--days", DAYS, "--seed", SEED, "--home", folder, "--write-only"]
        subprocess.run(
            [sys.executable, "-m", "nc_tui", *demo],
            check=True,
            env={**os.environ, "NC_TUI_NOW": MORNING},
            stdout=subprocess.DEVNULL,
        )
        asyncio.run(main(Path(folder)))
