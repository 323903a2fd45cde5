"""Pictures of every page, made from the demo: ``python -m tests.pictures [NAME …]`` writes them to ``docs/pictures/``, at
two sizes and in both themes, and a morning in a few frames; with names, only those pages."""

import argparse
import asyncio
import os
import subprocess
import sys
import tempfile
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from itertools import product
from pathlib import Path

from msgspec.structs import replace

from nc_tui.app.app import NcTui
from nc_tui.app.routes import TABLE
from nc_tui.journal.folders import folders
from nc_tui.trainer import Trainer
from tests.app.everywhere import every_page
from tests.app.looking import app_of, open_page, press, settled
from tests.arrived import AFTER_STATES, bring_to, write_evidence
from tests.clock import SetClock
from tests.drawing import Drawn, drawn, picture

FOLDER = Path(__file__).parent.parent / "docs" / "pictures"
MORNING = "2026-11-23T07:42:00+01:00"
SEED, DAYS = "11", "110"
SIZES = ((80, 24), (120, 35))
THEMES = ("dusk", "dawn")
HOME = "~/.local/share/nc-tui"
"""Where the journal is, as pictures show it: they tell nothing of the machine that they were made on."""

SHOWN_EXERCISE = "listening-one-open-question"
PAGES = tuple(route.name for route in TABLE)
WHOSE: Mapping[str, str] = {
    "welcome": "newcomer",
    "beginning": "newcomer",
    "care-questions": "newcomer",
    "back": "returning",
    "review": "ready",
    "answer": "ready",
    "let-go": "ready",
    "after": "resting",
    "after-words": "resting",
    "after-check": "check",
    "after-told": "waiting",
}
"""Pages that show the journal of somebody else than the demo's person: of who opens it for the first time, comes
back after four days, has everything met that the list asks for, or is at this state of After."""
A_MORNING: Sequence[tuple[str, float]] = (
    ("", 2.5),
    ("d", 1.6),
    ("6", 1.4),
    ("2", 2.2),
    ("enter", 3.0),
    ("escape", 1.2),
    ("4", 3.5),
)
"""Keys one after the other, with the seconds that what they show stays."""


def home_in(folder: str) -> str:
    """A home below a folder, as long as what pictures show in its place, so that lines break alike."""
    return str(Path(folder, "h" * max(1, len(HOME) - len(folder) - 1)))


def shown(screen: Drawn, home: str) -> Drawn:
    """What was drawn, with ``HOME`` in place of the home."""
    return [[(_shown(run[0], home), *run[1:]) for run in runs] for runs in screen]


def _shown(text: str, home: str) -> str:
    return text.replace(home, HOME).ljust(len(text)) if home in text else text


def made(folder: str, theme: str, whose: str = "demo") -> NcTui:
    """The app on a made-up person's journal."""
    clock = SetClock(datetime.fromisoformat(MORNING))
    if whose in ("demo", "returning"):
        demo = ["demo", "--days", DAYS, "--seed", SEED, "--home", folder, "--write-only"]
        environment = {**os.environ, "NC_TUI_NOW": MORNING}
        subprocess.run(
            [sys.executable, "-m", "nc_tui", *demo], check=True, env=environment, stdout=subprocess.DEVNULL
        )
    trainer = Trainer(folders(Path(folder)), clock)
    if whose == "returning":
        clock.forward(days=4)
    elif whose == "ready":
        write_evidence(trainer)
    elif whose in AFTER_STATES:
        bring_to(whose, trainer, clock)
    trainer.session.choose(replace(trainer.settings, theme=theme, welcomed=whose != "newcomer"))
    app = NcTui(trainer)
    app.animation_level = "none"  # else a picture is of the middle of some motion
    return app


async def pages(app: NcTui, size: tuple[int, int], theme: str, names: Collection[str]) -> None:
    """Write a picture of each of these pages."""
    home = str(app.trainer.session.folders.config.parent)
    given = dict(every_page(app.trainer)) | {"exercise": {"exercise_id": SHOWN_EXERCISE}}
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        ground = app.current_theme.background or "#000000"
        for name in names:
            await open_page(pilot, "today")
            if name != "today":
                await open_page(pilot, name, **given[name])
            about = f"nc-tui: {name.replace('-', ' ')}"
            file = FOLDER / f"{name}-{size[0]}x{size[1]}-{theme}.svg"
            file.write_text(picture([(shown(drawn(pilot), home), 1.0)], ground, about), encoding="utf-8")


async def morning(app: NcTui) -> None:
    """Write a morning: each frame is what the screen shows after a key."""
    async with app.run_test(size=SIZES[0]) as pilot:
        await settled(pilot)
        frames = []
        for key, seconds in A_MORNING:
            if key:
                await press(pilot, key)
            frames.append((drawn(pilot), seconds))
        ground = app_of(pilot).current_theme.background or "#000000"
    (FOLDER / "morning.svg").write_text(
        picture(frames, ground, "nc-tui: a morning, key by key"), encoding="utf-8"
    )


def main() -> None:
    """Write them, in the colours of a terminal that has them."""
    parser = argparse.ArgumentParser(prog="python -m tests.pictures", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="one of: " + ", ".join(PAGES))
    names = parser.parse_args().names
    if unknown := [name for name in names if name not in PAGES]:
        parser.error(f"no picture is called {unknown[0]}; there are {', '.join(PAGES)}")
    os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
    os.environ.pop("NO_COLOR", None)
    FOLDER.mkdir(exist_ok=True, parents=True)
    wanted: dict[str, list[str]] = {}
    for name in names or PAGES:
        wanted.setdefault(WHOSE.get(name, "demo"), []).append(name)
    for whose, theme, size in product(wanted, THEMES, SIZES):
        with tempfile.TemporaryDirectory() as folder:
            asyncio.run(pages(made(home_in(folder), theme, whose), size, theme, wanted[whose]))
    if names:
        return
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(morning(made(home_in(folder), THEMES[0])))


if __name__ == "__main__":
    main()
