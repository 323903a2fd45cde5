"""The ready list: gates, evidence items, self-rated items, and the reviews.

A closed gate closes the list, and no score is shown. Evidence items are computed from the journal alone and
lapse when the evidence ages. When all are met, the self-rated part opens: a review with reasons, 48 hours,
a second review on a calm day, one of three answers. A review counts while the evidence is met, for 28 days,
and until a gate closes. "I no longer want to" is a full ending at every step. Thresholds are design
defaults, not findings (evidence.md §3).
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Literal

from msgspec import Struct

from nc_tui.practice.checklist import Checklist, EvidenceItem
from nc_tui.practice.day_state import day_state
from nc_tui.practice.history import History
from nc_tui.practice.kinds import After, Profile, Review
from nc_tui.practice.measures import BACK, Evidence, measured_back
from nc_tui.practice.records import Record

WAIT = timedelta(hours=48)
REVIEW_LASTS = timedelta(days=28)
NEWS_AGAIN = timedelta(days=28)
"""After so long it is said again that the list is open."""
FIRST_DAYS = 7
"""So many days of a journal there is nothing to measure yet."""
CALM_MOOD, CALM_PULL = 4, 3
"""A calm day: a mood of at least this and a pull of at most this, by the latest rating of each."""

Stage = Literal[
    "closed", "gates", "evidence", "review", "waiting", "second-review", "answer", "answered", "let-go"
]


Standing = Literal["open", "unanswered", "closed", "in-doubt"]
"""Whether the list may be looked at: not while a gate is closed or in doubt, nor before all are answered."""


class ItemState(Struct, frozen=True):
    """One item. ``met`` is None for a gate without an answer, for evidence that can't be recorded yet, and
    for a self-rated item, which only reviews speak of. ``moves`` says what moves it; ``until`` is the last
    day on which it is met if nothing new is recorded, where that can be told."""

    id: str
    kind: Literal["gate", "evidence", "self"]
    met: bool | None
    have: int | None
    need: int | None
    since: date | None
    text: str
    moves: str = ""
    until: date | None = None


class Readiness(Struct, frozen=True):
    """The list as it stands. ``met`` of ``of`` counts evidence items; both are 0 when a gate is closed.
    ``due`` is when the second review may be made. Gates that are ``in_doubt`` are closed as well."""

    gate: str | None
    unanswered: tuple[str, ...]
    items: tuple[ItemState, ...]
    met: int
    of: int
    evidence_met: bool
    stage: Stage
    due: datetime | None = None
    answer: str | None = None
    in_doubt: tuple[str, ...] = ()

    @property
    def standing(self) -> Standing:
        """Whether the list is open. It is ``in-doubt`` where nothing but a doubt closes it."""
        if self.gate is not None:
            return "in-doubt" if self.gate in self.in_doubt else "closed"
        return "unanswered" if self.unanswered else "open"

    @property
    def is_open(self) -> bool:
        """Whether the list, and how much of it is met, may be shown."""
        return self.standing == "open"


def readiness(
    checklist: Checklist, history: History, day: date, now: datetime, skills: Sequence[str]
) -> Readiness:
    """The ready list on a day. ``now`` decides whether 48 hours have passed."""
    way = history.way
    gates = way.gates
    known = {gate.id for gate in checklist.gates}
    gate = next((one for one in way.closed() if one in known), None)
    unanswered = tuple(one.id for one in checklist.gates if one.asked and one.id not in gates)
    gate_items = [
        ItemState(
            one.id, "gate", None if one.id not in gates else not gates[one.id], None, None, None, one.question
        )
        for one in checklist.gates
        if one.asked or one.id in gates
    ]
    evidence = evidence_on(checklist, history, day, skills)
    states = [_state(evidence, item) for item in checklist.evidence]
    evidence_met = all(item.met is True for item in states)
    self_rated = [ItemState(s.id, "self", None, None, None, None, s.statement) for s in checklist.self_rated]
    stage, due, answer = _stage(checklist, history, day, now, gate, unanswered, evidence_met)
    closed = gate is not None
    return Readiness(
        gate=gate,
        unanswered=unanswered,
        items=(*gate_items, *states, *self_rated),
        met=0 if closed else sum(item.met is True for item in states),
        of=0 if closed else len(states),
        evidence_met=evidence_met and not closed,
        stage=stage,
        due=due,
        answer=answer,
        in_doubt=tuple(one for one in way.in_doubt if one in known),
    )


def evidence_on(checklist: Checklist, history: History, day: date, skills: Sequence[str]) -> Evidence:
    """What the measures look at, on a day."""
    longest = max((item.days + item.stays for item in checklist.evidence), default=0)
    return Evidence(history, day, tuple(skills), longest)


def is_young(evidence: Evidence) -> bool:
    """Whether the journal is in its first days, in which the list is described and nothing is counted."""
    return (evidence.day - evidence.begun).days < FIRST_DAYS


def is_news(stage: Stage, told: date | None, day: date) -> bool:
    """Whether it is said on a day that the list has opened: on one day, the one it was first ``told`` on; and
    again where the last time was long ago. A list that is being reviewed is no news."""
    return stage == "review" and (told is None or told == day or day - told >= NEWS_AGAIN)


def _state(evidence: Evidence, item: EvidenceItem) -> ItemState:
    """What the journal says of an item. ``since`` is the first day of the days without a gap on which it was
    met; None where that is four weeks or more ago."""
    measured = measured_back(evidence, item)
    if measured is None:
        return ItemState(item.id, "evidence", None, None, item.need, None, item.text, item.moves)
    today, before = measured[0], sum(one.met for one in measured) - 1
    since = evidence.day - timedelta(days=before) if today.met and before < BACK else None
    return ItemState(
        item.id, "evidence", today.met, today.have, item.need, since, item.text, item.moves, today.until
    )


def _stage(
    checklist: Checklist,
    history: History,
    day: date,
    now: datetime,
    gate: str | None,
    unanswered: tuple[str, ...],
    evidence_met: bool,
) -> tuple[Stage, datetime | None, str | None]:
    reviews = [record for record in history.lasting if isinstance(record.data, Review)]
    last = reviews[-1].data if reviews else None
    if gate is not None:
        return "closed", None, None
    if _let_go(history):
        return "let-go", None, None
    if unanswered:
        return "gates", None, None
    if not evidence_met:
        return "evidence", None, None
    looks = _looks(checklist, history, now)
    if isinstance(last, Review) and last.step == "answer" and len(looks) >= 2:
        return "answered", None, last.answer
    if not looks:
        return "review", None, None
    due = looks[0].at + WAIT
    if len(looks) >= 2:
        return "answer", due, None
    if now < due or not is_calm(history, day):
        return "waiting", due, None
    return "second-review", due, None


def _let_go(history: History) -> bool:
    """Whether the wish was let go of, and neither taken up again nor about someone else."""
    let_go = False
    for record in history.lasting:
        data = record.data
        if isinstance(data, After) and data.step == "anew":
            let_go = False
        elif isinstance(data, Review) and data.step in ("letting-go", "taken-back"):
            let_go = data.step == "letting-go"
    return let_go


def _looks(checklist: Checklist, history: History, now: datetime) -> list[Record]:
    """The first full review that still counts, and the first one at least 48 hours after it on a calm day.
    What came before a gate was closed, before letting go was undone, before a draft was kept to oneself, or
    was about someone else, doesn't count."""
    wanted = {item.id for item in checklist.self_rated}
    known = {gate.id for gate in checklist.gates}
    looks: list[Record] = []
    for record in history.lasting:
        data = record.data
        if isinstance(data, Profile) and any(data.gates.get(gate, False) for gate in known):
            looks = []
        if isinstance(data, After) and (data.step == "anew" or data.end == "kept"):
            looks = []
        if not isinstance(data, Review):
            continue
        if data.step == "taken-back":
            looks = []
        if data.step != "review" or now - record.at > REVIEW_LASTS:
            continue
        full = wanted <= {key for key, reason in data.reasons.items() if reason.strip()} or record.erased
        again = len(looks) == 1 and record.at - looks[0].at >= WAIT
        if full and (not looks or (again and is_calm(history, record.day, record.at))):
            looks.append(record)
    return looks


def is_calm(history: History, day: date, until: datetime | None = None) -> bool:
    """Whether a day's ratings, up to a moment of it, speak of a calm day. Without them nobody knows: no."""
    told = day_state(record for record in history.on(day) if until is None or record.at <= until)
    return (
        told.mood is not None and told.pull is not None and told.mood >= CALM_MOOD and told.pull <= CALM_PULL
    )


def is_upset(history: History, day: date) -> bool:
    """Whether one of a day's ratings speaks against a calm day. Without ratings nobody knows: no."""
    told = day_state(history.on(day))
    return (told.mood is not None and told.mood < CALM_MOOD) or (
        told.pull is not None and told.pull > CALM_PULL
    )
