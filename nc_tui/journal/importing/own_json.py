"""Our own JSON export, read back without loss: ids, devices, edits, withdrawals and erasures as they were.

The layout is that of ``journal.export.json_form``. The file may come from anywhere: every text in it is
cleaned, and a record counts only where its kind and every value in it are allowed.
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from msgspec import Raw, Struct, ValidationError
from msgspec.json import Decoder, decode, encode

from nc_tui.journal.errors import RefusedError
from nc_tui.journal.importing.reading import Given, Taken
from nc_tui.journal.month_file import cleaned
from nc_tui.journal.record_codec import CODING_ERRORS, ID, in_bounds, sealed, to_any_record, to_record
from nc_tui.journal.uniting import Coming
from nc_tui.practice.kinds import KINDS
from nc_tui.practice.text import clean_line

FORMAT = 1
_KEYS = ("id", "device", "at", "day", "kind", "data", "replaces", "restores", "zone", "erased", "blanked")
_OPTIONAL = ("replaces", "restores", "zone", "erased", "blanked")


class _Document(Struct):
    format: int
    records: list[Raw]


_document = Decoder(_Document)


def read(raw: bytes, _given: Given) -> Taken:
    """The records in it, and a line for each that can't be taken over. Raises RefusedError where it is no
    export of nc-tui, or one of a newer version."""
    try:
        document = _document.decode(raw)
    except CODING_ERRORS as error:
        raise RefusedError("it isn't a JSON export of nc-tui. Choose another file.") from error
    if document.format != FORMAT:
        raise RefusedError(
            f"it is of format {document.format}, and this version knows {FORMAT}. "
            "Update nc-tui, then import it again."
        )
    coming: list[Coming] = []
    problems: list[str] = []
    for number, given in enumerate(document.records, 1):
        try:
            coming.append(_coming(decode(given)))
        except CODING_ERRORS as error:
            problems.append(f"record {number}: {clean_line(_said(error), 200)}")
    return Taken(tuple(coming), tuple(problems))


def _coming(given: Any) -> Coming:
    """The record as a document. Raises one of CODING_ERRORS, with a line that says why."""
    if not isinstance(given, Mapping):
        raise ValueError("it isn't a record")
    plain = {key: cleaned(given[key]) for key in _KEYS if key in given}
    document = sealed({key: value for key, value in plain.items() if key not in _OPTIONAL or value})
    written = encode(document)
    record = to_any_record(written)
    if not re.search(ID, written):
        raise ValueError("its id isn't one of nc-tui's")
    if record.kind not in KINDS:
        raise ValueError(f"it is of the kind “{record.kind}”, which this version doesn't know")
    if document.get("data") is None and record.replaces is None and not record.erased:
        raise ValueError("it has no data; only a newer version knows what it said")
    record = to_record(written)
    if not in_bounds(record):
        raise ValueError(f"its time lies outside the years that a journal can hold ({_day(record.day)})")
    return Coming(document, record)


def _day(day: date) -> str:
    return day.isoformat()


def _said(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    if isinstance(error, ValidationError):
        return str(error).replace(" - at `$.", ", at `")
    return str(error)
