"""Path: ladders with a cursor, what is known of each exercise, filters, favourites, another day."""

from datetime import timedelta

import pytest

from nc_tui.app.app import NcTui
from nc_tui.app.screens.path import FilterRow
from nc_tui.app.widgets.card import Card
from nc_tui.app.widgets.ladders import Ladders
from nc_tui.app.widgets.month_grid import MonthGrid
from nc_tui.app.widgets.shelf_row import ShelfRow
from nc_tui.practice.exercise import STAKES
from nc_tui.trainer import OutcomeDetails, Trainer
from tests.app.looking import Driver, assert_tidy, lines, page, press, said, settled, shown, text_of, whole

SIZES = [(40, 20), (80, 24), (120, 35), (160, 50)]


def shelf(pilot: Driver) -> list[ShelfRow]:
    return list(page(pilot).query(ShelfRow))


def ladders(pilot: Driver) -> Ladders:
    return page(pilot).query_one(Ladders)


async def on_path(pilot: Driver) -> None:
    await settled(pilot)
    await press(pilot, "2")


def assert_cursor_at_the_mark(pilot: Driver) -> None:
    """The terminal's cursor stands where the chosen rung is marked."""
    x, y = pilot.app.cursor_position
    assert lines(pilot)[y][x : x + 1] == "▸", (x, y, lines(pilot))


@pytest.mark.parametrize("size", SIZES[:3], ids=str)
async def test_the_cursor_goes_over_every_rung_and_its_exercises_stand_below(
    demo: Trainer, size: tuple[int, int]
) -> None:
    app = NcTui(demo)
    async with app.run_test(size=size) as pilot:
        await on_path(pilot)
        skills = ladders(pilot).skills
        lying = ladders(pilot).form == "lying"
        assert ladders(pilot).form == {40: "one", 80: "lying"}.get(size[0], "standing")
        for line in skills:
            assert line.skill.title in shown(pilot) or size[0] == 40
        await press(pilot, *["left" if lying else "down"] * ladders(pilot).rung)
        for rung, stakes in enumerate(STAKES):
            assert ladders(pilot).rung == rung
            there = [row.exercise for row in shelf(pilot)]
            assert {one.stakes for one in there} == {stakes}
            assert {one.skill for one in there} == {"presence"}
            assert_tidy(pilot)
            assert_cursor_at_the_mark(pilot)
            if rung < len(STAKES) - 1:
                await press(pilot, "right" if lying else "up")
        await press(pilot, "down" if lying else "right")
        assert_cursor_at_the_mark(pilot)
        assert ladders(pilot).line.skill.id == skills[1].skill.id
        await press(pilot, "enter")
        for _ in shelf(pilot):
            assert "Done when:" in text_of(page(pilot).focused)  # type: ignore[arg-type]
            assert_tidy(pilot)
            await press(pilot, "down")
        for _ in range(4):
            assert_tidy(pilot)
            await press(pilot, "down")
        await press(pilot, "i")
        assert "Mastered" in whole(pilot)


@pytest.mark.parametrize("size", SIZES[:3], ids=str)
async def test_a_click_on_a_rung_puts_the_cursor_there(demo: Trainer, size: tuple[int, int]) -> None:
    app = NcTui(demo)
    async with app.run_test(size=size) as pilot:
        await on_path(pilot)
        cursor = ladders(pilot)
        signs = "●◐○"
        for y, line in enumerate(text_of(cursor).split("\n")):
            at = next((line.find(sign) for sign in signs if sign in line), -1)
            if at >= 0:
                signs = signs[1:] + signs[:1]
                await pilot.click(Ladders, offset=(at + cursor.gutter.left, y))
                await settled(pilot)
                assert text_of(cursor).split("\n")[y][max(0, at - 4) : at].find("▸") >= 0, (at, y)
                assert_tidy(pilot)


async def test_a_row_says_how_often_when_with_whom_and_what_was_expected(trainer: Trainer) -> None:
    exercise = next(one for one in trainer.exercises.values() if one.skill == "presence" and one.rung == 1)
    day = trainer.today - timedelta(days=3)
    known = OutcomeDetails(predicted=5, after=2, with_="the baker")
    trainer.practice.record(exercise.id, "done", day - timedelta(days=9), OutcomeDetails())
    trainer.practice.record(exercise.id, "done", day, known)
    app = NcTui(trainer)
    async with app.run_test(size=(120, 35)) as pilot:
        await on_path(pilot)
        await press(pilot, "enter")
        row = next(row for row in shelf(pilot) if row.exercise.id == exercise.id)
        row.focus()
        await settled(pilot)
        words = " ".join(text_of(row).split())
        assert f"2× {day.day} Nov" in words
        assert f"2 times: {day.day} Nov the baker 5 → 2" in words


async def test_favourites_stand_first_and_what_is_not_for_someone_last_until_it_is_undone(
    app: NcTui, trainer: Trainer
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await on_path(pilot)
        await press(pilot, "enter")
        first, second, *_ = (row.exercise.id for row in shelf(pilot))
        await press(pilot, "down", "*")
        assert "stands first now" in said(pilot)
        assert [row.exercise.id for row in shelf(pilot)][:2] == [second, first]
        assert trainer.likings.of(second) == "favourite"
        assert "★ mine 1" in shown(pilot)
        await press(pilot, "-")
        assert "won't be offered" in said(pilot)
        assert shelf(pilot)[-1].exercise.id == second
        assert "not for me" in text_of(shelf(pilot)[-1])
        await press(pilot, "z")
        assert trainer.likings.of(second) == "favourite"
        next(row for row in shelf(pilot) if row.exercise.id == second).focus()
        await settled(pilot)
        await press(pilot, "*")
        assert trainer.likings.of(second) == "neither"


async def test_a_filter_goes_through_the_whole_ladder_and_one_without_a_hit_cannot_be_chosen(
    app: NcTui, trainer: Trainer
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await on_path(pilot)
        await press(pilot, "/", "right")
        filters = page(pilot).query_one(FilterRow)
        here = [one for one in trainer.exercises.values() if one.skill == "presence" and one.where == "here"]
        assert filters.chosen == "here"
        assert {row.exercise.id for row in shelf(pilot)} == {one.id for one in here}
        seen = set()
        for _ in range(6):
            await press(pilot, "right")
            seen.add(filters.chosen)
            assert_tidy(pilot)
        assert "mine" not in seen
        while page(pilot).query_one(FilterRow).chosen != "never":
            await press(pilot, "right")
        assert not any("\n" in text_of(row) for row in shelf(pilot)), "a line each, however long the titles"
        await press(pilot, "enter")
        row = shelf(pilot)[0]
        assert page(pilot).focused is row
        told = row.exercise.id
        await press(pilot, "d")
        assert trainer.practice.outcome_of(told) == "done"
        assert row.exercise.id != told
        assert row.outcome is None, "it is another exercise that stands there now"
        await press(pilot, "n")
        assert "What got in the way?" in text_of(row)
        await press(pilot, "h")
        assert "What got in the way?" not in text_of(row)
        assert row.outcome == "not"
        await press(pilot, "escape")
        assert "this rung" in shown(pilot)
        assert page(pilot).focused is ladders(pilot)
        await press(pilot, "escape")
        assert page(pilot).HERE == "today"


@pytest.mark.parametrize("size", [(40, 20), (120, 35)], ids=str)
async def test_an_earlier_day_is_chosen_in_the_month_and_filled_in_but_none_to_come(
    app: NcTui, trainer: Trainer, size: tuple[int, int]
) -> None:
    yesterday = trainer.today - timedelta(days=1)
    async with app.run_test(size=size) as pilot:
        await on_path(pilot)
        await press(pilot, "m", "right")
        grid = page(pilot).query_one(MonthGrid)
        assert grid.day == trainer.today
        await press(pilot, "pageup", "t", "left")
        assert grid.day == yesterday
        assert "nothing recorded" in whole(pilot)
        assert_tidy(pilot)
        await press(pilot, "enter", "d")
        row = shelf(pilot)[0]
        assert trainer.practice.outcome_of(row.exercise.id, yesterday) == "done"
        assert trainer.practice.outcome_of(row.exercise.id) is None
        assert "for yesterday" in " ".join(said(pilot).split())
        head = page(pilot).query_one("#ladders-card", Card).top.meta.plain
        assert head.startswith("for yesterday")
        await press(pilot, "m", *["left"] * 70)
        assert grid.day == page(pilot).view.first  # type: ignore[attr-defined]
        assert_tidy(pilot)
        at = next(y for y, line in enumerate(text_of(grid).split("\n")) if "▸" in line)
        await press(pilot, "t")
        await pilot.click(MonthGrid, offset=(2, 1))
        await settled(pilot)
        assert grid.day <= trainer.today
        assert at > 0
        await press(pilot, "escape")
        assert not isinstance(page(pilot).focused, MonthGrid)


async def test_resizing_keeps_the_cursor(demo: Trainer) -> None:
    app = NcTui(demo)
    async with app.run_test(size=(120, 35)) as pilot:
        await on_path(pilot)
        await press(pilot, "right", "right")
        for size in SIZES:
            await pilot.resize_terminal(*size)
            await settled(pilot)
            assert ladders(pilot).line.skill.id == "warmth"
            assert_tidy(pilot)
            assert any("Warmth" in line for line in lines(pilot))
