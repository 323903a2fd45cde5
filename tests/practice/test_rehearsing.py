"""A run through a rehearsal: how the other person feels, going back, rewinding, and where it ends."""

import random
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nc_tui.practice.moves import MOVES, PUSHES, SAID_PLAINLY, SKILL_FOR, SKILLED, TABLE, Band, Move, effect
from nc_tui.practice.rehearsal import Condition, Ending, Fork, Middle, Rehearsal, Talk, Wait
from nc_tui.practice.rehearsing import (
    Run,
    State,
    arrived,
    at_first,
    back,
    begin,
    by_id,
    edition,
    ended,
    exchanges,
    felt,
    first_end,
    fits,
    here,
    holds,
    leave,
    moved,
    moves_said,
    onward,
    opening,
    options,
    rewind,
    say,
    speaker,
    text_of,
)
from tests.practice.rehearsal_files import sample, shipped_rehearsals
from tests.rehearsal_walk import by_chance, run_with, walked

TALK = sample()
FILES = {**shipped_rehearsals(), TALK.id: TALK}
RUNS = st.tuples(st.sampled_from(sorted(FILES)), st.integers(1, 400), st.integers(0, 2**32))


def path_of(rehearsal: Rehearsal, number: int, seed: int) -> list[Run]:
    return list(walked(rehearsal, begin(rehearsal, number), by_chance, random.Random(seed)))


def through(rehearsal: Rehearsal, run: Run, *numbers: int) -> Run:
    for number in numbers:
        while isinstance(here(rehearsal, run).page, Wait | Middle):
            run = onward(rehearsal, run)
        run = say(rehearsal, run, number)
    return run


def to_the_end(rehearsal: Rehearsal, run: Run) -> Run:
    return list(walked(rehearsal, run, by_chance, random.Random(0)))[-1]


# -- the table -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("band", "move", "change"),
    [
        ("stiff", "reflect", (-2, 1)),
        ("hot", "reflect", (-1, 0)),
        ("easy", "reflect", (-2, 1)),
        ("stiff", "own-part", (-2, 1)),
        ("hot", "own-part", (-1, 0)),
        ("easy", "own-part", (0, 0)),
        ("stiff", "ask", (-1, 1)),
        ("hot", "ask", (0, 0)),
        ("easy", "ask", (-1, 2)),
        ("hot", "pause", (-2, 0)),
        ("hot", "limit", (-2, 0)),
        ("stiff", "pause", (-1, 0)),
        ("easy", "warm", (0, 2)),
        ("hot", "warm", (0, 0)),
        ("stiff", "press", (2, -2)),
        ("easy", "plead", (1, -2)),
        ("hot", "test", (1, -1)),
        ("stiff", "give-in", (-2, 0)),
        ("hot", "blame", (2, -1)),
    ],
)
def test_a_move_does_what_the_table_says(band: Band, move: Move, change: tuple[int, int]) -> None:
    assert TABLE[band][move] == change


def test_the_table_knows_every_move_in_every_band() -> None:
    assert all(set(moves) == set(MOVES) for moves in TABLE.values())
    assert set(SAID_PLAINLY) == set(SKILL_FOR) == set(MOVES)


@pytest.mark.parametrize("tension", range(11))
def test_no_push_ever_calms_or_warms_and_no_skilled_move_does_harm(tension: int) -> None:
    for move in PUSHES:
        change = effect(move, tension, None)
        assert (change.tension > 0, change.warmth < 0) == (True, True)
    for move in SKILLED:
        change = effect(move, tension, None)
        assert (change.tension <= 0, change.warmth >= 0) == (True, True)


@given(st.integers(0, 10), st.integers(0, 10), st.sampled_from(MOVES))
def test_the_same_move_twice_running_does_no_good_the_second_time(
    tension: int, warmth: int, move: Move
) -> None:
    once = moved(State(tension, warmth), move)
    twice = moved(once, move)
    assert twice.tension >= once.tension
    assert twice.warmth <= once.warmth


def test_what_a_move_costs_it_costs_again() -> None:
    assert moved(moved(State(2, 8), "press"), "press") == State(6, 4, pushed=True, last="press")


def test_between_two_of_a_kind_another_move_makes_it_count_again() -> None:
    assert felt(TALK.openings[0], ("reflect", "reflect")).tension == 3
    assert felt(TALK.openings[0], ("reflect", "ask", "reflect")).tension == 0


@given(st.lists(st.sampled_from(MOVES), max_size=30), st.sampled_from(TALK.openings))
def test_feelings_stay_between_0_and_10_and_a_push_is_never_forgotten(
    moves: list[Move], start: object
) -> None:
    state = felt(TALK.openings[0], moves)
    assert 0 <= state.tension <= 10
    assert 0 <= state.warmth <= 10
    assert state.pushed == any(move in PUSHES for move in moves)


@pytest.mark.parametrize(
    ("word", "state", "answer"),
    [
        ("easy", State(3, 0), True),
        ("easy", State(4, 0), False),
        ("stiff", State(3, 0), False),
        ("stiff", State(4, 0), True),
        ("stiff", State(7, 0), True),
        ("stiff", State(8, 0), False),
        ("hot", State(7, 0), False),
        ("hot", State(8, 0), True),
        ("warm", State(0, 4), False),
        ("warm", State(0, 5), True),
        ("pushed", State(0, 0), False),
        ("pushed", State(0, 0, pushed=True), True),
    ],
)
def test_a_word_of_a_condition_holds_where_it_says(word: Condition, state: State, answer: bool) -> None:
    assert holds(word, state) is answer


def test_all_words_of_a_condition_must_hold_and_none_always_do() -> None:
    assert fits((), State(9, 0))
    assert fits(("easy", "warm"), State(1, 6))
    assert not fits(("easy", "warm"), State(1, 2))


# -- openings, order -----------------------------------------------------------------------------------


def test_which_opening_a_run_has_is_the_same_on_every_machine() -> None:
    assert [opening(TALK, run).tension for run in range(1, 9)] == [5, 7, 7, 5, 5, 5, 5, 7]


def test_about_half_of_all_runs_meet_the_harder_day_the_first_ones_too() -> None:
    first = [opening(sample(("timo-waits", f"file-{n}")), 1).tension for n in range(400)]
    later = [opening(TALK, run).tension for run in range(400)]
    for tensions in (first, later):
        assert 160 < tensions.count(7) < 240


def test_replies_come_in_another_order_in_other_runs_and_on_other_pages_and_stay_so_within_one() -> None:
    orders = [tuple(number for number, _ in options(TALK, begin(TALK, run))) for run in range(1, 200)]
    assert all(sorted(order) == [1, 2, 3] for order in orders)
    assert all(20 <= orders.count(order) <= 50 for order in set(orders))
    assert len(set(orders)) == 6
    assert options(TALK, begin(TALK, 3)) == options(TALK, begin(TALK, 3))


def test_another_edition_of_a_file_has_another_number() -> None:
    assert edition(TALK) == edition(sample())
    assert edition(TALK) != edition(sample(("A light line.", "A lighter line.")))


# -- a run ---------------------------------------------------------------------------------------------


@given(RUNS)
def test_how_they_feel_is_what_was_carried_along(drawn: tuple[str, int, int]) -> None:
    name, number, seed = drawn
    rehearsal = FILES[name]
    pages = by_id(rehearsal)
    state = at_first(opening(rehearsal, number))
    said: tuple[int, ...] = ()
    for run in path_of(rehearsal, number, seed):
        place = here(rehearsal, run)
        if run.said != said:
            said = run.said
            reply = exchanges(rehearsal, run)[-1].reply
            state = moved(state, reply.move)
            assert arrived(pages, reply.to, state) == place.page
        assert place.state == state
        assert state == felt(opening(rehearsal, number), moves_said(rehearsal, run))


@given(RUNS, st.integers(1, 12))
def test_going_back_and_doing_the_same_again_gives_the_same_run(
    drawn: tuple[str, int, int], steps: int
) -> None:
    name, number, seed = drawn
    rehearsal = FILES[name]
    runs = path_of(rehearsal, number, seed)
    steps = min(steps, len(runs) - 1)
    run = runs[-1]
    for earlier in reversed(runs[-1 - steps : -1]):
        run = back(rehearsal, run)
        assert here(rehearsal, run) == here(rehearsal, earlier)
        assert (run.said, run.passed) == (earlier.said, earlier.passed)
    for later in runs[-steps:]:
        quiet = isinstance(here(rehearsal, run).page, Wait | Middle)
        run = onward(rehearsal, run) if quiet else say(rehearsal, run, later.said[-1])
        assert (run.said, run.passed) == (later.said, later.passed)
    assert run == runs[-1]


@given(RUNS, st.integers(0, 8))
def test_a_rewind_leads_to_the_page_and_the_feelings_of_then(drawn: tuple[str, int, int], at: int) -> None:
    name, number, seed = drawn
    rehearsal = FILES[name]
    *_, over = path_of(rehearsal, number, seed)
    at = min(at, len(over.said) - 1)
    again = rewind(rehearsal, over, at)
    then = exchanges(rehearsal, over)[at]
    place = here(rehearsal, again)
    assert (place.page, place.state) == (then.page, then.before)
    assert again.said == over.said
    assert moves_said(rehearsal, again) == moves_said(rehearsal, over)
    assert first_end(rehearsal, again) == ended(rehearsal, over)


def test_a_run_begins_on_the_first_page_and_goes_by_replies_and_pages_without_any() -> None:
    run = begin(TALK, run_with(TALK, 0))
    assert here(TALK, run).page == TALK.pages[0]
    run = say(TALK, run, 1)
    assert isinstance(here(TALK, run).page, Middle)
    assert options(TALK, run) == ()
    run = say(TALK, onward(TALK, run), 2)
    assert isinstance(here(TALK, run).page, Wait)
    run = say(TALK, onward(TALK, run), 1)
    page = here(TALK, run).page
    assert isinstance(page, Ending)
    assert (page.id, ended(TALK, run)) == ("warm-end", "warm")
    assert options(TALK, run) == ()


def test_a_text_fits_how_they_feel() -> None:
    page = by_id(TALK)["door"]
    assert isinstance(page, Talk)
    assert text_of(page, State(2, 5)) == "“Well. They have shut the door now.”"
    assert text_of(page, State(5, 5)) == "“They have shut the door now.”"


def test_of_several_texts_and_several_turns_the_first_that_holds_is_taken() -> None:
    pages = by_id(
        sample(
            (
                'when = ["easy"]\ntext = "“Well.',
                'when = ["pushed"]\ntext = "“No.”"\n[[page.instead]]\nwhen = ["easy"]\ntext = "“Well.',
            )
        )
    )
    door = pages["door"]
    assert isinstance(door, Talk)
    assert text_of(door, State(1, 1, pushed=True)) == "“No.”"
    assert arrived(pages, "close", State(9, 9, pushed=True)).id == "goes"
    assert arrived(pages, "close", State(1, 9, pushed=True)).id == "cool-end"
    assert arrived(pages, "close", State(1, 9)).id == "warm-end"


def test_a_name_stands_before_what_is_said_and_not_before_what_is_told() -> None:
    assert speaker("“Half an hour.”", "Timo") == "Timo"
    assert speaker("Timo nods. “Fine.”", "Timo") == ""


def test_they_can_be_left_on_every_page_and_that_can_be_taken_back() -> None:
    for run in path_of(TALK, 1, 1)[:-1]:
        gone = leave(TALK, run)
        assert ended(TALK, gone) == "left"
        assert options(TALK, gone) == ()
        assert back(TALK, gone) == run


def test_a_talk_that_is_over_cannot_be_left_and_one_that_goes_on_not_rewound() -> None:
    over = to_the_end(TALK, begin(TALK, 1))
    for run in (over, leave(TALK, begin(TALK, 1)), rewind(TALK, over, 0)):
        with pytest.raises(ValueError, match="over"):
            leave(TALK, run)
    with pytest.raises(ValueError, match="when it is over"):
        rewind(TALK, through(TALK, begin(TALK, 1), 1), 0)


def test_a_run_is_rewound_twice_at_most_and_only_to_what_was_said() -> None:
    over = to_the_end(TALK, begin(TALK, 1))
    with pytest.raises(ValueError, match="no reply 3 to go back to; 3 were said"):
        rewind(TALK, over, 3)
    twice = rewind(TALK, rewind(TALK, over, 1), 0)
    assert twice.rewound == 2
    with pytest.raises(ValueError, match="at most 2 times"):
        rewind(TALK, twice, 0)


def test_what_is_said_after_a_rewind_is_kept_apart() -> None:
    over = to_the_end(TALK, through(TALK, begin(TALK, 1), 3))
    again = through(TALK, rewind(TALK, over, 0), 1, 1)
    assert again.said == over.said
    assert again.path == (1, 1)
    assert "defend" in moves_said(TALK, again)
    assert back(TALK, again).again == (1,)
    assert back(TALK, again).unsaid == ()


def test_a_push_that_was_taken_back_was_said_all_the_same() -> None:
    at_door = onward(TALK, through(TALK, begin(TALK, run_with(TALK, 0)), 1, 1))
    pressed = say(TALK, at_door, 3)
    kinder = say(TALK, back(TALK, pressed), 1)
    assert exchanges(TALK, kinder)[-1].reply.move == "warm"
    assert moves_said(TALK, kinder) == ("reflect", "own-part", "warm", "press")
    assert not here(TALK, kinder).state.pushed


def test_on_the_first_page_back_stays() -> None:
    run = begin(TALK, 1)
    assert back(TALK, run) == run


@pytest.mark.parametrize("number", [0, -1, 4, 99])
def test_a_reply_that_is_not_there_cannot_be_said(number: int) -> None:
    with pytest.raises(ValueError, match=f"no reply {number} here; there are: 1, 2, 3"):
        say(TALK, begin(TALK, 1), number)


@pytest.mark.parametrize(
    "broken",
    [
        Run(TALK.id, 1, 0, said=(9,)),
        Run(TALK.id, 1, 0, said=(0,)),
        Run(TALK.id, 1, 0, said=(1, 1, 1, 1, 1)),
        Run(TALK.id, 1, 0, passed=1),
        Run(TALK.id, 1, 0, said=(1,), passed=9),
    ],
)
def test_a_draft_that_does_not_fit_the_file_says_so_and_nothing_else(broken: Run) -> None:
    with pytest.raises(ValueError, match="page"):
        here(TALK, broken)


def test_turns_that_lead_round_or_nowhere_end_in_a_word_and_not_in_a_loop() -> None:
    pages = by_id(TALK)
    fork = pages["close"]
    assert isinstance(fork, Fork)
    round_and_round = {**pages, "goes": Fork(id="goes", turns=(*fork.turns[:1], fork.turns[0]))}
    round_and_round["close"] = Fork(id="close", turns=(fork.turns[0], fork.turns[0]))
    with pytest.raises(ValueError, match="nowhere"):
        arrived(round_and_round, "close", State(1, 1))
    with pytest.raises(ValueError, match="circle"):
        arrived(round_and_round, "goes", State(9, 1))


@pytest.mark.parametrize("step", [say, rewind])
def test_nothing_is_said_past_an_ending(step: Callable[[Rehearsal, Run, int], Run]) -> None:
    over = to_the_end(TALK, begin(TALK, 1))
    with pytest.raises(ValueError, match="no reply 9"):
        step(TALK, over, 9)
