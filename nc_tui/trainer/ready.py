"""The ready list."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from nc_tui.journal.shown import Shown
from nc_tui.practice.exercise import Exercise
from nc_tui.practice.kinds import Review
from nc_tui.practice.measures import Evidence
from nc_tui.practice.readiness import Readiness, evidence_on, is_news, readiness
from nc_tui.practice.records import Record
from nc_tui.practice.text import clean
from nc_tui.trainer.session import Session

if TYPE_CHECKING:
    from nc_tui.practice.list_steps import Distance

TOLD, OPENED = "list-told", "list-opened"
"""What was shown once: the line on Today, and the page of the opening."""


class ReadyList:
    """The ready list as it stands, and its reviews."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._shown = Shown(session.folders)

    def state(self) -> Readiness:
        """The list, computed from the journal."""
        session = self._session
        library = session.library
        return readiness(
            library.checklist, session.history, session.today, session.now(), tuple(library.skills)
        )

    def evidence(self) -> Evidence:
        """What the list is measured by."""
        session = self._session
        library = session.library
        return evidence_on(library.checklist, session.history, session.today, tuple(library.skills))

    def ahead(self, state: Readiness, exercises: Sequence[Exercise] = ()) -> "tuple[Distance, ...]":
        """How far the items that aren't met still are, the nearest first; each with those of the
        ``exercises`` that would move it."""
        from nc_tui.practice.list_steps import distances

        missing = {one.id for one in state.items if one.kind == "evidence" and one.met is not True}
        items = [one for one in self._session.library.checklist.evidence if one.id in missing]
        return distances(self.evidence(), items, exercises)

    def is_news(self, state: Readiness) -> bool:
        """Whether Today says that the list is open."""
        return is_news(state.stage, self._shown.on(TOLD), self._session.today)

    def told(self) -> None:
        """Today has said that the list is open."""
        self._shown.note(TOLD, self._session.today)

    def opens_now(self, state: Readiness) -> bool:
        """Whether the page of the opening is still to be shown."""
        opened = self._shown.on(OPENED)
        return is_news(state.stage, opened, self._session.today) and opened != self._session.today

    def opening_shown(self) -> None:
        """The page of the opening was shown."""
        self._shown.note(OPENED, self._session.today)

    def review(self, review: Review) -> Record:
        """Save a step of the ready list, its texts cleaned."""
        reasons = {key: clean(text).strip() for key, text in review.reasons.items()}
        return self._session.save(replace(review, reasons=reasons), self._session.today)

    def reasons(self) -> Record | None:
        """The latest review with its written reasons."""
        lasting = self._session.history.lasting
        found = [one for one in lasting if isinstance(one.data, Review) and one.data.step == "review"]
        return found[-1] if found else None
