"""The journal as CSV for spreadsheets: one row for each record that stands, in order of days.

A cell that a spreadsheet would take for a formula (it begins with ``= + - @`` or a tab) has an apostrophe
before it (OWASP, CSV Injection). The text of a letter that is still sealed stays out; the JSON form has it.
"""

import csv
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from io import StringIO
from typing import Any

from msgspec import to_builtins
from msgspec.structs import fields

from nc_tui.journal.export.selection import Selection
from nc_tui.practice.days import practice_day
from nc_tui.practice.kinds import KINDS
from nc_tui.practice.records import Record, current

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def _columns() -> tuple[str, ...]:
    keys = (field.encode_name for kind in KINDS.values() for field in fields(kind))
    return tuple(
        dict.fromkeys(("day", "at", "at_utc", "kind", "exercise", "exercise_title", *keys, "id", "device"))
    )


COLUMNS = _columns()
"""What every kind of record holds, each name once; a cell is empty where the kind has no such thing."""


def document(
    records: Sequence[Record], titles: Mapping[str, str], now: datetime, selection: Selection
) -> bytes:
    """The table with a heading row, lines ended by a newline."""
    text = StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(COLUMNS)
    for record in filter(selection.has, current(records)):
        cells = _cells(record, titles, practice_day(now))
        table.writerow([safe(cells.get(column, "")) for column in COLUMNS])
    return text.getvalue().encode()


def safe(cell: object) -> str:
    """The cell as text that no spreadsheet computes."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.lstrip(" \n").startswith(_FORMULA) else text


def _cells(record: Record, titles: Mapping[str, str], today: date) -> dict[str, object]:
    data: dict[str, Any] = to_builtins(record.data and record.data.readable_on(today))
    cells: dict[str, object] = {column: _flat(value) for column, value in data.items()}
    return cells | {
        "day": record.day.isoformat(),
        "at": record.at.isoformat(),
        "at_utc": record.at.astimezone(UTC).isoformat(timespec="seconds"),
        "kind": record.kind,
        "exercise_title": titles.get(data.get("exercise", ""), ""),
        "id": record.id,
        "device": record.device,
    }


def _flat(value: Any) -> object:
    """A value in one cell: lists and answers as lines, mappings as ``key: value``."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return "\n".join(f"{key}: {_flat(part)}" for key, part in value.items())
    if isinstance(value, list | tuple):
        return "\n".join(_answer(part) if isinstance(part, Mapping) else str(part) for part in value)
    return value


def _answer(answer: Mapping[str, Any]) -> str:
    said = [str(answer[key]) for key in ("number", "text") if key in answer] + list(answer.get("items", ()))
    return f"step {answer['step'] + 1}: {' / '.join(said)}"
