"""The hard moments: the beginning, the clock, slips, urges, letters, dates, goals, and care."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec.structs import replace

from nc_tui.practice.care import GATES, Notice, care_closed, passive_notice, worst_moment
from nc_tui.practice.clock import Clock, clock, since_fault, slip_fault
from nc_tui.practice.days import practice_day
from nc_tui.practice.goals import goals
from nc_tui.practice.letters import can_be_read, seal_fault
from nc_tui.practice.records import (
    Channel,
    Contact,
    Goal,
    Letter,
    Monitoring,
    Profile,
    Record,
    SetOff,
    Slip,
    Topic,
    Urge,
    UrgeOutcome,
    profile_so_far,
)
from nc_tui.practice.text import clean, clean_line
from nc_tui.practice.urges import open_urge
from nc_tui.trainer.recording import Recording
from nc_tui.trainer.told import TrainerError

if TYPE_CHECKING:
    from nc_tui.practice.branching import Guide
    from nc_tui.practice.dates import DateKind, Upcoming

LETTER_DRAFT = "letter"
"""The draft under which a letter is written until it is kept, sealed or burned."""


class HardMoments(Recording):
    """What people need in the minutes in which they actually break."""

    # -- the situation -----------------------------------------------------------------------------

    @property
    def profile(self) -> Profile:
        """All that was said about the situation."""
        return profile_so_far(self.history.lasting)

    def describe_situation(self, part: Profile) -> Record:
        """Keep what was said; only what is in ``part`` changes. Raises TrainerError for an impossible day."""
        if part.since is not None:
            fault = since_fault(part.since, self.today)
            if fault:
                raise TrainerError(fault)
        return self._keep(part, self.today)

    def way_closed(self) -> bool:
        """Whether a gate closes the way to the other person."""
        return care_closed(self.profile.gates) is not None

    def closed_gate(self) -> str | None:
        """The gate that closes the way, the most pressing first."""
        return care_closed(self.profile.gates)

    def first_open_care_question(self) -> str | None:
        """The care question that was not answered yet."""
        return next((gate for gate in GATES if gate not in self.profile.gates), None)

    def clock(self) -> Clock:
        """The no-contact days."""
        return clock(self.history.lasting, self.today)

    @cached_property
    def situations(self) -> Mapping[str, "Guide"]:
        """The guides, read when they are first asked for; what is wrong with one is in ``check``."""
        from nc_tui.library.reading import shipped
        from nc_tui.library.situations import read_situations

        guides, _ = read_situations(shipped() / "situations")
        return guides

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
        now = self.now()
        moment = at_moment or now
        since = self.profile.since
        hour = self.settings.rollover_hour
        fault = slip_fault(moment, channel, now, since, self.history.lasting, hour)
        if fault:
            raise TrainerError(fault)
        data = Slip(
            channel=channel,
            at_moment=moment,
            set_off=set_off,
            plan=clean_line(plan) or None,
            note=clean(note).strip() or None,
        )
        return self._keep(data, practice_day(moment, hour))

    def plan_after(self, record: Record, plan: str) -> Record:
        """Add the if-then sentence for next time to a slip."""
        if not isinstance(record.data, Slip):
            raise TrainerError("an if-then plan belongs to a slip")
        return self._keep(replace(record.data, plan=clean_line(plan) or None), record.day, replaces=record)

    def contact(
        self, started: str, channel: Channel, on_topic: bool, topic: Topic | None = None, note: str = ""
    ) -> Record:
        """Keep contact that is no slip in itself: they wrote, or it was needed."""
        data = Contact(
            started="them" if started == "them" else "me",
            channel=channel,
            on_topic=on_topic,
            topic=topic,
            note=clean(note).strip() or None,
        )
        return self._keep(data, self.today)

    def monitoring(self, channel: str, note: str = "") -> Record:
        """Keep that one looked, or asked around."""
        known = ("profile", "asked-around", "drove-past", "other")
        if channel not in known:
            raise TrainerError(f"“{clean_line(channel, 40)}” is none of {', '.join(known)}")
        data = Monitoring(channel=channel, note=clean(note).strip() or None)  # type: ignore[arg-type]
        return self._keep(data, self.today)

    # -- urges -------------------------------------------------------------------------------------

    def begin_urge(self, rating: int, set_off: SetOff | None = None) -> Record:
        """An urge is there; keep it at once, whatever becomes of it."""
        if not 0 <= rating <= 10:
            raise TrainerError(f"an urge of {rating}: a rating goes from 0 to 10")
        return self._keep(Urge(rating=rating, set_off=set_off), self.today)

    def open_urge(self) -> Record | None:
        """The urge that can be taken up again."""
        return open_urge(self.history.recent, self.now())

    def change_urge(self, record: Record, urge: Urge) -> Record:
        """Keep how an urge goes on: another rating, the seconds ridden, its outcome."""
        texts = replace(
            urge, who=clean_line(urge.who or "") or None, note=clean(urge.note or "").strip() or None
        )
        return self._keep(texts, record.day, replaces=record)

    def end_urge(self, record: Record, outcome: UrgeOutcome) -> Record:
        """Keep what became of an urge."""
        if not isinstance(record.data, Urge):
            raise TrainerError("only an urge can be ended like that")
        return self.change_urge(record, replace(record.data, outcome=outcome))

    def worst(self, record: Record) -> bool:
        """Whether this is a moment to offer help."""
        return worst_moment(self.history, record)

    def notice(self) -> Notice | None:
        """The quiet notice of a passive week."""
        return passive_notice(self.history, self.today, self.settings.rollover_hour)

    # -- letters -----------------------------------------------------------------------------------

    def keep_letter(self, text: str, open_on: date | None = None) -> Record:
        """Keep an unsent letter, sealed until ``open_on`` if that is given; its draft goes."""
        words = clean(text).strip()
        if not words:
            raise TrainerError("the letter is empty: write a line first")
        if open_on is not None:
            fault = seal_fault(open_on, self.today)
            if fault:
                raise TrainerError(fault)
        state = "kept" if open_on is None else "sealed"
        record = self._keep(Letter(state=state, text=words, open_on=open_on), self.today)  # type: ignore[arg-type]
        self.drafts.discard(LETTER_DRAFT)
        return record

    def burn_letter(self) -> Record:
        """Burn the letter that is being written: its draft is erased, only the fact is kept."""
        self.drafts.discard(LETTER_DRAFT)
        return self._keep(Letter(state="burned"), self.today)

    def burn_kept(self, record: Record) -> None:
        """Burn a letter that was kept: its text is erased from every file, its copies included."""
        self.journal.erase(record.id)
        with self._lock:
            self._history = None
            self._made.clear()

    def letters(self) -> tuple[Record, ...]:
        """The letters that have a text, the latest first."""
        found = [r for r in self.history.recent if isinstance(r.data, Letter) and r.data.text is not None]
        return tuple(reversed(found))

    def readable(self, record: Record) -> bool:
        """Whether a letter may be read today."""
        return isinstance(record.data, Letter) and can_be_read(record.data, self.today)

    # -- dates and goals ---------------------------------------------------------------------------

    def upcoming(self, days: int = 7) -> tuple["Upcoming", ...]:
        """The dates of the days to come."""
        entries = self.profile.dates
        if not entries:
            return ()
        from nc_tui.practice.dates import upcoming

        return upcoming(entries, self.today, days)

    def add_date(self, title: str, kind: "DateKind", words: str) -> Record:
        """Keep a date as it was typed. Raises TrainerError that says what is wrong with it."""
        from nc_tui.practice.dates import KeyDate, parse_rule

        name = clean_line(title, 80)
        if not name:
            raise TrainerError("the date has no name: a word is enough")
        try:
            rule = parse_rule(words, self.today)
        except ValueError as fault:
            raise TrainerError(str(fault)) from None
        taken = self.profile.dates
        number = next(n for n in range(1, len(taken) + 2) if f"date-{n}" not in taken)
        return self._keep(Profile(dates={f"date-{number}": KeyDate(name, kind, rule)}), self.today)

    def remove_date(self, key: str) -> Record:
        """Take a date off the list."""
        if key not in self.profile.dates:
            raise TrainerError(f"there is no date “{clean_line(key, 40)}”")
        return self._keep(Profile(dates={key: None}), self.today)

    def goals(self, days: int = 366) -> tuple[Goal, ...]:
        """One's own goals as they were last noted."""
        return goals(self.history, self.today, days)

    def goal(self, title: str, state: str) -> Record:
        """Keep how a goal of one's own stands."""
        name = clean_line(title, 120)
        if not name:
            raise TrainerError("the goal has no name: a few words are enough")
        if state not in ("started", "going", "done", "dropped"):
            raise TrainerError("a goal is started, going, done or dropped")
        return self._keep(Goal(title=name, state=state), self.today)  # type: ignore[arg-type]
