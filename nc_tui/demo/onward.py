"""Where practice led the made-up person: rehearsals along the way, and with some seeds the whole ready list
and what came after it, one seed for each state and each end.

Nothing here is a claim about real people, or about what comes of a hello.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Literal

from msgspec.structs import replace

from nc_tui.demo.life import Moment
from nc_tui.demo.words import NOTES_DONE, PEOPLE
from nc_tui.practice.exercise import WITH_A_PERSON, Exercise
from nc_tui.practice.kinds import (
    After,
    Checkin,
    Data,
    Goal,
    Monitoring,
    Practice,
    Profile,
    RehearsalRun,
    Review,
    Urge,
    ends_run,
)
from nc_tui.practice.rehearsal import Rehearsal

Way = Literal[
    "list",
    "resting",
    "waiting",
    "warm",
    "cool",
    "in-touch",
    "silence",
    "no",
    "kept",
    "let-go",
    "stopped",
]
WAYS: Mapping[int, Way] = {
    101: "list",
    102: "resting",
    103: "waiting",
    104: "warm",
    105: "cool",
    106: "in-touch",
    107: "silence",
    108: "no",
    109: "kept",
    110: "let-go",
    111: "stopped",
}
"""The seeds with which the person comes to the end of the ready list, and where it leads. They need at least
``QUIET`` days of use."""
QUIET = 60
"""Days before the end without a slip, a look, or an urge acted on, for those who come so far."""
FIRST_REHEARSAL, EVERY = 12, 6
"""The first day with a rehearsal, and the days from one to the next."""
HELLO = (
    "Hello. The little cinema at the station has opened again, and I thought you might like to know. I hope "
    "you're well. You needn't answer."
)
REASONS = {
    "no-hidden-agenda": "Yes. It's about the cinema, and I'd be glad they know.",
    "accept-ending": "Yes: a walk by the river, then Ruth. No: Ruth. Nothing: choir, and the long way home.",
    "signs-welcome": "In May they wrote that I could say hello some day, and Ruth heard it too.",
    "good-for-both": "We both live here. We'd stop crossing the street. It was a decent time.",
    "what-differs": "I ask before I explain. My sister said so on Sunday, unasked.",
}


def rehearsed(
    first: date, days: int, talks: Sequence[Rehearsal], zone: tzinfo | None, way: Way | None
) -> Iterator[Moment]:
    """A talk every few days: people around them first, then tense ones, then somebody once close."""
    by_level = {level: [talk for talk in talks if talk.level == level] for level in (1, 2, 3)}
    kinds = {talk.meets: talk for talk in by_level[3] if talk.meets is not None}
    order = [*by_level[1][:2], *by_level[2][:2], *kinds.values()]
    if not order:
        return
    for number, ago in enumerate(range(days - FIRST_REHEARSAL, 0, -EVERY)):
        talk = order[number] if number < len(order) else order[-3:][number % 3]
        if way is not None and ago < QUIET // 2:
            talk = order[-3:][number % 3]
        day = first + timedelta(days=days - ago)
        run = RehearsalRun(
            rehearsal=talk.id,
            edition=1,
            run=1 + number // len(order),
            level=talk.level,
            said=(1, 2),
            moves=("reflect", "leave"),
            end="left",
            meets=talk.meets,
            before=4,
            after=2,
            pull=2 if talk.level == 3 else None,
        )
        yield Moment(_at(day, 19.2, zone), day, run)


def is_trouble(data: Data) -> bool:
    """Whether it would keep the list closed for a while."""
    acted = isinstance(data, Urge) and data.outcome not in ("ridden", "left")
    return ends_run(data) or isinstance(data, Monitoring) or acted


def arrives(exercises: Mapping[str, Exercise], last: date, zone: tzinfo | None, way: Way) -> Iterator[Moment]:
    """What fills the list up to ``last``, the two reviews, and what came of them."""
    yield from _evidence(exercises, last, zone)
    if way == "list":
        return
    lag = {"silence": 24, "resting": 8}.get(way, 12)
    for days in (lag, lag - 3):
        day = last - timedelta(days=days)
        yield Moment(_at(day, 12.2, zone), day, Checkin(mood=7, pull=1))
        yield Moment(_at(day, 12.5, zone), day, Review(step="review", reasons=REASONS))
    day = last - timedelta(days=lag - 3)
    yield Moment(_at(day, 13.0, zone), day, Review(step="answer", answer="hello"))
    for hours, data in _after(way):
        moment = _at(day, 14.0, zone) + timedelta(hours=hours)
        yield Moment(moment, moment.date(), data)


def _after(way: Way) -> Iterator[tuple[float, Data]]:
    """The steps after the answer, each with the hours since then."""
    if way == "let-go":
        yield 20, Review(step="letting-go")
        return
    if way == "resting":
        return
    yield 0, After(step="words")
    if way == "kept":
        yield 30, After(step="ended", end="kept")
        return
    yield 71, After(step="sent", channel="text")
    match way:
        case "warm":
            yield 150, After(step="answer", answer="warm")
        case "cool":
            yield 120, After(step="answer", answer="cool")
            yield 140, After(step="replied", channel="text")
        case "in-touch":
            yield 100, After(step="answer", answer="warm")
            yield 110, After(step="replied", channel="text")
            yield 130, After(step="answer", answer="meet")
            yield 180, After(step="met", met="well")
        case "no":
            yield 119.9, Profile(gates={"asked-no-contact": True})
            yield 120, After(step="answer", answer="no")
        case "stopped":
            yield 140, After(step="sent", channel="text")
        case _:
            return


def _evidence(exercises: Mapping[str, Exercise], last: date, zone: tzinfo | None) -> Iterator[Moment]:
    """Two exercises of each skill with somebody, three tense moments that settled, two goals, calm noons."""
    skills = tuple(dict.fromkeys(one.skill for one in exercises.values()))
    for place, skill in enumerate((*skills, *skills)):
        day = last - timedelta(days=1 + place)
        out = [one for one in exercises.values() if one.skill == skill and one.where == "out"]
        with_somebody = [one for one in out if one.stakes in WITH_A_PERSON and one.stakes != "tense"]
        yield _done(with_somebody[place % len(with_somebody)], place, day, zone)
    tense = [one for one in exercises.values() if one.stakes == "tense" and one.where == "out"]
    for place, back in enumerate((4, 9, 15, 20)):
        yield _done(tense[place * 5 % len(tense)], place, last - timedelta(days=back), zone, hour=17.5)
    for title, back in (("learn to swim", 16), ("the balcony", 11)):
        day = last - timedelta(days=back)
        yield Moment(_at(day, 20.1, zone), day, Goal(title=title, state="going"))
    for back in range(14):
        day = last - timedelta(days=back)
        yield Moment(_at(day, 13.5, zone), day, Checkin(mood=7, pull=1 + back % 2))


def _done(exercise: Exercise, place: int, day: date, zone: tzinfo | None, hour: float = 18.2) -> Moment:
    people = PEOPLE.get((exercise.stakes, exercise.setting)) or PEOPLE.get((exercise.stakes, "")) or ("Ruth",)
    notes = NOTES_DONE[exercise.stakes]
    data = replace(
        Practice.of(exercise, "done"),
        predicted=5,
        after=2 + place % 2,
        with_=people[place % len(people)],
        note=notes[place % len(notes)],
    )
    return Moment(_at(day, hour, zone), day, data)


def _at(day: date, hour: float, zone: tzinfo | None) -> datetime:
    return datetime.combine(day, time(), zone) + timedelta(hours=hour)
