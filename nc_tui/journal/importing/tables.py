"""Tables as text, of whatever size and from wherever."""

import csv
from collections.abc import Iterator
from datetime import date, datetime
from io import StringIO

from nc_tui.journal.errors import RefusedError

MOST_ROWS = 1_000_000


def as_text(raw: bytes) -> str:
    """The text of a file. Raises RefusedError where it isn't UTF-8."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RefusedError("it isn't UTF-8 text. Export it again, or choose another file.") from error


def rows(text: str, delimiter: str = ",") -> Iterator[tuple[int, list[str]]]:
    """The rows of a CSV file that aren't empty, each with the number of the line on which it ends. Raises
    RefusedError where there are too many, or one can't be read."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    try:
        for number, row in enumerate(reader, 1):
            if number > MOST_ROWS:
                raise RefusedError(f"it has more than {MOST_ROWS:,} rows. Choose another file.")
            if any(row):
                yield reader.line_num, row
    except csv.Error as error:
        raise RefusedError(f"line {reader.line_num}: {error}. Choose another file.") from error


def day_in(text: str) -> date | None:
    """A day as ``2026-11-27``; None for anything else."""
    try:
        return datetime.strptime(text.strip(), "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        return None
