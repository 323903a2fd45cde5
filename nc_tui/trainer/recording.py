"""What is done: every act becomes a record, and is there once it is on disk."""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from msgspec.structs import replace

from nc_tui.library.reading import LibraryError
from nc_tui.practice.days import practice_day
from nc_tui.practice.history import History
from nc_tui.practice.kinds import Carry, Checkin, Data, Practice, Profile, Review, Swap
from nc_tui.practice.kinds.practice import Outcome
from nc_tui.practice.plan import gentle_offer, offer, swap_for
from nc_tui.practice.records import Record, current
from nc_tui.practice.text import clean, clean_line
from nc_tui.practice.wording import near_moment
from nc_tui.trainer.knowing import Knowing
from nc_tui.trainer.told import Told, TrainerError

if TYPE_CHECKING:
    from nc_tui.practice.kinds.facts import Said

SITTING = timedelta(minutes=30)
"""How long a check-in without pull waits for it; a later one is another check-in."""


class Recording(Knowing):
    """What is done. A save returns only once it is on disk, and can be undone."""

    def check_in(self, mood: int | None, pull: int | None, at_moment: datetime | None = None) -> Record:
        """How one is, or was at ``at_moment`` (with its zone). A check-in without pull is completed by the
        next one within the same sitting. Raises TrainerError for a moment to come."""
        with self._lock:
            now, hour = self.now(), self.settings.rollover_hour
            if at_moment is not None and at_moment > now:
                when = near_moment(at_moment, self.today)
                raise TrainerError(f"{when} is in the future; give a time in the past")
            day = self.today if at_moment is None else min(self.today, practice_day(at_moment, hour))
            offered = offer(day, self.exercises, self.history) if day == self.today else ()
            half = None if at_moment is not None else self._half_checkin(now)
            if mood is None and half is not None and isinstance(half.data, Checkin):
                mood = half.data.mood
            data = Checkin(mood=mood, pull=pull, offered=offered, at_moment=at_moment)
            return self._keep(data, day, replaces=half)

    def _half_checkin(self, now: datetime) -> Record | None:
        """The check-in of this sitting that still waits for its pull."""
        last = self._checkin_record()
        if last is None or not isinstance(last.data, Checkin) or last.data.pull is not None:
            return None
        return last if abs(now - last.at) <= SITTING else None

    def record(
        self, exercise_id: str, outcome: Outcome, day: date | None = None, told: Told | None = None
    ) -> Record:
        """Keep what became of an exercise on a day (today unless said otherwise). A record of the same
        exercise on the same day is edited, so that one evening's second thoughts don't count twice; what
        isn't told stays as it was.

        Raises TrainerError for an unknown exercise, a day to come or a rating outside 0–10.
        """
        with self._lock:
            exercise = self.exercise(exercise_id)
            day = self._day(day)
            told = told or Told()
            for name in ("predicted", "before", "after"):
                rating = getattr(told, name)
                if rating is not None and not 0 <= rating <= 10:
                    raise TrainerError(f"{name} is {rating}: a rating is a whole number from 0 to 10")
            old = self.practice_record(exercise_id, day)
            known = _told_so_far(old, self._carried(exercise_id, day))
            data = Practice(
                exercise=exercise.id,
                skill=exercise.skill,
                stakes=exercise.stakes,
                setting=exercise.setting,
                where=exercise.where,
                outcome=outcome,
                reason=(told.reason or known.reason) if outcome == "not" else None,
                predicted=known.predicted if told.predicted is None else told.predicted,
                before=known.before if told.before is None else told.before,
                after=known.after if told.after is None else told.after,
                with_=clean_line((known.with_ if told.with_ is None else told.with_) or "") or None,
                note=clean((known.note if told.note is None else told.note) or "").strip() or None,
                answers=(known.answers if told.answers is None else told.answers) or (),
            )
            return self._keep(data, day, replaces=old)

    def carry(self, exercise_id: str, told: Told, words: str = "") -> Record:
        """Take an exercise along into the day, with its if-then plan in the user's own words."""
        with self._lock:
            data = Carry(
                exercise=self.exercise(exercise_id).id,
                plan=clean_line(words) or None,
                with_=clean_line(told.with_ or "") or None,
                predicted=told.predicted,
                before=told.before,
                answers=told.answers or (),
            )
            old = next((r for r in self._of_day(self.today, Carry) if _is_about(r, data.exercise)), None)
            return self._keep(data, self.today, replaces=old)

    def swap(self, exercise_id: str) -> str | None:
        """Take the next best exercise instead of one of today's; None where nothing else fits."""
        with self._lock:
            other = swap_for(self.today, self.exercises, self.history, exercise_id)
            if other is not None:
                self._keep(Swap(exercise=other, instead_of=exercise_id), self.today)
            return other

    def gentle_exercise(self) -> str | None:
        """The one exercise for a heavy moment."""
        found = gentle_offer(self.today, self.exercises, self.history)
        return found[0] if found else None

    def review(self, review: Review) -> Record:
        """Keep a step of the ready list, its texts cleaned."""
        reasons = {key: clean(text).strip() for key, text in review.reasons.items()}
        return self._keep(replace(review, reasons=reasons), self.today)

    def undo(self) -> "Said | None":
        """Undo the last record of this sitting, or else the last one made on this device today or
        yesterday. Says in a few words what it was; None where there is nothing to undo.

        Raises TrainerError for an answer that closed the way to the other person: that is never opened
        in passing.
        """
        with self._lock:
            last = self.last_made()
            if last is None:
                return None
            before = self._made[-1][1] if self._made else self._stood_before(last)
            if isinstance(last.data, Profile) and any(last.data.gates.values()):
                raise TrainerError("that answer closed the ready list; change it under 3, my situation")
            if self._made:
                self._made.pop()
            if before is not None and before.data is not None:
                self._absorb(self.journal.restore(before, last))
                said = self.describe(last)
                return said if last.data is None else last.data.change_described(said)
            self._absorb(self.journal.withdraw(last))
            return self.describe(last)

    def last_made(self) -> Record | None:
        """What an undo would take."""
        if self._made:
            return self._made[-1][0]
        found = self.journal.last_made()
        return found if found and self._made_on(found) >= self.today - timedelta(days=1) else None

    def made_here(self, record: Record) -> bool:
        """Whether it was made since the program was opened."""
        return any(made.id == record.id for made, _ in self._made)

    def _made_on(self, record: Record) -> date:
        """The day on which a record was made, which may be later than the day it is for."""
        return practice_day(record.at, self.settings.rollover_hour)

    def _stood_before(self, record: Record) -> Record | None:
        """What a correction corrected, or None. What an undo brought back counts as itself, so that one undo
        after another goes further back."""
        if record.replaces is None:
            return None
        by_id = {one.id: one for one in self.journal.everything()}

        def stood(one: Record | None) -> Record | None:
            seen: set[str] = set()
            while one is not None and one.restores is not None and one.id not in seen:
                seen.add(one.id)
                one = by_id.get(one.restores)
            return one

        shown = stood(record)
        return None if shown is None or shown.replaces is None else stood(by_id.get(shown.replaces))

    def export(self, form: str) -> bytes:
        """The whole journal in one of the forms of ``journal.export``, with titles as far as known."""
        from nc_tui.journal.export import export

        try:
            titles = {exercise.id: exercise.title for exercise in self.exercises.values()}
        except LibraryError:
            titles = {}
        return export(form, self.journal.everything(), titles, self.now())

    def describe(self, record: Record) -> "Said":
        """A record in a few words."""
        return Said(record.kind) if record.data is None else record.data.described(self._title_of)

    def _title_of(self, exercise_id: str) -> str | None:
        exercise = self.exercises.get(exercise_id)
        return None if exercise is None else exercise.title

    def _day(self, day: date | None) -> date:
        if day is not None and day > self.today:
            raise TrainerError(f"{day} is in the future; record it on the day or after")
        return day or self.today

    def _keep(self, data: Data, day: date, replaces: Record | None = None) -> Record:
        record = self.journal.append(data, day, replaces=replaces)
        self._made.append((record, replaces))
        self._absorb(record)
        return record

    def _complete(self, data: Data, record: Record) -> Record:
        """Keep what is added to a record. What was begun and completed in one sitting is one act, and one
        undo takes it back whole."""
        with self._lock:
            changed = self._keep(data, record.day, replaces=record)
            if len(self._made) > 1 and self._made[-2][0].id == record.id:
                self._made[-2:] = [(changed, self._made[-2][1])]
            return changed

    def _absorb(self, record: Record) -> None:
        with self._lock:
            history = self.history
            known = {one.id for one in history.recent}
            if record.day < history.since or (record.replaces is not None and record.replaces not in known):
                self._history = None
            else:
                recent = current((*history.recent, record))
                self._history = History(history.since, recent, history.digests, history.doubts)


def _told_so_far(recorded: Record | None, carried: Carry | None) -> Told:
    """What is known of an exercise on a day: from its record, or else from when it was carried along."""
    if recorded is not None and isinstance(recorded.data, Practice):
        one = recorded.data
        return Told(one.predicted, one.before, one.after, one.with_, one.note, one.answers, one.reason)
    if carried is not None:
        return Told(carried.predicted, carried.before, None, carried.with_, None, carried.answers)
    return Told()


def _is_about(record: Record, exercise_id: str) -> bool:
    return isinstance(record.data, Carry | Practice) and record.data.exercise == exercise_id
