"""What was shown here once, and on which day.

That a page was shown is no fact of anybody's life, so it isn't in the journal: it belongs to this machine, in
the state folder. Where it is lost, the page is shown once more.
"""

from datetime import date

from msgspec import DecodeError
from msgspec import json as msgspec_json

from nc_tui.journal.durable import make_folder, replace_file
from nc_tui.journal.errors import JournalError
from nc_tui.journal.folders import Folders
from nc_tui.journal.store import read_file

NAME = "shown.json"
_LARGEST = 4096


class Shown:
    """The days on which something was shown last, by its name."""

    def __init__(self, folders: Folders) -> None:
        self._folder = folders.state

    def on(self, name: str) -> date | None:
        """The day on which it was shown last; None where it never was, or nobody knows."""
        return self._days().get(name)

    def note(self, name: str, day: date) -> None:
        """It is shown on this day. That it can't be saved never matters."""
        days = self._days()
        if days.get(name) == day:
            return
        try:
            make_folder(self._folder)
            replace_file(self._folder / NAME, msgspec_json.encode(days | {name: day}), durable=False)
        except JournalError:
            return

    def _days(self) -> dict[str, date]:
        try:
            return msgspec_json.decode(read_file(self._folder / NAME, _LARGEST), type=dict[str, date])
        except (OSError, DecodeError):
            return {}
