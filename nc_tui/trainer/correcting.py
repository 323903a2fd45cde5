"""Correcting records of any kind and age: their fields, their day, their removal, their words.

Nothing is overwritten unseen, and nothing brings back what was erased. What is saved is compared with what is
on disk at that moment: where the record was changed elsewhere while it was being corrected, the correction
becomes a record of its own, and both stand.

Answers that close the way to the other person are opened only as ``practice/way.py`` says, never from here:
not by a correction, not by a removal, and not by bringing one back.
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date, time

from msgspec import DecodeError, Struct
from msgspec.json import decode, encode
from msgspec.structs import replace

from nc_tui.journal.errors import RemainsError
from nc_tui.practice.clock import clock, slip_fault
from nc_tui.practice.correcting import Value, at_time, corrected, fault, moved
from nc_tui.practice.days import day_fault, moment_fault
from nc_tui.practice.exercise import STAKES
from nc_tui.practice.history import History
from nc_tui.practice.kinds import Contact, Data, Practice, Profile, Review, Slip, ends_run
from nc_tui.practice.kinds.facts import Said
from nc_tui.practice.ladder import standings
from nc_tui.practice.profile import profile_so_far
from nc_tui.practice.readiness import readiness
from nc_tui.practice.records import Record, firsts, latest
from nc_tui.practice.streak import streak
from nc_tui.practice.text import clean_line
from nc_tui.practice.what_changes import with_instead
from nc_tui.practice.wording import WITH_WHOM, clock_line, near_day, streak_line
from nc_tui.trainer.erasing import draft_key, erase
from nc_tui.trainer.errors import TrainerError
from nc_tui.trainer.health import left_line
from nc_tui.trainer.session import Session

SHORTEST = 4
"""Characters of an id below which nobody can mean one record."""
ANSWERS = "care questions are answered again under 3, my situation"
LET_GO = "letting go is undone on the page Ready"
REVIEWS = "a review can't be brought back: make it again on the page Ready"
SITUATION = "what you said about your situation is changed under 3, my situation"
STAYS = "this record can't be moved to another day"
ERASED = "its words were erased elsewhere in the meantime: look at it again before you write new ones"
NOTHING_CHANGES = "No streak, no rung, nothing on the ready list."


class Corrected(Struct, frozen=True):
    """A record as it was saved. Where the one that was corrected had been changed elsewhere by then,
    ``other`` is what stands beside it; ``gone`` says that it had been removed there."""

    record: Record
    other: Record | None = None
    gone: bool = False


class Corrections:
    """What can be done to a record that is there already."""

    def __init__(self, session: Session) -> None:
        self._session = session

    # -- finding -----------------------------------------------------------------------------------

    def find(self, begun: str, *, burned: bool = False) -> Record:
        """The standing record whose id begins so, or the id of one whose place it took; a ``burned`` letter
        only where what is left of it is to be erased. Raises TrainerError where there is none, or several."""
        found = self._named(begun, burned=burned)
        if found.data is None:
            raise TrainerError(f"that record was removed; nc-tui undo {begun} --restore brings it back")
        return found

    def _named(self, begun: str, *, burned: bool = False) -> Record:
        """The last edit of the record whose id begins so; it may be a withdrawal."""
        plain = begun.strip().lower()
        everything = self._session.journal.everything() if len(plain) >= SHORTEST else ()
        first_of, last_of = firsts(everything), latest(everything)
        moved_to = {
            first_of[one.replaces]: one.id
            for one in everything
            if one.replaces in first_of and first_of[one.id] == one.id
        }
        named = set()
        for first in {first_of[one.id] for one in everything if one.id.startswith(plain)}:
            while last_of[first].data is None and moved_to.get(first) in last_of:
                first = moved_to[first]  # noqa: PLW2901 - follow it from month to month
            named.add(first)
        if len(named) > 1:
            raise TrainerError(f"{len(named)} records begin with “{plain[:40]}”: write more of the id")
        found = next((last_of[first] for first in named), None)
        if found is None or not (self._is_shown(found) or (found.erased and burned)):
            raise TrainerError(f"there is no record “{plain[:40]}”; nc-tui journal shows the ids")
        return found

    def _is_shown(self, record: Record) -> bool:
        return record.data is None or record.data.shown_on(self._session.today)

    # -- correcting --------------------------------------------------------------------------------

    def described(self, record: Record) -> Said:
        """A record in a few words."""
        return Said(record.kind) if record.data is None else record.data.described(self._session.title_of)

    def fixed(self, record: Record) -> str:
        """Why a record's fields can't be corrected here, in one line; empty where they can."""
        if record.data is None or record.data.FIELDS:
            return ""
        return SITUATION if isinstance(record.data, Profile) else "there is nothing in this record to correct"

    def with_changes(
        self, record: Record, changes: Mapping[str, Value], day: date | None = None
    ) -> tuple[Data, date]:
        """A record's data with these fields changed, and the day it is then for. Raises TrainerError where
        that can't be."""
        session, data, to = self._session, record.data, day or record.day
        if data is None or (changes and self.fixed(record)):
            raise TrainerError(self.fixed(record) or "that record was removed")
        fields = {field.name: field for field in data.FIELDS}
        for name, value in changes.items():
            why = fault(fields[name], value)
            if why:
                raise TrainerError(why)
        if (
            isinstance(data, Practice)
            and changes.get("reason")
            and changes.get("outcome", data.outcome) != "not"
        ):
            raise TrainerError("a reason goes with “not this time”")
        now, new = session.now(), corrected(data, changes)
        if to != record.day:
            why = STAYS if not data.MOVES else day_fault(to, session.today)
            if why:
                raise TrainerError(why)
            new = moved(record, new, to, now)
        told = next((value for value in changes.values() if isinstance(value, time)), None)
        if told is not None:
            new = at_time(new, to, told, now.tzinfo, session.settings.rollover_hour)
        why = self._when_fault(record, new)
        if why:
            raise TrainerError(why)
        return new, to

    def _when_fault(self, record: Record, data: Data) -> str | None:
        """Why it can't have been then; asked only where its time, or what it is, has changed."""
        session = self._session
        moment = getattr(data, "at_moment", None)
        if moment is None or (
            moment == getattr(record.data, "at_moment", None) and ends_run(data) == ends_run(record.data)
        ):
            return None
        why = moment_fault(moment, session.now(), session.today)
        if why or not isinstance(data, Slip | Contact) or not ends_run(data):
            return why
        lasting = [one for one in session.history.lasting if one.id != record.id]
        since, hour = profile_so_far(lasting).since, session.settings.rollover_hour
        return slip_fault(moment, data.channel, session.now(), since, lasting, hour)

    def correct(self, record: Record, changes: Mapping[str, Value], day: date | None = None) -> Corrected:
        """Save a record with these fields changed, on another day where one is given; all else stays as it
        was. Raises TrainerError and JournalError; the record then stands as it did."""
        session = self._session
        with session.lock:
            now_there = session.journal.standing(record)
            known = session.unless_erased(record)
            if known.erased and not record.erased:
                self._refuse(self._new_words(known, changes, day))
            is_same = now_there is not None and (now_there.id, now_there.day) == (record.id, record.day)
            if now_there is not None and (is_same or _says_the_same(now_there, known)):
                new, to = self.with_changes(now_there, changes, day)
                if (new, to) == (now_there.data, now_there.day):
                    return Corrected(now_there)
                if to != now_there.day:
                    return Corrected(session.move(new, to, now_there))
                return Corrected(session.save(new, to, replaces=now_there))
            new, to = self.with_changes(known, changes, day)
            session.forget_history()
            return Corrected(session.save(new, to), now_there, gone=now_there is None)

    def _new_words(self, blank: Record, changes: Mapping[str, Value], day: date | None) -> str:
        """Why a record whose words were erased meanwhile can't be corrected so; empty where it can. What was
        typed over the old words may hold them."""
        return ERASED if self.with_changes(blank, changes, day)[0].has_text() else ""

    def save_draft(self, record: Record, typed: Mapping[str, int | str | None]) -> None:
        """Save a correction that isn't made yet. Raises JournalError."""
        self._session.drafts.save(draft_key(record), encode(typed).decode())

    def draft(self, record: Record) -> dict[str, int | str | None]:
        """The correction of a record that was begun and not made; empty where there is none."""
        text = self._session.drafts.load(draft_key(record))
        with suppress(DecodeError):
            return decode(text, type=dict[str, int | str | None]) if text else {}
        return {}

    def discard_draft(self, record: Record) -> None:
        """Discard it."""
        self._session.drafts.discard(draft_key(record))

    # -- removing, bringing back, erasing ------------------------------------------------------------

    def kept(self, record: Record) -> str:
        """Why a record can't be removed, in one line; empty where it can."""
        match record.data:
            case Profile(gates=gates) if gates:
                return ANSWERS
            case Review(step="letting-go"):
                return LET_GO
            case _:
                return ""

    def remove(self, record: Record) -> Said:
        """Take a record back: it stays on disk, and one undo brings it back. Raises TrainerError where it
        may not go, or was changed elsewhere in the meantime. What leaves something behind
        (``Facts.undone``) leaves it in its place."""
        session = self._session
        with session.lock:
            self._refuse(self.kept(record))
            there = self._unchanged(record)
            instead = None if there.data is None else there.data.undone(session.now())
            if instead is None:
                session.withdraw(there)
            else:
                session.save(instead, there.day, replaces=there)
            return self.described(record)

    def restore(self, begun: str) -> Record:
        """Bring back a removed record by the beginning of its id. Raises TrainerError."""
        session = self._session
        with session.lock:
            withdrawal = self._named(begun)
            if withdrawal.data is not None:
                raise TrainerError("that record is there: nothing to bring back")
            before = next(
                (one for one in session.journal.everything() if one.id == withdrawal.replaces), None
            )
            if before is None or before.data is None:
                raise TrainerError("what that record said is no longer there")
            match before.data:
                case Profile(gates=gates) if gates:
                    raise TrainerError(ANSWERS)
                case Review():
                    raise TrainerError(REVIEWS)
                case _:
                    return session.restore(before, withdrawal)

    @staticmethod
    def can_erase(record: Record) -> bool:
        """Whether something is written in a record, or was: what an erasing didn't reach, the same again
        does."""
        return record.data is not None and (record.data.has_text() or record.erased)

    def erase(self, record: Record) -> str:
        """Erase what was written in a record, in it and in all its edits, in every file; no undo brings it
        back. Gives a line that says where it still is until another machine has heard of it, or may remain
        because no erasing reaches it; empty where it is gone. Raises TrainerError where there is nothing
        written, JournalError where a copy may remain: all else is then done, and the same again does what is
        left."""
        session = self._session
        if not self.can_erase(record):
            raise TrainerError("nothing is written in this record")
        with session.rewriting():
            found = session.journal.standing(record)
            there = found if found is not None and found.erased else self._unchanged(record)
            remains: RemainsError | None = None
            try:
                try:
                    erase(session, there)
                except RemainsError as error:
                    remains = error
                if not there.erased or there.blanked or there.replaces is None:
                    session.journal.say_erased(there)
            finally:
                session.sitting.clear()
        if remains is not None:
            raise remains
        return left_line(session)

    def said_elsewhere(self, record: Record) -> tuple[str, ...]:
        """What another machine made of the record at the same time, and what it hides: in a line each."""
        others = self._session.journal.hidden_by(record)
        lines = []
        for data in (other.data for other in others):
            listed = None if data is None else data.listed(lambda _thing: None)
            parts = () if listed is None else (listed.who, listed.ratings, *map(clean_line, listed.texts))
            lines.append(" · ".join(part for part in parts if part) or "other facts")
        return tuple(lines)

    def _unchanged(self, record: Record) -> Record:
        there = self._session.journal.standing(record)
        if there is None:
            raise TrainerError("this was removed or moved elsewhere in the meantime")
        if there.id != record.id and not _says_the_same(there, record):
            raise TrainerError("this was changed elsewhere in the meantime: look at it again first")
        return there

    @staticmethod
    def _refuse(why: str) -> None:
        if why:
            raise TrainerError(why)

    # -- what it changes ---------------------------------------------------------------------------

    def effects(
        self, record: Record, changes: Mapping[str, Value], day: date | None = None
    ) -> tuple[str, ...]:
        """What a correction changes besides the record itself, said before it is saved. Raises TrainerError
        where it can't be made."""
        data, to = self.with_changes(record, changes, day)
        instead = replace(record, data=data, day=to)
        twice = [line for line in (self._twice(instead),) if line]
        felt = isinstance(data, Practice) and bool({"predicted", "after"} & {*changes})
        lines = [*twice, *self._effects(record, instead)]
        if felt:
            lines.append("the picture of expected and felt, a little")
        return tuple(lines) or (NOTHING_CHANGES,)

    def _effects(self, record: Record, instead: Record) -> Iterator[str]:
        session = self._session
        before = session.history
        months = {day.replace(day=1) for day in (record.day, instead.day) if day < before.since}
        old = [(month, self._of_month(month)) for month in months]
        after = with_instead(before, record, instead, old)
        for was, then in zip(self._told(before), self._told(after), strict=True):
            if was != then:
                yield f"{was or 'nothing yet'} → {then or 'nothing yet'}"

    def _of_month(self, month: date) -> tuple[Record, ...]:
        last = date(month.year + month.month // 12, month.month % 12 + 1, 1)
        found = self._session.journal.records(month, last)
        return tuple(one for one in found if one.day < last)

    def _told(self, history: History) -> Iterator[str]:
        """What the numbers say with a history, each in words; those that are hidden stay empty."""
        session, library = self._session, self._session.library
        today, now = session.today, session.now()
        hidden = session.settings.numbers == "hidden"
        yield "" if hidden else streak_line(streak(history.practised_days, today, session.settings.rest_days))
        days = (
            ""
            if session.settings.days == "hidden"
            else clock_line(clock(history.lasting, today), profile_so_far(history.lasting).mode)
        )
        yield days
        found = readiness(library.checklist, history, today, now, tuple(library.skills))
        yield f"ready list {found.met} of {found.of}" if found.is_open else ""
        for skill, standing in standings(library.exercises, history.practices).items():
            yield f"{library.skills[skill].title}: {WITH_WHOM[STAKES[standing.rung]]}"

    def _twice(self, instead: Record) -> str:
        """That the exercise is recorded on that day already."""
        if not isinstance(instead.data, Practice):
            return ""
        there = self._session.of_day(instead.day, Practice)
        twin = any(one.id != instead.id and data.exercise == instead.data.exercise for one, data in there)
        day = near_day(instead.day, self._session.today)
        return f"the same exercise is recorded for {day} already; both stand" if twin else ""


def _says_the_same(one: Record, other: Record) -> bool:
    return (one.data, one.day) == (other.data, other.day)
