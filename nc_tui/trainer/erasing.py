"""Erasing what was written in a record, with what was typed in corrections of it and not saved."""

from collections.abc import Iterable

from nc_tui.practice.kinds import Letter
from nc_tui.practice.records import Record, current
from nc_tui.trainer.session import Session

_DRAFT = "correction-"
_AFTER = "-blanked"


def draft_key(record: Record) -> str:
    """The draft of a correction of this record. What is typed once its words are erased has a key of its
    own: what was typed before may hold them."""
    return _keys(record.id)[record.blanked]


def _keys(record_id: str) -> tuple[str, str]:
    """The keys of a draft from before the record's words were erased, and of one from after that."""
    return f"{_DRAFT}{record_id}", f"{_DRAFT}{record_id}{_AFTER}"


def erase(session: Session, record: Record) -> None:
    """Erase the words of a record and of all its edits, and burn the drafts of their corrections. Raises
    JournalError; RemainsError once all else is done."""
    everything = session.journal.everything()
    for one in _chain(everything, record.id):
        for key in _keys(one):
            session.drafts.burn(key)
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
    """Burn what was typed in corrections of records that another machine has erased since, and not what was
    typed afterwards in one that still stands. Raises JournalError."""
    drafted = {key for key in session.drafts.keys() if key.startswith(_DRAFT)}  # noqa: SIM118 - no mapping
    if not drafted:
        return
    everything = session.journal.everything()
    standing = {one.id for one in current(everything)}
    for one in everything:
        gone = one.id not in standing or isinstance(one.data, Letter)
        before, after = _keys(one.id)
        for key, burns in ((before, gone or one.blanked), (after, gone)):
            if key in drafted and one.erased and burns:
                session.drafts.burn(key)
