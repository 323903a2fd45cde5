"""The journal in forms that are readable without this program. One file for each form."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from importlib import import_module

from nc_tui.practice.records import Record

FORMS: Mapping[str, str] = {
    "json": "nc_tui.journal.export.json_form",
    "csv": "nc_tui.journal.export.csv_form",
    "md": "nc_tui.journal.export.markdown_form",
}
"""Each form's name and the module whose ``document`` makes it."""


def export(form: str, records: Sequence[Record], titles: Mapping[str, str], now: datetime) -> bytes:
    """All records as one UTF-8 document. ``records`` are those of ``Journal.everything``, with the superseded
    ones; ``titles`` gives the titles of the exercises that the library still knows."""
    document: bytes = import_module(FORMS[form]).document(records, titles, now)
    return document
