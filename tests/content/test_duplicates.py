"""No two exercises are the same thing with other nouns, or with other words."""

import math
import re
from collections import Counter

from nc_tui.library.checks.likeness import TOO_LIKE
from nc_tui.library.checks.prose import texts
from tests.content.shelf import exercises, pairs

TOO_CLOSE = 0.34
"""Cosine of the weighted words from which two texts are about the same thing. Of the exercises here the
closest two (each a small promise kept over some days) reach 0.26; of those told again with a third of their
words replaced, the one that is hardest to find stands at 0.43."""
FILES = {exercise.id: name for name, exercise in exercises().items()}


def closest(found: list[tuple[float, str, str]]) -> str:
    """The five closest pairs, for the message of a failure."""
    ranked = sorted(found, reverse=True)[:5]
    return "\n".join(f"{share:.2f}  {FILES[one]}  {FILES[other]}" for share, one, other in ranked)


def vectors(words: dict[str, list[str]]) -> dict[str, dict[str, float]]:
    """Unit vectors of each text's words, rare words weighing more (tf-idf: Spärck Jones 1972)."""
    spread = Counter(word for said in words.values() for word in set(said))
    made = {}
    for name, said in words.items():
        weights = {
            word: (1 + math.log(number)) * math.log((1 + len(words)) / (1 + spread[word]))
            for word, number in Counter(said).items()
        }
        length = math.sqrt(sum(weight**2 for weight in weights.values()))
        made[name] = {word: weight / length for word, weight in weights.items()}
    return made


def cosine(one: dict[str, float], other: dict[str, float]) -> float:
    return sum(weight * other.get(word, 0.0) for word, weight in one.items())


def said() -> dict[str, list[str]]:
    return {
        exercise.id: re.findall(r"[a-z']+", " ".join(text for _, text in texts(exercise)).lower())
        for exercise in exercises().values()
    }


def test_no_two_exercises_share_their_runs_of_words() -> None:
    found = [(share, one.id, other.id) for share, one, other in pairs(exercises().values())]
    assert max(found)[0] <= TOO_LIKE, "\n" + closest(found)


def test_no_two_exercises_are_about_the_same_thing_in_other_words() -> None:
    made = vectors(said())
    names = list(made)
    found = [
        (cosine(made[one], made[other]), one, other)
        for place, one in enumerate(names)
        for other in names[:place]
    ]
    assert max(found)[0] <= TOO_CLOSE, "\n" + closest(found)


def test_an_exercise_told_again_with_a_third_of_its_words_replaced_would_be_found_out() -> None:
    words = said()
    names = list(words)
    for place in range(0, len(names), 9):
        one, other = names[place], names[(place + 40) % len(names)]
        # Every third word of its vocabulary gives way to the vocabulary of a wholly different exercise.
        mine, theirs = sorted(set(words[one])), sorted(set(words[other]))
        swapped = dict(zip(mine[::3], theirs, strict=False))
        made = vectors(words | {"again": [swapped.get(word, word) for word in words[one]]})
        assert cosine(made["again"], made[one]) > TOO_CLOSE, FILES[one]
