"""Figures of made-up lives: what they were offered, when, how often, and when their ready list opened."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import cycle
from random import Random
from statistics import median

from msgspec.structs import replace

from nc_tui.library.content import Library
from nc_tui.practice.choosing import NO_COURSES
from nc_tui.practice.course import RETEST_AFTER, Course
from nc_tui.practice.exercise import STAKES, StakesName
from nc_tui.practice.focus import FOCUSES
from nc_tui.practice.kinds import CourseRecord
from nc_tui.practice.measures import Evidence, measured_back, rehearsed, staying
from tests.content.made_up_people import FIRST_DAY, Kind, Life, Seen, Simulation, history, someone

SETTLING_IN = 14
BAND = range(2, 6)
IN_A_ROW = 7
BEFORE_ANY_LIST = 40
"""Days before which nobody's list can be full: the windows alone are longer."""
NEVER = 10_000


def lives(kind: Kind, number: int, days: int, library: Library, seed: int, eased: float = 0.5) -> list[Life]:
    """So many lives of a kind, the same ones for the same seed."""
    chance = Random(seed)
    return [
        Simulation(someone(kind, chance, eased), library.exercises, Random(chance.random())).live(days)
        for _ in range(number)
    ]


def lives_with_wishes(number: int, days: int, library: Library, seed: int) -> list[Life]:
    """Steady people who have a focus, each another one in turn, and take one course after the other."""
    chance = Random(seed)
    focuses = cycle(focus for focus in FOCUSES if focus != "none")
    return [
        Simulation(
            replace(someone("steady", chance), focus=next(focuses)),
            library.exercises,
            Random(chance.random()),
            library.courses,
        ).live(days)
        for _ in range(number)
    ]


def new_in(some: Iterable[Life], first: int, last: int) -> float:
    """Of what plans showed between two days, the share that was never shown before."""
    shown, new = 0, 0
    for life in some:
        before: set[str] = set()
        for seen in life.planned:
            if seen.number >= last:
                break
            if seen.number >= first:
                shown += 1
                new += seen.exercise.id not in before
            before.add(seen.exercise.id)
    return new / shown if shown else 0.0


def with_people_on_day_one(life: Life) -> bool:
    """Whether the first plan, heavy or not, had something with a person."""
    first = life.plans[0].day
    return any(seen.exercise.with_a_person for seen in life.planned if seen.day == first)


def with_people(life: Life, days: int = SETTLING_IN) -> float:
    """The share with a person of what the plans of the first days showed."""
    shown = [seen.exercise.with_a_person for seen in life.planned if seen.number < days]
    return sum(shown) / len(shown) if shown else 1.0


def first_at(life: Life, stakes: StakesName) -> int:
    """The day, from 1, of the first plan with something at these stakes; NEVER where there was none."""
    return min((seen.number + 1 for seen in life.planned if seen.exercise.stakes == stakes), default=NEVER)


def median_first_at(some: Iterable[Life], stakes: StakesName) -> float:
    """The median of ``first_at``."""
    return median(first_at(life, stakes) for life in some)


def predictions(some: Iterable[Life]) -> list[int]:
    """What was expected of what ordinary plans showed, from the third week on."""
    return [
        seen.predicted
        for life in some
        for seen in life.planned
        if seen.predicted is not None and seen.number >= SETTLING_IN and not seen.gentle
    ]


def share(numbers: Sequence[int], wanted: range) -> float:
    """The share of numbers in a range."""
    return sum(number in wanted for number in numbers) / len(numbers) if numbers else 0.0


def repeats(
    some: Iterable[Life], day: int, window: int = 30, courses: Mapping[str, Course] = NO_COURSES
) -> float:
    """Of what plans showed in the ``window`` days that end on a day, the share shown before. A re-test of one of
    the ``courses`` is no repeat: to come again is what it is for."""
    shown, again = 0, 0
    for life in some:
        before: set[str] = set()
        practised: dict[str, date] = {}
        begun = _begun(life, courses)
        for seen in life.planned:
            if seen.number >= day:
                break
            key = seen.exercise.id
            if seen.number >= day - window:
                shown += 1
                again += key in before and not _is_retest(seen, practised.get(key), begun)
            before.add(key)
            if seen.outcome in ("done", "partly"):
                practised[key] = seen.day
    return again / shown if shown else 0.0


def _begun(life: Life, courses: Mapping[str, Course]) -> list[tuple[date, Course]]:
    """The courses of a life with the days on which they were begun."""
    told = ((record.day, record.data) for record in life.records)
    return [
        (day, courses[data.course])
        for day, data in told
        if isinstance(data, CourseRecord) and data.move == "begun" and data.course in courses
    ]


def _is_retest(seen: Seen, practised: date | None, begun: Sequence[tuple[date, Course]]) -> bool:
    """Whether it is the re-test of the course that runs, a week or more after it was last ``practised``."""
    running = [course for day, course in begun if day < seen.day][-1:]
    long_ago = practised is not None and seen.day >= practised + RETEST_AFTER
    return long_ago and any(course.retest == seen.exercise.id for course in running)


def shown_often(life: Life, times: int = 4) -> int:
    """How many exercises were shown so often or more."""
    return sum(number >= times for number in Counter(seen.exercise.id for seen in life.planned).values())


def rungs_led_to(life: Life) -> dict[str, set[str]]:
    """For each skill the stakes at which a plan offered something."""
    reached: dict[str, set[str]] = {}
    for seen in life.planned:
        reached.setdefault(seen.exercise.skill, set()).add(seen.exercise.stakes)
    return reached


def longest_wait(life: Life, skills: Mapping[str, object]) -> int:
    """The most practice days from one plan with a skill to its next, or from the first day, or to the last
    one: 1 where every practice day had it."""
    days = {seen.day for seen in life.planned if seen.outcome in ("done", "partly")}
    with_skill: dict[str, set[date]] = {}
    for seen in life.planned:
        with_skill.setdefault(seen.exercise.skill, set()).add(seen.day)
    worst = 0
    for skill in skills:
        waited = 0
        offered = with_skill.get(skill, set())
        for day in sorted(days | offered):
            waited += day in days
            if day in offered:
                worst, waited = max(worst, waited), 0
        worst = max(worst, waited)
    return worst


def shortest_return(life: Life) -> int:
    """The fewest days after which a plan showed an exercise again that was recorded, or of which a check-in
    tells that it was shown."""
    last: dict[str, date] = {}
    fewest = NEVER
    for seen in life.planned:
        key = seen.exercise.id
        if key in last and last[key] < seen.day:
            fewest = min(fewest, (seen.day - last[key]).days)
        if seen.kept or seen.outcome is not None:
            last[key] = seen.day
    return fewest


def highest_stakes(life: Life) -> StakesName:
    """The highest stakes that anything shown had, in a plan or beside it."""
    return STAKES[max((seen.exercise.rung for seen in life.seen), default=0)]


def unmet(life: Life, library: Library, day: int) -> Iterator[str]:
    """The items of the ready list that aren't met on a day, by its number from 1; rehearsals by the kinds
    that the life went through. Tense moments come first: where any is missing it is mostly they."""
    checklist = library.checklist
    at = FIRST_DAY + timedelta(days=day - 1)
    longest = max(item.days + item.stays for item in checklist.evidence)
    evidence = Evidence(history(life), at, tuple(library.skills), longest)
    for item in sorted(checklist.evidence, key=lambda item: item.measure != "tense_settled"):
        answers = measured_back(evidence, item)
        if item.measure == "rehearsals":
            answers = staying(rehearsed(evidence, item, life.rehearsed), at, item.stays)
        if answers is None or not answers[0].met:
            yield item.id


def opened_on(life: Life, library: Library, until: int) -> int:
    """The day on which all items had been met for seven days in a row; NEVER where that isn't by ``until``."""
    row = 0
    for day in range(BEFORE_ANY_LIST, until + 1):
        row = row + 1 if next(unmet(life, library, day), None) is None else 0
        if row == IN_A_ROW:
            return day
    return NEVER


def held_up(some: Iterable[Life], library: Library, days: range) -> Counter[str]:
    """How often each item was missing on some days."""
    return Counter(one for life in some for day in days for one in unmet(life, library, day))
