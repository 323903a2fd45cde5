"""After the ready list: every state, what may never be offered, and what two machines make of each other."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from nc_tui.practice.after import (
    ENDS,
    FOR_GOOD,
    LONG_REST,
    REST,
    SILENCE,
    Here,
    Standing,
    State,
    is_slip,
    rehearsed_silence,
    standing,
    told,
)
from nc_tui.practice.history import digest
from nc_tui.practice.kinds import After, Contact, Data, Profile, RehearsalRun, Review, Slip
from nc_tui.practice.kinds.after import NOES, Came
from nc_tui.practice.records import Record, current
from tests.practice.made import TODAY, at, made

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
NOON = at(TODAY, 12)
FINE = Here(NOON, hello=True, calm=True, hour=12, rehearsed=True)


def rec(data: Data, moment: datetime, device: str = "laptop") -> Record:
    return made(data, moment.date(), moment, device)


def after(step: str, moment: datetime, device: str = "laptop", **facts: object) -> Record:
    return rec(After(step=step, **facts), moment, device)  # type: ignore[arg-type]


def now_at(records: Iterable[Record], now: datetime = NOON, **here: object) -> Standing:
    return standing(told(records, now), replace(FINE, **{"now": now, "hour": now.hour, **here}))


def drafted(now: datetime = NOON, rested: timedelta = REST, checked: timedelta | None = None) -> list[Record]:
    """The words of a draft, and its check so long before ``now``."""
    words = after("words", now - rested)
    if checked is None:
        return [words]
    return [words, after("checked", now - checked, of=words.id)]


def sent(ago: timedelta = DAY) -> Record:
    return after("sent", NOON - ago, channel="text")


def came(answer: str, ago: timedelta = 2 * HOUR) -> Record:
    return after("answer", NOON - ago, answer=answer)


EXAMPLES: dict[State, list[Record]] = {
    "words": [],
    "resting": drafted(rested=47 * HOUR),
    "check": drafted(),
    "may-go": drafted(rested=3 * DAY, checked=DAY),
    "waiting": [sent()],
    "silence": [sent(15 * DAY)],
    "your-turn": [sent(), came("warm")],
    "last-line": [sent(), came("cool")],
    "their-turn": [sent(), came("warm"), after("replied", NOON - HOUR)],
    "agreed": [sent(), came("meet")],
    "theirs": [sent(), came("maybe")],
    "no": [sent(), came("not-now")],
    "in-touch": [sent(), came("warm"), after("ended", NOON, end="in-touch")],
    "kept": [*drafted(), after("ended", NOON, end="kept")],
    "let-go": [*drafted(), rec(Review(step="letting-go"), NOON)],
    "stopped": [sent(), after("sent", NOON)],
    "closed": [sent(), rec(Profile(gates={"fear-or-violence": True}), NOON)],
}


# -- the states ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", EXAMPLES)
def test_every_state_can_be_come_to(state: State) -> None:
    records = EXAMPLES[state]
    assert now_at(records, hello=state != "kept").state == state


def test_without_a_hello_from_the_review_it_isnt_open_and_what_is_drafted_waits() -> None:
    assert now_at([], hello=False).state == "not-open"
    for state in ("resting", "check", "may-go"):
        found = now_at(EXAMPLES[state], hello=False)
        assert (found.state, found.offers) == ("not-open", frozenset())


def test_what_was_sent_doesnt_ask_the_review_again() -> None:
    assert now_at([sent(), came("warm")], hello=False).offers == {"reply"}


# -- the draft -----------------------------------------------------------------------------------------------


def test_a_draft_rests_for_two_days_and_new_words_begin_it_again() -> None:
    first, second = after("words", NOON - 2 * DAY), after("words", NOON - DAY)
    assert now_at([first]).state == "check"
    assert now_at([first, second]).due == NOON + DAY


def test_after_two_new_beginnings_the_draft_rests_a_week() -> None:
    words = [after("words", NOON - days * DAY) for days in (9, 8, 7, 6)]
    assert now_at(words[:3]).state == "check"
    assert now_at(words).due == words[3].at + LONG_REST


def test_a_check_is_of_the_words_it_was_made_for() -> None:
    words, check = drafted(rested=5 * DAY, checked=HOUR)
    other = after("words", NOON - 4 * DAY, "phone")
    assert now_at([words, check]).state == "may-go"
    assert now_at([words, check, other]).state == "check"


def test_a_missed_window_asks_for_the_check_again_and_for_no_rest() -> None:
    assert now_at(drafted(rested=5 * DAY, checked=2 * DAY)).state == "check"


def test_a_check_that_says_no_lets_the_words_rest_again() -> None:
    found = now_at([*drafted(), after("held", NOON - HOUR)])
    assert (found.state, found.due) == ("resting", NOON - HOUR + REST)


def test_the_check_waits_for_a_calm_day_and_a_rehearsal() -> None:
    for found, missing in (
        (now_at(drafted(), calm=False), ("calm",)),
        (now_at(drafted(), rehearsed=False), ("rehearsal",)),
    ):
        assert found.state == "check"
        assert found.missing == missing
        assert found.offers == {"write"}


@pytest.mark.parametrize(
    ("hour", "open_now"), [(7, False), (8, True), (19, True), (20, False), (None, False)]
)
def test_it_may_go_in_daylight_where_they_are(hour: int | None, open_now: bool) -> None:
    found = standing(told(EXAMPLES["may-go"], NOON), replace(FINE, hour=hour))
    assert ("send" in found.offers) is open_now


def test_hours_that_pass_midnight_can_be_someones_day() -> None:
    awake = [after("where", NOON - 9 * DAY, awake=(16, 2)), *EXAMPLES["may-go"]]
    offers = [standing(told(awake, NOON), replace(FINE, hour=hour)).offers for hour in (12, 17, 1)]
    assert ["send" in offer for offer in offers] == [False, True, True]


def test_on_a_day_that_turned_out_hard_it_may_not_go() -> None:
    assert now_at(EXAMPLES["may-go"], calm=False, upset=True).missing == ("calm",)


def test_a_clock_set_back_shortens_no_rest_and_opens_no_window() -> None:
    for records in (drafted(rested=-DAY), drafted(rested=3 * DAY, checked=-HOUR)):
        assert now_at(records).state in ("resting", "check")


# -- sent ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", ["words", "resting", "check", "may-go", "kept", "let-go"])
def test_a_first_hello_told_at_any_time_waits(state: State) -> None:
    found = now_at([*EXAMPLES[state], after("sent", NOON + HOUR)], NOON + 2 * HOUR, hello=False)
    assert (found.state, found.last_word, found.offers) == ("waiting", "mine", frozenset())


def test_a_second_hello_stops_it_whichever_machine_tells() -> None:
    both = [sent(), after("sent", NOON - 3 * HOUR, "phone")]
    assert now_at(both).state == "stopped"
    assert now_at([*both, came("warm", HOUR)]).state == "stopped"


@pytest.mark.parametrize("contact", [Slip("call", NOON - HOUR), Contact("me", "met", False)])
def test_an_own_message_beside_it_stops_it(contact: Data) -> None:
    assert now_at([sent(), rec(contact, NOON - HOUR)]).state == "stopped"


def test_a_slip_from_before_the_hello_told_after_it_stops_nothing() -> None:
    assert now_at([sent(), rec(Slip("text", NOON - 5 * DAY), NOON)]).state == "waiting"


def test_fourteen_days_without_an_answer_are_silence() -> None:
    assert now_at([sent(SILENCE - HOUR)]).state == "waiting"
    assert now_at([sent(SILENCE)]).state == "silence"
    assert now_at([sent(), after("ended", NOON, end="silence")]).state == "silence"


@pytest.mark.parametrize("end", ["silence", "theirs"])
def test_what_they_write_after_silence_is_answered(end: State) -> None:
    later = [*EXAMPLES[end], after("answer", NOON + HOUR, answer="warm")]
    assert now_at(later, NOON + 3 * HOUR).offers == {"reply"}


@pytest.mark.parametrize("end", sorted(FOR_GOOD))
@pytest.mark.parametrize("answer", ["warm", "cool", "meet"])
def test_after_a_no_and_once_it_was_stopped_nothing_opens_it(end: State, answer: str) -> None:
    later = [*EXAMPLES[end], after("answer", NOON + HOUR, answer=answer)]
    assert now_at(later, NOON + 3 * HOUR).state == end


@pytest.mark.parametrize("answer", sorted(NOES))
@pytest.mark.parametrize("state", EXAMPLES)
def test_a_no_wins_in_every_order(state: State, answer: Came) -> None:
    for when in (-20 * DAY, HOUR):
        no = after("answer", NOON + when, answer=answer)
        assert now_at([*EXAMPLES[state], no], NOON + DAY).state == "no"


def test_one_line_for_each_of_theirs() -> None:
    answered = [sent(), came("warm", 3 * HOUR)]
    replied = [*answered, after("replied", NOON - 2 * HOUR)]
    assert now_at(answered).offers == {"reply"}
    assert now_at(replied).offers == frozenset()
    assert now_at([*replied, after("replied", NOON - HOUR)]).state == "stopped"


@pytest.mark.parametrize("answer", ["cool", "angry", "someone"])
def test_a_cool_answer_has_one_line_at_most_and_then_the_next_step_is_theirs(answer: str) -> None:
    answered = [sent(), came(answer)]
    assert now_at(answered).offers == {"reply"}
    assert now_at([*answered, after("replied", NOON)], NOON + HOUR).state == "theirs"
    assert now_at([*answered, after("ended", NOON, end="theirs")], NOON + HOUR).state == "theirs"
    assert now_at(answered, NOON + SILENCE).state == "theirs"


def test_a_line_back_waits_an_hour_for_daylight_and_for_a_calm_day() -> None:
    fresh = [sent(), came("warm", timedelta(minutes=59))]
    assert now_at(fresh).missing == ("an-hour",)
    assert now_at(EXAMPLES["your-turn"], calm=False).missing == ("calm",)
    assert standing(told(EXAMPLES["your-turn"], NOON), replace(FINE, hour=23)).missing == ("daylight",)


def test_a_meeting_that_went_well_is_being_in_touch_and_one_that_nobody_agreed_to_stops_it() -> None:
    agreed = EXAMPLES["agreed"]
    ends = {
        how: now_at([*agreed, after("met", NOON, met=how)]).state for how in ("well", "badly", "called-off")
    }
    assert ends == {"well": "in-touch", "badly": "theirs", "called-off": "theirs"}
    assert now_at([sent(), after("met", NOON, met="well")]).state == "stopped"


@pytest.mark.parametrize("end", ["theirs", "last-line", "their-turn"])
def test_a_meeting_or_saying_so_is_no_way_round_waiting_for_them(end: State) -> None:
    for step in (after("met", NOON + HOUR, met="well"), after("ended", NOON + HOUR, end="in-touch")):
        found = now_at([*EXAMPLES[end], step], NOON + DAY)
        assert found.state in ("theirs", end)
        assert found.offers == frozenset() or found.state == "last-line"
        assert told([*EXAMPLES[end], step], NOON + DAY).bars_beginning


@pytest.mark.parametrize("end", sorted({"silence", *FOR_GOOD}))
def test_after_silence_and_after_ends_for_good_a_meeting_leads_to_no_contact(end: State) -> None:
    found = now_at([*EXAMPLES[end], after("met", NOON + HOUR, met="well")], NOON + DAY)
    assert found.state == ("stopped" if end == "silence" else end)


def test_what_is_told_first_counts_first_whatever_the_clocks_said() -> None:
    in_order = [sent(), came("warm"), after("replied", NOON - 3 * DAY)]
    assert now_at(in_order).state == "their-turn"


def test_in_touch_has_no_questions_and_offers_nothing() -> None:
    later = [*EXAMPLES["in-touch"], rec(Slip("text", NOON + HOUR), NOON + HOUR)]
    assert now_at(later, NOON + DAY) == replace(now_at(EXAMPLES["in-touch"], NOON + DAY))
    assert now_at(later, NOON + DAY).offers == frozenset()


# -- gates ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("gate", "end"),
    [
        ("asked-no-contact", "no"),
        ("nothing-personal", "no"),
        ("legal-order", "closed"),
        ("fear-or-violence", "closed"),
        ("workaround", "closed"),
    ],
)
def test_a_gate_that_closes_after_the_hello_ends_it_and_opening_it_opens_nothing(
    gate: str, end: State
) -> None:
    hello, yes = sent(), rec(Profile(gates={gate: True}), NOON)
    no = rec(Profile(gates={gate: False}, opens=(yes.id,)), NOON + HOUR)
    for records in ([hello, yes], [hello, yes, no]):
        found = now_at(records, NOON + DAY)
        assert (found.state, found.gate, found.offers) == (end, gate, frozenset())


def test_a_crisis_closes_what_is_offered_as_long_as_it_lasts() -> None:
    yes = rec(Profile(gates={"crisis": True}), NOON)
    assert now_at([*EXAMPLES["your-turn"], yes], NOON + DAY, shut=True).missing == ("gates",)
    assert now_at([*EXAMPLES["your-turn"], yes], NOON + DAY).offers == {"reply"}


def test_a_gate_that_was_opened_before_the_hello_plays_no_part() -> None:
    yes = rec(Profile(gates={"workaround": True}), NOON - 9 * DAY)
    no = rec(Profile(gates={"workaround": False}, opens=(yes.id,)), NOON - 8 * DAY)
    assert now_at([yes, no, sent()]).state == "waiting"


@pytest.mark.parametrize("state", ["resting", "check", "may-go"])
def test_a_gate_that_closes_in_the_middle_of_a_draft_offers_nothing_and_loses_nothing(state: State) -> None:
    records = EXAMPLES[state]
    assert now_at(records, shut=True).offers == frozenset()
    assert now_at(records).words == records[0].id


# -- endings that open again ---------------------------------------------------------------------------------


def test_kept_to_oneself_opens_again_once_two_fresh_reviews_say_so() -> None:
    kept = EXAMPLES["kept"]
    assert now_at(kept, hello=False).state == "kept"
    assert now_at(kept).state == "words"
    assert now_at([*kept, after("words", NOON + HOUR)], NOON + 2 * HOUR).due == NOON + HOUR + REST


def test_letting_go_opens_again_but_never_for_a_second_hello() -> None:
    gone = [sent(), rec(Review(step="letting-go"), NOON)]
    back = rec(Review(step="taken-back"), NOON + HOUR)
    assert now_at([*EXAMPLES["let-go"], back], NOON + DAY).state == "check"
    assert now_at(gone, NOON + DAY).state == "let-go"
    assert now_at([*gone, back], NOON + DAY).state == "waiting"


def test_letting_go_and_taking_it_back_leaves_the_rest_as_it_was() -> None:
    hello = sent()
    gone, back = rec(Review(step="letting-go"), NOON - HOUR), rec(Review(step="taken-back"), NOON)
    assert now_at([hello, gone]).since == NOON - HOUR
    assert now_at([hello, gone, back]).since == hello.at


@pytest.mark.parametrize("state", EXAMPLES)
def test_someone_else_begins_all_of_it_anew(state: State) -> None:
    found = now_at([*EXAMPLES[state], after("anew", NOON + HOUR)], NOON + DAY)
    assert (found.state, found.last_word) == ("words", None)


# -- guides --------------------------------------------------------------------------------------------------


def test_from_the_hello_on_nothing_personal_is_begun_beside_it() -> None:
    barred = {state for state, records in EXAMPLES.items() if told(records, NOON).bars_beginning}
    assert barred == {*EXAMPLES} - {"words", "resting", "check", "may-go", "kept", "let-go", "in-touch"}


@pytest.mark.parametrize("step", [After(step="ended", end="stopped"), After(step="answer", answer="no")])
def test_nor_after_an_end_for_good_that_no_hello_came_before(step: After) -> None:
    assert told([rec(step, NOON)], NOON).bars_beginning


def test_a_hello_past_an_end_or_a_closed_gate_is_a_slip_and_one_in_a_crisis_isnt() -> None:
    assert not is_slip(told([], NOON), ())
    assert not is_slip(told(EXAMPLES["kept"], NOON), ("crisis",))
    assert is_slip(told([], NOON), ("crisis", "asked-no-contact"))
    assert is_slip(told([sent()], NOON), ())
    assert is_slip(told([rec(After(step="ended", end="stopped"), NOON)], NOON), ())


# -- what may never be ---------------------------------------------------------------------------------------

STEPS: list[Data] = [
    After(step="words"),
    After(step="held"),
    After(step="checked", of="?"),
    After(step="sent"),
    After(step="replied"),
    *[After(step="answer", answer=one) for one in ("warm", "cool", "maybe", "meet", "no")],
    *[After(step="ended", end=one) for one in ("kept", "silence", "theirs", "in-touch", "stopped")],
    After(step="met", met="well"),
    After(step="met", met="badly"),
    After(step="anew"),
    Review(step="letting-go"),
    Review(step="taken-back"),
    Slip("text", at(date(2026, 11, 1))),
    Profile(gates={"fear-or-violence": True}),
    Profile(gates={"fear-or-violence": False}),
]
HOURS = st.integers(0, 40 * 24)


@st.composite
def journals(draw: st.DrawFn) -> list[Record]:
    """Steps in any order at any time, told on two machines whose clocks may go back."""
    found: list[Record] = []
    words = "?"
    for data in draw(st.lists(st.sampled_from(STEPS), max_size=9)):
        moment = at(date(2026, 11, 1), 0) + draw(HOURS) * HOUR
        if isinstance(data, After) and data.step == "checked":
            data = replace(data, of=words)
        if isinstance(data, Slip):
            data = replace(data, at_moment=moment)
        record = rec(data, moment, draw(st.sampled_from(["laptop", "phone"])))
        words = record.id if isinstance(data, After) and data.step == "words" else words
        found.append(record)
    return found


def last_round(records: Sequence[Record]) -> list[Record]:
    """What was told since it became about someone else, by the ids of one machine."""
    starts = [
        n for n, one in enumerate(records, 1) if isinstance(one.data, After) and one.data.step == "anew"
    ]
    return list(records[max(starts, default=0) :])


@settings(max_examples=400, deadline=None)
@given(journals(), HOURS, st.randoms(use_true_random=False))
def test_in_every_state_the_three_promises_hold(records: list[Record], hour: int, chance: object) -> None:
    now = at(date(2026, 11, 1), 0) + hour * HOUR
    found = now_at(records, now, hour=12)
    if found.last_word == "mine":
        assert not found.offers, "never two in a row"
    if found.state in ENDS:
        assert not found.offers, "nothing past an end"
    assert not now_at(records, now, shut=True, hour=12).offers, "nothing past a closed gate"
    if any(isinstance(one.data, After) and one.data.step == "sent" for one in records) and not any(
        isinstance(one.data, After) and one.data.step == "anew" for one in records
    ):
        assert not found.offers & {"write", "check", "send"}, "one hello, ever"
        assert found.state not in ("words", "resting", "check", "may-go", "kept")
    shuffled = list(records)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert now_at(shuffled, now, hour=12) == found, "the order in which they are read plays no part"


@settings(max_examples=300, deadline=None)
@given(journals(), HOURS)
def test_two_machines_offer_nothing_that_one_alone_would_not(records: list[Record], hour: int) -> None:
    """The same steps on one machine, in the order in which both told them: what is offered here is offered
    there. And neither a no nor a second hello of the one gets lost in what the other tells."""
    now = at(date(2026, 11, 1), 0) + hour * HOUR
    ordered = sorted(records, key=lambda one: (one.at, one.id))
    alone = [replace(one, device="laptop", id=f"{n:036d}") for n, one in enumerate(ordered)]
    if sorted(records, key=lambda one: one.id) == ordered:
        renamed = {old.id: new.id for old, new in zip(ordered, alone, strict=True)}
        alone = [
            replace(one, data=replace(one.data, of=renamed.get(one.data.of or "", "?")))
            if isinstance(one.data, After) and one.data.of
            else one
            for one in alone
        ]
        assert now_at(records, now, hour=12).offers == now_at(alone, now, hour=12).offers
    if not any(isinstance(one.data, After) and one.data.step == "anew" for one in records):
        steps = [one.data for one in records if isinstance(one.data, After)]
        state = now_at(records, now, hello=False, hour=12).state
        if any(one.answer == "no" for one in steps):
            assert state == "no"
        elif sum(one.step == "sent" for one in steps) > 1:
            assert state in FOR_GOOD | {"in-touch", "let-go"}


# -- what is kept --------------------------------------------------------------------------------------------


def test_it_counts_however_old_it_is_and_its_words_stay_in_their_month() -> None:
    old = after("sent", at(date(2024, 3, 3)), text="Hello.")
    kept = digest(date(2024, 3, 1), current([old])).lasting
    assert [one.data for one in kept] == [After(step="sent")]


def test_undoing_that_it_was_sent_is_a_draft_whose_rest_begins_again() -> None:
    words, check = drafted(rested=3 * DAY, checked=HOUR)
    out = after("sent", NOON - timedelta(minutes=30))
    undone = out.data.undone(NOON)  # type: ignore[union-attr]
    assert isinstance(undone, After)
    instead = made(undone, TODAY, NOON, replaces=out)
    found = now_at(current([words, check, out, instead]))
    assert (found.state, found.due) == ("resting", NOON + REST)


def test_a_rehearsal_of_silence_counts_for_two_weeks() -> None:
    run = RehearsalRun("a-file", 1, 1, 3, (1, 2), ("accept", "accept"), "silence", meets="silence-or-no")
    assert rehearsed_silence([rec(run, NOON - 14 * DAY)], NOON)
    assert not rehearsed_silence([rec(run, NOON - 15 * DAY)], NOON)
    assert not rehearsed_silence([rec(replace(run, end="stopped"), NOON - DAY)], NOON)
