"""What an erasing reaches, told by the edits of an entry alone. Ids rise with the time; each line is an edit."""

import pytest
from msgspec import Struct

from nc_tui.practice.erased import to_blank


class Edit(Struct, frozen=True):
    """A record, as far as an erasing looks at it."""

    id: str
    replaces: str | None = None
    marks: str = ""
    kind: str = "practice"
    day: str = "2026-11-23"

    @property
    def erased(self) -> bool:
        return self.marks != ""

    @property
    def blanked(self) -> bool:
        return self.marks == "blanked"

    @property
    def restores(self) -> str | None:
        return self.replaces if self.marks == "says that it has no words" else None


FIRST = Edit("1", None, "blanked")
SAID = Edit("2", "1", "says that it was erased")
EARLIER = "2026-10-05"
THERE = Edit("5", "4", "says that it was erased", day=EARLIER)


@pytest.mark.parametrize(
    ("records", "gone", "stay"),
    [
        ([Edit("1"), Edit("2", "1")], "", "12"),
        ([FIRST, SAID, Edit("3", "2"), Edit("4", "3")], "1", "34"),
        ([FIRST, SAID, Edit("3", "1"), Edit("4", "3"), Edit("5", "4")], "1345", ""),
        ([FIRST, SAID, Edit("3", "1", "blanked"), Edit("4", "3")], "134", ""),
        ([Edit("1"), Edit("2", "1"), Edit("3", "2", "blanked"), Edit("4", "3", SAID.marks)], "123", ""),
        (
            [
                FIRST,
                SAID,
                Edit("3", "1", "blanked"),
                Edit("4", "3", "says that it has no words"),
                Edit("5", "4"),
            ],
            "13",
            "5",
        ),
        (
            [
                FIRST,
                SAID,
                Edit("3", "1", "blanked"),
                Edit("4", "2"),
                Edit("5", "3", "says that it has no words"),
            ],
            "13",
            "4",
        ),
        ([FIRST, SAID, Edit("3", "2"), Edit("4", "1", SAID.marks), Edit("5", "2")], "13", "5"),
        (
            [
                FIRST,
                SAID,
                Edit("3", "2", "blanked"),
                Edit("4", "3", SAID.marks),
                Edit("5", "2"),
                Edit("6", "3"),
            ],
            "136",
            "5",
        ),
        ([FIRST, SAID, Edit("3", "2"), Edit("4", "1", SAID.marks), Edit("5", "3")], "135", ""),
        ([Edit("1", None, "erased by an earlier version"), Edit("2", "1")], "", "2"),
        ([Edit("1", None, "erased", "letter"), Edit("2", "1", "", "letter")], "12", ""),
        ([FIRST, SAID, Edit("3", "2"), Edit("4", "1", "blanked", day=EARLIER), THERE], "14", "3"),
        ([FIRST, SAID, Edit("8"), Edit("9", "8")], "1", "89"),
    ],
    ids=[
        "nothing is erased",
        "who edits the saying, knows",
        "who edits what was edited unaware, is unaware",
        "what was edited unaware says nothing",
        "what it was made from goes as well",
        "who edits what was blanked, says so first",
        "that says nothing of what others wrote before",
        "two erasings at once: what was written before the later one goes, and not what was after it",
        "an erasing of what was written anew reaches nothing that holds none of it",
        "what was made afterwards of what was written before goes as well",
        "an earlier version says nothing of what it blanked",
        "nothing is left of a burned letter",
        "in another month it is another entry",
        "no other entry",
    ],
)
def test_an_erasing_reaches_what_was_written_before_it_or_unaware_of_it(
    records: list[Edit], gone: str, stay: str
) -> None:
    for given in (records, records[::-1], [*records, *records]):
        found = to_blank(given)
        assert set(gone) <= found
        assert not set(stay) & found
