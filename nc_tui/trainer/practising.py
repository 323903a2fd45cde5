"""Exercises practised: begun, left, picked up again, taken into the day, recorded."""

from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from msgspec import DecodeError, Struct
from msgspec import json as msgspec_json
from msgspec.structs import replace

from nc_tui.practice.days import day_fault
from nc_tui.practice.exercise import WITH_A_PERSON, Earlier, Exercise, Plan
from nc_tui.practice.exercise_progress import ANOTHER, ExerciseProgress, back_from_the_day, rated, start
from nc_tui.practice.history import History
from nc_tui.practice.kinds import Carry, Practice
from nc_tui.practice.kinds.practice import Outcome, Reason
from nc_tui.practice.kinds.vocabulary import Answer
from nc_tui.practice.people import person_named
from nc_tui.practice.plan import WEIGHT
from nc_tui.practice.records import Record, order_made
from nc_tui.practice.streak import Streak, streak
from nc_tui.practice.strength import strength
from nc_tui.practice.text import clean, clean_line
from nc_tui.trainer.errors import TrainerError
from nc_tui.trainer.session import Session

if TYPE_CHECKING:
    from nc_tui.practice.written_before import WrittenBefore


class OutcomeDetails(Struct, frozen=True):
    """What someone says about an exercise beside how it went. None is "not said": what is known stays; an
    empty text takes it away."""

    predicted: int | None = None
    before: int | None = None
    after: int | None = None
    with_: str | None = None
    note: str | None = None
    answers: tuple[Answer, ...] | None = None
    reason: Reason | None = None


class Numbers(Struct, frozen=True):
    """Streak and strength of a day."""

    streak: Streak
    strength: float


class Practising:
    """Exercises, their records and their drafts."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def numbers(self) -> Numbers:
        """Streak and strength today."""
        session = self._session
        practised, today, rest = session.history.practised_days, session.today, session.settings.rest_days
        return Numbers(streak(practised, today, rest), strength(practised, today, rest))

    def record_of(self, exercise_id: str, day: date) -> Record | None:
        """The standing record of an exercise on a day; of several the one that says the most."""
        found = self._practice_of(exercise_id, day)
        return None if found is None else found[0]

    def outcome_of(self, exercise_id: str, day: date | None = None, who: str | None = None) -> Outcome | None:
        """How an exercise went on a day (today unless said otherwise), as it is recorded; with ``who``, as
        far as that is said."""
        found = self._practice_with(exercise_id, day or self._session.today, who)
        return None if found is None else found[1].outcome

    def record(
        self,
        exercise_id: str,
        outcome: Outcome | None = None,
        day: date | None = None,
        details: OutcomeDetails | None = None,
        corrects: str | None = None,
    ) -> Record:
        """Record how an exercise went on a day (today unless said otherwise). A record of the same exercise
        on the same day is edited, so that one evening's second thoughts don't count twice; what isn't said
        stays as it was, and a first record without an outcome is "done". With two people it is two
        practices: another name makes another record, unless ``corrects`` says whose name was wrong.

        Raises TrainerError for an unknown exercise, a day in the future or a rating outside 0–10.
        """
        session = self._session
        with session.lock:
            exercise = session.exercise(exercise_id)
            day = self._sayable(day)
            said = details or OutcomeDetails()
            for name in ("predicted", "before", "after"):
                rating = getattr(said, name)
                if rating is not None and not 0 <= rating <= 10:
                    raise TrainerError(f"{name} is {rating}: a rating is a whole number from 0 to 10")
            recorded = self._practice_with(exercise_id, day, said.with_, corrects)
            data = self._practice(exercise, outcome, day, said, recorded)
            return session.save(data, day, replaces=None if recorded is None else recorded[0])

    def _practice(
        self,
        exercise: Exercise,
        outcome: Outcome | None,
        day: date,
        said: OutcomeDetails,
        recorded: tuple[Record, Practice] | None,
    ) -> Practice:
        """What is recorded of an exercise: what was said now, else what is known."""
        outcome = outcome or (recorded[1].outcome if recorded is not None else "done")
        known = self._known(exercise.id, day, said.with_, recorded)
        return replace(
            Practice.of(exercise, outcome),
            reason=(said.reason or known.reason) if outcome == "not" else None,
            predicted=known.predicted if said.predicted is None else said.predicted,
            before=known.before if said.before is None else said.before,
            after=known.after if said.after is None else said.after,
            with_=clean_line((known.with_ if said.with_ is None else said.with_) or "") or None,
            note=clean((known.note if said.note is None else said.note) or "").strip() or None,
            answers=(known.answers if said.answers is None else said.answers) or (),
            scene=self._scene(exercise, day) if exercise.variations else None,
        )

    def as_if_finished(self, progress: ExerciseProgress) -> tuple[Practice, History, History]:
        """What ``finish`` would record now, and the history without it and with it. Nothing is saved."""
        from nc_tui.practice.what_changes import with_one_more

        session, day = self._session, progress.day
        exercise = session.exercise(progress.exercise)
        said = _details(exercise, progress)
        recorded = self._practice_with(exercise.id, day, said.with_, progress.record)
        data = self._practice(exercise, progress.outcome, day, said, recorded)
        history, now = session.history, session.now()
        if recorded is None:
            one = Record("", "", now, day, Practice.NAME, data)
            return data, history, with_one_more(history, one)
        rest = tuple(record for record in history.recent if record.id != recorded[0].id)
        without = replace(history, recent=rest)
        return data, without, with_one_more(without, replace(recorded[0], data=data))

    def record_outcome(
        self, exercise_id: str, outcome: Outcome, day: date, reason: Reason | None = None
    ) -> Record:
        """Record an exercise by one word for how it went. What was written in it and not yet recorded goes
        along. Raises TrainerError."""
        if self._session.drafts.load(_draft_key(exercise_id, day)):
            progress = self.progress(exercise_id, day)
            return self.finish(replace(progress, outcome=outcome, reason=reason))
        return self.record(exercise_id, outcome, day, OutcomeDetails(reason=reason))

    def as_on(self, exercise_id: str, day: date) -> Exercise:
        """An exercise to be done, as its own file says it, on a day: in the scene that was recorded, or else
        in the one whose turn it is. Raises TrainerError for an unknown one."""
        exercise = self._session.opened(exercise_id)
        return exercise.in_scene(self._scene(exercise, day)) if exercise.variations else exercise

    def _scene(self, exercise: Exercise, day: date) -> int:
        from nc_tui.practice.written_before import scene_due

        recorded = self._practice_of(exercise.id, day)
        if recorded is not None and recorded[1].scene is not None:
            return recorded[1].scene
        return scene_due(exercise, self._session.history.practices, day)

    def written_before(self, exercise_id: str, step: Earlier, day: date) -> "WrittenBefore | None":
        """What was last written before a day in the exercise that a step of this one offers back; None where
        nothing was, nothing of it is left, or the library doesn't have that exercise any more."""
        from nc_tui.practice.written_before import written_before

        exercise = self._session.library.exercises.get(step.of or exercise_id)
        if exercise is None:
            return None
        return written_before(exercise, self._session.history.practices, day)

    def carry(self, exercise_id: str, details: OutcomeDetails, words: str = "") -> Record:
        """Take an exercise into the day, with its if-then plan in the user's own words."""
        session = self._session
        with session.lock:
            data = Carry(
                exercise=session.exercise(exercise_id).id,
                plan=clean_line(words) or None,
                with_=clean_line(details.with_ or "") or None,
                predicted=details.predicted,
                before=details.before,
                answers=details.answers or (),
            )
            carried = session.of_day(session.today, Carry)
            old = next((record for record, other in carried if other.exercise == data.exercise), None)
            return session.save(data, session.today, replaces=old)

    # -- progress through an exercise ----------------------------------------------------------------

    def progress(self, exercise_id: str, day: date) -> ExerciseProgress:
        """Where the user left off in an exercise, or its beginning. One taken into today or into ``day``
        begins behind the point at which they go out."""
        session = self._session
        exercise = session.exercise(exercise_id)
        draft = session.drafts.load(_draft_key(exercise_id, day))
        if draft:
            with suppress(DecodeError):
                progress = msgspec_json.decode(draft, type=ExerciseProgress)
                if progress.exercise == exercise_id and progress.place <= len(exercise.steps):
                    return progress
        carried, recorded = self.carried(exercise_id, day), self._practice_of(exercise_id, day)
        if recorded is not None:
            return _as_recorded(exercise, day, *recorded)
        if carried is not None or (exercise.where == "out" and day < session.today):
            progress = back_from_the_day(exercise, day)
            if carried is not None:
                answers = {answer.step: answer for answer in carried.answers}
                return replace(
                    progress, predicted=carried.predicted, with_=carried.with_ or "", answers=answers
                )
            return progress
        return start(exercise, day)

    def may_be_another(self, progress: ExerciseProgress) -> bool:
        """Whether it is recorded already and may be practised with someone else as well."""
        corrects = progress.record not in (None, ANOTHER)
        return corrects and self._session.exercise(progress.exercise).stakes in WITH_A_PERSON

    def another(self, progress: ExerciseProgress) -> ExerciseProgress:
        """The end of the same exercise with someone else, with nothing said so far."""
        return ExerciseProgress(progress.exercise, progress.day, progress.place, record=ANOTHER)

    def save_progress(self, progress: ExerciseProgress) -> None:
        """Save where the user is, and what was written so far, as a draft."""
        key = _draft_key(progress.exercise, progress.day)
        self._session.drafts.save(key, msgspec_json.encode(progress).decode())

    def discard_progress(self, progress: ExerciseProgress) -> None:
        """Discard the draft."""
        self._session.drafts.discard(_draft_key(progress.exercise, progress.day))

    def carry_progress(self, progress: ExerciseProgress) -> Record:
        """Take the exercise into the day; its draft goes once the record is on disk."""
        exercise = self._session.exercise(progress.exercise)
        plans = (
            answer.text
            for step, answer in progress.answers.items()
            if isinstance(exercise.steps[step], Plan) and answer.text
        )
        record = self.carry(exercise.id, _details(exercise, progress), next(plans, ""))
        self.discard_progress(progress)
        return record

    def finish(self, progress: ExerciseProgress) -> Record:
        """Record the exercise; its draft goes once the record is on disk."""
        if progress.outcome is None:
            raise TrainerError("first say how it went: did it, partly, or not this time")
        exercise = self._session.exercise(progress.exercise)
        details = _details(exercise, progress)
        record = self.record(exercise.id, progress.outcome, progress.day, details, progress.record)
        self.discard_progress(progress)
        return record

    def _sayable(self, day: date | None) -> date:
        today = self._session.today
        fault = None if day is None else day_fault(day, today)
        if fault:
            raise TrainerError(fault)
        return day or today

    def _practices_of(self, exercise_id: str, day: date) -> list[tuple[Record, Practice]]:
        """What was recorded of an exercise on a day, what says the most last; of equal ones the latest."""
        found = [pair for pair in self._session.of_day(day, Practice) if pair[1].exercise == exercise_id]
        return sorted(found, key=lambda pair: WEIGHT[pair[1].outcome])

    def _practice_of(self, exercise_id: str, day: date) -> tuple[Record, Practice] | None:
        found = self._practices_of(exercise_id, day)
        return found[-1] if found else None

    def _practice_with(
        self, exercise_id: str, day: date, who: str | None, corrects: str | None = None
    ) -> tuple[Record, Practice] | None:
        """The record that is meant: the one that is corrected; the one with ``who``, or one in which nobody
        was named; the one that says the most, where nobody is named now either."""
        found = self._practices_of(exercise_id, day)
        if corrects is not None:
            named = [pair for pair in found if order_made(pair[0]) == corrects]
            if named:
                return named[-1]
        person = person_named(who)
        if not person and corrects != ANOTHER:
            return found[-1] if found else None
        same = [pair for pair in found if person_named(pair[1].with_) == person and person]
        unnamed = [pair for pair in found if not pair[1].with_ and corrects != ANOTHER]
        return next(iter((*reversed(same), *reversed(unnamed))), None)

    def begun(self, exercise_id: str, day: date) -> int | None:
        """The step, from 1 on, at which someone stopped in an exercise; None where it wasn't begun."""
        if not self._session.drafts.load(_draft_key(exercise_id, day)):
            return None
        place = self.progress(exercise_id, day).place
        return place + 1 if 0 <= place < len(self._session.exercise(exercise_id).steps) else None

    def carried(self, exercise_id: str, day: date) -> Carry | None:
        """An exercise as it was taken into a day; None where it wasn't."""
        found = [data for _, data in self._session.of_day(day, Carry) if data.exercise == exercise_id]
        return found[-1] if found else None

    def _known(
        self, exercise_id: str, day: date, who: str | None, recorded: tuple[Record, Practice] | None
    ) -> OutcomeDetails:
        """What is known of it: from the record that is edited, or else from when it was taken along, unless
        it was for somebody else."""
        if recorded is not None:
            one = recorded[1]
            return OutcomeDetails(
                one.predicted, one.before, one.after, one.with_, one.note, one.answers, one.reason
            )
        carried = self.carried(exercise_id, day)
        other = self._practice_of(exercise_id, day)
        if carried is not None and (other is None or person_named(carried.with_) == person_named(who)):
            return OutcomeDetails(
                carried.predicted, carried.before, None, carried.with_, None, carried.answers
            )
        return OutcomeDetails()


def _as_recorded(exercise: Exercise, day: date, record: Record, data: Practice) -> ExerciseProgress:
    return ExerciseProgress(
        exercise=exercise.id,
        day=day,
        place=len(exercise.steps),
        answers={answer.step: answer for answer in data.answers},
        predicted=data.predicted,
        after=data.after,
        with_=data.with_ or "",
        note=data.note or "",
        outcome=data.outcome,
        reason=data.reason,
        record=order_made(record),
    )


def _details(exercise: Exercise, progress: ExerciseProgress) -> OutcomeDetails:
    after = rated(exercise, progress, "after")
    return OutcomeDetails(
        predicted=progress.predicted,
        before=rated(exercise, progress, "before"),
        after=after if after is not None else progress.after,
        with_=progress.with_,
        note=progress.note,
        answers=tuple(_cleaned(answer) for answer in progress.answers.values()),
        reason=progress.reason,
    )


def _draft_key(exercise_id: str, day: date) -> str:
    return f"{day.isoformat()}.{exercise_id}"


def _cleaned(answer: Answer) -> Answer:
    """An answer as it may be saved."""
    text = None if answer.text is None else clean(answer.text).strip() or None
    return replace(answer, text=text, items=tuple(filter(None, map(clean_line, answer.items))))
