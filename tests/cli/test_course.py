"""Courses from the command line: what there is, beginning one, leaving it."""

from tests.cli.conftest import Call


def test_a_course_is_begun_goes_on_and_is_left_without_loss(nc: Call) -> None:
    assert "To begin one: nc-tui course begin ID" in nc("course").out
    assert "No course begun yet" in nc("course", "show").out
    begun = nc("course", "begin", "first-words")
    assert begun.status == 0
    assert "“First words with strangers” begins tomorrow." in begun.out
    assert "Course “First words with strangers”: begins tomorrow" in nc("today").out
    nc("log", "presence-hold-the-door")
    found = nc("course", "show", "--json").json
    assert (found["stage"], found["begun"]) == ("under way", "2026-11-23")
    assert [one["done"] for one in found["exercises"]][:3] == [False, True, False]
    assert "“First words with strangers” is under way" in nc("course", "begin", "being-known").complaint
    assert "What you practised stays yours" in nc("course", "leave").out
    assert "no course is under way" in nc("course", "leave").complaint
    assert "Course “" not in nc("today").out
    assert nc("undo").status == 0
    assert nc("course", "show", "--json").json["stage"] == "under way"


def test_an_unknown_course_is_named_with_those_there_are(nc: Call) -> None:
    assert (
        "there is no course “knitting”; there are: asking-not-guessing"
        in nc("course", "show", "knitting").complaint
    )


def test_every_course_can_be_shown_and_has_stable_keys(nc: Call) -> None:
    courses = nc("course", "list", "--json").json
    assert len(courses) >= 8
    assert list(courses[0]) == ["id", "title", "about", "stage", "done", "of"]
    shown = nc("course", "show", courses[0]["id"])
    assert f"To begin it: nc-tui course begin {courses[0]['id']}" in shown.out


def test_a_focus_and_a_friend_are_said_and_taken_back(nc: Call) -> None:
    assert (
        "The plan follows it from tomorrow."
        in nc("situation", "--focus", "cant-say-no", "--buddy", "yes").out
    )
    said = nc("situation", "--json").json
    assert (said["focus"], said["buddy"]) == ("cant-say-no", True)
    assert "I can't say no" in nc("situation").out
    nc("situation", "--focus", "none", "--buddy", "no")
    assert "nothing in particular" in nc("situation").out
