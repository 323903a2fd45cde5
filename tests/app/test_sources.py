"""The app's sources: one way for text to the screen, no network, calm words."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import nc_tui.app

APP = Path(nc_tui.app.__file__).parent
FILES = sorted(APP.rglob("*.py"))
TEXT_WIDGETS = {
    "Static",
    "Label",
    "Markdown",
    "MarkdownViewer",
    "OptionList",
    "Button",
    "DataTable",
    "Tree",
    "Log",
    "RichLog",
    "Link",
    "Digits",
    "Select",
    "Checkbox",
    "RadioButton",
    "ListItem",
    "Collapsible",
    "Pretty",
    "Placeholder",
    "TextArea",
    "Input",
    "MaskedInput",
}
ALLOWED = {
    "widgets/prose.py": {"Static"},
    "widgets/fields.py": {"Input", "TextArea"},
}
"""The files that may make such a widget; others may name Input and TextArea for their messages only."""


def name(path: Path) -> str:
    return path.relative_to(APP).as_posix()


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    """Every call in a file, by the last part of what is called."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call):
            func = node.func
            yield func.attr if isinstance(func, ast.Attribute) else getattr(func, "id", ""), node


@pytest.mark.parametrize("path", FILES, ids=name)
def test_only_prose_and_the_inputs_put_text_on_the_screen(path: Path) -> None:
    allowed = ALLOWED.get(name(path), set())
    assert [called for called, _ in calls(path) if called in TEXT_WIDGETS - allowed] == []
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ClassDef):
            bases = {getattr(base, "id", getattr(base, "attr", "")) for base in node.bases}
            assert bases & TEXT_WIDGETS <= allowed, node.name


@pytest.mark.parametrize("path", FILES, ids=name)
def test_nothing_is_read_as_markup(path: Path) -> None:
    for called, node in calls(path):
        assert called not in ("from_markup", "render_markup", "from_rich_text"), called
        if called == "notify":
            named = {word.arg: word.value for word in node.keywords}
            markup = named.get("markup")
            assert isinstance(markup, ast.Constant)
            assert markup.value is False


@pytest.mark.parametrize("path", FILES, ids=name)
def test_nothing_reaches_for_the_network_or_another_program(path: Path) -> None:
    imported = {
        alias.name.partition(".")[0]
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Import)
        for alias in node.names
    } | {
        (node.module or "").partition(".")[0]
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ImportFrom)
    }
    assert not imported & {"socket", "http", "urllib", "ssl", "ftplib", "smtplib", "subprocess", "webbrowser"}
    assert "open_url" not in {called for called, _ in calls(path)}


@pytest.mark.parametrize("path", FILES, ids=name)
def test_no_exclamation_marks_are_said(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            assert not re.search(r"\w!", node.value), node.value
