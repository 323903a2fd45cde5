"""A journal of its own for each test."""

from pathlib import Path

import pytest

from nc_tui.journal.folders import Folders, folders
from nc_tui.journal.journal import Journal
from tests.journal.examples import journal_at


@pytest.fixture
def place(home: Path) -> Folders:
    """The folders of the test's journal."""
    return folders(home)


@pytest.fixture
def journal(home: Path) -> Journal:
    """An empty journal; its clock goes on by a second at each look."""
    return journal_at(home)
