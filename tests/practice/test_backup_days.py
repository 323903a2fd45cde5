"""Which daily backups stay."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from nc_tui.practice.backup_days import DAILY, MONTHLY, WEEKLY, staying

DAYS = st.sets(st.dates(date(2024, 1, 1), date(2027, 12, 31)), max_size=120)


@given(DAYS)
def test_the_last_seven_stay_and_never_more_than_all_spans_together(days: set[date]) -> None:
    kept = staying(days)
    assert set(sorted(days)[-DAILY:]) <= kept <= days
    assert len(kept) <= DAILY + WEEKLY + MONTHLY


@given(DAYS)
def test_the_last_backup_of_each_of_the_last_twelve_months_stays(days: set[date]) -> None:
    months = sorted({(day.year, day.month) for day in days})[-MONTHLY:]
    latest = {max(day for day in days if (day.year, day.month) == month) for month in months}
    assert latest <= staying(days)


def test_thinned_every_day_a_year_leaves_a_week_of_days_a_month_of_weeks_and_a_year_of_months() -> None:
    kept: frozenset[date] = frozenset()
    for passed in range(400):
        kept = staying({*kept, date(2026, 1, 1) + timedelta(days=passed)})
    assert sorted(kept) == [
        *(date(2026, month, day) for month, day in ((3, 31), (4, 30), (5, 31), (6, 30), (7, 31), (8, 31))),
        *(date(2026, month, day) for month, day in ((9, 30), (10, 31), (11, 30), (12, 31))),
        *(date(2027, 1, day) for day in (17, 24, 29, 30, 31)),
        *(date(2027, 2, day) for day in (1, 2, 3, 4)),
    ]
