"""Whole lives through the command line: from the ready list to an answer, a silence, a no, or no longer wanting to."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from nc_tui.trainer.opening import open_trainer
from tests.arrived import answer_hello, review, write_evidence
from tests.cli.conftest import Call, Printed

MONDAY = datetime.fromisoformat("2026-11-23T09:00+01:00")
HELLO = "Hello. The little cinema at the station has opened again. You needn't answer."
ALL_WELL = "n\n" * 5 + "y\n" * 8
"""No to the five care questions, yes to the eight of the check."""


class Life:
    """One made-up person, and what time it is for them."""

    def __init__(self, nc: Call, set_now: Callable[[str], None]) -> None:
        self.nc = nc
        self.set_now = set_now
        self.now = MONDAY
        self.wait()

    def wait(self, **by: float) -> "Life":
        self.now += timedelta(**by)
        self.set_now(self.now.isoformat())
        return self

    def after(self, *words: str, stdin: str = "") -> Printed:
        """What the command prints, its lines put together again."""
        told = self.nc("after", *words, stdin=stdin)
        assert told.status == 0, told.err
        return told if "--json" in words else Printed(0, " ".join(told.out.split()), told.err)

    def refused(self, *words: str, stdin: str = "") -> str:
        told = self.nc("after", *words, stdin=stdin)
        assert told.status == 1
        return told.complaint

    @property
    def state(self) -> str:
        return str(self.after("--json").json["state"])

    @property
    def may(self) -> list[str]:
        return list(self.after("--json").json["may"])

    def calm_day(self) -> None:
        """A calm day on which something is practised, too."""
        self.nc("checkin", "--mood", "7", "--pull", "1")
        self.nc("log", "presence-sounds-near-and-far")


@pytest.fixture
def life(nc: Call, monkeypatch: pytest.MonkeyPatch) -> Life:
    """Someone at the beginning."""
    return Life(nc, lambda now: monkeypatch.setenv("NC_TUI_NOW", now))


@pytest.fixture
def open_list(life: Life) -> Life:
    """Someone whose two reviews came out at a hello, on a Wednesday."""
    write_evidence(open_trainer())
    review(open_trainer())
    life.wait(hours=49)
    review(open_trainer())
    answer_hello(open_trainer())
    return life


@pytest.fixture
def sent(open_list: Life) -> Life:
    """The same, with the hello out."""
    life = open_list
    life.after("words", "-", stdin=HELLO)
    life.wait(hours=49)
    life.calm_day()
    life.after("check", stdin=ALL_WELL)
    life.after("sent")
    return life


def test_at_the_beginning_it_isnt_open_and_says_what_opens_it(life: Life) -> None:
    told = life.after()
    assert "the second on a calm day" in told.out
    assert life.state == "not-open"
    assert "no draft is open" in life.refused("words", "-", stdin=HELLO)
    assert "the check isn't open" in life.refused("check")


def test_a_life_to_a_warm_answer_and_being_in_touch(open_list: Life) -> None:
    life = open_list
    first = life.after()
    assert "Sbarra and Emery 2005" in first.out
    assert life.may == ["write"]
    drafted = life.after("words", "-", stdin=HELLO)
    assert "It rests until Fri 27 Nov, 10:00" in drafted.out
    assert "13 words, 3 sentences" in drafted.out
    assert "Sbarra" not in drafted.out
    life.wait(hours=40)
    assert "The rest goes on." in life.after("words", HELLO.replace("little ", "")).out
    assert life.state == "resting"
    life.wait(hours=9)
    assert life.after("--json").json["waits_for"] == ["calm"]
    life.calm_day()
    assert life.may == ["check", "write"]
    held = life.after("check", stdin=ALL_WELL)
    assert "The check held." in held.out
    assert "choir on Tuesday" in held.out
    assert life.may == ["send", "write"]
    sent = life.after("sent")
    assert "That was the one hello. Now it's theirs." in sent.out
    assert HELLO[:20] not in life.after().out
    assert life.nc("status", "--json").json["clock_total"] is not None
    assert "days, ended by choice" in life.nc("status").out
    life.wait(hours=30)
    life.calm_day()
    assert life.may == []
    assert life.after("answer", "warm", "--json").json["state"] == "your-turn"
    assert life.after("--json").json["waits_for"] == ["an-hour"]
    life.wait(hours=2)
    assert life.may == ["reply"]
    assert life.after("replied", "--json").json["state"] == "their-turn"
    assert life.may == []
    life.after("answer", "meet")
    life.wait(days=3)
    ended = life.after("met", "well")
    assert life.state == "in-touch"
    assert "this page has no questions for you" in ended.out
    assert "44 practice days, with 4 people. They stay yours." in ended.out
    assert "We laughed about the card machine." in ended.out
    life.wait(days=200)
    assert life.state == "in-touch"


def test_a_life_to_silence_and_practice_goes_on(sent: Life) -> None:
    life = sent
    assert "nothing for you to do about it" in life.after().out
    life.wait(days=13)
    assert life.state == "waiting"
    life.wait(days=1)
    told = life.after()
    assert life.state == "silence"
    assert "You don't have to find out why nothing came" in told.out
    assert "nc-tui after words" not in told.out
    assert life.nc("today").status == 0
    assert "no contact 14 days" in life.nc("status").out
    life.after("answer", "warm")
    life.wait(hours=2).calm_day()
    assert life.may == ["reply"]


@pytest.mark.parametrize(
    ("words", "gate"),
    [(["answer", "no"], "asked-no-contact"), (["answer", "not-now", "--only-personal"], "nothing-personal")],
)
def test_a_life_to_a_no_which_closes_a_gate(sent: Life, words: list[str], gate: str) -> None:
    life = sent
    life.wait(days=2)
    told = life.after(*words)
    assert life.state == "no"
    assert "It doesn't say what you are worth." in told.out
    situation = life.nc("situation", "--json").json
    assert situation["gates"][gate] is True
    assert life.nc("ready", "--json").status == 0
    life.after("answer", "warm")
    assert (life.state, life.may) == ("no", [])


@pytest.mark.parametrize("when", ["draft", "waiting"])
def test_a_life_to_no_longer_wanting_to(open_list: Life, when: str) -> None:
    life = open_list
    if when == "draft":
        life.after("words", HELLO)
    else:
        life.after("sent")
    told = life.after("let-go")
    assert "you owe nobody a reason" in told.out
    assert "42 practice days" in told.out
    assert (life.state, life.may) == ("let-go", [])
    assert "You no longer want to" in life.nc("ready").out
    life.after("reopen")
    assert life.state == ("not-open" if when == "draft" else "waiting")


# -- out of order, early, late, twice --------------------------------------------------------------------------


def test_a_hello_sent_early_at_night_by_phone_can_be_told_just_so(life: Life) -> None:
    told = life.after("sent", "--channel", "call", "--day", "yesterday", "--at", "23:40")
    assert "before its rest and its check were over" in told.out
    assert life.state == "waiting"


def test_a_second_hello_is_a_slip_and_ends_it(sent: Life) -> None:
    sent.wait(days=1)
    told = sent.after("sent")
    assert "Saved as a slip" in told.out
    assert sent.state == "stopped"
    sent.after("answer", "warm")
    assert (sent.state, sent.may) == ("stopped", [])
    assert "More numbers: nc-tui help" in sent.after().out


def test_a_line_back_that_answers_nothing_is_a_second_message(sent: Life) -> None:
    sent.wait(hours=3)
    assert "Saved as a slip" in sent.after("replied").out
    assert sent.state == "stopped"


def test_steps_that_need_a_hello_say_what_to_do(open_list: Life) -> None:
    for words in (["take-as-no"], ["leave-it"], ["met", "well"]):
        assert "no hello is recorded as sent" in open_list.refused(*words)
    assert "say first what they answered" in open_list.refused("in-touch")
    assert "haven't let go" in open_list.refused("reopen")
    assert "in the future" in open_list.refused("sent", "--at", "2026-12-24T10:00")
    assert open_list.state == "words"


def test_a_draft_is_dropped_and_its_words_can_become_a_letter(open_list: Life) -> None:
    open_list.after("words", HELLO)
    told = open_list.after("drop", "--letter")
    assert "Nobody was asked for anything" in told.out
    assert open_list.state == "kept"
    assert HELLO in open_list.nc("export", "--to", "md").out
    assert "no draft is open" in open_list.refused("words", HELLO)


def test_a_no_in_the_check_lets_the_words_rest_again_and_a_yes_closes_the_list(open_list: Life) -> None:
    life = open_list
    life.after("words", HELLO)
    life.wait(hours=49).calm_day()
    assert "the check was left" in life.refused("check", stdin="n\nn\n\n")
    assert life.state == "check"
    assert "Thank you for being honest" in life.after("check", stdin="n\n" * 5 + "y\ny\nn\n").out
    assert life.state == "resting"
    life.wait(hours=49).calm_day()
    assert "Then not now" in life.after("check", stdin="n\n" * 5 + "n\n").out
    assert life.state == "check"
    closed = life.after("check", stdin="n\nn\ny\n")
    assert "court order" in closed.out
    assert (life.state, life.may) == ("not-open", [])


def test_undoing_that_it_was_sent_brings_the_words_back_to_rest(sent: Life) -> None:
    sent.wait(hours=5)
    refused = sent.nc("undo")
    assert (refused.status, sent.state) == (1, "waiting")
    assert "Wasn't it sent?" in refused.complaint
    assert "the record that it was sent" in sent.nc("undo", "--yes").out
    told = sent.after()
    assert sent.state == "resting"
    assert HELLO in told.out
    back = sent.nc("undo")
    assert "Undone: that it wasn't sent." in back.out
    assert sent.state == "waiting"


def test_removing_the_record_that_it_was_sent_asks_as_well(sent: Life) -> None:
    record = next(one for one in sent.nc("journal", "--json").json["entries"] if one["kind"] == "after")
    assert "Wasn't it sent?" in sent.nc("undo", record["id"]).complaint
    assert sent.state == "waiting"
    assert sent.nc("undo", record["id"], "--yes").status == 0
    assert sent.state == "resting"


def test_the_words_are_erased_once_undo_cant_bring_them_back(sent: Life) -> None:
    trainer = open_trainer()
    assert trainer.after.words().text == HELLO
    sent.wait(days=2)
    sent.after()
    assert open_trainer().after.words().text == ""


def test_words_are_saved_with_the_hello_only_where_that_was_asked(open_list: Life) -> None:
    open_list.after("words", HELLO)
    open_list.after("sent", "--keep-words")
    assert HELLO in open_list.nc("export", "--to", "md").out


def test_a_clock_set_back_opens_nothing(open_list: Life) -> None:
    life = open_list
    life.after("words", HELLO)
    life.wait(days=-30)
    assert life.may == []
    life.after("sent")
    life.wait(days=-5)
    assert (life.state, life.may) == ("waiting", [])


def test_it_goes_in_their_daylight(open_list: Life) -> None:
    life = open_list
    life.after("where", "--zone", "America/Los_Angeles")
    life.after("words", HELLO)
    life.wait(hours=49).calm_day()
    life.after("check", stdin=ALL_WELL)
    assert life.after("--json").json["waits_for"] == ["daylight"]
    life.wait(hours=8)
    assert life.may == ["send", "write"]
    assert "isn't a known zone" in life.refused("where", "--zone", "Mars/Olympus")
    assert "from one whole hour to another" in life.refused("where", "--from", "8", "--to", "8")


def test_someone_else_begins_all_of_it_again(sent: Life) -> None:
    sent.after("someone-else")
    assert (sent.state, sent.may) == ("not-open", [])


def test_nothing_about_it_is_shown_on_a_prompt(sent: Life) -> None:
    assert set(sent.nc("status", "--json").json) == {
        "day",
        "streak",
        "best_streak",
        "rest_left",
        "strength",
        "practised_today",
        "plan_done",
        "plan_size",
        "clock_days",
        "clock_total",
        "ready",
    }


def test_a_change_of_three_letters_keeps_the_rest_and_new_words_begin_it_again(open_list: Life) -> None:
    life = open_list
    life.after("words", HELLO)
    life.wait(hours=20)
    assert "The rest goes on." in life.after("words", HELLO.replace("Hello", "Hullo")).out
    due = life.after("--json").json["due"]
    life.after("words", HELLO + " I miss you.")
    assert life.after("--json").json["due"] > due
    assert "the past, longing: “miss”" in life.after().out


def test_what_they_write_leads_to_page_5_while_a_hello_is_out(sent: Life) -> None:
    sent.wait(hours=3)
    assert "if it answers your hello, say on page 5" in sent.nc("contact", "--who-began", "them").out
    assert sent.state == "waiting"


def test_an_own_message_beside_the_hello_is_a_slip_as_ever_and_ends_it(sent: Life) -> None:
    sent.wait(hours=3)
    sent.nc("slip", "--channel", "call")
    assert sent.state == "stopped"
