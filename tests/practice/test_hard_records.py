"""The records of the hard moments: stored, erased, and kept in mind once they are old."""

from datetime import date, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import ValidationError, json

from nc_tui.practice.history import History, digest
from nc_tui.practice.key_dates import KeyDate, Once, Yearly
from nc_tui.practice.kinds import (
    KINDS,
    Contact,
    Data,
    Goal,
    Letter,
    Monitoring,
    Profile,
    Review,
    Slip,
    Urge,
    WeekNote,
    ends_run,
)
from nc_tui.practice.profile import agreed_on, profile_so_far
from nc_tui.practice.records import Record, current, moment_of
from nc_tui.practice.way import way
from tests.practice.made import TODAY, at, made, withdrawal

DAY = timedelta(days=1)
WHEN = datetime.fromisoformat("2026-11-22T23:40:00+05:30")
SECRET = "words of one's own"

FULL: list[Data] = [
    Urge(
        rating=8,
        ratings=(7, 5, 2),
        outcome="ridden",
        set_off="evening",
        seconds=1200,
        who=SECRET,
        note=SECRET,
        at_moment=WHEN,
    ),
    Slip(channel="through-someone", at_moment=WHEN, set_off="drink", plan=SECRET, note=SECRET),
    Monitoring(channel="asked-around", note=SECRET, at_moment=WHEN),
    Contact(started="them", channel="call", on_topic=False, topic="legal", note=SECRET, at_moment=WHEN),
    Letter(state="sealed", text=SECRET, open_on=TODAY),
    Goal(title=SECRET, state="going", note=SECRET),
    WeekNote(note=SECRET),
    Profile(
        gates={"legal-order": True},
        mode="limited",
        topics=("children", "home"),
        since=date(2026, 11, 3),
        since_kind="date",
        dates={"a": KeyDate(SECRET, "birthday", Yearly(2, 29)), "b": None},
    ),
]
IDS = [data.NAME for data in FULL]


@pytest.mark.parametrize("data", FULL, ids=IDS)
def test_every_record_survives_being_stored(data: Data) -> None:
    assert json.decode(json.encode(data), type=type(data)) == data


@pytest.mark.parametrize("data", FULL, ids=IDS)
def test_erasing_leaves_no_word_and_every_fact(data: Data) -> None:
    erased = data.without_text()
    assert SECRET not in json.encode(erased).decode()
    assert json.decode(json.encode(erased), type=type(data)) == erased
    assert erased.without_text() == erased
    facts = [name for name in data.__struct_fields__ if name not in data.TEXTS]
    assert [getattr(erased, name) for name in facts] == [getattr(data, name) for name in facts]


def test_erasing_a_date_keeps_when_it_is() -> None:
    erased = FULL[-1].without_text()
    assert isinstance(erased, Profile)
    assert erased.dates == {"a": KeyDate("", "birthday", Yearly(2, 29)), "b": None}


def test_a_moment_keeps_its_offset_and_a_moment_without_one_is_refused() -> None:
    stored = json.encode(Slip(channel="text", at_moment=WHEN))
    found = json.decode(stored, type=Slip).at_moment
    assert (found, found.utcoffset()) == (WHEN, timedelta(hours=5, minutes=30))
    with pytest.raises(ValidationError):
        json.decode(stored.replace(b"+05:30", b""), type=Slip)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("urge", '{"rating":11}'),
        ("urge", '{"rating":-1}'),
        ("urge", '{"rating":5,"ratings":[4,11]}'),
        ("urge", '{"rating":5,"seconds":-1}'),
        ("urge", '{"rating":5,"set_off":"them"}'),
        ("slip", '{"channel":"pigeon","at_moment":"2026-11-23T09:00:00Z"}'),
        ("contact", '{"started":"me","channel":"text"}'),
        ("letter", '{"state":"burned","text":"Dear you"}'),
        ("goal", '{"state":"going"}'),
        (
            "profile",
            '{"dates":{"a":{"title":"x","kind":"other","when":{"rule":"yearly","month":13,"day":1}}}}',
        ),
        ("profile", '{"mode":"some"}'),
    ],
)
def test_what_no_record_can_say_is_refused(kind: str, words: str) -> None:
    with pytest.raises(ValidationError):
        json.decode(words, type=KINDS[kind])


def test_a_short_record_is_stored_short() -> None:
    assert json.encode(Urge(rating=0)) == b'{"rating":0}'
    assert json.encode(Letter(state="burned")) == b'{"state":"burned"}'
    assert json.encode(Profile()) == b"{}"


# -- what a record says ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "ends"),
    [
        (Slip(channel="social", at_moment=WHEN), True),
        (Contact(started="me", channel="text", on_topic=False), True),
        (Contact(started="me", channel="text", on_topic=True), False),
        (Contact(started="them", channel="text", on_topic=False), False),
        (Monitoring(channel="profile"), False),
        (Urge(rating=10, outcome="acted"), False),
        (None, False),
    ],
)
def test_a_run_ends_with_a_slip_or_with_off_topic_contact_of_ones_own(data: Data | None, ends: bool) -> None:
    assert ends_run(data) is ends


def test_it_was_when_it_is_told_to_have_been_or_else_when_it_was_recorded() -> None:
    assert moment_of(made(Monitoring(channel="profile", at_moment=WHEN))) == WHEN
    recorded = made(Monitoring(channel="profile"))
    assert moment_of(recorded) == recorded.at


# -- the profile -------------------------------------------------------------------------------------------


def said(hour: int, profile: Profile) -> Record:
    return made(profile, TODAY, at(TODAY, hour))


KIM = KeyDate("Kim", "birthday", Yearly(5, 14))
COURT = KeyDate("Hearing", "court", Once(date(2027, 1, 12)))


def test_each_profile_record_changes_only_what_it_says() -> None:
    records = [
        said(8, Profile(mode="limited", topics=("children",), since=TODAY - DAY, since_kind="date")),
        said(9, Profile(gates={"crisis": True, "legal-order": False})),
        said(10, Profile(dates={"a": KIM, "b": COURT})),
        said(11, Profile(gates={"workaround": False}, dates={"b": None}, topics=())),
    ]
    assert profile_so_far(records) == Profile(
        gates={"crisis": True, "legal-order": False, "workaround": False},
        mode="limited",
        topics=(),
        since=TODAY - DAY,
        since_kind="date",
        dates={"a": KIM},
    )


NO, YES = Profile(gates={"crisis": False}), Profile(gates={"crisis": True})


def test_a_no_alone_opens_nothing_that_a_yes_has_closed() -> None:
    yes = said(9, YES)
    for no in (said(8, NO), said(10, NO), made(NO, TODAY, at(TODAY, 11), device="phone")):
        assert profile_so_far([yes, no]).gates == {"crisis": True}
        assert way([no, yes], ()).closings["crisis"] == (yes.id,)


def test_a_gate_is_opened_by_naming_the_answer_that_closed_it() -> None:
    yes = said(9, YES)
    opened = said(10, Profile(gates={"crisis": False}, opens=(yes.id,)))
    assert profile_so_far([opened, yes]).gates == {"crisis": False}
    assert way([opened, yes], ()).closings["crisis"] == ()
    assert profile_so_far([yes, opened, said(11, YES)]).gates == {"crisis": True}
    unheard_of = made(YES, TODAY, at(TODAY, 8), device="phone")
    assert profile_so_far([yes, opened, unheard_of]).gates == {"crisis": True}


def test_what_was_said_last_counts_though_the_clock_was_set_back_in_between() -> None:
    records = [
        said(10, Profile(mode="none", dates={"a": KIM})),
        said(8, Profile(mode="limited", dates={"a": None})),
    ]
    found = profile_so_far(reversed(records))
    assert (found.mode, found.dates) == ("limited", {})


def test_topics_are_those_agreed_on_by_the_day() -> None:
    records = [
        made(Profile(mode="limited", topics=("children",)), TODAY - 20 * DAY),
        made(Profile(mode="none"), TODAY - 3 * DAY),
    ]
    assert agreed_on(records, TODAY - 10 * DAY) == ("children",)
    assert agreed_on(records, TODAY - 3 * DAY) == ()
    assert agreed_on(records, TODAY - 30 * DAY) == ()
    assert agreed_on(records[:1], TODAY - 30 * DAY) == ("children",)


def test_a_date_removed_and_entered_again_is_there() -> None:
    records = [said(8, Profile(dates={"a": KIM})), said(9, Profile(dates={"a": None}))]
    assert profile_so_far(records).dates == {}
    assert profile_so_far([*records, said(10, Profile(dates={"a": KIM}))]).dates == {"a": KIM}


def test_long_ago_forgets_the_first_day() -> None:
    records = [said(8, Profile(since=TODAY, since_kind="today"))]
    found = profile_so_far([*records, said(9, Profile(since=TODAY, since_kind="long-ago"))])
    assert (found.since, found.since_kind) == (None, "long-ago")


def test_a_withdrawn_answer_was_never_given() -> None:
    first, second = said(8, Profile(mode="none")), said(9, Profile(mode="limited"))
    assert profile_so_far(current([first, second, withdrawal(second)])).mode == "none"


def test_a_skipped_beginning_says_nothing() -> None:
    assert profile_so_far([]) == Profile()


@given(random=st.randoms(use_true_random=False))
def test_the_profile_does_not_depend_on_the_order_of_its_records(random: Random) -> None:
    records = [
        said(8, Profile(mode="limited", dates={"a": KIM})),
        said(9, Profile(mode="none", gates={"crisis": True})),
        said(10, Profile(gates={"crisis": False}, dates={"a": COURT})),
    ]
    expected = profile_so_far(records)
    random.shuffle(records)
    assert profile_so_far(records) == expected


# -- once it is old ----------------------------------------------------------------------------------------


def old_month() -> History:
    month = date(2024, 2, 1)
    there: list[Data] = [
        Urge(rating=5, outcome="ridden"),
        Urge(rating=5),
        Monitoring(channel="profile", note=SECRET),
        Slip(channel="text", at_moment=WHEN, note=SECRET, plan=SECRET),
        Contact(started="me", channel="text", on_topic=False, note=SECRET),
        Contact(started="me", channel="text", on_topic=True, note=SECRET),
        Letter(state="kept", text=SECRET),
        Goal(title=SECRET, state="going"),
        Profile(mode="limited"),
        Review(step="review"),
    ]
    records = current(made(data, date(2024, 2, 29)) for data in there)
    return History(date(2025, 10, 1), (), (digest(month, records),))


def test_an_old_month_keeps_what_counts_for_ever_and_the_number_of_the_rest() -> None:
    history = old_month()
    assert [record.kind for record in history.lasting] == ["slip", "contact", "profile", "review"]
    (month,) = history.digests
    assert month.counts == {"urges": 2, "monitored": 1}


def test_an_old_slip_counts_without_its_words() -> None:
    slip, contact = old_month().lasting[:2]
    assert slip.data == Slip(channel="text", at_moment=WHEN)
    assert contact.data == Contact(started="me", channel="text", on_topic=False)
