"""The words of the shipped content: what they keep away from, and that they fit."""

import re
from textwrap import wrap

import pytest

from nc_tui.library.checks.prose import COLUMNS, STEP_ROWS, TEXT_ROWS, rows, towards_former_partner, wording
from nc_tui.practice.exercise import Plan
from tests.content.shelf import Passage, exercises, passages

READ = [one for one in passages() if not re.match(r"words\[|source\[\d+\]\.title", one.key)]
"""What we wrote for people to read: without search words of guides and titles of studies."""
OF_EXERCISES = [passage for passage in READ if passage.file in exercises()]

FORMER_PARTNER = re.compile(
    r"\b(?:ex|exes|ex-\w+|former (?:partner|lover|\w+friend|husband|wife|spouse)|get(?:ting)? back together"
    r"|(?:their|his|her) (?:profile|feed|timeline|last seen|online status)|mutual friends?)\b",
    re.IGNORECASE,
)
MAY_NAME_THE_PROFILE = {
    # To mute it, and to name the pull to look: both lead away from it.
    "steadying/07-mute-and-archive.toml",
    "steadying/10-phone-in-the-bread-bin.toml",
}


def test_no_text_has_a_word_to_leave_out() -> None:
    wrong = [f"{passage.place}: {what}" for passage in READ for what in wording(passage.text)]
    assert wrong == []


def test_no_exercise_asks_to_turn_to_the_former_partner() -> None:
    wrong = [
        f"{passage.place}: {clause}"
        for passage in OF_EXERCISES
        if not passage.key.endswith(".if")
        for clause in towards_former_partner(passage.text)
    ]
    assert wrong == []


def test_the_former_partner_is_not_even_named_but_where_it_leads_away() -> None:
    wrong = [
        f"{passage.place}: {found[0]}"
        for passage in OF_EXERCISES
        if passage.file not in MAY_NAME_THE_PROFILE and (found := FORMER_PARTNER.search(passage.text))
    ]
    assert wrong == []


def test_every_step_fits_a_screen_of_80_by_24() -> None:
    wrong = [
        f"{name}: step[{number}]: {len(wrap(step.text, COLUMNS))} rows of text, {rows(step)} in all"
        for name, exercise in exercises().items()
        for number, step in enumerate(exercise.steps, start=1)
        if len(wrap(step.text, COLUMNS)) > TEXT_ROWS or rows(step) > STEP_ROWS
    ]
    assert wrong == []


def test_an_exercise_in_a_shop_says_how_to_spare_the_people_who_serve() -> None:
    wrong = [
        f"{name}: safety"
        for name, exercise in exercises().items()
        if exercise.setting == "shop" and exercise.with_a_person and not exercise.safety
    ]
    assert wrong == []


@pytest.mark.parametrize("stakes", ["tense", "rehearsal"])
def test_where_it_can_get_tense_it_is_said_when_to_stop(stakes: str) -> None:
    wrong = [
        f"{name}: safety"
        for name, exercise in exercises().items()
        if exercise.stakes == stakes and not re.search(r"\b(?:7|seven)\b", exercise.safety or "")
    ]
    assert wrong == []


def test_every_text_of_a_step_is_whole_sentences() -> None:
    wrong = [
        passage.place
        for passage in OF_EXERCISES
        if re.fullmatch(r"step\[\d+\]\.text|why|done_when|easier|harder|safety", passage.key)
        and not re.fullmatch(r"[\"'“‘A-Z0-9].*[.?][\"'”’)]?", passage.text)
    ]
    assert wrong == []


def test_what_to_reflect_on_is_one_question_about_what_happened() -> None:
    open_ended = re.compile(r"^why\b|\bwhat does (?:it|that|this) (?:say|mean)\b|\bmeaning\b", re.IGNORECASE)
    wrong = [
        f"{name}: reflect"
        for name, exercise in exercises().items()
        if exercise.reflect.count("?") != 1 or open_ended.search(exercise.reflect)
    ]
    assert wrong == []


def test_an_if_then_plan_reads_as_one_sentence() -> None:
    wrong = [
        f"{name}: step[{number}]"
        for name, exercise in exercises().items()
        for number, step in enumerate(exercise.steps, start=1)
        if isinstance(step, Plan)
        and not (re.match("(?:If|When) ", step.if_) and re.search(r"\w['\"?]?$|\.\.\.$", step.then))
    ]
    assert wrong == []


def test_quotation_marks_and_apostrophes_are_of_one_kind() -> None:
    # In a talk, what somebody says goes between “ and ”; anywhere else quotation marks are straight.
    curly = {True: '[‘’"]', False: "[‘’“”]"}
    wrong = [
        passage.place
        for passage in READ
        if re.search(curly[passage.file.startswith("rehearsals/")], passage.text)
    ]
    assert wrong == []


def test_the_patterns_of_this_file_find_what_they_are_for() -> None:
    for text in ("Text your ex.", "Look at their profile.", "Get back together.", "Ask mutual friends."):
        assert FORMER_PARTNER.search(Passage("x", "y", text).text)
    assert not FORMER_PARTNER.search("Explain the next exercise to a former neighbour.")
