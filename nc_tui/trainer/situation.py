"""The user's situation: what contact there has to be, since when, and what closes the way."""

from datetime import datetime
from typing import TYPE_CHECKING

from msgspec.structs import replace

from nc_tui.practice.clock import Clock, clock, since_fault
from nc_tui.practice.kinds import Profile
from nc_tui.practice.kinds.vocabulary import Topic
from nc_tui.practice.profile import agreed_on, profile_so_far
from nc_tui.practice.records import Record
from nc_tui.practice.text import clean_line
from nc_tui.practice.way import NOTHING_PERSONAL, Way
from nc_tui.trainer.errors import TrainerError
from nc_tui.trainer.session import Session

if TYPE_CHECKING:
    from nc_tui.practice.after import Told
    from nc_tui.practice.branching import Closed


class Situation:
    """What was said about the situation, and what follows from it."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def profile(self) -> Profile:
        """All that was said, dates included."""
        return profile_so_far(self._session.history.lasting)

    def describe(self, part: Profile, reopen: bool = False) -> Record:
        """Save what was said; only what is in ``part`` changes. A first day given without its kind is a
        date.

        Raises TrainerError for a day that can't be the first, for an unknown gate, and for a "no" to a gate
        that is closed, unless ``reopen`` says that it is meant.
        """
        unknown = set(part.gates) - {gate.id for gate in self._session.library.checklist.gates}
        if unknown:
            raise TrainerError(f"there is no question “{clean_line(min(unknown), 64)}”")
        if part.since is not None:
            fault = since_fault(part.since, self._session.today)
            if fault:
                raise TrainerError(fault)
            part = replace(part, since_kind=part.since_kind or "date")
        with self._session.lock:
            way = self.way
            opened = [gate for gate, closed in part.gates.items() if not closed]
            shut = [gate for gate in opened if way.was_yes(gate)]
            if shut and not reopen:
                raise TrainerError(
                    f"you answered yes to {shut[0]}, which closes the list; open it only if that is over"
                )
            named = (one for gate in opened for one in way.closings.get(gate, ()))
            return self._session.save(replace(part, opens=tuple(dict.fromkeys(named))), self._session.today)

    def answer_gate(self, gate_id: str, closed: bool, reopen: bool = False) -> Record:
        """Answer one of the gates of the ready list. Raises TrainerError as ``describe`` does."""
        return self.describe(Profile(gates={gate_id: closed}), reopen)

    @property
    def way(self) -> Way:
        """The way to the other person: what closes it, and what is in doubt."""
        return self._session.history.way

    def way_closed(self) -> bool:
        """Whether a gate closes the way to the other person, by an answer or because of a doubt."""
        return self.closed_gate() is not None

    def closed_gate(self) -> str | None:
        """The gate that closes the way: the most pressing one that was answered with yes, or else the most
        pressing one in doubt."""
        return next(iter(self.way.closed()), None)

    def contact_closed(self) -> bool | None:
        """The same for all contact, also for what is practical: None where a care question is still
        unanswered."""
        return self.way.is_closed()

    def contact(self) -> "Closed":
        """What is closed of the pages that suggest contact."""
        closed = self.contact_closed()
        if closed is not False:
            return closed
        if self.way.standing(NOTHING_PERSONAL):
            return "personal"
        return "begins" if self._told().bars_beginning else False

    def in_contact(self) -> bool:
        """Whether the hello is out and has come to no end, or has led to being in touch."""
        return self._told().in_contact

    def _told(self) -> "Told":
        from nc_tui.practice.after import told

        return told(self._session.history.lasting, self._session.now())

    def clock(self) -> Clock:
        """The no-contact days."""
        return clock(self._session.history.lasting, self._session.today)

    def on_topic(self, topic: Topic | None, at_moment: datetime | None = None) -> bool:
        """Whether contact about this was among what was agreed with yourself on its day."""
        day = self._session.today if at_moment is None else self._session.practice_day(at_moment)
        return topic is not None and topic in agreed_on(self._session.history.lasting, day)
