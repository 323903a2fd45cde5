"""How far each unmet item of the ready list still is, and which exercises would move it."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

from nc_tui.practice.care import monitoring_count
from nc_tui.practice.checklist import EvidenceItem
from nc_tui.practice.clock import slip_count
from nc_tui.practice.exercise import Exercise
from nc_tui.practice.history import History
from nc_tui.practice.kinds import Practice, Urge
from nc_tui.practice.measures import (
    FEWEST_RATINGS,
    MEASURES,
    TOLD_DAYS,
    TOLD_LATELY,
    TOLD_WINDOW,
    Evidence,
    Measured,
    days_told,
    ratings_of_the_pull,
)
from nc_tui.practice.people import person_of

Unit = Literal["pieces", "days told", "days without", "days of the journal", "ratings", "none"]
"""What is counted: what the item itself counts; days on which something was told; days that passed without
it; how long the journal is; ratings of the pull. ``none``: it is no matter of counting."""
HIGHEST = 10


class Distance(Struct, frozen=True):
    """How far an item is from being met: ``have`` of ``need``, in ``unit``. ``names`` are what it is about:
    the skills still to be practised, the places and people that are there. ``today`` are the exercises, by
    id, of those that were asked about, that would move it."""

    item: str
    have: int
    need: int
    unit: Unit = "pieces"
    names: tuple[str, ...] = ()
    today: tuple[str, ...] = ()

    @property
    def left(self) -> float:
        """The share that is missing, from 0 to 1: what is nearest has the least."""
        return 1 - min(self.have, self.need) / self.need if self.need > 0 else 1.0


def distances(
    evidence: Evidence, items: Iterable[EvidenceItem], exercises: Sequence[Exercise]
) -> tuple[Distance, ...]:
    """How far these items, which aren't met, still are: the nearest first, else as they stand in the list.
    ``exercises`` are those that might be done today."""
    found = []
    for item in items:
        distance = _distance(evidence, item)
        today = tuple(one.id for one in exercises if counts_for(one, item, evidence))
        found.append(Distance(item.id, *distance, today))
    return tuple(sorted(found, key=lambda one: one.left))


def counts_for(exercise: Exercise, item: EvidenceItem, evidence: Evidence) -> bool:
    """Whether doing an exercise on the day of the evidence would move an item one nearer, or keep it there:
    a skill that isn't practised often enough yet, another kind of place, a person, a day on which nothing was
    practised yet, a tense moment. Items that no exercise moves say no."""
    there = _practised(evidence, item)
    match item.measure:
        case "each_skill":
            times = Counter(practice.skill for _, practice in there)
            fewest = min((times[skill] for skill in evidence.skills), default=0)
            return times[exercise.skill] < item.need or times[exercise.skill] == fewest
        case "settings":
            return exercise.setting not in {practice.setting for _, practice in there}
        case "people":
            return exercise.with_a_person
        case "practice_days" | "recent_practice":
            return all(day != evidence.day for day, _ in there)
        case "tense_settled":
            return exercise.stakes == "tense" and exercise.where == "out"
        case _:
            return False


Counted = tuple[int, int, Unit, tuple[str, ...]]


def _distance(evidence: Evidence, item: EvidenceItem) -> Counted:
    there = _practised(evidence, item)
    match item.measure:
        case "each_skill":
            times = Counter(practice.skill for _, practice in there)
            fewer = tuple(skill for skill in evidence.skills if times[skill] < item.need)
            return len(evidence.skills) - len(fewer), len(evidence.skills), "pieces", fewer
        case "settings":
            return _named(item, (practice.setting for _, practice in there))
        case "people":
            return _named(item, (name for _, practice in there if (name := person_of(practice))))
        case "urge_median":
            return _of_the_pull(evidence, item)
        case "urges_ridden":
            return _of_urges(evidence, item)
        case "no_monitoring":
            return _without(evidence, item, monitoring_count)
        case "no_slip":
            return _without(evidence, item, slip_count)
        case _:
            return _measured(evidence, item).have or 0, item.need, "pieces", ()


def _measured(evidence: Evidence, item: EvidenceItem) -> Measured:
    measure = MEASURES.get(item.measure)
    return Measured(None, False) if measure is None else next(measure(evidence, item))


def _practised(evidence: Evidence, item: EvidenceItem) -> list[tuple[date, Practice]]:
    first = evidence.day - timedelta(days=item.days - 1)
    return [(day, practice) for day, practice in evidence.practised if first <= day <= evidence.day]


def _named(item: EvidenceItem, names: Iterable[str]) -> Counted:
    there = tuple(dict.fromkeys(names))
    return len(there), item.need, "pieces", there


def _of_the_pull(evidence: Evidence, item: EvidenceItem) -> Counted:
    first = evidence.day - timedelta(days=item.days - 1)
    told = sum(first <= day <= evidence.day for day, _ in ratings_of_the_pull(evidence))
    typical = _measured(evidence, item).have
    if typical is None:
        return told, FEWEST_RATINGS, "ratings", ()
    if typical <= item.need:
        return 0, 0, "none", ()  # low enough, and rising
    return HIGHEST - typical, HIGHEST - item.need, "none", ()


def _of_urges(evidence: Evidence, item: EvidenceItem) -> Counted:
    """Where nearly all were ridden, what is missing is days that were told."""
    first = evidence.day - timedelta(days=item.days - 1)
    ended = [
        record.data.outcome
        for record in evidence.within.recent
        if isinstance(record.data, Urge)
        and record.data.outcome is not None
        and first <= record.day <= evidence.day
    ]
    of = item.of or 1
    ridden = sum(outcome != "acted" for outcome in ended)
    if ridden * of < item.need * len(ended):
        return ridden * of // len(ended), item.need, "pieces", ()
    return _silence(evidence, item)


def _without(evidence: Evidence, item: EvidenceItem, number: Callable[[History, date, int], int]) -> Counted:
    """Days since there was the last one too many; where there was none, what is missing to say so."""
    few = evidence.hard_moments
    spans = range(1, item.days + 1)
    free = next((days - 1 for days in spans if number(few, evidence.day, days) > item.need), None)
    return _silence(evidence, item) if free is None else (free, item.days, "days without", ())


def _silence(evidence: Evidence, item: EvidenceItem) -> Counted:
    """What is missing before silence says that nothing happened: days that were told, one of them lately, or
    a journal as long as the window."""
    first = evidence.day - timedelta(days=TOLD_WINDOW - 1)
    told = [day for day in days_told(evidence, item) if first <= day <= evidence.day]
    lately = bool(told) and (evidence.day - told[-1]).days < TOLD_LATELY
    if len(told) < TOLD_DAYS or not lately:
        return min(len(told), TOLD_DAYS - (not lately)), TOLD_DAYS, "days told", ()
    return max(0, (evidence.day - evidence.begun).days + 1), item.days, "days of the journal", ()
