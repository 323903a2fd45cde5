"""Loading: what is shipped, what is one's own, and what happens when either is broken."""

import os
from pathlib import Path

import pytest

from nc_tui.library.places import MOST_FILES
from nc_tui.library.reading import LibraryError, load, shipped
from nc_tui.practice.exercise import Go, Rate, Timer
from tests.library.samples import BASE, FILES, HERE, OUT, changed, own_exercise, write_files

PARTS_OF_THE_WHOLE = sorted(BASE.keys() - {"helplines.toml"})
"""The files without which nothing can be loaded."""


def lines(folder: Path | None) -> list[str]:
    """What loading with a folder of one's own complains about, as people read it."""
    return [str(fault).replace(f"{folder}/", "") for fault in load(folder, None)[1]]


# -- what is shipped -----------------------------------------------------------------------------------


def test_a_sound_folder_loads_without_a_fault(content: Path) -> None:
    library, faults = load(None, None)
    assert faults == ()
    assert list(library.exercises) == ["listening-one-open-question", "self-kindness-three-lines"]
    assert [type(s) for s in library.exercises["listening-one-open-question"].steps] == [Timer, Go, Rate]
    assert library.skills["listening"].title == "Listening"
    assert library.checklist.gates[0].id == "asked"


def test_paragraphs_stay_and_line_ends_inside_them_do_not(content: Path) -> None:
    library, _ = load(None, None)
    assert library.evidence[0].text == "One paragraph in two lines.\n\nAnother paragraph."


def test_exercises_stand_in_the_order_of_skills_then_stakes_then_file_names(content: Path) -> None:
    made = {
        "listening/02-b.toml": changed(OUT, ("one-open-question", "b")),
        "listening/03-alone.toml": changed(OUT, ("one-open-question", "alone"), ('"stranger"', '"alone"')),
    }
    write_files(content, made)
    assert list(load(None, None)[0].exercises) == [
        "listening-alone",
        "listening-one-open-question",
        "listening-b",
        "self-kindness-three-lines",
    ]


def test_a_broken_shipped_exercise_is_left_out_and_named(content: Path) -> None:
    write_files(content, {"listening/02-broken.toml": changed(OUT, ('"stranger"', '"strangers"'))})
    library, faults = load(None, None)
    assert len(library.exercises) == 2
    assert [(fault.file, fault.key) for fault in faults] == [("listening/02-broken.toml", "stakes")]


def test_an_exercise_in_the_folder_of_another_skill_is_left_out(content: Path) -> None:
    write_files(content, {"self-kindness/02-lost.toml": own_exercise()})
    assert lines(None) == [
        "self-kindness/02-lost.toml: skill: “listening” must be the name of its folder, “self-kindness”"
    ]


def test_of_two_shipped_exercises_with_one_id_the_first_stays(content: Path) -> None:
    write_files(content, {"listening/02-again.toml": changed(OUT, ("One open question", "Another"))})
    assert load(None, None)[0].exercises["listening-one-open-question"].title == "One open question"
    assert lines(None) == [
        "listening/02-again.toml: id: “listening-one-open-question” is the id of "
        "listening/01-one-open-question.toml too; choose another"
    ]


@pytest.mark.parametrize("name", PARTS_OF_THE_WHOLE)
def test_a_missing_part_of_what_is_shipped_is_an_error_that_names_it(content: Path, name: str) -> None:
    (content / name).unlink()
    with pytest.raises(LibraryError, match=f"^{name}: can't be read: no such file or directory$"):
        load(None, None)


@pytest.mark.parametrize("name", PARTS_OF_THE_WHOLE)
def test_a_broken_part_of_what_is_shipped_is_an_error_that_names_file_and_key(
    content: Path, name: str
) -> None:
    with (content / name).open("a") as file:
        file.write("\n[colour]\nred = 1\n")
    with pytest.raises(LibraryError, match=f"^{name}: colour: is an unknown key"):
        load(None, None)


def test_several_faults_in_what_is_shipped_are_all_kept_and_the_first_is_said(content: Path) -> None:
    for name in ("skills.toml", "evidence.toml"):
        (content / name).write_text("")
    with pytest.raises(LibraryError) as caught:
        load(None, None)
    assert [fault.file for fault in caught.value.faults] == ["skills.toml", "evidence.toml"]
    assert str(caught.value) == "skills.toml: skill: is missing (and 1 more; run nc-tui check)"


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("skills.toml", "skill[1].sources[1]"),
        ("checklist.toml", "sources[1]"),
    ],
)
def test_a_source_that_is_not_there_is_an_error(content: Path, name: str, key: str) -> None:
    write_files(content, {name: changed(BASE[name], ('"eyal-2018"', '"nobody-1999"'))})
    with pytest.raises(LibraryError) as caught:
        load(None, None)
    assert str(caught.value) == f"{name}: {key}: “nobody-1999” isn't in sources.toml"


def test_an_id_that_stands_twice_in_what_is_shipped_is_an_error(content: Path) -> None:
    write_files(content, {"sources.toml": BASE["sources.toml"].replace("sbarra-2012", "eyal-2018")})
    with pytest.raises(LibraryError) as caught:
        load(None, None)
    assert "sources.toml: source[2].id: “eyal-2018” is there twice" in map(str, caught.value.faults)


def test_a_folder_without_any_sound_exercise_is_an_error(content: Path) -> None:
    for name in FILES:
        (content / name).unlink()
    with pytest.raises(LibraryError, match="holds no exercises"):
        load(None, None)


def test_content_that_is_nowhere_is_an_error_that_says_where_it_was_sought(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "site-packages" / "nc_tui"
    monkeypatch.setattr("nc_tui.library.places.__file__", str(package / "library" / "places.py"))
    with pytest.raises(LibraryError) as caught:
        shipped()
    assert str(package / "exercises") in str(caught.value)
    assert str(package.parent / "exercises") in str(caught.value)


def test_content_beside_the_package_comes_before_the_checkout_and_a_foreign_folder_is_not_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "nc_tui"
    monkeypatch.setattr("nc_tui.library.places.__file__", str(package / "library" / "places.py"))
    (tmp_path / "exercises").mkdir()
    with pytest.raises(LibraryError):
        shipped()
    (tmp_path / "exercises" / "skills.toml").touch()
    assert shipped() == tmp_path / "exercises"
    (package / "exercises").mkdir(parents=True)
    assert shipped() == package / "exercises"


# -- one's own -----------------------------------------------------------------------------------------


def test_exercises_of_ones_own_are_merged_in_wherever_they_lie_in_the_folder(
    content: Path, own: Path
) -> None:
    write_files(own, {"one.toml": own_exercise(), "deep/er/two.toml": own_exercise(("-mine", "-other"))})
    library, faults = load(own, None)
    assert faults == ()
    assert list(library.exercises)[:3] == [
        "listening-one-open-question",
        "listening-other",
        "listening-mine",
    ]


def test_a_folder_of_ones_own_that_is_not_there_is_no_fault(content: Path, tmp_path: Path) -> None:
    assert load(tmp_path / "nowhere", None) == load(None, None)


def test_the_sound_files_of_ones_own_are_used_beside_the_broken_ones(content: Path, own: Path) -> None:
    write_files(own, {"good.toml": own_exercise(), "bad.toml": "id = "})
    library, faults = load(own, None)
    assert "listening-mine" in library.exercises
    assert [fault.file for fault in faults] == [str(own / "bad.toml")]


def test_an_id_that_is_shipped_stays_with_the_shipped_exercise(content: Path, own: Path) -> None:
    write_files(own, {"mine.toml": changed(OUT, ("One open question", "Mine"))})
    assert load(own, None)[0].exercises["listening-one-open-question"].title == "One open question"
    assert lines(own) == [
        "mine.toml: id: “listening-one-open-question” is the id of an exercise that comes with nc-tui; "
        "choose another"
    ]


def test_files_that_are_no_content_are_not_looked_at(content: Path, own: Path) -> None:
    write_files(own, {"notes.txt": "hello", ".hidden.toml": "x", ".git/x.toml": "x", "mine.toml~": "x"})
    write_files(own, {"situations/guide.toml": "x", "rehearsals/talk.toml": "x"})
    assert load(own, None) == load(None, None)


def test_the_parts_of_the_shipped_folder_are_not_taken_from_ones_own(content: Path, own: Path) -> None:
    write_files(own, {"skills.toml": BASE["skills.toml"]})
    assert lines(own) == ["skills.toml: isn't read here: your folder holds exercises, courses and rehearsals"]


def test_links_in_a_folder_of_ones_own_are_not_followed(content: Path, own: Path, tmp_path: Path) -> None:
    outside = write_files(tmp_path / "outside", {"secret.toml": own_exercise()})
    (own / "link.toml").symlink_to(outside / "secret.toml")
    (own / "folder").symlink_to(outside)
    (own / "round").symlink_to(own)
    (own / "note").symlink_to(outside / "secret.toml")
    library, _ = load(own, None)
    assert "listening-mine" not in library.exercises
    assert sorted(lines(own)) == [
        f"{name}: is a link, and links aren't followed" for name in ("folder", "link.toml", "round")
    ]


def test_a_pipe_that_is_named_like_content_is_not_opened(content: Path, own: Path) -> None:
    os.mkfifo(own / "pipe.toml")
    assert lines(own) == ["pipe.toml: isn't an ordinary file"]


def test_a_file_that_may_not_be_read_is_named(
    content: Path, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files(own, {"locked.toml": own_exercise(), "open.toml": own_exercise(("-mine", "-open"))})
    real = Path.open

    def refuse(path: Path, mode: str) -> object:
        if path.name == "locked.toml":
            raise PermissionError(13, "Permission denied")
        return real(path, mode)

    monkeypatch.setattr(Path, "open", refuse)
    assert lines(own) == ["locked.toml: can't be read: permission denied"]
    assert "listening-open" in load(own, None)[0].exercises


def test_a_folder_that_may_not_be_listed_is_named(
    content: Path, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.scandir

    def refuse(path: str) -> object:
        if path == str(own):
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert [str(fault) for fault in load(own, None)[1]] == [f"{own}: can't be read: permission denied"]


def test_of_a_folder_with_too_many_files_some_are_read_and_it_is_said(content: Path, own: Path) -> None:
    for number in range(MOST_FILES + 1):
        (own / f"{number:04}.toml").write_text("")
    faults = load(own, None)[1]
    assert str(faults[0]) == f"{own}: holds too many files; at most {MOST_FILES} are read"
    assert len({fault.file for fault in faults[1:]}) == MOST_FILES


def test_hostile_text_comes_in_harmless_and_markup_stays_text(content: Path, own: Path) -> None:
    title = r'title = "\u001b]52;c;ZXZpbA==\u0007[b]My\u202e \u009bquestion\u0000[/b]\nagain"'
    write_files(own, {"mine.toml": own_exercise(('title = "My question"', title))})
    library, faults = load(own, None)
    assert faults == ()
    assert library.exercises["listening-mine"].title == "]52;c;ZXZpbA==[b]My question[/b] again"


def test_hostile_file_names_keys_and_words_are_shown_harmlessly(content: Path, own: Path) -> None:
    write_files(own, {"a\x1b[2Jb\nc.toml": own_exercise(('"street"', r'"\u001b[31mred\u202e"'))})
    write_files(own, {"key.toml": own_exercise(("harder =", r'"\u001b[2Jharder\u009b" ='))})
    said = "".join(lines(own))
    assert said.isprintable()
    assert "a[2Jb c.toml" in said
    assert "“[31mred” isn't one of the allowed words" in said
    assert "[2Jharder: is an unknown key; did you mean harder?" in said


def test_a_text_on_several_lines_becomes_one_line_in_an_exercise(content: Path, own: Path) -> None:
    text = 'text = """\nBreathe and think\n\nof a question."""'
    write_files(own, {"mine.toml": own_exercise(('text = "Breathe and think of a question."', text))})
    assert load(own, None)[0].exercises["listening-mine"].steps[0].text == "Breathe and think of a question."


def test_letters_of_other_scripts_and_emoji_stay(content: Path, own: Path) -> None:
    write_files(own, {"mine.toml": own_exercise(("My question", "שאלה שלי 👩‍🚀 ñ"))})
    assert load(own, None)[0].exercises["listening-mine"].title == "שאלה שלי 👩‍🚀 ñ"


def test_here_is_a_sound_exercise_too(content: Path, own: Path) -> None:
    write_files(own, {"mine.toml": changed(HERE, ("three-lines", "four-lines"))})
    assert lines(own) == []
