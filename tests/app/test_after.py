"""After in the app: its pages, the words, the check, and what is told."""

import errno
import os
from collections.abc import Callable

import pytest

from nc_tui.app.app import NcTui
from nc_tui.app.screens.after import AfterPage
from nc_tui.app.widgets.rows import KeyRow
from nc_tui.practice.kinds import After
from nc_tui.trainer import Trainer
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
from tests.arrived import AFTER_STATES, HELLO, bring_to
from tests.clock import SetClock

AtHome = Callable[[], Trainer]


def steps(trainer: Trainer) -> list[str]:
    return [one.step for one in kept(trainer, After) if isinstance(one, After)]


async def rows_of(pilot: Driver) -> list[str]:
    return [row.key for row in pilot.app.screen.query(KeyRow)]


@pytest.mark.parametrize("state", AFTER_STATES)
async def test_every_page_is_tidy_at_both_sizes_and_each_row_is_a_key(
    trainer: Trainer, clock: SetClock, state: str
) -> None:
    bring_to(state, trainer, clock)
    app = NcTui(trainer)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await open_page(pilot, "after")
        view = trainer.views.after()
        assert await rows_of(pilot) == [row.key for row in view.rows]
        for text in view.text:
            assert " ".join(text.split()) in whole(pilot)
        assert_tidy(pilot)
        await pilot.resize_terminal(40, 20)
        await settled(pilot)
        assert_tidy(pilot)


async def test_a_draft_is_written_saved_and_rests_and_half_written_words_are_there_again(
    trainer: Trainer, clock: SetClock, at_home: AtHome
) -> None:
    bring_to("words", trainer, clock)
    app = NcTui(trainer)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await open_page(pilot, "ready")
        await press(pilot, "h")
        assert "Sbarra and Emery 2005" in whole(pilot)
        await press(pilot, "w")
        await write(pilot, HELLO[:40])
        await press(pilot, "escape")
        assert steps(at_home()) == []
        await press(pilot, "w")
        await write(pilot, HELLO[40:])
        assert "words, 3 sentences" in whole(pilot)
        await press(pilot, "ctrl+s")
        assert said(pilot) == "Saved. Now it rests."
        assert isinstance(page(pilot), AfterPage)
        assert HELLO in whole(pilot).replace("┃ ", "")
        assert steps(at_home()) == ["words"]
        await press(pilot, "h")
        await write(pilot, "Nowhere")
        await press(pilot, "enter")
        assert "isn't a known zone" in said(pilot)
        assert question(pilot) == "Which time zone are they in?", "it is mended where it was asked"
        await press(pilot, *["backspace"] * len("Nowhere"), "enter")
        await write(pilot, "8 to 20")
        await press(pilot, "enter")
        assert steps(at_home()) == ["words", "where"]


async def test_the_check_leads_to_may_go_and_one_key_says_that_it_was_sent(
    trainer: Trainer, clock: SetClock, at_home: AtHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    bring_to("check", trainer, clock)
    app = NcTui(trainer)
    async with app.run_test(size=(40, 20)) as pilot:
        await settled(pilot)
        await open_page(pilot, "after")
        await press(pilot, "i")
        assert question(pilot) == "How was it sent?"
        await press(pilot, "escape", "c")
        await press(pilot, "enter")
        assert "suicide" in question(pilot)
        await press(pilot, *"nnnnn", "y", "y", "y", "y", "y", "y", "y")
        assert question(pilot).startswith("Has someone you trust read it")
        with monkeypatch.context() as broken:
            broken.setattr("nc_tui.journal.durable.os.fsync", full)
            await press(pilot, "y")
            assert said(pilot).startswith("Not saved: the disk is full")
            assert question(pilot).startswith("Has someone you trust read it"), "only the last is asked again"
        await press(pilot, "y")
        assert said(pilot) == "The check held."
        assert steps(at_home()) == ["words", "checked"]
        await press(pilot, "i")
        assert said(pilot).startswith("Saved. That was the one hello.")
        assert HELLO[:20] not in whole(pilot)
        await write(pilot, "zz")
        assert said(pilot).startswith("Wasn't it sent?")
        await press(pilot, "escape", "1", "z")
        assert said(pilot).startswith("Wasn't it sent?"), "it was asked on another page, and left"
        assert steps(at_home())[-1] == "sent"
        await press(pilot, "z")
        assert steps(at_home()) == ["words", "checked", "held"]
        assert trainer.after.standing().state == "resting"


async def test_a_yes_to_a_care_question_in_the_check_closes_the_list_and_opens_its_page(
    trainer: Trainer, clock: SetClock
) -> None:
    bring_to("check", trainer, clock)
    app = NcTui(trainer)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await open_page(pilot, "after")
        await press(pilot, "c", *"nny")
        assert trainer.situation.closed_gate() == "legal-order"
        assert "court order or bail condition" in whole(pilot)


@pytest.mark.parametrize(
    ("keys", "state"),
    [
        (["a", "w"], "your-turn"),
        (["a", "n", "a"], "no"),
        (["o", "p"], "no"),
        (["s"], "stopped"),
        (["t"], "silence"),
        (["minus", "enter"], "let-go"),
    ],
)
async def test_what_comes_is_told_with_a_key_or_two(
    trainer: Trainer, clock: SetClock, at_home: AtHome, keys: list[str], state: str
) -> None:
    bring_to("waiting", trainer, clock)
    app = NcTui(trainer)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await open_page(pilot, "after")
        await press(pilot, *keys)
        assert isinstance(page(pilot), AfterPage)
        assert trainer.after.standing().state == state
        assert at_home().after.standing().state == state
        assert " ".join(trainer.views.after().text[0].split()) in whole(pilot)


async def test_rows_are_chosen_with_the_arrows_and_enter_does_what_the_key_does(
    trainer: Trainer, clock: SetClock
) -> None:
    bring_to("resting", trainer, clock)
    app = NcTui(trainer)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await open_page(pilot, "after")
        keys = await rows_of(pilot)
        await press(pilot, *["down"] * (keys.index("d") + 1), "enter")
        assert question(pilot) == "Drop the draft?"
        await press(pilot, "d")
        assert trainer.after.standing().state == "kept"
        await press(pilot, "x")
        assert trainer.after.standing().state == "kept"


async def test_where_nothing_leads_to_it_the_ready_page_says_nothing_about_it(begun: Trainer) -> None:
    app = NcTui(begun)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await open_page(pilot, "ready")
        assert "After ·" not in whole(pilot)
        await press(pilot, "h")
        assert not isinstance(page(pilot), AfterPage)
