"""The reviews of the ready list on the command line, from the first one to the answer."""

from datetime import datetime, timedelta

import pytest

from nc_tui.practice.kinds import Review, Urge
from nc_tui.trainer.opening import open_trainer
from tests.arrived import write_evidence
from tests.cli.conftest import Call, Printed

MONDAY = datetime.fromisoformat("2026-11-23T09:00+01:00")
NOW_WELL = "n\nn\n"
LABELS = 12


def lines(first: int = 1, last: int = LABELS) -> str:
    return "".join(f"fact {number}\n" for number in range(first, last + 1))


class Reviewing:
    """Someone whose list is open, and what time it is for them."""

    def __init__(self, nc: Call, monkeypatch: pytest.MonkeyPatch) -> None:
        self.nc = nc
        self.monkeypatch = monkeypatch
        self.now = MONDAY
        self.wait()
        write_evidence(open_trainer())

    def wait(self, **by: float) -> None:
        self.now += timedelta(**by)
        self.monkeypatch.setenv("NC_TUI_NOW", self.now.isoformat())

    def review(self, stdin: str = "") -> Printed:
        return self.nc("ready", "--review", stdin=stdin)

    @property
    def stage(self) -> str:
        return open_trainer().ready.state().stage

    @property
    def reasons(self) -> dict[str, str]:
        found = open_trainer().ready.reasons()
        assert found is not None
        assert isinstance(found.data, Review)
        return found.data.reasons


@pytest.fixture
def someone(nc: Call, monkeypatch: pytest.MonkeyPatch) -> Reviewing:
    return Reviewing(nc, monkeypatch)


def test_two_reviews_48_hours_apart_on_a_calm_day_lead_to_the_answers(someone: Reviewing) -> None:
    assert "nc-tui ready --review" in someone.nc("ready").out
    assert "Now 48 hours pass" in " ".join(someone.review(NOW_WELL + lines()).out.split())
    assert (someone.stage, someone.reasons["no-hidden-agenda"]) == (
        "waiting",
        "still good: fact 1\nwhat I hope for: fact 2",
    )
    assert "from Wed 25 Nov, 09:00 on" in someone.review(NOW_WELL).complaint
    someone.wait(hours=48)
    assert "on a calm day" in someone.review(NOW_WELL + lines()).complaint
    someone.nc("checkin", "--mood", "2", "--pull", "8")
    assert someone.review(NOW_WELL + lines()).status == 1
    someone.wait(hours=3)
    someone.nc("checkin", "--mood", "7", "--pull", "1")
    someone.nc("log", "presence-sounds-near-and-far")
    assert someone.review(NOW_WELL + lines()).status == 0
    assert someone.stage == "answer"
    answers = someone.review(f"{NOW_WELL}3\n")
    assert "fact 12" in answers.out
    assert someone.stage == "answered"
    assert someone.nc("after", "--json").json["state"] == "words"
    assert "your answer was" in someone.review(NOW_WELL).complaint


def test_a_review_that_is_left_goes_on_where_it_was(someone: Reviewing) -> None:
    left = someone.review(NOW_WELL + lines(1, 4))
    assert "Open it again" in left.out
    assert someone.stage == "review"
    again = someone.review(NOW_WELL + "\n" + "another\n" + "\n\n" + lines(5))
    assert "fact 1" in again.out
    assert someone.reasons["no-hidden-agenda"] == "still good: fact 1\nwhat I hope for: another"
    assert (
        someone.reasons["accept-ending"] == "after a yes: fact 3\nafter a no: fact 4\nafter silence: fact 5"
    )
    assert open_trainer().drafts.keys() == ()


def test_a_yes_before_it_closes_the_list_and_nothing_more_is_asked(someone: Reviewing) -> None:
    told = someone.review("n\ny\n" + lines())
    assert "such a plan" in told.out
    assert "sentence 1" not in told.out
    assert someone.stage == "closed"
    assert "no review is open" in someone.review(NOW_WELL).complaint


def test_a_number_puts_in_a_line_of_ones_own_journal(someone: Reviewing) -> None:
    trainer = open_trainer()
    trainer.session.save(Urge(rating=9, ratings=(3,), outcome="ridden", note="I swam"), trainer.today)
    told = someone.review(NOW_WELL + lines(1, 2) + "1\n7\n" + lines(5))
    assert "An urge, ridden out" in told.out
    assert someone.reasons["accept-ending"].startswith("after a yes: 9 → 3, “I swam”\nafter a no: 7\n")


def test_json_prints_no_review(someone: Reviewing) -> None:
    assert someone.nc("ready", "--review", "--json").status == 2
