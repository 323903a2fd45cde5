"""Walks through exercises: begun, left, taken up again, carried into the day, finished."""

from contextlib import suppress
from datetime import date

from msgspec import DecodeError
from msgspec import json as msgspec_json
from msgspec.structs import replace

from nc_tui.practice.exercise import Exercise, Plan
from nc_tui.practice.exercise_progress import ExerciseProgress, back_from_the_day, rated, start
from nc_tui.practice.kinds import Practice
from nc_tui.practice.kinds.practice import Outcome, Reason
from nc_tui.practice.kinds.vocabulary import Answer
from nc_tui.practice.records import Record
from nc_tui.practice.text import clean, clean_line
from nc_tui.trainer.recording import Recording
from nc_tui.trainer.told import Told, TrainerError


class Walking(Recording):
    """Walks and their drafts."""

    def walk(self, exercise_id: str, day: date) -> ExerciseProgress:
        """Where one left off in an exercise, or its beginning. One carried today or on ``day`` begins
        behind the point at which one goes out."""
        exercise = self.exercise(exercise_id)
        kept = self.drafts.load(_draft_key(exercise_id, day))
        if kept:
            with suppress(DecodeError):
                walk = msgspec_json.decode(kept, type=ExerciseProgress)
                if walk.exercise == exercise_id and walk.place <= len(exercise.steps):
                    return walk
        carried, recorded = self._carried(exercise_id, day), self.practice_record(exercise_id, day)
        if recorded is not None and isinstance(recorded.data, Practice):
            return self._told_before(exercise, day, recorded.data)
        if carried is not None or (exercise.where == "out" and day < self.today):
            walk = back_from_the_day(exercise, day)
            if carried is not None:
                answers = {answer.step: answer for answer in carried.answers}
                walk = replace(walk, predicted=carried.predicted, with_=carried.with_ or "", answers=answers)
            return walk
        return start(exercise, day)

    def _told_before(self, exercise: Exercise, day: date, data: Practice) -> ExerciseProgress:
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
        )

    def keep_walk(self, walk: ExerciseProgress) -> None:
        """Keep where the user is, and what was written so far."""
        self.drafts.save(_draft_key(walk.exercise, walk.day), msgspec_json.encode(walk).decode())

    def drop_walk(self, walk: ExerciseProgress) -> None:
        """Forget a draft."""
        self.drafts.discard(_draft_key(walk.exercise, walk.day))

    def carry_walk(self, walk: ExerciseProgress) -> Record:
        """Take the exercise of a walk along into the day."""
        exercise = self.exercise(walk.exercise)
        plans = [
            a.text for step, a in walk.answers.items() if isinstance(exercise.steps[step], Plan) and a.text
        ]
        record = self.carry(exercise.id, self._told(exercise, walk), plans[0] if plans else "")
        self.drop_walk(walk)
        return record

    def record_outcome(
        self, exercise_id: str, outcome: Outcome, day: date, reason: Reason | None = None
    ) -> Record:
        """Record an exercise by one word for how it went. What was written in it and not yet recorded goes
        along. Raises TrainerError."""
        if self.drafts.load(_draft_key(exercise_id, day)):
            walk = self.walk(exercise_id, day)
            return self.finish_walk(replace(walk, outcome=outcome, reason=reason))
        return self.record(exercise_id, outcome, day, Told(reason=reason))

    def finish_walk(self, walk: ExerciseProgress) -> Record:
        """Record the exercise of a walk; its draft goes once the record is on disk."""
        if walk.outcome is None:
            raise TrainerError("first say how it went: did it, partly, or not this time")
        exercise = self.exercise(walk.exercise)
        record = self.record(exercise.id, walk.outcome, walk.day, self._told(exercise, walk))
        self.drop_walk(walk)
        return record

    def _told(self, exercise: Exercise, walk: ExerciseProgress) -> Told:
        after = rated(exercise, walk, "after")
        return Told(
            predicted=walk.predicted,
            before=rated(exercise, walk, "before"),
            after=after if after is not None else walk.after,
            with_=walk.with_,
            note=walk.note,
            answers=tuple(_cleaned(answer) for answer in walk.answers.values()),
            reason=walk.reason,
        )


def _draft_key(exercise_id: str, day: date) -> str:
    return f"{day.isoformat()}.{exercise_id}"


def _cleaned(answer: Answer) -> Answer:
    """An answer as it may be kept."""
    text = None if answer.text is None else clean(answer.text).strip() or None
    return replace(answer, text=text, items=tuple(filter(None, map(clean_line, answer.items))))
