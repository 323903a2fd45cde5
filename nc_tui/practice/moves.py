"""Moves: what a sentence in a rehearsal does to the other person. One table for all files.

No file can change it, so that the same sentence means the same thing in every talk. The numbers are a
choice of ours: they are made so that listening calms, pushing never pays, and somebody very angry is reached
by a pause sooner than by a clever sentence.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple, get_args

from nc_tui.practice.exercise import Id

Move = Literal[
    "reflect",
    "own-part",
    "accept",
    "ask",
    "pause",
    "limit",
    "warm",
    "leave",
    "defend",
    "advise",
    "blame",
    "give-in",
    "press",
    "plead",
    "test",
]
Band = Literal["easy", "stiff", "hot"]

MOVES: tuple[Move, ...] = get_args(Move)
SKILLED: frozenset[Move] = frozenset(
    {"reflect", "own-part", "accept", "ask", "pause", "limit", "warm", "leave"}
)
PUSHES: frozenset[Move] = frozenset({"press", "plead", "test"})
"""Moves that try to get something from the other person: pressing, pleading, fishing."""
UNFAIR_SKILLED: frozenset[Move] = frozenset({"limit", "pause", "leave"})
"""The skilled moves towards someone who isn't fair."""

EASY, HOT = 3, 8
"""Tension of at most EASY is easy, of at least HOT hot; what is between is stiff."""


class Effect(NamedTuple):
    """What a move adds to their tension and to their warmth."""

    tension: int
    warmth: int


_STIFF: Mapping[Move, Effect] = {
    "reflect": Effect(-2, 1),
    "own-part": Effect(-2, 1),
    "accept": Effect(-2, 1),
    "ask": Effect(-1, 1),
    "pause": Effect(-1, 0),
    "limit": Effect(-1, 0),
    "warm": Effect(0, 1),
    "leave": Effect(0, 0),
    "defend": Effect(1, -1),
    "advise": Effect(1, 0),
    "blame": Effect(2, -1),
    "give-in": Effect(-2, 0),
    "press": Effect(2, -2),
    "plead": Effect(1, -2),
    "test": Effect(1, -1),
}
TABLE: Mapping[Band, Mapping[Move, Effect]] = {
    "stiff": _STIFF,
    # Too angry to be reached at once: time helps more than words, and nothing warms.
    "hot": {
        **_STIFF,
        "reflect": Effect(-1, 0),
        "own-part": Effect(-1, 0),
        "accept": Effect(-1, 0),
        "ask": Effect(0, 0),
        "pause": Effect(-2, 0),
        "limit": Effect(-2, 0),
        "warm": Effect(0, 0),
    },
    # At ease there is nothing left to own; interest and warmth do more.
    "easy": {**_STIFF, "ask": Effect(-1, 2), "warm": Effect(0, 2), "own-part": Effect(0, 0)},
}

SAID_PLAINLY: Mapping[Move, str] = {
    "reflect": "gave back what you heard",
    "own-part": "named your part",
    "accept": "took it as it is",
    "ask": "asked",
    "pause": "took a pause",
    "limit": "set a limit",
    "warm": "said something warm",
    "leave": "went",
    "defend": "defended yourself",
    "advise": "gave advice",
    "blame": "blamed",
    "give-in": "gave in",
    "press": "pressed",
    "plead": "pleaded",
    "test": "fished for something",
}
"""The moves as the debrief names them, after "you"."""

SKILL_FOR: Mapping[Move, Id] = {
    "reflect": "listening",
    "own-part": "repair",
    "accept": "asking",
    "ask": "listening",
    "pause": "steadying",
    "limit": "asking",
    "warm": "warmth",
    "leave": "warmth",
    "defend": "listening",
    "advise": "listening",
    "blame": "repair",
    "give-in": "asking",
    "press": "asking",
    "plead": "steadying",
    "test": "openness",
}
"""The skill whose exercises practise a move, or what would have helped instead of it."""


def band(tension: int) -> Band:
    """The band of the table that a tension from 0 to 10 falls into."""
    if tension >= HOT:
        return "hot"
    return "easy" if tension <= EASY else "stiff"


def effect(move: Move, tension: int, last: Move | None) -> Effect:
    """What a move does at their tension, after the move ``last``.

    The same move twice running does no good the second time; what it costs, it costs again.
    """
    once = TABLE[band(tension)][move]
    return once if move != last else Effect(max(0, once.tension), min(0, once.warmth))
