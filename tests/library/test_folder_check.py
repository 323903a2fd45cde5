"""The check of other people's folders."""

from pathlib import Path

import pytest

from nc_tui.library.reading import check_folder, load, rehearsal_template, shipped
from tests.library.rehearsal_samples import SOUND
from tests.library.samples import BASE, FILES, HERE, OUT, changed, own_exercise, write_files


def told(path: Path) -> list[str]:
    """The faults of a path, as people read them, without the folder's own name."""
    inside = path if path.is_dir() else path.parent
    return [str(fault).replace(f"{inside}/", "") for fault in check_folder(path, load(None, None)[0])]


def different(*changes: tuple[str, str]) -> str:
    """An exercise whose words are all its own."""
    return changed(HERE, ("three-lines", "two-lines"), *changes)


def test_a_sound_folder_has_no_faults(content: Path, own: Path) -> None:
    (content / "self-kindness" / "01-three-lines.toml").unlink()
    write_files(own, {"a.toml": different()})
    assert told(own) == []


def test_a_single_file_can_be_checked(content: Path, own: Path) -> None:
    (content / "self-kindness" / "01-three-lines.toml").unlink()
    write_files(own, {"a.toml": different(), "b.toml": "x"})
    assert told(own / "a.toml") == []
    assert told(own / "b.toml")[0].startswith("b.toml: isn't TOML")


def test_a_path_that_is_not_there_is_said_to_be(content: Path, own: Path) -> None:
    assert told(own / "gone.toml") == ["gone.toml: can't be read: no such file or directory"]


def test_a_folder_without_content_is_said_to_be(content: Path, own: Path) -> None:
    assert [str(fault) for fault in check_folder(own, load(None, None)[0])] == [
        f"{own}: holds no .toml files"
    ]


def test_every_fault_of_every_file_is_told_rules_and_wording_alike(content: Path, own: Path) -> None:
    (content / "self-kindness" / "01-three-lines.toml").unlink()
    write_files(own, {"a.toml": different(("minutes = 5", "minutes = 50"), ("sbarra-2012", "x-1"))})
    write_files(own, {"b.toml": different(("sbarra-2012", "x-1"), ("Read them once.", "Just read them!"))})
    assert told(own) == [
        "a.toml: minutes: 50 is above the most, 20",
        "b.toml: sources[1]: “x-1” isn't in sources.toml",
        "b.toml: step[2].text: wording: “Just”: leave it out",
        "b.toml: step[2].text: wording: has an exclamation mark; end with a full stop",
    ]


def test_an_exercise_with_other_nouns_only_is_told_to_be_like_the_shipped_one(
    content: Path, own: Path
) -> None:
    write_files(
        own, {"a.toml": own_exercise(("whole answer", "whole story"), ("One question", "One remark"))}
    )
    (line,) = told(own)
    assert line.startswith("a.toml: wording: shares ")
    assert line.endswith(" of its runs of words with “One open question” (listening-one-open-question)")


def test_two_files_of_one_folder_are_compared_too(content: Path, own: Path) -> None:
    (content / "self-kindness" / "01-three-lines.toml").unlink()
    write_files(own, {"a.toml": different(), "b.toml": different(("two-lines", "more-lines"))})
    assert [line.partition(": wording: shares ")[0] for line in told(own)] == ["b.toml"]


def test_an_id_that_is_taken_is_told(content: Path, own: Path) -> None:
    write_files(own, {"a.toml": OUT})
    assert told(own) == [
        "a.toml: id: “listening-one-open-question” is the id of an exercise that comes with nc-tui; "
        "choose another"
    ]


def test_what_lies_in_the_shipped_folder_does_not_clash_with_itself(content: Path) -> None:
    assert told(content / "listening") == []
    assert told(content / "listening" / "01-one-open-question.toml") == []


def test_a_whole_library_is_checked_by_its_own_skills_and_sources(content: Path, tmp_path: Path) -> None:
    other = write_files(tmp_path / "other", BASE | FILES)
    assert told(other) == []
    write_files(other, {"listening/02-x.toml": own_exercise(("eyal-2018", "x-1"))})
    assert "listening/02-x.toml: sources[1]: “x-1” isn't in sources.toml" in told(other)
    (other / "skills.toml").write_text("skill = 3")
    assert told(other) == ["skills.toml: skill: must be a list, not a whole number"]


@pytest.mark.parametrize("hostile", ["\x1b[2J", "\u202e", "\u009b"])
def test_what_is_told_never_holds_what_could_steer_a_terminal(content: Path, own: Path, hostile: str) -> None:
    escaped = "".join(f"\\u{ord(sign):04x}" for sign in hostile)
    write_files(own, {f"a{hostile}.toml": own_exercise(("Breathe and", f"Just {escaped} email your ex and"))})
    said = "".join(told(own))
    assert "leave it out" in said
    assert hostile not in said


# -- guides and rehearsals ------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["situations", "rehearsals"])
def test_shipped_guides_and_rehearsals_are_checked_as_what_they_are(name: str) -> None:
    folder = shipped() / name
    assert told(folder) == []
    assert told(min(folder.glob("*.toml"))) == []


def test_a_lone_file_is_told_by_what_is_in_it(tmp_path: Path) -> None:
    write_files(
        tmp_path, {"talk.toml": SOUND.replace("level = 2", "level = 4"), "guide.toml": "[[page]]\nid = 'a'\n"}
    )
    assert told(tmp_path / "talk.toml") == ["talk.toml: level: 4 isn't one of the allowed words: 1, 2, 3"]
    assert not any("step" in fault for fault in told(tmp_path / "guide.toml"))


def test_rehearsals_in_a_folder_of_ones_own_are_checked_with_it_and_need_ids_of_their_own(
    tmp_path: Path,
) -> None:
    talks = tmp_path / "rehearsals"
    talks.mkdir()
    write_files(talks, {"a.toml": rehearsal_template("a-talk")})
    assert told(tmp_path) == []
    write_files(
        talks, {"b.toml": rehearsal_template("a-talk"), "c.toml": rehearsal_template("pia-cancels-again")}
    )
    assert told(tmp_path) == [
        "rehearsals/b.toml: id: “a-talk” is the id of a.toml too; choose another",
        "rehearsals/c.toml: id: “pia-cancels-again” is the id of a rehearsal that comes with nc-tui too;"
        " choose another",
    ]


def test_a_rehearsal_alone_needs_an_id_that_no_shipped_one_has_too(tmp_path: Path) -> None:
    write_files(
        tmp_path, {"mine.toml": rehearsal_template("a-talk"), "c.toml": rehearsal_template("kit-asks-again")}
    )
    assert told(tmp_path / "mine.toml") == []
    assert told(tmp_path / "c.toml") == [
        "c.toml: id: “kit-asks-again” is the id of a rehearsal that comes with nc-tui too; choose another"
    ]


def test_a_rehearsal_may_lead_to_an_exercise_beside_it(tmp_path: Path) -> None:
    talk = rehearsal_template("a-talk").replace("self-kindness-three-lines", "self-kindness-two-lines")
    assert any("self-kindness-two-lines" in line for line in _of_a_talk(tmp_path, talk))
    write_files(tmp_path, {"own.toml": different(("Write three", "Put down three"))})
    assert told(tmp_path / "rehearsals" / "a.toml") == []


def _of_a_talk(folder: Path, talk: str) -> list[str]:
    """The faults of a talk in a folder of one's own."""
    (folder / "rehearsals").mkdir()
    write_files(folder, {"rehearsals/a.toml": talk})
    return told(folder / "rehearsals" / "a.toml")


def test_an_empty_folder_of_rehearsals_is_said_to_be(tmp_path: Path) -> None:
    (tmp_path / "rehearsals").mkdir()
    assert told(tmp_path) == ["rehearsals: holds no .toml files"]
