"""The journal as Markdown: a diary, day by day, of the records that stand.

A sealed letter keeps its text to itself until its day; the JSON form, the user's copy of everything, has it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import groupby

from nc_tui.journal.export.selection import Selection
from nc_tui.practice.days import practice_day
from nc_tui.practice.kinds import Data
from nc_tui.practice.kinds.facts import TitleOf
from nc_tui.practice.records import Record, current
from nc_tui.practice.wording import count, short_day

_MARKS = re.compile(r"([\\`*_\[\]<>&#|~])")


def document(
    records: Sequence[Record], titles: Mapping[str, str], now: datetime, selection: Selection
) -> bytes:
    """The diary, oldest day first."""
    standing, today = tuple(filter(selection.has, current(records))), practice_day(now)
    lines = ["# nc-tui", "", f"{count(len(standing), 'record')}, exported on {_long(now.date())}.", ""]
    for day, made in groupby(standing, key=lambda record: record.day):
        lines += [f"## {_long(day)}", ""]
        for record in made:
            if record.data is not None:
                lines += [*_told(record.data.readable_on(today), titles.get), ""]
    return ("\n".join(lines).rstrip("\n") + "\n").encode()


def plain(text: str) -> str:
    """Text from people so that Markdown shows it as it was written."""
    return _MARKS.sub(r"\\\1", text)


def _long(day: date) -> str:
    return f"{short_day(day)} {day.year}"


def _told(data: Data, title_of: TitleOf) -> Iterator[str]:
    entry = data.diary(title_of)
    if entry.heading is not None:
        yield f"### {plain(entry.heading)}"
        yield ""
    yield plain(entry.line)
    for text in entry.texts:
        yield ""
        yield from (f"> {plain(line)}".rstrip() for line in text.split("\n"))
