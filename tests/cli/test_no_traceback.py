"""Any words at all end with a known status and at most one line of complaint."""

import io
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nc_tui.cli import status_of
from tests.cli.conftest import NOW

COMMANDS = [
    *(["today"], ["log"], ["log", "listening-one-open-question"], ["undo"], ["status"], ["ready"], ["check"]),
    *(
        ["export"],
        ["export", "--to"],
        ["content"],
        ["content", "list"],
        ["content", "check"],
        ["content", "new"],
    ),
    *(["completion"], ["--home"], ["--home", "x"], []),
]
FRAGMENTS = """
    --json --format --day --outcome --predicted --after --with --note --to --force --help --version --skill
    --reason -h -- - = \x1b[31m \udc9b listening-one-open-question warmth done not 11 7 -3 yesterday
    2026-11-24 json csv md bash {streak} { {day!r:>9999} [/b] nc-tui-no-such-folder/x /dev/null . ~
"""
WORDS = st.sampled_from([*FRAGMENTS.split(), "", " "]) | st.text(
    st.characters(exclude_characters="\x00/"), max_size=8
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=st.sampled_from(COMMANDS), rest=st.lists(WORDS, max_size=4))
def test_no_words_lead_to_a_traceback(
    first: list[str], rest: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("NC_TUI_NOW", NOW)
    monkeypatch.chdir(tmp_path)
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2))
    with monkeypatch.context() as streams:
        streams.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO()))
        streams.setattr(sys, "stdout", out)
        streams.setattr(sys, "stderr", err)
        status = status_of([*first, *rest])
    out.seek(0)
    err.seek(0)
    printed, complaint = out.read(), err.read()
    assert status in (0, 1, 2)
    assert complaint.count("\n") <= 1
    assert "nobody foresaw" not in complaint
    assert "Traceback" not in complaint
    assert "\x1b" not in printed + complaint
