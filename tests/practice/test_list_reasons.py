"""Lines of one's own journal beside the sentences of the review."""

import pytest
from msgspec.structs import replace

from nc_tui.practice.kinds import Checkin, Contact, Data, Practice, RehearsalRun, Urge
from nc_tui.practice.list_reasons import MOST, bearing_on
from tests.practice.made import history_of, made
from tests.practice.ready_lists import ago, practice

SKILLS = {"asking": "Asking", "repair": "Repair"}
RUN = RehearsalRun(
    rehearsal="three-dots", edition=1, run=1, level=3, said=(), moves=(), end="silence", meets="silence-or-no"
)


def lines(item: str, *data: Data) -> list[tuple[str, str]]:
    records = [made(one, ago(len(data) - place)) for place, one in enumerate(data)]
    return [(line.about, line.words) for line in bearing_on(item, history_of(*records), SKILLS)]


def told(
    note: str,
    skill: str = "asking",
    predicted: int | None = None,
    after: int | None = None,
    with_: str | None = None,
) -> Practice:
    one = practice(skill, with_=with_, after=after)
    return replace(one, note=note, predicted=predicted)


def test_how_a_no_a_silence_and_an_urge_were_taken_stands_beside_accepting_the_ending() -> None:
    run = replace(RUN, plan="I ring Femi")
    found = lines("accept-ending", run, Urge(rating=9, ratings=(5, 3), outcome="ridden"), told("He said no."))
    assert found == [
        ("Asking", "“He said no.”"),
        ("An urge, ridden out", "9 → 3"),
        ("Rehearsal, silence or a no", "“I ring Femi”"),
    ]


def test_what_they_did_is_what_speaks_for_being_welcome_and_nothing_that_you_did() -> None:
    them = Contact(started="them", channel="text", on_topic=False)
    me = Contact(started="me", channel="text", on_topic=True, note="I wrote")
    assert [about for about, _ in lines("signs-welcome", them, me)] == ["They got in touch"]


def test_what_went_easier_than_expected_with_somebody_is_a_change() -> None:
    easier = told("", "repair", predicted=5, after=2, with_="Maja")
    harder = told("", "repair", predicted=2, after=5, with_="Maja")
    alone = told("", "repair", predicted=5, after=2)
    assert lines("what-differs", easier, harder, alone) == [("Repair", "with Maja: 5 → 2")]


def test_what_was_wanted_in_a_talk_is_a_hope() -> None:
    run = replace(RUN, wanted="an answer")
    assert lines("no-hidden-agenda", run) == [("Rehearsal, what you wanted", "“an answer”")]


@pytest.mark.parametrize("item", ["good-for-both", "unknown"])
def test_what_says_nothing_to_a_sentence_isnt_shown(item: str) -> None:
    assert lines(item, Checkin(mood=5), practice()) == []


def test_the_latest_few_are_shown_and_a_long_note_is_cut() -> None:
    found = lines("good-for-both", *(told(f"{number} " + "word " * 40, "repair") for number in range(9)))
    assert len(found) == MOST
    assert found[0][1].startswith("“8 ")
    assert all(len(words) <= 90 for _, words in found)
