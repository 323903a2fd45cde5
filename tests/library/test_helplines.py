"""The file of helplines: read strictly, each fault named, and kept as a copy while it is what it was."""

import os
from pathlib import Path

import pytest

from nc_tui.library.fault import LibraryError
from nc_tui.library.helplines import FILE, load_helplines, read_helplines
from tests.library.samples import BASE, write_files


def broken(content: Path, *changes: tuple[str, str]) -> list[str]:
    """The faults of the sample file with these changes."""
    text = BASE[FILE]
    for before, after in changes:
        assert before in text
        text = text.replace(before, after, 1)
    write_files(content, {FILE: text})
    with pytest.raises(LibraryError) as refused:
        read_helplines(content)
    return [str(fault) for fault in refused.value.faults]


def test_a_sound_file_gives_the_lines_of_each_country(content: Path) -> None:
    page = read_helplines(content)
    assert [line.reach for line in page.of("GB", "emergency")] == ["999"]
    assert page.of("GB", "crisis") == ()
    assert page.countries == {"GB": "United Kingdom"}


@pytest.mark.parametrize(
    ("status", "seen", "checked"),
    [
        ("verified", "2026-10", True),
        ("verified", "2025-01", True),
        ("verified", "2024-12", False),
        ("verified", "", False),
        ("single-source", "2026-10", False),
    ],
)
def test_a_line_counts_as_checked_with_enough_sources_that_are_new_enough(
    content: Path, status: str, seen: str, checked: bool
) -> None:
    text = BASE[FILE].replace(
        'status = "verified"\nseen = "2026-10"', f'status = "{status}"\nseen = "{seen}"'
    )
    write_files(content, {FILE: text})
    line = read_helplines(content).of("GB", "emergency")[0]
    assert (line.status, line.seen) == (status, seen)
    assert line.is_checked is checked


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ([('seen = "2026-10"', 'seen = "October"')], "isn't a month such as 2026-11"),
        (
            [('status = "verified"', 'status = "sure"')],
            "isn't one of the allowed words: single-source, verified",
        ),
        ([('country = "GB"', 'country = "Britain"')], "isn't a country: two capital letters, or INT"),
        ([('country = "GB"', 'country = "IE"')], "“IE” has no name under [countries]"),
        ([('country = "GB"', 'country = "INT"')], "countries.GB: has no helpline"),
        ([('id = "directory"', 'id = "emergency-112"')], "“emergency-112” is there twice"),
        ([('topic = "directory"', 'topic = "crisis"')], "needs a directory and an emergency number"),
        ([('reach = "999"', 'reach = "999"\nwho = "women"')], "must say that it is for women"),
        ([('reach = "999"\n', "")], "reach: is missing"),
        ([('sources = ["a page"]', "sources = []")], "has 0, needs at least 1"),
        ([('name = "Emergency number"', 'names = "Emergency number"')], "did you mean name?"),
    ],
)
def test_each_fault_is_named_with_its_place(
    content: Path, changes: list[tuple[str, str]], complaint: str
) -> None:
    assert any(complaint in fault for fault in broken(content, *changes)), broken(content, *changes)


def test_a_file_that_is_missing_or_no_toml_is_named(content: Path) -> None:
    (content / FILE).write_text("[[helpline", encoding="utf-8")
    with pytest.raises(LibraryError, match=r"helplines.toml.*isn't TOML"):
        read_helplines(content)
    (content / FILE).unlink()
    with pytest.raises(LibraryError, match=r"helplines.toml.*can't be read"):
        read_helplines(content)


def test_the_copy_serves_only_while_the_file_is_what_it_was(content: Path, tmp_path: Path) -> None:
    copy = tmp_path / "state" / "helplines.msgpack"
    long_ago = 1_700_000_000
    os.utime(content / FILE, (long_ago, long_ago))
    first = load_helplines(copy)
    assert load_helplines(copy) == first
    (content / FILE).write_text(BASE[FILE].replace('reach = "999"', 'reach = "998"'), encoding="utf-8")
    assert load_helplines(copy).of("GB", "emergency")[0].reach == "998"
