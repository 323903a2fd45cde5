"""The shipped helplines: which countries lack a vital number, and what every line must say."""

import re

import pytest

from nc_tui.library.helplines import EVERYWHERE, Helplines, read_helplines
from nc_tui.library.reading import shipped

NO_EMERGENCY = {"Uruguay"}
NO_CRISIS_LINE = {"Bulgaria", "Colombia", "Croatia", "Nigeria", "Turkey"}
"""What the list doesn't have; the help page says so in these countries."""


@pytest.fixture(scope="module")
def page() -> Helplines:
    return read_helplines(shipped())


def test_every_country_has_an_emergency_number_and_a_crisis_line_but_these(page: Helplines) -> None:
    assert len(page.countries) >= 50
    without = {
        topic: {name for code, name in page.countries.items() if not page.of(code, topic)}
        for topic in ("emergency", "crisis")
    }
    assert without == {"emergency": NO_EMERGENCY, "crisis": NO_CRISIS_LINE}


def test_countries_are_in_the_order_of_their_names(page: Helplines) -> None:
    assert list(page.countries.values()) == sorted(page.countries.values())


def test_a_line_is_not_checked_yet_where_one_source_has_it_or_none_shows_a_date_since_2025(
    page: Helplines,
) -> None:
    lines = {line.id: line for line in page.helpline}
    assert lines["emergency-112"].is_checked
    assert not lines["befrienders-worldwide"].is_checked, "one source, though a new one"
    assert not lines["stalking-gb"].is_checked, "two sources, the newest from 2024"
    assert not lines["stalking-us"].is_checked, "two sources without a date"
    assert sum(line.is_checked for line in page.helpline) == 152, "count again where a line changes"


def test_lines_keep_to_what_is_known_of_their_hours_and_of_whom_they_are_for(page: Helplines) -> None:
    lines = {line.id: line for line in page.helpline}
    refuge = lines["violence-gb"]
    assert (refuge.reach, refuge.who) == ("0808 2000 247", "women")
    assert "England" in refuge.text
    for office_hours in ("respect-gb", "stalking-gb"):
        assert lines[office_hours].hours.startswith("weekdays")


def test_what_is_called_is_a_number_or_an_address_and_nothing_else(page: Helplines) -> None:
    number = re.compile(r"[+*#(]?[0-9][0-9 ()*#-]*")
    for line in page.helpline:
        if line.topic == "emergency":
            assert re.search(r"\d{3}", line.reach), line.id
        else:
            assert number.fullmatch(line.reach) or re.fullmatch(r"[a-z]+\.[a-z]{2,3}", line.reach), line.id


def test_what_a_line_says_fits_a_page_and_ends_as_a_sentence(page: Helplines) -> None:
    for line in page.helpline:
        assert line.text.endswith("."), line.id
        assert line.hours != "24h", line.id
        assert line.country != EVERYWHERE or line.topic in ("emergency", "directory"), line.id
