"""The ready list."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import DecodeError
from msgspec import json as msgspec_json
from msgspec.structs import replace

from nc_tui.journal.shown import Shown
from nc_tui.practice.exercise import Exercise
from nc_tui.practice.history import History
from nc_tui.practice.kinds import Review
from nc_tui.practice.measures import Evidence
from nc_tui.practice.readiness import Readiness, evidence_on, is_news, readiness
from nc_tui.practice.records import Record
from nc_tui.practice.text import clean
from nc_tui.trainer.session import Session

if TYPE_CHECKING:
    from nc_tui.practice.list_steps import Distance

Written = Mapping[str, list[str]]
"""What was written for a review, by the id of the sentence: a line for each of its labels."""
DRAFT = "ready-review"
"""The draft under which a review is kept until all of it is written."""
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

    def moved(self, without: History, with_one: History) -> "tuple[tuple[str, Distance], ...]":
        """The items that a history with one more record brings nearer, by their titles, the nearest first;
        none where the list is closed."""
        from nc_tui.practice.list_steps import distances

        session, checklist = self._session, self._session.library.checklist
        today, skills = session.today, tuple(session.library.skills)
        before = readiness(checklist, without, today, session.now(), skills)
        if not before.is_open:
            return ()
        missing = {one.id for one in before.items if one.kind == "evidence" and one.met is not True}
        items = {one.id: one for one in checklist.evidence if one.id in missing}
        was, then = (
            distances(evidence_on(checklist, one, today, skills), list(items.values()), ())
            for one in (without, with_one)
        )
        had = {one.item: one for one in was}
        nearer = [one for one in then if one.unit == had[one.item].unit and one.have > had[one.item].have]
        return tuple((items[one.item].title, one) for one in nearer)

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

    # -- a review that is being written --------------------------------------------------------------

    def written(self) -> dict[str, list[str]]:
        """What was written of a review that isn't finished, with as many lines for each sentence as it has
        labels; empty ones where nothing was."""
        draft = self._session.drafts.load(DRAFT)
        try:
            kept = msgspec_json.decode(draft, type=dict[str, list[str] | str]) if draft else {}
        except DecodeError:
            kept = {}
        items = self._session.library.checklist.self_rated
        return {item.id: _lines(kept.get(item.id, []), len(item.labels)) for item in items}

    def keep_written(self, written: Written) -> None:
        """Keep it as a draft. Raises JournalError."""
        empty = not any(line.strip() for lines in written.values() for line in lines)
        draft = "" if empty else msgspec_json.encode(written).decode()
        if draft != self._session.drafts.load(DRAFT):
            self._session.drafts.save(DRAFT, draft)

    def save_written(self, written: Written) -> Record:
        """Save the review; then its draft goes. Every line has to be written by now."""
        from nc_tui.trainer.views.review import reasons

        items = self._session.library.checklist.self_rated
        saved = self.review(Review(step="review", reasons=reasons(items, written)))
        self._session.drafts.discard(DRAFT)
        return saved

    def reasons(self) -> Record | None:
        """The latest review with its written reasons."""
        lasting = self._session.history.lasting
        found = [one for one in lasting if isinstance(one.data, Review) and one.data.step == "review"]
        return found[-1] if found else None


def _lines(kept: list[str] | str, number: int) -> list[str]:
    """So many lines; a draft of an earlier version has one text."""
    found = [kept.replace("\n", " ")] if isinstance(kept, str) else list(kept)
    return [*found, *([""] * number)][:number]
