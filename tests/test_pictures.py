"""The pictures in ``docs/``: they show made-up people only, and nothing of the machine that they were made on."""

import re
from pathlib import Path

from tests.pictures import FOLDER, HOME, PAGES, SIZES, THEMES, home_in, shown

ROOT = Path(__file__).parent.parent
OF_A_MACHINE = re.compile(r"/tmp/|/home/|/Users/|/root/|/private/|/var/|/work/|[A-Z]:\\\\")
"""Paths that say where a picture was made."""


def test_no_picture_says_where_it_was_made() -> None:
    found = {
        path.name: match.group()
        for path in sorted((ROOT / "docs").rglob("*.svg"))
        if (match := OF_A_MACHINE.search(path.read_text(encoding="utf-8")))
    }
    assert found == {}


def test_a_home_is_shown_as_the_usual_one_and_its_line_keeps_its_length() -> None:
    home = home_in("/tmp/tmpabc_1234")
    assert len(home) == len(HOME)
    line = f"Saved in {home}/config/settings.toml  "
    long = f"Saved in /var/folders/zz/a-long-one{home}/config"
    drawn = [[(line, "#fff", "#000", False, False)], [(long, "#fff", "#000", True, False)]]
    told = shown(drawn, home)
    assert told[0] == [(f"Saved in {HOME}/config/settings.toml  ", "#fff", "#000", False, False)]
    longer = shown(drawn, f"/var/folders/zz/a-long-one{home}")[1][0]
    assert longer[0].rstrip() == f"Saved in {HOME}/config"
    assert len(longer[0]) == len(long)


def test_every_page_has_a_picture_at_each_size_and_in_each_theme() -> None:
    wanted = {
        f"{name}-{width}x{height}-{theme}.svg"
        for name in PAGES
        for width, height in SIZES
        for theme in THEMES
    }
    assert {path.name for path in FOLDER.glob("*.svg")} == {*wanted, "morning.svg"}
