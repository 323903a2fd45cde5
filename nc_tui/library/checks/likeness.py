"""How much two exercises are the same text.

An exercise copied with other nouns keeps most of its runs of three words; two that were written on
their own share hardly any (of the shipped ones no two share a fifth). So the measure is containment of
word triples (w-shingling: Broder 1997), within sentences of the shorter text.
"""

import re

from nc_tui.library.checks.prose import texts
from nc_tui.practice.exercise import Exercise

RUN = 3
"""Words in a run."""
TOO_LIKE = 0.25
"""The share of runs from which two exercises count as the same with other nouns."""

Runs = frozenset[tuple[str, ...]]


def runs(exercise: Exercise) -> Runs:
    """Every run of three words in the exercise's texts. None goes from one text into the next."""
    found: set[tuple[str, ...]] = set()
    for _, text in texts(exercise):
        words = re.findall(r"[^\W_]+(?:['’][^\W_]+)*", text.lower())
        found.update(tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))
    return frozenset(found)


def likeness(one: Runs, other: Runs) -> float:
    """The share of the shorter text's runs that the other has too, 0 to 1."""
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter else 0.0
