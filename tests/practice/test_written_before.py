"""What was written the last time, and which scene comes next: both from earlier records alone."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from nc_tui.practice.exercise import Exercise, Rate, Read, Variation, Write
from nc_tui.practice.kinds import Practice
from nc_tui.practice.kinds.practice import Outcome
from nc_tui.practice.kinds.vocabulary import Answer
from nc_tui.practice.written_before import scene_due, written_before
from tests.practice.made import TODAY, ago
from tests.practice.small_library import exercise, practice

READ = Read(text="Read.")
DRILL = replace(
    exercise("listening", "rehearsal"),
    steps=(Write(text="Write."), Rate(text="Rate.", low="a", high="b")),
    scene="one",
    variations=(
        Variation(scene="two", steps=(READ, READ)),
        Variation(scene="three", steps=(READ, READ)),
    ),
)


def told(*answers: Answer, outcome: Outcome = "done", scene: int | None = None) -> Practice:
    return replace(practice(DRILL, outcome), answers=answers, scene=scene)


def due(*told: tuple[date, Practice], one: Exercise = DRILL) -> int:
    return scene_due(one, told, TODAY)


def test_the_last_words_are_offered_back_with_their_day_and_ratings_are_left_out() -> None:
    old, new = told(Answer(0, text="an old line")), told(Answer(0, text="one\n\ntwo"), Answer(1, number=7))
    before = written_before(DRILL, [(ago(9), old), (ago(2), new)], TODAY)
    assert before is not None
    assert (before.day, before.lines) == (ago(2), ("one", "two"))


def test_what_was_written_today_is_not_the_last_time() -> None:
    assert written_before(DRILL, [(TODAY, told(Answer(0, text="now")))], TODAY) is None


def test_of_what_was_erased_nothing_is_left_and_the_time_before_shows() -> None:
    erased = told(Answer(0, text="gone")).without_text()
    assert written_before(DRILL, [(ago(1), erased)], TODAY) is None
    before = written_before(DRILL, [(ago(5), told(Answer(0, items=("a", "b")))), (ago(1), erased)], TODAY)
    assert before is not None
    assert before.lines == ("a", "b")


def test_words_of_another_exercise_are_not_offered() -> None:
    other = replace(told(Answer(0, text="other")), exercise="listening-other")
    assert written_before(DRILL, [(ago(1), other)], TODAY) is None


def test_scenes_come_in_turn_and_the_first_again_behind_the_last() -> None:
    assert due() == 0
    assert due((ago(30), told())) == 1
    assert due((ago(30), told()), (ago(20), told(scene=1))) == 2
    assert due((ago(30), told()), (ago(20), told(scene=1)), (ago(9), told(scene=2))) == 0


def test_a_scene_that_was_not_done_or_only_today_keeps_its_turn() -> None:
    assert due((ago(3), told(outcome="not", scene=0)), (TODAY, told(scene=0))) == 0


@given(st.integers(-3, 9))
def test_every_number_is_some_scene_of_the_same_exercise(number: int) -> None:
    there = DRILL.in_scene(number)
    assert (there.id, len(there.steps)) == (DRILL.id, 2)
    assert there.scene == ("two" if number == 1 else "three" if number == 2 else "one")


def test_in_as_many_days_as_there_are_scenes_each_has_its_turn() -> None:
    past: list[tuple[date, Practice]] = []
    for day in range(3):
        on = ago(10) + timedelta(days=day)
        past.append((on, told(scene=scene_due(DRILL, past, on))))
    assert {data.scene for _, data in past} == {0, 1, 2}
