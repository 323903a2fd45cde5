"""Courses: each way in which a file can be wrong, and people's own."""

from pathlib import Path

import pytest

from nc_tui.library.reading import check_folder, load, shipped
from tests.library.samples import HERE, changed, write_files

COURSE = '''
id = "mine"
title = "Small words"
about = "A fortnight of small words"
begin = """
You begin here.

It is small."""
end = "You end here."
exercises = [
  "warmth-hear-your-own-hello",
  "presence-hold-the-door",
  "warmth-one-remark-while-you-wait",
  "presence-ask-the-dogs-name",
  "listening-how-did-you-start",
  "openness-first-time-here",
]
retest = "warmth-one-remark-while-you-wait"
retest_with = "Take someone else."
sources = ["eyal-2018"]
'''
CASES = [
    (
        "no exercise",
        ('"presence-hold-the-door"', '"presence-none"'),
        "exercises[2]: “presence-none” isn't the id",
    ),
    (
        "twice",
        ('"presence-hold-the-door"', '"warmth-hear-your-own-hello"'),
        "exercises[2]: “warmth-hear-your-own-hello” is named twice",
    ),
    ("too few", ('  "presence-hold-the-door",\n', ""), "exercises: has 5, needs at least 6"),
    ("no end", ('end = "You end here."\n', ""), "end: is missing"),
    (
        "no re-test",
        ('retest = "warmth-one', 'retest = "warmth-two'),
        "retest: “warmth-two-remark-while-you-wait” isn't one of the course's",
    ),
    (
        "re-test alone",
        ('retest = "warmth-one-remark-while-you-wait"', 'retest = "warmth-hear-your-own-hello"'),
        "retest: “warmth-hear-your-own-hello” is at “alone”",
    ),
    (
        "re-test too late",
        ('retest = "warmth-one-remark-while-you-wait"', 'retest = "openness-first-time-here"'),
        "retest: “openness-first-time-here” comes too late",
    ),
    (
        "begins high",
        ('"warmth-hear-your-own-hello"', '"warmth-more-than-a-thumbs-up"'),
        "exercises[1]: the first is at “acquaintance”",
    ),
    (
        "falls",
        ('"presence-hold-the-door"', '"openness-one-minute-voice"'),
        "exercises[3]: “stranger” comes after “close”; stakes may not fall",
    ),
    (
        "with a friend",
        ('"openness-first-time-here"', '"repair-fair-witness"'),
        "exercises[6]: “repair-fair-witness” needs a friend",
    ),
    (
        "too long",
        ('"openness-first-time-here"', '"self-kindness-first-fifteen-minutes"'),
        "exercises[6]: “self-kindness-first-fifteen-minutes” takes 16 minutes; in a course at most 15",
    ),
    ("source", ('"eyal-2018"', '"eyal-1999"'), "sources[1]: “eyal-1999” isn't in sources.toml"),
    ("unknown key", ("about =", "abut ="), "abut: is an unknown key; did you mean about?"),
]


@pytest.mark.parametrize(("change", "line"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_is_wrong_is_said_with_file_and_key(own: Path, change: tuple[str, str], line: str) -> None:
    write_files(own, {"courses/mine.toml": changed(COURSE, change)})
    library, faults = load(own, None)
    said = [str(fault).partition("mine.toml: ")[2] for fault in faults]
    assert said[0].startswith(line)
    assert "mine" not in library.courses


def test_a_course_of_ones_own_comes_behind_the_shipped_ones(own: Path) -> None:
    write_files(own, {"courses/mine.toml": COURSE})
    library, faults = load(own, None)
    assert faults == ()
    assert list(library.courses)[-1] == "mine"
    assert library.courses["mine"].begin == "You begin here.\n\nIt is small."
    assert check_folder(own, load(None, None)[0]) == ()


def test_an_id_that_is_taken_is_refused(own: Path) -> None:
    write_files(own, {"courses/mine.toml": changed(COURSE, ('"mine"', '"first-words"'))})
    library, faults = load(own, None)
    assert library.courses["first-words"].title == "First words with strangers"
    assert "is the id of another course too" in str(faults[0])


def test_the_check_looks_at_the_words_of_its_pages(own: Path) -> None:
    write_files(
        own, {"courses/mine.toml": changed(COURSE, ("You end here.", "Then text your ex. That is closure!"))}
    )
    said = "\n".join(map(str, check_folder(own, load(None, None)[0])))
    assert "turns to the former partner" in said
    assert "“closure” is jargon" in said


# -- the check of a course, or a folder of them -----------------------------------------------------------


def told(path: Path) -> list[str]:
    """The faults of a path, as people read them, without the folder's own name."""
    inside = path if path.is_dir() else path.parent
    return [str(fault).replace(f"{inside}/", "") for fault in check_folder(path, load(None, None)[0])]


def test_a_course_can_be_checked_as_a_single_file_wherever_it_lies(tmp_path: Path) -> None:
    write_files(tmp_path, {"draft.toml": COURSE, "broken.toml": changed(COURSE, ("about =", "abut ="))})
    assert told(tmp_path / "draft.toml") == []
    assert told(tmp_path / "broken.toml") == [
        "broken.toml: abut: is an unknown key; did you mean about?",
        "broken.toml: about: is missing",
    ]
    shipped_one = shipped() / "courses" / "first-words.toml"
    assert told(shipped_one) == []
    write_files(tmp_path, {"copy.toml": shipped_one.read_text(encoding="utf-8")})
    assert told(tmp_path / "copy.toml") == [
        "copy.toml: id: “first-words” is the id of another course too; choose another"
    ]


def test_a_folder_of_courses_can_be_checked_by_itself(own: Path) -> None:
    write_files(own, {"courses/a.toml": COURSE, "courses/b.toml": COURSE})
    assert told(own / "courses") == ["b.toml: id: “mine” is the id of another course too; choose another"]
    assert told(shipped() / "courses") == []
    (own / "courses" / "a.toml").unlink()
    (own / "courses" / "b.toml").unlink()
    assert [line.partition(": ")[2] for line in told(own / "courses")] == ["holds no .toml files"]


def test_a_course_may_name_the_exercises_of_the_folder_it_lies_in(own: Path) -> None:
    text = changed(COURSE, ('"presence-hold-the-door"', '"self-kindness-two-lines"'))
    write_files(own, {"courses/mine.toml": text})
    assert told(own / "courses" / "mine.toml") == [
        "mine.toml: exercises[2]: “self-kindness-two-lines” isn't the id of an exercise"
    ]
    write_files(own, {"two-lines.toml": changed(HERE, ("three-lines", "two-lines"))})
    assert told(own / "courses" / "mine.toml") == []
    assert told(own / "courses") == []
