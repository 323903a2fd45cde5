"""The clock and its place: the system's zone with its rules, a fixed time, a fixed time at a named place."""

import os
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nc_tui.practice.days import at_place, fixed
from nc_tui.wallclock import HERE, Here, system_time, wall_clock

ZONES = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Africa/Casablanca"]
MOMENTS = st.datetimes(datetime.fromisoformat("1990-01-01"), datetime.fromisoformat("2037-01-01"))


@pytest.fixture
def in_berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine whose clocks show the time of Berlin."""
    before = os.environ.get("TZ")
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    if before is None:
        monkeypatch.delenv("TZ")
    else:
        monkeypatch.setenv("TZ", before)
    time.tzset()


@given(wall=MOMENTS, name=st.sampled_from(ZONES))
def test_a_wall_time_gets_the_offset_of_its_own_day(wall: datetime, name: str) -> None:
    place = ZoneInfo(name)
    moment = at_place(wall, place)
    assert moment.utcoffset() == moment.astimezone(place).utcoffset()
    left_out = wall.replace(tzinfo=place).astimezone(UTC).astimezone(place).replace(tzinfo=None) != wall
    assert left_out or moment.replace(tzinfo=None) == wall
    assert not left_out or moment.replace(tzinfo=None) > wall


@given(moment=st.datetimes(timezones=st.timezones()), name=st.sampled_from(ZONES))
def test_a_moment_of_another_place_stays_the_same_moment(moment: datetime, name: str) -> None:
    if not 1900 < moment.year < 2100:
        return
    turned = at_place(moment, ZoneInfo(name))
    assert turned == moment.astimezone(UTC)
    assert (turned.utcoffset() or timedelta()) % timedelta(minutes=1) == timedelta()
    assert fixed(turned) == turned


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(wall=MOMENTS, fold=st.sampled_from([0, 1]))
def test_the_machines_zone_agrees_with_the_database(in_berlin: None, wall: datetime, fold: int) -> None:
    moment = wall.replace(tzinfo=UTC)
    berlin = moment.astimezone(ZoneInfo("Europe/Berlin"))
    here = moment.astimezone(HERE)
    assert (here.replace(tzinfo=None), here.fold) == (berlin.replace(tzinfo=None), berlin.fold)
    assert here.utcoffset() == berlin.utcoffset()
    assert at_place(wall, HERE) == at_place(wall, ZoneInfo("Europe/Berlin"))


def test_the_machines_zone_has_its_name(in_berlin: None, monkeypatch: pytest.MonkeyPatch) -> None:
    assert Here().key == "Europe/Berlin"
    for told, key in [
        (":/usr/share/zoneinfo/Asia/Tokyo", "Asia/Tokyo"),
        ("CET-1CEST,M3.5.0,M10.5.0/3", None),
    ]:
        monkeypatch.setenv("TZ", told)
        assert Here().key == key
    assert system_time().tzinfo is HERE


def test_a_fixed_time_is_at_this_machines_place_where_its_clocks_agree(in_berlin: None) -> None:
    winter = wall_clock("2026-11-26T07:42+01:00")()
    assert winter.tzinfo is HERE
    assert at_place(datetime.fromisoformat("2026-07-26T07:00"), HERE).utcoffset() == timedelta(hours=2)
    elsewhere = wall_clock("2026-11-26T07:42-05:00")()
    assert elsewhere.utcoffset() == timedelta(hours=-5)
    assert elsewhere.tzinfo is not HERE


def test_a_fixed_time_can_name_its_place() -> None:
    moment = wall_clock("2026-11-26T07:42+01:00[Europe/Berlin]")()
    assert moment == datetime.fromisoformat("2026-11-26T07:42+01:00")
    assert getattr(moment.tzinfo, "key", None) == "Europe/Berlin"


@pytest.mark.parametrize(
    "words",
    ["noon", "2026-11-26T07:42", "2026-11-26T07:42+01:00[Nowhere/At_All]", "2026-11-26T07:42+01:00[../x]"],
)
def test_what_is_no_fixed_time_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match="write a time with its offset"):
        wall_clock(words)
