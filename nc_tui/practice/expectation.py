"""Expected against felt: what someone expected of exercises, and how these were."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from nc_tui.practice.exercise import STAKES
from nc_tui.practice.kinds import Practice
from nc_tui.practice.wording import count

FEWEST_OF_ONE, FEWEST = 5, 8
"""Ratings from which there is something to say of one skill or stakes, and of all together: fewer say
nothing."""


class Means(Struct, frozen=True):
    """The means of what was expected and of how it was (0 to 10), over so many exercises."""

    name: str
    times: int
    expected: float
    felt: float


class Expectation(Struct, frozen=True):
    """All exercises with both ratings: how many were easier than expected, and how many harder; the means by
    stakes, from alone to tense, and by skill."""

    rated: int = 0
    easier: int = 0
    harder: int = 0
    stakes: tuple[Means, ...] = ()
    skills: tuple[Means, ...] = ()

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
    return Expectation(
        len(rated),
        sum(felt < expected for _, expected, felt in rated),
        sum(felt > expected for _, expected, felt in rated),
        _means({name: [(e, f) for one, e, f in rated if one.stakes == name] for name in STAKES}),
        _means({name: [(e, f) for one, e, f in rated if one.skill == name] for name in skills}),
    )


def _means(ratings: Mapping[str, list[tuple[int, int]]]) -> tuple[Means, ...]:
    return tuple(
        Means(name, len(both), sum(e for e, _ in both) / len(both), sum(f for _, f in both) / len(both))
        for name, both in ratings.items()
        if len(both) >= FEWEST_OF_ONE
    )


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
