"""Courses and the focus, from Path: begun, seen on Today, left, and what is said taken back."""

import pytest

from nc_tui.app.app import NcTui
from nc_tui.app.screens.courses import CoursePage, CourseRow, CoursesPage
from nc_tui.app.screens.exercise import ExercisePage
from nc_tui.app.screens.focus import FocusPage
from nc_tui.trainer import Trainer
from tests.app.looking import BLAME, assert_tidy, press, said, settled, whole

SIZES = [(40, 20), (120, 35)]


@pytest.mark.parametrize("size", SIZES)
async def test_a_course_is_chosen_on_path_begun_and_left_again(
    app: NcTui, trainer: Trainer, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await press(pilot, "2")
        assert "two weeks on one theme" in whole(pilot)
        next(row for row in app.screen.query("BehindRow") if row.label == "Courses").focus()  # type: ignore[attr-defined]
        await press(pilot, "enter")
        assert isinstance(app.screen, CoursesPage)
        assert_tidy(pilot)
        app.screen.query_one("#course-taking-a-no", CourseRow).focus()
        await press(pilot, "enter")
        assert isinstance(app.screen, CoursePage)
        assert_tidy(pilot)
        assert "A no is heard the first time" in whole(pilot)
        await press(pilot, "a")
        assert "“Taking a no” begins tomorrow." in said(pilot)
        running = trainer.courses.running()
        assert running is not None
        assert running.run.course.id == "taking-a-no"
        await press(pilot, "escape", "escape", "1")
        assert "Course “Taking a no”: begins tomorrow" in whole(pilot)
        await press(pilot, "2")
        assert "Taking a no: begins tomorrow" in whole(pilot)
        app.go("course", course_id="being-known")
        await settled(pilot)
        await press(pilot, "a")
        assert "begins" not in said(pilot), "one at a time"
        await press(pilot, "escape")
        app.go("course", course_id="taking-a-no")
        await settled(pilot)
        await press(pilot, "x")
        assert "What you practised stays yours." in " ".join(said(pilot).split())
        assert trainer.courses.running() is None
        await press(pilot, "z")
        assert trainer.courses.running() is not None


async def test_an_exercise_of_a_course_opens_from_its_page(app: NcTui) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.go("course", course_id="first-words")
        await settled(pilot)
        app.screen.query_one("#step-presence-hold-the-door").focus()
        await press(pilot, "enter")
        assert isinstance(app.screen, ExercisePage)
        await press(pilot, "escape")
        assert isinstance(app.screen, CoursePage)


@pytest.mark.parametrize("size", SIZES)
async def test_a_focus_is_said_in_two_keys_and_nothing_is_said_by_enter_alone(
    app: NcTui, trainer: Trainer, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        app.go("focus")
        await settled(pilot)
        assert_tidy(pilot)
        assert not BLAME.search(whole(pilot))
        await press(pilot, "enter", "enter")
        assert trainer.situation.profile.focus is None
        assert "Nothing changed." in said(pilot)
        app.go("focus")
        await settled(pilot)
        assert isinstance(app.screen, FocusPage)
        await press(pilot, "c", "y")
        profile = trainer.situation.profile
        assert (profile.focus, profile.buddy) == ("cant-say-no", True)
        await press(pilot, "2")
        assert "I can't say no" in whole(pilot)
        app.go("focus")
        await settled(pilot)
        assert "So far: I can't say no." in whole(pilot)
        await press(pilot, "n", "enter")
        profile = trainer.situation.profile
        assert (profile.focus, profile.buddy) == ("none", True)
