"""One sentence about a week: saved for it, changed, taken away, and where it can't be any more."""

from datetime import timedelta

import pytest

from nc_tui.practice.kinds import WeekNote
from nc_tui.trainer import OutcomeDetails, Trainer
from nc_tui.trainer.errors import TrainerError
from tests.clock import SetClock


def notes(trainer: Trainer) -> list[tuple[int, str | None]]:
    """The weekdays and words of what was said of weeks."""
    found = [r for r in trainer.history.recent if isinstance(r.data, WeekNote)]
    return [(r.day.weekday(), r.data.note) for r in found if isinstance(r.data, WeekNote)]


def test_a_week_has_one_sentence_that_may_be_changed_and_taken_away(
    trainer: Trainer, clock: SetClock
) -> None:
    clock.forward(days=2)
    trainer.weeks.say("A  good\none.")
    assert notes(trainer) == [(2, "A good one.")]
    clock.forward(days=4)
    trainer.weeks.say("A better one.")
    assert notes(trainer) == [(2, "A better one.")]
    assert trainer.weeks.say("A better one.") is None
    assert trainer.views.week().words is not None
    trainer.weeks.say(" ")
    assert notes(trainer) == []
    assert trainer.weeks.say("") is None


def test_one_about_an_earlier_week_lies_on_its_last_day(trainer: Trainer) -> None:
    trainer.weeks.say("It rained.", trainer.today - timedelta(days=7))
    assert notes(trainer) == [(6, "It rained.")]
    assert trainer.weeks.note() == ""


@pytest.mark.parametrize(("days", "why"), [(7, "hasn't begun"), (-700, "too long ago")])
def test_a_week_to_come_and_one_long_ago_have_none(trainer: Trainer, days: int, why: str) -> None:
    with pytest.raises(TrainerError, match=why):
        trainer.weeks.say("…", trainer.today + timedelta(days=days))


def test_a_week_of_years_ago_is_read_from_its_files(trainer: Trainer, clock: SetClock) -> None:
    trainer.practice.record(next(iter(trainer.exercises)), "done", details=OutcomeDetails(with_="the baker"))
    monday = trainer.today
    clock.forward(days=800)
    trainer.session.forget_history()
    view = trainer.views.week(monday)
    assert (view.week.exercises, view.may_write) == (1, False)
    assert view.later == monday + timedelta(days=7)
    assert not trainer.views.week(monday + timedelta(days=70)).week.says_something
