"""What the ready list shows, and what may be done there."""

from datetime import datetime
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from nc_tui.practice.checklist import EvidenceItem, Gate
from nc_tui.practice.measures import AT_MOST
from nc_tui.practice.readiness import ItemState, Readiness, Stage, Standing, is_young
from nc_tui.practice.way import ANEW
from nc_tui.practice.wording import count, near_day
from nc_tui.trainer.views.distances import AheadLine, ahead
from nc_tui.trainer.views.goals import MEASURE, goal_lines

if TYPE_CHECKING:
    from nc_tui.trainer.trainer import Trainer

Act = Literal["review", "let-go", "take-back", "answers"]
"""Review it, say "I no longer want to", open it again, answer the questions again."""


class StandsRow(Struct, frozen=True):
    """An item that is met: what was counted, since when it has been met, and until when it stays so."""

    id: str
    title: str
    text: str
    words: str = ""
    how: str = ""


class ReadyView(Struct, frozen=True):
    """The list as it may be shown. While a gate closes it nothing is counted: ``closed_by`` is the gate that
    was answered with yes, ``doubt`` says why an answer is in doubt and what follows."""

    state: Readiness
    standing: Standing
    stage: Stage
    score: str
    ahead: tuple[AheadLine, ...]
    """What isn't met yet, the nearest first."""
    stands: tuple[StandsRow, ...]
    is_young: bool
    """Whether the list is only described: in the first days there is nothing to count."""
    opens_now: bool
    """Whether the page of the opening is still to be shown."""
    closed_by: Gate | None
    doubt: str
    due: datetime | None
    """When the second review may be made, by the clock of the place."""
    answer: str
    """The answer that was given after both reviews."""
    may: frozenset[Act]
    after: str = ""
    """Where it stands with the hello that the list led to; empty where it led to none."""

    @property
    def own(self) -> str:
        """What is said of the sentences that come after the evidence."""
        number = sum(item.kind == "self" for item in self.state.items)
        return f"{count(number, 'sentence')} only you can judge; they come once everything else is met"


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
        ahead=ahead(trainer, state) if state.is_open else (),
        stands=_stands(trainer, state) if state.is_open else (),
        is_young=is_young(trainer.ready.evidence()),
        opens_now=trainer.ready.opens_now(state),
        closed_by=gates.get(state.gate or "") if state.standing == "closed" else None,
        doubt=f"{doubts} {ANEW}" if doubts else "",
        due=None if state.due is None else trainer.session.moment(state.due),
        answer=answers.get(state.answer or "", state.answer or ""),
        may=may(state),
        after=_after(trainer, state),
    )


def _after(trainer: "Trainer", state: Readiness) -> str:
    told = trainer.after.told()
    hello = state.stage == "answered" and state.answer == "hello"
    if told.state == "words" and told.sent is None and not hello:
        return ""
    from nc_tui.trainer.views.after import heading

    return heading(trainer, trainer.after.standing())


def may(state: Readiness) -> frozenset[Act]:
    """What the stage allows."""
    acts: dict[Act, bool] = {
        "review": state.stage in ("review", "second-review", "answer"),
        "let-go": state.stage not in ("closed", "let-go"),
        "take-back": state.stage in ("let-go", "answered"),
        "answers": state.stage != "let-go",
    }
    return frozenset(act for act, allowed in acts.items() if allowed)


def _stands(trainer: "Trainer", state: Readiness) -> tuple[StandsRow, ...]:
    items = {item.id: item for item in trainer.library.checklist.evidence}
    return tuple(
        _stands_row(trainer, one, items[one.id]) for one in state.items if one.met and one.id in items
    )


def _stands_row(trainer: "Trainer", state: ItemState, item: EvidenceItem) -> StandsRow:
    since = f"since {near_day(state.since, trainer.today)}" if state.since else ""
    until = f"until {near_day(state.until, trainer.today)}" if state.until else ""
    have = "" if state.have is None or item.measure in AT_MOST else f"{state.have}"
    how = item.how
    if item.measure == MEASURE:
        how = " ".join(f"“{goal.title}”: {goal.until}." for goal in goal_lines(trainer) if goal.until)
    return StandsRow(item.id, item.title, item.text, ", ".join(filter(None, (have, since, until))), how)
