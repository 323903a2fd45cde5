"""The README's pictures, made from the demo: ``python -m tests.pictures`` writes them to ``docs/``."""

import asyncio
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from nc_tui.app.app import NcTui
from nc_tui.journal.folders import folders
from nc_tui.trainer import Trainer

MORNING = "2026-11-23T07:42:00+01:00"
SEED, DAYS = "11", "110"


def open_today(_app: NcTui) -> None:
    """Today is there already."""


def open_exercise(app: NcTui) -> None:
    """The overview of an exercise."""
    app.go("exercise", exercise_id="listening-one-open-question")


def open_progress(app: NcTui) -> None:
    """The page of the pictures."""
    app.action_go("progress")


PICTURES: Sequence[tuple[str, tuple[int, int], Callable[[NcTui], None]]] = (
    ("today", (84, 22), open_today),
    ("exercise", (84, 26), open_exercise),
    ("progress", (124, 32), open_progress),
)


async def picture(home: Path, size: tuple[int, int], show: Callable[[NcTui], None]) -> str:
    """The screen that is shown, as SVG without any reference to a font from the network."""
    app = NcTui(Trainer(folders(home), lambda: datetime.fromisoformat(MORNING)))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        show(app)
        await pilot.pause(0.3)
        svg = app.export_screenshot(title="nc-tui")
    return re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL)


def main() -> None:
    """Write them all."""
    docs = Path(__file__).parent.parent / "docs"
    docs.mkdir(exist_ok=True)
    for name, size, show in PICTURES:
        with tempfile.TemporaryDirectory() as folder:
            demo = ["demo", "--days", DAYS, "--seed", SEED, "--home", folder, "--write-only"]
            environment = {**os.environ, "NC_TUI_NOW": MORNING}
            subprocess.run(
                [sys.executable, "-m", "nc_tui", *demo],
                check=True,
                env=environment,
                stdout=subprocess.DEVNULL,
            )
            (docs / f"{name}.svg").write_text(
                asyncio.run(picture(Path(folder), size, show)), encoding="utf-8"
            )


if __name__ == "__main__":
    main()
