"""Progress: a year to walk through, expected against felt, and what came before urges."""

from datetime import timedelta
from pathlib import Path

import pytest

from nc_tui.app.app import NcTui
from nc_tui.app.widgets.card import Card
from nc_tui.app.widgets.diary_list import DiaryList
from nc_tui.app.widgets.felt_picture import FeltPicture
from nc_tui.app.widgets.time_chart import TimeChart
from nc_tui.journal.folders import folders
from nc_tui.practice.kinds import Checkin
from nc_tui.trainer import OutcomeDetails, Trainer
from tests.app.conftest import EXTREMES, welcomed
from tests.app.looking import (
    Driver,
    app_of,
    assert_tidy,
    at_each,
    lines,
    page,
    press,
    said,
    settled,
    shown,
    text_of,
    whole,
)
from tests.clock import SetClock

SIZES = [(40, 20), (80, 24), (120, 35), (160, 50)]


def chart(pilot: Driver) -> TimeChart:
    return page(pilot).query_one(TimeChart)


async def on_progress(pilot: Driver) -> None:
    await settled(pilot)
    app_of(pilot).go("progress")
    await settled(pilot)


@pytest.mark.parametrize("size", [(40, 20), (120, 35)], ids=str)
async def test_one_walks_through_the_year_and_each_day_is_told(demo: Trainer, size: tuple[int, int]) -> None:
    app = NcTui(demo)
    async with app.run_test(size=size) as pilot:
        await on_progress(pilot)
        assert_tidy(pilot)
        for name in ("mood", "pull", "urges", "strength"):
            assert name in shown(pilot), name
        await press(pilot, "left")
        assert chart(pilot).day == demo.today - timedelta(days=7)
        await press(pilot, "up")
        assert chart(pilot).day == demo.today - timedelta(days=8)
        head = page(pilot).query_one("#day", Card).top.title.plain
        assert head == "Sunday 15 Nov"
        whole_span = page(pilot).query_one("#year", Card).top.title.plain
        for title in ("Five weeks", "One week", whole_span):
            await press(pilot, "v")
            assert page(pilot).query_one("#year", Card).top.title.plain == title
            assert_tidy(pilot)
            width = chart(pilot).content_size.width
            assert all(len(line) <= width for line in text_of(chart(pilot)).split("\n"))
        await press(pilot, *["left"] * 20)
        assert chart(pilot).day == chart(pilot).view.first
        assert_tidy(pilot)
        await press(pilot, *["right"] * 20)
        assert chart(pilot).day == demo.today
        for _ in range(3):
            await press(pilot, "tab")
            assert_tidy(pilot)
        async for _ in at_each(pilot, SIZES):
            assert_tidy(pilot)


@pytest.mark.parametrize("size", EXTREMES, ids=str)
async def test_a_new_journal_says_what_begins_here(
    app: NcTui, trainer: Trainer, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await on_progress(pilot)
        assert_tidy(pilot)
        await press(pilot, "left", "up", "v", "v", "v")
        assert chart(pilot).day == trainer.today
        assert "a picture begins here" in whole(pilot)
        assert not page(pilot).query_one(FeltPicture).display
        assert "Nothing recorded." in whole(pilot)
        trainer.checkins.check_in(4, 6)
        app.journal_changed()
        await settled(pilot)
        assert "mood 4 · pull 6" in page(pilot).query_one("#day", Card).top.meta.plain
        assert_tidy(pilot)


async def test_w_is_your_week_here_too(demo: Trainer) -> None:
    app = NcTui(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await on_progress(pilot)
        await press(pilot, "w")
        assert page(pilot).HERE == "week"


async def test_enter_opens_the_day_in_the_journal(demo: Trainer) -> None:
    app = NcTui(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await on_progress(pilot)
        await press(pilot, "left", "left")
        while not demo.history.on(chart(pilot).day):
            await press(pilot, "up")
        day = chart(pilot).day
        await press(pilot, "enter")
        assert page(pilot).HERE == "journal"
        chosen = page(pilot).query_one(DiaryList).chosen
        assert chosen is not None
        assert chosen.record.day == day


@pytest.mark.parametrize("size", SIZES[1:], ids=str)
async def test_a_click_on_the_map_chooses_that_day(demo: Trainer, size: tuple[int, int]) -> None:
    app = NcTui(demo)
    async with app.run_test(size=size) as pilot:
        await on_progress(pilot)
        shown_chart = chart(pilot)
        frame = shown_chart.frame(shown_chart.content_size.width)
        at = (frame.left + (frame.weeks - 2) * frame.cell + shown_chart.gutter.left, 2)
        await pilot.click(TimeChart, offset=at)
        await settled(pilot)
        assert shown_chart.day == frame.monday + timedelta(weeks=frame.weeks - 2, days=2)


@pytest.mark.parametrize("size", [(80, 24), (160, 50)], ids=str)
async def test_a_click_on_a_key_in_the_cards_edge_does_what_the_key_does(
    demo: Trainer, size: tuple[int, int]
) -> None:
    async with NcTui(demo).run_test(size=size) as pilot:
        await on_progress(pilot)
        edge = page(pilot).query_one("#year", Card).bottom
        drawn = lines(pilot)
        zone, span = edge.zones[0], chart(pilot).span
        assert drawn[edge.region.y + zone.row][edge.region.x :].startswith("╰ v ")
        assert await pilot.click(edge, offset=(zone.start, zone.row))
        await settled(pilot)
        assert chart(pilot).span != span


async def test_expected_and_felt_have_a_row_from_five_ratings_on(app: NcTui, trainer: Trainer) -> None:
    exercises = [one for one in trainer.exercises.values() if one.stakes == "stranger"][:9]
    for back, one in enumerate(exercises):
        day = trainer.today - timedelta(days=back)
        trainer.practice.record(one.id, "done", day, OutcomeDetails(predicted=7, after=3))
    async with app.run_test(size=(80, 24)) as pilot:
        await on_progress(pilot)
        assert "In 9 of 9 exercises you expected more tension than came." in whole(pilot)
        rows = text_of(page(pilot).query_one(FeltPicture)).split("\n")
        row = next(line for line in rows if "stranger" in line)
        assert row.index("●") < row.index("○")
        assert "7.0 → 3.0" in row
        assert "9×" in row
        assert not any("acquaintance" in line for line in rows)
        assert "they say nothing about why" in whole(pilot)
        await press(pilot, "p")
        assert "Nobody you named" in said(pilot)
        for back, one in enumerate(exercises[:5]):
            day = trainer.today - timedelta(days=back)
            trainer.practice.record(one.id, "done", day, OutcomeDetails(with_="the baker"))
        app.journal_changed()
        await settled(pilot)
        await press(pilot, "p")
        rows = text_of(page(pilot).query_one(FeltPicture)).split("\n")
        assert any("the baker" in line and "5×" in line for line in rows)
        assert not any("stranger" in line for line in rows)
        page(pilot).query_one(FeltPicture).focus()
        await settled(pilot)
        assert_tidy(pilot)
        await press(pilot, "p")
        assert "stranger" in text_of(page(pilot).query_one(FeltPicture))


async def test_in_a_wide_window_every_exercise_is_a_mark(demo: Trainer) -> None:
    app = NcTui(demo)
    async with app.run_test(size=(160, 50)) as pilot:
        await on_progress(pilot)
        drawn = text_of(page(pilot).query_one(FeltPicture))
        assert "below the dots, it was easier" in drawn
        assert "Furthest off" in drawn


async def test_without_braille_and_colours_the_same_is_said_in_signs(
    demo: Trainer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "linux")
    app = NcTui(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await on_progress(pilot)
        assert_tidy(pilot)
        drawn = "".join(lines(pilot))
        assert not any(0x2800 <= ord(sign) <= 0x28FF for sign in drawn)
        assert "▓" in drawn or "░" in drawn


async def test_older_years_are_walked_into(home: Path, clock: SetClock) -> None:
    trainer = welcomed(Trainer(folders(home), clock))
    first = trainer.today - timedelta(days=900)
    for back in range(0, 900, 9):
        trainer.session.journal.append(Checkin(mood=5, pull=3), first + timedelta(days=back))
    trainer.session.forget_history()
    app = NcTui(trainer)
    async with app.run_test(size=(80, 24)) as pilot:
        await on_progress(pilot)
        await press(pilot, *["left"] * 110)
        assert chart(pilot).day < trainer.today - timedelta(days=700)
        assert chart(pilot).lines(72)
        assert_tidy(pilot)
        assert "2024" in page(pilot).query_one("#day", Card).top.title.plain
