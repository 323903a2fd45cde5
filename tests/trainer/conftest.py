"""A trainer on a home of its own, with a clock that stands still."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from nc_tui.journal.folders import folders
from nc_tui.trainer import Trainer
from tests.clock import SetClock

Afresh = Callable[[], Trainer]


@pytest.fixture
def clock(monday: datetime) -> SetClock:
    """Monday 23 November 2026, 07:30."""
    return SetClock(monday)


@pytest.fixture
def afresh(home: Path, clock: SetClock) -> Afresh:
    """Trainers that have read nothing yet, each a program started anew."""
    return lambda: Trainer(folders(home), clock)


@pytest.fixture
def trainer(afresh: Afresh) -> Trainer:
    """One of them."""
    return afresh()
