"""The ready list: gates, evidence, reviews through all stages, drafts, and endings."""

from collections.abc import Callable
from time import sleep
from typing import Any

import pytest
from msgspec.structs import replace

from nc_tui.app.app import NcTui
from nc_tui.app.screens.dates import GoalsPage
from nc_tui.app.screens.exercise import ExercisePage
from nc_tui.app.screens.ready import ReadyPage
from nc_tui.app.screens.rehearsals import RehearsalsPage
from nc_tui.app.screens.review import ReviewPage
from nc_tui.app.screens.review_end import AnswerPage, LetGoPage
from nc_tui.app.screens.today import TodayPage
from nc_tui.app.textual_compat import mount_behind
from nc_tui.app.widgets.fields import Field
from nc_tui.app.widgets.opening import FILLS_IN, Pieces
from nc_tui.app.widgets.ready_rows import AheadRow, GateRow, StandRow
from nc_tui.practice import readiness as rules
from nc_tui.practice.kinds import Urge
from nc_tui.trainer import Trainer
from tests.app.conftest import EXTREMES
from tests.app.looking import (
    Driver,
    assert_tidy,
    click_word,
    page,
    press,
    said,
    settled,
    shown,
    until,
    whole,
    write,
)
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


@pytest.mark.parametrize("size", EXTREMES, ids=str)
async def test_nobody_is_asked_about_safety_before_they_want_to_see_the_list(
    app: NcTui, trainer: Trainer, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await open_ready(pilot)
        assert "What is the ready list?" in whole(pilot)
        assert not any(gate.question in whole(pilot) for gate in trainer.library.checklist.gates)
        assert " of 12" not in whole(pilot)
        assert_tidy(pilot)
        await press(pilot, "enter")
        for _ in [gate for gate in trainer.library.checklist.gates if gate.asked]:
            assert isinstance(app.screen.focused, GateRow)
            assert_tidy(pilot)
            await press(pilot, "n")
        assert not page(pilot).query(GateRow)
        assert trainer.ready.state().stage == "evidence"
        assert "Still ahead, nearest first" in whole(pilot)
        assert_tidy(pilot)
        await open_today_and_back(pilot)
        assert "In the first week there is nothing to count yet." in whole(pilot)
        assert not page(pilot).query(AheadRow)
        await press(pilot, "enter")
        assert page(pilot).query(AheadRow)


async def open_today_and_back(pilot: Driver) -> None:
    await press(pilot, "1")
    await open_ready(pilot)


def four_weeks(trainer: Trainer, clock: SetClock) -> None:
    """A journal that is no longer young."""
    trainer.checkins.check_in(7, 1)
    answer_gates(trainer)
    clock.forward(days=27)


@pytest.mark.parametrize("size", EXTREMES, ids=str)
async def test_what_is_ahead_says_how_far_it_is_what_moves_it_and_leads_there(
    app: NcTui, trainer: Trainer, clock: SetClock, size: tuple[int, int]
) -> None:
    four_weeks(trainer, clock)
    trainer.calendar.goal("Swim", "going")
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await open_ready(pilot)
        rows = list(page(pilot).query(AheadRow))
        assert rows[0].item.title == "Goals of your own"
        assert "1 of 2" in whole(pilot)
        goals = rows[0]
        goals.focus()
        await settled(pilot)
        assert "“Swim”: counts until" in whole(pilot)
        assert_tidy(pilot)
        await press(pilot, "enter")
        assert isinstance(app.screen, GoalsPage)
        assert "noting it again renews it" in whole(pilot)
        await press(pilot, "escape", "r")
        assert isinstance(app.screen, RehearsalsPage)
        await press(pilot, "escape")
        skills = page(pilot).query_one("#item-each-skill", AheadRow)
        skills.focus()
        await settled(pilot)
        assert "Today's “" in whole(pilot)
        await press(pilot, "enter")
        assert isinstance(app.screen, ExercisePage)
        assert app.screen.exercise_id == skills.item.exercise


async def test_what_stands_is_folded_until_v_unfolds_it(
    app: NcTui, trainer: Trainer, clock: SetClock
) -> None:
    four_weeks(trainer, clock)
    for title in ("Swim", "Paint"):
        trainer.calendar.goal(title, "going")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await open_ready(pilot)
        assert "✓ 1 met goals of your own" in whole(pilot)
        assert not page(pilot).query(StandRow)
        await press(pilot, "v")
        page(pilot).query(StandRow).first().focus()
        await settled(pilot)
        assert "noting it again renews it" in whole(pilot)
        assert_tidy(pilot)
        await press(pilot, "v")
        assert not page(pilot).query(StandRow)


@pytest.mark.parametrize("size", EXTREMES, ids=str)
async def test_the_opening_is_said_once_and_shown_once(
    app: NcTui, met: Trainer, clock: SetClock, size: tuple[int, int]
) -> None:
    news = "The list is open. 5, in a quiet hour."
    # One of the two sizes with motion, the other without.
    app.animation_level = "none" if size == EXTREMES[0] else "full"
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        assert news in whole(pilot)
        await mount_behind(app, "ready")
        await settled(pilot)
        assert met.ready.opens_now(met.ready.state()), "nobody has seen it yet"
        await open_ready(pilot)
        assert not met.ready.opens_now(met.ready.state())
        assert "The list is open." in whole(pilot)
        assert "they ask nothing of you" in whole(pilot)
        pieces = page(pilot).query_one(Pieces)
        assert pieces.items == 12
        if app.animation_level == "none":
            assert pieces.filled == 12
        sleep(FILLS_IN / 2)  # a machine that is busy: the steps that should come now are left out
        await until(pilot, lambda: pieces.filled == 12)
        assert pieces.render().plain.count("━") in (12, 48)
        assert app.screen.focused is None
        assert_tidy(pilot)
        await press(pilot, "escape")
        assert isinstance(app.screen, TodayPage)
        assert news in whole(pilot)
        await open_ready(pilot)
        assert "they ask nothing of you" not in whole(pilot)
        await press(pilot, "enter")
        assert isinstance(app.screen.focused, GateRow)
        clock.forward(days=1)
        await open_today_and_back(pilot)
        await press(pilot, "1")
        assert news not in whole(pilot)


async def test_gates_can_be_answered_by_mouse(app: NcTui, trainer: Trainer) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await open_ready(pilot)
        await press(pilot, "enter")
        row = page(pilot).query(GateRow).first()
        await click_word(pilot, row, "n no")
        assert len(trainer.ready.state().unanswered) == 4


@pytest.mark.parametrize("size", EXTREMES, ids=str)
async def test_a_yes_closes_the_list_without_a_score_and_shows_whom_to_call(
    app: NcTui, trainer: Trainer, size: tuple[int, int]
) -> None:
    trainer.session.choose(replace(trainer.settings, country="GB"))
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await open_ready(pilot)
        await press(pilot, "enter", "y")
        text = whole(pilot)
        assert "The ready list is closed" in text
        assert "116 123" in text
        assert " of 12" not in text
        assert_tidy(pilot)


async def test_a_closed_gate_is_opened_only_by_saying_so_twice(app: NcTui, trainer: Trainer) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await open_ready(pilot)
        await press(pilot, "enter", "y", "z")
        assert trainer.ready.state().gate == "asked-no-contact"
        assert said(pilot).startswith("Not undone: that answer closed the ready list.")
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


async def write_all(pilot: Driver, words: str) -> None:
    """A few words behind each label of each sentence, and enter after each: the last enter saves."""
    while isinstance(pilot.app.screen, ReviewPage):
        if not isinstance(pilot.app.screen.focused, Field):
            raise AssertionError(shown(pilot))
        if not pilot.app.screen.focused.value:
            await write(pilot, words)
        await press(pilot, "enter")


async def test_a_review_keeps_its_draft_asks_for_every_reason_and_waits_48_hours(
    app: NcTui, met: Trainer, clock: SetClock, at_home: Home
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await open_ready(pilot)
        assert met.ready.state().stage == "review"
        await press(pilot, "enter", "n", "n")
        assert isinstance(app.screen, ReviewPage)
        assert "sentence 1 of 5" in whole(pilot)
        await write(pilot, "because")
        await press(pilot, "escape")
        assert isinstance(app.screen, ReadyPage)
        await press(pilot, "enter", "n", "n")
        first = page(pilot).query(Field).first()
        assert first.value == "because"
        await press(pilot, "enter", "enter")
        assert "sentence 2 of 5" in whole(pilot)
        await press(pilot, "ctrl+b", "ctrl+s")
        assert "this one has none yet" in said(pilot)
        assert app.screen.focused is page(pilot).query(Field).last()
        await write_all(pilot, "a fact")
        assert isinstance(app.screen, ReadyPage)
        assert said(pilot) == "Saved."
        assert at_home().drafts.keys() == ()
        assert met.ready.state().stage == "waiting"
        assert "The second review opens Wed 25 Nov, 07:30." in whole(pilot)
        assert "What you wrote today" in whole(pilot)
        assert "still good: because" in whole(pilot)
        assert_tidy(pilot)
        clock.forward(hours=48)
        met.checkins.check_in(7, 1)
        await app._look_again()
        await settled(pilot)
        assert met.ready.state().stage == "second-review"
        await press(pilot, "enter", "n", "n")
        await write_all(pilot, "still")
        assert met.ready.state().stage == "answer"
        await press(pilot, "enter", "n", "n")
        assert isinstance(app.screen, AnswerPage)
        await press(pilot, "down", "enter")
        assert met.ready.state().answer == "not-yet"
        assert "not yet" in whole(pilot)
        assert_tidy(pilot)


@pytest.mark.parametrize("size", [*EXTREMES, (120, 35)], ids=str)
async def test_a_sentence_shows_lines_of_ones_own_journal_and_tab_puts_one_in(
    app: NcTui, met: Trainer, size: tuple[int, int]
) -> None:
    for note in ("I rang Femi instead", "and then I swam"):
        met.session.save(Urge(rating=9, ratings=(3,), outcome="ridden", note=note), met.today)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await open_ready(pilot)
        await press(pilot, "enter", "n", "n", "enter", "enter")
        assert "sentence 2 of 5" in whole(pilot)
        assert "An urge, ridden out 9 → 3, “and then I swam”" in whole(pilot)
        assert_tidy(pilot)
        await write(pilot, "Swim.")
        await press(pilot, "tab")
        field = page(pilot).query(Field).first()
        assert field.value == "Swim. 9 → 3, “and then I swam”"
        await press(pilot, "down", "tab")
        assert list(page(pilot).query(Field))[1].value == "9 → 3, “I rang Femi instead”"


async def test_a_cleared_draft_stays_cleared(app: NcTui, met: Trainer, at_home: Home) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await open_ready(pilot)
        await press(pilot, "enter", "n", "n")
        await write(pilot, "x")
        await press(pilot, "escape", "enter", "n", "n", "backspace", "escape")
        assert at_home().drafts.keys() == ()


async def test_before_each_look_two_questions_are_asked_again_and_a_yes_closes_the_list(
    app: NcTui, met: Trainer
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await open_ready(pilot)
        await press(pilot, "enter")
        assert [row.gate.id for row in page(pilot).query(GateRow)] == ["crisis", "workaround"]
        assert_tidy(pilot)
        await press(pilot, "n", "1", "5")
        assert not page(pilot).query(GateRow), "how things were then says nothing of now"
        await press(pilot, "enter")
        assert [row.gate.id for row in page(pilot).query(GateRow)] == ["crisis", "workaround"]
        await press(pilot, "n", "y")
        assert isinstance(app.screen, ReadyPage)
        assert met.ready.state().gate == "workaround"
        assert "The ready list is closed" in whole(pilot)


@pytest.mark.parametrize("size", EXTREMES, ids=str)
async def test_letting_go_is_asked_once_ends_well_and_can_be_opened_again(
    app: NcTui, trainer: Trainer, size: tuple[int, int]
) -> None:
    answer_gates(trainer)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await open_ready(pilot)
        await press(pilot, "minus")
        assert isinstance(app.screen, LetGoPage)
        assert_tidy(pilot)
        await press(pilot, "escape")
        assert trainer.ready.state().stage == "evidence"
        await press(pilot, "minus", "enter")
        assert trainer.ready.state().stage == "let-go"
        assert "a full and good ending" in whole(pilot)
        await press(pilot, "o")
        assert trainer.ready.state().stage == "evidence"
