"""The spelling of the shipped content: no slips, and British throughout.

Three sources, all offline: codespell's list of common slips, codespell's list of British and American
forms (read backwards), and pyspellchecker's dictionary, which is American; a word is known if it or its
American form stands there. ``words.txt`` beside this file holds the exceptions.
"""

import re
import subprocess
import sys
from functools import cache
from importlib.resources import files
from pathlib import Path

from spellchecker import SpellChecker

from nc_tui.library.reading import shipped
from tests.content.shelf import passages

LETTERS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


@cache
def allowed() -> tuple[frozenset[str], frozenset[str]]:
    """Words that may stand although no dictionary has them, and American forms that are British too."""
    lines = Path(__file__).with_name("words.txt").read_text(encoding="utf-8").split("\n")
    words = {line.strip() for line in lines if line.strip() and not line.startswith("#")}
    both = frozenset(word.removeprefix("=") for word in words if word.startswith("="))
    return frozenset(words) - {f"={word}" for word in both}, both


@cache
def american_of() -> dict[str, str]:
    """The American form of each British word."""
    lines = files("codespell_lib").joinpath("data/dictionary_en-GB_to_en-US.txt").read_text(encoding="utf-8")
    return dict(line.split("->", 1) for line in lines.splitlines())


@cache
def used() -> dict[str, str]:
    """Every word of the content, in small letters, with the first place where it stands."""
    found: dict[str, str] = {}
    for passage in passages():
        # Search words are as people type them; titles of studies are as they were printed.
        if "words[" in passage.key or re.fullmatch(r"source\[\d+\]\.title", passage.key):
            continue
        for word in LETTERS.findall(passage.text):
            plain = word.lower().replace("’", "'").removesuffix("'s")
            found.setdefault(plain, f"{passage.place}: {word}")
    return found


def slips(folder: Path) -> str:
    """What codespell finds in a folder; nothing if it finds nothing."""
    # "Imagin." is the short name of a journal, "lates" are late shifts, Ines is a name. Search words are as people type them in a hurry.
    command = [sys.executable, "-m", "codespell_lib", "--builtin", "clear", "-L", "imagin,lates,ines"]
    command += [
        "--ignore-regex",
        r"^(words = \[.*\]|(name|remark|sources|languages|other) = .*)$",
        str(folder),
    ]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    assert found.stderr == ""
    return found.stdout


def test_no_common_slip_stands_anywhere_in_the_content() -> None:
    assert slips(shipped()) == ""


def test_the_search_for_slips_finds_one(tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_text('why = "They recieve it."')
    command = [sys.executable, "-m", "codespell_lib", "--builtin", "clear,rare", str(tmp_path)]
    assert (
        "recieve ==> receive" in subprocess.run(command, capture_output=True, text=True, check=False).stdout
    )


def test_every_word_is_in_the_dictionary() -> None:
    dictionary = SpellChecker(language="en")
    american = american_of()
    exceptions, _ = allowed()
    unknown = {
        word: place
        for word, place in used().items()
        if word not in american and word not in exceptions and word not in dictionary
    }
    assert list(unknown.values()) == []


def test_the_spelling_is_british() -> None:
    american = {form.strip() for forms in american_of().values() for form in forms.split(",")} - set(
        american_of()
    )
    _, both = allowed()
    assert [place for word, place in used().items() if word in american - both] == []


def test_the_lists_know_the_difference() -> None:
    assert american_of()["neighbour"].startswith("neighbor")
    assert "nieghbour" not in SpellChecker(language="en")
    assert "neighbour" in used()


def test_every_exception_is_still_needed() -> None:
    exceptions, both = allowed()
    dictionary = SpellChecker(language="en")
    assert {word for word in exceptions if word not in used() or word in dictionary} == set()
    assert both & set(used())
