"""What the library holds of each kind: enough for half a year without filler."""

from collections import Counter
from collections.abc import Mapping
from typing import get_args

import pytest

from nc_tui.library.reading import check_folder, load, shipped
from nc_tui.practice.choosing import SMALL_MINUTES
from nc_tui.practice.exercise import SETTINGS, STAKES, AnyStep, Breathe, Exercise, StakesName
from tests.content.shelf import exercises, library

ALL = list(exercises().values())
SKILLS = (
    *("presence", "listening", "warmth", "appreciation", "openness"),
    *("steadying", "self-kindness", "repair", "asking"),
)

AT_LEAST: Mapping[StakesName, int] = {
    "alone": 3,
    "stranger": 4,
    "acquaintance": 5,
    "close": 5,
    "rehearsal": 4,
    "tense": 4,
}


def of(skill: str) -> list[Exercise]:
    return [exercise for exercise in ALL if exercise.skill == skill]


def test_nothing_shipped_has_a_fault() -> None:
    library, faults = load(None, None)
    assert [str(fault) for fault in faults] == []
    assert [str(fault) for fault in check_folder(shipped(), library)] == []


def test_there_are_the_nine_skills_in_their_order() -> None:
    assert tuple(library().skills) == SKILLS


def test_there_are_enough_exercises_for_half_a_year() -> None:
    assert len(ALL) >= 225


@pytest.mark.parametrize("skill", SKILLS)
def test_every_skill_has_25_exercises_and_enough_at_each_of_the_stakes(skill: str) -> None:
    found = Counter(exercise.stakes for exercise in of(skill))
    assert {stakes: found[stakes] for stakes in STAKES if found[stakes] < AT_LEAST[stakes]} == {}
    assert found.total() >= 25


@pytest.mark.parametrize("skill", SKILLS)
def test_every_skill_has_two_small_first_steps_with_a_stranger(skill: str) -> None:
    small = [one for one in of(skill) if one.stakes == "stranger" and one.minutes <= SMALL_MINUTES]
    assert len(small) >= 2


def test_a_quarter_is_done_here_and_a_third_each_with_people_one_hardly_knows_and_who_matter() -> None:
    assert sum(exercise.where == "here" for exercise in ALL) >= len(ALL) // 4
    out = [exercise for exercise in ALL if exercise.where == "out"]
    assert sum(exercise.stakes in ("stranger", "acquaintance") for exercise in out) >= len(ALL) // 3
    assert sum(exercise.stakes in ("close", "tense") for exercise in out) >= len(ALL) // 3


def test_every_kind_of_step_and_every_setting_is_in_use() -> None:
    kinds = Counter(type(step).__name__ for exercise in ALL for step in exercise.steps)
    unused = [kind.__name__ for kind in get_args(AnyStep) if kinds[kind.__name__] < 5]
    assert unused == [], "kinds of step used fewer than five times"
    settings = Counter(exercise.setting for exercise in ALL)
    assert [setting for setting in SETTINGS if settings[setting] < 5] == [], (
        "settings used fewer than five times"
    )


@pytest.mark.parametrize("skill", SKILLS)
def test_every_skill_can_be_practised_in_four_settings_or_more(skill: str) -> None:
    assert len({exercise.setting for exercise in of(skill)}) >= 4


def test_exercises_are_built_in_many_ways() -> None:
    shapes = Counter(tuple(type(step).__name__ for step in exercise.steps) for exercise in ALL)
    common = {shape: number for shape, number in shapes.items() if number > 5}
    assert common == {}, "the same steps in the same order more than five times"


def test_what_is_done_alone_or_rehearsed_is_done_in_the_program() -> None:
    wrong = [
        f"{name}: where"
        for name, exercise in exercises().items()
        if exercise.stakes in ("alone", "rehearsal") and exercise.where != "here"
    ]
    assert wrong == []


def test_files_are_named_by_number_and_title_and_numbered_without_a_gap() -> None:
    """The number says in which order they were written."""
    wrong = []
    for skill in SKILLS:
        files = [(name, one) for name, one in exercises().items() if one.skill == skill]
        numbers = [int(name.partition("/")[2][:2]) for name, _ in files]
        if sorted(numbers) != list(range(1, len(files) + 1)):
            wrong.append(skill)
        wrong += [
            name for name, one in files if not name.endswith(f"-{one.id.removeprefix(f'{skill}-')}.toml")
        ]
    assert wrong == []


@pytest.mark.parametrize("skill", ["steadying", "self-kindness"])
def test_a_heavy_day_has_two_gentle_exercises_of_the_skill_to_choose_from(skill: str) -> None:
    gentle = [
        exercise
        for exercise in of(skill)
        if exercise.stakes == "alone" and exercise.where == "here" and exercise.minutes <= 10
    ]
    assert len(gentle) >= 2


def test_the_breathing_pacer_breathes_out_at_least_as_long_as_in() -> None:
    wrong = [
        f"{name}: step[{number}]"
        for name, exercise in exercises().items()
        for number, step in enumerate(exercise.steps, start=1)
        if isinstance(step, Breathe) and step.out < step.in_
    ]
    assert wrong == []


@pytest.mark.parametrize("key", ["title", "why", "done_when", "easier", "harder", "reflect"])
def test_no_two_exercises_have_the_same_words_in_a_key(key: str) -> None:
    said = Counter(getattr(exercise, key) for exercise in ALL)
    # A study's finding may stand in two exercises that rest on it.
    most = 2 if key == "why" else 1
    assert {text: number for text, number in said.items() if number > most} == {}


def test_the_two_variants_of_an_exercise_differ() -> None:
    wrong = [name for name, one in exercises().items() if len({one.easier, one.harder, one.done_when}) < 3]
    assert wrong == []
