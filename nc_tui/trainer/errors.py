"""What can't be done: the errors whose text is one line for people, to be shown as it is."""

from nc_tui.journal.errors import JournalError
from nc_tui.library.fault import LibraryError

__all__ = ["FOR_PEOPLE", "JournalError", "LibraryError", "TrainerError"]


class TrainerError(Exception):
    """Something can't be done; the message is one line that says what and what to do."""


FOR_PEOPLE = (TrainerError, JournalError, LibraryError)
"""Every kind of error that says what to do."""
