"""The diary: the newest first, what is left out, and what lies between the days."""

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from nc_tui.practice.diary import Day, Entry, days, entry, newest_first
from nc_tui.practice.kinds import KINDS, Checkin, Data, Letter, Practice, Urge
from nc_tui.practice.kinds.profile import Profile
from nc_tui.practice.records import Record
from nc_tui.practice.streak import streak
from tests.practice.made import BERLIN_WINTER, TODAY, ago, at, made


def practice(with_: str | None = None, stakes: str = "close", **facts: object) -> Practice:
    named = {"outcome": "done", "predicted": 5, "after": 2, "note": "It rained."} | facts
    return Practice("fold", "warmth", stakes, "home", "out", with_=with_, **named)  # type: ignore[arg-type]


def in_diary(record: Record, today: date = TODAY) -> Entry | None:
    return entry(record, {"fold": "Fold, draw, pass it on"}.get, today)


def listed(*records: Record) -> tuple[Day, ...]:
    found = [one for one in map(in_diary, records) if one is not None]
    return days(newest_first(found))


def test_an_exercise_shows_its_title_who_it_was_with_and_both_ratings() -> None:
    shown = in_diary(made(practice("Maja")))
    assert shown is not None
    line = shown.listed
    assert (line.what, line.who, line.ratings, line.texts) == (
        "Fold, draw, pass it on",
        "Maja",
        "5 → 2",
        ("It rained.",),
    )
    assert (shown.person, shown.exercise, line.quiet) == ("maja", "fold", False)


def test_someone_made_up_is_no_person() -> None:
    shown = in_diary(made(practice("Ingrid", stakes="rehearsal")))
    assert shown is not None
    assert shown.person == ""


def test_a_time_is_shown_only_where_the_record_knows_it() -> None:
    that_day = in_diary(made(Checkin(mood=5), TODAY, at(TODAY, 8)))
    later = in_diary(made(Checkin(mood=5), ago(2), at(TODAY, 8)))
    told = in_diary(made(Urge(rating=6, at_moment=at(ago(2), 21, 10)), ago(2), at(TODAY, 8)))
    assert [one.time for one in (that_day, later, told) if one is not None] == ["08:00", "", "21:10"]


def test_every_kind_of_record_has_a_line_of_its_own() -> None:
    examples: dict[str, Data] = {
        "practice": practice(),
        "checkin": Checkin(mood=3, pull=0),
        "profile": Profile(mode="none", gates={"crisis": True}),
        "letter": Letter("kept", "dear you"),
        "urge": Urge(rating=7, ratings=(5, 3), outcome="ridden", seconds=840),
    }
    lines = {}
    for name, data in examples.items():
        shown = in_diary(made(data))
        assert shown is not None
        lines[name] = " | ".join((shown.listed.what, shown.listed.who, shown.listed.ratings))
    assert lines["checkin"] == "check-in | mood 3 · pull 0 | "
    assert lines["urge"] == "an urge, ridden out | 14 minutes | 7 → 3"
    assert "crisis" not in lines["profile"], (
        "what was answered to the care questions is nobody else's to read"
    )
    assert {kind.listed for kind in KINDS.values()}


def test_burned_letters_and_sealed_ones_before_their_day_are_not_shown() -> None:
    burned, erased = made(Letter("burned")), made(Letter("kept", None))
    sealed = made(Letter("sealed", "not yet", TODAY + timedelta(days=3)))
    assert [in_diary(one) for one in (burned, erased, sealed)] == [None, None, None]
    opened = in_diary(sealed, TODAY + timedelta(days=3))
    assert opened is not None
    assert opened.listed.texts == ("not yet",)


def test_the_newest_comes_first_by_day_and_then_by_the_moment_it_was() -> None:
    evening = made(Urge(rating=6, at_moment=at(ago(1), 21)), ago(1), at(TODAY, 7))
    morning = made(Checkin(mood=4), ago(1), at(ago(1), 8))
    today = made(Checkin(mood=5), TODAY, at(TODAY, 7))
    west = made(Checkin(mood=6), TODAY, datetime.fromisoformat("2026-11-23T05:30:00-01:00"))
    shown = listed(morning, today, evening, west)
    assert [day.day for day in shown] == [TODAY, ago(1)]
    assert [one.record.id for one in shown[0].entries] == [west.id, today.id]
    assert [one.record.id for one in shown[1].entries] == [evening.id, morning.id]


def test_empty_days_are_counted_and_not_listed() -> None:
    shown = listed(
        made(Checkin(mood=4), ago(9)), made(Checkin(mood=4), ago(5)), made(Checkin(mood=4), ago(4))
    )
    assert [(day.day, day.empty) for day in shown] == [(ago(4), 0), (ago(5), 0), (ago(9), 3)]


@given(
    numbers=st.sets(st.integers(0, 40), min_size=1, max_size=30),
    rest_days=st.integers(0, 3),
)
def test_days_between_are_rest_days_where_they_break_no_streak(numbers: set[int], rest_days: int) -> None:
    practised = {ago(number) for number in numbers}
    shown = days(
        newest_first(
            found for day in practised if (found := in_diary(made(practice(), day, at(day, 9)))) is not None
        ),
        practised,
        rest_days,
    )
    for day in shown:
        later = day.day + timedelta(days=day.empty + 1)
        if day.rested:
            run = streak({one for one in practised if one <= later}, later, rest_days)
            assert run.days >= 2, "the run goes on over them"
        if day.empty > rest_days:
            assert not day.rested


def test_one_day_off_in_a_full_week_is_a_rest_day_and_three_in_a_row_are_not() -> None:
    week = [ago(number) for number in range(17) if number not in (3, 10, 11, 12)]
    entries = newest_first(
        one for day in week if (one := in_diary(made(practice(), day, at(day, 9)))) is not None
    )
    shown = {day.day: day for day in days(entries, week, 2)}
    assert shown[ago(4)].rested
    assert (shown[ago(13)].empty, shown[ago(13)].rested) == (3, False)


def test_a_record_in_another_zone_stays_on_its_day() -> None:
    moment = datetime(2026, 11, 22, 23, 30, tzinfo=BERLIN_WINTER)
    (day,) = listed(replace(made(Checkin(mood=4)), day=ago(1), at=moment))
    assert day.day == ago(1)
