"""The README's pictures, made from the demo: ``python -m tests.pictures`` writes them to ``docs/``."""

import asyncio
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from nc_tui.app.app import NcTui
from nc_tui.journal.folders import folders
from nc_tui.trainer import Trainer

MORNING = "2026-11-23T07:42:00+01:00"
PICTURES: Sequence[tuple[str, tuple[int, int], tuple[str, ...]]] = (
    ("today", (84, 24), ()),
    ("exercise", (84, 24), ("down", "down", "down", "down", "enter")),
    ("progress", (120, 34), ("4",)),
)


async def picture(home: Path, size: tuple[int, int], keys: Sequence[str]) -> str:
    """The screen after some keys, as SVG without any reference to a font from the network."""
    app = NcTui(Trainer(folders(home), lambda: datetime.fromisoformat(MORNING)))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()
        svg = app.export_screenshot(title="nc-tui")
    return re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL)


def main() -> None:
    """Write them all."""
    docs = Path(__file__).parent.parent / "docs"
    docs.mkdir(exist_ok=True)
    for name, size, keys in PICTURES:
        with tempfile.TemporaryDirectory() as folder:
            demo = ["demo", "--days", "150", "--seed", "3", "--home", folder, "--write-only"]
            environment = {**os.environ, "NC_TUI_NOW": MORNING}
            subprocess.run(
                [sys.executable, "-m", "nc_tui", *demo],
                check=True,
                env=environment,
                stdout=subprocess.DEVNULL,
            )
            (docs / f"{name}.svg").write_text(
                asyncio.run(picture(Path(folder), size, keys)), encoding="utf-8"
            )


if __name__ == "__main__":
    main()
