"""The app's sources: one way for text to the screen, no network, calm words."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

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


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """All that a file says, as its syntax has it."""
    return tuple(ast.walk(ast.parse(path.read_text())))


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    """Every call in a file, by the last part of what is called."""
    for node in nodes(path):
        if isinstance(node, ast.Call):
            func = node.func
            yield func.attr if isinstance(func, ast.Attribute) else getattr(func, "id", ""), node


def test_only_prose_and_the_inputs_put_text_on_the_screen() -> None:
    for path in FILES:
        allowed = ALLOWED.get(name(path), set())
        assert [called for called, _ in calls(path) if called in TEXT_WIDGETS - allowed] == [], name(path)
        for node in nodes(path):
            if isinstance(node, ast.ClassDef):
                bases = {getattr(base, "id", getattr(base, "attr", "")) for base in node.bases}
                assert bases & TEXT_WIDGETS <= allowed, (name(path), node.name)


def test_nothing_is_read_as_markup() -> None:
    for path in FILES:
        for called, node in calls(path):
            assert called not in ("from_markup", "render_markup", "from_rich_text"), (name(path), called)
            if called == "notify":
                named = {word.arg: word.value for word in node.keywords}
                markup = named.get("markup")
                assert isinstance(markup, ast.Constant), name(path)
                assert markup.value is False, name(path)


def test_nothing_reaches_for_the_network_or_another_program() -> None:
    foreign = {"socket", "http", "urllib", "ssl", "ftplib", "smtplib", "subprocess", "webbrowser"}
    for path in FILES:
        imported = {
            alias.name.partition(".")[0]
            for node in nodes(path)
            if isinstance(node, ast.Import)
            for alias in node.names
        } | {
            (node.module or "").partition(".")[0] for node in nodes(path) if isinstance(node, ast.ImportFrom)
        }
        assert not imported & foreign, name(path)
        assert "open_url" not in {called for called, _ in calls(path)}, name(path)


def test_no_exclamation_marks_are_said() -> None:
    for path in FILES:
        for node in nodes(path):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                assert not re.search(r"\w!", node.value), (name(path), node.value)
