"""The ready list: gates, and the way from the first review to an answer."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from nc_tui.practice.checklist import Gate
from nc_tui.practice.history import Digest, History, recent_since
from nc_tui.practice.kinds import After, Checkin, Data, Profile, Review, Urge
from nc_tui.practice.measures import Evidence
from nc_tui.practice.readiness import Stage, is_calm, is_news, is_upset, is_young, readiness
from nc_tui.practice.records import Record, current
from tests.practice.made import TODAY, at, history_of, made, withdrawal
from tests.practice.ready_lists import (
    CALM,
    ENOUGH,
    NOW,
    OPEN,
    REASONS,
    SKILLS,
    ago,
    checklist,
    item,
    look,
    practice,
)


def review(moment: datetime, reasons: dict[str, str] | None = None) -> Record:
    return made(Review("review", reasons or REASONS), moment.date(), moment)


def basis(day: date = TODAY) -> list[Record]:
    """Gates answered with no, and what meets the evidence of ENOUGH up to the day."""
    return [made(OPEN, ago(40)), made(practice(), day)]


# -- gates ------------------------------------------------------------------------------------------------


def test_a_closed_gate_closes_the_list_and_shows_no_score() -> None:
    found = look(made(practice()), made(Profile(gates={"asked-no-contact": True, "crisis": False})))
    assert (found.gate, found.stage) == ("asked-no-contact", "closed")
    assert (found.met, found.of, found.evidence_met) == (0, 0, False)


def test_of_several_closed_gates_the_most_pressing_one_is_named() -> None:
    found = look(made(Profile(gates={"asked-no-contact": True, "crisis": True})))
    assert found.gate == "crisis"


def test_gates_without_an_answer_are_named_and_keep_the_list_from_going_on() -> None:
    found = look(made(practice()), made(Profile(gates={"crisis": False})))
    assert found.unanswered == ("asked-no-contact",)
    assert (found.stage, found.met, found.of) == ("gates", 1, 1)
    assert [one.met for one in found.items if one.kind == "gate"] == [None, True]


def test_a_gate_stays_closed_until_it_is_opened_however_long_ago_that_was() -> None:
    years_ago = date(2019, 3, 1)
    closed = made(Profile(gates={"crisis": True}), years_ago)
    old = Digest(years_ago, 0, {}, {}, {}, (closed,))
    reopened = [made(replace(OPEN, opens=(closed.id,)), ago(1)), made(practice())]
    history = History(recent_since(TODAY), current(reopened), (old,))
    assert readiness(ENOUGH, history, TODAY, NOW, SKILLS).gate is None
    assert readiness(ENOUGH, History(history.since, (), (old,)), TODAY, NOW, SKILLS).gate == "crisis"


def test_a_gate_of_another_version_closes_nothing() -> None:
    assert look(*basis(), made(Profile(gates={"of-long-ago": True}))).gate is None


# -- the way through the reviews --------------------------------------------------------------------------


def test_without_the_evidence_there_is_no_review() -> None:
    assert look(made(OPEN)).stage == "evidence"


def test_with_the_evidence_the_self_rated_part_opens() -> None:
    found = look(*basis())
    assert (found.stage, found.evidence_met, found.met, found.of) == ("review", True, 1, 1)
    assert [one.met for one in found.items if one.kind == "self"] == [None, None]


def test_after_the_first_review_48_hours_pass() -> None:
    first = at(ago(2), 9)
    records = [*basis(), review(first), made(CALM, when=at(TODAY, 7))]
    early = look(*records, now=first + timedelta(hours=47, minutes=59))
    assert (early.stage, early.due) == ("waiting", first + timedelta(hours=48))
    assert look(*records, now=first + timedelta(hours=48)).stage == "second-review"


@pytest.mark.parametrize(
    ("told", "calm"),
    [
        ([], False),
        ([Checkin(mood=4, pull=3)], True),
        ([Checkin(mood=3, pull=0)], False),
        ([Checkin(mood=9, pull=4)], False),
        ([Checkin(mood=9)], False),
        ([Checkin(pull=0)], False),
        ([Checkin(mood=2, pull=9), Checkin(mood=6, pull=2)], True),
        ([Checkin(mood=6, pull=2), Checkin(mood=2, pull=9)], False),
        ([Checkin(mood=6, pull=2), Urge(rating=7)], False),
        ([Checkin(mood=6, pull=2), Urge(rating=7), Checkin(mood=6, pull=2)], True),
    ],
)
def test_the_second_review_needs_a_calm_day(told: list[Data], calm: bool) -> None:
    records = [made(data, when=at(TODAY, 7, minute)) for minute, data in enumerate(told)]
    assert is_calm(history_of(*records), TODAY) is calm
    found = look(*basis(), review(at(ago(3))), *records)
    assert found.stage == ("second-review" if calm else "waiting")


@pytest.mark.parametrize(
    ("told", "upset"),
    [
        ([], False),
        ([Checkin(mood=9)], False),
        ([Checkin(pull=0)], False),
        ([Checkin(mood=4, pull=3)], False),
        ([Checkin(mood=3)], True),
        ([Urge(rating=7)], True),
    ],
)
def test_half_a_rating_speaks_against_a_calm_day_only_where_it_does(told: list[Data], upset: bool) -> None:
    assert is_upset(history_of(*[made(data) for data in told]), TODAY) is upset


def test_two_full_reviews_48_hours_apart_lead_to_the_answer() -> None:
    records = [*basis(), review(at(ago(3))), made(CALM, when=at(TODAY, 7)), review(at(TODAY, 8))]
    assert look(*records).stage == "answer"
    answered = look(*records, made(Review("answer", answer="not-yet"), when=at(TODAY, 8, 30)))
    assert (answered.stage, answered.answer) == ("answered", "not-yet")


def test_a_second_review_too_early_is_none() -> None:
    records = [*basis(), made(CALM, ago(1), at(ago(1), 7)), made(CALM, when=at(TODAY, 7))]
    assert look(*records, review(at(ago(2), 10)), review(at(ago(1), 10))).stage == "waiting"


def test_a_second_review_on_a_day_that_wasnt_calm_is_none() -> None:
    wild = made(Checkin(mood=3, pull=9), when=at(TODAY, 7))
    assert look(*basis(), review(at(ago(3))), wild, review(at(TODAY, 8))).stage == "waiting"
    calm_later = made(CALM, when=at(TODAY, 8, 30))
    assert look(*basis(), review(at(ago(3))), wild, review(at(TODAY, 8)), calm_later).stage == "second-review"


def test_a_day_that_turns_wild_after_the_second_review_doesnt_undo_it() -> None:
    records = [*basis(), review(at(ago(3))), made(CALM, when=at(TODAY, 7)), review(at(TODAY, 8))]
    assert look(*records, made(Checkin(mood=1, pull=9), when=at(TODAY, 20))).stage == "answer"


@pytest.mark.parametrize(
    "reasons",
    [
        {"no-hidden-agenda": "I would."},
        {"no-hidden-agenda": "I would.", "accept-ending": " \n"},
        {"other": "x"},
    ],
)
def test_a_review_with_a_reason_missing_is_none(reasons: dict[str, str]) -> None:
    assert look(*basis(), review(at(ago(3)), reasons)).stage == "review"


def test_a_review_whose_words_were_erased_still_counts() -> None:
    erased = Record("e" * 36, "laptop", at(ago(3)), ago(3), "review", Review("review"), None, erased=True)
    assert look(*basis(), erased).stage == "waiting"


def test_a_review_counts_for_28_days() -> None:
    first = at(ago(28), 9)
    records = [*basis(), review(first)]
    assert look(*records, now=first + timedelta(days=28)).stage == "waiting"
    assert look(*records, now=first + timedelta(days=28, seconds=1)).stage == "review"


def test_an_answer_stands_as_long_as_both_reviews_count() -> None:
    first = at(ago(20), 9)
    records = [
        made(OPEN, ago(40)),
        review(first),
        made(CALM, ago(17), at(ago(17), 7)),
        review(at(ago(17), 8)),
    ]
    records += [made(Review("answer", answer="hello"), ago(17), at(ago(17), 9)), made(practice())]
    assert look(*records).stage == "answered"
    later = TODAY + timedelta(days=8, hours=1)
    assert look(*records, made(practice(), later), day=later, now=at(later, 10)).stage == "waiting"


def test_evidence_that_lapses_takes_the_list_back_and_brings_it_forth_again() -> None:
    fades = checklist(item("recent_practice", 1, days=7))
    records = [made(OPEN, ago(40)), made(practice(), ago(7)), review(at(ago(8)))]
    assert look(*records, what=fades).stage == "evidence"
    assert look(*records, made(practice()), what=fades).stage == "waiting"


def test_a_gate_that_closes_in_the_middle_ends_the_reviews_before_it() -> None:
    records = [*basis(), review(at(ago(4)))]
    closed = made(Profile(gates={"crisis": True}), ago(2), at(ago(2), 22))
    reopened = made(Profile(gates={"crisis": False}, opens=(closed.id,)), ago(1), at(ago(1), 9))
    records.append(made(CALM, when=at(TODAY, 7)))
    assert look(*records).stage == "second-review"
    assert look(*records, closed).stage == "closed"
    assert look(*records, closed, reopened).stage == "review"


def test_letting_go_is_an_ending_at_every_step_and_can_be_taken_back() -> None:
    before = [*basis(), review(at(ago(4)))]
    letting_go = made(Review("letting-go"), ago(1))
    assert look(letting_go).stage == "let-go"
    assert look(made(OPEN, ago(3)), letting_go).stage == "let-go"
    reviewed = [*before, letting_go]
    assert look(*reviewed).stage == "let-go"
    assert look(*reviewed, made(Review("taken-back"), when=at(TODAY, 8))).stage == "review"


def test_a_gate_stays_closed_for_someone_who_let_go() -> None:
    closed = made(Profile(gates={"crisis": True}))
    assert look(made(Review("letting-go"), ago(1)), closed).stage == "closed"


def test_a_withdrawn_review_was_never_made() -> None:
    first = review(at(ago(3)))
    assert look(*basis(), first, withdrawal(first)).stage == "review"


def test_a_clock_set_back_behind_the_first_review_waits() -> None:
    found = look(*basis(), review(at(TODAY + timedelta(days=5))), made(CALM, when=at(TODAY, 7)))
    assert found.stage == "waiting"


def test_hours_are_hours_in_any_zone() -> None:
    first = datetime.fromisoformat("2026-11-21T23:00:00-08:00")
    records = [*basis(), made(CALM, when=at(TODAY, 7)), made(Review("review", REASONS), ago(2), first)]
    after = first + timedelta(hours=48)
    assert look(*records, now=after.astimezone(NOW.tzinfo) - timedelta(minutes=1)).stage == "waiting"
    assert look(*records, now=after.astimezone(NOW.tzinfo)).stage == "second-review"


@given(
    steps=st.lists(
        st.tuples(
            st.integers(0, 35),
            st.sampled_from(
                [
                    Review("review", REASONS),
                    Review("answer", answer="not-yet"),
                    Review("letting-go"),
                    Review("taken-back"),
                    Profile(gates={"crisis": True}),
                    OPEN,
                    CALM,
                    Checkin(mood=1, pull=9),
                ]
            ),
        ),
        max_size=12,
    ),
    data=st.data(),
)
@settings(max_examples=60)
def test_the_order_of_records_plays_no_part(steps: list[tuple[int, Data]], data: st.DataObject) -> None:
    records = [made(one, ago(back), at(ago(back), 8, minute)) for minute, (back, one) in enumerate(steps)]
    mixed = data.draw(st.permutations(records))
    assert look(*records) == look(*mixed)


@given(gaps=st.lists(st.integers(1, 60), min_size=1, max_size=4), calm=st.lists(st.booleans(), min_size=4))
@settings(max_examples=60)
def test_nobody_comes_to_an_answer_without_two_reviews_48_hours_apart(
    gaps: list[int], calm: list[bool]
) -> None:
    moment, records, looks = NOW - timedelta(hours=sum(gaps)), basis(), list[tuple[datetime, bool]]()
    for gap, is_quiet in zip(gaps, calm, strict=False):
        day = moment.date()
        records.append(
            made(CALM if is_quiet else Checkin(mood=1, pull=9), day, moment - timedelta(minutes=1))
        )
        records.append(made(Review("review", REASONS), day, moment))
        looks.append((moment, is_quiet))
        moment += timedelta(hours=gap)
    first = looks[0][0]
    complete = any(later - first >= timedelta(hours=48) and quiet for later, quiet in looks)
    assert (look(*records).stage == "answer") is complete


@pytest.mark.parametrize("step", [After(step="ended", end="kept"), After(step="anew")])
def test_a_draft_kept_to_yourself_and_someone_else_ask_for_two_fresh_reviews(step: After) -> None:
    reviewed = [
        *basis(),
        made(Review("review", REASONS), ago(4), at(ago(4), 8)),
        made(CALM, ago(1), at(ago(1), 7)),
        made(Review("review", REASONS), ago(1), at(ago(1), 8)),
        made(Review("answer", answer="not-yet"), ago(1), at(ago(1), 9)),
    ]
    assert look(*reviewed).stage == "answered"
    assert look(*reviewed, made(step, TODAY, at(TODAY, 8))).stage == "review"


def test_letting_go_holds_until_it_is_taken_back_whatever_another_machine_adds() -> None:
    let_go = made(Review("letting-go"), ago(2))
    assert look(*basis(), let_go, made(Review("review", REASONS), ago(1), device="phone")).stage == "let-go"
    assert look(*basis(), let_go, made(Review("taken-back"), ago(1))).stage == "review"
    assert look(*basis(), let_go, made(After(step="anew"), ago(1))).stage == "review"


def test_a_gate_that_isnt_asked_in_advance_is_open_until_it_is_closed() -> None:
    gate = Gate(id="nothing-personal", question="Nothing?", closed="Closed.", topics=(), asked=False)
    what = replace(ENOUGH, gates=(*ENOUGH.gates, gate))
    before = look(*basis(), what=what)
    assert before.unanswered == ()
    assert "nothing-personal" not in [item.id for item in before.items]
    closed = look(*basis(), made(Profile(gates={"nothing-personal": True})), what=what)
    assert (closed.stage, closed.gate) == ("closed", "nothing-personal")


def test_stages_are_the_ones_the_screens_know() -> None:
    assert set(Stage.__args__) == {  # type: ignore[attr-defined]
        "closed",
        "gates",
        "evidence",
        "review",
        "waiting",
        "second-review",
        "answer",
        "answered",
        "let-go",
    }


@pytest.mark.parametrize(
    ("told", "news"), [(None, True), (TODAY, True), (ago(1), False), (ago(27), False), (ago(28), True)]
)
def test_that_the_list_is_open_is_said_on_one_day_and_again_only_long_after(
    told: date | None, news: bool
) -> None:
    assert is_news("review", told, TODAY) is news


@pytest.mark.parametrize("stage", ["evidence", "gates", "closed", "waiting", "answered", "let-go"])
def test_a_list_that_isnt_to_be_reviewed_first_is_no_news(stage: Stage) -> None:
    assert not is_news(stage, None, TODAY)


@pytest.mark.parametrize(("back", "young"), [(0, True), (6, True), (7, False)])
def test_a_journal_is_young_in_its_first_week(back: int, young: bool) -> None:
    assert is_young(Evidence(history_of(made(CALM, ago(back))), TODAY, SKILLS, 28)) is young
