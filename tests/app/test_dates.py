"""Dates to be prepared for and goals of one's own, in the app: entered once, shown in time, taken off."""

from collections.abc import Callable
from datetime import date

import pytest
from textual.widgets import Input

from nc_tui.app.app import NcTui
from nc_tui.app.screens.date_detail import DateDetailPage
from nc_tui.app.screens.dates import DatesPage, GoalsPage, ListedRow
from nc_tui.app.screens.exercise import ExercisePage
from nc_tui.app.screens.guide import GuidePage
from nc_tui.app.screens.letter import LetterPage
from nc_tui.practice.key_dates import DateRule, Easter, Once, Weeks, Yearly
from nc_tui.practice.kinds import Goal
from nc_tui.trainer import Trainer
from tests.app.conftest import EXTREMES
from tests.app.looking import (
    Driver,
    assert_tidy,
    kept,
    open_page,
    page,
    press,
    question,
    said,
    settled,
    whole,
    write,
)
from tests.clock import SetClock

AtHome = Callable[[], Trainer]


def listed(pilot: Driver) -> list[str]:
    """The lines of the list."""
    return [" ".join(f"{row.line} {row.below}".split()) for row in page(pilot).query(ListedRow)]


def rules(trainer: Trainer) -> list[DateRule]:
    return [entry.when for entry in trainer.situation.profile.dates.values() if entry is not None]


async def add(pilot: Driver, title: str, kind: str, when: str) -> None:
    """Add a date on the page of dates."""
    await press(pilot, "a")
    await write(pilot, title)
    await press(pilot, "enter", kind)
    page(pilot).query_one(Input).clear()
    await write(pilot, when)
    await press(pilot, "enter")


@pytest.mark.parametrize("size", EXTREMES, ids=str)
async def test_three_answers_add_a_date(app: NcTui, at_home: AtHome, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await open_page(pilot, "dates")
        assert "Nothing yet. Press a to add one." in whole(pilot)
        assert_tidy(pilot)
        asked = []
        await press(pilot, "a")
        for text, key in (("the seventh", "enter"), ("", "d"), ("27 Nov", "enter")):
            asked.append(question(pilot))
            assert_tidy(pilot)
            await write(pilot, text)
            await press(pilot, key)
        assert asked == ["What is it?", "What kind of day?", "When?"]
        assert isinstance(app.screen, DatesPage)
        assert said(pilot) == "Saved. z to undo."
        assert listed(pilot) == ["Fri 27 Nov 2026 the seventh (27 Nov)"]
        assert_tidy(pilot)
    assert rules(at_home()) == [Yearly(11, 27)]


async def test_every_form_of_a_date_can_be_typed_and_the_nearest_stands_first(
    app: NcTui, at_home: AtHome
) -> None:
    forms: tuple[tuple[str, str, str, DateRule], ...] = (
        ("the hearing", "c", "2026-12-03", Once(date(2026, 12, 3))),
        ("the day we met", "a", "29 Feb", Yearly(2, 29)),
        ("Easter Monday", "h", "easter+1", Easter(1)),
        ("the hand-over", "o", "every 2 weeks from 2026-11-13", Weeks(2, date(2026, 11, 13))),
    )
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await open_page(pilot, "dates")
        for title, kind, when, _ in forms:
            await add(pilot, title, kind, when)
            remark = "in years without a 29 February it falls on the 28th"
            words = f"Saved{f'; {remark}' if '29' in when else ''}. z to undo."
            assert " ".join(said(pilot).split()) == words
        assert listed(pilot) == [
            "Fri 27 Nov 2026 the hand-over (every 2 weeks from 2026-11-13)",
            "Thu 3 Dec 2026 the hearing (3 Dec 2026)",
            "Sun 28 Feb 2027 the day we met (29 Feb)",
            "Mon 29 Mar 2027 Easter Monday (easter+1)",
        ]
        assert_tidy(pilot)
    assert rules(at_home()) == [rule for *_, rule in forms]


async def test_a_day_that_many_keep_has_its_date_already(app: NcTui, at_home: AtHome) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await open_page(pilot, "dates")
        await press(pilot, "a")
        await write(pilot, "christmas eve")
        await press(pilot, "enter", "h")
        assert page(pilot).query_one(Input).value == "24 Dec"
        await press(pilot, "enter")
    assert rules(at_home()) == [Yearly(12, 24)]


async def test_what_is_no_date_is_said_in_one_line_and_stays_to_be_mended(
    app: NcTui, at_home: AtHome
) -> None:
    impossible = {
        "30 Feb": "Not saved: there is no 30 February",
        "2027-02-29": "Not saved: there is no 29 February in 2027",
        "2020-01-01": "Not saved: 1 Jan 2020 is in the past",
        "whenever": "Not saved: “whenever” is not a date: write 24 Dec",
    }
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await open_page(pilot, "dates")
        await press(pilot, "a", "x", "enter", "x")
        for typed, says in impossible.items():
            page(pilot).query_one(Input).clear()
            await write(pilot, typed)
            await press(pilot, "enter")
            assert said(pilot).startswith(says)
            assert question(pilot) == "When?"
            assert page(pilot).query_one(Input).value == typed
    assert rules(at_home()) == []


async def test_a_half_typed_date_stands_there_again(app: NcTui, at_home: AtHome) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await open_page(pilot, "dates")
        await press(pilot, "a")
        await write(pilot, "the sev")
        await press(pilot, "escape", "a")
        assert page(pilot).query_one(Input).value == "the sev"
        await press(pilot, "enter", "x")
        await write(pilot, "24 De")
        await press(pilot, "escape", "a")
        await write(pilot, "the sev")
        await press(pilot, "enter", "x")
        assert page(pilot).query_one(Input).value == "24 De"
    assert rules(at_home()) == []


async def test_a_date_is_removed_and_z_brings_it_back(app: NcTui, at_home: AtHome) -> None:
    app.trainer.calendar.add_date("the seventh", "birthday", "27 Nov")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await open_page(pilot, "dates")
        await press(pilot, "delete")
        assert said(pilot).startswith("Removed.")
        assert listed(pilot) == []
        assert rules(at_home()) == []
        await press(pilot, "z")
        assert said(pilot) == "Undone: the removal of a date."
        assert listed(pilot) == ["Fri 27 Nov 2026 the seventh (27 Nov)"]
    assert rules(at_home()) == [Yearly(11, 27)]


# -- the week before -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("when", "day"),
    [("1 Dec", date(2026, 12, 1)), ("easter", date(2027, 3, 28)), ("29 Feb", date(2027, 2, 28))],
)
async def test_a_date_stands_on_today_from_the_week_before_until_its_day(
    trainer: Trainer, clock: SetClock, when: str, day: date
) -> None:
    trainer.calendar.add_date("the seventh", "other", when)
    app = NcTui(trainer)
    async with app.run_test(size=(80, 24)) as pilot:
        for until, line in ((8, ""), (7, "in 7 days"), (1, "tomorrow"), (0, "today"), (-1, "")):
            clock.forward(days=(day - trainer.today).days - until)
            await app._look_again()
            await settled(pilot)
            if line:
                assert f"“the seventh” {line}. F10 has a guide for the day." in whole(pilot)
            else:
                assert "the seventh" not in whole(pilot)


@pytest.mark.parametrize("size", EXTREMES, ids=str)
async def test_a_date_ahead_offers_the_check_a_guide_an_exercise_and_a_letter(
    trainer: Trainer, size: tuple[int, int]
) -> None:
    trainer.calendar.add_date("the seventh", "birthday", "27 Nov")
    app = NcTui(trainer)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        assert "“the seventh” in 4 days." in whole(pilot)
        assert_tidy(pilot)
        await press(pilot, "f10", "d", "enter")
        assert isinstance(app.screen, DateDetailPage)
        assert "In 4 days, Fri 27 Nov." in whole(pilot)
        assert "▌ h a check first:" in whole(pilot)
        assert_tidy(pilot)


async def test_what_is_offered_for_a_date_opens_by_its_key_and_leads_back(trainer: Trainer) -> None:
    trainer.calendar.add_date("the seventh", "birthday", "27 Nov")
    gentle = trainer.plan.gentle_exercise()
    app = NcTui(trainer)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await open_page(pilot, "dates")
        await press(pilot, "enter")
        for key, guide in (("enter", "hidden-agenda"), ("g", "their-birthday"), ("m", "my-birthday")):
            await press(pilot, key)
            assert isinstance(app.screen, GuidePage)
            assert app.screen.guide_id == guide
            await press(pilot, "escape")
        await press(pilot, "e")
        assert isinstance(app.screen, ExercisePage)
        assert app.screen.exercise_id == gentle
        await press(pilot, "escape", "l")
        assert isinstance(app.screen, LetterPage)
        await press(pilot, "escape", "escape")
        assert isinstance(app.screen, DatesPage)


@pytest.mark.parametrize(
    ("kind", "guide"),
    [
        ("anniversary", "anniversary"),
        ("holiday", "holiday"),
        ("court", "court-day"),
        ("hand-over", "children"),
    ],
)
def test_each_kind_of_day_has_a_guide_of_its_own(trainer: Trainer, kind: str, guide: str) -> None:
    from nc_tui.app.screens.date_detail import GUIDES

    assert GUIDES[kind] == (guide,)
    assert guide in trainer.guides


# -- goals ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", EXTREMES[:1], ids=str)
async def test_a_goal_of_ones_own_is_added_goes_on_and_is_let_go_of(
    app: NcTui, at_home: AtHome, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await open_page(pilot, "goals")
        counts = "counts until Sun 20 Dec; noting it again renews it"
        await press(pilot, "a", "enter")
        assert said(pilot) == "A few words are enough."
        await write(pilot, "learn to swim")
        await press(pilot, "enter")
        assert question(pilot) == "How is “learn to swim” going?"
        assert_tidy(pilot)
        await press(pilot, "s")
        assert isinstance(app.screen, GoalsPage)
        assert listed(pilot) == [f"started learn to swim {counts}"]
        await press(pilot, "enter", "g")
        assert listed(pilot) == [f"under way learn to swim {counts}"]
        await press(pilot, "delete", "x")
        assert listed(pilot) == [f"under way learn to swim {counts}"], "a goal is let go, not removed"
        await press(pilot, "enter", "x")
        assert listed(pilot) == ["let go learn to swim"]
        assert_tidy(pilot)
        await press(pilot, "z")
        assert listed(pilot) == [f"under way learn to swim {counts}"]
    goals = [goal for goal in kept(at_home(), Goal) if isinstance(goal, Goal)]
    assert [(goal.title, goal.state) for goal in goals] == [
        ("learn to swim", "started"),
        ("learn to swim", "going"),
    ]


@pytest.mark.parametrize("size", EXTREMES, ids=str)
async def test_a_goal_that_lapsed_says_how_it_counts_again(
    app: NcTui, trainer: Trainer, clock: SetClock, size: tuple[int, int]
) -> None:
    trainer.calendar.goal("learn to swim", "going")
    clock.forward(days=28)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await open_page(pilot, "goals")
        assert "not noted for 28 days" in listed(pilot)[0]
        assert_tidy(pilot)
        await press(pilot, "enter", "g")
        assert "counts until" in listed(pilot)[0]
