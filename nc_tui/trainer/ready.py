"""The ready list."""

from msgspec.structs import replace

from nc_tui.practice.kinds import Review
from nc_tui.practice.readiness import Readiness, readiness
from nc_tui.practice.records import Record
from nc_tui.practice.text import clean
from nc_tui.trainer.session import Session


class ReadyList:
    """The ready list as it stands, and its reviews."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def state(self) -> Readiness:
        """The list, computed from the journal."""
        session = self._session
        library = session.library
        return readiness(
            library.checklist, session.history, session.today, session.now(), tuple(library.skills)
        )

    def review(self, review: Review) -> Record:
        """Save a step of the ready list, its texts cleaned."""
        reasons = {key: clean(text).strip() for key, text in review.reasons.items()}
        return self._session.save(replace(review, reasons=reasons), self._session.today)

    def reasons(self) -> Record | None:
        """The latest review with its written reasons."""
        lasting = self._session.history.lasting
        found = [one for one in lasting if isinstance(one.data, Review) and one.data.step == "review"]
        return found[-1] if found else None
