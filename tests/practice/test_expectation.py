"""Expected against felt: what there is enough of to say, by stakes, by skill and by person."""

from hypothesis import given
from hypothesis import strategies as st

from nc_tui.app.widgets.scatter import WIDTH, scatter
from nc_tui.practice.expectation import (
    FEWEST,
    FEWEST_OF_ONE,
    MOST_PEOPLE,
    TEN_OF_ALL,
    easier_so_far,
    expectation,
    in_words,
    widest,
)
from nc_tui.practice.kinds import Practice

RATINGS = st.none() | st.integers(0, 10)


def rated(
    expected: int | None = None,
    felt: int | None = None,
    stakes: str = "stranger",
    skill: str = "warmth",
    who: str | None = None,
) -> Practice:
    return Practice("greet", skill, stakes, "shop", "out", "done", predicted=expected, after=felt, with_=who)


def test_a_row_needs_five_ratings_and_all_together_eight() -> None:
    few = [rated(5, 2)] * (FEWEST_OF_ONE - 1) + [rated(5, 2, "close", "asking")] * 2
    found = expectation(few, ["warmth", "asking"])
    assert not found.says_something
    assert f"{len(few)} so far" in in_words(found)
    assert found.stakes == found.skills == ()
    enough = expectation([*few, *[rated(6, 8)] * 2], ["warmth", "asking"])
    assert enough.rated == FEWEST
    assert [one.name for one in enough.stakes] == ["stranger"]
    assert [(one.name, one.times) for one in enough.skills] == [("warmth", FEWEST_OF_ONE + 1)]
    assert in_words(enough) == "In 6 of 8 exercises you expected more tension than came."


def test_a_journal_in_which_it_was_harder_says_so_and_half_a_rating_counts_for_nothing() -> None:
    harder = expectation([rated(2, 6)] * 9 + [rated(3, None), rated(None, 3)], ["warmth"])
    assert in_words(harder) == "In 9 of 9 exercises more tension came than you expected."
    assert "0 so far" not in in_words(expectation([], []))


@given(st.lists(st.tuples(RATINGS, RATINGS), max_size=30))
def test_easier_and_harder_are_never_more_than_all(both: list[tuple[int | None, int | None]]) -> None:
    found = expectation([rated(*one) for one in both], ["warmth"])
    assert found.easier + found.harder <= found.rated <= len(both)
    assert in_words(found)


def test_people_are_told_of_by_name_however_it_is_written_and_made_up_ones_are_not() -> None:
    both = [rated(6, 3, who=name) for name in ("Maja", "maja", " MAJA ", "Maja", "Maja  B")]
    assert expectation(both, []).people == (), "four with her, and one with somebody else"
    found = expectation(
        [
            *both,
            rated(4, 3, who="Maja"),
            *[rated(5, 5, "rehearsal", who="Tom")] * 9,
            *[rated(2, 1, "close", who="Dad")] * 7,
        ],
        [],
    )
    assert [(one.name, one.times) for one in found.people] == [("Dad", 7), ("Maja", 5)]
    crowd = [rated(5, 4, who=f"person {n}") for n in range(20) for _ in range(FEWEST_OF_ONE)]
    assert len(expectation(crowd, []).people) == MOST_PEOPLE


def test_one_is_set_beside_all_the_others_from_ten_on_and_only_where_most_were_easier() -> None:
    assert easier_so_far([rated(6, 3)] * (TEN_OF_ALL - 1)) is None
    assert easier_so_far([*[rated(6, 3)] * 7, *[rated(3, 3)] * 3, rated(4, None)]) == (7, 10)
    assert easier_so_far([*[rated(6, 3)] * 5, *[rated(3, 4)] * 5]) is None


def test_where_one_was_furthest_off_is_said_only_where_that_is_clear() -> None:
    alone, strangers = [rated(2, 2, "alone")] * FEWEST_OF_ONE, [rated(6, 3)] * FEWEST_OF_ONE
    assert widest(expectation([*alone, *strangers], [])) == "Furthest off with strangers, nearest alone."
    assert widest(expectation(strangers, [])) == ""
    assert widest(expectation([*alone, *[rated(3, 3)] * FEWEST_OF_ONE], [])) == ""


def test_every_pair_of_ratings_is_a_mark_in_its_place() -> None:
    found = expectation([*[rated(6, 2)] * 5, rated(3, 7), rated(0, 0)], [])
    rows = [line.plain for line in scatter(found.dots, few_signs=False)]
    assert {len(row) for row in rows} == {WIDTH}
    felt = {10 - number: row[4:] for number, row in enumerate(rows[1:12])}
    assert felt[2][18] == "⣿", "six expected, two felt, five times"
    assert felt[7][9] == "⠶"
    assert felt[0][0] == "⠶"
    assert felt[5][15] == "·"
    assert sum(sign not in " ·" for row in felt.values() for sign in row) == 3
    assert not any("⠀" <= sign <= "⣿" for line in scatter(found.dots, few_signs=True) for sign in line.plain)
