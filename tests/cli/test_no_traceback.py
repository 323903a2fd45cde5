"""Any words at all end with a known status and at most one line of complaint."""

import io
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nc_tui.cli import main
from nc_tui.cli.group import COMMANDS
from tests.cli.conftest import NOW

FRAGMENTS = [
    *(name for name in COMMANDS if name != "demo"),
    *("list", "check", "new", "bash", "fish"),
    *(
        "--json",
        "--format",
        "--day",
        "--outcome",
        "--predicted",
        "--after",
        "--with",
        "--note",
        "--to",
        "--force",
    ),
    *(
        "--help",
        "--version",
        "--skill",
        "--reason",
        "-h",
        "--",
        "-",
        "=",
        "",
        " ",
        "\x00",
        "\x1b[31m",
        "\udc9b",
    ),
    *("listening-one-open-question", "done", "not", "11", "7", "-3", "yesterday", "2026-11-24", "json", "md"),
    *("{streak}", "{", "{day!r:>9999}", "[/b]", "nc-tui-no-such-folder/x"),
]


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=8), max_size=6))
def test_no_words_lead_to_a_traceback(
    words: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("NC_TUI_NOW", NOW)
    monkeypatch.chdir(tmp_path)
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    with (
        redirect_stdout(out),
        redirect_stderr(err),
        patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO())),
    ):
        with pytest.raises(SystemExit) as ended:
            main([word for word in words if word != "demo"])
        out.flush()
        err.flush()
    complaint = err.buffer.getvalue().decode()
    assert ended.value.code in (0, 1, 2)
    assert complaint.count("\n") <= 1
    assert "nobody foresaw" not in complaint
    assert "Traceback" not in complaint
    assert "\x1b" not in out.buffer.getvalue().decode() + complaint
