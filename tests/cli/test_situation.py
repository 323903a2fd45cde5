"""The situation, days to prepare for, and goals of one's own, from the command line."""

import pytest

from tests.cli.conftest import Call


def test_the_situation_has_stable_keys(nc: Call) -> None:
    found = nc("situation", "--json").json
    assert list(found) == [
        "mode",
        "topics",
        "since",
        "since_kind",
        "gates",
        "closed",
        "in_doubt",
        "focus",
        "buddy",
    ]
    assert found["mode"] is found["topics"] is found["since"] is found["closed"] is None
    assert set(found["gates"].values()) == {None}


def test_each_part_can_be_said_alone_and_changed_later(nc: Call) -> None:
    nc("situation", "--mode", "limited", "--topics", "work,children")
    nc("situation", "--since", "2026-11-01")
    found = nc("situation", "--json").json
    assert (found["mode"], found["topics"]) == ("limited", ["children", "work"])
    assert (found["since"], found["since_kind"]) == ("2026-11-01", "date")
    assert nc("situation", "--since", "today", "--json").json["since_kind"] == "today"
    assert nc("situation", "--topics", "nothing", "--json").json["topics"] == []
    gone = nc("situation", "--since", "long-ago", "--json").json
    assert (gone["since"], gone["since_kind"]) == (None, "long-ago")
    assert nc("undo").out == "Undone: what you said about your situation.\n"
    assert nc("situation", "--json").json["since"] == "2026-11-23"


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("--since", "2026-11-24"), 1),
        (("--since", "0206-11-03"), 1),
        (("--since", "2026-02-30"), 2),
        (("--since", "soon"), 2),
        (("--topics", "weather"), 2),
        (("--mode", "some"), 2),
        (("--legal-order", "maybe"), 2),
    ],
    ids=str,
)
def test_what_cannot_be_is_one_line_and_changes_nothing(
    nc: Call, words: tuple[str, ...], status: int
) -> None:
    before = nc("situation", "--json").json
    shown = nc("situation", *words)
    assert shown.status == status
    assert shown.out == ""
    assert shown.complaint
    assert nc("situation", "--json").json == before


def test_a_later_beginning_says_that_earlier_slips_no_longer_count(nc: Call) -> None:
    nc("situation", "--since", "-10")
    nc("slip", "--day", "-5")
    assert "1 slip before that day no longer counts." in nc("situation", "--since", "-2").out
    assert nc("status", "--format", "{clock_days}/{clock_total}").out == "3/3\n"


def test_a_care_answer_closes_the_way_kindly_with_lines_that_fit(nc: Call) -> None:
    nc("settings", "country", "GB")
    shown = nc("situation", "--fear-or-violence", "yes")
    assert shown.status == 0
    assert "Practice with other people goes on" in shown.out
    assert "Domestic" in shown.out
    assert nc("situation", "--json").json["closed"] == "fear-or-violence"
    assert nc("status", "--json").json["ready"] == {
        "open": False,
        "met": 0,
        "of": 0,
        "gate": "fear-or-violence",
        "in_doubt": False,
    }
    assert "The ready list is closed" in nc("ready").out


def test_a_closed_way_is_never_opened_by_accident(nc: Call) -> None:
    nc("situation", "--asked-no-contact", "y")
    refused = nc("situation", "--asked-no-contact", "no")
    assert refused.status == 1
    assert "--reopen" in refused.complaint
    assert nc("situation", "--json").json["closed"] == "asked-no-contact"
    assert nc("situation", "--asked-no-contact", "no", "--reopen", "--json").json["closed"] is None


def test_with_a_closed_way_nothing_leads_to_a_word_to_them(nc: Call) -> None:
    nc("situation", "--mode", "limited", "--topics", "children", "--legal-order", "yes")
    nc("dates", "add", "Their birthday", "--when", "24 Nov", "--kind", "birthday")
    assert "hidden-agenda" not in nc("today").out
    assert "situation" not in nc("contact", "--who-began", "me", "--topic", "money").out


# -- dates ---------------------------------------------------------------------------------------------

DATE_KEYS = ["id", "title", "kind", "when", "next", "in_days", "remark"]


def test_a_date_has_stable_keys_and_an_id_that_tells_nothing(nc: Call) -> None:
    made = nc("dates", "add", "Their birthday", "--when", "24 dec", "--kind", "birthday", "--json").json
    assert list(made) == DATE_KEYS
    assert (made["when"], made["next"], made["in_days"]) == ("24 Dec", "2026-12-24", 31)
    assert "birth" not in made["id"]
    assert nc("dates", "--json").json == [made]


def test_dates_come_by_their_next_day_and_can_be_removed_and_brought_back(nc: Call) -> None:
    nc("dates", "add", "Later", "--when", "easter+1")
    near = nc("dates", "add", "Near", "--when", "every 2 weeks from 2026-11-27", "--json").json
    assert [one["title"] for one in nc("dates", "--json").json] == ["Near", "Later"]
    assert nc("dates", "remove", near["id"]).out == "Removed: Near.\n"
    assert [one["title"] for one in nc("dates", "--json").json] == ["Later"]
    assert nc("undo").out == "Undone: the removal of a date.\n"
    assert [one["title"] for one in nc("dates", "--json").json] == ["Near", "Later"]


def test_two_dates_never_share_an_id_even_after_one_is_removed(nc: Call) -> None:
    first = nc("dates", "add", "A", "--when", "1 Dec", "--json").json["id"]
    nc("dates", "remove", first)
    assert nc("dates", "add", "B", "--when", "2 Dec", "--json").json["id"] != first


def test_a_29_february_says_when_it_is_kept(nc: Call) -> None:
    shown = nc("dates", "add", "Leap", "--when", "29 Feb")
    assert "Sun 28 Feb 2027" in shown.out
    assert "falls on the 28th" in shown.out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("add", "X", "--when", "30 Feb"), "there is no 30 February"),
        (("add", "X", "--when", "2027-02-29"), "there is no 29 February in 2027"),
        (("add", "X", "--when", "2026-11-01"), "is in the past"),
        (("add", "X", "--when", "some day"), "is not a date"),
        (("add", " ", "--when", "24 Dec"), "has no name"),
        (("remove", "nope"), "there is no date “nope”"),
    ],
    ids=str,
)
def test_what_is_no_date_is_one_line(nc: Call, words: tuple[str, ...], says: str) -> None:
    shown = nc("dates", *words)
    assert shown.status == 1
    assert says in shown.complaint
    assert nc("dates", "--json").json == []


def test_the_same_date_twice_is_refused(nc: Call) -> None:
    nc("dates", "add", "Hand-over", "--when", "every friday")
    assert "already on the list" in nc("dates", "add", "hand-over", "--when", "every friday").complaint


def test_today_shows_a_date_from_the_week_before_and_an_exercise_on_its_day(nc: Call) -> None:
    nc("dates", "add", "Far", "--when", "2 Dec")
    nc("dates", "add", "Their birthday", "--when", "30 Nov", "--kind", "birthday")
    shown = nc("today").out
    assert "“Their birthday” in 7 days." in shown
    assert "nc-tui when birthday and nc-tui when hidden-agenda" in shown
    assert "Far" not in shown
    before = shown.count(" min")
    nc("dates", "add", "The day itself", "--when", "2026-11-23")
    shown = nc("today").out
    assert "“The day itself” today." in shown
    assert shown.count(" min") == before + 1
    assert all(len(line) <= 80 for line in shown.splitlines())


def test_every_kind_of_date_has_a_guide_that_is_found(nc: Call) -> None:
    from nc_tui.cli.dates import KINDS
    from nc_tui.trainer.views.today import AGENDA, GUIDES

    assert set(GUIDES) == set(KINDS)
    for words in {*GUIDES.values(), AGENDA}:
        assert nc("when", words).status == 0


# -- goals ---------------------------------------------------------------------------------------------


def test_a_goal_is_added_and_its_state_said_with_a_word_of_its_title(nc: Call) -> None:
    assert nc("goals", "add", "learn to swim", "--json").json == {
        "title": "learn to swim",
        "state": "started",
        "note": None,
    }
    nc("goals", "add", "the balcony")
    nc("goals", "state", "swim", "going", "--note", "a length")
    assert nc("goals", "--json").json == [
        {"title": "learn to swim", "state": "going", "note": "a length"},
        {"title": "the balcony", "state": "started", "note": None},
    ]
    item = next(one for one in nc("ready", "--json").json if one["id"] == "own-goals")
    assert (item["have"], item["met"]) == (2, True)
    assert nc("undo").out == "Undone: “learn to swim”.\n"
    assert nc("goals", "--json").json[1]["state"] == "started"


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("add", ""), 1),
        (("add", "The  Balcony"), 1),
        (("state", "the", "going"), 1),
        (("state", "nothing like it", "going"), 1),
        (("state", "balcony", "winning"), 2),
        (("--json", "add", "x"), 2),
        (("drop", "x"), 2),
    ],
    ids=str,
)
def test_what_fits_no_goal_is_one_line(nc: Call, words: tuple[str, ...], status: int) -> None:
    nc("goals", "add", "the balcony")
    nc("goals", "add", "the cello")
    shown = nc("goals", *words)
    assert shown.status == status
    assert shown.complaint
    assert len(nc("goals", "--json").json) == 2
