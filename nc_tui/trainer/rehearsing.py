"""Rehearsals: which there are, which may be begun, and runs begun, left, picked up again and recorded."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import DecodeError, Struct
from msgspec import json as msgspec_json
from msgspec.structs import replace

from nc_tui.practice.day_state import DayState, day_state
from nc_tui.practice.profile import profile_so_far
from nc_tui.practice.records import Record
from nc_tui.practice.rehearsal import Rehearsal
from nc_tui.practice.rehearsal_runs import (
    CLOSES_MIDWAY,
    NEEDS,
    Past,
    Shut,
    Today,
    kept,
    left_this_week,
    needs_met,
    next_run,
    pulled,
    runs_so_far,
    shut,
)
from nc_tui.practice.rehearsing import Run, begin, edition
from nc_tui.practice.text import clean, clean_line
from nc_tui.practice.way import GATES
from nc_tui.trainer.errors import TrainerError
from nc_tui.trainer.session import Session

if TYPE_CHECKING:
    from nc_tui.library.fault import Fault


class Offer(Struct, frozen=True):
    """A rehearsal, and why it can't be begun or carried on today; None where it can. ``begun`` where a run
    was left."""

    rehearsal: Rehearsal
    shut: Shut | None
    begun: bool


class Rehearsing:
    """Talks with made-up people."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @cached_property
    def _read(self) -> "tuple[dict[str, Rehearsal], tuple[Fault, ...]]":
        from nc_tui.library.rehearsal_shelf import load_rehearsals

        session = self._session
        return load_rehearsals(
            session.own_exercises, session.library, session.folders.state / "rehearsals.msgpack"
        )

    @property
    def all(self) -> Mapping[str, Rehearsal]:
        """The sound rehearsals by id, the user's own last; read when they are first asked for."""
        return self._read[0]

    @property
    def faults(self) -> "tuple[Fault, ...]":
        """Why rehearsals had to be left out."""
        return self._read[1]

    def past(self) -> tuple[Past, ...]:
        """The runs so far, in order."""
        return runs_so_far(self._session.history)

    def offers(self) -> tuple[Offer, ...]:
        """Every rehearsal, with what stands against it today."""
        today = self._today()
        drafts = frozenset(self._session.drafts.keys())
        return tuple(_offer(one, today, _draft_key(one.id) in drafts) for one in self.all.values())

    def missing(self) -> str | None:
        """A rehearsal, by id, of a kind that the ready list still lacks, that can be begun or carried on
        today: one that was begun, else one that wasn't gone through lately. None where there is none."""
        past = self.past()
        lacking = set(NEEDS) - needs_met(past, self._session.today).keys()
        open_now = [one for one in self.offers() if one.shut is None and one.rehearsal.meets in lacking]
        last = {one.run.rehearsal: one.day for one in past}
        first = min(
            open_now,
            key=lambda one: (not one.begun, last.get(one.rehearsal.id, date.min), one.rehearsal.id),
            default=None,
        )
        return None if first is None else first.rehearsal.id

    def left_this_week(self) -> int:
        """How many may still be begun in the seven days that end today."""
        return left_this_week(self.past(), self._session.today)

    def rehearsal(self, rehearsal_id: str) -> Rehearsal:
        """A rehearsal by id. Raises TrainerError for an unknown one."""
        found = self.all.get(rehearsal_id)
        if found is None:
            from difflib import get_close_matches

            close = get_close_matches(rehearsal_id, self.all, n=2, cutoff=0.5)
            hint = f"; did you mean {' or '.join(close)}?" if close else "; nc-tui rehearse lists them all"
            raise TrainerError(f"there is no rehearsal “{clean_line(rehearsal_id, 64)}”{hint}")
        return found

    def why_shut(self, rehearsal: Rehearsal) -> Shut | None:
        """Why it can't be begun today, or carried on where a run that was left waits; None where it can."""
        return _offer(rehearsal, self._today(), self._draft(rehearsal) is not None).shut

    def run(self, rehearsal: Rehearsal) -> Run:
        """The run that was left, or a new one. A run through another state of the file is not picked up; what
        was written in it is."""
        if (draft := self._draft(rehearsal)) is not None:
            return draft
        left = self._left(rehearsal)
        begun = begin(rehearsal, next_run(self.past(), rehearsal.id))
        return begun if left is None else replace(begun, wanted=left.wanted, plan=left.plan, note=left.note)

    def save_run(self, run: Run) -> None:
        """Save a run as a draft. Raises JournalError."""
        self._session.drafts.save(_draft_key(run.rehearsal), msgspec_json.encode(run).decode())

    def finish(self, rehearsal: Rehearsal, run: Run, *, stopped: bool = False) -> Record:
        """Record a run that ended, or was stopped; its draft goes once the record is on disk.

        Raises JournalError, and ValueError where the run neither ended nor was stopped.
        """
        said = replace(
            kept(rehearsal, run, stopped=stopped),
            wanted=clean_line(run.wanted or "") or None,
            plan=clean_line(run.plan or "") or None,
            note=clean(run.note or "").strip() or None,
        )
        record = self._session.save(said, self._session.today)
        self._session.drafts.discard(_draft_key(run.rehearsal))
        return record

    def woke_the_pull(self, run: Run, rehearsal: Rehearsal) -> bool:
        """Whether the run woke the pull to reach out, so that it should be ridden out now."""
        return pulled(kept(rehearsal, run, stopped=True), self._state().pull)

    def _draft(self, rehearsal: Rehearsal) -> Run | None:
        left = self._left(rehearsal)
        return left if left is not None and left.edition == edition(rehearsal) else None

    def _left(self, rehearsal: Rehearsal) -> Run | None:
        """The run that was left, through whatever state of the file."""
        draft = self._session.drafts.load(_draft_key(rehearsal.id))
        with suppress(DecodeError):
            run = msgspec_json.decode(draft, type=Run) if draft else None
            return run if run is not None and run.rehearsal == rehearsal.id else None
        return None

    def _state(self) -> DayState:
        session = self._session
        return day_state(session.history.on(session.today))

    def _today(self) -> Today:
        session = self._session
        history, state = session.history, self._state()
        return Today(
            day=session.today,
            mood=state.mood,
            pull=state.pull,
            gates={gate: history.way.standing(gate) for gate in GATES},
            past=self.past(),
            mode=profile_so_far(history.lasting).mode,
            met_heat=any(one.stakes == "tense" and one.is_practice() for _, one in history.practices),
        )


def _offer(rehearsal: Rehearsal, today: Today, begun: bool) -> Offer:
    why = shut(rehearsal, today)
    goes_on = why is not None and begun and why.why not in CLOSES_MIDWAY
    return Offer(rehearsal, None if goes_on else why, begun)


def _draft_key(rehearsal_id: str) -> str:
    return f"rehearsal-{rehearsal_id}"
