"""What was said last on this machine stands, whatever the clocks showed: here, and on another device."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from nc_tui.journal.folders import folders
from nc_tui.practice.kinds import Profile
from nc_tui.trainer import Trainer
from tests.clock import SetClock
from tests.journal.test_union import sync

AHEAD = [timedelta(minutes=50), timedelta(hours=5), timedelta(days=40), timedelta(days=365)]
OPENERS = [True, False]


@pytest.fixture
def at(home: Path, monday: datetime) -> Callable[..., Trainer]:
    """A trainer opened afresh, here or in another home, by a clock that is so much ahead."""

    def open_at(ahead: timedelta = timedelta(), place: Path = home, minutes: int = 0) -> Trainer:
        return Trainer(folders(place), SetClock(monday + ahead + timedelta(minutes=minutes)))

    return open_at


@pytest.mark.parametrize("ahead", AHEAD, ids=str)
def test_undo_takes_what_was_made_last_though_the_clock_was_ahead_before(
    at: Callable[..., Trainer], ahead: timedelta
) -> None:
    at(ahead).checkins.check_in(2, None)
    at(minutes=40).moments.looked("profile")
    assert str(at(minutes=41).undo.undo()) == "the record that you looked"
    assert str(at(minutes=42).undo.undo()) == "the check-in"
    assert at(minutes=43).undo.undo() is None


@pytest.mark.parametrize("ahead", AHEAD, ids=str)
@pytest.mark.parametrize("elsewhere", [False, True], ids=["here", "on another device"])
def test_what_is_said_after_a_clock_was_ahead_counts_at_once(
    at: Callable[..., Trainer], home: Path, ahead: timedelta, elsewhere: bool
) -> None:
    other = home.parent / "other" if elsewhere else home
    there = at(ahead, other)
    there.situation.describe(Profile(mode="limited", topics=("work",)))
    there.checkins.check_in(2, 9)
    there.calendar.goal("swim", "going")
    if elsewhere:
        sync(other, home)
    here = at(minutes=1)
    here.situation.describe(Profile(mode="none"))
    here.checkins.check_in(7, 1)
    here.calendar.goal("swim", "done")
    for look in (here, at(minutes=2)):
        assert look.situation.profile.mode == "none"
        how = look.checkins.of_today()
        assert how is not None
        assert (how.mood, how.pull) == (7, 1)
        assert [goal.state for goal in look.calendar.goals()] == ["done"]
        assert not look.views.today().is_heavy


def test_an_answer_that_closes_stands_though_another_device_says_no_later(
    at: Callable[..., Trainer], home: Path
) -> None:
    other = home.parent / "other"
    at(timedelta(), other).situation.answer_gate("asked-no-contact", closed=False)
    at().situation.answer_gate("asked-no-contact", closed=True)
    at(timedelta(days=1), other).situation.answer_gate("asked-no-contact", closed=False)
    sync(other, home)
    assert at(minutes=5).situation.way.gates["asked-no-contact"]
