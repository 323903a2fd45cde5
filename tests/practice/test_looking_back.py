"""What is said of the practices that a search found: counted, and only where there is enough."""

from nc_tui.practice.diary import Entry
from nc_tui.practice.kinds.facts import Listed
from nc_tui.practice.looking_back import LookingBack, about, in_words, looking_back
from tests.practice.made import ago, made
from tests.practice.test_diary import practice


def times(*ratings: tuple[int | None, int | None], who: str = "Maja", apart: int = 7) -> list[Entry]:
    """Practices with one person, the latest first, each with what was expected and what it was."""
    return [
        Entry(
            made(practice(who, predicted=expected, after=felt), ago(number * apart)),
            Listed("Fold"),
            exercise="fold",
            person=who.casefold(),
        )
        for number, (expected, felt) in enumerate(ratings)
    ]


def test_maja_seven_times() -> None:
    entries = times((5, 2), (4, 2), (4, 1), (5, 3), (7, 4), (8, 5), (8, 3), apart=12)
    found = looking_back(entries)
    assert found is not None
    assert in_words(found, about(entries, "maj")) == (
        "Maja: 7 times in 11 weeks",
        "expected 5.9, it was 2.9; the last 5 were all easier than expected",
    )


def test_what_came_harder_is_counted_like_all_else_and_nothing_is_said_of_all_easing() -> None:
    found = looking_back(times((2, 6), (4, 2), (4, 1), (5, 3), (7, 4)))
    assert found is not None
    assert not found.eased
    assert in_words(found, "x")[1] == "expected 4.4, it was 3.2"


def test_two_ratings_are_no_mean_and_one_practice_is_no_row() -> None:
    assert looking_back(times((5, 2))) is None
    assert looking_back(times((5, 2), (5, None), (None, 3), (4, 1))) == LookingBack(4, 4)
    not_done = [Entry(made(practice("Maja", outcome="not")), Listed("Fold"), person="maja")]
    assert looking_back([*times((5, 2)), *not_done]) is None


def test_it_is_about_the_person_else_the_exercise_else_the_words() -> None:
    maja, samir = times((5, 2), (5, 2)), times((5, 2), who="Samir")
    assert about(maja, "ma") == "Maja"
    assert about([*maja, *samir], "ma") == "“Fold”"
    other = [Entry(one.record, one.listed, exercise="ask", person=one.person) for one in samir]
    assert about([*maja, *other], "rain") == "“rain”"
    assert about([*maja, *other], "ra") == "", "two letters are about nothing"
    assert about([], "rain") == "“rain”"
