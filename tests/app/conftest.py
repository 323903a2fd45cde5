"""The app on a home of its own, with a clock that stands still."""

from datetime import datetime
from pathlib import Path

import pytest

from nc_tui.app.app import NcTui
from nc_tui.journal.folders import folders
from nc_tui.trainer import Trainer
from tests.clock import SetClock

SIZES = [(40, 20), (80, 24), (160, 50)]


@pytest.fixture
def clock(monday: datetime) -> SetClock:
    """Monday 23 November 2026, 07:30."""
    return SetClock(monday)


@pytest.fixture
def trainer(home: Path, clock: SetClock) -> Trainer:
    """A trainer that has been welcomed already."""
    from msgspec.structs import replace

    made = Trainer(folders(home), clock)
    made.choose(replace(made.settings, welcomed=True))
    return made


@pytest.fixture
def app(trainer: Trainer) -> NcTui:
    """The app on an empty journal."""
    return NcTui(trainer)
