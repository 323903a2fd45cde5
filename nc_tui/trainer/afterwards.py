"""After the ready list: the draft of a hello, its check, what is told of it, and where it stands."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

from msgspec import DecodeError, Struct
from msgspec import json as msgspec_json
from msgspec.structs import replace

from nc_tui.practice import after as rules
from nc_tui.practice.after import FOR_GOOD, IN_TOUCH_FROM, Here, Standing, Told
from nc_tui.practice.clock import slip_day
from nc_tui.practice.days import moment_fault
from nc_tui.practice.draft_words import LONGEST, keeps_rest
from nc_tui.practice.kinds import After, Letter, Profile, Review
from nc_tui.practice.kinds.after import CAME, MET, NOES
from nc_tui.practice.kinds.vocabulary import CHANNELS, Channel
from nc_tui.practice.readiness import is_calm, is_upset
from nc_tui.practice.records import Record
from nc_tui.practice.text import clean, clean_line
from nc_tui.practice.way import ASKED, NOTHING_PERSONAL
from nc_tui.trainer.errors import TrainerError
from nc_tui.trainer.moments import HardMoments
from nc_tui.trainer.ready import ReadyList
from nc_tui.trainer.session import Session
from nc_tui.trainer.situation import Situation

DRAFT = "after"
"""The draft under which the words of a hello are saved. They are never a record, unless they are kept when it
is sent."""
UNDO_LASTS = timedelta(days=1)
"""Undo reaches what was made today or yesterday; until then the words of a draft that came to an end stay."""


class Words(Struct, frozen=True):
    """The words of a hello on this machine. ``rested`` is what they were when their rest began, ``of`` the id
    of the record that says so; None where the rest has yet to begin."""

    text: str = ""
    rested: str = ""
    of: str | None = None


class Checked(Struct, frozen=True):
    """What the check came to."""

    held: bool
    line: str


class Afterwards:
    """What comes after the ready list has said that a hello could fit. Facts can be told at any time."""

    def __init__(
        self, session: Session, situation: Situation, moments: HardMoments, ready: ReadyList
    ) -> None:
        self._session = session
        self._situation = situation
        self._moments = moments
        self._ready = ready

    # -- where it stands ---------------------------------------------------------------------------

    def told(self) -> Told:
        """What the records tell."""
        return rules.told(self._session.history.lasting, self._session.now())

    def standing(self) -> Standing:
        """Where it stands at this hour, and what is offered."""
        session = self._session
        with session.lock:
            told, now, way = self.told(), session.now(), self._situation.way
            here = Here(
                now=now,
                hello=told.sent is None and told.let_go is None and self._says_hello(),
                shut=way.is_closed() is not False or way.standing(NOTHING_PERSONAL) is not False,
                calm=is_calm(session.history, session.today),
                upset=is_upset(session.history, session.today),
                hour=self._their_hour(told.zone, now),
                rehearsed=rules.rehearsed_silence(session.history.recent, now),
            )
            return rules.standing(told, here)

    def _says_hello(self) -> bool:
        state = self._ready.state()
        return state.stage == "answered" and state.answer == "hello"

    @staticmethod
    def _their_hour(zone: str | None, now: datetime) -> int | None:
        """The hour where they are; None where this machine doesn't know the zone."""
        if zone is None:
            return now.hour
        from zoneinfo import ZoneInfo  # with all that Python was built with

        try:
            return now.astimezone(ZoneInfo(zone)).hour
        except (KeyError, OSError, ValueError):
            return None

    # -- the draft ---------------------------------------------------------------------------------

    def words(self) -> Words:
        """The words on this machine; none where there are none."""
        draft = self._session.drafts.load(DRAFT)
        try:
            return msgspec_json.decode(draft, type=Words) if draft else Words()
        except DecodeError:
            return Words(text=draft)

    def are_here(self, standing: Standing) -> bool:
        """Whether the words that rest are those on this machine."""
        words = self.words()
        return bool(words.text) and words.of is not None and words.of == standing.words

    def write(self, text: str) -> Record | None:
        """Save the words. New ones let the rest begin, and a record says so; fewer words, or up to three
        letters changed, keep the rest that is under way: then there is none. Raises TrainerError."""
        said = clean(text, LONGEST + 1).strip()
        if not said:
            raise TrainerError("there are no words yet: write a line first")
        if len(said) > LONGEST:
            raise TrainerError(f"a hello has at most {LONGEST:,} letters; two lines are enough")
        session = self._session
        with session.lock:
            now, words = self.standing(), self.words()
            if "write" not in now.offers:
                raise TrainerError("no draft is open; nc-tui after says where you are")
            if self.are_here(now) and keeps_rest(words.rested, said):
                self._keep(Words(said, words.rested, words.of))
                return None
            self._keep(Words(said))
            record = session.save(After(step="words"), session.today)
            self._keep(Words(said, said, record.id))
            return record

    def check(self, gates: Mapping[str, bool], steady: bool, honest: bool, read: bool) -> Checked:
        """Go through the check: the care questions as answered now, whether you are steady, whether the
        questions for a hidden agenda all held, and whether someone has read it, or there is no one to ask.

        Raises TrainerError where the check isn't open, or a care question is left out.
        """
        session = self._session
        with session.lock:
            now = self.standing()
            if "check" not in now.offers or not self.are_here(now):
                raise TrainerError("the check isn't open; nc-tui after says what it waits for")
            if left := [gate for gate in ASKED if gate not in gates]:
                raise TrainerError(f"the check asks all five care questions; {left[0]} is left out")
            self._situation.describe(Profile(gates={gate: gates[gate] for gate in ASKED}))
            if any(gates[gate] for gate in ASKED):
                return Checked(False, "That closes the ready list, and the draft with it. Nothing is sent.")
            if not steady:
                return Checked(False, "Then not now. The draft stays; look again on another day.")
            if not honest:
                session.save(After(step="held"), session.today)
                return Checked(False, "Thank you for being honest. The words rest again.")
            if not read:
                return Checked(False, "Let them read it first. The check is here when they have.")
            session.save(After(step="checked", of=now.words), session.today)
            return Checked(True, "The check held.")

    def tidy(self) -> None:
        """Erase the words of a draft that came to an end, once undo can't bring it back."""
        session = self._session
        if not session.drafts.load(DRAFT):
            return
        told, words = self.told(), self.words()
        open_still = told.sent is None and told.let_go is None and told.state == "words"
        if open_still and (told.words is not None or words.of is None):
            return
        steps = (one.at for one in session.history.lasting if isinstance(one.data, After | Review))
        last = max(steps, default=None)
        if last is not None and session.practice_day(last) < session.today - UNDO_LASTS:
            session.drafts.burn(DRAFT)

    def _keep(self, words: Words) -> None:
        self._session.drafts.save(DRAFT, msgspec_json.encode(words).decode())

    # -- facts -------------------------------------------------------------------------------------

    def sent(
        self, channel: Channel = "text", at_moment: datetime | None = None, keep_words: bool = False
    ) -> Record:
        """Record that the hello was sent, at whatever time and by whatever way it was; or a slip, where
        ``practice.after.is_slip`` says so. ``keep_words`` saves the words with it. Raises TrainerError."""
        self._known(channel, CHANNELS)
        with self._session.lock:
            way = self._situation.way
            if rules.is_slip(self.told(), [gate for gate in way.closed() if way.was_yes(gate)]):
                return self._moments.slip(channel, at_moment)
            text = self.words().text or None if keep_words else None
            return self._tell(After(step="sent", channel=channel, text=text), at_moment)

    def replied(self, channel: Channel = "text", at_moment: datetime | None = None) -> Record:
        """Record a line back. One that answers nothing of theirs is a slip. Raises TrainerError."""
        self._known(channel, CHANNELS)
        with self._session.lock:
            told = self.told()
            answers = told.last_word == "theirs" and told.state not in FOR_GOOD
            if told.sent is None or not (answers or told.state == "in-touch"):
                return self._moments.slip(channel, at_moment)
            return self._tell(After(step="replied", channel=channel), at_moment)

    def answered(self, came: str, at_moment: datetime | None = None, only_personal: bool = False) -> Record:
        """Record what came from them. A no closes a gate first: all contact, or with ``only_personal``
        everything personal. Raises TrainerError."""
        self._known(came, CAME)
        session = self._session
        with session.lock:
            self._fault(at_moment)
            if came in NOES:
                gate = NOTHING_PERSONAL if only_personal else "asked-no-contact"
                if not self._situation.way.was_yes(gate):
                    self._situation.answer_gate(gate, True)
            return self._tell(After(step="answer", answer=came), at_moment)  # type: ignore[arg-type]

    def met(self, how: str, at_moment: datetime | None = None) -> Record:
        """Record a meeting. Raises TrainerError."""
        self._known(how, MET)
        return self._after_the_hello(After(step="met", met=how), at_moment)  # type: ignore[arg-type]

    def take_as_no(self) -> Record:
        """Take silence as the answer it is. Raises TrainerError where no hello was sent."""
        return self._after_the_hello(After(step="ended", end="silence"))

    def leave_it(self) -> Record:
        """Leave the next step to them. Raises TrainerError where no hello was sent."""
        return self._after_the_hello(After(step="ended", end="theirs"))

    def in_touch(self) -> Record:
        """Say that you are in touch. Raises TrainerError where the last word isn't theirs, or asks for no
        more."""
        if self.told().state not in IN_TOUCH_FROM:
            raise TrainerError("the last word here isn't theirs: say first what they answered")
        return self._after_the_hello(After(step="ended", end="in-touch"))

    def asked_for_space(self) -> Record:
        """They asked for space: it stops here."""
        return self._tell(After(step="ended", end="stopped"))

    def drop(self, as_letter: bool = False) -> Record:
        """Keep the hello to yourself. ``as_letter`` saves its words as an unsent letter. Raises TrainerError
        where it was sent."""
        session = self._session
        with session.lock:
            if self.told().sent is not None:
                raise TrainerError("the hello is out, so there is no draft to drop")
            text = self.words().text
            if as_letter and text:
                session.save(Letter(state="kept", text=text), session.today)
            return self._tell(After(step="ended", end="kept"))

    def let_go(self) -> Record:
        """I no longer want to: a full ending."""
        return self._ready.review(Review(step="letting-go"))

    def reopen(self) -> Record:
        """Open the list again after letting go. Raises TrainerError where it wasn't let go of."""
        if self.told().let_go is None:
            raise TrainerError("you haven't let go of it, so there is nothing to open again")
        return self._ready.review(Review(step="taken-back"))

    def someone_else(self) -> Record:
        """It's about someone else now: all of it begins anew."""
        return self._tell(After(step="anew"))

    def where(self, zone: str | None, awake: tuple[int, int]) -> Record:
        """Say in which zone they are (an IANA name; None: yours) and from what hour to what hour their day
        goes. Raises TrainerError for a zone that isn't known, or hours that are none."""
        start, end = awake
        if not (0 <= start <= 24 and 0 <= end <= 24 and start != end):
            raise TrainerError("a day goes from one whole hour to another, such as 8 to 20")
        fault = self.zone_fault(zone)
        if fault is not None:
            raise TrainerError(fault)
        return self._tell(After(step="where", zone=zone, awake=awake))

    def zone_fault(self, zone: str | None) -> str | None:
        """Why this can't be their zone; None where it can."""
        if zone is None or self._their_hour(zone, self._session.now()) is not None:
            return None
        return f"“{clean_line(zone, 40)}” isn't a known zone; one is Europe/Lisbon"

    def own_lines_for_silence(self) -> str:
        """What was written for the case of silence, at the last review."""
        found = self._ready.reasons()
        reasons = found.data.reasons if found is not None and isinstance(found.data, Review) else {}
        return reasons.get("accept-ending", "")

    # -- saving ------------------------------------------------------------------------------------

    def _after_the_hello(self, data: After, at_moment: datetime | None = None) -> Record:
        if self.told().sent is None:
            raise TrainerError("no hello is recorded as sent; if it was: nc-tui after sent")
        return self._tell(data, at_moment)

    def _fault(self, at_moment: datetime | None) -> None:
        session = self._session
        fault = at_moment and moment_fault(self._zoned(at_moment), session.now(), session.today)
        if fault:
            raise TrainerError(fault)

    def _zoned(self, moment: datetime) -> datetime:
        return moment if moment.tzinfo is not None else moment.replace(tzinfo=self._session.now().tzinfo)

    def _tell(self, data: After, at_moment: datetime | None = None) -> Record:
        session = self._session
        with session.lock:
            self._fault(at_moment)
            if at_moment is None:
                return session.save(data, session.today)
            moment, now = self._zoned(at_moment), session.now()
            day = slip_day(moment, now, session.settings.rollover_hour)
            return session.save(replace(data, at_moment=moment), day)

    @staticmethod
    def _known(word: str, words: Collection[str]) -> None:
        if word not in words:
            raise TrainerError(f"“{clean_line(word, 40)}” isn't one of {', '.join(words)}")
