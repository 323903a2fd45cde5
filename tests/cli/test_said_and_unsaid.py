"""What isn't given stays as it was; a dash reads standard input; a day has the same bounds everywhere."""

import pytest

from tests.cli.conftest import Call

LISTENING = "listening-one-open-question"
SECRET = "what I would not type into a shell\nsecond line"


@pytest.mark.parametrize(
    "words",
    [
        ("log", LISTENING, "--note", "-"),
        ("slip", "--note", "-"),
        ("urge", "6", "--note", "-"),
        ("contact", "--who-began", "them", "--note", "-"),
        ("looked", "--note", "-"),
    ],
    ids=" ".join,
)
def test_a_dash_reads_the_note_from_standard_input(nc: Call, words: tuple[str, ...]) -> None:
    assert nc(*words, "--json", stdin=f"{SECRET}\n").json["note"] == SECRET


def test_a_dash_reads_the_note_of_a_goal_too(nc: Call) -> None:
    assert nc("goals", "add", "swim", "--note", "-", "--json", stdin="a length").json["note"] == "a length"
    stated = nc("goals", "state", "swim", "going", "--note", "-", "--json", stdin="two").json
    assert stated["note"] == "two"


def test_other_words_of_ones_own_can_come_from_standard_input(nc: Call) -> None:
    plan = "If it is late, then the phone stays in the kitchen"
    assert nc("slip", "--plan", "-", "--json", stdin=plan).json["plan"] == plan
    assert nc("log", LISTENING, "--with", "-", "--json", stdin="my sister").json["with"] == "my sister"
    assert nc("urge", "3", "--who", "-", "--json", stdin="my sister").json["who"] == "my sister"


def test_only_one_option_can_read_standard_input(nc: Call) -> None:
    shown = nc("slip", "--plan", "-", "--note", "-", stdin="one of them")
    assert shown.status == 2
    assert "only one" in shown.complaint
    assert nc("undo").status == 1


@pytest.mark.parametrize("words", [("log", LISTENING), ("slip",), ("urge", "6"), ("looked",)], ids=" ".join)
def test_what_is_too_long_to_save_is_refused_and_not_cut(nc: Call, words: tuple[str, ...]) -> None:
    shown = nc(*words, "--note", "-", stdin="a" * 300_000)
    assert shown.status == 1
    assert "letters" in shown.complaint
    assert nc("undo").status == 1, "nothing was saved"


# -- a correction --------------------------------------------------------------------------------------


def test_a_correction_of_a_practice_changes_what_it_names(nc: Call) -> None:
    first = nc(
        "log", LISTENING, "--outcome", "partly", "--predicted", "6", "--after", "0", "--with", "ann", "--json"
    ).json
    for words, changed in (
        (("--note", "it was fine"), {"note": "it was fine"}),
        (("--after", "3"), {"after": 3}),
        (("--outcome", "not", "--reason", "too-hard"), {"outcome": "not", "reason": "too-hard"}),
        (("--reason", "no-chance"), {"reason": "no-chance"}),
        (("--with", ""), {"with": None}),
    ):
        found = nc("log", LISTENING, *words, "--json").json
        assert found["replaces"] == first["id"]
        expected = first | changed | {"id": found["id"], "replaces": first["id"]}
        assert found == expected
        first = found


def test_a_reason_needs_an_exercise_that_was_not_done(nc: Call) -> None:
    assert nc("log", LISTENING, "--reason", "too-hard").status == 2
    nc("log", LISTENING)
    assert nc("log", LISTENING, "--reason", "too-hard").status == 2


def test_what_is_added_to_an_urge_leaves_the_rest(nc: Call) -> None:
    nc("urge", "0", "--set-off", "evening", "--note", "on the sofa")
    nc("urge", "--after", "0")
    found = nc("urge", "--outcome", "ridden", "--json").json
    assert (found["rating"], found["ratings"], found["set_off"]) == (0, [0], "evening")
    assert (found["note"], found["outcome"]) == ("on the sofa", "ridden")


def test_half_a_checkin_within_the_half_hour_changes_that_half(nc: Call) -> None:
    first = nc("checkin", "--mood", "6", "--pull", "2", "--json").json
    second = nc("checkin", "--pull", "0", "--json").json
    assert (second["mood"], second["pull"], second["replaces"]) == (6, 0, first["id"])
    third = nc("checkin", "--mood", "0", "--json").json
    assert (third["mood"], third["pull"], third["replaces"]) == (0, 0, second["id"])


def test_a_goal_keeps_its_note_until_another_is_given(nc: Call) -> None:
    nc("goals", "add", "swim", "--note", "Tuesdays")
    assert nc("goals", "state", "swim", "going", "--json").json["note"] == "Tuesdays"
    assert nc("goals", "state", "swim", "done", "--note", "", "--json").json["note"] is None


def test_the_situation_keeps_what_is_not_named(nc: Call) -> None:
    nc("situation", "--mode", "limited", "--topics", "work", "--since", "2026-11-01", "--legal-order", "no")
    found = nc("situation", "--crisis", "no", "--json").json
    assert (found["mode"], found["topics"], found["since"]) == ("limited", ["work"], "2026-11-01")
    assert (found["gates"]["legal-order"], found["gates"]["crisis"]) == (False, False)


# -- days ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        ("log", LISTENING),
        ("checkin", "--mood", "5"),
        ("slip",),
        ("urge", "5"),
        ("looked",),
        ("contact", "--who-began", "them"),
        ("contact", "--who-began", "me"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("0206-11-25", "more than a hundred years ago"),
        ("1926-11-20", "hundred years"),
        ("2026-11-24", "future"),
    ],
)
def test_a_day_has_the_same_bounds_in_every_command(
    nc: Call, words: tuple[str, ...], day: str, why: str
) -> None:
    shown = nc(*words, "--day", day)
    assert shown.status == 1
    assert why in shown.complaint
    assert nc("undo").status == 1, "nothing was saved"


@pytest.mark.parametrize("words", [("checkin", "--mood", "5"), ("slip",), ("looked",)], ids=" ".join)
def test_a_moment_has_the_same_bounds_as_a_day(nc: Call, words: tuple[str, ...]) -> None:
    shown = nc(*words, "--at", "0206-11-25T10:00")
    assert shown.status == 1
    assert "more than a hundred years ago" in shown.complaint


@pytest.mark.parametrize("when", ["9026-12-24", "every 2 weeks from 0206-11-27"])
def test_a_date_to_prepare_for_lies_within_a_hundred_years(nc: Call, when: str) -> None:
    shown = nc("dates", "add", "Handover", "--when", when)
    assert shown.status == 1
    assert "check the year" in shown.complaint
    assert nc("dates", "--json").json == []


# -- the same rule in every command ----------------------------------------------------------------------


def test_a_record_of_yesterday_brings_no_score_before_the_questions(nc: Call) -> None:
    nc("log", LISTENING, "--day", "yesterday")
    assert nc("ready").out.splitlines()[0] == "Ready list"
    assert "ready list" not in nc("status").out
    assert nc("status", "--format", "{ready}").out == "closed\n"


def test_hidden_numbers_and_days_are_hidden_in_every_command(nc: Call, home: object) -> None:
    from pathlib import Path

    nc("situation", "--since", "-10")
    config = Path(str(home)) / "config"
    config.mkdir(parents=True, exist_ok=True)
    (config / "settings.toml").write_text('numbers = "hidden"\ndays = "hidden"\n')
    for words in (("log", LISTENING), ("today",), ("status",), ("slip", "--day", "-2")):
        shown = nc(*words)
        assert shown.status == 0
        for hidden in (
            "strength",
            "in a row",
            "1 practice day.",
            "contact 1",
            "without contact",
            "best streak",
        ):
            assert hidden not in shown.out, words
    assert nc("status", "--format", "{streak} {clock_days}").out == "1 2\n"
