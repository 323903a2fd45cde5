"""The measures of the ready list, each checked against its words; lapses; since when an item is met."""

from collections.abc import Callable
from datetime import date, timedelta
from statistics import median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nc_tui.practice.checklist import EvidenceItem
from nc_tui.practice.history import Digest, History, recent_since
from nc_tui.practice.kinds import (
    Checkin,
    Contact,
    Data,
    Goal,
    Monitoring,
    Practice,
    RehearsalRun,
    Return,
    Slip,
    Urge,
)
from nc_tui.practice.kinds.rehearsal import Meets
from nc_tui.practice.kinds.returning import InBetween
from nc_tui.practice.kinds.urge import UrgeOutcome
from nc_tui.practice.kinds.vocabulary import Channel
from nc_tui.practice.measures import MEASURES
from nc_tui.practice.moves import Move
from nc_tui.practice.readiness import readiness
from nc_tui.practice.records import Record
from tests.practice.made import TODAY, at, history_of, made
from tests.practice.ready_lists import NOW, OPEN, SKILLS, ago, checklist, item, look, practice, state


def spread(data: Callable[[int], Data], days: list[int]) -> list[Record]:
    return [made(data(number), ago(back)) for number, back in enumerate(days)]


def test_a_measure_that_this_program_doesnt_know_isnt_recorded_yet_and_cant_be_met() -> None:
    found = look(
        made(OPEN), made(practice()), what=checklist(item("practice_days", 1), item("from_the_future", 3))
    )
    unknown = next(one for one in found.items if one.id == "from_the_future")
    assert (unknown.met, unknown.have, unknown.need, unknown.since) == (None, None, 3, None)
    assert (found.met, found.of, found.stage) == (1, 2, "evidence")


def test_each_skill_is_the_number_of_the_least_practised_one() -> None:
    records = spread(lambda n: practice(SKILLS[n % 2]), [0, 1, 2, 3, 27, 28])
    assert state(item("each_skill", 3), *records).have == 2
    assert state(item("each_skill", 2), *records).met is True
    assert state(item("each_skill", 3), made(practice("warmth")), made(practice("gone"))).have == 0


def test_what_was_not_done_counts_nowhere() -> None:
    records = spread(lambda n: practice(outcome="not", with_=f"p{n}", setting="shop"), [0, 1, 2])
    for measure in ("each_skill", "settings", "people", "practice_days", "recent_practice", "tense_settled"):
        assert (state(item(measure, 1), *records).have, state(item(measure, 1), *records).met) == (0, False)


def test_settings_are_counted_once_each() -> None:
    kinds = ["home", "shop", "shop", "work"]
    assert state(item("settings", 3), *spread(lambda n: practice(setting=kinds[n]), [0, 1, 2, 3])).have == 3


def test_people_are_counted_once_each_and_only_real_ones() -> None:
    names = ["The baker", "the  BAKER", "Mika", "", None]
    records = spread(lambda n: practice(with_=names[n]), [0, 1, 2, 3, 4])
    assert state(item("people", 3), *records).have == 2
    made_up = made(practice(stakes="rehearsal", with_="Dilan"))
    assert state(item("people", 3), *records, made_up).met is False


def test_practice_days_are_days_not_exercises() -> None:
    records = spread(lambda n: practice(exercise=f"e{n}"), [0, 0, 1, 27, 28])
    found = state(item("practice_days", 3), *records)
    assert (found.have, found.met) == (3, True)


def test_recent_practice_lapses_after_its_days() -> None:
    one = item("recent_practice", 1, days=7)
    assert state(one, made(practice(), ago(6))).met is True
    assert state(one, made(practice(), ago(7))).met is False


@pytest.mark.parametrize(
    ("data", "counts"),
    [
        (practice(stakes="tense", after=3), True),
        (practice(stakes="tense", after=0), True),
        (practice(stakes="tense", after=4), False),
        (practice(stakes="tense"), False),
        (practice(stakes="close", after=2), False),
        (practice(stakes="tense", after=2, outcome="partly"), False),
        (practice(stakes="tense", after=2, where="here"), False),
    ],
)
def test_a_tense_moment_is_settled_when_it_was_met_and_felt_3_or_less(data: Practice, counts: bool) -> None:
    assert state(item("tense_settled", 1), made(data)).met is counts


def test_two_tense_moments_on_one_day_are_two() -> None:
    records = spread(lambda n: practice(stakes="tense", after=2, exercise=f"e{n}"), [1, 1, 3])
    assert state(item("tense_settled", 3), *records).met is True


LOW = item("urge_median", 3, days=14)


def test_the_pull_is_the_median_of_two_weeks() -> None:
    pulls = [3, 2, 4, 3, 1, 3, 9]
    found = state(LOW, *spread(lambda n: Checkin(pull=pulls[n]), [1, 2, 3, 8, 9, 10, 11]))
    assert (found.have, found.met) == (3, True)


def test_a_pull_above_the_limit_isnt_low() -> None:
    found = state(LOW, *spread(lambda n: Checkin(pull=[4, 3][n % 2]), [0, 1, 2, 3, 9, 10, 11, 12]))
    assert (found.have, found.met) == (4, False)


def test_a_rising_pull_isnt_low_however_low_it_is() -> None:
    rising = spread(lambda n: Checkin(pull=3 if n < 4 else 1), [0, 1, 2, 3, 8, 9, 10, 11])
    assert state(LOW, *rising).met is False
    by_one_point = spread(lambda n: Checkin(pull=2 if n < 4 else 1), [0, 1, 2, 3, 8, 9, 10, 11])
    assert state(LOW, *by_one_point).met is True
    falling = spread(lambda n: Checkin(pull=1 if n < 4 else 2), [0, 1, 2, 3, 8, 9, 10, 11])
    assert state(LOW, *falling).met is True


def test_few_ratings_say_nothing_and_neither_does_one_week_alone() -> None:
    assert state(LOW, *spread(lambda _: Checkin(pull=0), [0, 1, 2, 9, 10, 11])).have is None
    assert state(LOW, *spread(lambda _: Checkin(pull=0), [0, 1, 2, 9, 10, 11])).met is False
    assert state(LOW, *spread(lambda _: Checkin(pull=0), [0, 1, 2, 3, 4, 5, 6])).met is False


def test_urges_are_ratings_of_the_pull_too() -> None:
    checkins = spread(lambda _: Checkin(pull=2), [1, 3, 5, 8, 10, 12])
    urges = spread(lambda _: Urge(rating=8, ratings=(5, 2)), [8, 9, 10, 11, 12, 13, 13])
    assert state(LOW, *checkins, *urges).have == 8


RIDDEN = item("urges_ridden", 9, of=10)
RODE: UrgeOutcome = "ridden"
LEFT: UrgeOutcome = "left"
LONG_AGO = made(Checkin(), ago(60))
TOLD = [LONG_AGO, *(made(Checkin(), ago(back)) for back in range(6, 18))]
"""A journal that is long enough, and in which enough was told lately: on twelve days, the last six days ago."""


def urges(*outcomes: UrgeOutcome | None) -> list[Record]:
    return spread(lambda n: Urge(rating=6, outcome=outcomes[n]), [n % 28 for n in range(len(outcomes))])


@pytest.mark.parametrize(
    ("records", "have", "met"),
    [
        (urges(*[RODE] * 9, "acted"), 9, True),
        (urges(*[RODE] * 8, "acted"), 8, False),
        (urges(*[LEFT] * 5, *[RODE] * 13, "acted", "acted"), 9, True),
        (urges(*[RODE] * 8, "acted", "acted"), 8, False),
        (urges("ridden"), 10, True),
        (urges(None), None, True),
        (urges(*[RODE] * 9, None), 10, True),
    ],
)
def test_nine_of_ten_urges_are_known_not_to_have_been_acted_on(
    records: list[Record], have: int | None, met: bool
) -> None:
    found = state(RIDDEN, *TOLD, *records)
    assert (found.have, found.met) == (have, met)


def test_where_no_urge_came_all_is_well_once_the_journal_is_long_enough() -> None:
    assert state(RIDDEN, *TOLD).met is True
    assert state(RIDDEN, *TOLD[1:], made(Checkin(), ago(27))).met is True
    assert state(RIDDEN, *TOLD[1:], made(Checkin(), ago(26))).met is False
    assert state(RIDDEN).met is False


def test_an_urge_counts_for_nothing_until_it_has_an_end() -> None:
    before = state(RIDDEN, *TOLD, *urges(*[RODE] * 9, "acted"))
    assert state(RIDDEN, *TOLD, *urges(*[RODE] * 9, "acted", None, None)) == before


@pytest.mark.parametrize("one", [RIDDEN, item("no_monitoring", 0), item("no_slip", 0)], ids=lambda i: i.id)
def test_days_on_which_nothing_was_told_are_no_evidence(one: EvidenceItem) -> None:
    assert state(one, *TOLD).met is True
    assert state(one, *TOLD[:-1]).met is False, "eleven days of 28"
    late = [LONG_AGO, *(made(Checkin(), ago(back)) for back in range(7, 28))]
    assert state(one, *late).met is False, "the last one a week ago"
    assert state(one, *late, made(Urge(rating=3), ago(6))).met is True, "a record of any kind tells something"
    assert state(one, LONG_AGO, *[made(Checkin(), ago(3)) for _ in range(12)]).met is False, (
        "days, not records"
    )


@pytest.mark.parametrize(
    ("contact", "met"), [("no", True), ("yes", False), ("rather-not", False), (None, False)]
)
def test_a_pause_is_evidence_where_it_was_said_that_there_was_no_contact(
    contact: InBetween | None, met: bool
) -> None:
    back = made(Return(ago(25), contact), ago(3))
    assert state(item("no_slip", 0), LONG_AGO, back).met is met


@pytest.mark.parametrize("one", [RIDDEN, item("no_monitoring", 0)], ids=lambda i: i.id)
def test_no_contact_in_a_pause_says_nothing_of_urges_or_of_looking(one: EvidenceItem) -> None:
    assert state(one, LONG_AGO, made(Return(ago(25), "no"), ago(3))).met is False


@pytest.mark.parametrize(
    ("measure", "event"),
    [
        ("no_monitoring", Monitoring("asked-around")),
        ("no_slip", Slip("text", at(ago(27)))),
        ("no_slip", Contact(started="me", channel="call", on_topic=False)),
    ],
)
def test_one_look_or_slip_counts_for_28_days(measure: str, event: Data) -> None:
    one = item(measure, 0)
    assert state(one, *TOLD, made(event, ago(27))).met is False
    assert state(one, *TOLD, made(event, ago(28))).met is True
    assert state(one, *TOLD).have == 0


@pytest.mark.parametrize("channel", ["text", "call", "met"])
def test_needed_contact_and_what_they_start_are_no_slip(channel: Channel) -> None:
    needed = made(Contact(started="me", channel=channel, on_topic=True), ago(3))
    theirs = made(Contact(started="them", channel=channel, on_topic=False), ago(3))
    assert state(item("no_slip", 0), *TOLD, needed, theirs).met is True


@pytest.mark.parametrize("measure", ["no_monitoring", "no_slip"])
def test_a_journal_of_a_few_days_cant_say_that_nothing_happened_for_28(measure: str) -> None:
    assert state(item(measure, 0), *TOLD[1:], made(Checkin(), ago(26))).met is False
    assert state(item(measure, 0), *TOLD[1:], made(Checkin(), ago(27))).met is True


def test_older_months_make_a_journal_long_enough() -> None:
    old = Digest(date(2025, 1, 1), 0, {}, {}, {"checkins": 3}, ())
    history = History(recent_since(TODAY), (made(OPEN, ago(18)), *TOLD[:0:-1]), (old,))
    found = readiness(checklist(item("no_slip", 0)), history, TODAY, NOW, SKILLS)
    assert found.met == 1


def test_two_goals_of_ones_own_under_way() -> None:
    goal = item("own_goals", 2)
    choir, garden = Goal("Choir", "started"), Goal("Garden", "going")
    assert state(goal, made(choir, ago(20)), made(garden, ago(27))).met is True
    assert state(goal, made(choir, ago(20)), made(garden, ago(28))).met is False
    assert state(goal, made(choir, ago(20)), made(Goal("choir ", "going"), ago(3))).have == 1
    assert state(goal, made(choir, ago(20)), made(garden), made(Goal("Choir", "dropped"))).have == 1


def rehearsal(meets: Meets, after: int, *moves: Move) -> RehearsalRun:
    """A run of level 3 that listened, or made these moves."""
    said = moves or ("reflect", "own-part")
    return RehearsalRun(f"a-{meets}", 1, 1, 3, (1,) * len(said), said, "cool", meets, after=after)


def test_three_rehearsals_each_of_its_kind_and_on_a_day_of_its_own_meet_the_item() -> None:
    goal = item("rehearsals", 3, days=42)
    angry, someone = made(rehearsal("angry", 3), ago(40)), made(rehearsal("someone-new", 2), ago(9))
    assert state(goal, angry, someone).have == 2
    whole = state(goal, angry, someone, made(rehearsal("silence-or-no", 0), ago(1)))
    assert (whole.have, whole.met) == (3, True)
    assert state(goal, angry, someone, made(rehearsal("silence-or-no", 0), ago(9))).have == 2


def test_a_rehearsal_in_which_someone_pushed_or_stayed_tense_is_none() -> None:
    goal = item("rehearsals", 1, days=42)
    assert state(goal, made(rehearsal("angry", 2, "reflect", "plead"))).have == 0
    assert state(goal, made(rehearsal("angry", 4))).have == 0
    assert state(goal, made(rehearsal("angry", 3))).met


def test_every_measure_of_the_ready_list_is_known() -> None:
    from nc_tui.library.reading import load

    shipped, _ = load(None, None)
    assert {one.measure for one in shipped.checklist.evidence} <= set(MEASURES)


# -- since ------------------------------------------------------------------------------------------------

ITEMS = [
    item("each_skill", 1, days=5),
    item("settings", 2, days=6),
    item("people", 2, days=9),
    item("practice_days", 3, days=8),
    item("recent_practice", 1, days=3),
    item("tense_settled", 1, days=10),
    item("urge_median", 4, days=6),
    item("urges_ridden", 1, days=7, of=2),
    item("no_monitoring", 0, days=5),
    item("no_slip", 0, days=6),
    item("own_goals", 1, days=6),
]
events: st.SearchStrategy[Data] = st.one_of(
    st.builds(
        practice,
        skill=st.sampled_from(SKILLS),
        outcome=st.sampled_from(["done", "partly", "not"]),
        stakes=st.sampled_from(["close", "tense", "rehearsal"]),
        setting=st.sampled_from(["home", "shop"]),
        with_=st.sampled_from(["A", "B", None]),
        after=st.sampled_from([2, 5]),
    ),
    st.builds(Checkin, pull=st.integers(0, 10)),
    st.builds(Urge, rating=st.integers(0, 10), outcome=st.sampled_from(["ridden", "left", "acted", None])),
    st.just(Monitoring("profile")),
    st.just(Contact(started="me", channel="text", on_topic=False)),
    st.builds(Goal, st.sampled_from(["Choir", "Garden"]), st.sampled_from(["going", "done"])),
)
journals = st.lists(st.tuples(st.integers(-2, 45), events), max_size=70)


@given(entries=journals)
@settings(max_examples=40)
def test_since_is_the_first_of_the_days_in_a_row_on_which_an_item_was_met_if_it_is_known(
    entries: list[tuple[int, Data]],
) -> None:
    records = [made(data, ago(back)) for back, data in entries]
    history = history_of(*records)
    for one in ITEMS:
        met_on = [
            next(
                there.met
                for there in readiness(checklist(one), history, ago(back), at(ago(back)), SKILLS).items
                if there.kind == "evidence"
            )
            for back in range(28)
        ]
        row = met_on.index(False) if False in met_on else 28
        expected = ago(row - 1) if 0 < row < 28 else None
        assert state(one, *records).since == expected


@given(entries=journals)
@settings(max_examples=60)
def test_what_comes_after_a_day_changes_nothing_about_it(entries: list[tuple[int, Data]]) -> None:
    what = checklist(*ITEMS)
    records = [made(data, ago(back)) for back, data in entries]
    past = [record for record in records if record.day <= ago(5)]
    assert look(*records, day=ago(5), what=what).items == look(*past, day=ago(5), what=what).items


def slow_measure(one: EvidenceItem, records: list[Record], day: date) -> int | None:
    """Each measure counted anew from its words; None where there is nothing to count."""
    window = [r for r in records if day - timedelta(days=one.days) < r.day <= day]
    done = [
        (r.day, r.data)
        for r in window
        if isinstance(r.data, Practice) and r.data.outcome in ("done", "partly")
    ]
    if one.measure == "each_skill":
        return min(sum(p.skill == skill for _, p in done) for skill in SKILLS)
    if one.measure == "settings":
        return len({p.setting for _, p in done})
    if one.measure == "people":
        return len({p.with_ for _, p in done if p.with_ and p.stakes != "rehearsal"})
    if one.measure in ("practice_days", "recent_practice"):
        return len({on for on, _ in done})
    if one.measure == "tense_settled":
        settled = [on for on, p in done if p.stakes == "tense" and p.outcome == "done" and p.after == 2]
        return len(set(settled))
    if one.measure == "urge_median":
        pulls = [r.data.pull for r in window if isinstance(r.data, Checkin) and r.data.pull is not None]
        pulls += [r.data.rating for r in window if isinstance(r.data, Urge)]
        return -int(-median(pulls) // 1) if len(pulls) >= 7 else None
    if one.measure == "urges_ridden":
        told = [r.data.outcome for r in window if isinstance(r.data, Urge) and r.data.outcome]
        return sum(o in ("ridden", "left") for o in told) * 2 // len(told) if told else None
    if one.measure == "no_monitoring":
        return sum(isinstance(r.data, Monitoring) for r in window)
    raise AssertionError(one.measure)


@given(entries=journals, back=st.integers(0, 6))
@settings(max_examples=80)
def test_each_measure_counts_what_its_words_say(entries: list[tuple[int, Data]], back: int) -> None:
    records = [made(data, ago(on)) for on, data in entries]
    for one in ITEMS[:9]:
        assert state(one, *records, day=ago(back)).have == slow_measure(one, records, ago(back)), one.measure
