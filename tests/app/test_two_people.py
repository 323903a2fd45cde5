"""An exercise that is recorded can be told of someone else as well, from its own page."""

from collections.abc import Callable

import pytest

from nc_tui.app.app import NcTui
from nc_tui.app.screens.exercise import ExercisePage
from nc_tui.app.widgets.fields import Field
from nc_tui.practice.kinds import Practice
from nc_tui.trainer import OutcomeDetails, Trainer
from tests.app.looking import open_page, page, press, settled, write

GREETING = "warmth-three-greetings"


@pytest.mark.parametrize("size", [(80, 24), (40, 20)], ids=str)
async def test_f5_begins_a_practice_with_someone_else_and_leaves_the_first_as_it_was(
    trainer: Trainer, at_home: Callable[[], Trainer], size: tuple[int, int]
) -> None:
    trainer.practice.record(GREETING, "partly", details=OutcomeDetails(with_="Zoe", note="she smiled"))
    app = NcTui(trainer)
    async with app.run_test(size=size) as pilot:
        await open_page(pilot, "exercise", exercise_id=GREETING)
        await settled(pilot)
        assert page(pilot).query_one("#with", Field).value == "Zoe"
        await press(pilot, "f5")
        assert isinstance(page(pilot), ExercisePage)
        assert page(pilot).query_one("#with", Field).value == ""
        assert "f5" not in page(pilot).active_bindings
        await press(pilot, "d")
        page(pilot).query_one("#with").focus()
        await write(pilot, "barista")
        await press(pilot, "f2")
        again = at_home()
        found = [data for _, data in again.session.of_day(again.today, Practice)]
        assert [(one.with_, one.note, one.outcome) for one in found] == [
            ("Zoe", "she smiled", "partly"),
            ("barista", None, "done"),
        ]
