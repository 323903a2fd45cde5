"""A focus, and a friend to practise with: what the plan makes of what was said."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from nc_tui.practice.focus import FOCUSES, SKILLS, Wishes, wishes
from nc_tui.practice.kinds import Checkin, Profile
from nc_tui.practice.kinds.profile import Focus
from nc_tui.practice.plan import offer
from nc_tui.practice.records import Record
from tests.practice.made import TODAY, ago, at, history_of, looked_in, made
from tests.practice.small_library import NINE, exercise, full_library, library, practice

ALL = full_library(each=3)
NAMED: list[Focus] = [focus for focus in FOCUSES if focus != "none"]


def test_the_last_word_counts_and_none_takes_it_back() -> None:
    records = [made(Profile(focus="press"), ago(9)), made(Profile(buddy=True), ago(8))]
    assert wishes(records) == Wishes("press", True)
    records.append(made(Profile(focus="none", buddy=False), ago(1)))
    assert wishes(records) == Wishes("none", False)
    assert wishes(records).skills == ()
    assert wishes(records, before=ago(1)) == Wishes("press", True)
    assert wishes(records[:1], before=ago(9)) == Wishes()


def test_every_focus_names_skills_that_there_are() -> None:
    assert set(FOCUSES) == set(SKILLS)
    assert all(set(skills) < set(NINE) for skills in SKILLS.values())
    assert all(SKILLS[focus] for focus in NAMED)


def days_with(skill_of: tuple[str, ...], *said: Record, days: int = 28) -> tuple[int, dict[str, int]]:
    """On how many of so many days a plan had one of some skills, and the longest that each skill waited."""
    records, count = list(said), 0
    last, longest = dict.fromkeys(NINE, 0), dict.fromkeys(NINE, 0)
    for number in range(1, days + 1):
        day = TODAY + timedelta(days=number)
        two = offer(day, ALL, history_of(*records, today=day))
        records.append(made(Checkin(mood=6, pull=1, offered=two), day, at(day, 7)))
        records += [made(practice(ALL[one], predicted=2, after=2), day, at(day, 12)) for one in two]
        for skill in {ALL[one].skill for one in two}:
            count += skill in skill_of
            last[skill] = number
        for skill in NINE:
            longest[skill] = max(longest[skill], number - last[skill])
    return count, longest


@pytest.mark.parametrize("focus", NAMED)
def test_the_plan_leans_and_every_skill_still_comes_at_least_every_14_days(focus: Focus) -> None:
    without, _ = days_with(SKILLS[focus])
    leaning, longest = days_with(SKILLS[focus], made(Profile(focus=focus), ago(1)))
    assert leaning > without
    assert max(longest.values()) <= 14


def test_what_is_said_today_leaves_todays_plan_as_it_is() -> None:
    before = offer(TODAY, ALL, history_of())
    assert offer(TODAY, ALL, history_of(made(Profile(focus="cant-say-no", buddy=True), TODAY))) == before


BUDDY = replace(exercise("warmth", "close", 9), buddy=True)
CLOSE = library(exercise("warmth", "close"), exercise("asking", "close"), BUDDY)


@given(st.sampled_from([None, False, True]), st.integers(8, 60))
@settings(max_examples=20)
def test_one_with_a_friend_comes_only_once_there_is_one(said: bool | None, number: int) -> None:
    """Unknown is no, for this."""
    answer = [] if said is None else [made(Profile(buddy=said), ago(3))]
    used = made(practice(CLOSE["warmth-close-1"], predicted=2, after=2), ago(number))
    offers = offer(TODAY, CLOSE, history_of(*looked_in(ago(number)), used, *answer))
    assert (BUDDY.id in offers) == (said is True)
