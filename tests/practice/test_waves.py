"""The waves of urges: rated at any time, due four times, and what earlier ones leave."""

import pytest

from nc_tui.practice.kinds import Urge
from nc_tui.practice.urges import RATING_SECONDS, WAVE_SECONDS
from nc_tui.practice.waves import AGAIN, EARLIER, Before, before, in_words, points_of, rated, rating_due
from tests.practice.made import TODAY, ago, history_of, made


def test_a_rating_is_asked_for_four_times_in_twenty_minutes() -> None:
    assert RATING_SECONDS == (0, 300, 720, WAVE_SECONDS)


@pytest.mark.parametrize(
    ("later", "seconds", "due"),
    [((), 299, False), ((), 300, True), ((6,), 719, False), ((6, 5), 1200, True), ((6, 5, 3), 5000, False)],
)
def test_a_rating_is_due_once_the_wave_has_come_to_it(
    later: tuple[int, ...], seconds: int, due: bool
) -> None:
    assert rating_due(Urge(rating=7, ratings=later, seconds=seconds)) is due


def test_one_that_was_given_shortly_before_is_not_asked_for_again() -> None:
    rated_early = Urge(7, (6,), rated_at=(280,), seconds=310)
    assert not rating_due(rated_early)
    assert rating_due(Urge(7, (6,), rated_at=(280,), seconds=720))


def test_a_rating_has_its_second_and_one_right_behind_another_corrects_it() -> None:
    begun = Urge(7)
    corrected = rated(begun, 8, AGAIN - 1)
    assert (corrected.rating, corrected.ratings) == (8, ())
    later = rated(corrected, 6, AGAIN)
    assert (later.ratings, later.rated_at) == ((6,), (AGAIN,))
    assert rated(later, 5, AGAIN + 20).ratings == (5,)
    assert rated(rated(later, 4, 400), 3, 9999).rated_at == (AGAIN, 400, WAVE_SECONDS)


def test_waves_of_before_have_the_seconds_at_which_they_were_asked_for() -> None:
    assert points_of(Urge(7, (6, 4, 2))) == ((0, 7), (300, 6), (720, 4), (1200, 2))
    assert points_of(Urge(7, (6, 5, 4, 3)))[-1] == (1200, 4), "of a fifth nothing is known"
    assert points_of(Urge(7, (6,), rated_at=(90,))) == ((0, 7), (90, 6))


def test_a_rating_after_ones_without_seconds_keeps_them_all() -> None:
    going_on = rated(Urge(7, (6, 4), seconds=800), 3, 900)
    assert points_of(going_on) == ((0, 7), (300, 6), (720, 4), (900, 3))


def test_what_earlier_urges_leave_are_their_waves_and_words_newest_first() -> None:
    now = made(Urge(8), TODAY)
    old = [
        made(Urge(9, (5,), "ridden", note="call Maja", who="Maja"), ago(9)),
        made(Urge(6, (3,), "left", who="my sister"), ago(4)),
        made(Urge(7, (9,), "acted", note="it went wrong", who="them"), ago(3)),
        made(Urge(5, outcome="ridden", who="Maja"), ago(2)),
    ]
    found = before(history_of(*old, now), TODAY, now)
    assert found == Before(
        (points_of(Urge(6, (3,))), points_of(Urge(9, (5,)))), "call Maja", ("Maja", "my sister")
    )


def test_only_the_last_five_of_the_past_year_are_told_of() -> None:
    many = [made(Urge(7, (n,), "ridden"), ago(40 - n)) for n in range(7)]
    assert [wave[-1][1] for wave in before(history_of(*many), TODAY).waves] == [6, 5, 4, 3, 2]
    assert EARLIER == 5


@pytest.mark.parametrize(
    ("levels", "says"),
    [
        ([], ""),
        ([(8, 3)], "Your last one fell to 3 within 5 min."),
        ([(8, 3), (6, 2), (9, 4)], "Your last 3 fell to 3 within 5 min."),
        ([(8, 3), (6, 7)], "1 of your last 2 fell while you watched."),
        ([(6, 7), (5, 5)], ""),
    ],
)
def test_how_they_went_is_said_as_it_was(levels: list[tuple[int, int]], says: str) -> None:
    assert in_words(tuple(((0, first), (300, last)) for first, last in levels)) == says
