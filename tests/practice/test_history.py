"""The history: months that turn into digests say the same about practice as their records did."""

from calendar import monthrange
from collections import Counter
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from nc_tui.practice.history import RECENT_DAYS, History, digest, recent_since
from nc_tui.practice.kinds import Checkin, Contact, Data, Monitoring, Practice, Profile, Review, Slip, Urge
from nc_tui.practice.kinds.practice import Outcome
from nc_tui.practice.progress import totals
from nc_tui.practice.records import Record, current
from tests.practice.made import TODAY, at, history_of, made

MONTH = date(2028, 2, 1)


def practice(exercise: str = "a", skill: str = "warmth", outcome: Outcome = "done") -> Practice:
    return Practice(
        exercise=exercise, skill=skill, stakes="close", setting="home", where="out", outcome=outcome
    )


datas = st.one_of(
    st.builds(
        practice,
        st.sampled_from("abc"),
        st.sampled_from(["warmth", "repair"]),
        st.sampled_from(["done", "partly", "not"]),
    ),
    st.builds(Checkin, mood=st.integers(0, 10)),
    st.builds(Urge, rating=st.integers(0, 10), outcome=st.sampled_from(["ridden", "acted", None])),
    st.just(Monitoring("profile")),
    st.just(Slip("text", at(MONTH))),
)
months = st.lists(st.tuples(st.integers(0, 28), datas), max_size=25)


def records_of(entries: list[tuple[int, Data]]) -> tuple[Record, ...]:
    return current(made(data, MONTH + timedelta(days=number)) for number, data in entries)


@given(entries=months)
def test_a_digest_knows_the_practised_days_of_its_month(entries: list[tuple[int, Data]]) -> None:
    records = records_of(entries)
    expected = sorted({r.day for r in records if isinstance(r.data, Practice) and r.data.outcome != "not"})
    assert list(digest(MONTH, records).days()) == expected


@given(entries=months)
def test_turning_a_month_into_a_digest_changes_no_number(entries: list[tuple[int, Data]]) -> None:
    records = records_of(entries)
    as_records = History(MONTH, records)
    as_digest = History(MONTH.replace(month=3), (), (digest(MONTH, records),))
    assert as_digest.practised_days == as_records.practised_days
    assert [r.id for r in as_digest.lasting] == [r.id for r in as_records.lasting]
    before, after = totals(as_records), totals(as_digest)
    assert (after.days, after.exercises, after.checkins, after.first_day, after.favourite) == (
        before.days,
        before.exercises,
        before.checkins,
        before.first_day,
        before.favourite,
    )


@given(entries=months)
def test_a_digest_counts_urges_and_monitoring(entries: list[tuple[int, Data]]) -> None:
    counts = Counter(type(data) for _, data in entries)
    month = digest(MONTH, records_of(entries))
    assert month.count(Urge.COUNTED) == counts[Urge]
    assert month.count(Monitoring.COUNTED) == counts[Monitoring]


@given(today=st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_recent_records_begin_with_a_month_and_reach_over_a_year_back(today: date) -> None:
    since = recent_since(today)
    assert since.day == 1
    assert timedelta(days=RECENT_DAYS) <= today - since < timedelta(days=RECENT_DAYS + 31)


def test_the_last_day_of_february_fits_into_the_mask() -> None:
    last = MONTH.replace(day=monthrange(2028, 2)[1])
    assert last == date(2028, 2, 29)
    assert list(digest(MONTH, [made(practice(), last)]).days()) == [last]


def test_what_was_not_done_is_no_practised_day_but_stays_a_practice() -> None:
    history = history_of(
        made(practice(outcome="not")), made(practice(outcome="partly"), TODAY - timedelta(1))
    )
    assert history.practised_days == {TODAY - timedelta(1)}
    assert len(history.practices) == 2


def test_a_day_gives_its_records_in_the_order_in_which_they_were_made() -> None:
    first, second = made(Checkin(mood=1), when=at(TODAY, 12)), made(Checkin(mood=2), when=at(TODAY, 8))
    history = history_of(second, first, made(Checkin(mood=9), TODAY - timedelta(1)))
    assert history.on(TODAY) == (first, second)
    assert history.on(TODAY + timedelta(1)) == ()


def test_lasting_records_of_all_years_come_in_the_order_in_which_they_were_made() -> None:
    old = made(Profile(gates={"crisis": True}), date(2020, 5, 2))
    review = made(Review("letting-go"), TODAY, at(TODAY, 8))
    slip = made(Slip("call", at(TODAY, 7)), TODAY, at(TODAY, 9))
    off_topic = made(Contact(started="me", channel="text", on_topic=False), TODAY, at(TODAY, 10))
    on_topic = made(Contact(started="me", channel="text", on_topic=True, topic="children"))
    recent = current([off_topic, slip, on_topic, review, made(Checkin(mood=5))])
    history = History(recent_since(TODAY), recent, (digest(date(2020, 5, 1), [old]),))
    assert history.lasting == (old, review, slip, off_topic)


def test_practices_come_with_their_days_in_order() -> None:
    later, earlier = made(practice("b")), made(practice("a"), TODAY - timedelta(3))
    assert [(day, data.exercise) for day, data in history_of(later, earlier).practices] == [
        (TODAY - timedelta(3), "a"),
        (TODAY, "b"),
    ]
