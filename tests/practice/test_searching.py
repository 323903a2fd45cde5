"""Searching the diary: every word, without case and accents, each further letter within what was found."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from nc_tui.practice.diary import Entry
from nc_tui.practice.kinds.facts import Listed
from nc_tui.practice.searching import Search, excerpt, folded, found, narrows, prepared
from tests.practice.made import TODAY, ago, made
from tests.practice.test_diary import practice


def about(text: str, days_ago: int = 0, **named: str) -> Entry:
    return Entry(made(practice(), ago(days_ago)), Listed("Three greetings", texts=(text,)), **named)


def hits(entries: list[Entry], search: Search) -> list[int]:
    ready = list(prepared(entries))
    return [entries.index(one.entry) for one in found(ready, search)]


def test_every_word_counts_wherever_it_stands_and_in_any_order() -> None:
    entries = [about("We laughed in the rain"), about("Rain on the canal"), about("nothing")]
    assert hits(entries, Search("rain")) == [0, 1]
    assert hits(entries, Search("  RAIN   laugh ")) == [0]
    assert hits(entries, Search("three greet")) == [0, 1, 2], "titles too"
    assert hits(entries, Search("")) == [0, 1, 2]


def test_case_accents_and_ligatures_play_no_part() -> None:
    entries = [about("Zoë à la Straße"), about("Ærø, Łódź, İstanbul"), about("שלום · 你好")]
    for words in ("zoe strasse", "ZOË", "STRASSE", "a la"):
        assert hits(entries, Search(words)) == [0], words
    for words in ("aero", "lodz", "istanbul"):
        assert hits(entries, Search(words)) == [1], words
    assert hits(entries, Search("שלום")) == hits(entries, Search("你")) == [2]


def test_kind_exercise_person_and_days_narrow_it_down() -> None:
    entries = [
        about("a", person="maja", exercise="fold"),
        about("b", 3, person="samir", exercise="fold"),
        about("c", 9, person="maja", exercise="ask"),
    ]
    assert hits(entries, Search(person="maja")) == [0, 2]
    assert hits(entries, Search(exercise="fold", text="b")) == [1]
    assert hits(entries, Search(since=ago(5))) == [0, 1]
    assert hits(entries, Search(since=ago(9), until=ago(3))) == [1, 2]
    assert hits(entries, Search(kind="urge")) == []


@given(text=st.text(max_size=60), first=st.text(max_size=5), more=st.text(max_size=3))
def test_a_further_letter_finds_nothing_that_was_not_found_before(text: str, first: str, more: str) -> None:
    ready = list(prepared([about(text), about(first), about(first + more)]))
    before, after = Search(first), Search(first + more)
    if narrows(before, after):
        assert found(found(ready, before), after) == found(ready, after)


def test_another_person_or_fewer_letters_start_again_from_all() -> None:
    assert narrows(Search("ma"), Search("maj"))
    assert narrows(Search(), Search("m", person="maja"))
    assert not narrows(Search("maj"), Search("ma"))
    assert not narrows(Search(person="maja"), Search(person="samir"))
    assert not narrows(Search("ma", person="maja"), Search("maj"))


@given(text=st.text())
def test_folding_never_fails_and_changes_nothing_the_second_time(text: str) -> None:
    assert folded(folded(text)) == folded(text)


def test_an_excerpt_begins_a_little_before_what_was_found() -> None:
    long = "word " * 40 + "the baker said hello " + "word " * 40
    shown = excerpt(long, "BAKER")
    assert shown.startswith("…word")
    assert 0 < shown.index("baker") <= 30
    assert excerpt(long, "word") == long
    assert excerpt(long, "") == long
    assert excerpt("short baker", "baker") == "short baker"


def test_a_note_of_a_hundred_thousand_letters_is_found_to_its_last_word() -> None:
    entries = [about("ab " * 33_000 + "pomegranate"), about("x")]
    assert hits(entries, Search("pomegranate")) == [0]
    assert "pomegranate" in excerpt(entries[0].listed.texts[0], "pomegranate")
    assert TODAY - timedelta(days=0) == entries[0].record.day
