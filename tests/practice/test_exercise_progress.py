"""The walk through an exercise: forth and back, answers, ratings, the way out into the day."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import json

from nc_tui.practice.exercise import AnyStep, Exercise, Go, List, Rate, Read, Write
from nc_tui.practice.exercise_progress import (
    OVERVIEW,
    ExerciseProgress,
    answered,
    asks_after,
    at_outcome,
    back_from_the_day,
    backward,
    go_at,
    onward,
    rated,
    start,
)
from nc_tui.practice.kinds.vocabulary import Answer
from tests.practice.made import TODAY

BEFORE = Rate(text="How tense are you?", low="calm", high="shaking", when="before")
AFTER = Rate(text="And after?", low="calm", high="shaking", when="after")
PLAIN = Rate(text="How loud was it?", low="still", high="loud")
GO = Go(text="Ask it once.", carry="One question.")


def exercise(*steps: AnyStep) -> Exercise:
    return Exercise(
        id="listening-one",
        title="One",
        skill="listening",
        stakes="stranger",
        setting="shop",
        minutes=5,
        where="out" if GO in steps else "here",
        why="Why.",
        done_when="Done.",
        easier="Easier.",
        harder="Harder.",
        reflect="What?",
        sources=("eyal-2018",),
        steps=steps,
    )


OUT = exercise(Read(text="Read."), BEFORE, GO, AFTER, List(text="Two things.", count=2))
HERE = exercise(Read(text="Read."), PLAIN, Write(text="Write."))


def test_a_walk_begins_at_the_overview() -> None:
    walk = start(OUT, TODAY)
    assert (walk.exercise, walk.day, walk.place) == (OUT.id, TODAY, OVERVIEW)
    assert not at_outcome(OUT, walk)


def test_it_goes_through_every_step_to_the_telling_and_no_further() -> None:
    walk, places = start(OUT, TODAY), []
    for _ in range(len(OUT.steps) + 3):
        walk = onward(OUT, walk)
        places.append(walk.place)
    assert places == [0, 1, 2, 3, 4, 5, 5, 5]
    assert at_outcome(OUT, walk)


def test_it_goes_back_to_the_overview_and_no_further() -> None:
    walk = backward(backward(backward(onward(OUT, onward(OUT, start(OUT, TODAY))))))
    assert walk.place == OVERVIEW


@given(moves=st.lists(st.booleans(), max_size=30))
def test_every_place_it_can_come_to_is_a_page(moves: list[bool]) -> None:
    walk = start(HERE, TODAY)
    for forth in moves:
        walk = onward(HERE, walk) if forth else backward(walk)
        assert OVERVIEW <= walk.place <= len(HERE.steps)


def test_a_step_left_begins_its_time_anew() -> None:
    walk = ExerciseProgress(HERE.id, TODAY, place=1, seconds=42.5)
    assert onward(HERE, walk).seconds == 0.0
    assert backward(walk).seconds == 0.0


def test_moving_leaves_the_walk_before_as_it_was() -> None:
    walk = start(OUT, TODAY)
    answered(onward(OUT, walk), Answer(0, text="words"))
    assert walk == start(OUT, TODAY)


def test_who_comes_back_from_the_day_is_behind_the_point_where_one_goes_out() -> None:
    walk = back_from_the_day(OUT, TODAY)
    assert OUT.steps[walk.place] == AFTER
    assert go_at(OUT) == 2


def test_without_a_way_out_one_comes_back_to_the_beginning() -> None:
    assert go_at(HERE) == -1
    assert back_from_the_day(HERE, TODAY).place == 0


def test_an_answer_takes_the_place_of_the_one_before_and_keeps_the_order_of_steps() -> None:
    walk = answered(start(OUT, TODAY), Answer(4, items=("bread", "rain")))
    walk = answered(walk, Answer(1, number=6))
    walk = answered(walk, Answer(1, number=4))
    assert list(walk.answers) == [1, 4]
    assert walk.answers[1].number == 4


@pytest.mark.parametrize("empty", [Answer(2), Answer(2, text=""), Answer(2, items=())])
def test_an_empty_answer_takes_the_answer_back(empty: Answer) -> None:
    walk = answered(start(HERE, TODAY), Answer(2, text="a line"))
    assert answered(walk, empty).answers == {}


def test_zero_is_an_answer() -> None:
    walk = answered(start(OUT, TODAY), Answer(1, number=0))
    assert rated(OUT, walk, "before") == 0


def test_ratings_are_found_by_what_they_stand_for() -> None:
    walk = answered(answered(start(OUT, TODAY), Answer(1, number=6)), Answer(3, number=2))
    assert (rated(OUT, walk, "before"), rated(OUT, walk, "after")) == (6, 2)
    assert rated(OUT, start(OUT, TODAY), "before") is None
    assert rated(HERE, answered(start(HERE, TODAY), Answer(1, number=9)), "after") is None


def test_the_telling_asks_how_it_was_only_where_no_step_does() -> None:
    assert not asks_after(OUT)
    assert asks_after(HERE)


@given(place=st.integers(OVERVIEW, 5), seconds=st.floats(0, 1200), words=st.text(max_size=50))
def test_a_draft_gives_the_same_walk_back(place: int, seconds: float, words: str) -> None:
    walk = ExerciseProgress(
        OUT.id, TODAY, place, seconds, {0: Answer(0, text=words)}, predicted=3, with_=words, note="n"
    )
    assert json.decode(json.encode(walk), type=ExerciseProgress) == walk
