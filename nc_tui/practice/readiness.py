"""The ready list: gates, evidence items, self-rated items, and the reviews.

A closed gate closes the list, and no score is shown. Evidence items are computed from the journal alone and
lapse when the evidence ages. When all are met, the self-rated part opens: a review with reasons, 48 hours,
a second review on a calm day, one of three answers. A review counts while the evidence is met and for 28
days. "I no longer want to" is a full ending at every step. Thresholds are design defaults, not findings
(evidence.md §3).
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from statistics import median
from typing import Literal

from msgspec import Struct

from nc_tui.practice.care import care_closed, monitoring_count
from nc_tui.practice.checklist import Checklist, EvidenceItem
from nc_tui.practice.clock import slip_count
from nc_tui.practice.goals import goals_under_way
from nc_tui.practice.history import History
from nc_tui.practice.records import Checkin, Practice, Record, Review, profile_so_far
from nc_tui.practice.urges import tally

WAIT = timedelta(hours=48)
REVIEW_LASTS = timedelta(days=28)
CALM_MOOD, CALM_PULL = 4, 3
"""A calm day: a check-in with a mood of at least this and a pull of at most this."""
SETTLED = 3
FEWEST_CHECKINS = 7

Stage = Literal[
    "closed", "gates", "evidence", "review", "waiting", "second-review", "answer", "answered", "let-go"
]


class Measured(Struct, frozen=True):
    """What the journal says about one item; ``have`` in the unit of the item's need."""

    have: int | None
    met: bool | None


class ItemState(Struct, frozen=True):
    """One item. ``met`` is None for a gate without an answer, for evidence that can't be recorded yet, and
    for a self-rated item, which only reviews speak of."""

    id: str
    kind: Literal["gate", "evidence", "self"]
    met: bool | None
    have: int | None
    need: int | None
    since: date | None
    text: str


class Readiness(Struct, frozen=True):
    """The list as it stands. ``met`` of ``of`` counts evidence items; both are 0 when a gate is closed.
    ``due`` is when the second review may be made."""

    gate: str | None
    unanswered: tuple[str, ...]
    items: tuple[ItemState, ...]
    met: int
    of: int
    evidence_met: bool
    stage: Stage
    due: datetime | None = None
    answer: str | None = None


class Evidence(Struct, frozen=True):
    """What a measure looks at: the item, the history, the day, the skills there are."""

    item: EvidenceItem
    history: History
    day: date
    skills: tuple[str, ...]

    def practised(self) -> list[tuple[date, Practice]]:
        """The practices done or partly done in the item's window of days, which ends on the day."""
        first = self.day - timedelta(days=self.item.days - 1)
        return [
            (day, practice)
            for day, practice in self.history.practices
            if first <= day <= self.day and practice.outcome != "not"
        ]


def readiness(
    checklist: Checklist, history: History, day: date, now: datetime, skills: Sequence[str]
) -> Readiness:
    """The ready list on a day. ``now`` decides whether 48 hours have passed."""
    gates = profile_so_far(history.lasting).gates
    known = {gate.id for gate in checklist.gates}
    gate = care_closed({key: closed for key, closed in gates.items() if key in known})
    unanswered = tuple(one.id for one in checklist.gates if one.id not in gates)
    gate_items = [
        ItemState(
            one.id, "gate", None if one.id not in gates else not gates[one.id], None, None, None, one.question
        )
        for one in checklist.gates
    ]
    evidence = [_state(Evidence(item, history, day, tuple(skills)), item) for item in checklist.evidence]
    evidence_met = all(item.met is True for item in evidence)
    self_rated = [ItemState(s.id, "self", None, None, None, None, s.statement) for s in checklist.self_rated]
    stage, due, answer = _stage(checklist, history, day, now, gate, unanswered, evidence_met)
    closed = gate is not None
    return Readiness(
        gate=gate,
        unanswered=unanswered,
        items=(*gate_items, *evidence, *self_rated),
        met=0 if closed else sum(item.met is True for item in evidence),
        of=0 if closed else len(evidence),
        evidence_met=evidence_met and not closed,
        stage=stage,
        due=due,
        answer=answer,
    )


def _state(evidence: Evidence, item: EvidenceItem) -> ItemState:
    measure = MEASURES.get(item.measure)
    measured = Measured(None, None) if measure is None else measure(evidence)
    since = _since(evidence, measure) if measure is not None and measured.met else None
    return ItemState(item.id, "evidence", measured.met, measured.have, item.need, since, item.text)


def _since(evidence: Evidence, measure: Callable[[Evidence], Measured]) -> date:
    """The first day of the days without a gap, up to four weeks back, on which the item was met."""
    day = evidence.day
    for back in range(1, 28):
        earlier = evidence.day - timedelta(days=back)
        if not measure(Evidence(evidence.item, evidence.history, earlier, evidence.skills)).met:
            break
        day = earlier
    return day


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
    if isinstance(last, Review) and last.step == "letting-go":
        return "let-go", None, None
    if unanswered:
        return "gates", None, None
    if not evidence_met:
        return "evidence", None, None
    looks = _looks(checklist, reviews, now)
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


def _looks(checklist: Checklist, reviews: Sequence[Record], now: datetime) -> list[Record]:
    """The first full review that still counts, and the first one at least 48 hours after it."""
    wanted = {item.id for item in checklist.self_rated}
    looks: list[Record] = []
    for record in reviews:
        data = record.data
        if isinstance(data, Review) and data.step == "taken-back":
            looks = []
        if not isinstance(data, Review) or data.step != "review" or now - record.at > REVIEW_LASTS:
            continue
        full = wanted <= {key for key, reason in data.reasons.items() if reason.strip()} or record.erased
        if full and (not looks or (len(looks) == 1 and record.at - looks[0].at >= WAIT)):
            looks.append(record)
    return looks


def is_calm(history: History, day: date) -> bool:
    """Whether the day's latest check-in speaks of a calm day; without one, nobody knows, so no."""
    checkins = [record.data for record in history.on(day) if isinstance(record.data, Checkin)]
    if not checkins or checkins[-1].mood is None or checkins[-1].pull is None:
        return False
    return checkins[-1].mood >= CALM_MOOD and checkins[-1].pull <= CALM_PULL


# -- the measures: what checklist.toml calls by name ----------------------------------------------------


def each_skill(evidence: Evidence) -> Measured:
    """How often the least practised skill was practised."""
    times = dict.fromkeys(evidence.skills, 0)
    for _, practice in evidence.practised():
        if practice.skill in times:
            times[practice.skill] += 1
    have = min(times.values(), default=0)
    return Measured(have, have >= evidence.item.need)


def settings(evidence: Evidence) -> Measured:
    """In how many kinds of setting."""
    return _enough(evidence, len({practice.setting for _, practice in evidence.practised()}))


def people(evidence: Evidence) -> Measured:
    """With how many people, by the words that were given for them."""
    named = {p.with_.casefold().strip() for _, p in evidence.practised() if p.with_ and p.with_.strip()}
    return _enough(evidence, len(named))


def practice_days(evidence: Evidence) -> Measured:
    """On how many days."""
    return _enough(evidence, len({day for day, _ in evidence.practised()}))


def tense_settled(evidence: Evidence) -> Measured:
    """On how many days a tense moment was really met (done, not partly) and settled."""
    settled = {
        day
        for day, practice in evidence.practised()
        if practice.stakes == "tense"
        and practice.outcome == "done"
        and practice.after is not None
        and practice.after <= SETTLED
    }
    return _enough(evidence, len(settled))


def urge_median(evidence: Evidence) -> Measured:
    """The median pull of the window, which must be low and, in its later half, not higher than in its
    earlier one. Fewer than seven check-ins with a pull say nothing yet."""
    first = evidence.day - timedelta(days=evidence.item.days - 1)
    middle = first + timedelta(days=evidence.item.days // 2)
    pulls = [
        (record.day, record.data.pull)
        for record in evidence.history.recent
        if isinstance(record.data, Checkin)
        and record.data.pull is not None
        and first <= record.day <= evidence.day
    ]
    if len(pulls) < FEWEST_CHECKINS:
        return Measured(None, False)
    earlier = [pull for day, pull in pulls if day < middle]
    later = [pull for day, pull in pulls if day >= middle]
    rising = bool(earlier) and bool(later) and median(later) > median(earlier)
    typical = median(pull for _, pull in pulls)
    return Measured(round(typical), typical <= evidence.item.need and not rising)


def urges_ridden(evidence: Evidence) -> Measured:
    """Of the urges told of, how many in ``of`` were not acted on; where none came, all is well."""
    share = tally(evidence.history, evidence.day, evidence.item.days).share
    of = evidence.item.of or 1
    if share is None:
        return Measured(None, True)
    return Measured(int(share * of), share * of >= evidence.item.need)


def no_monitoring(evidence: Evidence) -> Measured:
    """How often one looked or asked around."""
    return _few(evidence, monitoring_count(evidence.history, evidence.day, evidence.item.days))


def no_slip(evidence: Evidence) -> Measured:
    """How many slips."""
    return _few(evidence, slip_count(evidence.history, evidence.day, evidence.item.days))


def own_goals(evidence: Evidence) -> Measured:
    """How many goals of one's own are under way."""
    return _enough(evidence, goals_under_way(evidence.history, evidence.day, evidence.item.days))


def _enough(evidence: Evidence, have: int) -> Measured:
    return Measured(have, have >= evidence.item.need)


def _few(evidence: Evidence, have: int) -> Measured:
    """Nothing of the kind, in a journal that is long enough to say so."""
    first = evidence.day - timedelta(days=evidence.item.days - 1)
    begun = min((record.day for record in evidence.history.recent), default=None)
    long_enough = bool(evidence.history.digests) or (begun is not None and begun <= first)
    return Measured(have, have <= evidence.item.need and long_enough)


MEASURES: Mapping[str, Callable[[Evidence], Measured]] = {
    "each_skill": each_skill,
    "settings": settings,
    "people": people,
    "practice_days": practice_days,
    "recent_practice": practice_days,
    "tense_settled": tense_settled,
    "urge_median": urge_median,
    "urges_ridden": urges_ridden,
    "no_monitoring": no_monitoring,
    "no_slip": no_slip,
    "own_goals": own_goals,
}
"""Measures by name. One whose records the program doesn't make yet is missing: "not recorded yet"."""
