"""Reading a journal loads nothing that is only needed for writing."""

import subprocess
import sys
from pathlib import Path

from nc_tui.journal.journal import Journal
from tests.journal.examples import TODAY, fill, journal_at
from tests.journal.tracing import ROOT

READ = """
import sys
from datetime import date, datetime
from pathlib import Path
from nc_tui.journal.drafts import Drafts
from nc_tui.journal.folders import folders
from nc_tui.journal.journal import Journal
from nc_tui.journal.settings_file import read_settings
place = folders(Path(sys.argv[1]))
journal = Journal(place, datetime.now)
history = journal.history(date(2026, 11, 23))
read_settings(place)
Drafts(place).keys()
print(len(history.recent), len(history.digests), *sys.modules)
"""
HEAVY = {
    "tinydb",
    "json",
    "tomllib",
    "tomlkit",
    "platformdirs",
    "textual",
    "click",
    "dataclasses",
    "logging",
    "tempfile",
    "shutil",
    "subprocess",
    "random",
    "secrets",
    "hashlib",
    "socket",
    "asyncio",
}


def test_reading_loads_neither_tinydb_nor_json(journal: Journal, home: Path) -> None:
    fill(journal, 5)
    journal.append_many(
        [
            (fill_in.data, TODAY.replace(year=2020), fill_in.at)
            for fill_in in journal.records()
            if fill_in.data
        ]
    )
    command = [sys.executable, "-c", READ, str(home)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    recent, digests, *modules = done.stdout.split()
    assert (recent, digests) == ("5", "1")
    assert HEAVY & set(modules) == set()
    assert len(journal_at(home).records()) == 10
