"""The beginning: each question answered, skipped, left as it stands; a gate that closes, and stays closed."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from textual.widgets import Input

from nc_tui.app.app import NcTui
from nc_tui.app.pages.situation import CARE
from nc_tui.app.screens.beginning import BeginningPage, OfferRow
from nc_tui.app.screens.exercise import ExercisePage
from nc_tui.app.screens.help import HelpPage
from nc_tui.app.screens.situation import ClosedPage, SituationPage
from nc_tui.app.screens.welcome import WelcomePage
from nc_tui.app.widgets.rating import Rating
from nc_tui.practice.checklist import Gate
from nc_tui.practice.kinds import Profile
from nc_tui.trainer import Trainer
from tests.app.conftest import EXTREMES, SIZES
from tests.app.looking import (
    Driver,
    assert_tidy,
    lines,
    open_page,
    page,
    press,
    question,
    said,
    settled,
    shown,
    whole,
    write,
)

AtHome = Callable[[], Trainer]
MODE, TOPICS, STOPPED, KEEPING = (
    "Which fits your situation?",
    "Which topics need contact?",
    "When did contact stop?",
    "When did you start keeping to it?",
)
BEGIN = "What would you like to begin with?"
DAY, SURE = "Which day?", "The ready list is closed. Open it?"
TODAY = date(2026, 11, 23)


def gates(trainer: Trainer) -> list[Gate]:
    """The gates that are asked about at the beginning, in the order of the questions."""
    return [gate for gate in trainer.library.checklist.gates if gate.id in CARE]


def told(trainer: Trainer) -> None:
    """Someone who has answered everything."""
    trainer.situation.describe(Profile(mode="limited", topics=("children", "work")))
    trainer.situation.describe(Profile(since=TODAY - timedelta(days=10), since_kind="date"))
    for gate in gates(trainer):
        trainer.situation.answer_gate(gate.id, False)


async def ask_about(pilot: Driver, gate: Gate) -> None:
    """Come to the question of a gate, leaving everything before it as it stands."""
    await open_page(pilot, "situation")
    while question(pilot) != gate.question:
        await press(pilot, "s")


@pytest.mark.parametrize("size", EXTREMES, ids=str)
async def test_the_welcome_leads_on_to_the_situation_and_every_answer_is_kept(
    newcomer: Trainer, at_home: AtHome, size: tuple[int, int]
) -> None:
    app = NcTui(newcomer)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        assert isinstance(app.screen, WelcomePage)
        await press(pilot, "enter")
        assert isinstance(app.screen, BeginningPage)
        asked, steps = [], []
        for keys in (["l"], ["c", "l", "w", "l", "e"], ["d"], [*"-10", "enter"], ["n"], ["n"], ["n"], ["s"]):
            asked.append(question(pilot))
            steps.append(shown(pilot).partition("step ")[2][:6])
            assert_tidy(pilot)
            await press(pilot, *keys)
        assert asked == [MODE, TOPICS, KEEPING, DAY, *(gate.question for gate in gates(newcomer)), BEGIN]
        assert steps == [f"{number} of 5" for number in (2, 2, 3, 3, 4, 4, 4, 5)]
        assert page(pilot).HERE == "today"
        assert said(pilot) == "Saved. Change it any time under 3."
    profile = at_home().situation.profile
    assert (profile.mode, profile.topics) == ("limited", ("children", "work"))
    assert (profile.since, profile.since_kind) == (date(2026, 11, 13), "date")
    assert profile.gates == dict.fromkeys(CARE, False)
    assert at_home().settings.welcomed


async def test_a_first_exercise_is_chosen_of_three_and_stands_in_the_plan(
    newcomer: Trainer, at_home: AtHome
) -> None:
    app = NcTui(newcomer)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "enter", *"sssss")
        offered = page(pilot).query(OfferRow)
        assert len(offered) == 3
        assert any(row.line.exercise.with_a_person for row in offered)
        third = offered.last().line.exercise.id
        assert third not in {item.exercise for item in newcomer.plan.of_day().items}
        await press(pilot, "down", "down", "enter")
        assert isinstance(app.screen, ExercisePage)
        assert app.screen.exercise_id == third
        await press(pilot, "escape")
        assert "Two small things for today." in shown(pilot)
        assert not isinstance(app.screen.focused, Rating), "a digit is still the key of a page"
    assert at_home().plan.of_day().items[-1].exercise == third


async def test_every_question_can_be_skipped_and_then_nothing_is_kept(app: NcTui, at_home: AtHome) -> None:
    async with app.run_test() as pilot:
        await settled(pilot)
        await open_page(pilot, "situation")
        for _ in range(2 + len(CARE)):
            assert isinstance(app.screen, SituationPage)
            assert "skip" in whole(pilot)
            await press(pilot, "s")
        assert page(pilot).HERE == "today"
    assert at_home().situation.profile == Profile()
    assert at_home().history.recent == ()


async def test_it_can_be_left_in_the_middle_and_what_was_answered_stays(app: NcTui, at_home: AtHome) -> None:
    async with app.run_test() as pilot:
        await settled(pilot)
        await open_page(pilot, "situation")
        await press(pilot, "n", "t", "escape")
        assert page(pilot).HERE == "today"
    profile = at_home().situation.profile
    assert (profile.mode, profile.since_kind, profile.since) == ("none", "today", TODAY)


async def test_once_answered_enter_leaves_each_answer_as_it_stands(trainer: Trainer, at_home: AtHome) -> None:
    told(trainer)
    trainer.situation.answer_gate(CARE[1], True)
    before, records = trainer.situation.profile, len(trainer.history.recent)
    app = NcTui(trainer)
    async with app.run_test() as pilot:
        await settled(pilot)
        await open_page(pilot, "situation")
        assert "Currently: limited contact, since Fri 13 Nov." in whole(pilot)
        for _ in range(2 + len(CARE)):
            assert isinstance(app.screen, SituationPage)
            assert "▌ s leave it as it is" in whole(pilot)
            await press(pilot, "enter")
        assert page(pilot).HERE == "today"
    assert at_home().situation.profile == before
    assert len(at_home().history.recent) == records


async def test_an_answer_can_be_changed_later_without_touching_the_others(
    trainer: Trainer, at_home: AtHome
) -> None:
    told(trainer)
    app = NcTui(trainer)
    async with app.run_test() as pilot:
        await settled(pilot)
        await open_page(pilot, "situation")
        await press(pilot, "n", "l", "escape")
    profile = at_home().situation.profile
    assert (profile.mode, profile.since_kind, profile.since) == ("none", "long-ago", None)
    assert profile.gates == dict.fromkeys(CARE, False)


async def test_topics_go_on_and_off_and_count_once_it_is_said_that_they_are_all(
    trainer: Trainer, at_home: AtHome
) -> None:
    told(trainer)
    app = NcTui(trainer)
    async with app.run_test() as pilot:
        await settled(pilot)
        await open_page(pilot, "situation")
        await press(pilot, "l", "c", "h")
        assert "c ○ children" in whole(pilot)
        assert "▌ h ● the home we share" in whole(pilot)
        assert at_home().situation.profile.topics == ("children", "work")
        await press(pilot, "f3", "l")
        assert "c ● children" in whole(pilot), "what was ticked and then left counts for nothing"
        await press(pilot, "c", "h", "e")
        assert question(pilot) == KEEPING
        assert at_home().situation.profile.topics == ("home", "work")


async def test_b_takes_the_last_answer_back_and_asks_again_with_ctrl_while_you_type(
    app: NcTui, at_home: AtHome
) -> None:
    async with app.run_test() as pilot:
        await settled(pilot)
        await open_page(pilot, "situation")
        await press(pilot, "n", "d")
        assert question(pilot) == DAY
        await press(pilot, "b")
        assert question(pilot) == DAY
        assert "ctrl+b previous" in lines(pilot)[-1]
        await press(pilot, "ctrl+b")
        assert question(pilot) == STOPPED
        assert "b previous" in lines(pilot)[-1]
        await press(pilot, "b", "l")
        assert question(pilot) == TOPICS
    assert at_home().situation.profile.mode == "limited"


async def test_a_half_typed_day_stands_there_again(app: NcTui, at_home: AtHome) -> None:
    async with app.run_test() as pilot:
        await settled(pilot)
        await open_page(pilot, "situation")
        await press(pilot, "s", "d")
        await write(pilot, "2026-1")
        await press(pilot, "escape")
    later = NcTui(at_home())
    async with later.run_test() as pilot:
        await settled(pilot)
        await open_page(pilot, "situation")
        await press(pilot, "s", "d")
        assert page(pilot).query_one(Input).value == "2026-1"
        await write(pilot, "1-01")
        await press(pilot, "enter")
    assert at_home().situation.profile.since == date(2026, 11, 1)
    assert at_home().drafts.keys() == ()


async def test_a_day_that_cannot_be_is_said_in_one_line_and_stays_to_be_mended(
    app: NcTui, at_home: AtHome
) -> None:
    impossible = {
        "2026-02-30": "there is no 2026-02-30 in the calendar",
        "2026-12-24": "Not saved: Thu 24 Dec is in the future",
        "soon": "“soon” is not a day: write today, yesterday, -3 or 2026-11-23",
    }
    async with app.run_test() as pilot:
        await settled(pilot)
        await open_page(pilot, "situation")
        await press(pilot, "s", "d")
        for typed, says in impossible.items():
            page(pilot).query_one(Input).clear()
            await write(pilot, typed)
            await press(pilot, "enter")
            assert said(pilot).startswith(says)
            assert question(pilot) == DAY
            assert page(pilot).query_one(Input).value == typed
    assert at_home().situation.profile == Profile()


@pytest.mark.parametrize(("number", "size"), list(enumerate(SIZES)), ids=str)
async def test_a_yes_closes_the_way_with_one_kind_page_and_the_lines_that_fit(
    app: NcTui, trainer: Trainer, at_home: AtHome, number: int, size: tuple[int, int]
) -> None:
    gate = gates(trainer)[number]
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await ask_about(pilot, gate)
        assert_tidy(pilot)
        await press(pilot, "y")
        assert isinstance(app.screen, ClosedPage)
        words = whole(pilot)
        assert "The ready list is closed" in words
        assert gate.closed in words
        for row in trainer.views.numbers_to_call(gate.topics).rows:
            assert f"{row.line.reach} {row.name} {row.checked} {row.line.text}" in words
        assert_tidy(pilot)
        await press(pilot, "!")
        assert isinstance(app.screen, HelpPage)
        await press(pilot, "escape", "enter")
        while isinstance(app.screen, SituationPage):
            await press(pilot, "s")
        await open_page(pilot, "ready")
        assert gate.closed in whole(pilot)
        assert " of 12" not in whole(pilot)
    assert at_home().situation.closed_gate() == gate.id


async def test_a_closed_gate_opens_only_by_saying_so_twice(trainer: Trainer, at_home: AtHome) -> None:
    gate = gates(trainer)[0]
    trainer.situation.answer_gate(gate.id, True)
    app = NcTui(trainer)
    async with app.run_test() as pilot:
        await settled(pilot)
        await ask_about(pilot, gate)
        for keys in (["enter", "f3"], ["n", "f3"], ["n", "n", "f3"], ["n", "enter", "f3", "f3"]):
            assert question(pilot) == gate.question
            assert "Your answer so far: yes." in whole(pilot)
            await press(pilot, *keys)
            assert at_home().situation.closed_gate() == gate.id, keys
        await press(pilot, "n")
        assert question(pilot) == SURE
        assert "▌ k keep it closed" in whole(pilot)
        assert_tidy(pilot)
        await press(pilot, "o")
    assert at_home().situation.closed_gate() is None


async def test_saying_yes_again_to_a_closed_gate_shows_its_page_and_keeps_nothing_twice(
    trainer: Trainer, at_home: AtHome
) -> None:
    gate = gates(trainer)[0]
    trainer.situation.answer_gate(gate.id, True)
    app = NcTui(trainer)
    async with app.run_test() as pilot:
        await settled(pilot)
        await ask_about(pilot, gate)
        await press(pilot, "y")
        assert gate.closed in whole(pilot)
    assert len(at_home().history.recent) == 1
