"""Loop Habit Tracker's zip, as "Export as CSV" makes it: ``Habits.csv`` (``Position,Name,…``), and below a
folder for each habit (``001 Meditate/``) ``Checkmarks.csv`` with ``Date,Value,Notes``, in early versions
without that header and without notes. The one at the top has a column for each habit, but doesn't quote
their names, so it only counts where there are no folders. Sources: HabitsCSVExporter.kt, HabitList.kt and
Entry.kt in uhabits-core of github.com/iSoron/uhabits.

Values are words or numbers: YES_MANUAL 2, YES_AUTO 1 (wasn't due), NO 0, UNKNOWN -1, SKIP 3 (-3 for a
time); habits that are measured have thousandths. No is what Loop writes for any day without a yes, so
only a yes is an answer.
"""

import re
from collections.abc import Iterator

from nc_tui.journal.archive import BROKEN, contents
from nc_tui.journal.errors import RefusedError
from nc_tui.journal.importing.habits import Habits
from nc_tui.journal.importing.reading import Given, Taken
from nc_tui.journal.importing.tables import as_text, day_in, rows

_MARKS = "Checkmarks.csv"
_YES = {"2", "YES_MANUAL"}
_NOTHING = {"", "0", "1", "-1", "NO", "YES_AUTO", "UNKNOWN"}
_SKIP = {"3", "-3", "SKIP"}
_FOLDER = re.compile(r"(?:.*/)?(\d{3,})\s*([^/]*)/Checkmarks\.csv")
Mark = tuple[str, str, str, str, str]
"""Where it stands, the habit, the day, the value and the note."""


def read(raw: bytes, given: Given) -> Taken:
    """The practices in it, and the letters. Raises RefusedError where it is no such zip."""
    try:
        files = {name: content for name, content in contents(raw) if name.endswith(".csv")}
    except BROKEN as error:
        raise RefusedError("it isn't a zip, or a damaged one. Choose another file.") from error
    if not any(name.endswith(_MARKS) for name in files):
        raise RefusedError("it isn't a CSV export of Loop Habit Tracker. Choose another file.")
    habits = Habits("loop", given)
    for where, name, day_text, value, note in _marks(files, habits):
        day = day_in(day_text)
        if day is None:
            habits.making.problem(f"{where}: “{day_text}” isn't a day")
            continue
        if value in _YES:
            habits.answer(where, name, day, "done")
        elif value in _SKIP:
            habits.unkept(name, "skipped")
        elif value.lstrip("-").isdecimal() and value not in _NOTHING:
            habits.unkept(name, "with an amount, of which only you know whether it was enough")
        elif value not in _NOTHING:
            habits.making.problem(f"{where}: “{value}” isn't a value that Loop writes")
        if note.strip():
            habits.write(where, name, day, note)
    return habits.taken()


def _marks(files: dict[str, bytes], habits: Habits) -> Iterator[Mark]:
    names = _names(files)
    folders = {name: match for name in sorted(files) if (match := _FOLDER.fullmatch(name))}
    for path, match in folders.items():
        name = names.get(match[1]) or match[2] or match[1]
        habits.meet(name)
        for line, row in rows(as_text(files[path])):
            day, value, note = (*(cell.strip() for cell in row[:3]), "", "")[:3]
            if day != "Date":
                yield f"{path}, line {line}", name, day, value, note
    if folders:
        return
    path = min((name for name in files if name.endswith(_MARKS)), key=len)
    table = rows(as_text(files[path]))
    _line, header = next(table, (0, [""]))
    columns = [(at, name) for at, name in enumerate(header) if at > 0 and name.strip()]
    for _at, name in columns:
        habits.meet(name)
    for line, row in table:
        for at, name in columns:
            if at < len(row):
                yield f"{path}, line {line}", name, row[0], row[at].strip(), ""


def _names(files: dict[str, bytes]) -> dict[str, str]:
    """The names of the habits by their position, as it begins the name of the folder."""
    for path, content in files.items():
        if path.rpartition("/")[2] == "Habits.csv":
            return {row[0].strip(): row[1] for _line, row in rows(as_text(content)) if len(row) > 1}
    return {}
