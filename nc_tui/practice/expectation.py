"""Expected against felt: what someone expected of exercises, and how these were."""

from collections import Counter
from collections.abc import Iterable, Mapping

from msgspec import Struct

from nc_tui.practice.exercise import STAKES
from nc_tui.practice.kinds import Practice
from nc_tui.practice.people import person_of
from nc_tui.practice.wording import count

FEWEST_OF_ONE, FEWEST = 5, 8
"""Ratings from which there is something to say of one skill or stakes, and of all together: fewer say
nothing."""

MOST_PEOPLE = 9
"""People who are told of."""
APART = 0.5
"""Points that one's expectation is off by more in one place than in another, so that it is said."""
PLACES: Mapping[str, str] = {
    "alone": "alone",
    "stranger": "with strangers",
    "acquaintance": "with acquaintances",
    "close": "with people close to you",
    "rehearsal": "in rehearsals",
    "tense": "in tense moments",
}
TEN_OF_ALL = 10
"""Ratings from which one exercise is set beside all the others."""


class Means(Struct, frozen=True):
    """The means of what was expected and of how it was (0 to 10), over so many exercises."""

    name: str
    times: int
    expected: float
    felt: float


class Expectation(Struct, frozen=True):
    """All exercises with both ratings: how many were easier than expected, and how many harder; the means by
    stakes, from alone to tense, by skill, and by person, the one with the most first. ``dots`` is how often
    each pair of what was expected and felt came."""

    rated: int = 0
    easier: int = 0
    harder: int = 0
    stakes: tuple[Means, ...] = ()
    skills: tuple[Means, ...] = ()
    people: tuple[Means, ...] = ()
    dots: Mapping[tuple[int, int], int] = {}

    @property
    def says_something(self) -> bool:
        """Whether there are enough of them."""
        return self.rated >= FEWEST


def expectation(practices: Iterable[Practice], skills: Iterable[str]) -> Expectation:
    """What was expected of practices and how they were; ``skills`` are the ids that are wanted, in order."""
    rated: list[tuple[Practice, int, int]] = []
    for one in practices:
        if one.is_practice() and one.predicted is not None and one.after is not None:
            rated.append((one, one.predicted, one.after))
    by_person: dict[str, list[tuple[int, int]]] = {}
    names: dict[str, str] = {}
    for one, expected, felt in rated:
        person = person_of(one)
        if person is not None:
            by_person.setdefault(person, []).append((expected, felt))
            names[person] = " ".join((one.with_ or "").split())
    people = _means({names[person]: both for person, both in by_person.items()})
    return Expectation(
        len(rated),
        sum(felt < expected for _, expected, felt in rated),
        sum(felt > expected for _, expected, felt in rated),
        _means({name: [(e, f) for one, e, f in rated if one.stakes == name] for name in STAKES}),
        _means({name: [(e, f) for one, e, f in rated if one.skill == name] for name in skills}),
        tuple(sorted(people, key=lambda one: (-one.times, one.name)))[:MOST_PEOPLE],
        Counter((expected, felt) for _, expected, felt in rated),
    )


def _means(ratings: Mapping[str, list[tuple[int, int]]]) -> tuple[Means, ...]:
    return tuple(
        Means(name, len(both), sum(e for e, _ in both) / len(both), sum(f for _, f in both) / len(both))
        for name, both in ratings.items()
        if len(both) >= FEWEST_OF_ONE
    )


def easier_so_far(practices: Iterable[Practice]) -> tuple[int, int] | None:
    """How many of the practices with both ratings were easier than expected, and how many have both. None
    before there are TEN_OF_ALL, and where it isn't most of them: one's own then says nothing."""
    found = expectation(practices, ())
    if found.rated < TEN_OF_ALL or found.easier * 2 <= found.rated:
        return None
    return found.easier, found.rated


def in_words(found: Expectation) -> str:
    """``In 31 of 40 exercises you expected more tension than came.``"""
    if found.rated == 0:
        return f"After {FEWEST} exercises with both ratings a picture begins here."
    if not found.says_something:
        return f"After {FEWEST} exercises with both ratings a picture begins here. {found.rated} so far."
    easier, harder, rated = found.easier, found.harder, count(found.rated, "exercise")
    if easier >= harder:
        return f"In {easier:,} of {rated} you expected more tension than came."
    return f"In {harder:,} of {rated} more tension came than you expected."


def widest(found: Expectation) -> str:
    """``Furthest off with strangers, nearest alone.`` Empty where that isn't clear."""
    off = sorted(found.stakes, key=lambda one: abs(one.expected - one.felt))
    if len(off) < 2 or abs(off[-1].expected - off[-1].felt) - abs(off[0].expected - off[0].felt) < APART:
        return ""
    return f"Furthest off {PLACES[off[-1].name]}, nearest {PLACES[off[0].name]}."


LIMITS = "Both numbers are your own; they say nothing about why."
"""What the picture doesn't show."""
