"""Where things are kept."""

from pathlib import Path

import pytest

from nc_tui.journal.folders import folders


def test_a_home_that_is_given_comes_first(tmp_path: Path, home: Path) -> None:
    own = folders(tmp_path / "given")
    assert (own.data, own.config, own.state) == tuple(
        tmp_path / "given" / name for name in ("data", "config", "state")
    )
    assert folders(None).data == home / "data"


def test_a_relative_home_does_not_follow_a_change_of_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert folders(Path("here")).data == tmp_path / "here" / "data"


def test_without_a_home_the_systems_folders_are_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NC_TUI_HOME")
    own = folders(None)
    for folder in (own.data, own.config, own.state):
        assert folder.is_relative_to(tmp_path)
        assert "nc-tui" in folder.parts
    assert not own.data.exists()
