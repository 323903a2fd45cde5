"""What the documents for people who change the program name is there."""

import re
from importlib.util import find_spec
from itertools import chain
from pathlib import Path

import pytest

from nc_tui.cli.group import COMMANDS

ROOT = Path(__file__).parent.parent
DOCUMENTS = (
    "README.md",
    "docs/architecture.md",
    "docs/CONTRIBUTING.md",
    "docs/CHANGELOG.md",
    "docs/method.md",
)
BELOW = ("", "docs", "nc_tui", "nc_tui/app", "nc_tui/journal", "nc_tui/practice")
"""Folders below which a file may be named."""
OF_PEOPLE = ("~", "%", "journal/keys", "settings.toml", "keys/off")
"""What beginnings of names of files have that lie with people, not in here."""


def told(document: str) -> str:
    """What a document says."""
    return (ROOT / document).read_text(encoding="utf-8")


def named(document: str) -> set[str]:
    """The files and folders that a document names as code or links to."""
    text = re.sub(r"```.*?```", "", told(document), flags=re.DOTALL)
    code = (words.split()[0].rstrip(":") for words in re.findall(r"`([^`\n]+)`", text))
    files = (one for one in code if re.fullmatch(r"[\w./-]+(\.(py|toml|md|tcss|svg)|/)", one))
    links = (link.partition("#")[0] for link in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in link)
    return {one for one in chain(files, links) if one and not one.startswith(OF_PEOPLE)}


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_file_that_is_named_is_there(document: str) -> None:
    beside = (ROOT / document).parent
    places = (beside, *(ROOT / folder for folder in BELOW))
    lost = {name for name in named(document) if not any((place / name).exists() for place in places)}
    assert lost == set()


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_command_of_the_program_and_of_python_is_there(document: str) -> None:
    text = told(document)
    modules = re.findall(r"python -m (tests[\w.]*)", text)
    assert [name for name in modules if find_spec(name) is None] == []
    commands = set(re.findall(r"`nc-tui ([a-z]+)", text))
    assert commands - {*COMMANDS} == set()


def test_every_room_of_the_house_is_in_its_table() -> None:
    rooms = {path.parent.name for path in (ROOT / "nc_tui").glob("*/__init__.py")}
    text = told("docs/architecture.md")
    assert set(re.findall(r"^\| `(\w+)/` \|", text, re.MULTILINE)) == rooms
    assert "| `practice/kinds/` |" in text
