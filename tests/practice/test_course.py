"""Courses: what comes next, the re-test, and that nobody waits for a course to end."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from nc_tui.practice.course import WEEKS, Course, Stage, runs, state
from nc_tui.practice.kinds import Checkin, CourseRecord
from nc_tui.practice.kinds.practice import Outcome
from nc_tui.practice.plan import offer, plan
from nc_tui.practice.records import Record
from tests.practice.made import TODAY, at, history_of, looked_in, made
from tests.practice.small_library import exercise, full_library, library, practice

EASY = library(
    *(exercise(skill, "stranger", 7, minutes=2) for skill in ("asking", "warmth")),
    *full_library(each=3).values(),
)
FIRST, SECOND, RETEST = "asking-alone-1", "asking-stranger-7", "warmth-stranger-7"
COURSE = Course(
    id="noes",
    title="Noes",
    about="About.",
    begin="Begin.",
    end="End.",
    exercises=(FIRST, SECOND, "asking-rehearsal-1", RETEST, "asking-acquaintance-1", "asking-close-1"),
    retest=RETEST,
    retest_with="Another one.",
    sources=("speed-2018",),
)
COURSES = {COURSE.id: COURSE}
BEGUN = TODAY


def begun(day: date = BEGUN) -> Record:
    return made(CourseRecord("noes", "begun"), day)


def done(name: str, day: date) -> Record:
    return made(practice(EASY[name], predicted=2, after=2), day, at(day, 12))


def offered(day: date, *records: Record) -> tuple[str, ...]:
    signs = looked_in(min((record.day for record in records), default=day), day - timedelta(days=1))
    return offer(day, EASY, history_of(*signs, *records, today=day), COURSES)


def stage(day: date, *records: Record) -> Stage:
    history = history_of(*records, today=day)
    return state(runs(COURSES, history, day + timedelta(days=1))[-1], history, day, day).stage


def days(number: int) -> date:
    return BEGUN + timedelta(days=number)


def test_it_has_a_part_in_the_plan_from_the_day_after_it_was_begun() -> None:
    assert offered(BEGUN, begun()) == offered(BEGUN)
    assert offered(days(1), begun())[0] == FIRST


def test_exercises_come_in_their_order_each_beside_one_of_another_skill() -> None:
    records = [begun(), done(FIRST, days(1))]
    two = offered(days(2), *records)
    assert two[0] == SECOND
    assert EASY[two[1]].skill != "asking"


def test_what_is_above_its_rung_waits_and_the_first_steps_stay_small() -> None:
    """The drill and the acquaintance are above; asking-stranger-7 is small, and so allowed from the start."""
    records = [begun(), done(FIRST, days(1)), made(practice(EASY[SECOND], predicted=8, after=7), days(2))]
    assert offered(days(3), *records)[0] == RETEST
    large = made(practice(EASY["asking-stranger-1"], "not", reason="too-hard"), days(0))
    assert offered(days(1), begun(), large)[0] == FIRST


def test_left_undone_it_comes_again_once_rested_and_then_the_retest() -> None:
    undone = made(practice(EASY[SECOND], "not", reason="not-today"), days(2))
    row = [begun(), done(FIRST, days(1)), undone]
    row += [done(name, days(3 + n)) for n, name in enumerate(COURSE.exercises[2:])]
    assert SECOND not in offered(days(8), *row)
    assert offered(days(9), *row)[0] == SECOND
    row.append(done(SECOND, days(9)))
    assert offered(days(11), *row)[0] == RETEST
    assert stage(days(11), *row) == "re-test"
    assert stage(days(12), *row, done(RETEST, days(11))) == "done"


def test_a_second_time_within_the_week_is_no_retest() -> None:
    assert stage(days(6), begun(), done(RETEST, days(1)), done(RETEST, days(5))) == "under way"
    assert stage(days(9), begun(), done(RETEST, days(1)), done(RETEST, days(8))) == "done"


def test_after_two_weeks_only_the_retest_is_left_and_after_four_it_is_over() -> None:
    late = BEGUN + WEEKS + timedelta(days=1)
    assert offered(late, begun(), done(FIRST, days(1)))[0] == RETEST
    assert stage(late, begun()) == "re-test"
    over = late + WEEKS
    assert stage(over, begun()) == "over"
    assert offered(over, begun()) == offered(over)


def test_what_was_done_shortly_before_counts_and_is_not_asked_for_again() -> None:
    records = [done(FIRST, days(-10)), begun()]
    assert offered(days(1), *records)[0] == SECOND
    assert offered(days(1), done(FIRST, days(-60)), begun())[0] == FIRST
    assert stage(days(9), done(RETEST, days(-10)), begun(), done(RETEST, BEGUN)) == "under way"
    assert stage(days(9), done(RETEST, days(-10)), begun(), done(RETEST, days(3))) == "done"


def test_left_it_has_no_part_and_what_was_practised_stays() -> None:
    left = made(CourseRecord("noes", "left"), days(2))
    records = [begun(), done(FIRST, days(1)), left]
    assert stage(days(2), *records) == "left"
    assert offered(days(3), *records) == offered(days(3), done(FIRST, days(1)))
    again = [*records, made(CourseRecord("noes", "begun"), days(20))]
    assert stage(days(21), *again) == "under way"


def test_one_that_the_library_no_longer_has_is_as_if_it_had_never_been_begun() -> None:
    assert offer(days(1), EASY, history_of(begun(), today=days(1)), {}) == offered(days(1))


def test_a_heavy_day_is_as_gentle_as_without_it() -> None:
    heavy = made(Checkin(mood=1), days(1))
    there = plan(days(1), EASY, history_of(begun(), heavy, today=days(1)), COURSES)
    assert there == plan(days(1), EASY, history_of(heavy, today=days(1)))


@given(st.lists(st.sampled_from(["done", "not", "nothing"]), min_size=16, max_size=16), st.integers(0, 6))
@settings(max_examples=15, deadline=None)
def test_no_skill_waits_for_a_course_to_end(moves: list[str], felt: int) -> None:
    records = [begun()]
    last = dict.fromkeys({one.skill for one in EASY.values()}, BEGUN)
    for number, move in enumerate(moves, start=1):
        day = days(number)
        two = offered(day, *records)
        assert len(two) == 2
        assert len({EASY[one].skill for one in two}) == 2
        records.append(made(Checkin(mood=6, pull=1, offered=two), day, at(day, 7)))
        for one in two:
            last[EASY[one].skill] = day
            if move != "nothing":
                outcome: Outcome = "done" if move == "done" else "not"
                records.append(
                    made(practice(EASY[one], outcome, predicted=felt, after=felt), day, at(day, 12))
                )
        assert all((day - seen).days <= 9 for seen in last.values())
