"""A small library of its own for each test, in place of the shipped one."""

from pathlib import Path

import pytest

from tests.library.samples import BASE, FILES, write_files


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The shipped folder of this test: two skills, two exercises."""
    folder = write_files(tmp_path / "content", BASE | FILES)
    monkeypatch.setattr("nc_tui.library.reading.shipped", lambda: folder)
    monkeypatch.setattr("nc_tui.library.helplines.shipped", lambda: folder)
    monkeypatch.setattr("nc_tui.library.checks.folder.shipped", lambda: folder)
    return folder


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder of one's own, empty."""
    folder = tmp_path / "own"
    folder.mkdir()
    return folder
