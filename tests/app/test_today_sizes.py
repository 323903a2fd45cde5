"""Today at every size, on an empty journal, on one record, on months, and with titles as long as they may be:
nothing is cut, nothing jumps, and what stands beside is there where it has room."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from nc_tui.app.app import NcTui
from nc_tui.app.grid import panes
from nc_tui.app.screens.exercise import ExercisePage
from nc_tui.app.widgets.card import Card
from nc_tui.app.widgets.checkin_row import OneOfTwo
from nc_tui.app.widgets.day_exercise import DayExercise
from nc_tui.journal.folders import folders
from nc_tui.trainer import OutcomeDetails, Trainer
from tests.app.conftest import EXTREMES
from tests.app.looking import (
    Driver,
    assert_tidy,
    at_each,
    click_word,
    lines,
    page,
    press,
    row_of,
    rows,
    settled,
    shown,
    whole,
)
from tests.clock import SetClock

EVERY_SIZE = [(40, 20), (80, 24), (120, 35), (160, 50)]
LONG = "読み書きそろばん" * 5


def assert_whole(pilot: Driver) -> None:
    """Nothing cut off, and every card that begins on a line ends on it."""
    assert_tidy(pilot)
    for line in lines(pilot):
        assert line.count("╭") == line.count("╮"), lines(pilot)
        assert line.count("╰") == line.count("╯"), lines(pilot)
    for line in (lines(pilot)[0], lines(pilot)[-1]):
        assert not line.endswith("…"), lines(pilot)


async def walk(pilot: Driver) -> None:
    """Through all that can be chosen, and back."""
    for key in ("down",) * 5 + ("up",) * 5:
        await press(pilot, key)
        assert_whole(pilot)


def beside(pilot: Driver) -> bool:
    """Whether something stands beside the day."""
    return any(part.display for part in page(pilot).query("#beside"))


async def test_the_first_day_has_a_sentence_and_no_number(app: NcTui) -> None:
    async with app.run_test(size=EVERY_SIZE[0]) as pilot:
        await settled(pilot)
        await walk(pilot)
        async for size in at_each(pilot, EVERY_SIZE):
            assert_whole(pilot)
            words = whole(pilot)
            assert "Two small things for today." in words, size
            assert "“Not this time” is an answer, too." in words, size
            assert "Mon Tue Wed" not in words, size
            assert "In a row" not in words, size
            assert not beside(pilot), size


async def test_after_one_record_there_is_a_week_and_one_practice_day(trainer: Trainer) -> None:
    trainer.practice.record(next(iter(trainer.exercises)), "done", trainer.today - timedelta(days=1))
    async with NcTui(trainer).run_test(size=EVERY_SIZE[0]) as pilot:
        await settled(pilot)
        await walk(pilot)
        async for size in at_each(pilot, EVERY_SIZE):
            assert_whole(pilot)
            words = whole(pilot)
            assert "Mon Tue Wed" in words, size
            assert "1 practice day" in words or "1 day" in words, size
            assert "in a row" not in words.casefold(), size
            assert beside(pilot) is (panes(size[0]).number > 0), size


@pytest.mark.parametrize("size", EVERY_SIZE, ids=str)
async def test_months_of_practice_stand_beside_the_day_where_there_is_room(
    demo: Trainer, size: tuple[int, int]
) -> None:
    async with NcTui(demo).run_test(size=size) as pilot:
        await settled(pilot)
        assert_whole(pilot)
        number = panes(size[0]).number
        words = whole(pilot) if number else ""
        assert beside(pilot) is (number > 0)
        for head in ("Four weeks", "Ladders", "now at") if number else ():
            assert head in shown(pilot)
        assert ("with practice" in words) is (number > 1)
        await walk(pilot)


async def test_titles_as_long_as_they_may_be_break_into_lines(trainer: Trainer, clock: SetClock) -> None:
    own = trainer.session.own_exercises
    own.mkdir(parents=True)
    source = (Path("exercises") / "warmth" / "03-hello-comes-first.toml").read_text()
    one = source.replace('title = "', f'title = "{LONG}" #', 1).replace('id = "', 'id = "warmth-own" #', 1)
    (own / "own.toml").write_text(one)
    fresh = Trainer(folders(trainer.session.folders.data.parent), clock)
    clock.forward(days=-1)
    fresh.practice.carry("warmth-own", OutcomeDetails(), "If " + "and " * 40)
    clock.forward(days=1)
    fresh.practice.carry("warmth-own", OutcomeDetails())
    async with NcTui(fresh).run_test(size=EVERY_SIZE[0]) as pilot:
        await settled(pilot)
        async for size in at_each(pilot, EVERY_SIZE):
            assert_whole(pilot)
            assert LONG in "".join(whole(pilot).split()), size
        await press(pilot, "n")
        assert_whole(pilot)
        await press(pilot, "c")
        assert_whole(pilot)
        assert LONG in "".join(whole(pilot).split())


async def test_choosing_another_row_moves_nothing(demo: Trainer) -> None:
    async with NcTui(demo).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        heights = set()
        for _ in range(6):
            heights.add(tuple(card.region for card in page(pilot).query(Card)))
            await press(pilot, "down")
        assert len(heights) == 1


async def test_the_card_with_the_focus_is_lit_and_names_the_keys_of_its_row(app: NcTui) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        card = page(pilot).query_one("#today", Card)
        assert card.is_lit
        assert "╰ enter begin d did it s another" in shown(pilot)
        await press(pilot, "r")
        assert not card.is_lit
        assert "╰ enter" not in shown(pilot)
        assert "mood: 0 the worst, 10 the best" in shown(pilot)
        await press(pilot, "escape")
        assert card.is_lit


async def test_an_exercise_that_was_begun_says_at_which_step(app: NcTui) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        row = next(row for row in rows(pilot) if len(row.exercise.steps) > 1)
        row.focus()
        await press(pilot, "enter", "3", "f2")
        assert isinstance(app.screen, ExercisePage)
        await press(pilot, "escape")
        assert f"of {len(row.exercise.steps)}" in whole(pilot)
        assert "◐ step" in whole(pilot)


async def test_what_is_carried_says_its_line_and_asks_from_five_on(
    trainer: Trainer, clock: SetClock, at_home: Callable[[], Trainer]
) -> None:
    planned = [trainer.exercises[item.exercise] for item in trainer.plan.of_day().items]
    out = next(one for one in planned if one.where == "out")
    trainer.practice.carry(out.id, OutcomeDetails(predicted=6))
    app = NcTui(trainer)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "┃ “" in shown(pilot)
        assert "◐ with you" in shown(pilot)
        assert "How did it go?" not in shown(pilot)
        clock.forward(hours=10)
        page(pilot).journal_changed()
        await settled(pilot)
        assert "How did it go?" in shown(pilot)
        assert "It can wait until morning, too." in shown(pilot)
        await click_word(pilot, row_of(pilot, out.id), "d did it")
        assert at_home().practice.outcome_of(out.id) == "done"
        assert "✓ did it" in shown(pilot)
        assert "expected 6" in shown(pilot)


async def test_what_was_said_of_yesterday_folds_into_a_line(trainer: Trainer, clock: SetClock) -> None:
    clock.forward(days=-1)
    trainer.checkins.check_in(6, 2)
    both = [item.exercise for item in trainer.plan.of_day().items]
    clock.forward(days=1)
    app = NcTui(trainer)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert [row.exercise.id for row in rows(pilot) if row.pending] == both, "those done here, too"
        await press(pilot, "d")
        assert [row.exercise.id for row in rows(pilot) if row.pending] == both[1:]
        assert "✓ did it z undo" in shown(pilot)
        await press(pilot, "p")
        assert not page(pilot).query_one("#yesterday").display
        await press(pilot, "z")
        assert [row.exercise.id for row in rows(pilot) if row.pending] == both[1:]


@pytest.mark.parametrize("size", EXTREMES, ids=str)
async def test_a_digit_rates_only_while_a_rating_shows_that_it_does(
    demo: Trainer, size: tuple[int, int]
) -> None:
    app = NcTui(demo)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        next(row for row in page(pilot).query(DayExercise) if not row.pending).focus()
        await settled(pilot)
        assert "0–9 t rate" not in shown(pilot)
        await press(pilot, "r")
        assert "0–9 t rate" in shown(pilot)
        await pilot.click(page(pilot).query_one("#mood", OneOfTwo), offset=(12, 0))
        await settled(pilot)
        checkin = demo.checkins.of_today()
        assert checkin is not None
        assert checkin.mood is not None


async def test_a_pause_says_what_stays_before_what_fell(demo: Trainer, clock: SetClock) -> None:
    clock.forward(days=10)
    async with NcTui(demo).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "stay yours, and so does every rung you reached." in whole(pilot)
        assert "Today makes day 1 of a new run." in whole(pilot)
        assert "rest ●" not in whole(pilot)
