"""A sound rehearsal in a file, which each mutant of the checks starts from: the template without its comments, as a
talk of the second level that rests on a source of the small library."""

import re

from nc_tui.library.reading import rehearsal_template
from tests.library.samples import changed


def _plain(text: str) -> str:
    """A file without its comments."""
    lines = (re.sub(r"  # .*$", "", line) for line in text.splitlines() if not line.startswith("#"))
    return "\n".join(lines) + "\n"


SOUND = changed(
    _plain(rehearsal_template("timo-waits")).replace("Enno", "Timo"),
    ('title = "Timo at the ticket desk"', 'title = "Timo waits"'),
    ("level = 1", "level = 2"),
    ('words = ["late", "waiting"]', 'words = ["late"]'),
    ('"weger-2014"', '"eyal-2018"'),
)
