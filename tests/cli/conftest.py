"""Calling the command line as a shell does, and seeing what it prints."""

import io
import sys
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from nc_tui.cli import status_of

NOW = "2026-11-23T07:30+01:00"


class Printed(msgspec.Struct, frozen=True):
    """What a call left behind."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output, which must be one line of JSON."""
        assert self.out.count("\n") == 1
        return msgspec.json.decode(self.out)

    @property
    def complaint(self) -> str:
        """Standard error, which must be one line of ours."""
        assert self.err.count("\n") == 1, self.err
        assert self.err.startswith("nc-tui: ")
        assert "Traceback" not in self.err
        return self.err


Call = Callable[..., Printed]


@pytest.fixture
def nc(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Call:
    """``nc("log", "an-exercise", stdin="…")`` calls the command line on that Monday morning."""
    monkeypatch.setenv("NC_TUI_NOW", NOW)

    def call(*words: str, stdin: str = "") -> Printed:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        status = status_of(words)
        captured = capfd.readouterr()
        return Printed(status, captured.out, captured.err)

    return call
