"""The journal in forms that are readable without this program. One file for each form."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from importlib import import_module

from msgspec import Struct

from nc_tui.journal.export.selection import EVERYTHING, Selection
from nc_tui.practice.records import Record


class Form(Struct, frozen=True):
    """A form: what it is good for, in words, and the module whose ``document`` makes it."""

    about: str
    module: str


FORMS: Mapping[str, Form] = {
    "json": Form("holds everything, superseded records too", "nc_tui.journal.export.json_form"),
    "csv": Form("is one row a record, for spreadsheets", "nc_tui.journal.export.csv_form"),
    "md": Form("is a diary by day", "nc_tui.journal.export.markdown_form"),
}
"""Every form by the name that ``nc-tui export --to`` takes."""


def export(
    form: str,
    records: Sequence[Record],
    titles: Mapping[str, str],
    now: datetime,
    selection: Selection = EVERYTHING,
) -> bytes:
    """The selected records as one UTF-8 document. ``records`` are those of ``Journal.everything``, with the
    superseded ones; ``titles`` gives the titles of the exercises that the library still knows."""
    document: bytes = import_module(FORMS[form].module).document(records, titles, now, selection)
    return document
