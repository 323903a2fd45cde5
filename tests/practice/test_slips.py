from datetime import date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from nc_tui.practice.clock import clock, since_fault, slip_count, slip_day, slip_fault, slips_once
from nc_tui.practice.kinds import Profile, Slip
from nc_tui.practice.kinds.vocabulary import Channel
from nc_tui.practice.records import current
from tests.practice.made import TODAY, ago, at, history_of, made, slip, withdrawal

DAY = timedelta(days=1)
BERLIN = ZoneInfo("Europe/Berlin")


# -- the same slip on two devices ----------------------------------------------------------------------


def test_a_slip_that_a_second_device_recorded_too_counts_once() -> None:
    both = slip(TODAY, 21, 0), slip(TODAY, 21, 30, device="phone")
    assert slips_once(both) == (both[0],)


def test_slips_of_two_devices_that_lie_further_apart_are_two() -> None:
    assert len(slips_once([slip(TODAY, 21, 0), slip(TODAY, 21, 31, device="phone")])) == 2


def test_slips_of_two_devices_by_other_channels_are_two() -> None:
    assert len(slips_once([slip(TODAY), slip(TODAY, channel="call", device="phone")])) == 2


def test_two_slips_on_one_device_are_two_however_close() -> None:
    assert len(slips_once([slip(TODAY, 21, 0), slip(TODAY, 21, 1)])) == 2


def test_a_second_device_can_double_each_slip_only_once() -> None:
    records = [slip(TODAY, 21, 0), slip(TODAY, 21, 5, device="phone"), slip(TODAY, 21, 20, device="phone")]
    assert len(slips_once(records)) == 2


def test_slips_on_either_side_of_the_rollover_are_two() -> None:
    evening = made(Slip(channel="text", at_moment=at(TODAY, 3, 50)), ago(1))
    morning = made(Slip(channel="text", at_moment=at(TODAY, 4, 5)), TODAY, device="phone")
    assert len(slips_once([evening, morning])) == 2


def test_devices_in_two_zones_know_the_same_moment() -> None:
    here = datetime(2026, 11, 23, 21, 0, tzinfo=BERLIN)
    there = here.astimezone(ZoneInfo("Asia/Kolkata"))
    records = [
        made(Slip(channel="call", at_moment=here), TODAY),
        made(Slip(channel="call", at_moment=there), TODAY, device="phone"),
    ]
    assert len(slips_once(records)) == 1


def test_the_hour_that_happens_twice_holds_two_slips() -> None:
    night = date(2026, 10, 24)
    first = datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN).astimezone(ZoneInfo("UTC"))
    second = datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=BERLIN).astimezone(ZoneInfo("UTC"))
    records = [
        made(Slip(channel="text", at_moment=first), night),
        made(Slip(channel="text", at_moment=second), night, device="phone"),
    ]
    assert len(slips_once(records)) == 2
    start = made(Profile(since=night - DAY, since_kind="date"), night - DAY)
    assert clock([start, *records], night).run == 0


def test_slips_of_the_last_days_are_counted_for_the_ready_list() -> None:
    history = history_of(slip(ago(28)), slip(ago(27)), slip(TODAY), slip(TODAY, 21, 10, device="phone"))
    assert slip_count(history, TODAY, 28) == 2


# -- what can be recorded --------------------------------------------------------------------------------

NOW = at(TODAY, 20)


def test_a_slip_in_the_future_is_refused_in_one_line() -> None:
    fault = slip_fault(at(TODAY, 20, 1), "text", NOW, None, [])
    assert fault == "today at 20:01 is in the future; give a time in the past"


def test_a_slip_of_this_minute_can_be_recorded() -> None:
    assert slip_fault(NOW, "text", NOW, TODAY, []) is None


def test_a_slip_before_the_first_day_is_refused_in_one_line() -> None:
    fault = slip_fault(at(ago(9), 20), "text", NOW, ago(8), [])
    assert fault == (
        "Sat 14 Nov at 20:00 is before your first day (Sun 15 Nov): change that day, or leave this out"
    )


def test_a_slip_on_the_first_day_can_be_recorded() -> None:
    assert slip_fault(at(ago(8), 20), "text", NOW, ago(8), []) is None


def test_the_same_slip_twice_in_one_minute_is_refused_in_one_line() -> None:
    there = [slip(ago(1), 21, 15)]
    fault = slip_fault(at(ago(1), 21, 15), "text", NOW, None, there)
    assert fault == "that slip is already recorded, yesterday at 21:15"
    assert slip_fault(at(ago(1), 21, 16), "text", NOW, None, there) is None
    assert slip_fault(at(ago(1), 21, 15), "call", NOW, None, there) is None


def test_a_withdrawn_slip_can_be_recorded_again() -> None:
    mistake = slip(ago(1), 21, 15)
    standing = current([mistake, withdrawal(mistake)])
    assert slip_fault(at(ago(1), 21, 15), "text", NOW, None, standing) is None


def test_a_slip_in_the_small_hours_belongs_to_the_day_before() -> None:
    assert slip_day(at(TODAY, 3, 59), NOW) == ago(1)
    assert slip_fault(at(TODAY, 3, 59), "text", NOW, TODAY, []) is not None


def test_a_slip_before_a_flight_that_gains_a_day_is_not_in_the_future() -> None:
    auckland = datetime(2026, 11, 24, 6, 0, tzinfo=ZoneInfo("Pacific/Auckland"))
    landed = datetime(2026, 11, 23, 10, 0, tzinfo=ZoneInfo("America/Los_Angeles"))
    assert auckland < landed
    assert slip_fault(auckland, "text", landed, None, []) is None
    assert slip_day(auckland, landed) == date(2026, 11, 23)


def test_a_first_day_to_come_or_a_mistyped_year_is_refused_in_one_line() -> None:
    assert since_fault(TODAY, TODAY) is None
    assert (
        since_fault(TODAY + DAY, TODAY) == "Tue 24 Nov is in the future: your first day is today or earlier"
    )
    assert since_fault(date(206, 11, 3), TODAY) == (
        "Mon 3 Nov 206 is more than a hundred years ago: check the year"
    )


@given(
    slips=st.lists(
        st.tuples(st.integers(0, 90), st.sampled_from(["a", "b", "c"]), st.sampled_from(["text", "call"])),
        max_size=10,
    ),
    random=st.randoms(use_true_random=False),
)
def test_which_slips_are_the_same_does_not_depend_on_their_order(
    slips: list[tuple[int, str, Channel]], random: Random
) -> None:
    records = [slip(TODAY, 12 + n // 60, n % 60, channel, device) for n, device, channel in slips]
    once = slips_once(records)
    random.shuffle(records)
    assert slips_once(records) == once
    for device in "abc":
        own = [record for record in records if record.device == device]
        assert len(once) >= len(own)
    assert len(once) <= len(records)
