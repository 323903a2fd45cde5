"""The debrief: what was good first, one sentence to try again, and no verdict."""

from datetime import date

import pytest
from msgspec.structs import replace

from nc_tui.practice.debrief import SameAs, best_of, debrief, retry, same_as, try_again
from nc_tui.practice.moves import Move
from nc_tui.practice.rehearsal import Rehearsal, Reply, Talk
from nc_tui.practice.rehearsal_runs import Past, kept
from nc_tui.practice.rehearsing import Exchange, Run, State, begin, onward, rewind, say
from tests.practice.rehearsal_files import sample
from tests.practice.test_rehearsing import through, to_the_end
from tests.rehearsal_walk import run_with

TALK = sample()
DAY = date(2026, 11, 12)


def said(*moves: tuple[Move, int]) -> list[Exchange]:
    page = next(page for page in TALK.pages if isinstance(page, Talk))
    return [
        Exchange(page, "", 1, Reply("x", move, "y", "z", "c"), State(tension, 1), State(tension, 1))
        for move, tension in moves
    ]


@pytest.mark.parametrize(
    ("moves", "good", "again"),
    [
        ([("reflect", 5), ("ask", 3)], 0, None),
        ([("ask", 5), ("pause", 9), ("limit", 9)], 1, None),
        ([("blame", 4), ("press", 6), ("plead", 7), ("reflect", 8)], 3, 1),
        ([("reflect", 6), ("advise", 4), ("defend", 5), ("blame", 6)], 0, 2),
        ([("give-in", 6), ("advise", 9)], None, 0),
        ([("advise", 5), ("advise", 7), ("advise", 6)], None, 1),
        ([], None, None),
    ],
)
def test_the_hardest_good_sentence_comes_first_and_then_one_to_try_again(
    moves: list[tuple[Move, int]], good: int | None, again: int | None
) -> None:
    exchanges = said(*moves)
    assert (best_of(exchanges), try_again(exchanges)) == (good, again)


def run_of(number: int, *numbers: int, talk: Rehearsal = TALK) -> Run:
    return through(talk, begin(talk, run_with(talk, number)), *numbers)


def test_the_debrief_looks_at_what_was_said_before_any_rewind() -> None:
    over = run_of(0, 1, 1, 3)
    first = debrief(TALK, over)
    assert [one.reply.move for one in first.said] == ["reflect", "own-part", "press"]
    assert (first.good, first.again, first.skill) == (0, 2, "asking")
    assert debrief(TALK, through(TALK, rewind(TALK, over, 2), 1)) == first


def test_without_a_sentence_to_try_again_the_good_one_says_what_to_practise() -> None:
    found = debrief(TALK, run_of(0, 1, 1, 1))
    assert (found.again, found.skill) == (None, "listening")
    assert debrief(TALK, begin(TALK, 1)).skill is None


def test_old_and_new_stand_side_by_side_with_the_same_feelings_before() -> None:
    over = run_of(0, 1, 1, 3)
    rewound = rewind(TALK, over, 2)
    assert retry(TALK, over, 2) is None
    assert retry(TALK, rewound, 2) is None
    both = retry(TALK, say(TALK, rewound, 1), 2)
    assert both is not None
    assert (both.old.reply.move, both.new.reply.move) == ("press", "warm")
    assert (both.old.page, both.old.before) == (both.new.page, both.new.before)


def test_the_same_sentences_on_another_day_are_named_with_how_that_day_was() -> None:
    easier, harder = run_with(TALK, 0), run_with(TALK, 1)
    first = kept(TALK, run_of(0, 1, 1, 1))
    then = [Past(DAY, replace(first, run=easier))]
    assert same_as(TALK, run_of(1, 1, 1, 1), then) == SameAs(DAY, "harder")
    assert same_as(TALK, run_of(0, 1, 1, 1), [Past(DAY, replace(first, run=harder))]) == SameAs(DAY, "easier")
    again = next(n for n in range(easier + 1, 99) if run_of(0).run != n and _same_day(n, easier))
    assert same_as(TALK, replace(run_of(0, 1, 1, 1), run=again), then) == SameAs(DAY, "alike")


def _same_day(one: int, other: int) -> bool:
    from nc_tui.practice.rehearsing import opening

    return opening(TALK, one) == opening(TALK, other)


@pytest.mark.parametrize("changes", [{"said": (1, 2, 1)}, {"edition": 7}, {"rehearsal": "other"}])
def test_other_sentences_and_other_editions_are_not_the_same(changes: dict[str, object]) -> None:
    run = run_of(1, 1, 1, 1)
    first = replace(kept(TALK, run), run=run.run + 1)
    assert same_as(TALK, run, [Past(DAY, first)]) is not None
    assert same_as(TALK, run, [Past(DAY, replace(first, **changes))]) is None


def test_a_run_is_not_the_same_as_itself_nor_is_silence() -> None:
    run = to_the_end(TALK, onward(TALK, run_of(1, 1)))
    assert same_as(TALK, run, [Past(DAY, kept(TALK, run))]) is None
    silent = begin(TALK, 2)
    assert same_as(TALK, silent, [Past(DAY, replace(kept(TALK, silent, stopped=True), run=1))]) is None
