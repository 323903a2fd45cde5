"""Rehearsals in the app: the list, every shipped talk by keys on the smallest screen, and what may go wrong."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from nc_tui.app.app import NcTui
from nc_tui.app.screens.exercise import ExercisePage
from nc_tui.app.screens.rehearsal import RehearsalPage
from nc_tui.app.screens.rehearsals import OfferRow, RehearsalsPage
from nc_tui.app.screens.urge import UrgePage
from nc_tui.app.widgets.fields import Field
from nc_tui.app.widgets.rating import Rating
from nc_tui.app.widgets.ready_rows import ItemRow
from nc_tui.app.widgets.rehearsal_parts import Pair, Quiet, Side
from nc_tui.app.widgets.rows import KeyRow
from nc_tui.practice.kinds import Profile, RehearsalRun
from nc_tui.practice.moves import PUSHES
from nc_tui.practice.rehearsing import back, ended
from nc_tui.practice.way import GATES
from nc_tui.trainer import Trainer
from tests.app.looking import (
    Driver,
    app_of,
    assert_tidy,
    kept,
    lines,
    open_page,
    page,
    press,
    said,
    settled,
    shown,
    until,
    whole,
    write,
)
from tests.practice.rehearsal_files import shipped_rehearsals

BARIS = "the-long-queue-and-baris"
FEMI = "you-broke-femis-jug"
WREN = "wren-and-the-last-box"
MARIT = "three-dots-then-nothing"
SMALLEST = (40, 20)
AtHome = Callable[[], Trainer]


@pytest.fixture
def calm(trainer: Trainer) -> Trainer:
    """Somebody on a calm day who has answered every care question with no, and has met some heat."""
    trainer.situation.describe(Profile(mode="limited", gates=dict.fromkeys(GATES, False)))
    trainer.checkins.check_in(7, 2)
    for number, level in enumerate((1, 1, 2, 2)):
        _passed(trainer, level, 20 + number)
    return trainer


def _passed(trainer: Trainer, level: int, days_ago: int) -> None:
    """A calm talk some days ago, through a file that isn't there any more."""
    run = RehearsalRun(
        rehearsal="of-old", edition=1, run=1, level=level, said=(1, 1), moves=("warm", "ask"), end="cool", after=2
    )  # fmt: skip
    trainer.session.save(run, trainer.today - timedelta(days=days_ago))


def talk_page(pilot: Driver) -> RehearsalPage:
    screen = pilot.app.screen
    assert isinstance(screen, RehearsalPage), screen
    return screen


async def begin(pilot: Driver, rehearsal_id: str, before: str = "3") -> RehearsalPage:
    """Open a talk and come to its first page."""
    await open_page(pilot, "rehearsal", rehearsal_id=rehearsal_id)
    await press(pilot, before)
    return talk_page(pilot)


async def step(pilot: Driver, screen: RehearsalPage, place: int) -> None:
    """One page on, by its keys."""
    if screen.hides_replies:
        await press(pilot, "enter")
    if screen.view.replies:
        await press(pilot, str(min(place, len(screen.view.replies))))
    elif screen.query(Rating):
        await press(pilot, "3")
    else:
        await press(pilot, "enter")


async def play(pilot: Driver, screen: RehearsalPage, place: int = 1) -> None:
    """To the end of the talk."""
    while screen.stage == "talk":
        await step(pilot, screen, place)


async def to_the_debrief(pilot: Driver, screen: RehearsalPage) -> None:
    """The ratings behind a talk: calm, and no pull."""
    while screen.stage in ("after", "pull"):
        await press(pilot, "2")


async def test_every_talk_is_played_to_its_end_on_the_smallest_screen(calm: Trainer) -> None:
    app = NcTui(calm)
    async with app.run_test(size=SMALLEST) as pilot:
        await settled(pilot)
        for rehearsal_id in shipped_rehearsals():
            await assert_plays(pilot, rehearsal_id)
            run = kept(calm, RehearsalRun)[-1]
            assert isinstance(run, RehearsalRun)
            assert run.rehearsal == rehearsal_id
            assert run.end != "stopped"
            assert (run.before, run.after, run.pull) == (2, 2, 2 if run.level == 3 else None)
            calm.undo.undo()


async def assert_plays(pilot: Driver, rehearsal_id: str) -> None:
    """From the scene to the debrief, by keys; nothing is cut off on any page."""
    one = shipped_rehearsals()[rehearsal_id]
    await open_page(pilot, "rehearsal", rehearsal_id=rehearsal_id)
    assert one.title in whole(pilot)
    assert " ".join(one.persona.split()) in whole(pilot)
    assert_tidy(pilot)
    await press(pilot, "2")
    screen, places = talk_page(pilot), 0
    while screen.stage == "talk":
        assert_reads_well(pilot, screen)
        places += 1
        await step(pilot, screen, 1 + places % 3)
    assert " ".join(screen.view.lines[-1].text.split()) in whole(pilot)
    assert_tidy(pilot)
    await to_the_debrief(pilot, screen)
    assert screen.stage == "debrief"
    assert_tidy(pilot)
    await press(pilot, "enter")
    assert said(pilot).startswith("Saved.")


def assert_reads_well(pilot: Driver, screen: RehearsalPage) -> None:
    """What waits for an answer begins in sight, the names stand before what is said, and every reply is
    there."""
    assert_tidy(pilot)
    view = screen.view
    last = view.lines[-1] if view.lines else None
    if last is not None and last.who:
        assert f"{last.who} │ " in whole(pilot)
    if not screen.hides_replies and view.replies:
        rows = [row.label for row in screen.query("#ways KeyRow").results(KeyRow)]
        assert rows == [reply.say for _, reply in view.replies]
    if last is not None and not view.asks_rating:
        assert " ".join(last.text.split()[:2]) in shown(pilot), lines(pilot)
