"""Slips, urges, contact, looking and check-ins from the command line, and what becomes of them elsewhere."""

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Call

NAMING = "steadying-name-place-rate"
AT = "2026-11-23T07:30+01:00"


def clock_of(nc: Call) -> tuple[int | None, int | None]:
    found = nc("status", "--json").json
    return found["clock_days"], found["clock_total"]


@pytest.fixture
def begun(nc: Call) -> Call:
    """Someone without contact for eleven days, today included."""
    assert nc("situation", "--mode", "none", "--since", "-10").status == 0
    return nc


# -- slips ---------------------------------------------------------------------------------------------


def test_a_slip_has_stable_keys_and_restarts_only_the_run(begun: Call) -> None:
    begun("log", NAMING)
    assert clock_of(begun) == (11, 11)
    told = "--channel call --set-off evening --day yesterday --at 23:40 --note long --json"
    found = begun("slip", *told.split(), "--plan", "If it is late, then the kitchen").json
    keys = "id day at channel set_off plan note clock_days clock_total"
    assert list(found) == keys.split()
    assert (found["day"], found["at"]) == ("2026-11-22", "2026-11-22T23:40+01:00")
    assert (found["channel"], found["set_off"], found["note"]) == ("call", "evening", "long")
    assert found["plan"] == "If it is late, then the kitchen"
    assert (found["clock_days"], found["clock_total"]) == clock_of(begun) == (1, 10)
    assert begun("status", "--format", "{streak}").out == "1\n"


def test_a_slip_says_what_stays_and_no_word_of_failure(begun: Call) -> None:
    begun("log", NAMING)
    shown = begun("slip")
    assert shown.status == 0
    assert "a slip, today at 07:30" in shown.out
    assert "1 practice day, every skill" in shown.out
    assert "10 of 11 days without contact. Only this run starts again." in shown.out
    assert not {"fail", "sorry", "wrong", "relapse", "!"} & set(shown.out.lower().replace(".", " ").split())


def test_a_slip_after_midnight_belongs_to_the_evening(begun: Call) -> None:
    found = begun("slip", "--day", "yesterday", "--at", "01:30", "--json").json
    assert (found["day"], found["at"]) == ("2026-11-22", "2026-11-23T01:30+01:00")


def test_a_moment_with_another_offset_is_turned_into_the_places_own_time(begun: Call) -> None:
    found = begun("slip", "--at", "2026-11-21T23:40-05:00", "--json").json
    assert (found["day"], found["at"]) == ("2026-11-22", "2026-11-22T05:40+01:00")


def test_a_slip_can_be_taken_back_even_if_it_is_for_a_day_long_past(begun: Call) -> None:
    begun("slip", "--day", "-9")
    assert clock_of(begun) == (9, 10)
    assert begun("undo").out == "Undone: the slip.\n"
    assert clock_of(begun) == (11, 11)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--at", "23:40"), "today at 23:40 is in the future; if it was last night, add --day yesterday"),
        (("--at", "2026-11-24T10:00"), "in the future"),
        (("--day", "2026-12-24"), "in the future"),
        (("--day", "-11"), "before your first day (Fri 13 Nov)"),
        (("--at", "0001-01-01T00:00"), "more than a hundred years ago"),
    ],
    ids=str,
)
def test_a_slip_that_cannot_have_been_is_one_line(begun: Call, words: tuple[str, ...], says: str) -> None:
    shown = begun("slip", *words)
    assert shown.status == 1
    assert shown.out == ""
    assert says in shown.complaint
    assert clock_of(begun) == (11, 11)


@pytest.mark.parametrize(
    "words",
    [
        ("--day", "2026-02-30"),
        ("--at", "2026-02-30T10:00"),
        ("--at", "25:00"),
        ("--at", "later"),
        ("--at", ""),
        ("--day", "9999-12-31", "--at", "01:00"),
        ("--day", "yesterday", "--at", "2026-11-22T23:40"),
        ("--channel", "fax"),
        ("--set-off", "moon"),
        ("surplus",),
    ],
    ids=" ".join,
)
def test_wrong_words_for_a_slip_are_wrong_usage(begun: Call, words: tuple[str, ...]) -> None:
    shown = begun("slip", *words)
    assert shown.status == 2
    assert shown.out == ""
    assert "--help" in shown.complaint


def test_two_slips_of_one_minute_are_one_and_two_of_one_day_take_one_day(begun: Call) -> None:
    begun("slip", "--day", "yesterday", "--at", "21:00")
    again = begun("slip", "--day", "yesterday", "--at", "21:00")
    assert again.status == 1
    assert "that slip is already recorded, yesterday at 21:00" in again.complaint
    assert begun("slip", "--day", "yesterday", "--at", "22:00").status == 0
    assert clock_of(begun) == (1, 10)


def test_the_same_slip_told_on_two_devices_takes_one_day_and_counts_once(
    begun: Call, home: Path, tmp_path: Path
) -> None:
    phone = tmp_path / "phone"
    begun("slip", "--day", "yesterday", "--at", "21:00")
    begun("--home", str(phone), "slip", "--day", "yesterday", "--at", "21:10")
    theirs = next((phone / "data" / "journal").iterdir())
    shutil.copytree(theirs, home / "data" / "journal" / theirs.name)
    assert clock_of(begun) == (1, 10)
    assert begun("slip", "--day", "yesterday", "--at", "21:10").status == 1, "it has come over with the file"
    no_slip = next(one for one in begun("ready", "--json").json if one["id"] == "no-slip")
    assert no_slip["have"] == 1


def test_a_clock_set_back_is_said_in_one_line_and_changes_nothing(
    begun: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun("slip", "--day", "yesterday")
    monkeypatch.setenv("NC_TUI_NOW", "2026-11-01T09:00+01:00")
    shown = begun("slip")
    assert shown.status == 1
    assert "before your first day" in shown.complaint
    assert clock_of(begun) == (0, 0)
    monkeypatch.setenv("NC_TUI_NOW", AT)
    assert clock_of(begun) == (1, 10)


# -- urges ---------------------------------------------------------------------------------------------


def test_an_urge_is_kept_with_one_number_and_finished_with_another_call(nc: Call) -> None:
    first = nc("urge", "7", "--json").json
    keys = "id day at rating ratings outcome set_off who note replaces"
    assert list(first) == keys.split()
    assert (first["rating"], first["ratings"], first["outcome"]) == (7, [], None)
    last = nc("urge", "--after", "3", "--outcome", "ridden", "--set-off", "evening", "--json").json
    assert last["replaces"] == first["id"]
    assert (last["rating"], last["ratings"], last["outcome"]) == (7, [3], "ridden")
    assert last["set_off"] == "evening"
    found = nc("urge", "--json").json
    assert found == {"open": None, "days": 28, "ridden": 1, "left": 0, "acted": 0, "untold": 0}


def test_resisted_urges_count_visibly(nc: Call) -> None:
    nc("urge", "5", "--outcome", "left")
    shown = nc("urge", "6", "--outcome", "ridden", "--day", "yesterday", "--at", "23:10")
    assert "yesterday at 23:10" in shown.out
    assert "Ridden out, and that counts. 2 urges not acted on in 28 days." in shown.out


def test_an_urge_acted_on_points_to_the_slip(nc: Call) -> None:
    assert "nc-tui slip" in nc("urge", "8", "--outcome", "acted").out


def test_an_urge_of_ten_offers_numbers_and_a_seven_does_not(nc: Call) -> None:
    assert "112" not in nc("urge", "7").out
    assert "112" in nc("urge", "10").out
    assert nc("urge", "10", "--json").out.count("\n") == 1


def test_without_an_open_urge_there_is_nothing_to_finish(nc: Call) -> None:
    shown = nc("urge", "--outcome", "ridden")
    assert shown.status == 1
    assert "no urge is open" in shown.complaint
    nc("urge", "7", "--day", "yesterday", "--at", "20:00")
    assert nc("urge", "--outcome", "ridden").status == 1, "three hours are long past"


@pytest.mark.parametrize(
    "words",
    [("11",), ("-1",), ("x",), ("7", "--after", "12"), ("--day", "yesterday"), ("7", "--outcome", "won")],
)
def test_wrong_words_for_an_urge_are_wrong_usage(nc: Call, words: tuple[str, ...]) -> None:
    assert nc("urge", *words).status == 2


def test_an_urge_to_come_is_refused(nc: Call) -> None:
    assert "in the future" in nc("urge", "7", "--day", "2026-11-24").complaint


def test_undo_takes_back_what_was_added_and_then_the_urge(nc: Call) -> None:
    nc("urge", "7")
    nc("urge", "--outcome", "ridden")
    assert nc("undo").out == "Undone: what you added to the urge.\n"
    assert nc("urge", "--json").json["open"]["outcome"] is None
    assert nc("undo").out == "Undone: the urge.\n"
    assert nc("urge", "--json").json["untold"] == 0


# -- contact and looking -------------------------------------------------------------------------------


def test_what_they_begin_never_counts_for_the_clock(begun: Call) -> None:
    shown = begun("contact", "--who-began", "them", "--channel", "call")
    assert "they got in touch, so it isn't a slip" in shown.out
    assert clock_of(begun) == (11, 11)


def test_contact_has_stable_keys(begun: Call) -> None:
    found = begun("contact", "--who-began", "me", "--topic", "children", "--json").json
    keys = "id day at who_began channel topic on_topic ends_run note"
    assert list(found) == keys.split()
    assert (found["on_topic"], found["ends_run"]) == (False, True)


def test_in_limited_mode_what_is_on_topic_is_no_slip_and_the_rest_is(begun: Call) -> None:
    begun("situation", "--mode", "limited", "--topics", "children,work")
    assert "isn't a slip" in begun("contact", "--who-began", "me", "--topic", "children").out
    assert clock_of(begun) == (11, 11)
    assert "your run starts again" in begun("contact", "--who-began", "me", "--topic", "money").out
    assert clock_of(begun) == (0, 10)
    assert begun("undo").out == "Undone: the contact record.\n"
    assert clock_of(begun) == (11, 11)


def test_a_mode_changed_in_the_middle_of_a_run_leaves_the_past_as_it_was(begun: Call) -> None:
    begun("situation", "--mode", "limited", "--topics", "children")
    begun("contact", "--who-began", "me", "--topic", "children", "--day", "yesterday")
    shown = begun("situation", "--mode", "none")
    assert "Earlier records stay as they were, and your run continues." in shown.out
    assert clock_of(begun) == (11, 11)
    assert "your run starts again" in begun("contact", "--who-began", "me", "--topic", "children").out


def test_off_topic_contact_is_refused_where_a_slip_would_be(begun: Call) -> None:
    assert "before your first day" in begun("contact", "--who-began", "me", "--day", "-30").complaint
    begun("slip")
    assert "already recorded" in begun("contact", "--who-began", "me").complaint
    assert begun("contact", "--who-began", "them", "--day", "-30").status == 0


def test_who_began_has_to_be_said(nc: Call) -> None:
    assert "--who-began" in nc("contact").complaint
    assert nc("contact").status == 2


def test_looking_is_kept_and_leaves_the_clock_alone(begun: Call) -> None:
    found = begun("looked", "--channel", "asked-around", "--day", "yesterday", "--at", "22:15", "--json").json
    assert list(found) == ["id", "day", "at", "channel", "note"]
    assert (found["day"], found["at"]) == ("2026-11-22", "2026-11-22T22:15+01:00")
    assert "Your clock keeps running" in begun("looked").out
    assert clock_of(begun) == (11, 11)
    item = next(one for one in begun("ready", "--json").json if one["id"] == "no-monitoring")
    assert item["have"] == 2
    assert begun("undo").out == "Undone: the record that you looked.\n"


# -- check-ins -----------------------------------------------------------------------------------------


def test_a_checkin_can_come_in_two_halves(nc: Call) -> None:
    first = nc("checkin", "--mood", "6", "--json").json
    assert list(first) == ["id", "day", "at", "mood", "pull", "replaces"]
    second = nc("checkin", "--pull", "2", "--json").json
    assert (second["mood"], second["pull"], second["replaces"]) == (6, 2, first["id"])


def test_a_heavy_checkin_turns_the_day_into_one_gentle_thing(nc: Call) -> None:
    shown = nc("checkin", "--mood", "1", "--pull", "5")
    assert "Today, one gentle thing" in shown.out
    assert nc("status", "--format", "{plan_size}").out == "1\n"


def test_the_second_checkin_at_the_bottom_offers_numbers(nc: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "112" not in nc("checkin", "--mood", "1", "--pull", "5").out
    monkeypatch.setenv("NC_TUI_NOW", "2026-11-23T21:00+01:00")
    assert "112" in nc("checkin", "--mood", "0", "--pull", "5").out


def test_a_checkin_needs_a_number(nc: Call) -> None:
    assert nc("checkin").status == 2
    assert nc("checkin", "--mood", "11").status == 2


# -- what the other commands make of it ----------------------------------------------------------------


def test_status_says_the_clock_unless_the_days_are_hidden(begun: Call, home: Path) -> None:
    begun("slip", "--day", "-5")
    line = "no contact 5 days, 10 of 11 days overall"
    assert line in begun("status").out
    assert line in begun("today").out
    (home / "config").mkdir(exist_ok=True)
    (home / "config" / "settings.toml").write_text('days = "hidden"\n')
    assert "no contact" not in begun("status").out
    assert "no contact" not in begun("today").out
    assert "without contact" not in begun("slip", "--day", "-4").out


def test_long_ago_has_a_run_only_after_a_slip(nc: Call) -> None:
    nc("situation", "--since", "long-ago")
    assert clock_of(nc) == (None, None)
    nc("slip", "--day", "-3")
    assert clock_of(nc) == (3, None)


def test_today_shows_the_quiet_notice_of_a_passive_week(nc: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    for day in range(8, 23):
        monkeypatch.setenv("NC_TUI_NOW", f"2026-11-{day:02}T07:30+01:00")
        nc("checkin", "--mood", "5", "--pull", "3")
    shown = {}
    for day in range(15, 23):
        monkeypatch.setenv("NC_TUI_NOW", f"2026-11-{day:02}T07:30+01:00")
        shown[day] = "It's been a week since you practised with someone" in nc("today").out
    assert sum(shown.values()) in (1, 2), "seldom, and not every day"


HOSTILE = ["\x1b]52;c;aGk=\x07x", "[@click=app.quit]x[/]", "a\u202eb", "x" * 50_000]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text)[:16])
def test_unlucky_text_in_hard_moments_is_kept_and_printed_harmlessly(begun: Call, text: str) -> None:
    for words in (
        ("slip", "--plan", text, "--note", text),
        ("urge", "7", "--who", text, "--note", text),
        ("contact", "--who-began", "them", "--note", text),
        ("looked", "--note", text),
        ("goals", "add", text),
        ("dates", "add", text, "--when", "24 Nov"),
        ("dates",),
        ("goals",),
        ("today",),
        ("export", "--to", "md"),
        ("export", "--to", "csv"),
    ):
        shown = begun(*words)
        assert shown.status == 0, shown.err
        assert not any(sign in shown.out for sign in "\x1b\x07\u202e\ud800")
