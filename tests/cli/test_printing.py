"""What reaches a terminal: clean text, colour only where it is wanted, never an encoding error."""

import io
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nc_tui.cli.printing import WIDTH, bold, columns, complain, encodable, fit, pour, say, say_json, wrapped


class Screen(io.TextIOWrapper):
    """Standard output that may say it is a terminal."""

    def __init__(self, encoding: str = "utf-8", terminal: bool = True) -> None:
        self.bytes = io.BytesIO()
        self.terminal = terminal
        super().__init__(self.bytes, encoding=encoding, write_through=True, newline="")

    def isatty(self) -> bool:
        return self.terminal

    @property
    def text(self) -> str:
        return self.bytes.getvalue().decode(self.encoding)


def put_in_place(monkeypatch: pytest.MonkeyPatch, encoding: str = "utf-8") -> Screen:
    """A terminal as standard output, for the rest of the test."""
    monkeypatch.setenv("TERM", "xterm")
    screen = Screen(encoding)
    monkeypatch.setattr(sys, "stdout", screen)
    return screen


def test_escape_sequences_in_a_text_never_reach_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = put_in_place(monkeypatch)
    say("a\x1b]52;c;aGk=\x07b", bold("c\x1b[2Jd"), "\x9b31m")
    assert terminal.text == "a]52;c;aGk=b\x1b[1mc[2Jd\x1b[0m31m\n"


def test_colour_is_left_out_where_nobody_wants_it(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = put_in_place(monkeypatch)
    monkeypatch.setenv("NO_COLOR", "1")
    say(bold("plain"))
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("TERM", "dumb")
    say(bold("plain"))
    terminal.terminal = False
    say(bold("plain"))
    assert terminal.text == "plain\n" * 3


def test_a_terminal_without_the_letters_gets_plainer_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = put_in_place(monkeypatch, "ascii")
    say("12 · “fine” … ✓ שלום")
    assert screen.text == '12 - "fine" ... x ????\n'


def test_json_is_ascii_whatever_is_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = put_in_place(monkeypatch)
    say_json({"note": "שלום \u202e 🌱", "n": 0.5, "none": None})
    assert (
        terminal.text
        == '{"note":"\\u05e9\\u05dc\\u05d5\\u05dd \\u202e \\ud83c\\udf31","n":0.5,"none":null}\n'
    )


def test_a_document_is_cleaned_on_a_terminal_and_left_alone_in_a_pipe(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = put_in_place(monkeypatch)
    pour(b"a\x1b[2J\n")
    assert terminal.text == "a[2J\n"
    terminal.terminal = False
    pour(b"a\x1b[2J\n")
    assert terminal.text == "a[2J\na\x1b[2J\n"


def test_nothing_is_said_where_there_is_no_output_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    say("into the void")
    complain("into the void")
    pour(b"into the void")


def test_a_complaint_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    complain("first\nsecond\r\n\x1b[31mthird")
    assert capsys.readouterr().err == "nc-tui: first second [31mthird\n"


@given(st.text(max_size=60), st.integers(min_value=2, max_value=40))
def test_a_fitted_line_takes_exactly_its_width(text: str, width: int) -> None:
    assert columns(fit(text, width)) == width


@given(st.text(max_size=400))
def test_a_wrapped_paragraph_keeps_within_the_page(text: str) -> None:
    assert all(len(line) <= WIDTH for line in wrapped(text, "  ").splitlines())


@given(st.text(max_size=60), st.sampled_from(["ascii", "latin-1", "cp1252", "utf-8"]))
def test_any_line_can_be_encoded(text: str, encoding: str) -> None:
    encodable(text, encoding).encode(encoding)
