"""What people read is written as a native speaker would say it: turns of phrase that are none of English."""

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CONTENT = (
    *(ROOT / "exercises" / f"{name}.toml" for name in ("checklist", "helplines", "skills", "evidence")),
    *(
        path
        for folder in ("situations", "listening", "repair", "warmth")
        for path in sorted((ROOT / "exercises" / folder).glob("*.toml"))
    ),
)
"""Data files whose ``SHOWN`` keys are read; more of them take one line each."""
SHOWN = {"text", "now", "label", "title", "note"}

PATTERNS = {
    "also when": r"\balso (when|if|where|not)\b",
    "one as a person": (
        r"\bone's\b|\boneself\b"
        r"|\b(how|where|what|who|as|when|that|which) one (is|was|has|can|may|wants|comes|came|left|looked)\b"
    ),
    "stands, lies": (
        r"\b(stands?|lies?) (in|on|under|there|here|between|beside|before|already)\b|\bmay stand\b"
    ),
    "is no": r"\b(is|are|be) no (slip|rating|text|exercise|game)\b|\bis none of\b",
    "kept": r"\b[Kk]e(pt|ep)\b",
    "keys that act": r"\b(a|u|r|z|g|enter|esc|F[0-9]+|del) (adds|takes|says|goes|once|keeps)\b",
    "take back": r"[Tt]ak(e|es|en) (it|that|the [a-z]+ )?back",
}
"""Of voice.md's patterns the first seven. ``kept`` and ``keys that act`` are for what the program says."""
OF_THE_PROGRAM = {"kept", "keys that act"}
ALLOWED = {
    "keep it closed": "a list is kept closed, which has nothing to do with saving",
    "keep the letter open": "a letter is sealed or kept open",
    "Press u when one comes": "one is an urge here",
    "daily ones are kept": "backups are kept for a while, which is more than to be saved",
    "there is no exercise “": "no such exercise, not something that isn't an exercise",
    "Keep journal, settings and state below DIR": "where files live, for as long as the program is used",
}
"""Right English that a pattern hits, and why."""
NOT_SAID = ("nc_tui/demo/moments.py", "nc_tui/demo/words.py", "nc_tui/library/rehearsal_words.py")
"""The made-up person's own notes, and patterns of words."""


def said_by(source: str) -> Iterator[tuple[int, str]]:
    """Line and text of every string literal with a blank in it, parts of f-strings too; docstrings, and the
    strings below constants that explain them, are for readers of the code."""
    tree = ast.parse(source)
    explained = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or id(node) in explained:
            continue
        if isinstance(node.value, str) and " " in node.value.strip():
            yield node.lineno, node.value


@cache
def said_by_the_program() -> dict[str, list[tuple[int, str]]]:
    """The same of every module, by its name in the repository."""
    return {
        path.relative_to(ROOT).as_posix(): list(said_by(path.read_text(encoding="utf-8")))
        for path in sorted((ROOT / "nc_tui").rglob("*.py"))
    }


def shown_in(value: object) -> Iterator[str]:
    """The texts of a data file that people see, at whatever depth."""
    if isinstance(value, list):
        for one in value:
            yield from shown_in(one)
    elif isinstance(value, dict):
        for key, inner in value.items():
            if isinstance(inner, str) and key in SHOWN:
                yield inner
            else:
                yield from shown_in(inner)


def faults(text: str, names: set[str]) -> list[str]:
    """The names of the patterns that the text hits where no exception allows it."""
    for allowed in ALLOWED:
        text = text.replace(allowed, "")
    return sorted(name for name in names if re.search(PATTERNS[name], text))


def test_the_program_speaks_english_as_it_is_spoken() -> None:
    found = [
        f"{name}:{line}: {hits}: {text!r}"
        for name, said in said_by_the_program().items()
        if name not in NOT_SAID
        for line, text in said
        if (hits := faults(text, set(PATTERNS)))
    ]
    assert found == []


def test_the_content_speaks_english_as_it_is_spoken() -> None:
    for path in CONTENT:
        texts = list(shown_in(tomllib.loads(path.read_text(encoding="utf-8"))))
        assert texts, path.name
        hit = [text for text in texts if faults(text, set(PATTERNS) - OF_THE_PROGRAM)]
        assert hit == [], path.name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("a message, also when it was short", "also when"),
        ("what one wants", "one as a person"),
        ("the sources stand in a file", "stands, lies"),
        ("that is no slip", "is no"),
        ("It is kept.", "kept"),
        ("a adds one", "keys that act"),
        ("It can be taken back; take it back", "take back"),
    ],
)
def test_each_pattern_finds_its_kind(text: str, name: str) -> None:
    assert name in faults(text, set(PATTERNS))


def test_docstrings_and_single_words_are_not_read_and_f_strings_are() -> None:
    source = '"""It is kept."""\nKEY = "kept"\n"""Kept here."""\nsay(f"{n} is kept for you")\n'
    assert [text for _, text in said_by(source)] == [" is kept for you"]


def test_an_exception_is_still_needed() -> None:
    everything = "".join(text for said in said_by_the_program().values() for _, text in said)
    assert [allowed for allowed in ALLOWED if allowed not in everything] == []
