"""A whole week of mornings in the app, by keys alone; its numbers at the end are counted anew by hand."""

from datetime import date, timedelta

import pytest

from nc_tui.app.app import NcTui
from nc_tui.app.screens.exercise import ExercisePage
from nc_tui.app.widgets.day_exercise import DayExercise
from nc_tui.journal.folders import folders
from nc_tui.practice.exercise import Go
from nc_tui.practice.kinds import Carry, Practice
from nc_tui.trainer import Trainer
from tests.app.looking import Driver, assert_tidy, page, press, row_of, rows, said, settled, shown, whole
from tests.clock import SetClock

WEEK = ["practise", "carry", "rest", "practise", "rest", "carry", "practise"]
"""What each day is for, from Monday on; a carried exercise is recorded the next morning, if there is one."""


async def answer_yesterday(pilot: Driver, practised: set[date]) -> None:
    """Did it: for yesterday."""
    for row in rows(pilot):
        if row.pending:
            assert pilot.app.screen.focused is row
            await press(pilot, "d")
            practised.add(row.day)


async def do_one_here(pilot: Driver, trainer: Trainer) -> None:
    """Walk through an exercise done here, from the plan or, if none is there, from the library."""
    row = next((row for row in rows(pilot) if row.exercise.where == "here" and row.outcome is None), None)
    if row is not None:
        row.focus()
        await press(pilot, "enter")
    else:
        one = next(
            one
            for one in trainer.exercises.values()
            if one.where == "here" and trainer.practice.record_of(one.id, trainer.today) is None
        )
        pilot.app.go("exercise", exercise_id=one.id)  # type: ignore[attr-defined]
        await settled(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, ExercisePage)
    await press(pilot, "3")
    for _ in screen.exercise.steps:
        await press(pilot, "f2")
    assert "How did it go?" in shown(pilot)
    await press(pilot, "d", "f2")
    assert said(pilot).startswith("Saved.")


async def carry_one_out(pilot: Driver, trainer: Trainer) -> str:
    """Take an exercise along into the day: with its key, where its step says so."""
    one = next(
        one
        for one in trainer.exercises.values()
        if one.where == "out"
        and any(isinstance(step, Go) for step in one.steps)
        and trainer.practice.record_of(one.id, trainer.today - timedelta(days=1)) is None
        and all(not (isinstance(r.data, Carry) and r.data.exercise == one.id) for r in trainer.history.recent)
    )
    pilot.app.go("exercise", exercise_id=one.id)  # type: ignore[attr-defined]
    await settled(pilot)
    await press(pilot, "f2")
    screen = pilot.app.screen
    assert isinstance(screen, ExercisePage)
    while not isinstance(screen.exercise.steps[screen.progress.place], Go):
        await press(pilot, "f2")
    await press(pilot, "g")
    assert said(pilot).startswith("Saved. Take with you:")
    return one.id


def counted_by_hand(trainer: Trainer, practised: set[date], rest: int) -> int:
    """The streak, straight from the words of the design: the practice days of the longest unbroken span
    that ends today, if today is practised, or else yesterday."""
    today = trainer.today
    end = today if today in practised else today - timedelta(days=1)

    def unbroken(start: date) -> bool:
        days = [start + timedelta(days=n) for n in range((end - start).days + 1)]
        windows = [days[n : n + 7] for n in range(max(1, len(days) - 6))]
        return all(sum(day not in practised for day in window) <= rest for window in windows)

    starts = (end - timedelta(days=n) for n in range(30))
    return max(
        (sum(start <= day <= end for day in practised) for start in starts if unbroken(start)), default=0
    )


@pytest.mark.parametrize("rest", [2, 0])
async def test_a_week_of_mornings(trainer: Trainer, clock: SetClock, rest: int) -> None:
    from msgspec.structs import replace

    trainer.session.choose(replace(trainer.settings, rest_days=rest))
    practised: set[date] = set()
    carried = ""
    app = NcTui(trainer)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for number, kind in enumerate(WEEK):
            day = trainer.today
            assert day == date(2026, 11, 23) + timedelta(days=number)
            assert page(pilot).HERE == "today"
            if carried:
                assert row_of(pilot, carried).pending
                carried = ""
            if kind != "rest":
                await answer_yesterday(pilot, practised)
                await press(pilot, "r", "6", "2")
                assert trainer.checkins.of_today() is not None
            if kind == "practise":
                await do_one_here(pilot, trainer)
                practised.add(day)
            elif kind == "carry":
                carried = await carry_one_out(pilot, trainer)
            assert_tidy(pilot)
            streak = counted_by_hand(trainer, practised, rest)
            assert trainer.practice.numbers().streak.days == streak, (day, practised)
            if streak > 1:
                assert f"In a row {streak} practice days" in whole(pilot), day
            clock.forward(days=1)
            await app._look_again()
            await settled(pilot)
    fresh = Trainer(folders(trainer.session.folders.data.parent), clock)
    done = {r.day for r in fresh.history.recent if isinstance(r.data, Practice) and r.data.outcome == "done"}
    assert done == practised
    assert fresh.practice.numbers().streak.days == counted_by_hand(fresh, practised, rest)
    assert fresh.practice.numbers().streak.best >= fresh.practice.numbers().streak.days


async def test_rest_days_show_that_nothing_is_broken(demo: Trainer, clock: SetClock) -> None:
    """After an ordinary rest day the number on Today is the one of the day before."""
    app = NcTui(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "r", "6", "2")
        for row in list(page(pilot).query(DayExercise)):
            if row.outcome is None and not row.pending:
                row.focus()
                await press(pilot, "d")
        before = demo.practice.numbers().streak
        if before.rest_left:
            clock.forward(days=1)
            await app._look_again()
            await settled(pilot)
            assert demo.practice.numbers().streak.days == before.days
