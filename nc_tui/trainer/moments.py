"""Hard moments: slips, contact, looking, urges, and when to offer help."""

from datetime import datetime
from typing import TYPE_CHECKING

from msgspec.structs import replace

from nc_tui.practice.care import Notice, passive_notice, worst_moment
from nc_tui.practice.clock import slip_day, slip_fault
from nc_tui.practice.days import moment_fault, parse_day
from nc_tui.practice.kinds import Contact, Data, Monitoring, Slip, Urge, ends_run
from nc_tui.practice.kinds.monitoring import LOOKED
from nc_tui.practice.kinds.vocabulary import Channel, SetOff, Topic
from nc_tui.practice.profile import profile_so_far
from nc_tui.practice.records import Record, moment_of
from nc_tui.practice.text import clean, clean_line
from nc_tui.practice.urges import Tally, open_urge, tally
from nc_tui.trainer.errors import TrainerError
from nc_tui.trainer.session import Session

if TYPE_CHECKING:
    from nc_tui.practice.slip_moment import RoughTime
    from nc_tui.practice.waves import Before


class HardMoments:
    """What people need in the minutes in which they actually break.

    ``at_moment`` is when something was, where that isn't now. It is kept as the clocks of the place showed
    it; one without an offset is what they showed. The record goes to the practice day of that moment.
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    def slip(
        self,
        channel: Channel,
        at_moment: datetime | None = None,
        set_off: SetOff | None = None,
        plan: str = "",
        note: str = "",
    ) -> Record:
        """Save a slip. Raises TrainerError where it can't have been, or is there already."""
        data = Slip(
            channel=channel,
            at_moment=self._moment(at_moment) or self._session.now(),
            set_off=set_off,
            plan=clean_line(plan) or None,
            note=clean(note).strip() or None,
        )
        return self._save_moment(data, data.at_moment)

    def slip_fault(self, channel: Channel, at_moment: datetime) -> str | None:
        """Why there can't have been a slip at that moment, in one line; None if there can."""
        hour, since, standing = (
            self._session.settings.rollover_hour,
            profile_so_far(self._session.history.lasting).since,
            self._session.history.lasting,
        )
        return slip_fault(at_moment, channel, self._session.now(), since, standing, hour)

    def slip_moment(self, told: "RoughTime", day_words: str | None = None) -> datetime:
        """The moment for a slip of which only roughly is told when it was; ``day_words`` name the day where
        it was earlier than yesterday. Raises ValueError where they name none."""
        from nc_tui.practice.slip_moment import slip_moment

        session = self._session
        day = None if day_words is None else parse_day(day_words, session.today)
        taken = [moment_of(record) for record in session.history.lasting if ends_run(record.data)]
        hour = session.settings.rollover_hour
        return slip_moment(told, day, session.now(), session.today, hour, taken, session.place)

    def plan_after(self, record: Record, plan: str) -> Record:
        """Add the if-then sentence for next time to a slip."""
        if not isinstance(record.data, Slip):
            raise TrainerError("an if-then plan belongs to a slip")
        return self._session.complete(replace(record.data, plan=clean_line(plan) or None), record)

    def contact(
        self,
        started: str,
        channel: Channel,
        on_topic: bool,
        topic: Topic | None = None,
        note: str = "",
        at_moment: datetime | None = None,
    ) -> Record:
        """Save contact that they began, or that was needed. What the user began off topic ends the run,
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
        return self._save_moment(data, data.at_moment)

    def looked(self, channel: str, note: str = "", at_moment: datetime | None = None) -> Record:
        """Record looking them up or asking around. Raises TrainerError for another way than those known."""
        if channel not in LOOKED:
            raise TrainerError(f"“{clean_line(channel, 40)}” isn't one of {', '.join(LOOKED)}")
        data = Monitoring(
            channel=channel,  # type: ignore[arg-type]
            note=clean(note).strip() or None,
            at_moment=self._moment(at_moment),
        )
        return self._save_moment(data, data.at_moment)

    # -- urges -------------------------------------------------------------------------------------

    def begin_urge(
        self, rating: int, set_off: SetOff | None = None, at_moment: datetime | None = None
    ) -> Record:
        """An urge is there; keep it at once, whatever becomes of it. Raises TrainerError for a rating
        outside 0–10 and a moment to come."""
        _check_rating(rating)
        data = Urge(rating=rating, set_off=set_off, at_moment=self._moment(at_moment))
        return self._save_moment(data, data.at_moment)

    def open_urge(self) -> Record | None:
        """The urge that can be taken up again."""
        return open_urge(self._session.history.recent, self._session.now())

    def change_urge(self, record: Record, urge: Urge) -> Record:
        """Save how an urge goes on: another rating, the seconds ridden, its outcome."""
        for rating in (urge.rating, *urge.ratings):
            _check_rating(rating)
        who, note = clean_line(urge.who or "") or None, clean(urge.note or "").strip() or None
        return self._session.complete(replace(urge, who=who, note=note), record)

    def rate_urge(self, record: Record, rating: int, seconds: int) -> Record:
        """Save how strong an urge is at so many seconds into its wave."""
        from nc_tui.practice.waves import rated

        _check_rating(rating)
        if not isinstance(record.data, Urge):
            raise TrainerError("only an urge is rated like that")
        return self.change_urge(record, rated(record.data, rating, seconds))

    def before(self, record: Record | None) -> "Before":
        """What there is from urges before this one, or before one that has yet to be recorded."""
        from nc_tui.practice.waves import before

        return before(self._session.history, self._session.today, record)

    def urges(self, days: int = 28) -> Tally:
        """What became of the urges of the last days."""
        return tally(self._session.history, self._session.today, days)

    # -- care --------------------------------------------------------------------------------------

    def is_worst(self, record: Record) -> bool:
        """Whether this is a moment to offer help."""
        return worst_moment(self._session.history, record)

    def notice(self) -> Notice | None:
        """The quiet notice of a passive week."""
        return passive_notice(
            self._session.history, self._session.today, self._session.settings.rollover_hour
        )

    # -- saving ------------------------------------------------------------------------------------

    def _moment(self, given: datetime | None) -> datetime | None:
        return None if given is None else self._session.moment(given)

    def _save_moment(self, data: Data, at_moment: datetime | None) -> Record:
        """Save what happened at a moment (now, where none is told), for the practice day it was on."""
        hour = self._session.settings.rollover_hour
        with self._session.lock:
            now = self._session.now()
            moment = at_moment or now
            fault = moment_fault(moment, now, self._session.today)
            if isinstance(data, Slip | Contact) and ends_run(data):
                fault = fault or self.slip_fault(data.channel, moment)
            if fault:
                raise TrainerError(fault)
            return self._session.save(data, slip_day(moment, now, hour))


def _check_rating(rating: int) -> None:
    if not 0 <= rating <= 10:
        raise TrainerError(f"an urge of {rating}: a rating is a whole number from 0 to 10")
