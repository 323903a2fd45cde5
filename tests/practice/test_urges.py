from datetime import date, datetime, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from nc_tui.practice.kinds import Slip, Urge
from nc_tui.practice.kinds.urge import UrgeOutcome
from nc_tui.practice.kinds.vocabulary import SetOff
from nc_tui.practice.records import Record, current
from nc_tui.practice.urges import (
    OPEN_FOR,
    Tally,
    open_urge,
    set_offs,
    tally,
    trend,
)
from tests.practice.made import TODAY, at, history_of, made, withdrawal

DAY = timedelta(days=1)
NOW = at(TODAY, 23, 40)
OUTCOMES: st.SearchStrategy[UrgeOutcome | None] = st.sampled_from(["ridden", "acted", "left", None])


def urge(
    rating: int = 7,
    day: date = TODAY,
    when: datetime | None = None,
    outcome: UrgeOutcome | None = None,
    set_off: SetOff | None = None,
) -> Record:
    return made(Urge(rating=rating, outcome=outcome, set_off=set_off), day, when)


# -- taken up again --------------------------------------------------------------------------------------


def test_an_urge_left_by_a_closed_terminal_can_be_taken_up_again() -> None:
    begun = urge(when=NOW - timedelta(minutes=9))
    assert open_urge([begun], NOW) == begun


def test_an_urge_with_an_outcome_is_over() -> None:
    assert open_urge([urge(when=NOW, outcome="ridden")], NOW) is None


def test_an_urge_is_open_for_three_hours() -> None:
    begun = urge(when=NOW - OPEN_FOR)
    assert open_urge([begun], NOW) == begun
    assert open_urge([begun], NOW + timedelta(seconds=1)) is None


def test_an_urge_that_begins_after_now_is_not_open() -> None:
    assert open_urge([urge(when=NOW + timedelta(minutes=1))], NOW) is None


def test_the_latest_open_urge_comes_first() -> None:
    first, second = urge(when=NOW - timedelta(hours=2)), urge(when=NOW - timedelta(hours=1))
    assert open_urge([second, first], NOW) == second


def test_an_urge_told_afterwards_is_as_old_as_it_was() -> None:
    told = made(Urge(rating=7, at_moment=NOW - timedelta(hours=5)), TODAY, NOW)
    assert open_urge([told], NOW) is None


def test_an_urge_taken_up_again_keeps_the_time_of_its_beginning() -> None:
    begun = urge(when=NOW - timedelta(minutes=170))
    later = made(Urge(rating=7, ratings=(6,), seconds=400), TODAY, NOW, replaces=begun)
    standing = current([begun, later])
    found = open_urge(standing, NOW)
    assert found is not None
    assert isinstance(found.data, Urge)
    assert (found.data.ratings, found.at) == ((6,), begun.at)
    assert open_urge(standing, NOW + timedelta(minutes=11)) is None


def test_an_urge_across_a_change_of_zone_is_as_old_as_it_is() -> None:
    begun = urge(when=datetime.fromisoformat("2026-11-23T22:00:00+01:00"))
    assert open_urge([begun], datetime.fromisoformat("2026-11-23T16:30:00-05:00")) == begun
    assert open_urge([begun], datetime.fromisoformat("2026-11-23T20:00:00-05:00")) is None


# -- what became of them -----------------------------------------------------------------------------------


def test_urges_are_tallied_by_what_became_of_them() -> None:
    history = history_of(
        urge(outcome="ridden"),
        urge(outcome="ridden", day=TODAY - 27 * DAY),
        urge(outcome="left"),
        urge(outcome="acted"),
        urge(),
        urge(outcome="acted", day=TODAY - 28 * DAY),
        urge(outcome="acted", day=TODAY + DAY),
    )
    found = tally(history, TODAY, 28)
    assert found == Tally(ridden=2, acted=1, left=1, untold=1)
    assert found.told == 4


def test_a_withdrawn_urge_is_not_tallied() -> None:
    mistake = urge(outcome="acted")
    assert tally(history_of(mistake, withdrawal(mistake)), TODAY, 28) == Tally()


@given(outcomes=st.lists(OUTCOMES, max_size=12), random=st.randoms(use_true_random=False))
def test_the_tally_does_not_depend_on_the_order(outcomes: list[UrgeOutcome | None], random: Random) -> None:
    records = [urge(outcome=outcome) for outcome in outcomes]
    found = tally(history_of(*records), TODAY, 1)
    random.shuffle(records)
    assert tally(history_of(*records), TODAY, 1) == found
    assert found.told + found.untold == len(outcomes)


# -- when they come ----------------------------------------------------------------------------------------


def test_the_trend_counts_urges_by_hour_and_by_weekday() -> None:
    history = history_of(
        urge(8, when=at(TODAY, 23, 10)),
        urge(5, when=at(TODAY, 23, 50)),
        urge(3, TODAY - DAY, at(TODAY - DAY, 8)),
    )
    found = trend(history, TODAY, 7)
    assert (found.hours[23], found.hours[8], found.hours[12]) == (2, 1, 0)
    assert (found.weekdays[0], found.weekdays[6]) == (2, 1)
    assert (len(found.hours), len(found.weekdays)) == (24, 7)


def test_an_urge_after_midnight_belongs_to_the_evening_before() -> None:
    found = trend(history_of(urge(day=TODAY - DAY, when=at(TODAY, 1, 30))), TODAY, 7)
    assert found.hours[1] == 1
    assert found.weekdays[6] == 1


def test_the_hour_is_that_of_the_place_where_the_urge_was() -> None:
    tokyo = datetime.fromisoformat("2026-11-23T21:15:00+09:00")
    told = made(Urge(rating=4, at_moment=tokyo), TODAY, NOW)
    assert trend(history_of(told), TODAY, 7).hours[21] == 1


def test_an_urge_of_zero_is_an_urge() -> None:
    assert trend(history_of(urge(0)), TODAY, 1).weekdays[0] == 1


@given(hours=st.lists(st.tuples(st.integers(0, 23), st.integers(0, 10)), max_size=20))
def test_no_urge_is_lost_in_the_trend(hours: list[tuple[int, int]]) -> None:
    found = trend(history_of(*(urge(rating, when=at(TODAY, hour)) for hour, rating in hours)), TODAY, 1)
    assert sum(found.hours) == sum(found.weekdays) == len(hours)
    assert found.hours == tuple(sum(when == hour for when, _ in hours) for hour in range(24))


def test_what_set_off_urges_and_slips_is_counted_the_most_frequent_first() -> None:
    history = history_of(
        urge(set_off="evening"),
        urge(set_off="evening"),
        urge(set_off="drink"),
        urge(set_off="date"),
        urge(set_off="alone"),
        urge(),
        made(Slip(channel="text", at_moment=NOW, set_off="drink")),
        made(Slip(channel="text", at_moment=NOW, set_off="drink")),
        urge(set_off="news", day=TODAY - 7 * DAY),
    )
    assert list(set_offs(history, TODAY, 7).items()) == [
        ("drink", 3),
        ("evening", 2),
        ("alone", 1),
        ("date", 1),
    ]
