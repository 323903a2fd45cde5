"""Today by keys and by mouse: yesterday's question, the check-in, the plan, swaps, undo, and what goes wrong."""

import errno
import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.dom import DOMNode

from nc_tui.app.app import NcTui
from nc_tui.app.screens.exercise import ExercisePage
from nc_tui.app.widgets.bars import KeyBar, TopBar
from nc_tui.app.widgets.checkin_row import CheckinRow
from nc_tui.app.widgets.day_exercise import DayExercise
from nc_tui.app.widgets.day_numbers import DayNumbers
from nc_tui.app.widgets.masthead import Masthead
from nc_tui.app.widgets.rating import Rating
from nc_tui.practice.kinds import Practice
from nc_tui.trainer import OutcomeDetails, Trainer
from tests.app.conftest import EXTREMES
from tests.app.looking import (
    assert_tidy,
    click_word,
    page,
    press,
    row_of,
    rows,
    said,
    settled,
    shown,
    text_of,
    until,
    whole,
)
from tests.clock import SetClock

PlaceTrainer = Callable[[], Trainer]


def carry_yesterday(trainer: Trainer, clock: SetClock) -> str:
    """An exercise taken along the day before."""
    exercise = next(one for one in trainer.exercises.values() if one.where == "out")
    clock.forward(days=-1)
    trainer.practice.carry(exercise.id, OutcomeDetails())
    clock.forward(days=1)
    return exercise.id


async def test_the_first_frame_is_the_whole_page_and_each_part_was_styled_once_for_it(
    demo: Trainer, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = NcTui(demo)
    frames: list[list[str]] = []
    styled: list[object] = []
    style = app.stylesheet.apply

    def look(*_drawn: object) -> None:
        if not app._batch_count:
            frames.append([str(strip) for strip in app.screen._compositor.render_strips()])

    def apply(node: DOMNode, **named: Any) -> None:
        styled.append(node)
        style(node, **named)

    monkeypatch.setattr(app, "_display", look)
    monkeypatch.setattr(app.stylesheet, "apply", apply)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert isinstance(app.screen.focused, DayExercise)
        assert all(frame == frames[0] for frame in frames)
        for part in (TopBar, Masthead, CheckinRow, DayNumbers, KeyBar):
            assert styled.count(app.screen.query_one(part)) == 1, part


async def test_what_the_day_gets_while_it_is_shown_comes_in_its_place(
    app: NcTui, at_home: PlaceTrainer, clock: SetClock
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "How did it go?" not in whole(pilot)
        elsewhere = at_home()
        carry_yesterday(elsewhere, clock)
        elsewhere.moments.begin_urge(7)
        await app._look_again()
        await settled(pilot)
        shows = whole(pilot)
        order = [shows.index(words) for words in ("Good morning", "still open", "How did it", "How are you")]
        assert order == sorted(order)
        await press(pilot, *["up"] * 6, "d")
        assert "did it z undo" in whole(pilot)


@pytest.mark.parametrize("size", EXTREMES, ids=str)
async def test_the_check_in_takes_one_key_each_and_is_on_disk(
    app: NcTui, at_home: PlaceTrainer, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await press(pilot, "r", "6")
        assert "Saved." in said(pilot)
        await press(pilot, "2")
        assert_tidy(pilot)
        assert "━━━━━━●────" in whole(pilot)
        found = at_home().checkins.of_today()
        assert found is not None
        assert (found.mood, found.pull) == (6, 2)
        assert app.screen.focused in rows(pilot)


@pytest.mark.parametrize(("key", "value"), [("0", 0), ("9", 9), ("t", 10)])
async def test_every_rating_has_its_key(app: NcTui, at_home: PlaceTrainer, key: str, value: int) -> None:
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "r", "down", key)
        found = at_home().checkins.of_today()
        assert found is not None
        assert found.pull == value


async def test_arrows_point_and_enter_takes_the_rating(app: NcTui, at_home: PlaceTrainer) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "r", "right", "right")
        assert at_home().checkins.of_today() is None
        assert "enter choose" in shown(pilot)
        await press(pilot, "enter")
        found = at_home().checkins.of_today()
        assert found is not None
        assert found.mood == 7


async def test_enter_passes_a_rating_by(app: NcTui, at_home: PlaceTrainer) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "r", "enter")
        assert isinstance(app.screen.focused, Rating)
        assert app.screen.focused.id == "pull"
        assert at_home().checkins.of_today() is None


@pytest.mark.parametrize("size", EXTREMES, ids=str)
async def test_a_click_on_a_dot_rates(app: NcTui, at_home: PlaceTrainer, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        rating = page(pilot).query_one("#mood", Rating)
        await pilot.click(rating, offset=(text_of(rating).index("·") + 7, 0))
        await settled(pilot)
        found = at_home().checkins.of_today()
        assert found is not None
        assert found.mood == 7


@pytest.mark.parametrize(("key", "outcome"), [("d", "done"), ("p", "partly")])
async def test_yesterdays_question_comes_first_and_its_answer_counts_for_yesterday(
    trainer: Trainer, clock: SetClock, at_home: PlaceTrainer, key: str, outcome: str
) -> None:
    carried = carry_yesterday(trainer, clock)
    app = NcTui(trainer)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert app.screen.focused is row_of(pilot, carried)
        assert "Yesterday" in shown(pilot)
        await press(pilot, key)
        fresh = at_home()
        record = fresh.practice.record_of(carried, fresh.today - timedelta(days=1))
        assert record is not None
        assert isinstance(record.data, Practice)
        assert record.data.outcome == outcome
        assert fresh.practice.record_of(carried, fresh.today) is None
        assert fresh.practice.numbers().streak.days == 1


@pytest.mark.parametrize("size", EXTREMES, ids=str)
async def test_not_this_time_asks_what_was_in_the_way_with_one_key(
    trainer: Trainer, clock: SetClock, at_home: PlaceTrainer, size: tuple[int, int]
) -> None:
    carried = carry_yesterday(trainer, clock)
    app = NcTui(trainer)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await press(pilot, "n")
        assert "That's fine. What got in the way?" in shown(pilot)
        assert_tidy(pilot)
        await press(pilot, "h")
        assert "That's fine" in said(pilot)
        fresh = at_home()
        record = fresh.practice.record_of(carried, fresh.today - timedelta(days=1))
        assert record is not None
        assert isinstance(record.data, Practice)
        assert (record.data.outcome, record.data.reason) == ("not", "too-hard")


@pytest.mark.parametrize("size", EXTREMES, ids=str)
async def test_yesterdays_question_can_be_answered_by_mouse(
    trainer: Trainer, clock: SetClock, at_home: PlaceTrainer, size: tuple[int, int]
) -> None:
    carried = carry_yesterday(trainer, clock)
    app = NcTui(trainer)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await click_word(pilot, row_of(pilot, carried), "not this time")
        await click_word(pilot, row_of(pilot, carried), "no chance came up")
        fresh = at_home()
        record = fresh.practice.record_of(carried, fresh.today - timedelta(days=1))
        assert record is not None
        assert isinstance(record.data, Practice)
        assert record.data.reason == "no-chance"


async def test_undo_takes_back_one_record_after_another(app: NcTui, at_home: PlaceTrainer) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "r", "6", "2", "d", "d")
        assert at_home().practice.numbers().streak.days == 1
        await press(pilot, "z", "z")
        fresh = at_home()
        assert fresh.practice.numbers().streak.days == 0
        assert fresh.checkins.of_today() is not None
        assert all(row.outcome is None for row in rows(pilot))
        await press(pilot, "z")
        half = at_home().checkins.of_today()
        assert half is not None
        assert (half.mood, half.pull) == (6, None)
        await press(pilot, "z")
        assert at_home().checkins.of_today() is None
        await press(pilot, "z")
        assert said(pilot) == "Nothing from today or yesterday to undo."


async def test_swap_offers_another_one_and_can_be_taken_back(app: NcTui, at_home: PlaceTrainer) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "r", "6", "2")
        before = [row.exercise.id for row in rows(pilot)]
        place = rows(pilot).index(app.screen.focused)  # type: ignore[arg-type]
        await press(pilot, "s")
        after = [row.exercise.id for row in rows(pilot)]
        assert after != before
        assert app.screen.focused is rows(pilot)[place]
        assert [item.exercise for item in at_home().plan.of_day().items] == after
        await press(pilot, "z")
        assert [row.exercise.id for row in rows(pilot)] == before


async def test_a_heavy_day_has_one_gentle_exercise(app: NcTui) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "r", "1", "9")
        await until(pilot, lambda: not isinstance(app.screen, ExercisePage))
        while page(pilot).HERE != "today":
            await press(pilot, "escape")
        assert "Today, one gentle thing" in shown(pilot)
        assert len(rows(pilot)) == 1
        assert rows(pilot)[0].exercise.where == "here"


async def test_the_page_turns_by_itself_when_the_day_begins(trainer: Trainer, clock: SetClock) -> None:
    carried = next(one.id for one in trainer.exercises.values() if one.where == "out")
    app = NcTui(trainer)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "r", "6", "2")
        trainer.practice.carry(carried, OutcomeDetails())
        clock.forward(hours=20, minutes=29)
        await app._look_again()
        await settled(pilot)
        assert page(pilot).query_one("#mood", Rating).value == 6
        clock.forward(minutes=1)
        await app._look_again()
        await settled(pilot)
        assert "24 Nov 04:00 Good morning." in shown(pilot)
        assert "Tuesday" in shown(pilot)
        assert "Yesterday" in shown(pilot)
        assert page(pilot).query_one("#mood", Rating).value is None
        assert row_of(pilot, carried).day == trainer.today - timedelta(days=1)
        assert_tidy(pilot)


async def test_an_answer_given_after_the_page_turned_counts_for_the_day_it_was_asked_for(
    trainer: Trainer, clock: SetClock, at_home: PlaceTrainer
) -> None:
    """At 04:00 a key may be pressed before the page has turned: it belongs to the day on the screen."""
    carried = carry_yesterday(trainer, clock)
    yesterday = trainer.today - timedelta(days=1)
    app = NcTui(trainer)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        clock.forward(hours=21)
        await press(pilot, "d")
        assert at_home().practice.record_of(carried, yesterday) is not None


async def test_a_record_made_by_another_program_appears(
    demo: Trainer, at_home: PlaceTrainer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nc_tui.app.app.LOOK_AGAIN", 0.05)
    app = NcTui(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        shown_first = rows(pilot)[-1].exercise.id
        other = at_home()
        other.checkins.check_in(8, 1)
        other.practice.record(shown_first, "done")
        await until(pilot, lambda: page(pilot).query_one("#mood", Rating).value == 8)
        await until(pilot, lambda: row_of(pilot, shown_first).outcome == "done")


async def test_a_synced_file_of_another_device_appears(
    demo: Trainer, demo_home: Path, clock: SetClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from nc_tui.journal.folders import folders

    other = Trainer(folders(tmp_path / "other"), clock)
    other.checkins.check_in(9, 0)
    monkeypatch.setattr("nc_tui.app.app.LOOK_AGAIN", 0.05)
    app = NcTui(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for file in other.session.folders.journal.rglob("*.json"):
            target = demo.session.folders.journal / file.relative_to(other.session.folders.journal)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.read_bytes())
        await until(pilot, lambda: page(pilot).query_one("#mood", Rating).value == 9)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EACCES], ids=errno.errorcode.get)
async def test_a_failed_save_is_one_clear_line_and_can_be_tried_again(
    app: NcTui, at_home: PlaceTrainer, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def fail(*_arguments: object) -> None:
        raise OSError(number, os.strerror(number))

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        with monkeypatch.context() as broken:
            broken.setattr("nc_tui.journal.durable.os.fsync", fail)
            await press(pilot, "r", "6")
            assert said(pilot).count("Not saved") == 1
            assert "Saved." not in said(pilot)
            assert at_home().checkins.of_today() is None
        await press(pilot, "r", "7")
        assert "Saved." in said(pilot)
        found = at_home().checkins.of_today()
        assert found is not None
        assert found.mood == 7


async def test_a_folder_that_cannot_be_written_is_said_in_one_line(trainer: Trainer, home: Path) -> None:
    trainer.session.folders.journal.parent.mkdir(parents=True, exist_ok=True)
    trainer.session.folders.journal.write_text("something else is here")
    app = NcTui(trainer)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "r", "6")
        assert "Not saved" in said(pilot)
        assert "in the way" in said(pilot)
    assert trainer.session.folders.journal.read_text() == "something else is here"


@pytest.mark.parametrize("size", EXTREMES, ids=str)
async def test_a_damaged_month_file_is_named_and_the_rest_is_there(
    demo: Trainer, size: tuple[int, int]
) -> None:
    files = sorted(demo.session.folders.journal.rglob("2026-*.json"))
    files[0].write_bytes(files[0].read_bytes()[:-400])
    app = NcTui(demo)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        assert files[0].name in whole(pilot).replace(" ", "")
        assert "mood" in whole(pilot)
        assert_tidy(pilot)


@pytest.mark.parametrize("size", EXTREMES, ids=str)
async def test_a_broken_exercise_of_ones_own_is_named(trainer: Trainer, size: tuple[int, int]) -> None:
    trainer.session.own_exercises.mkdir(parents=True)
    (trainer.session.own_exercises / "mine.toml").write_text('id = "presence-mine"\nstakes = "huge"\n')
    app = NcTui(trainer)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        assert "mine.toml" in whole(pilot).replace(" ", "")
        assert_tidy(pilot)


@pytest.mark.parametrize("size", EXTREMES, ids=str)
async def test_a_click_opens_an_exercise_and_esc_comes_back_to_its_line(
    app: NcTui, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        row = rows(pilot)[-1]
        await click_word(pilot, row, row.exercise.title.split()[0])
        assert isinstance(app.screen, ExercisePage)
        await press(pilot, "escape")
        assert app.screen.focused is row


async def test_streak_and_days_can_be_hidden(demo: Trainer) -> None:
    from msgspec.structs import replace

    demo.session.choose(replace(demo.settings, numbers="hidden"))
    app = NcTui(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "In a row" not in shown(pilot)
        assert "practice day" not in shown(pilot)
        assert "5 the list" in shown(pilot)


async def test_the_ready_list_has_no_line_before_its_questions_are_answered(
    trainer: Trainer, at_home: PlaceTrainer
) -> None:
    app = NcTui(trainer)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "r", "6", "2")
        view = at_home().views.today()
        assert not view.first_day
        assert view.ready_line == ""
        assert "Ready" not in whole(pilot)


@pytest.mark.parametrize("size", EXTREMES, ids=str)
async def test_mood_and_pull_of_the_week_stand_under_the_ratings_once_there_are_enough(
    trainer: Trainer, clock: SetClock, size: tuple[int, int]
) -> None:
    for mood in (5, 6):
        trainer.checkins.check_in(mood, 2)
        clock.forward(days=1)
    app = NcTui(trainer)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        assert "this week" not in whole(pilot)
        await press(pilot, "r", "7", "2")
        for other in (size, (40, 20), (80, 24)):
            await pilot.resize_terminal(*other)
            await settled(pilot)
            assert whole(pilot).count("Mood around 6 this week. Pull around 2 this week.") == 1, other
            assert_tidy(pilot)


async def test_a_made_up_person_is_named_as_one_on_today(demo: Trainer) -> None:
    demo.session.is_demo = True
    app = NcTui(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "Demo: a made-up person." in whole(pilot)
