"""What is kept of a run, what counts for the ready list, and what may be offered."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import json
from msgspec.structs import replace

from nc_tui.practice.kinds import RehearsalRun
from nc_tui.practice.kinds.profile import Mode
from nc_tui.practice.kinds.rehearsal import Level, Meets
from nc_tui.practice.moves import MOVES, PUSHES
from nc_tui.practice.rehearsal import Kind, Rehearsal
from nc_tui.practice.rehearsal_runs import (
    NEEDS,
    Past,
    Shut,
    Today,
    counted,
    finished,
    is_evidence,
    kept,
    left_this_week,
    needs_met,
    next_run,
    passed,
    pulled,
    shut,
)
from nc_tui.practice.rehearsing import back, begin, leave, onward, rewind, say
from nc_tui.practice.way import GATES
from tests.practice.rehearsal_files import sample
from tests.practice.test_rehearsing import through, to_the_end

DAY = date(2026, 11, 26)
OPEN = dict.fromkeys(GATES, False)
GOOD = RehearsalRun(
    rehearsal="wren",
    edition=1,
    run=1,
    level=3,
    said=(1, 1),
    moves=("reflect", "own-part"),
    end="cool",
    meets="angry",
    after=3,
)
TALK = sample()


def ago(
    days: int, file: str = "wren", meets: Meets | None = "angry", level: Level = 3, **changes: object
) -> Past:
    run = replace(GOOD, rehearsal=file, meets=meets, level=level, **changes)
    return Past(DAY - timedelta(days), run)


def talk(level: Level = 1, kind: Kind = "friend") -> Rehearsal:
    return replace(TALK, level=level, kind=kind)


def today(
    *past: Past,
    mood: int | None = 6,
    pull: int | None = 2,
    gates: Mapping[str, bool | None] | None = OPEN,
    mode: Mode | None = "none",
    met_heat: bool = True,
) -> Today:
    return Today(DAY, mood, pull, gates, past, mode, met_heat)


LEVEL_1 = (ago(20, "a", None, 1), ago(30, "b", None, 1))


# -- what is kept --------------------------------------------------------------------------------------


def test_of_a_run_is_kept_what_was_said_before_any_rewind_and_how_it_ended_then() -> None:
    over = to_the_end(TALK, through(TALK, begin(TALK, 1), 3))
    before = kept(TALK, replace(over, after=2, wanted="a nod"))
    again = through(TALK, rewind(TALK, over, 0), 1, 1)
    after = kept(TALK, replace(again, after=2, wanted="a nod"))
    assert replace(after, rewound=0) == before
    assert (after.rewound, after.said, after.moves[0]) == (1, over.said, "defend")
    assert (before.level, before.meets, before.run, before.wanted) == (2, None, 1, "a nod")


def test_what_was_taken_back_stands_behind_what_was_said() -> None:
    at_hall = onward(TALK, through(TALK, begin(TALK, 1), 1))
    run = say(TALK, back(TALK, say(TALK, at_hall, 3)), 1)
    assert kept(TALK, run, stopped=True).moves == ("reflect", "own-part", "advise")


def test_a_run_that_goes_on_is_kept_only_as_stopped() -> None:
    run = through(TALK, begin(TALK, 1), 1)
    with pytest.raises(ValueError, match="hasn't ended"):
        kept(TALK, run)
    assert kept(TALK, run, stopped=True).end == "stopped"
    assert kept(TALK, leave(TALK, run)).end == "left"


def test_a_run_that_is_stopped_in_its_debrief_keeps_how_it_ended() -> None:
    over = to_the_end(TALK, begin(TALK, 1))
    for run in (over, rewind(TALK, over, 0)):
        assert kept(TALK, run, stopped=True) == replace(kept(TALK, over), rewound=run.rewound)


def test_a_run_that_was_left_stays_left_after_a_rewind() -> None:
    run = leave(TALK, through(TALK, begin(TALK, 1), 1, 1))
    assert kept(TALK, rewind(TALK, run, 1)).end == "left"


def test_a_kept_run_can_be_written_down_and_read_again() -> None:
    assert json.decode(json.encode(GOOD), type=RehearsalRun) == GOOD


def test_runs_through_a_file_are_counted_from_1() -> None:
    assert next_run([], "wren") == 1
    assert next_run([ago(3, run=4), ago(2, "other", run=9)], "wren") == 5


# -- what counts for the list --------------------------------------------------------------------------


def test_a_calm_run_without_a_push_is_evidence_however_it_ended() -> None:
    assert all(
        is_evidence(replace(GOOD, end=end))
        for end in ("warm", "cool", "hot", "no", "silence", "gone", "left")
    )


@pytest.mark.parametrize(
    "changes",
    [
        {"level": 2},
        {"meets": None},
        {"end": "stopped"},
        {"said": (1,), "moves": ("reflect",)},
        {"end": "left", "said": (1,), "moves": ("reflect",)},
        {"on_purpose": True},
        {"moves": ("reflect", "press")},
        {"moves": ("reflect", "plead")},
        {"moves": ("reflect", "test")},
        {"moves": ("reflect", "reflect", "press"), "said": (1, 1)},
        {"moves": ("blame", "blame")},
        {"moves": ("blame", "give-in")},
        {"after": 4},
        {"after": None},
    ],
)
def test_a_run_is_no_evidence_where(changes: dict[str, object]) -> None:
    assert not is_evidence(replace(GOOD, **changes))


def test_one_blame_or_giving_in_is_forgiven_and_a_rewind_neither_undoes_nor_earns() -> None:
    assert is_evidence(replace(GOOD, moves=("blame", "reflect")))
    assert is_evidence(replace(GOOD, moves=("reflect", "give-in"), rewound=2))
    assert not is_evidence(replace(GOOD, moves=("press", "reflect"), rewound=2))


def test_leaving_at_once_three_times_does_not_fill_the_item() -> None:
    past = [ago(9 * n, need, need, end="left", said=(1,), moves=("reflect",)) for n, need in enumerate(NEEDS)]
    assert needs_met(past, DAY) == {}


def test_all_three_on_three_days_meet_the_item() -> None:
    past = [ago(20, "a", "angry"), ago(10, "s", "someone-new"), ago(0, "n", "silence-or-no")]
    assert needs_met(past, DAY) == {
        need: DAY - timedelta(days) for need, days in zip(NEEDS, (20, 10, 0), strict=True)
    }


def test_two_on_one_day_are_one_and_another_day_of_theirs_is_taken() -> None:
    same_day = [ago(10, "a", "angry"), ago(10, "s", "someone-new")]
    assert len(needs_met(same_day, DAY)) == 1
    found = needs_met([ago(30, "b", "angry"), *same_day], DAY)
    assert found == {"angry": DAY - timedelta(30), "someone-new": DAY - timedelta(10)}


def test_evidence_lapses_after_42_days_and_a_day_to_come_is_none() -> None:
    assert counted([ago(41)], DAY) == (ago(41),)
    assert counted([ago(42)], DAY) == ()
    assert counted([ago(-1)], DAY) == ()


def test_the_same_file_within_a_week_does_not_count_again_even_after_a_run_that_failed() -> None:
    assert counted([ago(7), ago(1)], DAY) == (ago(7),)
    assert counted([ago(8), ago(1)], DAY) == (ago(8), ago(1))
    failed = ago(3, moves=("press", "reflect"))
    assert counted([failed, ago(1)], DAY) == ()
    assert counted([failed, ago(1, "other")], DAY) == (ago(1, "other"),)
    assert counted([ago(3, said=(), moves=(), end="stopped"), ago(1)], DAY) == (ago(1),)


@given(
    st.lists(
        st.tuples(
            st.integers(0, 60),
            st.sampled_from("abcdef"),
            st.sampled_from(NEEDS),
            st.lists(st.sampled_from(MOVES), max_size=6),
            st.sampled_from(["cool", "hot", "left", "stopped"]),
            st.integers(0, 10),
        ),
        max_size=25,
    )
)
def test_whatever_was_played_nothing_with_a_push_ever_counts_and_the_days_are_apart(
    played: list[tuple[int, str, Meets, list[str], str, int]],
) -> None:
    past = [
        ago(days, file, need, said=(1,) * len(moves), moves=tuple(moves), end=end, after=after)
        for days, file, need, moves, end, after in sorted(played, key=lambda one: -one[0])
    ]
    counting = counted(past, DAY)
    assert not any(set(one.run.moves) & PUSHES for one in counting)
    for one in counting:
        assert not any(
            other is not one
            and other.run.rehearsal == one.run.rehearsal
            and other.run.said
            and 0 < (one.day - other.day).days < 7
            for other in past
        )
    met = needs_met(past, DAY)
    assert len(set(met.values())) == len(met)
    assert {(day, need) for need, day in met.items()} <= {(one.day, one.run.meets) for one in counting}


# -- what may be offered -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("mood", "pull", "open_levels"),
    [
        (4, 7, (1, 2, 3)),
        (3, 0, (1, 2)),
        (2, 0, ()),
        (9, 8, ()),
        (None, None, (1, 2)),
        (None, 2, (1, 2)),
        (6, None, (1, 2)),
        (0, None, ()),
        (None, 10, ()),
    ],
)
def test_a_heavy_day_closes_levels_1_and_2_and_level_3_wants_a_checkin(
    mood: int | None, pull: int | None, open_levels: tuple[int, ...]
) -> None:
    levels: tuple[Level, ...] = (1, 2, 3)
    at = today(*LEVEL_1, mood=mood, pull=pull)
    assert tuple(level for level in levels if shut(talk(level), at) is None) == open_levels


@pytest.mark.parametrize("gate", GATES)
@pytest.mark.parametrize("answer", [True, None])
def test_a_question_of_care_that_is_closed_or_unanswered_hides_level_3_only(
    gate: str, answer: bool | None
) -> None:
    at = today(*LEVEL_1, gates={**OPEN, gate: answer})
    assert shut(talk(3), at) is not None
    crisis = gate == "crisis" and answer is True
    assert (shut(talk(1), at) is None, shut(talk(2), at) is None) == (not crisis, not crisis)


def test_where_the_answers_cannot_be_read_level_3_is_hidden() -> None:
    at = today(*LEVEL_1, gates=None)
    assert shut(talk(3), at) == Shut("gate")
    assert shut(talk(1), at) is None


def test_a_crisis_closes_everything() -> None:
    at = today(*LEVEL_1, gates={**OPEN, "crisis": True}, mode="limited")
    for level in (1, 2, 3):
        assert shut(talk(level), at) == Shut("crisis")
    assert shut(talk(2, "hand-over"), at) == Shut("crisis")


@pytest.mark.parametrize(
    ("mode", "gates", "why"),
    [
        ("limited", OPEN, None),
        ("limited", {**OPEN, "asked-no-contact": True}, None),
        ("limited", {**OPEN, "workaround": None}, None),
        ("limited", {**OPEN, "fear-or-violence": True}, "gate"),
        ("limited", {**OPEN, "legal-order": True}, "gate"),
        ("limited", None, "gate"),
        ("none", OPEN, "not-limited"),
        (None, OPEN, "not-limited"),
    ],
)
def test_a_hand_over_is_for_those_who_need_some_contact_and_fear_or_an_order_closes_it(
    mode: Mode | None, gates: dict[str, bool | None] | None, why: str | None
) -> None:
    found = shut(talk(2, "hand-over"), today(mode=mode, gates=gates))
    assert (found and found.why) == why


def test_never_three_in_seven_days_whatever_their_level_and_however_they_ended() -> None:
    two = (ago(6, "a", None, 1), ago(2, "b", None, 1, end="stopped", said=(1,)))
    assert shut(talk(1), today(*two)) == Shut("week-full", DAY + timedelta(1))
    assert left_this_week(two, DAY) == 0
    assert left_this_week(two, DAY + timedelta(1)) == 1
    assert shut(talk(1), today(two[1])) is None


def test_a_run_in_which_nothing_was_said_is_none_of_the_two() -> None:
    silent = ago(1, "a", None, 1, said=(), moves=(), end="stopped")
    assert left_this_week([silent, silent], DAY) == 2


def test_three_on_record_from_two_machines_name_the_day_that_really_opens() -> None:
    three = (ago(5, "a", None, 1), ago(3, "b", None, 1), ago(1, "c", None, 1))
    assert shut(talk(1), today(*three)) == Shut("week-full", DAY + timedelta(4))


def test_each_level_opens_after_two_calm_runs_of_the_one_before() -> None:
    cold = today(met_heat=False)
    assert [shut(talk(level), cold) for level in (1, 2, 3)] == [None, Shut("locked"), Shut("locked")]
    assert shut(talk(2), today(*LEVEL_1, met_heat=False)) is None
    level_2 = (ago(20, "c", None, 2), ago(30, "d", None, 2))
    assert shut(talk(3), today(*level_2, met_heat=False)) is None
    assert shut(talk(3), today(met_heat=True)) is None


@pytest.mark.parametrize(
    "changes", [{"after": 5}, {"after": None}, {"end": "stopped"}, {"said": (1,), "end": "left"}]
)
def test_a_run_that_was_tense_stopped_or_left_at_once_opens_no_level(changes: dict[str, object]) -> None:
    assert passed(LEVEL_1, 1)
    assert not passed((LEVEL_1[0], ago(30, "b", None, 1, **changes)), 1)


@pytest.mark.parametrize(
    ("pull", "before", "woke"),
    [(8, None, True), (7, None, False), (7, 5, False), (5, 2, True), (None, 0, False)],
)
def test_a_run_that_woke_the_pull_lets_level_3_rest_for_two_weeks(
    pull: int | None, before: int | None, woke: bool
) -> None:
    one = replace(ago(13, pull=pull), pull_before=before)
    assert pulled(one.run, one.pull_before) is woke
    assert shut(talk(3), today(one)) == (Shut("resting", DAY + timedelta(1)) if woke else None)
    assert shut(talk(1), today(one)) is None
    assert shut(talk(3), today(replace(one, day=DAY - timedelta(14)))) is None


def test_below_level_3_the_pull_closes_nothing() -> None:
    assert not pulled(replace(GOOD, level=2, pull=9), 0)


def test_left_after_two_replies_is_gone_through_and_stopped_is_not() -> None:
    assert finished(replace(GOOD, end="left"))
    assert not finished(replace(GOOD, end="stopped"))
