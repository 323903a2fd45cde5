"""Correcting: only the named fields change, whatever the kind; another day keeps the hour."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import asdict

from nc_tui.practice.correcting import at_time, corrected, fault, moved, value_of
from nc_tui.practice.kinds import KINDS, Checkin, Contact, Practice, Slip, Urge
from nc_tui.practice.kinds.fields import Field
from tests.practice.made import TODAY, ago, at, made
from tests.practice.test_diary import practice

BERLIN = ZoneInfo("Europe/Berlin")


def fields(kind: type) -> dict[str, Field]:
    return {field.name: field for field in KINDS[kind.NAME].FIELDS}  # type: ignore[attr-defined]


@given(
    changes=st.fixed_dictionaries(
        {},
        optional={
            "predicted": st.none() | st.integers(0, 10),
            "after": st.none() | st.integers(0, 10),
            "with_": st.sampled_from(["", "Maja", "  my   sister "]),
            "note": st.sampled_from(["", "one\ntwo"]),
            "outcome": st.sampled_from(["done", "partly"]),
        },
    )
)
def test_what_is_not_named_stays_as_it_was(changes: dict[str, int | str | None]) -> None:
    before = practice("Samir", reason=None)
    after = corrected(before, changes)
    for name, value in asdict(before).items():
        if name not in changes:
            assert getattr(after, name) == value
    for name, value in changes.items():
        kept = " ".join(value.split()) if isinstance(value, str) and name == "with_" else value
        assert getattr(after, name) == (kept if kept != "" else None)


def test_a_reason_goes_where_the_exercise_was_done_after_all() -> None:
    before = practice(outcome="not", reason="too-hard")
    assert corrected(before, {"outcome": "done"}) == practice(outcome="done")
    assert corrected(before, {"after": 7}) == practice(outcome="not", reason="too-hard", after=7)


@pytest.mark.parametrize(
    ("kind", "name", "value", "why"),
    [
        (Practice, "after", 11, "from 0 to 10"),
        (Practice, "after", -1, "from 0 to 10"),
        (Practice, "outcome", "great", "write one of done, partly, not"),
        (Practice, "outcome", None, "can't be empty"),
        (Urge, "rating", None, "can't be empty"),
        (Contact, "channel", "pigeon", "write one of"),
    ],
)
def test_a_value_that_cannot_be_is_refused_with_what_can(
    kind: type, name: str, value: object, why: str
) -> None:
    said = fault(fields(kind)[name], value)  # type: ignore[arg-type]
    assert said is not None
    assert why in said


def test_every_field_of_every_kind_is_one_of_its_own_and_says_what_it_holds() -> None:
    for kind in KINDS.values():
        names = set(kind.__struct_fields__)
        for field in kind.FIELDS:
            assert field.name in names
            assert bool(field.options) == (field.form == "choice")
        assert len({field.option for field in kind.FIELDS}) == len(kind.FIELDS)
    assert value_of(practice(), fields(Practice)["predicted"]) == 5
    assert value_of(Contact("me", "call", on_topic=False), fields(Contact)["on_topic"]) == "no"


def test_on_topic_is_corrected_by_a_word() -> None:
    assert corrected(Contact("me", "call", on_topic=False), {"on_topic": "yes"}) == Contact(
        "me", "call", True
    )


def test_on_another_day_the_hour_stays_also_over_the_end_of_summer_time() -> None:
    now = datetime(2026, 11, 23, 7, 30, tzinfo=BERLIN)
    slip = Slip("text", datetime(2026, 11, 20, 23, 15, tzinfo=BERLIN))
    there = moved(made(slip, ago(3)), slip, ago(33), now)
    assert isinstance(there, Slip)
    assert there.at_moment.isoformat() == "2026-10-21T23:15:00+02:00"
    flight = Slip("text", datetime.fromisoformat("2026-11-20T23:15:00+09:00"))
    other = moved(made(flight, ago(3)), flight, ago(33), now)
    assert isinstance(other, Slip)
    assert other.at_moment.isoformat() == "2026-10-21T23:15:00+09:00"


def test_on_another_day_it_is_never_later_than_now_and_what_was_offered_stays_behind() -> None:
    evening = made(Checkin(mood=4, offered=("fold",)), ago(1), at(ago(1), 21))
    there = moved(evening, evening.data or Checkin(), TODAY, at(TODAY, 7))
    assert there == Checkin(mood=4, at_moment=at(TODAY, 7))
    assert moved(made(practice()), practice(), ago(1), at(TODAY)) == practice()


def test_an_hour_after_midnight_is_still_the_evening_of_its_day() -> None:
    late = at_time(Urge(rating=5), TODAY, time(0, 40), BERLIN, 4)
    assert isinstance(late, Urge)
    assert late.at_moment is not None
    assert late.at_moment.date() == TODAY + timedelta(days=1)
