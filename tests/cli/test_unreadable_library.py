"""Where the library can't be read, what was done is said to be done."""

from pathlib import Path

import pytest

from nc_tui.library.fault import Fault, LibraryError
from tests.cli.conftest import Call

LISTENING = "listening-one-open-question"


@pytest.fixture
def unreadable(monkeypatch: pytest.MonkeyPatch) -> None:
    """A library of which nothing can be used."""

    def refuse(*_given: object) -> object:
        raise LibraryError([Fault("skills.toml", "", "it can't be read")])

    monkeypatch.setattr("nc_tui.trainer.session.load", refuse)


def count(home: Path) -> int:
    return sum(path.read_text().count('"id"') for path in (home / "data").rglob("*.json"))


def test_an_undo_that_was_done_says_so(nc: Call, home: Path, request: pytest.FixtureRequest) -> None:
    nc("log", LISTENING)
    nc("looked")
    request.getfixturevalue("unreadable")
    for what in ("the record that you looked", LISTENING):
        shown = nc("undo")
        assert (shown.status, what in shown.out) == (0, True), shown.err
    assert nc("undo").status == 1
    assert count(home) == 4


@pytest.mark.parametrize(
    "words",
    [("slip",), ("looked",), ("urge", "9"), ("contact", "--who-began", "them", "--channel", "text")],
    ids=lambda words: words[0],
)
@pytest.mark.usefixtures("unreadable")
def test_what_was_saved_is_said_to_be_saved(nc: Call, home: Path, words: tuple[str, ...]) -> None:
    shown = nc(*words)
    assert shown.status == 0, shown.err
    assert "Saved" in shown.out + shown.err
    assert count(home) == 1


@pytest.mark.usefixtures("unreadable")
def test_what_was_not_saved_is_not_said_to_be(nc: Call, home: Path) -> None:
    shown = nc("log", LISTENING)
    assert (shown.status, shown.out) == (1, "")
    assert "skills.toml" in shown.err
    assert count(home) == 0
