from datetime import timedelta
from typing import Literal

from nc_tui.practice.goals import goals, goals_lapse
from nc_tui.practice.history import History
from nc_tui.practice.kinds import Goal
from nc_tui.practice.records import Record
from tests.practice.made import TODAY, history_of, made

DAY = timedelta(days=1)


def goal(title: str, state: Literal["started", "going", "done", "dropped"] = "going", ago: int = 0) -> Record:
    return made(Goal(title=title, state=state), TODAY - ago * DAY)


def under_way(history: History) -> list[str]:
    """The titles of the goals under way, the latest first."""
    return [one.title for one, _ in goals_lapse(history, TODAY, 28)]


def test_goals_that_were_started_or_are_going_are_under_way() -> None:
    history = history_of(
        goal("Swim", "started"), goal("Guitar"), goal("Paint", "done"), goal("Move", "dropped")
    )
    assert under_way(history) == ["Guitar", "Swim"]


def test_a_goal_noted_twice_counts_once() -> None:
    assert under_way(history_of(goal("Swim", "started", 9), goal(" swim "))) == [" swim "]


def test_a_goal_dropped_after_it_was_going_is_no_longer_under_way() -> None:
    assert under_way(history_of(goal("Swim", "dropped"), goal("Swim", "going", 5))) == []


def test_a_goal_counts_for_the_days_in_which_it_was_noted() -> None:
    assert under_way(history_of(goal("Swim", ago=28))) == []
    assert under_way(history_of(goal("Swim", ago=27))) == ["Swim"]
    assert under_way(history_of(goal("Swim", ago=-1))) == []


def test_a_goal_whose_title_was_erased_is_none() -> None:
    assert under_way(history_of(made(Goal(title="Swim", state="going").without_text()))) == []


def test_goals_are_listed_as_last_noted_the_latest_first() -> None:
    history = history_of(goal("Swim", "started", 9), goal("Guitar", "going", 3), goal("Swim", "done", 1))
    assert [(one.title, one.state) for one in goals(history, TODAY, 28)] == [
        ("Swim", "done"),
        ("Guitar", "going"),
    ]
