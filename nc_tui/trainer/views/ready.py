"""What the ready list shows, and what may be done there."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from nc_tui.practice.checklist import EvidenceItem, Gate
from nc_tui.practice.measures import AT_MOST
from nc_tui.practice.readiness import ItemState, Readiness, Stage, Standing
from nc_tui.practice.way import ANEW
from nc_tui.practice.wording import near_day

if TYPE_CHECKING:
    from nc_tui.trainer.trainer import Trainer

Act = Literal["review", "let-go", "take-back", "answers"]
"""Review it, say "I no longer want to", open it again, answer the questions again."""
HEADINGS: Mapping[str, str] = {
    "gate": "Questions that close the list if you say yes",
    "evidence": "What the journal shows",
    "self": "What only you can judge",
}
NOT_YET = "Opens when the journal shows all of the above."
"""What stands in place of the self-rated items before the evidence is met."""


class ReadyRow(Struct, frozen=True):
    """An item with what is said of it: an answer, a count, and since when it has been met."""

    state: ItemState
    words: str = ""
    since: str = ""
    how: str = ""
    """How it is counted."""
    until: str = ""
    """Until when it stays met by itself."""
    moves: str = ""
    """What moves it, where it isn't met yet."""


class Part(Struct, frozen=True):
    """The items of a kind under their heading. ``instead`` stands where they aren't shown yet."""

    kind: str
    heading: str
    rows: tuple[ReadyRow, ...]
    instead: str = ""


class ReadyView(Struct, frozen=True):
    """The list as it may be shown. While a gate closes it there are no parts: ``closed_by`` is the gate that
    was answered with yes, ``doubt`` says why an answer is in doubt and what follows."""

    state: Readiness
    standing: Standing
    stage: Stage
    score: str
    parts: tuple[Part, ...]
    closed_by: Gate | None
    doubt: str
    due: datetime | None
    """When the second review may be made, by the clock of the place."""
    answer: str
    """The answer that was given after both reviews."""
    may: frozenset[Act]


def ready_view(trainer: "Trainer") -> ReadyView:
    """The ready list as it stands."""
    state, checklist = trainer.ready.state(), trainer.library.checklist
    doubts = trainer.situation.way.doubt_words()
    gates = {gate.id: gate for gate in checklist.gates}
    answers = {answer.id: answer.label for answer in checklist.answers}
    return ReadyView(
        state=state,
        standing=state.standing,
        stage=state.stage,
        score=f"{state.met} of {state.of}" if state.is_open else "",
        parts=_parts(trainer, state) if state.gate is None else (),
        closed_by=gates.get(state.gate or "") if state.standing == "closed" else None,
        doubt=f"{doubts} {ANEW}" if doubts else "",
        due=None if state.due is None else state.due.astimezone(trainer.now().tzinfo),
        answer=answers.get(state.answer or "", state.answer or ""),
        may=may(state),
    )


def may(state: Readiness) -> frozenset[Act]:
    """What the stage allows."""
    acts: dict[Act, bool] = {
        "review": state.stage in ("review", "second-review", "answer"),
        "let-go": state.stage not in ("closed", "let-go"),
        "take-back": state.stage in ("let-go", "answered"),
        "answers": state.stage != "let-go",
    }
    return frozenset(act for act, allowed in acts.items() if allowed)


def _parts(trainer: "Trainer", state: Readiness) -> tuple[Part, ...]:
    evidence = {item.id: item for item in trainer.library.checklist.evidence}
    opened = {"gate": True, "evidence": True, "self": state.evidence_met}
    return tuple(
        Part(
            kind,
            heading,
            tuple(_row(trainer, one, evidence.get(one.id)) for one in state.items if one.kind == kind)
            if opened[kind]
            else (),
            "" if opened[kind] else NOT_YET,
        )
        for kind, heading in HEADINGS.items()
    )


def _row(trainer: "Trainer", state: ItemState, item: EvidenceItem | None) -> ReadyRow:
    since = f"since {near_day(state.since, trainer.today)}" if state.since else ""
    until = f"until {near_day(state.until, trainer.today)}" if state.until else ""
    moves = state.moves if state.kind == "evidence" and state.met is False else ""
    return ReadyRow(state, _words(state, item), since, "" if item is None else item.how, until, moves)


def _words(state: ItemState, item: EvidenceItem | None) -> str:
    """An answer, or ``14``, or ``3 of 12`` where more is better and some is still missing."""
    match state.kind:
        case "self":
            return ""
        case "gate":
            return {None: "no answer yet", True: "no", False: "yes"}[state.met]
        case "evidence":
            if state.met is None:
                return "not recorded yet"
            if state.have is None:
                return ""
            if state.met or state.need is None or item is None or item.measure in AT_MOST:
                return f"{state.have}"
            return f"{state.have} of {item.of or state.need}"
