"""The journal in forms that are readable without this program."""

from pathlib import Path
from typing import TYPE_CHECKING

from nc_tui.journal.export import FORMS
from nc_tui.journal.export.selection import EVERYTHING, Selection
from nc_tui.practice.kinds import KINDS
from nc_tui.trainer.errors import LibraryError

if TYPE_CHECKING:
    from nc_tui.trainer.session import Session

__all__ = ["EVERYTHING", "FORMS", "KINDS", "Selection", "document", "save_document"]


def document(session: "Session", form: str, selection: Selection = EVERYTHING) -> bytes:
    """What is selected of the journal in one of the ``FORMS``, with titles as far as they are known."""
    from nc_tui.journal.export import export

    try:
        titles = {one.id: one.title for one in session.library.exercises.values()}
    except LibraryError:
        titles = {}
    return export(form, session.journal.everything(), titles, session.now(), selection)


def save_document(session: "Session", content: bytes, target: Path) -> None:
    """Saves a document in a file that only its owner may read; one that is there is replaced. Raises
    JournalError."""
    from nc_tui.journal.durable import write_outside
    from nc_tui.journal.outside import note

    write_outside(target, content)
    note(session.folders, target)


def export_beside(session: "Session", form: str) -> Path:
    """Saves the whole journal in one of the ``FORMS``, in a file of the day; gives its place, which is beside
    the journal's folder, since that may be synced. Raises JournalError."""
    target = session.folders.data / f"export-{session.today.isoformat()}.{form}"
    save_document(session, document(session, form), target)
    return target
