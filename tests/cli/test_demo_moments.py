"""The hard moments of the made-up person: believable, and each possible by the rules themselves."""

from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from nc_tui.demo.life import Moment, simulate
from nc_tui.library.reading import load
from nc_tui.practice.clock import count, slip_day
from nc_tui.practice.kinds import Contact, Goal, Letter, Monitoring, Profile, Slip, Urge
from tests.cli.conftest import Call

TODAY = date(2026, 11, 23)
SEEDS = range(8)


def life(days: int, seed: int) -> list[Moment]:
    library, _ = load(None, None)
    gates = [gate.id for gate in library.checklist.gates]
    first = TODAY - timedelta(days=days)
    chance, troubles = Random(f"{seed} {TODAY}"), Random(f"{seed} {TODAY} hard")
    return list(simulate(first, days, None, library.exercises, gates, chance, troubles))


@pytest.fixture(scope="module")
def lives() -> list[list[Moment]]:
    return [life(70, seed) for seed in SEEDS]


def test_most_urges_are_ridden_out(lives: list[list[Moment]]) -> None:
    outcomes = Counter(one.data.outcome for made in lives for one in made if isinstance(one.data, Urge))
    assert outcomes["ridden"] > 0.6 * outcomes.total()
    assert outcomes["acted"] > 0
    assert outcomes["left"] > 0
    assert all(any(isinstance(one.data, Urge) for one in made) for made in lives)


def test_there_is_a_slip_or_two_in_ten_weeks_and_none_at_the_end(lives: list[list[Moment]]) -> None:
    slips = [[one for one in made if isinstance(one.data, Slip)] for made in lives]
    assert 0.25 <= sum(map(len, slips)) / len(lives) <= 3
    assert all((TODAY - one.day).days > 12 for made in slips for one in made)


def test_every_slip_could_have_been_recorded_as_it_is(lives: list[list[Moment]]) -> None:
    for made in lives:
        beginning = made[0].data
        assert isinstance(beginning, Profile)
        assert beginning.since is not None
        for one in made:
            if isinstance(one.data, Slip):
                assert one.data.at_moment <= one.at
                assert one.day == slip_day(one.data.at_moment, one.at)
                assert one.day >= beginning.since


def test_looking_belongs_to_the_first_weeks(lives: list[list[Moment]]) -> None:
    lived = [
        (one.day - made[0].day).days for made in lives for one in made if isinstance(one.data, Monitoring)
    ]
    assert len(lived) > len(lives)
    assert sum(day < 35 for day in lived) > 0.7 * len(lived)


def test_needed_contact_belongs_to_limited_mode_and_ends_no_run(lives: list[list[Moment]]) -> None:
    modes = set()
    for made in lives:
        beginning = made[0].data
        assert isinstance(beginning, Profile)
        modes.add(beginning.mode)
        contacts = [one.data for one in made if isinstance(one.data, Contact)]
        needed = [contact for contact in contacts if contact.on_topic]
        assert bool(needed) == (beginning.mode == "limited")
        assert all(contact.topic in (beginning.topics or ()) for contact in needed)
        assert all(contact.on_topic or contact.started == "them" for contact in contacts)
    assert modes == {"none", "limited"}


def test_goals_and_dates_are_there(lives: list[list[Moment]]) -> None:
    for made in lives:
        assert len({one.data.title for one in made if isinstance(one.data, Goal)}) >= 2
        beginning = made[0].data
        assert isinstance(beginning, Profile)
        assert len(beginning.dates) >= 2


def test_without_a_chance_of_their_own_there_are_no_hard_moments() -> None:
    library, _ = load(None, None)
    made = list(simulate(TODAY - timedelta(30), 30, None, library.exercises, (), Random(3)))
    hard = (Contact, Goal, Letter, Monitoring, Slip, Urge)
    assert not any(isinstance(one.data, hard) for one in made)
    assert made[0].data == Profile()


def test_a_demo_shows_a_clock_that_adds_up(nc: Call, tmp_path: Path) -> None:
    home = str(tmp_path / "demo")
    nc("demo", "--days", "70", "--home", home, "--write-only")
    made = life(70, 1)
    beginning = made[0].data
    assert isinstance(beginning, Profile)
    clock = count(beginning.since, [one.day for one in made if isinstance(one.data, Slip)], TODAY)
    found = nc("status", "--json", "--home", home).json
    assert (found["clock_days"], found["clock_total"]) == (clock.run, clock.total)
    assert nc("dates", "--home", home, "--json").json
    assert nc("goals", "--home", home, "--json").json
