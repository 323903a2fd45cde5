"""The day's plan: what it offers, what it keeps to, and what never moves it."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nc_tui.practice.history import History
from nc_tui.practice.kinds import Checkin, Data, Practice, Return, Swap, Urge
from nc_tui.practice.kinds.practice import Outcome
from nc_tui.practice.ladder import standings
from nc_tui.practice.plan import STANDS, gentle_offer, is_heavy, offer, pending, plan, swap_for
from nc_tui.practice.records import Record
from tests.practice.made import TODAY, at, history_of, looked_in, made
from tests.practice.plans import CALM, HEAVY, NINE, YESTERDAY, check_in, ids, journals, outcomes, planned
from tests.practice.small_library import exercise, library, practice

# -- an ordinary day --------------------------------------------------------------------------------------


def test_the_first_day_offers_one_with_a_stranger_and_one_alone_of_two_skills() -> None:
    found = planned()
    assert [NINE[one].stakes for one in ids(found)] == ["stranger", "alone"]
    assert len({NINE[one].skill for one in ids(found)}) == 2
    assert [item.slot for item in found.items] == ["forward", "keep"]
    assert not found.heavy
    assert found.beside == ()


def test_skills_take_turns() -> None:
    records: list[Record] = []
    met: list[str] = []
    for number in range(9):
        day = TODAY + timedelta(days=number)
        for one in ids(planned(*records, day=day)):
            met.append(NINE[one].skill)
            records.append(made(practice(NINE[one]), day))
    assert set(met[:10]) == {one.skill for one in NINE.values()}
    assert all(1 <= met.count(skill) <= 3 for skill in set(met))


@given(records=journals(last=YESTERDAY))
@settings(max_examples=40)
def test_a_plan_has_two_skills_within_twenty_minutes_and_nothing_above_ones_rung(
    records: list[Record],
) -> None:
    history = history_of(*records)
    chosen = [NINE[one] for one in offer(TODAY, NINE, history)]
    skills = {one.skill for one in chosen}
    # Where all that fits was used within the seven days, two skills give way before those.
    others = {one for one in fitting(history) - used_this_week(records) if NINE[one].skill not in skills}
    assert len(chosen) == 2
    assert len(skills) == 2 or not others
    assert sum(one.minutes for one in chosen) <= 20
    standing = standings(NINE, history.practices)
    assert all(one.rung <= standing[one.skill].rung for one in chosen)


@given(records=journals(last=YESTERDAY))
@settings(max_examples=40)
def test_no_exercise_comes_twice_within_seven_days_while_others_fit(records: list[Record]) -> None:
    history, used = history_of(*records), used_this_week(records)
    chosen = set(offer(TODAY, NINE, history))
    assert not chosen & used or not fitting(history) - used - chosen


def fitting(history: History) -> set[str]:
    """The exercises that aren't above anybody's rung."""
    standing = standings(NINE, history.practices)
    return {one.id for one in NINE.values() if one.rung <= standing[one.skill].rung}


def used_this_week(records: list[Record]) -> set[str]:
    """The exercises that were offered or met within seven days."""
    used: set[str] = set()
    for record in records:
        data = record.data
        if (TODAY - record.day).days < 7 and not (isinstance(data, Checkin) and is_heavy([record])):
            used.update(getattr(data, "offered", ()))
            used.update(getattr(data, name, "") for name in ("exercise", "instead_of"))
    return used


@given(records=journals(), data=st.data())
@settings(max_examples=40)
def test_the_order_of_records_plays_no_part(records: list[Record], data: st.DataObject) -> None:
    mixed = data.draw(st.permutations(records))
    assert planned(*mixed) == planned(*records)
    history = history_of(*records)
    assert pending(TODAY, NINE, history_of(*mixed)) == pending(TODAY, NINE, history)


@given(records=journals(last=YESTERDAY), done=st.lists(outcomes, min_size=2, max_size=2))
@settings(max_examples=40)
def test_recording_todays_exercises_doesnt_reshuffle_them(records: list[Record], done: list[Outcome]) -> None:
    before = planned(*records)
    told = [made(practice(NINE[one], what, after=9)) for one, what in zip(ids(before), done, strict=True)]
    after = planned(*records, *told)
    assert ids(after) == ids(before)
    assert [item.outcome for item in after.items] == done
    assert [item.record for item in after.items] == [record.id for record in told]


def test_recording_something_out_of_turn_doesnt_reshuffle_the_day() -> None:
    other = next(one for key, one in NINE.items() if key not in ids(planned()))
    assert planned(made(practice(other))) == planned()


@given(records=journals(last=YESTERDAY))
@settings(max_examples=20)
def test_the_same_records_give_the_same_plan_however_often_one_asks(records: list[Record]) -> None:
    assert planned(*records) == planned(*records)


# -- the check-in -----------------------------------------------------------------------------------------


def test_the_first_check_in_fixes_the_day() -> None:
    offered = tuple(list(NINE)[20:22])
    first = made(Checkin(mood=6, pull=2, offered=offered), when=at(TODAY, 7))
    second = made(Checkin(mood=7, pull=1, offered=tuple(list(NINE)[:2])), when=at(TODAY, 19))
    assert ids(planned(second, first)) == offered


def test_what_is_filled_in_for_earlier_days_after_the_check_in_changes_nothing() -> None:
    records = [check_in(TODAY, CALM)]
    before = ids(planned(*records))
    late = [made(practice(NINE[one]), TODAY - timedelta(days=3), at(TODAY, 8)) for one in before]
    assert ids(planned(*records, *late)) == before


def test_an_exercise_that_the_library_no_longer_has_is_replaced() -> None:
    known = next(iter(NINE))
    found = ids(planned(made(Checkin(mood=6, pull=2, offered=(known, "gone-for-good")))))
    assert found[0] == known
    assert len(found) == 2
    assert set(found) <= set(NINE)


def test_a_check_in_that_offered_nothing_known_leaves_the_rules_to_choose() -> None:
    assert len(planned(made(Checkin(mood=6, pull=2, offered=("gone", "lost")))).items) == 2


# -- heavy days -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "heavy"),
    [
        ([Checkin(mood=2, pull=0)], True),
        ([Checkin(mood=3, pull=7)], False),
        ([Checkin(mood=9, pull=8)], True),
        ([Checkin(mood=2)], True),
        ([Urge(rating=8)], True),
        ([Urge(rating=7)], False),
        ([Urge(rating=5, ratings=(8, 3))], True),
        ([Checkin(mood=1, pull=9), Checkin(mood=5, pull=3)], False),
        ([Checkin(mood=6, pull=2), Urge(rating=9)], True),
        ([Urge(rating=9), Checkin(mood=6, pull=2)], False),
        ([Urge(rating=9), Checkin(mood=6)], True),
        ([], False),
    ],
)
def test_a_day_is_heavy_by_the_latest_mood_and_pull(told: list[Data], heavy: bool) -> None:
    records = [made(data, when=at(TODAY, 7, minute)) for minute, data in enumerate(told)]
    assert is_heavy(records) is heavy
    assert planned(*records).heavy is heavy


def test_a_heavy_day_has_one_gentle_exercise_done_here_alone() -> None:
    found = planned(check_in(TODAY, HEAVY))
    assert [item.slot for item in found.items] == ["gentle"]
    gentle = NINE[found.items[0].exercise]
    assert (gentle.where, gentle.stakes) == ("here", "alone")
    assert gentle.skill in ("steadying", "self-kindness")


def test_a_lighter_check_in_brings_the_usual_plan_back() -> None:
    usual = ids(planned())
    morning = check_in(TODAY, HEAVY)
    evening = check_in(TODAY, CALM, morning, hour=18)
    assert ids(planned(morning)) != usual
    assert ids(planned(morning, evening)) == usual


def test_a_day_that_turns_heavy_keeps_what_was_done_before() -> None:
    morning = check_in(TODAY, CALM)
    first, second = ids(planned(morning))
    done = made(practice(NINE[first]), when=at(TODAY, 10))
    found = planned(morning, done, made(HEAVY, when=at(TODAY, 15)))
    assert (found.items[0].exercise, found.items[0].outcome) == (first, "done")
    assert second not in ids(found)
    assert found.items[-1].slot == "gentle"


def test_recording_the_gentle_exercise_keeps_it_in_the_plan() -> None:
    heavy = check_in(TODAY, HEAVY)
    one = ids(planned(heavy))[0]
    found = planned(heavy, made(practice(NINE[one]), when=at(TODAY, 12)))
    assert [(item.exercise, item.outcome) for item in found.items] == [(one, "done")]


def test_a_gentle_exercise_can_be_swapped_for_another_gentle_one() -> None:
    heavy = check_in(TODAY, HEAVY)
    one = ids(planned(heavy))[0]
    other = swap_for(TODAY, NINE, history_of(heavy), one)
    assert other is not None
    assert NINE[other].where == "here"
    found = planned(heavy, made(Swap(exercise=other, instead_of=one)))
    assert [(item.exercise, item.slot) for item in found.items] == [(other, "gentle")]


def test_gentle_exercises_take_turns_over_a_heavy_week() -> None:
    records: list[Record] = []
    met = []
    for number in range(7):
        day = TODAY + timedelta(days=number)
        records.append(check_in(day, HEAVY, *records))
        one = ids(planned(*records, day=day))[0]
        met.append(one)
        records.append(made(practice(NINE[one]), day, at(day, 12)))
    assert len(set(met)) == 7


def test_without_anything_gentle_a_heavy_day_asks_the_least_there_is() -> None:
    some = library(exercise("warmth", "tense", minutes=3), exercise("warmth", "stranger", minutes=9))
    assert gentle_offer(TODAY, some, history_of()) == ("warmth-stranger-1",)


# -- swaps ------------------------------------------------------------------------------------------------


def test_a_swap_takes_the_place_of_the_exercise_and_leaves_the_other() -> None:
    first, second = ids(planned())
    other = swap_for(TODAY, NINE, history_of(), first)
    assert other is not None
    assert other not in (first, second)
    assert ids(planned(made(Swap(exercise=other, instead_of=first)))) == (other, second)


def test_a_swap_offers_the_same_skill_first_and_never_what_was_refused() -> None:
    first, second = ids(planned())
    refused = [first]
    records: list[Record] = []
    for minute in range(6):
        other = swap_for(TODAY, NINE, history_of(*records), refused[-1])
        assert other is not None
        assert other not in (*refused, second)
        records.append(made(Swap(exercise=other, instead_of=refused[-1]), when=at(TODAY, 8, minute)))
        refused.append(other)
    assert NINE[refused[1]].skill == NINE[first].skill
    assert ids(planned(*records)) == (refused[-1], second)


@given(records=journals(last=YESTERDAY), place=st.integers(0, 1))
@settings(max_examples=30)
def test_a_swapped_plan_still_takes_at_most_twenty_minutes(records: list[Record], place: int) -> None:
    history = history_of(*records)
    shown = ids(plan(TODAY, NINE, history))
    other = swap_for(TODAY, NINE, history, shown[place])
    assert other is not None
    swapped = planned(*records, made(Swap(exercise=other, instead_of=shown[place])))
    assert sum(NINE[one].minutes for one in ids(swapped)) <= 20


def test_what_isnt_in_the_plan_cant_be_swapped() -> None:
    assert swap_for(TODAY, NINE, history_of(), "warmth-tense-1") is None
    assert swap_for(TODAY, NINE, history_of(), "unknown") is None


def test_where_nothing_else_is_left_there_is_no_swap() -> None:
    two = library(exercise("warmth", "alone"), exercise("repair", "alone"))
    assert swap_for(TODAY, two, history_of(), "warmth-alone-1") is None


def test_the_same_swap_from_two_machines_is_one() -> None:
    first, second = ids(planned())
    other = swap_for(TODAY, NINE, history_of(), first)
    assert other is not None
    swaps = [made(Swap(exercise=other, instead_of=first), device=name) for name in ("laptop", "phone")]
    assert ids(planned(*swaps)) == (other, second)


def test_a_swap_for_something_unknown_changes_nothing() -> None:
    first, _ = ids(planned())
    assert ids(planned(made(Swap(exercise="gone", instead_of=first)))) == ids(planned())


# -- if it comes ------------------------------------------------------------------------------------------

TENSE = NINE["warmth-tense-1"]
UP_TO_TENSE = [
    made(practice(NINE[f"warmth-{stakes}-{number}"]), TODAY - timedelta(days=60 - rung * 2 - number))
    for rung, stakes in enumerate(("stranger", "acquaintance", "close", "rehearsal"))
    for number in (1, 2)
]


def tense_shown(days_ago: int, told: Practice | None) -> list[Record]:
    """A day with the tense exercise in its plan, and what came of it; at tense in warmth since long ago."""
    day = TODAY - timedelta(days=days_ago)
    offered = made(Checkin(mood=6, pull=2, offered=(TENSE.id, "repair-alone-1")), day, at(day, 7))
    signs = looked_in(UP_TO_TENSE[0].day)
    return [*signs, *UP_TO_TENSE, offered, *([] if told is None else [made(told, day, at(day, 20))])]


NO_CHANCE = practice(TENSE, "not", reason="no-chance")


@pytest.mark.parametrize(("back", "stands"), [(1, True), (STANDS, True), (STANDS + 1, False)])
def test_a_tense_exercise_that_had_no_chance_stands_beside_the_plan_for_seven_days(
    back: int, stands: bool
) -> None:
    found = planned(*tense_shown(back, NO_CHANCE))
    assert (found.if_it_comes is not None) is stands
    assert TENSE.id not in ids(found)
    assert len(found.items) == 2
    if found.if_it_comes is not None:
        assert (found.if_it_comes.exercise, found.if_it_comes.slot) == (TENSE.id, "if-it-comes")
        assert found.beside == (found.if_it_comes,)


@pytest.mark.parametrize(
    "told",
    [
        None,
        practice(TENSE),
        practice(TENSE, "partly"),
        practice(TENSE, "not", reason="too-hard"),
        practice(TENSE, "not", reason="not-today"),
    ],
)
def test_only_what_had_no_chance_still_stands(told: Practice | None) -> None:
    assert planned(*tense_shown(3, told)).if_it_comes is None


def test_what_was_done_since_stands_no_longer() -> None:
    done = made(practice(TENSE), TODAY - timedelta(days=1))
    assert planned(*tense_shown(3, NO_CHANCE), done).if_it_comes is None


def test_recording_it_counts_for_the_day_and_keeps_it_there() -> None:
    done = made(practice(TENSE), when=at(TODAY, 15))
    stands = planned(*tense_shown(3, NO_CHANCE), done).if_it_comes
    assert stands is not None
    assert (stands.outcome, stands.record) == ("done", done.id)


def test_a_heavy_day_has_nothing_beside_its_plan() -> None:
    assert planned(*tense_shown(3, NO_CHANCE), made(HEAVY)).beside == ()


def test_coming_back_it_stands_there_once_two_are_wanted_again() -> None:
    records = [one for one in tense_shown(5, NO_CHANCE) if one.day <= TODAY - timedelta(days=5)]
    assert len(ids(planned(*records))) == 1
    assert planned(*records).beside == ()
    again = planned(*records, made(Return(since=TODAY - timedelta(days=4), two=True)))
    assert len(ids(again)) == 2
    assert again.if_it_comes is not None


def test_nothing_stands_that_is_above_ones_rung_by_now() -> None:
    fell = made(practice(NINE["warmth-tense-2"], after=9), TODAY - timedelta(days=2))
    assert planned(*tense_shown(3, NO_CHANCE), fell).if_it_comes is None


def test_a_close_exercise_that_had_no_chance_doesnt_stand() -> None:
    day = TODAY - timedelta(days=2)
    offered = made(Checkin(mood=6, pull=2, offered=("warmth-close-1",)), day, at(day, 7))
    missed = made(practice(NINE["warmth-close-1"], "not", reason="no-chance"), day, at(day, 20))
    assert planned(*UP_TO_TENSE, offered, missed).if_it_comes is None
