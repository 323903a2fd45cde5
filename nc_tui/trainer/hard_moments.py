"""The hard moments: the situation, the clock, slips, contact, monitoring, urges, and care."""

from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec.structs import replace

from nc_tui.practice.care import Notice, passive_notice, worst_moment
from nc_tui.practice.clock import Clock, clock, since_fault, slip_day, slip_fault
from nc_tui.practice.days import practice_day
from nc_tui.practice.kinds import Contact, Data, Monitoring, Profile, Slip, Urge, ends_run
from nc_tui.practice.kinds.urge import UrgeOutcome
from nc_tui.practice.kinds.vocabulary import Channel, SetOff, Topic
from nc_tui.practice.profile import agreed_on
from nc_tui.practice.records import Record
from nc_tui.practice.text import clean, clean_line
from nc_tui.practice.urges import Tally, open_urge, tally
from nc_tui.practice.way import Way
from nc_tui.practice.wording import near_moment
from nc_tui.trainer.calendar import Ahead
from nc_tui.trainer.letters import LETTER_DRAFT, Letters
from nc_tui.trainer.told import TrainerError

if TYPE_CHECKING:
    from nc_tui.library.fault import Fault
    from nc_tui.library.guides import Guides

__all__ = ["LETTER_DRAFT", "HardMoments"]

LOOKED = ("profile", "asked-around", "drove-past", "other")
"""The ways of monitoring."""
LONGEST_YEARS = 100


class HardMoments(Ahead, Letters):
    """What people need in the minutes in which they actually break.

    ``at_moment`` is when something was, where that isn't now. One without an offset is taken as the wall
    time of the place one is in. The record goes to the practice day of that moment.
    """

    # -- the situation -----------------------------------------------------------------------------

    def describe_situation(self, part: Profile, reopen: bool = False) -> Record:
        """Keep what was said; only what is in ``part`` changes. A first day given without its kind is a
        date.

        Raises TrainerError for a day that can't be the first, for an unknown gate, and for a "no" to a gate
        that is closed, unless ``reopen`` says that it is meant.
        """
        unknown = set(part.gates) - {gate.id for gate in self.library.checklist.gates}
        if unknown:
            raise TrainerError(f"there is no question “{clean_line(min(unknown), 64)}”")
        if part.since is not None:
            fault = since_fault(part.since, self.today)
            if fault:
                raise TrainerError(fault)
            part = replace(part, since_kind=part.since_kind or "date")
        with self._lock:
            way = self.way
            opened = [gate for gate, closed in part.gates.items() if not closed]
            shut = [gate for gate in opened if way.was_yes(gate)]
            if shut and not reopen:
                raise TrainerError(
                    f"you answered yes to {shut[0]}, which closes the list; open it only if that is over"
                )
            named = (one for gate in opened for one in way.closings.get(gate, ()))
            return self._keep(replace(part, opens=tuple(dict.fromkeys(named))), self.today)

    def answer_gate(self, gate_id: str, closed: bool, reopen: bool = False) -> Record:
        """Answer one of the gates of the ready list. Raises TrainerError as ``describe_situation`` does."""
        return self.describe_situation(Profile(gates={gate_id: closed}), reopen)

    @property
    def way(self) -> Way:
        """The way to the other person: what closes it, and what is in doubt."""
        return self.history.way

    def way_closed(self) -> bool:
        """Whether a gate closes the way to the other person, by an answer or because of a doubt."""
        return self.closed_gate() is not None

    def closed_gate(self) -> str | None:
        """The gate that closes the way: the most pressing one that was answered with yes, or else the most
        pressing one in doubt."""
        return next(iter(self.way.closed()), None)

    def contact_closed(self) -> bool | None:
        """The same for pages that suggest contact: None where a care question is still unanswered."""
        return self.way.is_closed()

    def clock(self) -> Clock:
        """The no-contact days."""
        return clock(self.history.lasting, self.today)

    def on_topic(self, topic: Topic | None, at_moment: datetime | None = None) -> bool:
        """Whether contact about this was among what was agreed with yourself on its day."""
        day = self.today if at_moment is None else practice_day(at_moment, self.settings.rollover_hour)
        return topic is not None and topic in agreed_on(self.history.lasting, day)

    @cached_property
    def _read_situations(self) -> "tuple[Guides, tuple[Fault, ...]]":
        from nc_tui.library.guides import load_guides

        return load_guides(self.folders.state / "guides.msgpack")

    @property
    def situations(self) -> "Guides":
        """The sound guides by id, read when they are first asked for."""
        return self._read_situations[0]

    @property
    def situation_faults(self) -> "tuple[Fault, ...]":
        """Why guides had to be left out."""
        return self._read_situations[1]

    # -- what happened -----------------------------------------------------------------------------

    def slip(
        self,
        channel: Channel,
        at_moment: datetime | None = None,
        set_off: SetOff | None = None,
        plan: str = "",
        note: str = "",
    ) -> Record:
        """Keep a slip. Raises TrainerError where it can't have been, or is there already."""
        data = Slip(
            channel=channel,
            at_moment=self._moment(at_moment) or self.now(),
            set_off=set_off,
            plan=clean_line(plan) or None,
            note=clean(note).strip() or None,
        )
        return self._keep_moment(data, data.at_moment)

    def slip_fault(self, channel: Channel, at_moment: datetime) -> str | None:
        """Why there can't have been a slip at that moment, in one line; None if there can."""
        hour, since, standing = self.settings.rollover_hour, self.profile.since, self.history.lasting
        return slip_fault(at_moment, channel, self.now(), since, standing, hour)

    def plan_after(self, record: Record, plan: str) -> Record:
        """Add the if-then sentence for next time to a slip."""
        if not isinstance(record.data, Slip):
            raise TrainerError("an if-then plan belongs to a slip")
        return self._complete(replace(record.data, plan=clean_line(plan) or None), record)

    def contact(
        self,
        started: str,
        channel: Channel,
        on_topic: bool,
        topic: Topic | None = None,
        note: str = "",
        at_moment: datetime | None = None,
    ) -> Record:
        """Keep contact that they began, or that was needed. What the user began off topic ends the run,
        and is refused where a slip would be. Raises TrainerError."""
        if started not in ("me", "them"):
            raise TrainerError("contact is started by me or by them")
        data = Contact(
            started="me" if started == "me" else "them",
            channel=channel,
            on_topic=on_topic,
            topic=topic,
            note=clean(note).strip() or None,
            at_moment=self._moment(at_moment),
        )
        return self._keep_moment(data, data.at_moment)

    def monitoring(self, channel: str, note: str = "", at_moment: datetime | None = None) -> Record:
        """Record looking them up or asking around. Raises TrainerError for another way than those known."""
        if channel not in LOOKED:
            raise TrainerError(f"“{clean_line(channel, 40)}” isn't one of {', '.join(LOOKED)}")
        data = Monitoring(
            channel=channel,  # type: ignore[arg-type]
            note=clean(note).strip() or None,
            at_moment=self._moment(at_moment),
        )
        return self._keep_moment(data, data.at_moment)

    # -- urges -------------------------------------------------------------------------------------

    def begin_urge(
        self, rating: int, set_off: SetOff | None = None, at_moment: datetime | None = None
    ) -> Record:
        """An urge is there; keep it at once, whatever becomes of it. Raises TrainerError for a rating
        outside 0–10 and a moment to come."""
        _check_rating(rating)
        data = Urge(rating=rating, set_off=set_off, at_moment=self._moment(at_moment))
        return self._keep_moment(data, data.at_moment)

    def open_urge(self) -> Record | None:
        """The urge that can be taken up again."""
        return open_urge(self.history.recent, self.now())

    def change_urge(self, record: Record, urge: Urge) -> Record:
        """Keep how an urge goes on: another rating, the seconds ridden, its outcome."""
        for rating in (urge.rating, *urge.ratings):
            _check_rating(rating)
        who, note = clean_line(urge.who or "") or None, clean(urge.note or "").strip() or None
        return self._complete(replace(urge, who=who, note=note), record)

    def end_urge(self, record: Record, outcome: UrgeOutcome) -> Record:
        """Keep what became of an urge."""
        if not isinstance(record.data, Urge):
            raise TrainerError("only an urge can end like that")
        return self.change_urge(record, replace(record.data, outcome=outcome))

    def urges(self, days: int = 28) -> Tally:
        """What became of the urges of the last days."""
        return tally(self.history, self.today, days)

    # -- care --------------------------------------------------------------------------------------

    def worst(self, record: Record) -> bool:
        """Whether this is a moment to offer help."""
        return worst_moment(self.history, record)

    def notice(self) -> Notice | None:
        """The quiet notice of a passive week."""
        return passive_notice(self.history, self.today, self.settings.rollover_hour)

    # -- keeping -----------------------------------------------------------------------------------

    def _moment(self, given: datetime | None) -> datetime | None:
        if given is None or given.tzinfo is not None:
            return given
        return given.replace(tzinfo=self.now().tzinfo)

    def _keep_moment(self, data: Data, at_moment: datetime | None) -> Record:
        """Keep what happened at a moment (now, where none is told), for the practice day it was on."""
        hour = self.settings.rollover_hour
        with self._lock:
            now = self.now()
            moment = at_moment or now
            if moment.year < now.year - LONGEST_YEARS:
                raise TrainerError(f"the year {moment.year} is more than a hundred years ago: check the year")
            if isinstance(data, Slip | Contact) and ends_run(data):
                fault = self.slip_fault(data.channel, moment)
                if fault:
                    raise TrainerError(fault)
            elif moment > now:
                when = near_moment(moment, self.today)
                raise TrainerError(f"{when} is in the future; give a time in the past")
            return self._keep(data, slip_day(moment, now, hour))


def _check_rating(rating: int) -> None:
    if not 0 <= rating <= 10:
        raise TrainerError(f"an urge of {rating}: a rating is a whole number from 0 to 10")
