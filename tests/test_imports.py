"""What is loaded for what, and that nothing ever asks the network. Each case is a process of its own."""

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from nc_tui import practice
from nc_tui.library import cache
from nc_tui.library.reading import load
from nc_tui.trainer.session import CONTENT_COPIES

SCREENS = {"textual", "rich"}
DATABASE = {"tinydb"}
ROOMS = {
    "trainer": (
        *("afterwards", "backups", "content", "correcting", "diary", "helping", "letters", "likings"),
        *("locking", "rehearsing", "undo", "weeks"),
    ),
    "journal": ("backup_zip", "encrypting", "mending", "uniting", "writing"),
    "library": ("assembling", "nearest"),
    "trainer.views": ("courses", "distances", "progress"),
    "practice": (
        *("branching", "closing", "region", "rehearsing", "slip_moment", "waves", "what_changes"),
        "written_before",
    ),
}
LATER = {f"nc_tui.{room}.{name}" for room, names in ROOMS.items() for name in names} | {
    *("dateutil", "signal", "tomlkit", "tomllib", "zoneinfo")
}
"""What Today can be told without, once the library was read: it is loaded where it is used."""
PROMPTS = [("--version",), ("status",), ("status", "--json")]
"""What prompts ask for, which needs no parser."""
WATCH = """
import sys
asked = []
sys.addaudithook(lambda event, _: asked.append(event) if event.startswith(("socket.", "urllib.")) else None)
sys.argv = ["nc-tui", *sys.argv[1:]]
try:
    from nc_tui.cli import main
    main()
except SystemExit as ended:
    assert not ended.code, ended.code
finally:
    sys.stderr.write("\\n".join(["LOADED", *sys.modules, "ASKED", *asked]))
"""


def watched(words: tuple[str, ...]) -> tuple[set[str], list[str]]:
    """The modules that a call loads, and what it asked of the network."""
    environment = os.environ | {"NC_TUI_NOW": "2026-11-23T07:30+01:00"}
    ended = subprocess.run(
        [sys.executable, "-c", WATCH, *words], env=environment, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stderr[-2000:]
    loaded, _, asked = ended.stderr.partition("LOADED\n")[2].partition("\nASKED")
    return set(loaded.splitlines()), asked.split()


@pytest.mark.parametrize(
    "words",
    [
        ("--version",),
        ("status",),
        ("status", "--json"),
        ("status", "--format", "{streak}"),
        ("today",),
        ("today", "--json"),
        ("ready",),
        ("content", "list"),
        ("export", "--to", "json"),
        ("--help",),
        ("completion", "fish"),
    ],
    ids=" ".join,
)
def test_reading_loads_neither_screens_nor_database(words: tuple[str, ...]) -> None:
    loaded, asked = watched(words)
    assert not loaded & (SCREENS | DATABASE)
    assert "socket" not in loaded
    assert asked == []
    assert words not in PROMPTS or "click" not in loaded


@pytest.mark.parametrize("words", [("today",), ("status",)], ids=" ".join)
def test_what_tells_of_today_loads_nothing_that_it_can_do_without(
    words: tuple[str, ...], home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert all(map(find_spec, LATER))
    monkeypatch.setattr(cache, "FRESH", 0)
    load(home / "config" / "exercises", home / "state" / CONTENT_COPIES[0])
    loaded, _ = watched(words)
    assert "nc_tui.trainer.views.today" in loaded
    assert not loaded & LATER


@pytest.mark.parametrize(
    "words",
    [
        ("log", "listening-one-open-question"),
        ("check",),
        ("demo", "--days", "3", "--write-only", "--home", "demo"),
    ],
    ids=" ".join,
)
def test_writing_loads_no_screens_and_asks_nobody(
    words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    loaded, asked = watched(words)
    assert not loaded & SCREENS
    assert asked == []


def test_the_rules_load_neither_screens_nor_database_nor_files() -> None:
    names = sorted(
        f"nc_tui.practice.{path.stem}" for path in Path(practice.__file__).parent.glob("[a-z]*.py")
    )
    code = f"import sys\nfor name in {names}: __import__(name)\nsys.stdout.write(' '.join(sys.modules))"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    loaded = set(shown.split())
    assert "nc_tui.practice.plan" in loaded
    assert not {name.partition(".")[0] for name in loaded} & (SCREENS | DATABASE | {"click", "platformdirs"})
    assert not {
        name for name in loaded if name.startswith("nc_tui.") and not name.startswith("nc_tui.practice")
    }
