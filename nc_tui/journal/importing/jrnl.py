"""jrnl's JSON export: ``{"tags":{…},"entries":[{"title","body","date","time","tags","starred"},…]}``, date as
``2026-11-27`` and time as ``09:01``. Source: jrnl/plugins/json_exporter.py of github.com/jrnl-org/jrnl.

Each entry becomes a letter. A star stands behind its title, as in jrnl's own files; tags that the text
doesn't name stand in a last line.
"""

from datetime import datetime

from msgspec import Raw, Struct
from msgspec.json import Decoder

from nc_tui.journal.errors import RefusedError
from nc_tui.journal.importing.making import Making
from nc_tui.journal.importing.reading import Given, Taken
from nc_tui.journal.importing.tables import MOST_ROWS
from nc_tui.journal.record_codec import CODING_ERRORS


class _Document(Struct):
    entries: list[Raw]


class _Entry(Struct):
    date: str
    time: str
    title: str = ""
    body: str = ""
    tags: list[str] = []
    starred: bool = False


_document, _entry = Decoder(_Document), Decoder(_Entry)


def read(raw: bytes, given: Given) -> Taken:
    """The letters in it. Raises RefusedError where it is no such export."""
    try:
        entries = _document.decode(raw).entries
    except CODING_ERRORS as error:
        raise RefusedError("it isn't a JSON export of jrnl. Choose another file.") from error
    if len(entries) > MOST_ROWS:
        raise RefusedError(f"it has more than {MOST_ROWS:,} entries. Choose another file.")
    making = Making("jrnl", given)
    for number, written in enumerate(entries, 1):
        where = f"entry {number}"
        try:
            entry = _entry.decode(written)
            told = datetime.strptime(f"{entry.date} {entry.time}", "%Y-%m-%d %H:%M")  # noqa: DTZ007
        except CODING_ERRORS:
            making.problem(f"{where}: it has no text, or no date and time that can be read")
            continue
        text = _text(entry)
        if text:
            making.letter(where, told, text, entry.title, entry.body)
        else:
            making.problem(f"{where}: nothing is written in it")
    return making.taken()


def _text(entry: _Entry) -> str:
    said = "\n".join(part for part in (entry.title.strip(), entry.body.strip()) if part)
    if not said:
        return ""
    if entry.starred:
        first, line_break, rest = said.partition("\n")
        said = f"{first} *{line_break}{rest}"
    tags = [tag for tag in entry.tags if tag.lower() not in said.lower()]
    return "\n\n".join([said, " ".join(tags)]) if tags else said
