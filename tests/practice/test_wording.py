"""Numbers in words."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nc_tui.practice.streak import Streak, streak
from nc_tui.practice.strength import whole_percent
from nc_tui.practice.wording import beside_line, percent, streak_line
from tests.practice.made import TODAY


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (Streak(0, 0, 0, 0), ""),
        (Streak(1, 1, 2, 0, 1), "1 practice day"),
        (Streak(12, 12, 2, 0, 12), "12 practice days in a row"),
        (Streak(1, 37, 2, 37, 1), "day 1 again, 37 practice days are still yours"),
        (
            Streak(0, 77, 0, 102, 77),
            "A pause after 77 in a row. 102 practice days stay yours; today makes day 1 of a new run",
        ),
        (Streak(3, 77, 0, 99, 77), "A pause after 77 in a row. 102 practice days stay yours"),
        (Streak(0, 1, 0, 1, 1), "A pause. 1 practice day stays yours; today makes day 1 of a new run"),
    ],
    ids=str,
)
def test_a_pause_says_how_long_the_run_was_and_what_stays(found: Streak, words: str) -> None:
    assert streak_line(found) == words


@pytest.mark.parametrize("missed", range(3, 12))
def test_days_that_were_not_practised_never_pass_for_days_in_a_row(missed: int) -> None:
    practised = {TODAY - timedelta(days=back) for back in range(missed + 1, missed + 78)}
    words = streak_line(streak(practised, TODAY, 2))
    assert words.startswith("A pause after 77 in a row. 77 practice days stay yours")


@given(st.floats(0, 1))
def test_a_number_in_whole_percent_reads_the_same_however_it_is_formatted(share: float) -> None:
    shown = whole_percent(share) / 100
    assert f"{shown:.0%}".replace("%", " %") == percent(share) == percent(shown)
    assert whole_percent(share) <= share * 100 + 1e-6


def test_a_tense_moment_that_needs_no_chance_isnt_said_to_wait_for_one() -> None:
    assert "chance" in beside_line("if-it-comes", any_day=False)
    assert "chance" not in beside_line("if-it-comes", any_day=True)
    assert beside_line("invitation", any_day=False) == beside_line("invitation", any_day=True)
