"""The ready list: gates, evidence, reviews through all stages, drafts, and endings."""

from collections.abc import Callable
from typing import Any

import pytest
from textual.widgets import TextArea

from nc_tui.app.app import NcTui
from nc_tui.app.screens.ready import ReadyPage
from nc_tui.app.screens.review import AnswerPage, LetGoPage, ReviewPage
from nc_tui.app.widgets.ready_rows import GateRow, ItemRow
from nc_tui.practice import readiness as rules
from nc_tui.trainer import Trainer
from tests.app.conftest import SIZES
from tests.app.looking import Driver, assert_tidy, click_word, page, press, said, settled, whole, write
from tests.clock import SetClock

Home = Callable[[], Trainer]


async def open_ready(pilot: Driver) -> None:
    await pilot.app.run_action("go('ready')")
    await settled(pilot)


def answer_gates(trainer: Trainer) -> None:
    """No to all five."""
    for gate in trainer.library.checklist.gates:
        trainer.situation.answer_gate(gate.id, False)


@pytest.fixture
def met(trainer: Trainer, monkeypatch: pytest.MonkeyPatch) -> Trainer:
    """Someone whose journal shows all that the list asks for; how it is counted is tested elsewhere."""
    answer_gates(trainer)
    trainer.checkins.check_in(7, 1)
    monkeypatch.setattr(rules, "_state", _is_met)
    return trainer


def _is_met(evidence: Any, item: Any) -> rules.ItemState:
    return rules.ItemState(item.id, "evidence", True, item.need, item.need, evidence.day, item.text)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_five_questions_come_first_and_no_to_all_opens_the_list(
    app: NcTui, trainer: Trainer, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await open_ready(pilot)
        for _ in trainer.library.checklist.gates:
            assert isinstance(app.screen.focused, GateRow)
            assert_tidy(pilot)
            await press(pilot, "n")
        assert not page(pilot).query(GateRow)
        assert trainer.ready.state().stage == "evidence"
        assert "What the journal shows" in whole(pilot)
        assert_tidy(pilot)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_an_item_says_until_when_it_counts_and_the_chosen_one_what_moves_it(
    app: NcTui, trainer: Trainer, size: tuple[int, int]
) -> None:
    answer_gates(trainer)
    for title in ("Swim", "Paint"):
        trainer.calendar.goal(title, "going")
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await open_ready(pilot)
        assert "until Sun 20 Dec" in whole(pilot)
        missing = next(row for row in page(pilot).query(ItemRow) if row.item.moves)
        assert missing.item.moves not in whole(pilot)
        missing.focus()
        await settled(pilot)
        assert missing.item.moves in whole(pilot)
        assert_tidy(pilot)


async def test_no_score_is_shown_before_all_questions_are_answered(app: NcTui, trainer: Trainer) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await open_ready(pilot)
        assert whole(pilot).startswith("Ready list This list asks")


async def test_gates_can_be_answered_by_mouse(app: NcTui, trainer: Trainer) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await open_ready(pilot)
        row = page(pilot).query(GateRow).first()
        await click_word(pilot, row, "n no")
        assert len(trainer.ready.state().unanswered) == 4


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_yes_closes_the_list_without_a_score_and_shows_whom_to_call(
    app: NcTui, trainer: Trainer, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await open_ready(pilot)
        await press(pilot, "y")
        text = whole(pilot)
        assert "The ready list is closed" in text
        assert "116 123" in text
        assert " of 12" not in text
        assert_tidy(pilot)


async def test_a_closed_gate_is_opened_only_by_saying_so_twice(app: NcTui, trainer: Trainer) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await open_ready(pilot)
        await press(pilot, "y", "z")
        assert trainer.ready.state().gate == "asked-no-contact"
        assert "closed the ready list" in said(pilot)
        await press(pilot, "a", "n")
        assert "Is it really over?" in whole(pilot)
        await press(pilot, "k")
        assert trainer.ready.state().gate == "asked-no-contact"
        await press(pilot, "n", "j", "k", "o")
        assert trainer.ready.state().gate == "asked-no-contact"
        await press(pilot, "n")
        assert_tidy(pilot)
        await press(pilot, "o")
        assert trainer.ready.state().gate is None


async def test_a_review_keeps_its_draft_asks_for_every_reason_and_waits_48_hours(
    app: NcTui, met: Trainer, clock: SetClock, at_home: Home
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await open_ready(pilot)
        assert met.ready.state().stage == "review"
        await press(pilot, "r", "n", "n")
        assert isinstance(app.screen, ReviewPage)
        await write(pilot, "because")
        await press(pilot, "escape")
        assert isinstance(app.screen, ReadyPage)
        await press(pilot, "r", "n", "n")
        areas = list(page(pilot).query(TextArea))
        assert areas[0].text == "because"
        await press(pilot, "f2")
        assert "this one has none yet" in said(pilot)
        assert app.screen.focused is areas[1]
        for area in areas[1:]:
            area.focus()
            await write(pilot, "a fact")
        await press(pilot, "f2")
        assert isinstance(app.screen, ReadyPage)
        assert said(pilot) == "Saved."
        assert at_home().drafts.keys() == ()
        assert met.ready.state().stage == "waiting"
        assert "The second review opens Wed 25 Nov, 07:30." in whole(pilot)
        assert "What you wrote today" in whole(pilot)
        assert "because" in whole(pilot)
        assert_tidy(pilot)
        clock.forward(hours=48)
        met.checkins.check_in(7, 1)
        await app._look_again()
        await settled(pilot)
        assert met.ready.state().stage == "second-review"
        await press(pilot, "r", "n", "n")
        for area in page(pilot).query(TextArea):
            area.focus()
            await write(pilot, "still")
        await press(pilot, "f2")
        assert met.ready.state().stage == "answer"
        await press(pilot, "r", "n", "n")
        assert isinstance(app.screen, AnswerPage)
        await press(pilot, "down", "enter")
        assert met.ready.state().answer == "not-yet"
        assert "not yet" in whole(pilot)
        assert "What the journal shows" in whole(pilot)
        assert_tidy(pilot)


async def test_a_cleared_draft_stays_cleared(app: NcTui, met: Trainer, at_home: Home) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await open_ready(pilot)
        await press(pilot, "r", "n", "n")
        await write(pilot, "x")
        await press(pilot, "escape", "r", "n", "n", "backspace", "escape")
        assert at_home().drafts.keys() == ()


async def test_before_each_look_two_questions_are_asked_again_and_a_yes_closes_the_list(
    app: NcTui, met: Trainer
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await open_ready(pilot)
        await press(pilot, "r")
        assert [row.gate.id for row in page(pilot).query(GateRow)] == ["crisis", "workaround"]
        assert_tidy(pilot)
        await press(pilot, "n", "y")
        assert isinstance(app.screen, ReadyPage)
        assert met.ready.state().gate == "workaround"
        assert "The ready list is closed" in whole(pilot)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_letting_go_is_asked_once_ends_well_and_can_be_opened_again(
    app: NcTui, trainer: Trainer, size: tuple[int, int]
) -> None:
    answer_gates(trainer)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await open_ready(pilot)
        await press(pilot, "l")
        assert isinstance(app.screen, LetGoPage)
        assert_tidy(pilot)
        await press(pilot, "escape")
        assert trainer.ready.state().stage == "evidence"
        await press(pilot, "l", "enter")
        assert trainer.ready.state().stage == "let-go"
        assert "a full and good ending" in whole(pilot)
        await press(pilot, "b")
        assert trainer.ready.state().stage == "evidence"
