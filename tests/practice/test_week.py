"""The week as it was: what is counted, what is said of it, and what is left out."""

from datetime import date, timedelta

import pytest

from nc_tui.practice.kinds import Checkin, Practice, WeekNote
from nc_tui.practice.kinds.practice import Outcome
from nc_tui.practice.ladder import Standing
from nc_tui.practice.week import Tension, climbed, practised_words, tension_words, week
from nc_tui.practice.wording import week_name
from tests.practice.made import TODAY, history_of, made

MONDAY = TODAY - timedelta(days=7)
"""TODAY is a Monday: this is the one before."""


def practised(
    skill: str = "warmth",
    stakes: str = "stranger",
    outcome: Outcome = "done",
    with_: str | None = None,
    ratings: tuple[int | None, int | None] = (None, None),
    note: str | None = None,
) -> Practice:
    """An exercise of a skill."""
    return Practice(
        exercise=f"{skill}-01",
        skill=skill,
        stakes=stakes,
        setting="street",
        where="out",
        outcome=outcome,
        with_=with_,
        predicted=ratings[0],
        after=ratings[1],
        note=note,
    )


def on(number: int) -> date:
    """A day of the week before, 0 for its Monday."""
    return MONDAY + timedelta(days=number)


def test_a_week_counts_what_was_practised_and_with_whom() -> None:
    of = week(
        history_of(
            made(practised(with_="the baker"), on(0)),
            made(practised("asking", with_="Jonas"), on(0)),
            made(practised("asking", with_="The  Baker"), on(1)),
            made(practised("steadying", "alone", with_="my pillow"), on(1)),
            made(practised("asking", outcome="not", with_="my boss"), on(2)),
        ),
        MONDAY,
        TODAY,
    )
    assert (of.exercises, of.with_someone) == (4, 3)
    assert of.skills == (("asking", 2), ("warmth", 1), ("steadying", 1))
    assert of.people == ("the baker", "Jonas")
    assert of.days[0].skills == ("warmth", "asking")
    assert practised_words(of) == ("4 exercises", "3 with someone")


def test_a_day_without_practice_is_a_day_of_rest_once_the_journal_has_begun() -> None:
    of = week(history_of(made(practised(), on(2)), made(Checkin(mood=4), on(4))), MONDAY, TODAY)
    assert [day.mark for day in of.days] == ["none", "none", "practised", "rest", "rest", "rest", "rest"]
    present = week(history_of(made(practised(), on(2))), TODAY, TODAY)
    assert [day.mark for day in present.days] == ["open"] + ["to-come"] * 6


def test_mood_and_pull_are_the_last_of_each_day_and_zero_is_a_rating() -> None:
    of = week(
        history_of(
            made(Checkin(mood=3, pull=7), on(0)),
            made(Checkin(mood=4), on(0)),
            made(Checkin(mood=6, pull=0), on(6)),
        ),
        MONDAY,
        TODAY,
    )
    assert (of.days[0].mood, of.days[0].pull, of.days[1].mood) == (4, 7, None)
    assert (of.ends("mood"), of.ends("pull")) == ((4, 6), (7, 0))
    assert week(history_of(made(Checkin(mood=0), on(3))), MONDAY, TODAY).ends("mood") is None


def test_tension_is_the_mean_of_what_has_both_ratings() -> None:
    of = week(
        history_of(
            made(practised(ratings=(7, 2)), on(0)),
            made(practised(ratings=(5, 0)), on(1)),
            made(practised(ratings=(9, None)), on(1)),
            made(practised(ratings=(3, 4)), on(3)),
        ),
        MONDAY,
        TODAY,
    )
    assert of.tension == Tension(3, 2, 1, 5.0, 2.0)
    assert week(history_of(made(practised(), on(0))), MONDAY, TODAY).tension is None


@pytest.mark.parametrize(
    ("rated", "easier", "harder", "words"),
    [
        (1, 1, 0, ""),
        (2, 2, 0, "Both times it was easier than you thought."),
        (3, 3, 0, "Each time it was easier than you thought."),
        (6, 5, 1, "Five times out of six it was easier than you thought."),
        (3, 2, 0, "Twice out of three it was easier than you thought."),
        (4, 1, 0, "Once out of four it was easier than you thought."),
        (12, 8, 1, "8 times out of 12 it was easier than you thought."),
        (
            4,
            1,
            3,
            "Three times out of four it was harder than you thought. That happens, and it counts as much.",
        ),
        (4, 1, 1, "On the whole it was as you thought."),
    ],
    ids=str,
)
def test_expected_against_felt_is_said_in_a_sentence(
    rated: int, easier: int, harder: int, words: str
) -> None:
    assert tension_words(Tension(rated, easier, harder, 5, 3)) == words


def test_a_sentence_about_the_week_stands_beside_the_last_note_and_an_erased_one_is_none() -> None:
    noted = made(practised(note="He said no, and it was fine."), on(3))
    own, erased = made(WeekNote("A good one."), on(6)), made(WeekNote(""), on(6))
    of = week(history_of(noted, own, erased), MONDAY, TODAY)
    assert of.note == (on(6), "A good one.")
    assert of.words is not None
    assert of.words.text == "He said no, and it was fine."
    assert week(history_of(noted, erased), MONDAY, TODAY).note is None


def test_a_week_says_something_by_a_rating_alone_and_nothing_by_nothing() -> None:
    assert week(history_of(made(Checkin(pull=0), on(1))), MONDAY, TODAY).says_something
    assert not week(history_of(made(practised(), TODAY)), MONDAY, TODAY).says_something


def test_only_what_was_climbed_is_named() -> None:
    before = {"warmth": Standing("warmth", 3), "asking": Standing("asking", 2)}
    after = {
        "warmth": Standing("warmth", 4),
        "asking": Standing("asking", 1),
        "repair": Standing("repair", 1),
    }
    assert climbed(before, after) == ("warmth",)


@pytest.mark.parametrize(
    ("monday", "name"),
    [
        (date(2026, 11, 23), "23 – 29 Nov"),
        (date(2026, 11, 30), "30 Nov – 6 Dec"),
        (date(2025, 12, 29), "29 Dec – 4 Jan"),
        (date(2025, 11, 24), "24 – 30 Nov 2025"),
    ],
)
def test_a_week_is_named_by_its_days(monday: date, name: str) -> None:
    assert week_name(monday, TODAY) == name
