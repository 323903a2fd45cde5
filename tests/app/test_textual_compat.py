"""What is private to Textual: which versions are known, and that what comes from the terminal is read gently."""

import codecs
import os
import pty
import selectors
import signal
from collections.abc import Iterator
from contextlib import suppress
from importlib import metadata
from pathlib import Path

import pytest
import textual
from textual import constants
from textual.drivers import linux_driver
from textual.events import Key

from nc_tui.app import textual_compat
from nc_tui.app.terminal_input import ESC, TerminalInput
from nc_tui.app.textual_compat import Attentive, gentle_parser, read_gently, tolerant

REST = 0.025
CHANGED = {
    linux_driver: ("XTermParser", "getincrementaldecoder", "selectors", "KITTY_REPORT_ALL_KEYS"),
    linux_driver.LinuxDriver: ("_get_terminal_size",),
    constants: ("ESCAPE_DELAY",),
    Attentive: ("rest",),
}
"""What is changed in Textual, and where."""


@pytest.mark.parametrize("version", ["8.2", "8.2.0", "8.2.8", "8.3.0", "8.10.1"])
def test_versions_that_pyproject_allows_are_known(version: str) -> None:
    assert textual_compat.is_known(version)


@pytest.mark.parametrize(
    "version", ["8.1.9", "7.9", "9.0", "9.0.0rc1", "10.2.0", "", "8", "unknown", "8.2rc1"]
)
def test_any_other_version_is_unknown(version: str) -> None:
    assert not textual_compat.is_known(version)


@pytest.mark.parametrize(
    "folders", [(), ("textual-9.9.9.dist-info",), ("textual-8.2.8.dist-info", "textual-8.3.0.dist-info")]
)
def test_the_version_is_the_one_that_is_installed(
    folders: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(vars(textual), "__version__", raising=False)
    assert textual_compat.version() == metadata.version("textual")
    for name in (*folders, "textual_dev-1.0.0.dist-info", "textual"):
        (tmp_path / name).mkdir()
    monkeypatch.setattr(textual, "__file__", str(tmp_path / "textual" / "__init__.py"))
    assert textual_compat.version() == ("9.9.9" if len(folders) == 1 else metadata.version("textual"))


# -- reading gently ----------------------------------------------------------------------------------------


@pytest.fixture
def as_before(monkeypatch: pytest.MonkeyPatch) -> dict[tuple[object, str], object]:
    """What is there before; afterwards it is there again."""
    before = {(place, name): getattr(place, name) for place, names in CHANGED.items() for name in names}
    for (place, name), value in before.items():
        monkeypatch.setattr(place, name, value)
    return before


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds of the parser's clock."""
    moment = [0.0]
    monkeypatch.setattr(textual_compat, "seconds", lambda: moment[0])
    return moment


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> TerminalInput:
    """A terminal from which nothing has been read yet."""
    fresh = TerminalInput()
    monkeypatch.setattr(textual_compat, "terminal_input", fresh)
    monkeypatch.setattr(constants, "ESCAPE_DELAY", 0)
    return fresh


def test_all_that_is_changed_is_still_there_in_this_textual() -> None:
    assert textual_compat.is_known(textual.__version__)
    for place, names in CHANGED.items():
        for name in names:
            assert hasattr(place, name), (place, name)


def test_with_a_known_textual_its_driver_reads_gently(
    as_before: dict[tuple[object, str], object],
) -> None:
    read_gently()
    assert constants.ESCAPE_DELAY == 0
    assert Attentive.rest == as_before[constants, "ESCAPE_DELAY"]
    assert vars(linux_driver)["selectors"].SelectSelector is Attentive
    assert vars(linux_driver)["getincrementaldecoder"] is tolerant
    for (place, name), value in as_before.items():
        if name != "KITTY_REPORT_ALL_KEYS":
            assert getattr(place, name) is not value, name


def test_with_an_unknown_textual_nothing_is_changed(
    as_before: dict[tuple[object, str], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("textual.__version__", "9.0.0")
    read_gently()
    assert {(place, name): getattr(place, name) for place, name in as_before} == as_before


def test_a_byte_outside_of_utf_8_raises_nothing_and_text_stays_text() -> None:
    decoder = tolerant("utf-8")()
    assert decoder.decode("é".encode() + b"\xff") == "é\udcff"
    with pytest.raises(UnicodeDecodeError):
        codecs.getincrementaldecoder("utf-8")().decode(b"\xff")


def keys(parser: object, data: str = "") -> list[str]:
    """The keys that ``data`` is, or that having waited means."""
    found = parser.feed(data) if data else parser.tick()  # type: ignore[attr-defined]
    return [event.key for event in found if isinstance(event, Key)]


def test_a_sequence_that_nobody_knows_is_no_key(reader: TerminalInput, now: list[float]) -> None:
    parser = gentle_parser(REST)()
    assert keys(parser, f"{ESC}[?997;1n") == []
    assert keys(parser, "a") == ["a"]


def test_an_esc_by_itself_is_a_key_once_the_time_for_the_rest_is_over(
    reader: TerminalInput, now: list[float]
) -> None:
    parser = gentle_parser(REST)()
    assert keys(parser, ESC) == []
    assert keys(parser) == []
    now[0] += REST
    assert keys(parser) == ["escape"]


def test_the_rest_of_a_key_may_come_later_than_its_beginning(reader: TerminalInput, now: list[float]) -> None:
    parser = gentle_parser(REST)()
    assert keys(parser, ESC) == []
    assert keys(parser, "[A") == ["up"]
    now[0] += REST
    assert keys(parser) == []


def test_a_sequence_that_never_ends_keeps_no_key_back_for_long(
    reader: TerminalInput, now: list[float]
) -> None:
    parser = gentle_parser(REST)()
    assert keys(parser, f"{ESC}[12;") == []
    now[0] += textual_compat.REST
    assert keys(parser) == []
    assert keys(parser, "a") == ["a"]


@pytest.fixture
def ends() -> Iterator[tuple[int, int]]:
    """Both ends of a terminal."""
    master, slave = pty.openpty()
    yield master, slave
    for fd in (master, slave):
        with suppress(OSError):
            os.close(fd)


def test_after_something_came_the_next_look_is_soon(
    ends: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float | None] = []
    usual = selectors.SelectSelector.select

    def select(
        selector: selectors.SelectSelector, timeout: float | None = None
    ) -> list[tuple[selectors.SelectorKey, int]]:
        waits.append(timeout)
        return usual(selector, 0)

    monkeypatch.setattr(selectors.SelectSelector, "select", select)
    monkeypatch.setattr(Attentive, "rest", REST)
    master, slave = ends
    with Attentive() as selector:
        selector.register(slave, selectors.EVENT_READ)
        selector.select(0.1)
        os.write(master, b"a\n")
        assert selector.select(0.1)
        os.read(slave, 10)
        assert not selector.select(0.1)
        selector.select(0.1)
    assert waits == [0.1, 0.1, REST, 0.1]


def test_a_terminal_that_is_gone_ends_the_app(ends: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[tuple[int, int]] = []
    monkeypatch.setattr(os, "kill", lambda pid, number: sent.append((pid, number)))
    master, slave = ends
    with Attentive() as selector:
        selector.register(slave, selectors.EVENT_READ)
        os.close(master)
        assert selector.select(0) == []
    assert sent == [(os.getpid(), signal.SIGHUP)]
