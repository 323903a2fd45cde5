"""What a change to a draft is: fewer words or a letter or two keep its rest, other words begin it again."""

from functools import lru_cache

LONGEST = 1_000
"""Characters of a hello."""
LETTERS = 3
"""So many letters may be changed."""


def keeps_rest(before: str, after: str) -> bool:
    """Whether ``after`` is ``before`` with words cut, and at most three letters changed, put in or left out
    in those that stay. White space plays no part; a word that wasn't there is a new word."""
    old, new = before.split(), after.split()
    # The fewest letters changed in the words so far, by how many of the old words are used up.
    least: list[int] = [0] * (len(old) + 1)
    for word in new:
        following = [LETTERS + 1] * (len(old) + 1)
        for used, other in enumerate(old, 1):
            changed = least[used - 1] + _letters(other, word) if least[used - 1] <= LETTERS else LETTERS + 1
            following[used] = min(changed, following[used - 1])
        least = following
    return least[-1] <= LETTERS


@lru_cache(maxsize=4096)
def _letters(one: str, other: str) -> int:
    """How many letters differ (Levenshtein), at most one more than may be changed. A word that became another
    one altogether has no letter left."""
    if one == other:
        return 0
    if abs(len(one) - len(other)) > LETTERS:
        return LETTERS + 1
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, 1):
        above, row = row, [place]
        for at, its in enumerate(other, 1):
            row.append(min(above[at] + 1, row[at - 1] + 1, above[at - 1] + (letter != its)))
    return row[-1] if row[-1] < max(len(one), len(other)) else LETTERS + 1
