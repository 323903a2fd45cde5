"""Erasing what was written in a record, with what was typed in corrections of it and not saved."""

from collections.abc import Iterable

from nc_tui.practice.kinds import Letter
from nc_tui.practice.records import Record, current
from nc_tui.trainer.session import Session

_DRAFT = "correction-"


def draft_key(record_id: str) -> str:
    """The draft of a correction of this record."""
    return f"{_DRAFT}{record_id}"


def erase(session: Session, record: Record) -> None:
    """Erase the words of a record and of all its edits, and burn the drafts of their corrections. Raises
    JournalError; RemainsError once all else is done."""
    everything = session.journal.everything()
    for one in _chain(everything, record.id):
        session.drafts.burn(draft_key(one))
    session.journal.erase(record.id)


def _chain(everything: Iterable[Record], record_id: str) -> set[str]:
    """The ids of the record, of all that it edits and of all its edits, on any day."""
    links = [{one.id, one.replaces or one.id} for one in everything]
    ids: set[str] = set()
    more = {record_id}
    while more:
        ids |= more
        more = {name for link in links if link & ids for name in link - ids}
    return ids


def burn_drafts_of_erased(session: Session) -> None:
    """Burn what was typed in corrections of records that another machine has erased since. In one that still
    stands, it may have been typed afterwards. Raises JournalError."""
    keys = session.drafts.keys()
    drafted = {key.removeprefix(_DRAFT) for key in keys if key.startswith(_DRAFT)}
    if not drafted:
        return
    everything = session.journal.everything()
    standing = {one.id for one in current(everything)}
    for one in everything:
        gone = one.id not in standing or isinstance(one.data, Letter)
        if one.id in drafted and one.erased and gone:
            session.drafts.burn(draft_key(one.id))
