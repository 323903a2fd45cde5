"""Daylio's CSV export: ``full_date,date,weekday,time,mood,activities,note_title,note``, with commas or tabs;
newer versions add ``scales``, and write a little HTML into notes. Times are ``23:54`` or ``11:54 pm``.
Sources: docs/csv-format.md, docs/usage.md and sample.csv of github.com/MichaelCurrin/daylio-csv-parser.

The five moods that Daylio begins with part the scale from 0 to 10 into fifths, and each stands for the middle
of its own: that the worst of five is 0 isn't said. A note becomes a letter, with its activities.
"""

import html
import re
from collections import Counter
from datetime import datetime, time

from nc_tui.journal.errors import RefusedError
from nc_tui.journal.importing.making import Making
from nc_tui.journal.importing.reading import Given, Taken
from nc_tui.journal.importing.tables import as_text, day_in, rows
from nc_tui.practice.text import clean_line
from nc_tui.practice.wording import count

MOODS = {"rad": 9, "good": 7, "meh": 5, "bad": 3, "awful": 1}
_NEEDED = ("full_date", "time", "mood")
_BESIDE = ("activities", "scales")
_TIME = re.compile(r"(\d{1,2})[:.](\d{2})(?: ?([ap])\.?m\.?)?", re.ASCII)
_BREAK = re.compile(r"<br ?/?>|</(?:p|div|li|h[1-6])>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:b|i|u|s|em|strong|p|div|span|font|ul|ol|li|br|h[1-6])(?: [^<>]*)?/?>", re.IGNORECASE
)


def read(raw: bytes, given: Given) -> Taken:
    """The check-ins and letters in it. Raises RefusedError where it is no such export."""
    text = as_text(raw)
    table = rows(text, "\t" if "\t" in text.partition("\n")[0] else ",")
    _line, header = next(table, (0, [""]))
    names = [name.strip().lower() for name in header]
    if any(name not in names for name in _NEEDED):
        raise RefusedError("it isn't a CSV export of Daylio. Choose another file.")
    making, moods = Making("daylio", given), {**MOODS, **given.moods}
    unknown: Counter[str] = Counter()
    met: set[str] = set()
    bare = 0
    for line, row in table:
        cell = dict(zip(names, (value.strip() for value in row), strict=False))
        where, told = f"line {line}", _told(cell)
        if told is None:
            making.problem(f"{where}: “{cell.get('full_date', '')} {cell.get('time', '')}” isn't a time")
            continue
        name = clean_line(cell.get("mood", "")).lower()
        met.add(name)
        written = _written(cell)
        source = (name, *(cell.get(key, "") for key in (*_BESIDE, "note_title", "note")))
        if name in moods:
            making.checkin(where, told, moods[name], *source)
        elif name:
            unknown[name] += 1
        beside = [cell[key] for key in _BESIDE if cell.get(key)]
        if written:
            making.letter(where, told, "\n\n".join([*written, *beside]), *source)
        elif beside:
            bare += 1
    for name, times in unknown.items():
        making.problem(
            f"the mood “{name}” ({count(times, 'time')}): say what it is from 0 to 10, "
            f'as in --mood "{name}=7"'
        )
    for name in given.moods.keys() - met:
        making.problem(f"--mood: there is no mood “{name}” in the file")
    if bare > 0:
        making.problem(f"the activities of {count(bare, 'entry', 'entries')} without a note")
    return making.taken()


def _told(cell: dict[str, str]) -> datetime | None:
    day = day_in(cell.get("full_date", ""))
    match = _TIME.fullmatch(clean_line(cell.get("time", "")).lower())
    if day is None or match is None:
        return None
    hour, minute, half = int(match[1]), int(match[2]), match[3]
    if half is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or minute > 59:
        return None
    return datetime.combine(day, time(hour, minute))


def _written(cell: dict[str, str]) -> list[str]:
    return [words for key in ("note_title", "note") if (words := _plain(cell.get(key, "")))]


def _plain(text: str) -> str:
    """The words alone. What only looks like HTML was written so, and stays."""
    if not _TAG.search(text):
        return text
    return html.unescape(_TAG.sub("", _BREAK.sub("\n", text))).strip()
