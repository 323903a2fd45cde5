"""What Progress shows: the year, the skills at their stakes, the totals."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from nc_tui.practice.history import History, digest, recent_since
from nc_tui.practice.kinds import Checkin, Practice
from nc_tui.practice.kinds.practice import Outcome
from nc_tui.practice.progress import MOST, heat, totals
from nc_tui.practice.records import Record
from tests.practice.made import TODAY, history_of, made

outcomes: st.SearchStrategy[Outcome] = st.sampled_from(["done", "partly", "not"])


def practised(
    back: int = 0,
    outcome: Outcome = "done",
    skill: str = "warmth",
    stakes: str = "close",
    with_: str | None = None,
    setting: str = "home",
) -> Record:
    data = Practice(
        exercise=f"{skill}-x",
        skill=skill,
        stakes=stakes,
        setting=setting,
        where="out",
        outcome=outcome,
        with_=with_,
    )
    return made(data, TODAY - timedelta(days=back))


@given(entries=st.lists(st.tuples(st.integers(0, 60), outcomes), max_size=60), weeks=st.integers(1, 10))
def test_each_cell_of_the_year_is_the_number_of_exercises_of_its_day(
    entries: list[tuple[int, Outcome]], weeks: int
) -> None:
    records = [practised(back, outcome) for back, outcome in entries]
    columns = heat(records, TODAY, weeks)
    assert len(columns) == weeks
    monday = TODAY - timedelta(days=TODAY.weekday(), weeks=weeks - 1)
    for number, level in enumerate(cell for column in columns for cell in column):
        day = monday + timedelta(days=number)
        times = sum(record.day == day and record.data.outcome != "not" for record in records)  # type: ignore[union-attr]
        assert level == (None if day > TODAY else min(MOST, times))


def test_the_year_ends_with_this_week_and_its_days_to_come_are_empty() -> None:
    sunday = date(2026, 11, 29)
    assert heat([], TODAY)[-1] == (0, *[None] * 6)
    assert heat([], sunday)[-1] == (0,) * 7
    assert len(heat([], TODAY)) == 53


def test_totals_count_all_years() -> None:
    old = date(2020, 2, 1)
    month = digest(old, [made(practised(0, skill="repair").data or Checkin(), old), made(Checkin(), old)])
    recent = history_of(
        practised(0), practised(0, skill="asking"), practised(1, outcome="not"), made(Checkin())
    )
    found = totals(History(recent_since(TODAY), recent.recent, (month,)))
    assert (found.days, found.exercises, found.checkins, found.first_day) == (2, 3, 2, old)


def test_people_are_counted_once_however_they_are_written() -> None:
    names = ["The baker", "the  baker ", "Mika", " ", None]
    history = history_of(*(practised(back, with_=name) for back, name in enumerate(names)))
    assert totals(history).people == 2


def test_someone_made_up_for_a_rehearsal_is_no_person() -> None:
    history = history_of(practised(0, stakes="rehearsal", with_="Dilan"), practised(1, with_="Mika"))
    assert totals(history).people == 1


def test_the_favourite_is_the_skill_practised_most_and_by_name_where_two_are() -> None:
    even = history_of(practised(0, skill="warmth"), practised(1, skill="asking"))
    assert totals(even).favourite == "asking"
    more = history_of(*even.recent, practised(2, skill="warmth"))
    assert totals(more).favourite == "warmth"


def test_an_empty_journal_has_empty_totals() -> None:
    found = totals(history_of())
    assert (found.days, found.exercises, found.people, found.settings) == (0, 0, 0, 0)
    assert found.first_day is None
    assert found.favourite is None


def test_settings_are_the_kinds_of_place_one_practised_in() -> None:
    history = history_of(
        practised(0, setting="shop"), practised(1, setting="shop"), practised(2, setting="work")
    )
    assert totals(history).settings == 2
