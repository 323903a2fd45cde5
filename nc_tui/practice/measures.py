"""The measures of the ready list: what ``checklist.toml`` calls by name.

A measure looks at the days of its item's window, which ends on a day, and says what there is. It gives one
answer for the day itself, then one for the day before, and so on back, each from the one before it by what
leaves the window and what enters it: so it costs little to find out since when an item has been met.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from math import ceil

from msgspec import Struct

from nc_tui.practice.care import monitoring_count
from nc_tui.practice.checklist import EvidenceItem
from nc_tui.practice.clock import slip_count
from nc_tui.practice.coming_back import told_afterwards
from nc_tui.practice.goals import goals_lapse
from nc_tui.practice.history import History
from nc_tui.practice.kinds import Checkin, Goal, Monitoring, Practice, RehearsalRun, Urge, ends_run
from nc_tui.practice.people import person_of
from nc_tui.practice.records import Record

SETTLED = 3
"""Tension up to this, after a tense moment, is settled."""
FEWEST_RATINGS = 7
"""Fewer ratings of the pull than this say nothing yet."""
RISE = 1
"""By so much the pull may be higher in the later half, and isn't called rising."""
TOLD_DAYS, TOLD_WINDOW, TOLD_LATELY = 12, 28, 7
"""Silence says that nothing happened only where something was told on so many days of so many, and the last
of them within so many."""
BACK = 27
"""How many days before the day itself are looked at for "since"."""


AT_MOST = frozenset({"urge_median", "no_monitoring", "no_slip"})
"""Measures of which less is better: what they count is no step towards the need."""


class Measured(Struct, frozen=True):
    """What the journal says about one item; ``have`` in the unit of the item's need, None where there is
    nothing to count. ``until`` is the last day on which it is met if nothing new is recorded, where that can
    be told."""

    have: int | None
    met: bool
    until: date | None = None


class Evidence(Struct, frozen=True, dict=True):
    """What the measures look at: the history up to a day, and the skills there are."""

    history: History
    day: date
    skills: tuple[str, ...]
    longest: int
    """The days that the longest-reaching item looks at: its window, and for how long it stays met."""

    @cached_property
    def within(self) -> History:
        """The part of the history that any window can reach."""
        recent = self.history.recent
        first = self.day - timedelta(days=max(self.longest, TOLD_WINDOW) + BACK)
        start = bisect_left(recent, first, key=_day)
        end = bisect_right(recent, self.day, lo=start, key=_day)
        return History(self.history.since, recent[start:end])

    @cached_property
    def hard_moments(self) -> History:
        """The same with goals, monitoring, slips and off-topic contact only: they are few."""
        few = tuple(
            record
            for record in self.within.recent
            if isinstance(record.data, Goal | Monitoring) or ends_run(record.data)
        )
        return History(self.history.since, few)

    @cached_property
    def practised(self) -> tuple[tuple[date, Practice], ...]:
        """The practices done or partly done, with their days."""
        return tuple(entry for entry in self.within.practices if entry[1].outcome != "not")

    @cached_property
    def begun(self) -> date:
        """The day of the first record, or a day long ago; tomorrow where there is none."""
        if self.history.digests:
            return date.min
        recent = self.history.recent
        return recent[0].day if recent else self.day + timedelta(days=1)

    @cached_property
    def told(self) -> tuple[date, ...]:
        """The days on which anything was told, in order."""
        return tuple(sorted({record.day for record in self.within.recent}))

    @cached_property
    def told_of_contact(self) -> tuple[date, ...]:
        """The same, and the days of a pause of which the answer on coming back says whether there was
        contact; of urges, and of looking, it says nothing."""
        return tuple(sorted({*self.told, *told_afterwards(self.within.recent)}))

    def back(self, item: EvidenceItem) -> Iterator[date]:
        """The day, the day before it, and so on."""
        return (self.day - timedelta(days=back) for back in range(BACK + item.stays + 1))


def _day(record: Record) -> date:
    return record.day


Measure = Callable[[Evidence, EvidenceItem], Iterator[Measured]]


def _sliding(
    evidence: Evidence, item: EvidenceItem, found: Iterable[tuple[date, Hashable]]
) -> Iterator[Counter[Hashable]]:
    """How often each thing that was found is in the window; the same counter each time, moved back."""
    by_day: dict[date, list[Hashable]] = {}
    for day, thing in found:
        by_day.setdefault(day, []).append(thing)
    inside: Counter[Hashable] = Counter()
    for back in range(item.days):
        inside.update(by_day.get(evidence.day - timedelta(days=back), ()))
    for day in evidence.back(item):
        yield inside
        inside.update(by_day.get(day - timedelta(days=item.days), ()))
        for thing in by_day.get(day, ()):
            inside[thing] -= 1
            if inside[thing] == 0:
                del inside[thing]


def _kinds(
    evidence: Evidence, item: EvidenceItem, found: Iterable[tuple[date, Hashable]]
) -> Iterator[Measured]:
    """How many different things were found."""
    return (Measured(len(inside), len(inside) >= item.need) for inside in _sliding(evidence, item, found))


def each_skill(evidence: Evidence, item: EvidenceItem) -> Iterator[Measured]:
    """How often the least practised skill was practised."""
    for inside in _sliding(evidence, item, ((day, practice.skill) for day, practice in evidence.practised)):
        have = min((inside[skill] for skill in evidence.skills), default=0)
        yield Measured(have, have >= item.need)


def settings(evidence: Evidence, item: EvidenceItem) -> Iterator[Measured]:
    """In how many kinds of setting."""
    return _kinds(evidence, item, ((day, practice.setting) for day, practice in evidence.practised))


def people(evidence: Evidence, item: EvidenceItem) -> Iterator[Measured]:
    """With how many people, by the words that were given for them."""
    named = ((day, person_of(practice)) for day, practice in evidence.practised)
    return _kinds(evidence, item, ((day, name) for day, name in named if name is not None))


def practice_days(evidence: Evidence, item: EvidenceItem) -> Iterator[Measured]:
    """On how many days."""
    return _kinds(evidence, item, ((day, day) for day, _ in evidence.practised))


def tense_settled(evidence: Evidence, item: EvidenceItem) -> Iterator[Measured]:
    """How many tense moments were really met out in the day (done: partly may be a run in their head), and
    settled afterwards. One exercise is one moment a day."""
    settled = (
        (day, (day, practice.exercise))
        for day, practice in evidence.practised
        if practice.stakes == "tense"
        and practice.where == "out"
        and practice.outcome == "done"
        and practice.after is not None
        and practice.after <= SETTLED
    )
    return _kinds(evidence, item, settled)


def urge_median(evidence: Evidence, item: EvidenceItem) -> Iterator[Measured]:
    """The median of all ratings of the pull, from check-ins and urges (as they began). It must be low, and
    in the later half of the window at most one point above the earlier one. Fewer than seven ratings, or a
    half without any, say nothing yet."""
    days, pulls = [], []
    for record_day, pull in ratings_of_the_pull(evidence):
        days.append(record_day)
        pulls.append(pull)
    for day in evidence.back(item):
        first = day - timedelta(days=item.days - 1)
        start, end = bisect_left(days, first), bisect_right(days, day)
        middle = bisect_left(days, first + timedelta(days=item.days // 2), start, end)
        earlier, later = pulls[start:middle], pulls[middle:end]
        if len(earlier) + len(later) < FEWEST_RATINGS:
            yield Measured(None, False)
            continue
        typical = _median(earlier + later)
        steady = bool(earlier) and bool(later) and _median(later) <= _median(earlier) + RISE
        yield Measured(ceil(typical), typical <= item.need and steady)


def _median(ratings: Sequence[int]) -> float:
    """The middle one, or the mean of the middle two (the module statistics is slow to import)."""
    ordered = sorted(ratings)
    return (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2


def ratings_of_the_pull(evidence: Evidence) -> Iterator[tuple[date, int]]:
    """Every rating of the pull with its day, from check-ins and urges as they began."""
    for record in evidence.within.recent:
        if isinstance(record.data, Checkin) and record.data.pull is not None:
            yield record.day, record.data.pull
        elif isinstance(record.data, Urge):
            yield record.day, record.data.rating


def urges_ridden(evidence: Evidence, item: EvidenceItem) -> Iterator[Measured]:
    """Of the urges that have an end, how many in ``of`` were not acted on; an open one counts for nothing
    yet. Where none came, all is well. Either is met only where enough was told to say so."""
    of = item.of or 1
    urges = (
        (record.day, record.data.outcome)
        for record in evidence.within.recent
        if isinstance(record.data, Urge) and record.data.outcome is not None
    )
    for day, inside in zip(evidence.back(item), _sliding(evidence, item, urges), strict=True):
        total = inside.total()
        ridden = inside["ridden"] + inside["left"]
        enough = _enough_told(evidence, item, day)
        if total == 0:
            yield Measured(None, enough)
        else:
            yield Measured(ridden * of // total, enough and ridden * of >= item.need * total)


def no_monitoring(evidence: Evidence, item: EvidenceItem) -> Iterator[Measured]:
    """How often one looked or asked around."""
    return _few(evidence, item, monitoring_count)


def no_slip(evidence: Evidence, item: EvidenceItem) -> Iterator[Measured]:
    """How many slips."""
    return _few(evidence, item, slip_count)


def own_goals(evidence: Evidence, item: EvidenceItem) -> Iterator[Measured]:
    """How many goals of the user's own are under way."""
    for day in evidence.back(item):
        lapses = goals_lapse(evidence.hard_moments, day, item.days)
        met = len(lapses) >= item.need
        yield Measured(len(lapses), met, lapses[item.need - 1][1] if met and item.need > 0 else None)


def _few(
    evidence: Evidence, item: EvidenceItem, number: Callable[[History, date, int], int]
) -> Iterator[Measured]:
    """At most as many as needed, in a journal that tells enough to say so."""
    for day in evidence.back(item):
        have = number(evidence.hard_moments, day, item.days)
        yield Measured(have, have <= item.need and _enough_told(evidence, item, day))


def days_told(evidence: Evidence, item: EvidenceItem) -> Sequence[date]:
    """The days on which something was told of what an item is about, in order."""
    return evidence.told_of_contact if item.measure == "no_slip" else evidence.told


def _enough_told(evidence: Evidence, item: EvidenceItem, day: date) -> bool:
    """Whether the journal is as long as the window, and silence in it means that nothing happened."""
    first = day - timedelta(days=TOLD_WINDOW - 1)
    told = days_told(evidence, item)
    end = bisect_right(told, day)
    lately = end > 0 and (day - told[end - 1]).days < TOLD_LATELY
    long = evidence.begun <= day - timedelta(days=item.days - 1)
    return long and lately and end - bisect_left(told, first) >= TOLD_DAYS


def rehearsals(evidence: Evidence, item: EvidenceItem) -> Iterator[Measured]:
    """How many of the three rehearsals are there (``rehearsal_runs``), each on a day of its own."""
    found: list[tuple[date, str]] = []
    if any(isinstance(record.data, RehearsalRun) for record in evidence.within.recent):
        from nc_tui.practice.rehearsal_runs import counting, runs_so_far

        found = [(one.day, one.run.meets) for one in counting(runs_so_far(evidence.within)) if one.run.meets]
    return rehearsed(evidence, item, found)


def rehearsed(
    evidence: Evidence, item: EvidenceItem, found: Sequence[tuple[date, str]]
) -> Iterator[Measured]:
    """How many kinds of rehearsal were gone through, each on a day of its own. ``found`` are the rehearsals
    that count, as days and kinds."""
    for day in evidence.back(item):
        first = day - timedelta(days=item.days - 1)
        days: dict[str, set[date]] = {}
        for when, kind in found:
            if first <= when <= day:
                days.setdefault(kind, set()).add(when)
        have = _most_apart(list(days.values()))
        yield Measured(have, have >= item.need)


def _most_apart(choices: Sequence[set[date]], taken: frozenset[date] = frozenset()) -> int:
    """From how many of the sets a day can be taken so that no two are the same."""
    if not choices:
        return 0
    first, rest = choices[0], choices[1:]
    with_one = (1 + _most_apart(rest, taken | {day}) for day in sorted(first - taken)[: len(rest) + 1])
    return max(with_one, default=0) if first - taken else _most_apart(rest, taken)


MEASURES: Mapping[str, Measure] = {
    "rehearsals": rehearsals,
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


def measured_back(evidence: Evidence, item: EvidenceItem) -> Sequence[Measured] | None:
    """What an item's measure says of the day, and of the days before it as long as the item was met; None
    where there is no such measure. An item is met as long as it ``stays``, too: then ``until`` says so."""
    measure = MEASURES.get(item.measure)
    return None if measure is None else staying(measure(evidence, item), evidence.day, item.stays)


def staying(measured: Iterable[Measured], day: date, stays: int) -> Sequence[Measured]:
    """Answers for a day and the days before it, as they stand where what was met stays met for ``stays``
    days; up to the first that isn't met, which is among them."""
    answers: list[Measured] = []
    waiting: list[Measured] = []
    for back, one in enumerate(measured):
        waiting.append(one)
        if one.met:
            until = day - timedelta(days=back - stays)
            answers += [was if was.met else Measured(was.have, True, until) for was in waiting]
            waiting.clear()
        elif len(waiting) > stays:
            break
    return [*answers, *waiting[:1]]
